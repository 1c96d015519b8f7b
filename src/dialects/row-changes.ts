import type { OnConflict, Operation, RowCondition } from '../operations/operation.ts';
import { tableOf } from '../schema/catalog.ts';
import type { TableName } from '../schema/model.ts';
import { type ColumnType, dimensionsOf } from '../schema/types.ts';
import { isSqlExpression, type Literal } from '../sql/author.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../sql/fragment.ts';
import { wordsOf } from '../sql/words.ts';
import { shown } from './ansi.ts';
import { inside, type RenderContext, type Rendering } from './dialect.ts';
import { expressionSql, identifier, literalSql, names, qualified, refused } from './spelling.ts';

/** How a dialect gives a column's type as it is at this point of the chain. */
type CurrentType = (type: ColumnType, context: RenderContext) => ColumnType;

/** `UPDATE users SET active = false WHERE id IN (1, 2) AND left_at IS NULL` */
export function updateRows(
  { table, set, where }: Operation<'updateRows'>,
  context: RenderContext,
  current: CurrentType,
): Rendering {
  if (set.length === 0) refused('updateRows sets nothing', 'write set: { column: value }');
  const changes = join(set.map(([column, value]) => assignment(table, column, value, context, current)));
  return inside(
    fragment`UPDATE ${qualified(table, context.dialect)} SET ${changes} ${filter(table, where, context, current)}`,
  );
}

/** `DELETE FROM users WHERE id = 1` */
export function deleteRows(
  { table, where }: Operation<'deleteRows'>,
  context: RenderContext,
  current: CurrentType,
): Rendering {
  return inside(fragment`DELETE FROM ${qualified(table, context.dialect)} ${filter(table, where, context, current)}`);
}

/** `ON CONFLICT (id) DO UPDATE SET name = excluded.name`, as PostgreSQL and SQLite have it. */
export function onConflict(
  table: TableName,
  { columns, where, update }: OnConflict,
  target: Fragment,
  context: RenderContext,
  current: CurrentType,
): Fragment {
  const { dialect } = context;
  const key = columns === undefined ? target : fragment`(${names(columns, dialect)})`;
  const condition = where === undefined ? nothing : fragment`WHERE ${expressionSql(where, dialect)}`;
  if (update.length === 0) return fragment`ON CONFLICT ${key} ${condition} DO NOTHING`;
  if (key.text === '')
    refused('onConflict updates, and names no key', 'name the columns of the key, or its constraint');
  const changes = update.map(([column, value]) =>
    typeof value === 'object' && value !== null && value.kind === 'inserted'
      ? fragment`${identifier(column, dialect)} = excluded.${identifier(column, dialect)}`
      : assignment(table, column, value, context, current),
  );
  return fragment`ON CONFLICT ${key} ${condition} DO UPDATE SET ${join(changes)}`;
}

export function assignment(
  table: TableName,
  column: string,
  value: Literal,
  context: RenderContext,
  current: CurrentType,
): Fragment {
  checkAssignable(table, column, value, context);
  return fragment`${identifier(column, context.dialect)} = ${valueSql(table, column, value, context, current)}`;
}

/** A database refuses these only when rows are there to be changed. */
function checkAssignable(table: TableName, name: string, value: Literal, { before, dialect }: RenderContext): void {
  const column = tableOf(before, table)?.columns.find((one) => one.name === name);
  if (column?.computed !== undefined)
    refused(`column ${shown(name)} is computed and takes no values`, 'change the columns that it is computed of');
  if (column?.identity?.always && dialect.name === 'postgresql' && !isSqlExpression(value)) {
    refused(
      `column ${shown(name)} is always generated and can be updated to DEFAULT only`,
      `write sql\`DEFAULT\`, or alter the column first: { identity: { always: false } }`,
    );
  }
}

/**
 * Does the same set change the rows to the same values once more? Not where it reads what it sets.
 *
 * @example
 * isRepeatable([['country', 'NO']]) // true
 * isRepeatable([['points', sql`points + 1`]]) // false
 */
export function isRepeatable(set: Operation<'backfill'>['set']): boolean {
  const bare = (name: string): string => name.replaceAll('"', '').toLowerCase();
  const changed = new Set(set.map(([column]) => bare(column)));
  return !set.some(([, value]) => isSqlExpression(value) && [...wordsOf(value)].some((one) => changed.has(bare(one))));
}

export function filter(table: TableName, where: RowCondition, context: RenderContext, current: CurrentType): Fragment {
  if (where.kind === 'all') return nothing;
  if (where.kind !== 'values') return fragment`WHERE ${expressionSql(where, context.dialect)}`;
  const parts = where.columns.map(([column, value]) => condition(table, column, value, context, current));
  return fragment`WHERE ${join(parts, ' AND ')}`;
}

/** `id = 1`, `id IN (1, 2)`, `id IS NULL`, `(id IN (1, 2) OR id IS NULL)`; for a column of arrays a list is one value. */
function condition(
  table: TableName,
  column: string,
  value: Literal | readonly Literal[],
  context: RenderContext,
  current: CurrentType,
): Fragment {
  const name = identifier(column, context.dialect);
  const type = typeOfColumn(table, column, context, current);
  const compared = (one: Literal): Fragment => {
    if (isSqlExpression(one)) return grouped(expressionSql(one, context.dialect));
    const sql = valueSql(table, column, one, context, current);
    return type === undefined ? sql : context.dialect.compared(sql, type, column, context);
  };
  if (value === null) return fragment`${name} IS NULL`;
  if (!isList(value)) return fragment`${name} = ${compared(value)}`;
  if (type?.kind === 'array' && depthOfList(value) <= dimensionsOf(type)) {
    return fragment`${name} = ${compared({ kind: 'list', items: value })}`;
  }
  if (value.length === 0) {
    refused(`the list of values for ${shown(column)} is empty, and finds no row`, 'name one value at least');
  }
  const given = value.filter((one) => one !== null);
  const isNull = fragment`${name} IS NULL`;
  if (given.length === 0) return isNull;
  const isIn = fragment`${name} IN (${join(given.map(compared))})`;
  return given.length === value.length ? isIn : fragment`(${isIn} OR ${isNull})`;
}

/** How many lists are inside of each other, as the first element of each tells. */
function depthOfList([first]: readonly Literal[]): number {
  const inner = typeof first === 'object' && first !== null && first.kind === 'list' ? first.items : undefined;
  return 1 + (inner === undefined ? 0 : depthOfList(inner));
}

/** What stands alone: a name, a number, a string, a call. */
const ALONE = /^(?:'(?:[^']|'')*'|[\w.$"]+(?:\([^()]*\))?)$/;

/** An author's SQL on one side of an operator. */
function grouped(sql: Fragment): Fragment {
  return ALONE.test(sql.text) || (sql.text.startsWith('(') && /^\([^()]*\)$/.test(sql.text)) ? sql : fragment`(${sql})`;
}

function isList(value: Literal | readonly Literal[]): value is readonly Literal[] {
  return Array.isArray(value);
}

function typeOfColumn(
  table: TableName,
  column: string,
  context: RenderContext,
  current: CurrentType,
): ColumnType | undefined {
  const type = tableOf(context.before, table)?.columns.find((one) => one.name === column)?.type;
  return type && current(type, context);
}

function valueSql(
  table: TableName,
  column: string,
  value: Literal,
  context: RenderContext,
  current: CurrentType,
): Fragment {
  const known = typeOfColumn(table, column, context, current);
  if (typeof value === 'string' && known?.kind === 'numeric' && /^-?\d+(\.\d+)?$/.test(value)) return verbatim(value);
  return literalSql(value, known, context.dialect);
}
