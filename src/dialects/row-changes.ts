import type { OnConflict, Operation, RowCondition } from '../operations/operation.ts';
import { tableOf } from '../schema/catalog.ts';
import type { TableName } from '../schema/model.ts';
import type { ColumnType } from '../schema/types.ts';
import type { Literal } from '../sql/author.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../sql/fragment.ts';
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

function assignment(
  table: TableName,
  column: string,
  value: Literal,
  context: RenderContext,
  current: CurrentType,
): Fragment {
  return fragment`${identifier(column, context.dialect)} = ${valueSql(table, column, value, context, current)}`;
}

function filter(table: TableName, where: RowCondition, context: RenderContext, current: CurrentType): Fragment {
  const { dialect } = context;
  if (where.kind === 'all') return nothing;
  if (where.kind !== 'values') return fragment`WHERE ${expressionSql(where, dialect)}`;
  const parts = where.columns.map(([column, value]) => {
    const name = identifier(column, dialect);
    if (value === null) return fragment`${name} IS NULL`;
    if (!isList(value)) return fragment`${name} = ${valueSql(table, column, value, context, current)}`;
    if (value.length === 0 || value.includes(null)) {
      refused(
        `the list of values for ${shown(column)} is empty or has null in it`,
        'IN finds no row by null; write the condition with sql`…`',
      );
    }
    return fragment`${name} IN (${join(value.map((one) => valueSql(table, column, one, context, current)))})`;
  });
  return fragment`WHERE ${join(parts, ' AND ')}`;
}

function isList(value: Literal | readonly Literal[]): value is readonly Literal[] {
  return Array.isArray(value);
}

function valueSql(
  table: TableName,
  column: string,
  value: Literal,
  context: RenderContext,
  current: CurrentType,
): Fragment {
  const type = tableOf(context.before, table)?.columns.find((one) => one.name === column)?.type;
  const known = type && current(type, context);
  if (typeof value === 'string' && known?.kind === 'numeric' && /^-?\d+(\.\d+)?$/.test(value)) return verbatim(value);
  return literalSql(value, known, context.dialect);
}
