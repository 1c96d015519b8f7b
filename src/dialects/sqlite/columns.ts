import { typeOf } from '../../schema/catalog.ts';
import { type Collation, type Column, displayName } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { doubleQuoted, shown } from '../ansi.ts';
import type { RenderContext } from '../dialect.ts';
import { expressionSql, identifier, literalSql, refused, typeSql } from '../spelling.ts';
import { defaultSql } from './defaults.ts';

/** What the sqlite3 program knows; others are an application's own: https://sqlite.org/datatype3.html#collating_sequences */
const COLLATIONS: ReadonlySet<string> = new Set(['BINARY', 'NOCASE', 'RTRIM']);

/**
 * A column as CREATE TABLE and ADD COLUMN define it, in SQLAlchemy's order. A comment has no place in SQLite and is not written.
 *
 * @example
 * points INTEGER DEFAULT '0' NOT NULL
 * @param key the columns of the primary key
 */
export function columnDefinition(column: Column, key: readonly string[], context: RenderContext): Fragment {
  const { dialect } = context;
  const keyed = key.includes(column.name);
  checkColumn(column, key);
  const type = numbersItself(column) ? ROWID : currentType(column.type, context);
  const value = defaultSql(column, type, dialect);
  return join(
    [
      identifier(column.name, dialect),
      typeSql(type, dialect),
      collation(column.collation),
      value === undefined ? nothing : fragment`DEFAULT ${value.sql}`,
      keyword('NOT NULL', keyed || !column.nullable),
      computed(column, context),
      enumCheck(column.name, type, context),
    ],
    ' ',
  );
}

/** The type with the enum values that the catalog knows, which may be more than the column was declared with. */
export function currentType(type: ColumnType, { before, after }: RenderContext): ColumnType {
  if (type.kind !== 'enum') return type;
  const known = typeOf(before, type) ?? typeOf(after, type);
  return known === undefined ? type : { ...type, values: known.values };
}

/** `COLLATE "NOCASE"` */
export function collation(given: Collation | undefined): Fragment {
  if (given === undefined) return nothing;
  const name = typeof given === 'string' ? given : displayName(given);
  if (typeof given !== 'string' || !COLLATIONS.has(name.toUpperCase())) {
    refused(
      `SQLite has no collation ${shown(name)}`,
      "use 'BINARY', 'NOCASE' or 'RTRIM'; t.raw(sql`TEXT COLLATE …`) takes one that your application brings",
    );
  }
  return verbatim(`COLLATE ${doubleQuoted(name)}`);
}

const ROWID: ColumnType = { kind: 'integer' };

/** A column that is an identity or numbers itself is the rowid: INTEGER, of 64 bits, whatever whole numbers it was declared with. */
export function numbersItself({ autoincrement, identity }: Column): boolean {
  return autoincrement === true || identity !== undefined;
}

/** https://sqlite.org/gencol.html#limitations */
function checkColumn(column: Column, key: readonly string[]): void {
  const name = shown(column.name);
  const { always: _, ...numbering } = column.identity ?? { always: false };
  if (Object.entries(numbering).some(([part, value]) => value !== undefined && !isPlain(part, value))) {
    refused(
      `column ${name} is an identity with a numbering of its own, and SQLite only counts on from the greatest number`,
      'leave start, increment and the others out for SQLite',
    );
  }
  if (column.computed !== undefined && column.default !== undefined) {
    refused(`column ${name} is generated and has a default`, 'keep one of the two');
  }
  if (column.computed !== undefined && key.includes(column.name)) {
    refused(`column ${name} is computed, and SQLite takes no such column into a primary key`, 'use a unique index');
  }
  if (!numbersItself(column)) return;
  // https://sqlite.org/lang_createtable.html#rowid
  if (!WHOLE.has(column.type.kind) || key.length !== 1 || key[0] !== column.name) {
    refused(
      `column ${name} cannot number itself`,
      'in SQLite only a whole number that is the whole primary key does: t.integer().primaryKey().autoincrement()',
    );
  }
  if (column.default !== undefined || column.computed !== undefined) {
    refused(
      `column ${name} numbers itself and has a value of another kind`,
      'keep autoincrement() or the other, not both',
    );
  }
}

const WHOLE: ReadonlySet<string> = new Set(['smallint', 'integer', 'bigint']);

/** What says no more than that it counts from 1 by 1, as the rowid does. */
function isPlain(part: string, value: unknown): boolean {
  return value === false || ((part === 'start' || part === 'increment') && (value === 1 || value === 1n));
}

function computed({ computed: given }: Column, { dialect }: RenderContext): Fragment {
  if (given === undefined) return nothing;
  return fragment`GENERATED ALWAYS AS (${expressionSql(given.sql, dialect)}) ${verbatim(given.stored ? 'STORED' : 'VIRTUAL')}`;
}

/** SQLite has no enum types: each column checks the values for itself. */
function enumCheck(name: string, type: ColumnType, { dialect }: RenderContext): Fragment {
  if (type.kind !== 'enum' || type.values === undefined) return nothing;
  const values = join(type.values.map((one) => literalSql(one, undefined, dialect)));
  return fragment`CHECK (${identifier(name, dialect)} IN (${values}))`;
}
