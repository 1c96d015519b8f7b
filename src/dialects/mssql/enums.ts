import type { Operation } from '../../operations/operation.ts';
import { sameName, tableOf, typeOf } from '../../schema/catalog.ts';
import type { Column, Table, TableName } from '../../schema/model.ts';
import { type Fragment, fragment } from '../../sql/fragment.ts';
import { inside, type RenderContext, type Rendering } from '../dialect.ts';
import { identifier, literalSql, qualified, typeSql } from '../spelling.ts';
import { currentType, typeAndNullability } from './columns.ts';
import { defaultClause } from './defaults.ts';
import {
  addValuesSql,
  dependentsOf,
  dropDefaultSql,
  dropDependents,
  dropValuesSql,
  restoreDependents,
} from './dependents.ts';

/** SQL Server has no types to make or to drop: each column checks its values itself. */
export function noType(): Rendering {
  return [];
}

/** Every check of the values is dropped and made again with the new one. */
export function addEnumValue(
  { type, value, ifNotExists }: Operation<'addEnumValue'>,
  context: RenderContext,
): Rendering {
  if (ifNotExists && typeOf(context.before, type)?.values.includes(value)) return [];
  return inside(...rechecked(type, context, () => []));
}

/** The rows that have the old name get the new one while nothing checks them. */
export function renameEnumValue({ type, from, to }: Operation<'renameEnumValue'>, context: RenderContext): Rendering {
  return inside(...rechecked(type, context, (table, column) => [replaced(table, column, from, to, context)]));
}

/** Without a value in their place, rows that have the old one stop the script at the new check. */
export function removeEnumValue(
  { type, value, replaceWith }: Operation<'removeEnumValue'>,
  context: RenderContext,
): Rendering {
  return inside(
    ...rechecked(type, context, (table, column) =>
      replaceWith === undefined ? [] : [replaced(table, column, value, replaceWith, context)],
    ),
  );
}

function replaced(table: TableName, column: Column, from: string, to: string, { dialect }: RenderContext): Fragment {
  const name = identifier(column.name, dialect);
  return fragment`UPDATE ${qualified(table, dialect)} SET ${name} = ${literalSql(to, undefined, dialect)} WHERE ${name} = ${literalSql(from, undefined, dialect)}`;
}

/** The checks of every column of the type out of the way, what is done meanwhile, and the checks as they are afterwards. */
function rechecked(
  type: TableName,
  context: RenderContext,
  meanwhile: (table: Table, column: Column) => readonly Fragment[],
): readonly Fragment[] {
  const later: RenderContext = { ...context, before: context.after };
  return columnsOf(type, context).flatMap(([table, column]) => {
    const widened = widen(table, column, context);
    const current = tableOf(context.after, table)?.columns.find((one) => one.name === column.name) ?? column;
    const changesDefault = column.default !== undefined && current.default !== column.default;
    const owner = qualified(table, context.dialect);
    const name = identifier(column.name, context.dialect);
    return [
      ...dropValuesSql(table, column, context),
      ...(changesDefault ? [dropDefaultSql(table, column.name, context)] : []),
      ...widened,
      ...meanwhile(table, column),
      ...(changesDefault && current.default !== undefined
        ? [fragment`ALTER TABLE ${owner} ADD ${defaultClause(current.default, current, table, later)} FOR ${name}`]
        : []),
      ...addValuesSql(table, current, later),
    ];
  });
}

/** A value that is longer than all before needs a longer column, or one for other letters. */
function widen(table: Table, column: Column, context: RenderContext): readonly Fragment[] {
  const { dialect, before, after } = context;
  const spelled = (catalog: RenderContext['after']): string =>
    typeSql(currentType(column.type, { before: catalog, after: catalog }), dialect).text;
  const [from, to] = [spelled(before), spelled(after)];
  if (from === to || sizeOf(to) < sizeOf(from)) return [];
  const later: RenderContext = { ...context, before: after };
  const key = table.constraints.find((one) => one.kind === 'primaryKey');
  const keyed = key?.kind === 'primaryKey' && key.columns.includes(column.name);
  const stands =
    keyed || !to.startsWith(from.replace(/\(.*/, '(')) ? dependentsOf(table, column.name, context) : undefined;
  const alter = fragment`ALTER TABLE ${qualified(table, dialect)} ALTER COLUMN ${identifier(column.name, dialect)} ${typeAndNullability(column, keyed, later)}`;
  if (stands === undefined) return [alter];
  return [...dropDependents(stands, table, context), alter, ...restoreDependents(stands, table, context)];
}

function sizeOf(type: string): number {
  return Number(/\d+/.exec(type)?.[0] ?? 0);
}

/** The columns of this type, by the names of their tables. */
function columnsOf(type: TableName, { before }: RenderContext): readonly (readonly [Table, Column])[] {
  const found: (readonly [Table, Column])[] = [];
  for (const table of before.tables.values())
    for (const column of table.columns)
      if (column.type.kind === 'enum' && sameName(column.type, type)) found.push([table, column]);
  const key = ([table, column]: readonly [Table, Column]): string =>
    `${table.schema ?? ''}.${table.name}.${column.name}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
