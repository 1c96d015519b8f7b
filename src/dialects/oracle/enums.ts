import type { Operation } from '../../operations/operation.ts';
import { type Catalog, sameName, tableOf, typeOf } from '../../schema/catalog.ts';
import type { Column, Table, TableName } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { inside, outside, type RenderContext, type Rendering, type Statement } from '../dialect.ts';
import { identifier, literalSql, qualified, refused, typeSql } from '../spelling.ts';
import { addOwnCheck, dropOwnCheck, ownCheck } from './own-checks.ts';

/** Oracle has no types to make or to drop: each column checks its values itself. */
export function noType(): Rendering {
  return [];
}

interface User {
  readonly table: Table;
  readonly column: Column;
}

function usersOf(catalog: Catalog, type: TableName): readonly User[] {
  return [...catalog.tables.values()]
    .flatMap((table) => table.columns.map((column) => ({ table, column })))
    .filter(({ column }) => column.type.kind === 'enum' && sameName(column.type, type));
}

/** The CHECK of every column that has the type is dropped and added again, the column made longer where the new value needs it. */
export function addEnumValue({ type, value }: Operation<'addEnumValue'>, context: RenderContext): Rendering {
  checkValue(value);
  return usersOf(context.before, type).flatMap((user) => changed(user, type, [], context));
}

/** Rows and defaults follow the value. */
export function renameEnumValue({ type, from, to }: Operation<'renameEnumValue'>, context: RenderContext): Rendering {
  checkValue(to);
  return usersOf(context.before, type).flatMap((user) => [
    ...changed(user, type, [update(user, from, to, context)], context),
    ...newDefault(user, context),
  ]);
}

/** Where rows still have the value, the new CHECK is refused. */
export function removeEnumValue(
  { type, value, replaceWith }: Operation<'removeEnumValue'>,
  context: RenderContext,
): Rendering {
  return usersOf(context.before, type).flatMap((user) => [
    ...(replaceWith === undefined ? [] : inside(update(user, value, replaceWith, context))),
    ...changed(user, type, [], context),
    ...newDefault(user, context),
  ]);
}

/** A default that was the value is another one now. */
function newDefault({ table, column }: User, { after, dialect }: RenderContext): readonly Statement[] {
  const now = tableOf(after, table)?.columns.find((one) => one.name === column.name)?.default;
  if (now === column.default) return [];
  const value = now === undefined ? verbatim('NULL') : literalSql(now, undefined, dialect);
  const name = identifier(column.name, dialect);
  return outside(fragment`ALTER TABLE ${qualified(table, dialect)} MODIFY ${name} DEFAULT ${value}`);
}

function checkValue(value: string): void {
  if (value === '') refused('an enum cannot have an empty value: it is NULL to Oracle', 'give the value a name');
}

/** DROP CONSTRAINT, what is to be done between, and ADD CONSTRAINT again. */
function changed(
  { table, column }: User,
  type: TableName,
  between: readonly Fragment[],
  { before, after, dialect }: RenderContext,
): readonly Statement[] {
  const [old, fresh] = [before, after].map((catalog) => withValues(column.type, typeOf(catalog, type)?.values));
  if (old === undefined || fresh === undefined) return [];
  const [dropped, added] = [old, fresh].map((one) => ownCheck(table, column.name, one, dialect));
  if (dropped === undefined || added === undefined || dropped.body.text === added.body.text) return [];
  const wider = longest(fresh) > longest(old);
  const alter = fragment`ALTER TABLE ${qualified(table, dialect)}`;
  return [
    ...outside(
      dropOwnCheck(table, dropped, dialect),
      ...(wider ? [fragment`${alter} MODIFY ${identifier(column.name, dialect)} ${typeSql(fresh, dialect)}`] : []),
    ),
    ...inside(...between),
    ...outside(addOwnCheck(table, added, dialect)),
  ];
}

function withValues(type: ColumnType, values: readonly string[] | undefined): ColumnType<'enum'> | undefined {
  if (type.kind !== 'enum') return undefined;
  if (values === undefined && type.values === undefined)
    refused(`the values of the enum ${shown(type.name)} are not known`, `declare them: t.enum('${type.name}', ['…'])`);
  return values === undefined ? type : { ...type, values };
}

function longest({ values = [] }: ColumnType<'enum'>): number {
  return Math.max(0, ...values.map((one) => [...one].length));
}

function update({ table, column }: User, from: string, to: string, { dialect }: RenderContext): Fragment {
  const name = identifier(column.name, dialect);
  const [old, fresh] = [from, to].map((one) => literalSql(one, undefined, dialect));
  if (old === undefined || fresh === undefined) return fragment``;
  return fragment`UPDATE ${qualified(table, dialect)} SET ${name} = ${fresh} WHERE ${name} = ${old}`;
}
