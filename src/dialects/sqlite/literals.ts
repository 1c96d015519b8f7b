import type { ColumnType, TypeKind, TypeMap } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import type { TypeContext } from '../dialect.ts';
import { expressionSql, refused, typeSql } from '../spelling.ts';
import { describeLiteral, mismatch } from './mismatch.ts';
import { momentLiteral, plainInstant } from './moments.ts';
import { decimalLiteral, fits, floatLiteral, integerLiteral, plainNumber } from './numbers.ts';
import { jsonText, textSql } from './strings.ts';

type Given = Exclude<Literal, null>;
type Renderer<T> = (value: Given, type: T, context: TypeContext) => Fragment;

const NULL = verbatim('NULL');
const TRUE = verbatim('1');
const FALSE = verbatim('0');

/**
 * A value as a literal for a column of this type; without a type, as the value itself tells. SQLite stores any value in any column, so
 * that what does not fit the type is refused here, strings too.
 *
 * Source: https://sqlite.org/lang_expr.html#literal_values_constants_, https://sqlite.org/datatype3.html
 *
 * @example
 * literal(true, { kind: 'boolean' }, context) // 1
 */
export function literal(value: Literal, type: ColumnType | undefined, context: TypeContext): Fragment {
  if (value === null) return NULL;
  if (typeof value === 'object' && (value.kind === 'sql' || value.kind === 'sql-by-dialect')) {
    return expressionSql(value, context.dialect);
  }
  if (type === undefined) return plain(value, context);
  return (renderers[type.kind] as Renderer<ColumnType>)(value, type, context);
}

const renderers: { readonly [K in TypeKind]: Renderer<{ readonly kind: K } & TypeMap[K]> } = {
  smallint: integerLiteral,
  integer: integerLiteral,
  bigint: integerLiteral,
  numeric: decimalLiteral,
  float: floatLiteral,
  real: floatLiteral,
  double: floatLiteral,
  boolean,
  string: text,
  char: text,
  text,
  date: momentLiteral,
  time: momentLiteral,
  timestamp: momentLiteral,
  interval: unknown,
  uuid,
  json,
  jsonb: unknown,
  jsonpath: unknown,
  xml: unknown,
  binary,
  array: unknown,
  enum: enumValue,
  inet: unknown,
  cidr: unknown,
  macaddr: unknown,
  macaddr8: unknown,
  tsvector: unknown,
  tsquery: unknown,
  bit: unknown,
  money: unknown,
  range: unknown,
  hstore: unknown,
  citext: unknown,
  oid: unknown,
  regclass: unknown,
  regconfig: unknown,
  raw: (value, _type, context) => plain(value, context),
};

/** The type itself is refused, and so are its values. */
function unknown(value: Given, type: ColumnType, context: TypeContext): never {
  typeSql(type, context.dialect);
  mismatch(value, type, 'write it with the sql tag', context);
}

/** SQLite has no booleans but 1 and 0; the same as strings become them by affinity, which is how Alembic writes defaults. */
function boolean(value: Given, type: ColumnType<'boolean'>, context: TypeContext): Fragment {
  if (typeof value === 'boolean') return value ? TRUE : FALSE;
  if (value === '0' || value === '1') return verbatim(quotedString(value));
  mismatch(value, type, 'write true or false', context);
}

/** SQLite would store longer strings, but every other engine would not. */
function text(value: Given, type: ColumnType<'string' | 'char' | 'text'>, context: TypeContext): Fragment {
  if (typeof value !== 'string') mismatch(value, type, 'write a string', context);
  const limit = type.kind === 'text' ? undefined : type.length;
  if (limit !== undefined && value.length > limit) {
    const length = [...value].length;
    if (length > limit)
      mismatch(value, type, `it has ${length} characters; make the column longer or the string shorter`, context);
  }
  return textSql(value);
}

const UUID = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** As SQLAlchemy stores it in CHAR(32): `'a0eebc999c0b4ef8bb6d6bb9bd380a11'` */
function uuid(value: Given, type: ColumnType<'uuid'>, context: TypeContext): Fragment {
  const found = typeof value === 'string' ? UUID.exec(value) : undefined;
  if (!found) mismatch(value, type, "write a UUID as a string: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", context);
  return verbatim(quotedString(found.slice(1).join('').toLowerCase()));
}

/**
 * Any value as JSON text. A string that reads as an object or an array is doubtful and refused: Alembic would have taken it for the
 * document itself. The affinity of JSON is NUMERIC, so that a document that is one number becomes a number of SQLite.
 *
 * Source: https://sqlite.org/datatype3.html#determination_of_column_affinity
 */
function json(value: Given, type: ColumnType<'json'>, context: TypeContext): Fragment {
  if (typeof value === 'string' && isDocument(value)) {
    mismatch(
      value,
      type,
      "it may mean the document or a string in it: write the object or array itself, or sql`'…'` for JSON as text",
      context,
    );
  }
  if (typeof value === 'bigint' && !fits(value)) {
    mismatch(
      value,
      type,
      'SQLite would keep it as a float; put it into an object or an array, or write a string',
      context,
    );
  }
  return verbatim(quotedString(jsonText(value)));
}

function isDocument(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function binary(value: Given, type: ColumnType<'binary'>, context: TypeContext): Fragment {
  if (typeof value !== 'object' || value.kind !== 'bytes') mismatch(value, type, 'write a Uint8Array', context);
  return blob(value.hex);
}

function blob(hex: string): Fragment {
  return verbatim(`X'${hex.toUpperCase()}'`);
}

function enumValue(value: Given, type: ColumnType<'enum'>, context: TypeContext): Fragment {
  if (typeof value !== 'string') mismatch(value, type, 'write one of its values as a string', context);
  if (type.values !== undefined && !type.values.includes(value)) {
    mismatch(value, type, `its values are ${type.values.map((one) => `'${one}'`).join(', ')}`, context);
  }
  return textSql(value);
}

/** A value by itself. */
function plain(value: Given, context: TypeContext): Fragment {
  switch (typeof value) {
    case 'string':
      return textSql(value);
    case 'boolean':
      return value ? TRUE : FALSE;
    case 'number':
    case 'bigint':
      return plainNumber(value);
    default:
  }
  switch (value.kind) {
    case 'instant':
      return plainInstant(value, context);
    case 'bytes':
      return blob(value.hex);
    case 'list':
      return refused(
        `${describeLiteral(value)} is no value in SQLite`,
        'give the column t.json(), or write the values one by one: sql`IN (${a}, ${b})`',
      );
    case 'record':
      return textSql(jsonText(value));
    case 'sql':
    case 'sql-by-dialect':
      return expressionSql(value, context.dialect);
  }
}
