import type { Operation } from '../../operations/operation.ts';
import { columnsOfType } from '../../operations/remove-enum-value.ts';
import { tableOf, typeOf, withType } from '../../schema/catalog.ts';
import type { Column, Table, TableName } from '../../schema/model.ts';
import { fragment } from '../../sql/fragment.ts';
import { inside, type RenderContext, type Rendering, type Statement } from '../dialect.ts';
import { identifier, qualified } from '../spelling.ts';
import { alteration } from './alterations.ts';
import { wholeDefinition } from './columns.ts';
import { textSql } from './strings.ts';

/** An enum is a matter of its columns: there is no type to make, to rename or to drop. */
export function noType(): Rendering {
  return [];
}

/** Every column of the type gets the longer list: https://dev.mysql.com/doc/refman/8.4/en/enum.html */
export function addEnumValue({ type, value }: Operation<'addEnumValue'>, context: RenderContext): Rendering {
  if (typeOf(context.before, type)?.values.includes(value)) return [];
  return columnsOf(type, context).map(({ table, column }) => modification(table, column, context));
}

/** The new name beside the old one, the rows, then the new name alone. */
export function renameEnumValue({ type, from, to }: Operation<'renameEnumValue'>, context: RenderContext): Rendering {
  const values = typeOf(context.before, type)?.values ?? [];
  const both = [...values, to];
  return columnsOf(type, context).flatMap(({ table, old, column }): readonly Statement[] => {
    const meanwhile = { ...old, type: { ...old.type, values: both } } as Column;
    const between: RenderContext = { ...context, after: withValues(context, type, both) };
    return [
      modification(table, meanwhile, between),
      ...replaced(table, column.name, from, to, context),
      modification(table, column, context),
    ];
  });
}

/** A row that has the value gets another, or stops the script. */
export function removeEnumValue(
  { type, value, replaceWith }: Operation<'removeEnumValue'>,
  context: RenderContext,
): Rendering {
  return columnsOf(type, context).flatMap(({ table, column }): readonly Statement[] => [
    ...(replaceWith === undefined ? [] : replaced(table, column.name, value, replaceWith, context)),
    modification(table, column, context),
  ]);
}

interface Use {
  readonly table: Table;
  readonly old: Column;
  readonly column: Column;
}

/** The columns as they are, and as they are at the end. */
function columnsOf(type: TableName, { before, after }: RenderContext): readonly Use[] {
  return columnsOfType(before, type).map(({ table, column: old }) => {
    const fresh = tableOf(after, table) ?? table;
    return { table: fresh, old, column: fresh.columns.find((one) => one.name === old.name) ?? old };
  });
}

function withValues({ before }: RenderContext, type: TableName, values: readonly string[]): RenderContext['after'] {
  const known = typeOf(before, type);
  return known ? withType(before, { ...known, values }) : before;
}

function modification(table: Table, column: Column, context: RenderContext): Statement {
  const name = identifier(column.name, context.dialect);
  return alteration(table, context.dialect, fragment`MODIFY ${name} ${wholeDefinition(column, table, context)}`);
}

function replaced(
  table: Table,
  column: string,
  from: string,
  to: string,
  { dialect }: RenderContext,
): readonly Statement[] {
  const name = identifier(column, dialect);
  return inside(
    fragment`UPDATE ${qualified(table, dialect)} SET ${name} = ${textSql(to)} WHERE ${name} = ${textSql(from)}`,
  );
}
