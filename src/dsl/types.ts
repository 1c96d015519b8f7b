import { problem } from '../diagnostics/diagnostic.ts';
import type { RangeElement } from '../schema/types.ts';
import { callSite } from './call-site.ts';
import { buildColumn, type ColumnBuilder } from './column.ts';
import { requireSql, type Sql, type Value } from './values.ts';

/** JSON as JavaScript has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

type Moment = string | Date;

/** Refuses what is no whole number; the place of the word is looked for only then. */
function count(value: number | undefined, what: string, word: (...args: never) => unknown): void {
  if (value === undefined || (Number.isInteger(value) && value >= 0)) return;
  const at = callSite(word);
  throw problem('LB301', `${what} is ${String(value)}, not a whole number`, {
    at,
    help: 'write a whole number, or leave it out',
  });
}

/** VARCHAR(length), or VARCHAR without one. */
function string(length?: number): ColumnBuilder<string> {
  count(length, 'the length', string);
  return buildColumn(length === undefined ? { kind: 'string' } : { kind: 'string', length });
}

/** CHAR(length): padded with spaces. */
function char(length?: number): ColumnBuilder<string> {
  count(length, 'the length', char);
  return buildColumn(length === undefined ? { kind: 'char' } : { kind: 'char', length });
}

/** NUMERIC(precision, scale): exact. A string keeps every digit that a number would lose. */
function numeric(precision?: number, scale?: number): ColumnBuilder<number | bigint | string> {
  count(precision, 'the precision', numeric);
  return buildColumn({
    kind: 'numeric',
    ...(precision !== undefined && { precision }),
    ...(scale !== undefined && { scale }),
  });
}

/** FLOAT, or FLOAT(bits). */
function float(precision?: number): ColumnBuilder<number> {
  count(precision, 'the precision', float);
  return buildColumn(precision === undefined ? { kind: 'float' } : { kind: 'float', precision });
}

/** TIME, with a precision of 0 to 6 and a time zone when asked for. */
function time(options: { readonly precision?: number; readonly timezone?: boolean } = {}): ColumnBuilder<Moment> {
  count(options.precision, 'the precision', time);
  return buildColumn({
    kind: 'time',
    timezone: options.timezone ?? false,
    ...(options.precision !== undefined && { precision: options.precision }),
  });
}

/** TIMESTAMP WITHOUT TIME ZONE, or WITH it. */
function timestamp(options: { readonly precision?: number; readonly timezone?: boolean } = {}): ColumnBuilder<Moment> {
  count(options.precision, 'the precision', timestamp);
  return buildColumn({
    kind: 'timestamp',
    timezone: options.timezone ?? false,
    ...(options.precision !== undefined && { precision: options.precision }),
  });
}

/** INTERVAL, with fields such as 'DAY TO SECOND'. */
function interval(options: { readonly fields?: string; readonly precision?: number } = {}): ColumnBuilder<string> {
  count(options.precision, 'the precision', interval);
  if (
    options.fields !== undefined &&
    !/^(YEAR|MONTH|DAY|HOUR|MINUTE|SECOND)( TO (MONTH|HOUR|MINUTE|SECOND))?$/i.test(options.fields)
  ) {
    throw problem('LB301', `'${options.fields}' are no fields of an interval`, {
      at: callSite(interval),
      help: "write for instance 'DAY TO SECOND'",
    });
  }
  return buildColumn({ kind: 'interval', ...options });
}

/** Bytes: BYTEA in PostgreSQL. */
function binary(length?: number): ColumnBuilder<Uint8Array> {
  count(length, 'the length', binary);
  return buildColumn(length === undefined ? { kind: 'binary' } : { kind: 'binary', length });
}

/** BIT(length), or BIT VARYING. Values are written as strings of 0 and 1. */
function bit(length?: number, options: { readonly varying?: boolean } = {}): ColumnBuilder<string> {
  count(length, 'the length', bit);
  return buildColumn({ kind: 'bit', varying: options.varying ?? false, ...(length !== undefined && { length }) });
}

/**
 * An enum type. With values, the type is declared here and is the compiler's care: made before its first use, dropped after its
 * last. Without, it is a type that exists, such as one made by `op.createEnum`.
 */
function enumOf<const V extends string>(
  name: string,
  values?: readonly V[],
  options: { readonly schema?: string } = {},
): ColumnBuilder<V> {
  const at = callSite(enumOf);
  if (typeof name !== 'string' || name === '')
    throw problem('LB301', 'an enum needs a name', { at, help: "t.enum('order_status', ['new', 'paid'])" });
  if (
    values !== undefined &&
    (!Array.isArray(values) || values.length === 0 || values.some((one) => typeof one !== 'string'))
  ) {
    throw problem('LB301', `enum "${name}" needs a list of values`, { at, help: `t.enum('${name}', ['new', 'paid'])` });
  }
  return buildColumn({
    kind: 'enum',
    name,
    ...(options.schema !== undefined && { schema: options.schema }),
    ...(values !== undefined && { values: Object.freeze([...values]) }),
  });
}

/** An array of another type. */
function array<T>(of: ColumnBuilder<T>, dimensions = 1): ColumnBuilder<readonly T[]> {
  return of.array(dimensions);
}

/** A type by its SQL name, for what has no word here. */
function raw<T extends Value = Value>(type: Sql): ColumnBuilder<T> {
  return buildColumn({ kind: 'raw', sql: requireSql(type, 'the type of t.raw()', callSite(raw)) });
}

const plain =
  <T>(
    kind:
      | 'smallint'
      | 'integer'
      | 'bigint'
      | 'real'
      | 'double'
      | 'boolean'
      | 'text'
      | 'date'
      | 'uuid'
      | 'json'
      | 'jsonb'
      | 'jsonpath'
      | 'xml'
      | 'inet'
      | 'cidr'
      | 'macaddr'
      | 'macaddr8'
      | 'tsvector'
      | 'tsquery'
      | 'money'
      | 'hstore'
      | 'citext'
      | 'oid'
      | 'regclass'
      | 'regconfig',
  ) =>
  (): ColumnBuilder<T> =>
    buildColumn<T>({ kind });

const range = (of: RangeElement, multi: boolean) => (): ColumnBuilder<string> =>
  buildColumn<string>({ kind: 'range', of, multi });

/** The types of columns. */
export const t = Object.freeze({
  smallint: plain<number>('smallint'),
  integer: plain<number>('integer'),
  bigint: plain<number | bigint>('bigint'),
  numeric,
  decimal: numeric,
  float,
  real: plain<number>('real'),
  double: plain<number>('double'),
  boolean: plain<boolean>('boolean'),
  string,
  varchar: string,
  char,
  text: plain<string>('text'),
  date: plain<Moment>('date'),
  time,
  timestamp,
  interval,
  uuid: plain<string>('uuid'),
  json: plain<Json>('json'),
  jsonb: plain<Json>('jsonb'),
  jsonpath: plain<string>('jsonpath'),
  xml: plain<string>('xml'),
  binary,
  bytea: binary,
  array,
  enum: enumOf,
  inet: plain<string>('inet'),
  cidr: plain<string>('cidr'),
  macaddr: plain<string>('macaddr'),
  macaddr8: plain<string>('macaddr8'),
  tsvector: plain<string>('tsvector'),
  tsquery: plain<string>('tsquery'),
  bit,
  money: plain<number | string>('money'),
  hstore: plain<{ readonly [key: string]: string | null }>('hstore'),
  citext: plain<string>('citext'),
  oid: plain<number>('oid'),
  regclass: plain<string>('regclass'),
  regconfig: plain<string>('regconfig'),
  int4range: range('int4', false),
  int8range: range('int8', false),
  numrange: range('num', false),
  daterange: range('date', false),
  tsrange: range('ts', false),
  tstzrange: range('tstz', false),
  int4multirange: range('int4', true),
  int8multirange: range('int8', true),
  nummultirange: range('num', true),
  datemultirange: range('date', true),
  tsmultirange: range('ts', true),
  tstzmultirange: range('tstz', true),
  raw,
});
