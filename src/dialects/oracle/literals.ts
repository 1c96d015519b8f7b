import type { ColumnType, TypeKind, TypeMap } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import type { TypeContext } from '../dialect.ts';
import { expressionSql, refused, typeSql } from '../spelling.ts';
import { describeLiteral, mismatch } from './mismatch.ts';
import { intervalLiteral, momentLiteral, plainInstant } from './moments.ts';
import { decimalLiteral, floatLiteral, integerLiteral, plainNumber } from './numbers.ts';
import { bytesOf, jsonText, MOST_BYTES, textSql } from './strings.ts';
import { countsMonths, hasBoolean, isLarge, MOST_RAW_BYTES } from './types.ts';

type Given = Exclude<Literal, null>;
type Renderer<T> = (value: Given, type: T, context: TypeContext) => Fragment;

const NULL = verbatim('NULL');

/**
 * A value as a literal for a column of this type; without a type, as the value itself tells.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Literals.html
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
  time: unknown,
  timestamp: momentLiteral,
  interval: (value, type, context) => intervalLiteral(value, type, countsMonths(type), context),
  uuid,
  json,
  jsonb: unknown,
  jsonpath: unknown,
  xml: (value, type, context) => {
    if (typeof value !== 'string') mismatch(value, type, 'write the document as a string', context);
    return verbatim(`XMLTYPE(${textSql(value).text})`);
  },
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

/** 1 and 0 before Oracle 23ai; the same as strings become numbers, which is how Alembic writes defaults. */
function boolean(value: Given, type: ColumnType<'boolean'>, context: TypeContext): Fragment {
  if (typeof value === 'boolean') return truth(value, context);
  if (value === '0' || value === '1') return verbatim(quotedString(value));
  mismatch(value, type, 'write true or false', context);
}

function truth(value: boolean, { dialect }: TypeContext): Fragment {
  if (hasBoolean(dialect)) return verbatim(value ? 'TRUE' : 'FALSE');
  return verbatim(value ? '1' : '0');
}

function text(value: Given, type: ColumnType<'string' | 'char' | 'text'>, context: TypeContext): Fragment {
  if (typeof value !== 'string') mismatch(value, type, 'write a string', context);
  if (type.kind !== 'text') checkLength(value, type, context);
  return textSql(value);
}

function checkLength(value: string, type: ColumnType<'string' | 'char'>, context: TypeContext): void {
  const limit = type.length ?? (type.kind === 'char' ? 1 : undefined);
  if (limit !== undefined && value.length > limit) {
    const length = [...value].length;
    if (length > limit)
      mismatch(value, type, `it has ${length} characters; make the column longer or the string shorter`, context);
  }
  const bytes = bytesOf(value);
  if (bytes > MOST_BYTES)
    mismatch(value, type, `it has ${bytes} bytes, and VARCHAR2 holds ${MOST_BYTES}: use t.text()`, context);
}

const UUID = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** As SQLAlchemy stores it in CHAR(32): `'a0eebc999c0b4ef8bb6d6bb9bd380a11'` */
function uuid(value: Given, type: ColumnType<'uuid'>, context: TypeContext): Fragment {
  const found = typeof value === 'string' ? UUID.exec(value) : undefined;
  if (!found) mismatch(value, type, "write a UUID as a string: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", context);
  return verbatim(quotedString(found.slice(1).join('').toLowerCase()));
}

/** Any value as JSON text. A string that reads as an object or an array is doubtful and refused: Alembic would have taken it for the document itself. */
function json(value: Given, type: ColumnType<'json'>, context: TypeContext): Fragment {
  if (typeof value === 'string' && isDocument(value)) {
    mismatch(
      value,
      type,
      "it may mean the document or a string in it: write the object or array itself, or sql`'…'` for JSON as text",
      context,
    );
  }
  return textSql(jsonText(value));
}

function isDocument(given: string): boolean {
  if (!/^\s*[{[]/.test(given)) return false;
  try {
    JSON.parse(given);
    return true;
  } catch {
    return false;
  }
}

function binary(value: Given, type: ColumnType<'binary'>, context: TypeContext): Fragment {
  if (typeof value !== 'object' || value.kind !== 'bytes') mismatch(value, type, 'write a Uint8Array', context);
  const length = value.hex.length / 2;
  const large = isLarge(type, context.dialect);
  if (large && length === 0) return verbatim('EMPTY_BLOB()');
  if (!large && type.length !== undefined && length > type.length)
    mismatch(value, type, `it has ${length} bytes; make the column longer`, context);
  return bytesSql(value.hex);
}

/** `HEXTORAW('00ff')`: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/HEXTORAW.html */
function bytesSql(hex: string): Fragment {
  const length = hex.length / 2;
  if (length === 0) refused('no bytes at all are NULL to Oracle', 'write null, or give the column t.binary()');
  if (length > MOST_RAW_BYTES) {
    refused(
      `a Uint8Array of ${length} bytes is longer than the ${MOST_RAW_BYTES} that SQL can write in Oracle`,
      'load it by a program, or in pieces with DBMS_LOB in an op.execute',
    );
  }
  const lines = hex.toUpperCase().match(/.{1,2000}/g) ?? [];
  return verbatim(`HEXTORAW(${lines.map((one) => `'${one}'`).join('\n  || ')})`);
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
      return truth(value, context);
    case 'number':
    case 'bigint':
      return plainNumber(value);
    default:
  }
  switch (value.kind) {
    case 'instant':
      return plainInstant(value, context);
    case 'bytes':
      return bytesSql(value.hex);
    case 'list':
      return refused(
        `${describeLiteral(value)} is no value in Oracle`,
        'give the column t.json(), or write the values one by one: sql`IN (${a}, ${b})`',
      );
    case 'record':
      return textSql(jsonText(value));
    case 'sql':
    case 'sql-by-dialect':
      return expressionSql(value, context.dialect);
  }
}
