import { customStatements } from '../custom.ts';
import type { Dialect } from '../dialect.ts';
import { silent } from '../silent.ts';
import { refused } from '../spelling.ts';
import { addColumn, alterColumn, dropColumn } from './alter-columns.ts';
import { backfill } from './backfill.ts';
import { noComment, tableComment } from './comments.ts';
import { assert, when } from './conditions.ts';
import { addConstraint, dropConstraint, renameConstraint, validateConstraint } from './constraints.ts';
import { bulkInsert, compared, deleteRows, execute, updateRows } from './data.ts';
import { addEnumValue, noType, removeEnumValue, renameEnumValue } from './enums.ts';
import { createIndex, dropIndex, renameIndex } from './indexes.ts';
import { literal } from './literals.ts';
import { quote } from './names.ts';
import { commentOnObject, createObject, dropObject, noObject, renameObject, replaceObject } from './objects/objects.ts';
import { grant, revoke } from './objects/privileges.ts';
import { alterSequence } from './objects/sequences.ts';
import { refreshView } from './objects/views.ts';
import { preconditionQuery } from './preconditions.ts';
import { resume } from './resume.ts';
import { alterTable, createTable, dropTable, moveTable, noPartitions, renameTable } from './tables.ts';
import { textLiteral } from './texts.ts';
import { types } from './types.ts';

/** Oracle Database 19c, 21c, 23ai and 26ai. Every DDL statement commits by itself, before and behind it. */
export const oracle: Dialect = {
  name: 'oracle',
  title: 'Oracle Database',
  versions: { oldest: '19', newest: '26' },
  profile: 'oracle',
  // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Database-Object-Names-and-Qualifiers.html
  nameLimit: 128,
  nameUnit: 'bytes',
  transactionalDdl: false,
  quote,
  types,
  literal,
  text: textLiteral,
  compared,
  // What a role may do is known to the server alone: a script finds out before it changes anything.
  privileges: () => ({ needs: [], makes: [] }),
  resume,
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
    constraintComment: ({ name }) => noComment('a constraint', name),
    indexComment: ({ index }) => noComment('an index', index.name),
    enumComment: ({ type }) => noComment('an enum', type.name),
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
    alterDomain: ({ domain }) =>
      refused(`Oracle cannot change the domain ${domain.name} in place`, 'drop it, and create it anew'),
    refreshView,
    grant,
    revoke,
    rowSecurity: ({ table }) => noObject('policy', table.name),
    allow: silent,
    custom: customStatements,
    baseline: () =>
      refused(
        'a baseline is a dump of PostgreSQL, and Oracle has another schema',
        'compile for postgresql; a project on Oracle begins with migrations that say what is there',
      ),
    execute,
    when,
    assert,
  },
  // DDL cannot be taken back: what stands in its way is looked for before the first change.
  preconditions: { first: true, place: 'ROWID', query: preconditionQuery },
};
