import type { Operation } from '../../operations/operation.ts';
import { nameOf } from '../../schema/catalog.ts';
import type { Constraint, Table, TableOptions } from '../../schema/model.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import * as ansi from '../ansi.ts';
import { type Dialect, extend, inside, type RenderContext, type Rendering, type Statement } from '../dialect.ts';
import { expressionSql, identifier, qualified, refused } from '../spelling.ts';
import { executed } from './alter-table.ts';
import { columnDefinition } from './columns.ts';
import { commenting, commentOnColumn, commentOnConstraint, commentOnTable, commentsOnIndexes } from './comments.ts';
import { constraintSql } from './constraints.ts';
import { indexGuard, tableGuard } from './definition-checks.ts';
import { accessMethod, storageParameters, tablespace } from './elements.ts';
import { indexSql } from './indexes.ts';
import { laterOptions } from './table-options.ts';

/** CREATE TABLE with its constraints, the primary key first; then its indexes, then its comments. */
export function createTable({ table, ifNotExists, at }: Operation<'createTable'>, context: RenderContext): Rendering {
  const { dialect, leaveNames } = context;
  const head: Statement[] = [{ sql: tableSql(table, ifNotExists, context), transaction: 'inside' }];
  for (const index of table.indexes)
    head.push({
      sql: indexSql(table, index, { ifNotExists, concurrently: false }, dialect),
      transaction: 'inside',
      does: [{ kind: 'createIndex', at, table: nameOf(table), index, ifNotExists, concurrently: false }],
    });
  const rest = [...comments(table, at, dialect), ...laterOptions(table, at, dialect)];
  if (!ifNotExists) return [...head, ...rest];
  const compared = leaveNames ? table.constraints.filter((one) => one.named) : table.constraints;
  const guards = [tableGuard(table, compared, dialect), ...table.indexes.map((one) => indexGuard(table, one, dialect))];
  const guarded = head.map((one, i) => {
    const guard = guards[i];
    return guard === undefined ? one : extend(one, { guard });
  });
  return [...guarded, ...rest];
}

/** Those on the table and its columns, then those on its constraints and indexes. */
function comments(table: Table, at: Operation['at'], dialect: Dialect): readonly Statement[] {
  const own: Fragment[] = [];
  if (table.comment !== undefined) own.push(commentOnTable(table, table.comment, dialect));
  for (const { name, comment } of table.columns) {
    if (comment !== undefined) own.push(commentOnColumn(table, name, comment, dialect));
  }
  const parts: Fragment[] = [];
  for (const one of table.constraints) {
    if (one.comment !== undefined) parts.push(commentOnConstraint(table, one, dialect));
  }
  parts.push(...commentsOnIndexes(table, table.indexes, dialect));
  if (own.length + parts.length === 0) return [];
  const does = [commenting(table, at)];
  return [
    ...own.map((sql): Statement => ({ sql, transaction: 'inside', does })),
    ...parts.map((sql): Statement => ({ sql, transaction: 'inside', does: [] })),
  ];
}

export function dropTable({ table, ifExists }: Operation<'dropTable'>, { dialect }: RenderContext): Rendering {
  return inside(ansi.dropTable(table, ifExists, dialect));
}

export function renameTable({ table, to }: Operation<'renameTable'>, { dialect }: RenderContext): Rendering {
  return inside(ansi.renameTable(table, to, dialect));
}

/** `ALTER TABLE orders SET SCHEMA archive`; the schema of the search path is known to the server alone. */
export function moveTable({ table, toSchema }: Operation<'moveTable'>, { dialect }: RenderContext): Rendering {
  const head = fragment`ALTER TABLE ${qualified(table, dialect)} SET SCHEMA`;
  if (toSchema !== null) return inside(fragment`${head} ${identifier(toSchema, dialect)}`);
  return inside(executed(head, 'pg_catalog.current_schema()'));
}

export function tableComment({ table, comment }: Operation<'tableComment'>, { dialect }: RenderContext): Rendering {
  return inside(commentOnTable(table, comment, dialect));
}

function tableSql(table: Table, ifNotExists: boolean, context: RenderContext): Fragment {
  const { dialect } = context;
  const { options = {} } = table;
  checkOptions(table, options);
  const constraints = keyFirst(table.constraints);
  const key = constraints[0]?.kind === 'primaryKey' ? constraints[0].columns : [];
  const parts: Fragment[] = [];
  for (const column of table.columns) parts.push(columnDefinition(column, key.includes(column.name), context));
  for (const constraint of constraints) parts.push(constraintSql(constraint, context));
  const lines = parts.length === 0 ? verbatim('()') : fragment`(\n  ${join(parts, ',\n  ')}\n)`;
  const kind = keyword(options.temporary ? 'TEMPORARY' : 'UNLOGGED', options.temporary || options.unlogged);
  const head = fragment`CREATE ${kind} TABLE ${keyword('IF NOT EXISTS', ifNotExists)} ${qualified(table, dialect)} ${lines}`;
  return table.options === undefined ? head : join([head, ...optionsSql(options, context)], '\n');
}

/** In the order of the grammar: https://www.postgresql.org/docs/current/sql-createtable.html */
function optionsSql(options: TableOptions, { dialect }: RenderContext): readonly Fragment[] {
  const { inherits = [], partitionBy, using, onCommit } = options;
  return [
    inherits.length === 0 ? nothing : fragment`INHERITS (${join(inherits.map((one) => qualified(one, dialect)))})`,
    partitionBy === undefined ? nothing : fragment`PARTITION BY ${expressionSql(partitionBy, dialect)}`,
    accessMethod(using, dialect),
    storageParameters(options.with),
    onCommit === undefined ? nothing : verbatim(`ON COMMIT ${onCommit.toUpperCase()}`),
    tablespace(options.tablespace, dialect),
  ];
}

function checkOptions(table: Table, { temporary, unlogged, onCommit, inherits, partitionBy }: TableOptions): void {
  const name = (): string => ansi.shown(table.name);
  if (temporary && unlogged)
    refused(`table ${name()} is temporary and unlogged`, 'keep one; a temporary table is never logged');
  if (temporary && table.schema !== undefined) {
    refused(
      `table ${name()} is temporary and has a schema`,
      'remove the schema; temporary tables live in one of their own',
    );
  }
  if (onCommit !== undefined && !temporary)
    refused(`onCommit is for temporary tables, and ${name()} is none`, 'remove onCommit');
  if (partitionBy !== undefined && (inherits ?? []).length > 0) {
    refused(`table ${name()} is partitioned and inherits`, 'keep one of the two');
  }
  if (partitionBy !== undefined && unlogged)
    refused(`table ${name()} is partitioned and unlogged`, 'make its partitions unlogged');
  const given = table.constraints.find(
    (one) => (one.kind === 'primaryKey' || one.kind === 'unique') && one.usingIndex !== undefined,
  );
  if (given !== undefined) {
    refused(
      `constraint ${ansi.shown(given.name)} uses an index of a table that is not there yet`,
      'add the constraint after the index',
    );
  }
}

function keyFirst(constraints: readonly Constraint[]): readonly Constraint[] {
  const at = constraints.findIndex((one) => one.kind === 'primaryKey');
  const key = constraints[at];
  return at <= 0 || key === undefined ? constraints : [key, ...constraints.filter((one) => one !== key)];
}
