import type { ColumnType, TypeKind, TypeMap } from '../types.ts';
import { arrayFault, rangeFault } from './lists.ts';
import { dayFault, intervalFault, timeFault, timestampFault } from './moments.ts';
import { hardwareFault, networkFault } from './networks.ts';
import { decimalFault, floatFault, moneyFault, wholeFault } from './numbers.ts';

type Check<T> = (text: string, type: T) => string | undefined;

/**
 * What a text of a file lacks to be a value of a type, as help for its author; undefined when it is one, and no digit, character or
 * offset of it would be lost. What only the server knows (a table's name, the words of a tsquery) is left to it.
 *
 * @example textFault('70000', { kind: 'smallint' }) // 'it holds -32768 to 32767; choose a wider type'
 */
export function textFault(text: string, type: ColumnType): string | undefined {
  return (checks[type.kind] as Check<ColumnType>)(text, type);
}

const anything = (): undefined => undefined;

const checks: { readonly [K in TypeKind]: Check<{ readonly kind: K } & TypeMap[K]> } = {
  smallint: wholeFault,
  integer: wholeFault,
  bigint: wholeFault,
  numeric: decimalFault,
  float: floatFault,
  real: floatFault,
  double: floatFault,
  boolean: (text) => (booleanOf(text) === undefined ? 'write true or false' : undefined),
  string: lengthFault,
  char: lengthFault,
  text: anything,
  date: dayFault,
  time: timeFault,
  timestamp: timestampFault,
  interval: intervalFault,
  uuid: (text) => (UUID.test(text) ? undefined : 'write a UUID: a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'),
  json: (text) => jsonFault(text),
  jsonb: (text) => jsonFault(text) ?? binaryJsonFault(text),
  jsonpath: (text) => (text.trim() === '' ? 'write a path: $.a' : undefined),
  xml: anything,
  binary: (text) => (BYTES.test(text) ? undefined : 'write the bytes in hexadecimal: \\x00ff'),
  array: (text, type) => arrayFault(text, type, textFault),
  enum: enumFault,
  inet: networkFault,
  cidr: networkFault,
  macaddr: hardwareFault,
  macaddr8: hardwareFault,
  tsvector: anything,
  tsquery: anything,
  bit: bitFault,
  money: moneyFault,
  range: (text, type) => rangeFault(text, type, textFault),
  hstore: anything,
  citext: anything,
  oid: wholeFault,
  regclass: (text) => (text === '' ? 'write a name: public.users' : undefined),
  regconfig: (text) => (text === '' ? 'write a name: english' : undefined),
  raw: anything,
};

/** What PostgreSQL reads as a boolean: https://www.postgresql.org/docs/current/datatype-boolean.html */
export function booleanOf(text: string): boolean | undefined {
  if (/^(?:t|true|y|yes|on|1)$/i.test(text)) return true;
  return /^(?:f|false|n|no|off|0)$/i.test(text) ? false : undefined;
}

const UUID = /^(?:[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12})$/i;
const BYTES = /^\\x(?:[0-9a-f]{2})*$/i;

/** Spaces beyond the length of CHAR mean nothing; those of VARCHAR would be cut off in silence. */
function lengthFault(text: string, type: ColumnType<'string' | 'char'>): string | undefined {
  const limit = type.kind === 'char' ? (type.length ?? 1) : type.length;
  if (limit === undefined || text.length <= limit) return undefined;
  const length = [...(type.kind === 'char' ? text.replace(/ +$/, '') : text)].length;
  return length > limit ? `it has ${length} characters; make the column longer` : undefined;
}

function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return 'write JSON; a string in it has quotes of its own: "{""a"": ""b""}", """b"""';
  }
}

/** JSONB decodes what JSON keeps as it is written: https://www.postgresql.org/docs/current/datatype-json.html */
function binaryJsonFault(text: string): string | undefined {
  if (!text.includes('\\u')) return undefined;
  const decoded = JSON.stringify(JSON.parse(text));
  return /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(decoded)
    ? 'JSONB holds neither \\u0000 nor half a surrogate pair'
    : undefined;
}

function enumFault(text: string, { values }: ColumnType<'enum'>): string | undefined {
  if (values === undefined || values.includes(text)) return undefined;
  return values.length === 0
    ? 'the type has no values'
    : `its values are ${values.map((one) => `'${one}'`).join(', ')}`;
}

function bitFault(text: string, { length, varying }: ColumnType<'bit'>): string | undefined {
  if (!/^[01]*$/.test(text)) return 'write 0 and 1 only: 0101';
  const limit = varying ? length : (length ?? 1);
  if (limit === undefined || (varying ? text.length <= limit : text.length === limit)) return undefined;
  return `it has ${text.length} bits; change the length of the type`;
}
