import { type Position, problem } from '../diagnostics/diagnostic.ts';
import type { Literal, SqlExpression } from '../sql/author.ts';

/** What an author may give as a value: in `sql`, in defaults, in rows. */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | Uint8Array
  | Sql
  | readonly Value[]
  | { readonly [key: string]: Value };

declare const brand: unique symbol;

/** SQL made by the `sql` tag. There is no other way to make one. */
export interface Sql {
  readonly [brand]: 'sql';
}

const made = new WeakMap<object, SqlExpression>();

/** Makes the public value of a piece of SQL. */
export function publish(expression: SqlExpression): Sql {
  Object.freeze(expression);
  made.set(expression, expression);
  return expression as object as Sql;
}

/** The SQL behind a public value, or undefined when it is none. */
export function sqlOf(value: unknown): SqlExpression | undefined {
  return typeof value === 'object' && value !== null ? made.get(value) : undefined;
}

/** The SQL that an argument must be. */
export function requireSql(value: unknown, what: string, at: Position): SqlExpression {
  const expression = sqlOf(value);
  if (expression) return expression;
  const given = typeof value === 'string' ? 'a plain string' : describe(value);
  throw problem('LB302', `${what} is ${given}, not SQL`, { at, help: 'write it with the sql tag: sql`…`' });
}

/** A value that is a literal already; undefined for whatever needs a closer look. */
export function plainLiteral(value: unknown): Literal | undefined {
  if (
    value === null ||
    typeof value === 'boolean' ||
    typeof value === 'string' ||
    typeof value === 'bigint' ||
    typeof value === 'number'
  ) {
    return value;
  }
  return sqlOf(value);
}

/** A value as plain data; frozen, without anything of the author's own objects. */
export function toLiteral(value: unknown, at: Position | undefined, what = 'a value'): Literal {
  const plain = plainLiteral(value);
  if (plain !== undefined) return plain;
  if (typeof value === 'object' && value !== null) {
    if (Array.isArray(value))
      return Object.freeze({ kind: 'list', items: value.map((one) => toLiteral(one, at, what)) } as const);
    const tag = Object.prototype.toString.call(value);
    if (tag === '[object Date]') return instant(value as Date, at, what);
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return Object.freeze({ kind: 'bytes', hex: Buffer.from(bytes).toString('hex') } as const);
    }
    if (tag === '[object Object]' && isPlain(value)) {
      const entries = Object.entries(value).map(([key, one]) => [key, toLiteral(one, at, `${what} (${key})`)] as const);
      return Object.freeze({ kind: 'record', entries } as const);
    }
  }
  throw problem('LB303', `${what} is ${describe(value)}, and no literal can be made of it`, {
    at,
    help:
      value === undefined
        ? 'write null for NULL, or leave the key out'
        : 'use null, a boolean, a number, a bigint, a string, a Date, a Uint8Array, an array, a plain object, or sql`…`',
  });
}

function instant(date: Date, at: Position | undefined, what: string): Literal {
  const time = Date.prototype.getTime.call(date);
  if (Number.isNaN(time))
    throw problem('LB303', `${what} is an invalid Date`, { at, help: "write it as new Date('2026-01-15T10:30:00Z')" });
  return Object.freeze({ kind: 'instant', iso: Date.prototype.toISOString.call(date) } as const);
}

/** An object literal, of whichever realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === null ||
    (typeof prototype === 'object' && prototype !== null && Object.getPrototypeOf(prototype) === null)
  );
}

export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'undefined';
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'an array';
  if (typeof value !== 'object') return `a ${typeof value}`;
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name !== 'Object' ? `an instance of ${name}` : 'an object';
}
