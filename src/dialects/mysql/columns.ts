import { typeOf } from '../../schema/catalog.ts';
import { type Collation, type Column, displayName, type Table } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import type { Dialect, RenderContext } from '../dialect.ts';
import { expressionSql, identifier, refused, typeSql } from '../spelling.ts';
import { defaultSql } from './defaults.ts';
import { need } from './differences.ts';
import { commentText } from './strings.ts';

/**
 * A column as CREATE TABLE and ADD COLUMN define it, in SQLAlchemy's order.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/create-table.html
 *
 * @example
 * level INTEGER NOT NULL COMMENT '0 to 9' DEFAULT 3
 */
export function columnDefinition(
  column: Column,
  table: Pick<Table, 'constraints' | 'indexes'>,
  context: RenderContext,
): Fragment {
  const { dialect } = context;
  const type = checkedType(column, table, context);
  const value = defaultSql(column, type, dialect);
  return join(
    [
      identifier(column.name, dialect),
      typeSql(type, dialect),
      collation(column.collation, dialect),
      computed(column, dialect),
      nullability(column, isKeyed(column, table), type, dialect),
      comment(column),
      keyword('AUTO_INCREMENT', numbersItself(column)),
      value === undefined ? nothing : fragment`DEFAULT ${value}`,
    ],
    ' ',
  );
}

/**
 * The whole definition of a column as MODIFY and CHANGE need it: what is not said is lost.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html#alter-table-redefine-column
 *
 * @example
 * BIGINT NOT NULL DEFAULT 5 COMMENT 'years'
 */
export function wholeDefinition(
  column: Column,
  table: Pick<Table, 'constraints' | 'indexes'>,
  context: RenderContext,
): Fragment {
  const { dialect } = context;
  const type = checkedType(column, table, context);
  const value = defaultSql(column, type, dialect);
  const isNotNull = !column.nullable || isKeyed(column, table);
  return join(
    [
      typeSql(type, dialect),
      collation(column.collation, dialect),
      computed(column, dialect),
      column.computed === undefined
        ? verbatim(isNotNull ? 'NOT NULL' : 'NULL')
        : nullability(column, isKeyed(column, table), type, dialect),
      keyword('AUTO_INCREMENT', numbersItself(column)),
      value === undefined ? nothing : fragment`DEFAULT ${value}`,
      comment(column),
    ],
    ' ',
  );
}

/** The type with the enum values that the catalog knows at the end of the operation. */
export function currentType(type: ColumnType, { before, after }: RenderContext): ColumnType {
  if (type.kind !== 'enum') return type;
  const known = typeOf(after, type) ?? typeOf(before, type);
  return known === undefined ? type : { ...type, values: known.values };
}

/** An identity is what MySQL has for it. */
export function numbersItself({ autoincrement, identity }: Column): boolean {
  return (autoincrement ?? false) || identity !== undefined;
}

function checkedType(
  column: Column,
  table: Pick<Table, 'constraints' | 'indexes'>,
  context: RenderContext,
): ColumnType {
  const type = currentType(column.type, context);
  checkColumn(column, type, context.dialect);
  if (numbersItself(column)) checkNumbering(column, type, table, context.dialect);
  return type;
}

function checkColumn(column: Column, type: ColumnType, dialect: Dialect): void {
  const name = shown(column.name);
  for (const part of ['statistics', 'storage', 'compression'] as const) {
    if (column[part] !== undefined)
      refused(`${dialect.title} has no ${part} for the column ${name}`, 'leave it out, or write it by sql.for');
  }
  if (column.computed !== undefined && column.default !== undefined)
    refused(`column ${name} is generated and has a default`, 'keep one of the two');
  if (column.collation !== undefined && !/^(?:string|char|text|enum|raw)$/.test(type.kind))
    refused(`column ${name} has a collation and no text`, 'leave the collation out');
}

/** https://dev.mysql.com/doc/refman/8.4/en/example-auto-increment.html */
function checkNumbering(
  column: Column,
  type: ColumnType,
  table: Pick<Table, 'constraints' | 'indexes'>,
  { title }: Dialect,
): void {
  const name = shown(column.name);
  if (!/^(?:smallint|integer|bigint|raw)$/.test(type.kind))
    refused(`column ${name} cannot number itself`, 'give it a whole number as its type: t.bigint()');
  if (column.default !== undefined || column.computed !== undefined)
    refused(
      `column ${name} numbers itself and has a value of another kind`,
      'keep autoincrement() or the other, not both',
    );
  if (!leadsKey(column.name, table))
    refused(
      `column ${name} numbers itself, and ${title} wants it to be the first of a key`,
      'make it the primary key, or give it an index or unique()',
    );
  const { always, start: _, ...options } = column.identity ?? { always: false };
  const [option] =
    Object.entries(options).find(([key, value]) => value !== undefined && !(key === 'increment' && value === 1)) ?? [];
  if (option !== undefined)
    refused(
      `${title} has no ${option} for a column that numbers itself`,
      'leave it out: AUTO_INCREMENT counts by the setting of the server',
    );
  if (always) refused(`${title} cannot keep rows from giving column ${name} a number of their own`, 'leave always out');
}

/** Is the column the first of the primary key, a unique constraint or an index? */
export function leadsKey(column: string, { constraints, indexes }: Pick<Table, 'constraints' | 'indexes'>): boolean {
  return (
    constraints.some((one) => (one.kind === 'primaryKey' || one.kind === 'unique') && one.columns[0] === column) ||
    indexes.some((one) => one.elements[0]?.target === column)
  );
}

function isKeyed({ name }: Column, { constraints }: Pick<Table, 'constraints'>): boolean {
  return constraints.some((one) => one.kind === 'primaryKey' && one.columns.includes(name));
}

/** A TIMESTAMP may be NULL only where it says so: https://dev.mysql.com/doc/refman/8.4/en/timestamp-initialization.html */
function nullability(column: Column, keyed: boolean, type: ColumnType, dialect: Dialect): Fragment {
  if (!column.nullable || keyed) {
    if (column.computed !== undefined)
      need('notNullComputed', `NOT NULL for the computed column ${shown(column.name)}`, 'leave notNull() out', dialect);
    return verbatim('NOT NULL');
  }
  return keyword('NULL', /^timestamp\b/i.test(typeSql(type, dialect).text) && column.computed === undefined);
}

/** `COLLATE utf8mb4_bin` */
export function collation(given: Collation | undefined, { title }: Dialect): Fragment {
  if (given === undefined) return nothing;
  const name = typeof given === 'string' ? given : displayName(given);
  if (typeof given !== 'string' || !/^\w+$/.test(name)) {
    refused(`${title} has no collation ${shown(name)}`, "write one of SHOW COLLATION, for instance 'utf8mb4_bin'");
  }
  return verbatim(`COLLATE ${name}`);
}

function comment({ name, comment: text }: Column): Fragment {
  return text === undefined || text === ''
    ? nothing
    : verbatim(`COMMENT ${commentText(text, 1024, `column ${shown(name)}`)}`);
}

/** https://dev.mysql.com/doc/refman/8.4/en/create-table-generated-columns.html */
function computed({ computed: given }: Column, dialect: Dialect): Fragment {
  if (given === undefined) return nothing;
  return fragment`GENERATED ALWAYS AS (${expressionSql(given.sql, dialect)}) ${verbatim(given.stored ? 'STORED' : 'VIRTUAL')}`;
}
