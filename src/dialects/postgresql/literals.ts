import type { ColumnType, TypeKind, TypeMap } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import type { TypeContext } from '../dialect.ts';
import { expressionSql } from '../spelling.ts';
import { arrayLiteral, plainList } from './arrays.ts';
import { hstoreLiteral, jsonLiteral, jsonText } from './documents.ts';
import { mismatch } from './mismatch.ts';
import { momentLiteral, plainInstant } from './moments.ts';
import { decimalLiteral, floatLiteral, integerLiteral, plainNumber } from './numbers.ts';

type Given = Exclude<Literal, null>;
type Renderer<T> = (value: Given, type: T, context: TypeContext) => Fragment;

const NULL = verbatim('NULL');
const TRUE = verbatim('true');
const FALSE = verbatim('false');

/**
 * A value as a literal for a column of this type; without a type, as the value itself tells.
 * A string is taken for any type: it becomes a quoted literal that PostgreSQL reads. Backslashes need no care, since the script pins
 * standard_conforming_strings.
 *
 * @example
 * literal("it's", { kind: 'text' }, context) // 'it''s'
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
  smallint: orString(integerLiteral),
  integer: orString(integerLiteral),
  bigint: orString(integerLiteral),
  numeric: orString(decimalLiteral),
  float: orString(floatLiteral),
  real: orString(floatLiteral),
  double: orString(floatLiteral),
  boolean,
  string: limitedString,
  char: limitedString,
  text: text('write a string'),
  date: orString(momentLiteral),
  time: orString(momentLiteral),
  timestamp: orString(momentLiteral),
  interval: text("write a string: '90 minutes'"),
  uuid: text("write a string: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"),
  json: jsonLiteral,
  jsonb: jsonLiteral,
  jsonpath: text("write a string: '$.a'"),
  xml: text('write a string'),
  binary,
  array: orString(arrayLiteral),
  enum: enumValue,
  inet: text("write a string: '10.0.0.1'"),
  cidr: text("write a string: '10.0.0.0/8'"),
  macaddr: text("write a string: '08:00:2b:01:02:03'"),
  macaddr8: text("write a string: '08:00:2b:01:02:03:04:05'"),
  tsvector: text('write a string, or sql`to_tsvector(…)`'),
  tsquery: text('write a string, or sql`to_tsquery(…)`'),
  bit,
  money: orString(decimalLiteral),
  range: text("write a string: '[1,10)'"),
  hstore: orString(hstoreLiteral),
  citext: text('write a string'),
  oid: orString(integerLiteral),
  regclass: text("write a string: 'public.users'"),
  regconfig: text("write a string: 'english'"),
  raw: (value, _type, context) => plain(value, context),
};

function orString<T extends ColumnType>(render: Renderer<T>): Renderer<T> {
  return (value, type, context) =>
    typeof value === 'string' ? verbatim(quotedString(value)) : render(value, type, context);
}

/** Types whose values are written as strings, and only so. */
function text(help: string): Renderer<ColumnType> {
  return (value, type, context) =>
    typeof value === 'string' ? verbatim(quotedString(value)) : mismatch(value, type, help, context);
}

function boolean(value: Given, type: ColumnType<'boolean'>, context: TypeContext): Fragment {
  if (typeof value === 'boolean') return value ? TRUE : FALSE;
  if (typeof value === 'string') return verbatim(quotedString(value));
  mismatch(value, type, 'write true or false', context);
}

/** Spaces beyond the length are cut off in silence: in CHAR they mean nothing, in VARCHAR they do. */
function limitedString(value: Given, type: ColumnType<'string' | 'char'>, context: TypeContext): Fragment {
  if (typeof value !== 'string') mismatch(value, type, 'write a string', context);
  const limit = type.kind === 'char' ? (type.length ?? 1) : type.length;
  if (limit !== undefined && value.length > limit) {
    const length = [...(type.kind === 'char' ? value.trimEnd() : value)].length;
    if (length > limit)
      mismatch(value, type, `it has ${length} characters; make the column longer or the string shorter`, context);
  }
  return verbatim(quotedString(value));
}

/** https://www.postgresql.org/docs/current/datatype-binary.html: the hex format; no bytes at all are the empty string. */
function binary(value: Given, type: ColumnType<'binary'>, context: TypeContext): Fragment {
  if (typeof value === 'string') return verbatim(quotedString(value));
  if (typeof value !== 'object' || value.kind !== 'bytes') mismatch(value, type, 'write a Uint8Array', context);
  return verbatim(value.hex === '' ? "''" : `'\\x${value.hex}'`);
}

function enumValue(value: Given, type: ColumnType<'enum'>, context: TypeContext): Fragment {
  if (typeof value !== 'string') mismatch(value, type, 'write one of its values as a string', context);
  if (type.values !== undefined && !type.values.includes(value)) {
    const listed = type.values.map((one) => `'${one}'`).join(', ');
    mismatch(value, type, listed === '' ? 'the type has no values' : `its values are ${listed}`, context);
  }
  return verbatim(quotedString(value));
}

const BITS = /^[01]*$/;

function bit(value: Given, type: ColumnType<'bit'>, context: TypeContext): Fragment {
  if (typeof value !== 'string') mismatch(value, type, "write a string of 0 and 1: '0101'", context);
  const limit = type.varying ? type.length : (type.length ?? 1);
  if (limit !== undefined && BITS.test(value) && (type.varying ? value.length > limit : value.length !== limit)) {
    mismatch(value, type, `it has ${value.length} bits; change the length of the type or the value`, context);
  }
  return verbatim(quotedString(value));
}

/** A value by itself. */
function plain(value: Given, context: TypeContext): Fragment {
  switch (typeof value) {
    case 'string':
      return verbatim(quotedString(value));
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
      return verbatim(`'\\x${value.hex}'::BYTEA`);
    case 'list':
      return plainList(value, context);
    case 'record':
      return verbatim(quotedString(jsonText(value)));
    case 'sql':
    case 'sql-by-dialect':
      return expressionSql(value, context.dialect);
  }
}
