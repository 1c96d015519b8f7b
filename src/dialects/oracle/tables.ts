import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Constraint, Table } from '../../schema/model.ts';
import { isDialectName } from '../../sql/author.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import * as ansi from '../ansi.ts';
import { outside, type RenderContext, type Rendering } from '../dialect.ts';
import { identifier, qualified, refused } from '../spelling.ts';
import { columnDefinition, currentType } from './columns.ts';
import { commentOnColumn, commentOnTable } from './comments.ts';
import { constraintSql } from './constraints.ts';
import { ifExistsWord, ifNotExistsWord } from './existence.ts';
import { indexSql } from './indexes.ts';
import { checkIndexes, checkKeys } from './large-keys.ts';
import { storedName } from './names.ts';
import { ownCheck, renameOwnCheck } from './own-checks.ts';

/**
 * CREATE TABLE with its constraints, the primary key first; then its indexes, then its comments.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/CREATE-TABLE.html
 */
export function createTable({ table, ifNotExists }: Operation<'createTable'>, context: RenderContext): Rendering {
  const { dialect } = context;
  checkKeys(table.columns, table.constraints, context);
  checkIndexes(table.columns, table.indexes, context);
  const comments: Fragment[] = [];
  if (table.comment !== undefined) comments.push(commentOnTable(table, table.comment, dialect));
  for (const { name, comment } of table.columns) {
    if (comment !== undefined) comments.push(commentOnColumn(table, name, comment, dialect));
  }
  return outside(
    tableSql(table, ifNotExists, context),
    ...table.indexes.map((index) => indexSql(table, index, { ifNotExists, online: false }, dialect)),
    ...comments,
  );
}

function tableSql(table: Table, ifNotExists: boolean, context: RenderContext): Fragment {
  const { dialect } = context;
  checkTable(table);
  const constraints = keyFirst(table.constraints);
  const key = constraints[0]?.kind === 'primaryKey' ? constraints[0].columns : [];
  const parts = [
    ...table.columns.map((column) => columnDefinition(table, column, key, context)),
    ...constraints.map((constraint) => constraintSql(constraint, context)),
  ];
  const head = fragment`CREATE ${keyword('GLOBAL TEMPORARY', table.oracle?.temporary)} TABLE ${ifNotExistsWord(ifNotExists, 'a table', dialect)} ${qualified(table, dialect)}`;
  const tail = join([onCommit(table), compression(table), tablespace(table, context)], '\n');
  return fragment`${head} (\n  ${join(parts, ',\n  ')}\n)${tail.text === '' ? nothing : fragment`\n${tail}`}`;
}

/** `ON COMMIT PRESERVE ROWS` */
function onCommit({ name, oracle = {} }: Table): Fragment {
  if (oracle.onCommit === undefined) return nothing;
  if (!oracle.temporary)
    refused(
      `table ${ansi.shown(name)} has onCommit and is not temporary`,
      'write oracle: { temporary: true, onCommit: … }',
    );
  return verbatim(`ON COMMIT ${oracle.onCommit.toUpperCase()}`);
}

const COMPRESSIONS =
  /^(?:basic|advanced|oltp|all operations|direct_load operations|query(?: low| high)?|archive(?: low| high)?)$/i;

/** `COMPRESS FOR QUERY HIGH` */
function compression({ name, oracle }: Table): Fragment {
  const given = oracle?.compress;
  if (given === undefined) return nothing;
  if (typeof given === 'boolean') return verbatim(given ? 'COMPRESS' : 'NOCOMPRESS');
  if (!COMPRESSIONS.test(given))
    refused(
      `${ansi.shown(given)} is no compression for table ${ansi.shown(name)}`,
      "write true, or for what: 'oltp', 'query low', 'query high', 'archive low', 'archive high'",
    );
  if (/^basic|^advanced/i.test(given)) return verbatim(`ROW STORE COMPRESS ${given.toUpperCase()}`);
  return verbatim(`COMPRESS FOR ${given.toUpperCase()}`);
}

function tablespace({ oracle }: Table, { dialect }: RenderContext): Fragment {
  const given = oracle?.tablespace;
  return given === undefined ? nothing : fragment`TABLESPACE ${identifier(given, dialect)}`;
}

/** Rows do not go to the recycle bin only where the author says so: DROP TABLE keeps them for a FLASHBACK. */
export function dropTable({ table, ifExists }: Operation<'dropTable'>, { dialect }: RenderContext): Rendering {
  return outside(fragment`DROP TABLE ${ifExistsWord(ifExists, 'a table', dialect)} ${qualified(table, dialect)}`);
}

/** The new name has no schema: a table stays in its own. What is called after the table is called after its new name. */
export function renameTable({ table, to }: Operation<'renameTable'>, context: RenderContext): Rendering {
  const { dialect, before } = context;
  const renamed = { ...table, name: to };
  const checks = (tableOf(before, table)?.columns ?? []).flatMap(({ name, type }) => {
    const known = currentType(type, context);
    const [from, then] = [ownCheck(table, name, known, dialect), ownCheck(renamed, name, known, dialect)];
    return from && then ? [renameOwnCheck(renamed, from, then, dialect)] : [];
  });
  return outside(ansi.renameTable(table, to, dialect), ...checks);
}

export function moveTable({ table }: Operation<'moveTable'>): never {
  refused(
    `Oracle cannot move ${ansi.shown(table.name)} to another schema: a schema is a user`,
    'create it there, copy its rows with op.execute, and drop it here',
  );
}

const UNKNOWN = [
  ['unlogged', 'unlogged tables', 'write ALTER TABLE … NOLOGGING with op.execute'],
  ['parameters', 'storage parameters of this kind', 'leave them out for Oracle'],
  ['tablespace', 'way to move a table by itself', 'write ALTER TABLE … MOVE with op.execute, and rebuild its indexes'],
  ['noInherit', 'inheritance', 'leave it out for Oracle'],
  ['inherit', 'inheritance', 'leave it out for Oracle'],
  ['replicaIdentity', 'replica identities', 'write ALTER TABLE … ADD SUPPLEMENTAL LOG DATA with op.execute'],
  ['owner', 'owners', 'a table belongs to the user whose schema it is in'],
] as const;

export function alterTable({ table, with: parameters, ...change }: Operation<'alterTable'>): never {
  const known = { ...change, parameters };
  const [, what = 'such options', help = 'leave them out'] = UNKNOWN.find(([part]) => known[part] !== undefined) ?? [];
  refused(`Oracle has no ${what}, as alterTable of ${ansi.shown(table.name)} wants`, help);
}

function checkTable(table: Table): void {
  const name = ansi.shown(table.name);
  for (const [option, value] of Object.entries(table.options ?? {})) {
    // What is said under the name of another engine is for that one alone.
    if (value === undefined || value === false || isDialectName(option)) continue;
    if (typeof value === 'object' && Object.keys(value).length === 0) continue;
    if (option === 'temporary')
      refused(
        `table ${name} is temporary, and in Oracle such a table stays: only its rows are the session's`,
        'write oracle: { temporary: true } for one of that kind, and drop it when it is not needed any more',
      );
    if (option === 'partitionBy') noPartitions();
    refused(`Oracle has no ${option} for tables`, 'give Oracle a createTable of its own, or leave the option out');
  }
  if (table.columns.length === 0) refused(`table ${name} has no columns, and Oracle needs one`, 'add a column');
  if (table.columns.every((one) => one.computed !== undefined))
    refused(`every column of table ${name} is computed, and Oracle needs one that is not`, 'add a column');
  const seen = new Map<string, string>();
  for (const column of table.columns) {
    const stored = storedName(column.name);
    const other = seen.get(stored);
    if (other !== undefined) {
      refused(
        `Oracle takes the columns ${ansi.shown(other)} and ${ansi.shown(column.name)} of table ${name} for one`,
        'choose names that differ in more than upper and lower case',
      );
    }
    seen.set(stored, column.name);
  }
}

/** A partitioned table of Oracle names its partitions when it is made, and none is a table of its own. */
export function noPartitions(): never {
  refused(
    'the partitions of Oracle are parts of their table, not tables of their own',
    'give Oracle a CREATE TABLE … PARTITION BY of its own with op.execute',
  );
}

function keyFirst(constraints: readonly Constraint[]): readonly Constraint[] {
  const at = constraints.findIndex((one) => one.kind === 'primaryKey');
  const key = constraints[at];
  return at <= 0 || key === undefined ? constraints : [key, ...constraints.filter((one) => one !== key)];
}
