import { customStatements } from '../custom.ts';
import type { Dialect } from '../dialect.ts';
import { silent } from '../silent.ts';
import { refused } from '../spelling.ts';
import { addColumn, alterColumn } from './alter-columns.ts';
import { backfill } from './backfill.ts';
import { constraintComment, indexComment, tableComment } from './comments.ts';
import { assert, when } from './conditions.ts';
import { addConstraint, dropConstraint, renameConstraint, validateConstraint } from './constraints.ts';
import { bulkInsert, deleteRows, execute, updateRows } from './data.ts';
import { dropColumn } from './drop-column.ts';
import { addEnumValue, noType, removeEnumValue, renameEnumValue } from './enums.ts';
import { createIndex, dropIndex, renameIndex } from './indexes.ts';
import { quote } from './keywords.ts';
import { literal } from './literals.ts';
import { commentOnObject, createObject, dropObject, noObject, renameObject, replaceObject } from './objects/objects.ts';
import { grant, revoke } from './objects/privileges.ts';
import { alterSequence } from './objects/sequences.ts';
import { PLACE, preconditionQuery } from './preconditions.ts';
import { alterTable, createTable, dropTable, moveTable, renameTable } from './tables.ts';
import { textLiteral } from './texts.ts';
import { types } from './types.ts';

function noPartitions(): never {
  refused(
    'SQL Server has no partitions that are tables of their own',
    'make a partition function and scheme by op.execute, or keep all rows in one table',
  );
}

/** SQL Server from 2019 on. Its DDL is rolled back with its transaction. */
export const mssql: Dialect = {
  name: 'mssql',
  title: 'SQL Server',
  versions: { oldest: '2019', newest: '2025' },
  profile: 'mssql',
  nameLimit: 128,
  nameUnit: 'characters',
  transactionalDdl: true,
  quote,
  types,
  literal,
  text: textLiteral,
  // A constant is converted to the type of the column: https://learn.microsoft.com/en-us/sql/t-sql/data-types/data-type-precedence-transact-sql
  compared: (sql) => sql,
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
    enumComment: () =>
      refused('SQL Server has no enum types, and no place for their comments', 'comment on the columns instead'),
    renameIndex,
    removeEnumValue,
    // The checks of the columns do not say what the type is called.
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
    alterDomain: () => noObject('domain'),
    refreshView: () => noObject('materializedView'),
    grant,
    revoke,
    rowSecurity: () => noObject('policy'),
    allow: silent,
    custom: customStatements,
    baseline: () =>
      refused(
        'a baseline is a dump of PostgreSQL, and SQL Server has another schema',
        'compile for postgresql; a project on SQL Server begins with migrations that say what is there',
      ),
    execute,
    when,
    assert,
  },
  // Whoever writes the script decides whether it can ask before it changes anything.
  preconditions: { first: false, place: PLACE, query: preconditionQuery },
};
