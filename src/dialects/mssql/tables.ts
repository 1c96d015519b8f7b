import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Constraint, Table, TableName } from '../../schema/model.ts';
import { isDialectName } from '../../sql/author.ts';
import { type Fragment, fragment, join } from '../../sql/fragment.ts';
import * as ansi from '../ansi.ts';
import { inside, type RenderContext, type Rendering } from '../dialect.ts';
import { identifier, qualified, refused } from '../spelling.ts';
import { renameDefault } from './alter-columns.ts';
import { columnDefinition, isIdentity, valuesCondition } from './columns.ts';
import { commentSql, commentsOnParts } from './comments.ts';
import { constraintSql } from './constraints.ts';
import { indexSql } from './indexes.ts';
import { objectId, pathOf, rename, valuesName } from './names.ts';

/**
 * CREATE TABLE with its constraints, the primary key first, then its indexes and comments.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql
 */
export function createTable({ table, ifNotExists }: Operation<'createTable'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const created = tableSql(table, context);
  const comments = commentsSql(table, context);
  if (ifNotExists && comments.length > 0)
    refused(
      `SQL Server makes ${ansi.shown(table.name)} only if it is not there, but not its comments`,
      'write them by op.tableComment and op.alterColumn',
    );
  return inside(
    ifNotExists ? fragment`IF ${objectId(table, dialect)} IS NULL ${created}` : created,
    ...table.indexes.map((index) => indexSql(table, index, ifNotExists, context)),
    ...comments,
  );
}

function tableSql(table: Table, context: RenderContext): Fragment {
  checkTable(table);
  const constraints = keyFirst(table.constraints);
  const key = constraints[0]?.kind === 'primaryKey' ? constraints[0].columns : [];
  const parts = [
    ...table.columns.map((column) => columnDefinition(column, table, key, context)),
    ...constraints.map((constraint) => constraintSql(constraint, table, context)),
  ];
  return fragment`CREATE TABLE ${qualified(table, context.dialect)} (\n  ${join(parts, ',\n  ')}\n)`;
}

function commentsSql(table: Table, { dialect }: RenderContext): readonly Fragment[] {
  const own = table.comment === undefined ? [] : [commentSql('execute', { table }, table.comment, undefined, dialect)];
  const ofColumns = table.columns.flatMap(({ name, comment }) =>
    comment === undefined ? [] : [commentSql('execute', { table, column: name }, comment, undefined, dialect)],
  );
  return [...own, ...ofColumns, ...commentsOnParts(table, table.constraints, table.indexes, dialect)];
}

export function dropTable({ table, ifExists }: Operation<'dropTable'>, { dialect }: RenderContext): Rendering {
  return inside(ansi.dropTable(table, ifExists, dialect));
}

/** `EXEC sp_rename 'sales.team', crew`, and the constraints that have their names from the table. */
export function renameTable({ table, to }: Operation<'renameTable'>, context: RenderContext): Rendering {
  const { dialect, before, leaveNames } = context;
  const own = rename(pathOf(table, dialect), to, dialect);
  const columns = leaveNames ? [] : (tableOf(before, table)?.columns ?? []);
  const named = columns.flatMap((column) => [
    ...(column.default === undefined ? [] : [renameDefault(table, column.name, { name: to }, column.name, context)]),
    ...(column.computed || valuesCondition(column, context) === undefined
      ? []
      : [
          rename(
            pathOf(inSchemaOf(table, valuesName(table, column.name)), dialect),
            valuesName({ name: to }, column.name),
            dialect,
            'OBJECT',
          ),
        ]),
  ]);
  return inside(own, ...named);
}

function inSchemaOf({ schema }: TableName, name: string): TableName {
  return schema === undefined ? { name } : { name, schema };
}

/** `ALTER SCHEMA archive TRANSFER sales.orders`: its constraints and indexes go with it. */
export function moveTable({ table, toSchema }: Operation<'moveTable'>, { dialect }: RenderContext): Rendering {
  if (toSchema === null)
    refused(`SQL Server moves ${ansi.shown(table.name)} to a schema by its name`, "name it: { toSchema: 'dbo' }");
  return inside(fragment`ALTER SCHEMA ${identifier(toSchema, dialect)} TRANSFER ${qualified(table, dialect)}`);
}

const UNKNOWN = [
  ['unlogged', 'unlogged tables'],
  ['parameters', 'storage parameters'],
  ['tablespace', 'tablespaces'],
  ['noInherit', 'inheritance'],
  ['inherit', 'inheritance'],
  ['replicaIdentity', 'replica identities'],
  ['owner', 'owners of tables: a schema has one'],
] as const;

export function alterTable({ table, with: parameters, ...change }: Operation<'alterTable'>): never {
  const known = { ...change, parameters };
  const [, what = 'such options'] = UNKNOWN.find(([part]) => known[part] !== undefined) ?? [];
  refused(`SQL Server has no ${what}, as alterTable of ${ansi.shown(table.name)} wants`, 'leave alterTable out for it');
}

function checkTable(table: Table): void {
  const name = ansi.shown(table.name);
  const { temporary, ...others } = table.options ?? {};
  if (temporary)
    refused(
      `SQL Server knows temporary tables by their names, and ${name} has none of these`,
      'make it by op.execute: CREATE TABLE #name (…)',
    );
  for (const [option, value] of Object.entries(others)) {
    // What is said under the name of another engine is for that one alone.
    if (value === undefined || value === false || isDialectName(option)) continue;
    if (typeof value === 'object' && Object.keys(value).length === 0) continue;
    refused(
      `SQL Server has no ${option} for tables`,
      'give SQL Server a createTable of its own, or leave the option out',
    );
  }
  if (table.partitionOf) refused('SQL Server has no partitions that are tables', 'keep all rows in one table');
  if (table.columns.length === 0) refused(`table ${name} has no columns, and SQL Server needs one`, 'add a column');
  const numbered = table.columns.filter(isIdentity);
  if (numbered.length > 1)
    refused(
      `table ${name} has ${numbered.length} columns that number themselves, and SQL Server takes one`,
      'number the others by a sequence: default(sql`NEXT VALUE FOR …`)',
    );
}

function keyFirst(constraints: readonly Constraint[]): readonly Constraint[] {
  const at = constraints.findIndex((one) => one.kind === 'primaryKey');
  const key = constraints[at];
  return at <= 0 || key === undefined ? constraints : [key, ...constraints.filter((one) => one !== key)];
}
