import type { Operation } from '../../operations/operation.ts';
import { typeOf } from '../../schema/catalog.ts';
import type { Column, Constraint, Table } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { isSqlExpression } from '../../sql/author.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import * as ansi from '../ansi.ts';
import { inside, type RenderContext, type Rendering } from '../dialect.ts';
import { expressionSql, identifier, literalSql, names, qualified, refused, typeSql } from '../spelling.ts';
import { indexSql } from './indexes.ts';
import { enumValues } from './types.ts';

/**
 * CREATE TABLE with its constraints, the primary key first, then its indexes. Comments have no place in SQLite and are not written.
 *
 * Source: https://sqlite.org/lang_createtable.html
 */
export function createTable({ table, ifNotExists }: Operation<'createTable'>, context: RenderContext): Rendering {
  const { dialect } = context;
  checkTable(table);
  const key = table.constraints.find((one) => one.kind === 'primaryKey');
  const keyed = key?.kind === 'primaryKey' ? key.columns : [];
  const ordered = key ? [key, ...table.constraints.filter((one) => one !== key)] : table.constraints;
  const parts = [
    ...table.columns.map((column) => columnDefinition(column, keyed, context)),
    ...ordered.map((constraint) => constraintSql(constraint, context)),
  ];
  const head = fragment`CREATE ${keyword('TEMPORARY', table.options?.temporary)} TABLE ${keyword('IF NOT EXISTS', ifNotExists)} ${qualified(table, dialect)}`;
  return inside(
    fragment`${head} (\n  ${join(parts, ',\n  ')}\n)`,
    ...table.indexes.map((index) => indexSql(table, index, ifNotExists, dialect)),
  );
}

export function dropTable({ table, ifExists }: Operation<'dropTable'>, { dialect }: RenderContext): Rendering {
  return inside(ansi.dropTable(table, ifExists, dialect));
}

export function renameTable({ table, to }: Operation<'renameTable'>, { dialect }: RenderContext): Rendering {
  return inside(ansi.renameTable(table, to, dialect));
}

/** SQLite keeps no comments: there is nothing to do. */
export function tableComment(): Rendering {
  return [];
}

function checkTable(table: Table): void {
  const { temporary: _, ...options } = table.options ?? {};
  const [option] = Object.keys(options);
  if (option !== undefined)
    refused(`SQLite has no ${option} for tables`, 'give SQLite a createTable of its own, or leave the option out');
  if (table.columns.length === 0)
    refused(`table ${ansi.shown(table.name)} has no columns, and SQLite needs one`, 'add a column');
}

/**
 * A column as CREATE TABLE and ADD COLUMN define it.
 *
 * @param keyed the columns of the primary key
 */
export function columnDefinition(column: Column, keyed: readonly string[], context: RenderContext): Fragment {
  const { dialect } = context;
  const { name } = column;
  if (column.identity)
    refused(
      `column ${ansi.shown(name)} is an identity, which SQLite does not have`,
      'use t.integer().primaryKey().autoincrement(): it is the rowid',
    );
  if (column.autoincrement && (column.type.kind !== 'integer' || keyed.length !== 1 || keyed[0] !== name)) {
    refused(
      `column ${ansi.shown(name)} cannot number itself`,
      'in SQLite only an INTEGER that is the whole primary key does: t.integer().primaryKey().autoincrement()',
    );
  }
  const type = currentType(column.type, context);
  return join(
    [
      identifier(name, dialect),
      typeSql(type, dialect),
      column.collation === undefined ? nothing : fragment`COLLATE ${identifier(column.collation, dialect)}`,
      column.default === undefined ? nothing : fragment`DEFAULT ${defaultSql(column.default, type, context)}`,
      column.computed === undefined
        ? nothing
        : fragment`GENERATED ALWAYS AS (${expressionSql(column.computed.sql, dialect)}) ${verbatim(column.computed.stored ? 'STORED' : 'VIRTUAL')}`,
      keyword('NOT NULL', !column.nullable || keyed.includes(name)),
      enumCheck(name, type, context),
    ],
    ' ',
  );
}

/** The type with the values that its enum has by now. */
export function currentType(type: ColumnType, { before, after }: RenderContext): ColumnType {
  if (type.kind !== 'enum') return type;
  const known = typeOf(before, type) ?? typeOf(after, type);
  return known ? { ...type, values: known.values } : type;
}

function enumCheck(name: string, type: ColumnType, { dialect }: RenderContext): Fragment {
  const values = enumValues(type);
  if (values === undefined) return nothing;
  return fragment`CHECK (${identifier(name, dialect)} IN (${join(values.map((one) => literalSql(one, undefined, dialect)))}))`;
}

/** What may stand behind DEFAULT without parentheses: https://sqlite.org/syntax/column-constraint.html */
const BARE_DEFAULT =
  /^(?:[-+]?\d+(?:\.\d+)?|'(?:[^']|'')*'|x'[0-9a-f]*'|null|true|false|current_(?:time|date|timestamp)|\([\s\S]*\))$/i;

function defaultSql(
  value: NonNullable<Column['default']> | null,
  type: ColumnType,
  { dialect }: RenderContext,
): Fragment {
  const sql = literalSql(value, type, dialect);
  return !isSqlExpression(value) || BARE_DEFAULT.test(sql.text) ? sql : fragment`(${sql})`;
}

/** A constraint as CREATE TABLE writes it. */
export function constraintSql(constraint: Constraint, context: RenderContext): Fragment {
  const { dialect } = context;
  const name = ansi.constraintName(constraint, context);
  const lost = (what: string): never =>
    refused(`SQLite has no ${what} for constraints`, 'leave it out, or give SQLite a constraint of its own');
  if ('notValid' in constraint && constraint.notValid) lost('NOT VALID');
  if ('include' in constraint && constraint.include) lost('INCLUDE');
  if ('usingIndex' in constraint && constraint.usingIndex !== undefined) lost('USING INDEX');
  if (constraint.kind !== 'foreignKey' && (constraint.deferrable !== undefined || constraint.initially !== undefined))
    lost('DEFERRABLE');
  switch (constraint.kind) {
    case 'primaryKey':
      return fragment`${name} PRIMARY KEY (${names(constraint.columns, dialect)})`;
    case 'unique':
      if (constraint.nullsNotDistinct) lost('NULLS NOT DISTINCT');
      return fragment`${name} UNIQUE (${names(constraint.columns, dialect)})`;
    case 'foreignKey':
      return fragment`${name} ${ansi.foreignKeyBody(constraint, dialect)} ${ansi.timing(constraint)}`;
    case 'check':
      if (constraint.noInherit) lost('NO INHERIT');
      return fragment`${name} ${ansi.checkBody(constraint, dialect)}`;
    case 'exclude':
      refused('SQLite has no exclusion constraints', 'write a trigger with op.execute');
  }
}
