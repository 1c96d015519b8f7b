import type { ColumnType, TypeKind, TypeMap } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { expressionSql, refused, typeSql } from '../spelling.ts';
import { knows } from './differences.ts';
import { describeLiteral, mismatch } from './mismatch.ts';
import { momentLiteral, plainInstant } from './moments.ts';
import { decimalLiteral, floatLiteral, integerLiteral, plainNumber } from './numbers.ts';
import { jsonText, quotedText, textSql } from './strings.ts';
import { isDocument } from './types.ts';

type Given = Exclude<Literal, null>;
type Renderer<T> = (value: Given, type: T, context: TypeContext) => Fragment;

const NULL = verbatim('NULL');
const TRUE = verbatim('true');
const FALSE = verbatim('false');

/**
 * A value as a literal for a column of this type; without a type, as the value itself tells. What the server would cut, round or
 * convert is refused here.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/literals.html
 *
 * @example
 * literal(Uint8Array.of(0, 255), { kind: 'binary' }, context) // X'00FF'
 */
export function literal(value: Literal, type: ColumnType | undefined, context: TypeContext): Fragment {
  if (value === null) return NULL;
  if (typeof value === 'object' && (value.kind === 'sql' || value.kind === 'sql-by-dialect')) {
    return expressionSql(value, context.dialect);
  }
  if (type === undefined) return plain(value, context);
  return (renderers[type.kind] as Renderer<ColumnType>)(value, type, context);
}

/** A document is compared as one; otherwise it would be a string of JSON: https://dev.mysql.com/doc/refman/8.4/en/json.html */
export function compared(sql: Fragment, type: ColumnType, _column: string, { dialect }: TypeContext): Fragment {
  return isDocument(type, dialect) ? fragment`CAST(${sql} AS JSON)` : sql;
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
  jsonb: json,
  jsonpath: unknown,
  xml: unknown,
  binary,
  array: unknown,
  enum: enumValue,
  inet: text,
  cidr: unknown,
  macaddr: unknown,
  macaddr8: unknown,
  tsvector: unknown,
  tsquery: unknown,
  bit,
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

function boolean(value: Given, type: ColumnType<'boolean'>, context: TypeContext): Fragment {
  if (typeof value === 'boolean') return value ? TRUE : FALSE;
  if (value === '0' || value === '1') return verbatim(quotedText(value));
  mismatch(value, type, 'write true or false', context);
}

/** TEXT holds 65535 bytes: https://dev.mysql.com/doc/refman/8.4/en/storage-requirements.html */
const MOST_BYTES = 65_535;

function text(value: Given, type: ColumnType<'string' | 'char' | 'text' | 'inet'>, context: TypeContext): Fragment {
  if (typeof value !== 'string') mismatch(value, type, 'write a string', context);
  if (type.kind === 'inet') typeSql(type, context.dialect);
  const limit =
    type.kind === 'string' || type.kind === 'char'
      ? (type.length ?? (type.kind === 'char' ? 1 : undefined))
      : undefined;
  if (limit !== undefined && value.length > limit) {
    const length = [...value].length;
    if (length > limit)
      mismatch(value, type, `it has ${length} characters; make the column longer or the string shorter`, context);
  }
  if (type.kind === 'text' && value.length * 3 > MOST_BYTES && Buffer.byteLength(value) > MOST_BYTES)
    mismatch(value, type, 'TEXT holds 65535 bytes; make the column t.raw(sql`LONGTEXT`)', context);
  return textSql(value);
}

const UUID = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** As SQLAlchemy stores it in CHAR(32): `'a0eebc999c0b4ef8bb6d6bb9bd380a11'`; MariaDB's own type has it with its dashes. */
function uuid(value: Given, type: ColumnType<'uuid'>, context: TypeContext): Fragment {
  const found = typeof value === 'string' ? UUID.exec(value) : undefined;
  if (!found) mismatch(value, type, "write a UUID as a string: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'", context);
  const dashes = knows('uuidType', context.dialect) ? '-' : '';
  return verbatim(quotedText(found.slice(1).join(dashes).toLowerCase()));
}

/** Any value as JSON text. A string that reads as an object or an array is doubtful: Alembic would have taken it for the document. */
function json(value: Given, type: ColumnType<'json' | 'jsonb'>, context: TypeContext): Fragment {
  if (typeof value === 'string' && isDocumentText(value)) {
    mismatch(
      value,
      type,
      "it may mean the document or a string in it: write the object or array itself, or sql`'…'` for JSON as text",
      context,
    );
  }
  return textSql(jsonText(value));
}

function isDocumentText(text: string): boolean {
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
  const most = type.length ?? MOST_BYTES;
  if (value.hex.length > most * 2)
    mismatch(
      value,
      type,
      `it has ${value.hex.length / 2} bytes; make the column longer: t.binary(16_777_215)`,
      context,
    );
  return bytes(value.hex);
}

/** https://dev.mysql.com/doc/refman/8.4/en/hexadecimal-literals.html */
function bytes(hex: string): Fragment {
  return verbatim(hex === '' ? "''" : `X'${hex.toUpperCase()}'`);
}

/** https://dev.mysql.com/doc/refman/8.4/en/bit-value-literals.html */
function bit(value: Given, type: ColumnType<'bit'>, context: TypeContext): Fragment {
  const fits = typeof value === 'string' && /^[01]+$/.test(value) && value.length <= (type.length ?? 1);
  if (!fits) mismatch(value, type, "write a string of 0 and 1, no longer than the type: '0101'", context);
  return verbatim(`B'${value}'`);
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
      return plainNumber(value, context);
    default:
  }
  switch (value.kind) {
    case 'instant':
      return plainInstant(value, context);
    case 'bytes':
      return bytes(value.hex);
    case 'list':
      return refused(
        `${describeLiteral(value)} is no value in ${context.dialect.title}`,
        'give the column t.json(), or write the values one by one: sql`IN (${a}, ${b})`',
      );
    case 'record':
      return textSql(jsonText(value));
    case 'sql':
    case 'sql-by-dialect':
      return expressionSql(value, context.dialect);
  }
}
