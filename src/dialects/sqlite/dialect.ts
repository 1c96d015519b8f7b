import { customStatements } from '../custom.ts';
import type { Dialect } from '../dialect.ts';
import { silent } from '../silent.ts';
import { refused } from '../spelling.ts';
import { addColumn, alterColumn } from './alter-columns.ts';
import { assert, when } from './conditions.ts';
import { addConstraint, dropConstraint } from './constraints.ts';
import { bulkInsert, deleteRows, execute, updateRows } from './data.ts';
import { dropColumn } from './drop-column.ts';
import { addEnumValue, noType } from './enums.ts';
import { createIndex, dropIndex } from './indexes.ts';
import { quote } from './keywords.ts';
import { literal } from './literals.ts';
import { commentOnObject, createObject, dropObject, noObject, renameObject, replaceObject } from './objects/objects.ts';
import { preconditionQuery } from './preconditions.ts';
import { lower } from './rebuild/lower.ts';
import { renderRebuild } from './rebuild/render.ts';
import { removeEnumValue, renameConstraint, renameEnumValue, renameIndex, validateConstraint } from './renames.ts';
import { alterTable, createTable, dropTable, moveTable, renameTable, tableComment } from './tables.ts';
import { textLiteral } from './texts.ts';
import { types } from './types.ts';

function noPartitions(): never {
  refused('SQLite has no partitions', 'keep all rows in one table');
}

/** SQLite from 3.35 on. What its ALTER TABLE cannot do is done by making the table anew. */
export const sqlite: Dialect = {
  name: 'sqlite',
  title: 'SQLite',
  versions: { oldest: '3.35', newest: '3' },
  profile: 'sqlite',
  nameLimit: 1_000_000,
  nameUnit: 'bytes',
  transactionalDdl: true,
  quote,
  types,
  literal,
  text: textLiteral,
  // The affinity of a column is applied to what it is compared with: https://sqlite.org/datatype3.html#type_conversions_prior_to_comparison
  compared: (sql) => sql,
  // Whoever may write the file may do everything.
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
    // SQLite keeps no comments: there is nothing to do.
    constraintComment: () => [],
    indexComment: () => [],
    enumComment: () => [],
    renameIndex,
    removeEnumValue,
    // The checks of the columns do not say what the type is called.
    renameEnum: noType,
    renameEnumValue,
    bulkInsert,
    updateRows,
    deleteRows,
    // A SQLite file has one writer: batches would only make it longer.
    backfill: (operation, context) => updateRows({ ...operation, kind: 'updateRows' }, context),
    createObject,
    replaceObject,
    renameObject,
    dropObject,
    commentOnObject,
    alterSequence: () => noObject('sequence'),
    alterDomain: () => noObject('domain'),
    refreshView: () => noObject('materializedView'),
    grant: () =>
      refused('SQLite has no privileges', 'leave the grant out for it: the file belongs to whoever may read it'),
    revoke: () => refused('SQLite has no privileges', 'leave it out for SQLite'),
    rowSecurity: () => noObject('policy'),
    allow: silent,
    custom: customStatements,
    baseline: () =>
      refused(
        'a baseline is a dump of PostgreSQL, and SQLite has another schema',
        'compile for postgresql; a project on SQLite begins with migrations that say what is there',
      ),
    execute,
    when,
    assert,
  },
  rebuilds: { lower, render: renderRebuild },
  // One transaction protects the whole script: a test that fails undoes all of it, wherever it stands.
  preconditions: { first: false, place: 'rowid', query: preconditionQuery },
};
