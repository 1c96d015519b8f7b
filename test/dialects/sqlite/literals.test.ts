import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ColumnType } from '../../../src/schema/types.ts';
import type { Literal } from '../../../src/sql/author.ts';
import { literal, raw } from './rendering.ts';

type Case = readonly [value: Literal, type: ColumnType | undefined, sql: string | RegExp];

function check(cases: readonly Case[]): void {
  for (const [value, type, expected] of cases) {
    const given = literal(value, type);
    if (typeof expected === 'string') assert.is(given, expected);
    else assert.match(given, expected);
  }
}

const instant = (iso: string): Literal => ({ kind: 'instant', iso });
const bytes = (hex: string): Literal => ({ kind: 'bytes', hex });
const record = (...entries: readonly (readonly [string, Literal])[]): Literal => ({ kind: 'record', entries });
const list = (...items: readonly Literal[]): Literal => ({ kind: 'list', items });

test('strings and NULL', () => {
  const string: ColumnType = { kind: 'string', length: 4 };
  check([
    [null, string, 'NULL'],
    ["it's", string, "'it''s'"],
    ['a\\b', string, "'a\\b'"],
    ['😀😀😀😀', string, "'😀😀😀😀'"],
    ['12345', string, /^refused: .* VARCHAR\(4\)/],
    [5, string, /^refused: 5 is no value for a column of type VARCHAR\(4\)/],
    ['a\u0000b', undefined, /^refused: .*NUL/],
    ['\ud800', undefined, /^refused: .*surrogate/],
    [raw("upper('x')"), string, "upper('x')"],
  ]);
});

test('the shell would lose CR LF', () => {
  check([
    ['a\r\nb', { kind: 'text' }, "(replace('a\nb', char(10), char(13, 10)))"],
    ['a\r\nb\n', { kind: 'text' }, "(replace('a¶\nb\n', '¶', char(13)))"],
    ['¶\r\nb\n', undefined, "(replace('¶§\nb\n', '§', char(13)))"],
    ['\r \n', undefined, "'\r \n'"],
  ]);
});

test('whole numbers', () => {
  for (const kind of ['smallint', 'integer', 'bigint'] as const) {
    check([
      [-17, { kind }, '-17'],
      [-(2n ** 63n), { kind }, '-9223372036854775808'],
      ['0', { kind }, "'0'"],
      ['-9223372036854775808', { kind }, "'-9223372036854775808'"],
      [2n ** 63n, { kind }, /^refused: .* is no value/],
      ['9223372036854775808', { kind }, /^refused: .* is no value/],
      [1.5, { kind }, /^refused: .* is no value/],
      [2 ** 60, { kind }, /^refused: .* too large for JavaScript/],
      [1e300, { kind }, /^refused: .* is no value/],
      ['one', { kind }, /^refused: .* is no value/],
      [true, { kind }, /^refused: true is no value/],
    ]);
  }
});

test('decimals', () => {
  const type: ColumnType = { kind: 'numeric', precision: 12, scale: 4 };
  check([
    ['1234.5600', type, "'1234.5600'"],
    ['0', type, "'0'"],
    [1.5, type, '1.5'],
    [7n, type, '7'],
    [Number.POSITIVE_INFINITY, type, '9e999'],
    ['1234567890.123456', type, /^refused: .* is no value/],
    ['9007199254740993', type, "'9007199254740993'"],
    ['9223372036854775808', type, /^refused: .* is no value/],
    [2n ** 63n, type, /^refused: .* is no value/],
    ['NaN', type, /^refused: .* is no value/],
    [Number.NaN, type, /^refused: SQLite has no NaN/],
  ]);
});

test('floats', () => {
  for (const kind of ['float', 'real', 'double'] as const) {
    check([
      [3, { kind }, '3.0'],
      [1.7e300, { kind }, '1.7e+300'],
      [5n, { kind }, '5.0'],
      ['1e5', { kind }, "'1e5'"],
      [Number.POSITIVE_INFINITY, { kind }, '9e999'],
      [Number.NEGATIVE_INFINITY, { kind }, '-9e999'],
      [Number.NaN, { kind }, /^refused: SQLite has no NaN/],
      ['Infinity', { kind }, /^refused: .* is no value/],
      [true, { kind }, /^refused: .* is no value/],
    ]);
  }
});

test('booleans', () => {
  check([
    [true, { kind: 'boolean' }, '1'],
    [false, { kind: 'boolean' }, '0'],
    ['1', { kind: 'boolean' }, "'1'"],
    ['true', { kind: 'boolean' }, /^refused: the string "true" is no value for a column of type BOOLEAN/],
    [1, { kind: 'boolean' }, /^refused: .* is no value/],
  ]);
});

test('days', () => {
  check([
    ['2024-02-29', { kind: 'date' }, "'2024-02-29'"],
    [instant('2024-02-29T00:00:00.000Z'), { kind: 'date' }, "'2024-02-29'"],
    [instant('2024-02-29T10:00:00.000Z'), { kind: 'date' }, /^refused: .* is no value/],
    ['2023-02-29', { kind: 'date' }, /^refused: .* is no value/],
    ['today', { kind: 'date' }, /^refused: .* is no value/],
    ['2024', { kind: 'date' }, /^refused: .* is no value/],
    [20240229, { kind: 'date' }, /^refused: .* is no value/],
    [instant('+010000-01-01T00:00:00.000Z'), { kind: 'date' }, /^refused: .* is no value/],
  ]);
});

test('times of day', () => {
  const type: ColumnType = { kind: 'time', timezone: false };
  const zoned: ColumnType = { kind: 'time', timezone: true };
  check([
    ['23:59', type, "'23:59:00.000000'"],
    ['23:59:58.5', type, "'23:59:58.500000'"],
    [instant('2024-02-29T10:30:00.250Z'), type, "'10:30:00.250000'"],
    [instant('2024-02-29T10:30:00.000Z'), zoned, "'10:30:00.000000+00:00'"],
    ['10:30:00-02', zoned, "'10:30:00.000000-02:00'"],
    ['10:30:00+05:45', zoned, "'10:30:00.000000+05:45'"],
    ['10:30:00+02', type, /^refused: .* is no value/],
    ['24:00:00', type, /^refused: .* is no value/],
    ['10:30:00.123', { ...type, precision: 2 }, /^refused: .* is no value/],
    ['noon', type, /^refused: .* is no value/],
  ]);
});

test('moments have one form', () => {
  const type: ColumnType = { kind: 'timestamp', timezone: false };
  const zoned: ColumnType = { kind: 'timestamp', timezone: true };
  check([
    ['2024-03-10', type, "'2024-03-10 00:00:00.000000'"],
    ['2024-03-10T04:05', type, "'2024-03-10 04:05:00.000000'"],
    ['2024-03-10 04:05:06.1234560', type, "'2024-03-10 04:05:06.123456'"],
    [instant('2024-03-10T04:05:06.789Z'), type, "'2024-03-10 04:05:06.789000'"],
    [instant('2024-03-10T04:05:06.789Z'), zoned, "'2024-03-10 04:05:06.789000'"],
    [instant('2024-03-10T04:05:06.789Z'), undefined, "'2024-03-10 04:05:06.789000'"],
    ['2024-03-10 04:05:06Z', zoned, "'2024-03-10 04:05:06.000000'"],
    ['2024-03-01 01:00:00.5+02:00', zoned, "'2024-02-29 23:00:00.500000'"],
    ['2024-03-10 04:05:06', zoned, "'2024-03-10 04:05:06.000000'"],
    ['2024-03-10 04:05:06+02', type, /^refused: .* is no value/],
    ['0000-01-01 01:00:00+02', zoned, /^refused: .* is no value/],
    ['2024-03-10 04:05:06.1234567', type, /^refused: .* is no value/],
    ['2024-03-10 04:05:06.5', { ...type, precision: 0 }, /^refused: .* is no value/],
    ['2024-03-10 25:00:00', type, /^refused: .* is no value/],
    ['now', type, /^refused: .* is no value/],
    [5, type, /^refused: 5 is no value/],
  ]);
});

test('bytes, UUIDs and enums', () => {
  const mood: ColumnType = { kind: 'enum', name: 'mood', values: ['ok', "it's"] };
  check([
    [bytes(''), { kind: 'binary' }, "X''"],
    [bytes('00ff'), { kind: 'binary' }, "X'00FF'"],
    [bytes('00ff'), undefined, "X'00FF'"],
    ['x', { kind: 'binary' }, /^refused: .* is no value for a column of type BLOB/],
    ['12345678-1234-5678-9ABC-def012345678', { kind: 'uuid' }, "'12345678123456789abcdef012345678'"],
    ['{12345678123456789abcdef012345678}', { kind: 'uuid' }, "'12345678123456789abcdef012345678'"],
    ['1234', { kind: 'uuid' }, /^refused: .* is no value for a column of type CHAR\(32\)/],
    ["it's", mood, "'it''s'"],
    ['sad', mood, /^refused: .* is no value/],
    [1, mood, /^refused: .* is no value/],
  ]);
});

test('JSON text', () => {
  const type: ColumnType = { kind: 'json' };
  check([
    [record(['k', list(1, null, "it's")], ['b', true]), type, `'{"k":[1,null,"it''s"],"b":true}'`],
    [record(['2', 1], ['1', 2n], ['__proto__', 3]), type, `'{"2":1,"1":2,"__proto__":3}'`],
    ['red', type, `'"red"'`],
    ['a\r\nb', type, `'"a\\r\\nb"'`],
    [instant('2024-01-01T00:00:00.000Z'), type, `'"2024-01-01T00:00:00.000Z"'`],
    ['{}', type, /^refused: .* is no value for a column of type JSON/],
    ['{not', type, `'"{not"'`],
    [Number.NaN, type, /^refused: JSON has no NaN/],
    [2n ** 63n - 1n, type, "'9223372036854775807'"],
    [2n ** 63n, type, /^refused: 9223372036854775808 is no value for a column of type JSON/],
    [list(2n ** 63n), type, "'[9223372036854775808]'"],
    [record(['b', bytes('00')]), type, /^refused: a Uint8Array cannot stand/],
    [record(['a', 1]), undefined, `'{"a":1}'`],
  ]);
});

test('values by themselves, and of types that SQLite does not have', () => {
  check([
    [true, undefined, '1'],
    [1.5, undefined, '1.5'],
    [2n ** 63n, undefined, /^refused: .* 64 bits/],
    [2 ** 60, undefined, /^refused: .* too large/],
    [Number.NEGATIVE_INFINITY, undefined, '-9e999'],
    [list(1), undefined, /^refused: an array is no value/],
    [list(1), { kind: 'text' }, /^refused: an array is no value/],
    ['{}', { kind: 'jsonb' }, /^refused: SQLite has no type for jsonb/],
    ['1 day', { kind: 'interval' }, /^refused: SQLite has no type for interval/],
    ['x', { kind: 'raw', sql: raw('UUID') }, "'x'"],
  ]);
});

test.run();
