import type { ColumnType, TypeKind, TypeMap } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { expressionSql, refused, typeSql } from '../spelling.ts';
import { describeLiteral, mismatch } from './mismatch.ts';
import { momentLiteral, plainInstant } from './moments.ts';
import { decimalLiteral, floatLiteral, integerLiteral, plainNumber } from './numbers.ts';
import { isAscii, jsonText, textSql } from './strings.ts';
import { hasJson } from './types.ts';

type Given = Exclude<Literal, null>;
type Renderer<T> = (value: Given, type: T, context: TypeContext) => Fragment;

const NULL = verbatim('NULL');
const TRUE = verbatim('1');
const FALSE = verbatim('0');

/**
 * A value as a literal for a column of this type; without a type, as the value itself tells. What SQL Server
 * would round, cut or convert without a word is refused here.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/data-types/constants-transact-sql
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
  xml: anyText,
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
  money,
  range: unknown,
  hstore: unknown,
  citext: unknown,
  oid: unknown,
  regclass: unknown,
  regconfig: unknown,
  raw,
};

/** The type itself is refused, and so are its values. */
function unknown(value: Given, type: ColumnType, context: TypeContext): never {
  typeSql(type, context.dialect);
  mismatch(value, type, 'write it with the sql tag', context);
}

/** SQL Server has no booleans but BIT; 1 and 0 as strings become them, which is how Alembic writes defaults. */
function boolean(value: Given, type: ColumnType<'boolean'>, context: TypeContext): Fragment {
  if (typeof value === 'boolean') return value ? TRUE : FALSE;
  if (value === '0' || value === '1') return textSql(value);
  mismatch(value, type, 'write true or false', context);
}

/** In VARCHAR every character counts as many bytes as the collation needs for it: one and more. */
function text(value: Given, type: ColumnType<'string' | 'char' | 'text'>, context: TypeContext): Fragment {
  if (typeof value !== 'string') mismatch(value, type, 'write a string', context);
  const limit = type.kind === 'text' ? undefined : type.kind === 'char' ? (type.length ?? 1) : type.length;
  if (limit !== undefined && value.length > limit) {
    const length = [...value].length;
    if (length > limit)
      mismatch(value, type, `it has ${length} characters; make the column longer or the string shorter`, context);
  }
  return textSql(value);
}

const UUID = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** `'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'` */
function uuid(value: Given, type: ColumnType<'uuid'>, context: TypeContext): Fragment {
  const found = typeof value === 'string' ? UUID.exec(value) : undefined;
  if (!found) mismatch(value, type, "write a UUID as a string: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", context);
  return verbatim(`'${found.slice(1).join('-').toLowerCase()}'`);
}

/**
 * An object or an array as JSON text. A string that reads as one is doubtful and refused: Alembic would have taken it for the document
 * itself. The CHECK beside the column lets no other values pass, and neither does the type of SQL Server 2025 in its indexes.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/functions/isjson-transact-sql
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
  const text = jsonText(value);
  checkDocument(text, type, context);
  return textSql(text);
}

/** ISJSON is true for objects and arrays only. */
export function checkDocument(text: string, type: ColumnType<'json'>, context: TypeContext): void {
  if (!hasJson(context.dialect) && !/^\s*[{[]/.test(text))
    mismatch(text, type, 'ISJSON takes an object or an array only: put the value into one', context);
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
  if (type.length !== undefined && value.hex.length > type.length * 2)
    mismatch(value, type, `it has ${value.hex.length / 2} bytes`, context);
  return bytes(value.hex);
}

/** `0xDEADBEEF` */
function bytes(hex: string): Fragment {
  return verbatim(`0x${hex.toUpperCase()}`);
}

function anyText(value: Given, type: ColumnType<'xml'>, context: TypeContext): Fragment {
  if (typeof value !== 'string') mismatch(value, type, 'write a string', context);
  return textSql(value, true);
}

/** Four digits behind the point: https://learn.microsoft.com/en-us/sql/t-sql/data-types/money-and-smallmoney-transact-sql */
function money(value: Given, type: ColumnType<'money'>, context: TypeContext): Fragment {
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string')
    mismatch(value, type, "write a number, or a string with its digits: '1234.56'", context);
  const decimal = decimalLiteral(value, { kind: 'numeric', precision: 19, scale: 4 }, context);
  return typeof value === 'string' ? verbatim(value.replace('+', '')) : decimal;
}

/** A type by its SQL name: a string for NVARCHAR and its like has the N that keeps every character. */
function raw(value: Given, { sql }: ColumnType<'raw'>, context: TypeContext): Fragment {
  if (
    typeof value === 'string' &&
    /^(?:nvarchar|nchar|ntext|sysname)\b/i.test(expressionSql(sql, context.dialect).text.trim())
  )
    return textSql(value, true);
  return plain(value, context);
}

function enumValue(value: Given, type: ColumnType<'enum'>, context: TypeContext): Fragment {
  if (typeof value !== 'string') mismatch(value, type, 'write one of its values as a string', context);
  if (type.values !== undefined && !type.values.includes(value)) {
    mismatch(value, type, `its values are ${type.values.map((one) => `'${one}'`).join(', ')}`, context);
  }
  return textSql(value, !(type.values ?? [value]).every(isAscii));
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
      return bytes(value.hex);
    case 'list':
      return refused(
        `${describeLiteral(value)} is no value in SQL Server`,
        'give the column t.json(), or write the values one by one: sql`IN (${a}, ${b})`',
      );
    case 'record':
      return textSql(jsonText(value));
    case 'sql':
    case 'sql-by-dialect':
      return expressionSql(value, context.dialect);
  }
}
