import { customStatements } from '../custom.ts';
import type { Dialect } from '../dialect.ts';
import { silent } from '../silent.ts';
import { addColumn, alterColumn, dropColumn } from './alter-columns.ts';
import { backfill } from './backfill.ts';
import { constraintComment, enumComment, indexComment } from './comments.ts';
import { comparedLiteral } from './comparisons.ts';
import { assert, when } from './conditions.ts';
import { addConstraint, dropConstraint } from './constraints.ts';
import { bulkInsert, deleteRows, updateRows } from './data.ts';
import { addEnumValue, createEnum, dropEnum } from './enums.ts';
import { execute } from './execute.ts';
import { createIndex, dropIndex } from './indexes.ts';
import { quote } from './keywords.ts';
import { literal } from './literals.ts';
import { factsOf } from './locks/index.ts';
import { alterDomain } from './objects/domains.ts';
import { commentOnObject, createObject, dropObject, renameObject, replaceObject } from './objects/objects.ts';
import { rowSecurity } from './objects/policies.ts';
import { grant, revoke } from './objects/privileges.ts';
import { alterSequence } from './objects/sequences.ts';
import { refreshView } from './objects/views.ts';
import { attachPartition, createPartition, detachPartition } from './partitions.ts';
import { preconditionQuery } from './preconditions.ts';
import { privileges } from './privileges/privileges.ts';
import { removeEnumValue } from './remove-enum-value.ts';
import { renameConstraint, renameEnum, renameEnumValue, renameIndex, validateConstraint } from './renames.ts';
import { resume } from './resume.ts';
import { alterTableOptions } from './table-options.ts';
import { createTable, dropTable, moveTable, renameTable, tableComment } from './tables.ts';
import { textLiteral } from './texts.ts';
import { types } from './types.ts';

/** PostgreSQL, in the spelling and statement order of Alembic. */
export const postgresql: Dialect = {
  name: 'postgresql',
  title: 'PostgreSQL',
  versions: { oldest: '13', newest: '18' },
  profile: 'postgresql',
  nameLimit: 63,
  nameUnit: 'bytes',
  transactionalDdl: true,
  quote,
  types,
  literal,
  text: textLiteral,
  compared: comparedLiteral,
  privileges,
  facts: factsOf,
  resume,
  operations: {
    createTable,
    dropTable,
    alterTable: alterTableOptions,
    renameTable,
    moveTable,
    createPartition,
    attachPartition,
    detachPartition,
    tableComment,
    addColumn,
    dropColumn,
    alterColumn,
    addConstraint,
    dropConstraint,
    createIndex,
    dropIndex,
    createEnum,
    dropEnum,
    addEnumValue,
    renameConstraint,
    validateConstraint,
    constraintComment,
    indexComment,
    enumComment,
    renameIndex,
    removeEnumValue,
    renameEnum,
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
    alterDomain,
    refreshView,
    grant,
    revoke,
    rowSecurity,
    allow: silent,
    custom: customStatements,
    baseline: () => [],
    execute,
    when,
    assert,
  },
  preconditions: { first: true, place: 'ctid', query: preconditionQuery },
};
