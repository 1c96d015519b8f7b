import { customStatements } from '../custom.ts';
import type { Dialect, RenderContext } from '../dialect.ts';
import { silent } from '../silent.ts';
import { refused } from '../spelling.ts';
import { addColumn } from './add-column.ts';
import { alterColumn } from './alter-column.ts';
import { assert, when } from './conditions.ts';
import { addConstraint, dropConstraint } from './constraints.ts';
import { backfill, bulkInsert, deleteRows, execute, updateRows } from './data.ts';
import { dropColumn } from './drop-column.ts';
import { addEnumValue, noType, removeEnumValue, renameEnumValue } from './enums.ts';
import { createIndex, dropIndex } from './indexes.ts';
import { quote } from './keywords.ts';
import { compared, literal } from './literals.ts';
import { commentOnObject, createObject, dropObject, noObject, renameObject, replaceObject } from './objects/objects.ts';
import { grant, revoke } from './objects/privileges.ts';
import { alterSequence } from './objects/sequences.ts';
import { NO_KEY, preconditionQuery } from './preconditions.ts';
import {
  constraintComment,
  enumComment,
  indexComment,
  renameConstraint,
  renameIndex,
  validateConstraint,
} from './renames.ts';
import { alterTable, createTable, dropTable, moveTable, noPartitions, renameTable, tableComment } from './tables.ts';
import { textLiteral } from './texts.ts';
import { types } from './types.ts';

/** All that MySQL and MariaDB have in common; where they differ, the renderers ask `differences.ts`. */
export const family: Omit<Dialect, 'name' | 'title' | 'versions'> = {
  profile: 'mysql',
  nameLimit: 64,
  nameUnit: 'characters',
  // Every DDL statement commits: https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html
  transactionalDdl: false,
  quote,
  types,
  literal,
  text: textLiteral,
  compared,
  privileges: () => ({ needs: [], makes: [] }),
  operations: {
    createTable,
    dropTable,
    alterTable,
    renameTable,
    moveTable,
    createPartition: noPartitions,
    attachPartition: noPartitions,
    detachPartition: noPartitions,
    tableComment,
    addColumn,
    dropColumn,
    alterColumn,
    addConstraint,
    dropConstraint,
    createIndex,
    dropIndex,
    createEnum: noType,
    dropEnum: noType,
    addEnumValue,
    renameConstraint,
    validateConstraint,
    constraintComment,
    indexComment,
    enumComment,
    renameIndex,
    removeEnumValue,
    // The columns do not say what the type is called.
    renameEnum: noType,
    renameEnumValue,
    bulkInsert,
    updateRows,
    deleteRows,
    backfill,
    createObject,
    replaceObject,
    renameObject,
    dropObject,
    commentOnObject,
    alterSequence,
    alterDomain: (_, { dialect }) => noObject('domain', dialect),
    refreshView: (_, { dialect }) => noObject('materializedView', dialect),
    grant,
    revoke,
    rowSecurity: (_, { dialect }) => noObject('policy', dialect),
    allow: silent,
    custom: customStatements,
    baseline: noBaseline,
    execute,
    when,
    assert,
  },
  // What a statement has done stays done: a test must come before the first one.
  preconditions: { first: true, place: NO_KEY, query: preconditionQuery },
};

function noBaseline(_: object, { dialect }: RenderContext): never {
  refused(
    `a baseline is a dump of PostgreSQL, and ${dialect.title} has another schema`,
    'compile for postgresql; a project on MySQL begins with migrations that say what is there',
  );
}
