import { parseSync } from 'libpg-query';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ColumnType } from '../../../src/schema/types.ts';
import type { Literal } from '../../../src/sql/author.ts';
import { literal, raw } from './rendering.ts';

const instant = (iso: string): Literal => ({ kind: 'instant', iso });
const bytes = (hex: string): Literal => ({ kind: 'bytes', hex });
const list = (...items: readonly Literal[]): Literal => ({ kind: 'list', items });
const record = (value: Readonly<Record<string, Literal>>): Literal => ({
  kind: 'record',
  entries: Object.entries(value),
});
const array = (of: ColumnType, dimensions = 1): ColumnType => ({ kind: 'array', of, dimensions });

const same = (type: ColumnType | undefined, cases: readonly (readonly [Literal, string])[]) => {
  for (const [value, sql] of cases) {
    assert.is(literal(value, type), sql);
    parseSync(`SELECT ${sql}`);
  }
};
const refused = (type: ColumnType | undefined, ...values: readonly Literal[]) => {
  for (const value of values) assert.match(literal(value, type), /^refused: /);
};

test('strings: quotes are doubled, nothing else is touched', () => {
  const cases = [
    ['', "''"],
    ["it's", "'it''s'"],
    ['a\\b\\', "'a\\b\\'"],
    ['50% :x ?\t\n', "'50% :x ?\t\n'"],
    ['チーム 😀', "'チーム 😀'"],
  ] as const;
  same({ kind: 'text' }, cases);
  same(undefined, cases);
  refused({ kind: 'text' }, 'a\u0000b', 'half \ud83d', 1, true, instant('2026-01-15T10:30:00.000Z'), list('a'));
});

test('strings have the length of their column', () => {
  const five: ColumnType = { kind: 'string', length: 5 };
  same(five, [
    ['12345', "'12345'"],
    ['😀😀😀😀😀', "'😀😀😀😀😀'"],
  ]);
  refused(five, '123456', '12345 ');
  same({ kind: 'char', length: 2 }, [['ab  ', "'ab  '"]]);
  refused({ kind: 'char' }, 'ab');
});

test('a string is taken for any type', () => {
  const kinds = [
    'integer',
    'numeric',
    'double',
    'boolean',
    'date',
    'uuid',
    'inet',
    'binary',
    'xml',
    'money',
    'hstore',
  ] as const;
  for (const kind of kinds) assert.is(literal('0', { kind }), "'0'");
  assert.is(literal('{}', array({ kind: 'text' })), "'{}'");
});

test('NULL and SQL', () => {
  same({ kind: 'jsonb' }, [[null, 'NULL']]);
  same(undefined, [[null, 'NULL']]);
  assert.is(literal(raw("nextval('s')"), { kind: 'integer' }), "nextval('s')");
});

test('whole numbers', () => {
  same({ kind: 'smallint' }, [
    [-32768, '-32768'],
    [32767, '32767'],
  ]);
  same({ kind: 'bigint' }, [
    [-(2n ** 63n), '-9223372036854775808'],
    [2 ** 53 - 1, '9007199254740991'],
  ]);
  same({ kind: 'oid' }, [[4294967295, '4294967295']]);
  refused({ kind: 'smallint' }, 32768, -32769, 1.5, true, Number.NaN, list());
  refused({ kind: 'integer' }, 2 ** 31, -(2 ** 31) - 1);
  refused({ kind: 'bigint' }, 2n ** 63n, 2 ** 53, 1e300);
  refused({ kind: 'oid' }, -1);
});

test('decimals', () => {
  same({ kind: 'numeric' }, [
    [0.1, '0.1'],
    [-5, '-5'],
    [123456789012345678901234567890n, '123456789012345678901234567890'],
    [1e-7, '1e-7'],
    [Number.NaN, "'NaN'::NUMERIC"],
    [Number.NEGATIVE_INFINITY, "'-Infinity'::NUMERIC"],
  ]);
  same({ kind: 'numeric', precision: 5, scale: 2 }, [[999.99, '999.99']]);
  refused({ kind: 'numeric', precision: 5, scale: 2 }, 1000, -1000, 1000n, Number.POSITIVE_INFINITY, true);
  refused({ kind: 'numeric' }, 2 ** 60);
});

test('floats', () => {
  same({ kind: 'double' }, [
    [3, '3.0'],
    [0.1, '0.1'],
    [1.7e300, '1.7e+300'],
    [5e-324, '5e-324'],
    [-0, "'-0'::DOUBLE PRECISION"],
    [Number.NaN, "'NaN'::DOUBLE PRECISION"],
    [Number.POSITIVE_INFINITY, "'Infinity'::DOUBLE PRECISION"],
    [7n, '7.0'],
  ]);
  same({ kind: 'float', precision: 24 }, [[Number.NaN, "'NaN'::REAL"]]);
  refused({ kind: 'real' }, 1e39, 1e-50, true);
});

test('booleans', () => {
  same({ kind: 'boolean' }, [
    [true, 'true'],
    [false, 'false'],
  ]);
  refused({ kind: 'boolean' }, 0, 1);
});

test('moments', () => {
  const moment = instant('2026-01-15T10:30:00.000Z');
  const precise = instant('2026-01-15T10:30:00.120Z');
  same({ kind: 'timestamp', timezone: false }, [
    [moment, "'2026-01-15 10:30:00'"],
    [precise, "'2026-01-15 10:30:00.12'"],
    [instant('+012026-01-15T00:00:00.000Z'), "'12026-01-15 00:00:00'"],
    [instant('0000-01-15T00:00:00.000Z'), "'0001-01-15 00:00:00 BC'"],
  ]);
  same({ kind: 'timestamp', timezone: true }, [
    [moment, "'2026-01-15 10:30:00+00:00'"],
    [instant('-000001-01-15T00:00:00.000Z'), "'0002-01-15 00:00:00+00:00 BC'"],
  ]);
  same({ kind: 'time', timezone: false }, [[moment, "'10:30:00'"]]);
  same({ kind: 'time', timezone: true }, [[moment, "'10:30:00+00:00'"]]);
  same({ kind: 'date' }, [[instant('2026-01-15T00:00:00.000Z'), "'2026-01-15'"]]);
  same(undefined, [[moment, "'2026-01-15 10:30:00+00:00'"]]);
  refused({ kind: 'date' }, moment, 5, true);
  refused({ kind: 'timestamp', timezone: true, precision: 1 }, precise);
  refused({ kind: 'timestamp', timezone: true }, instant('-005000-01-15T00:00:00.000Z'));
});

test('bytes', () => {
  same({ kind: 'binary' }, [
    [bytes('00ff27'), "'\\x00ff27'"],
    [bytes(''), "''"],
  ]);
  same(undefined, [[bytes('00'), "'\\x00'::BYTEA"]]);
  refused({ kind: 'binary' }, 1, list(1));
  refused({ kind: 'text' }, bytes('61'));
});

test('JSON', () => {
  same({ kind: 'jsonb' }, [
    [
      record({ k: "it's", n: list(1, record({ m: null })), b: true, big: 2n ** 70n }),
      `'{"k":"it''s","n":[1,{"m":null}],"b":true,"big":1180591620717411303424}'`,
    ],
    ['red', `'"red"'`],
    [1.5, "'1.5'"],
    [false, "'false'"],
    [list(), "'[]'"],
    [instant('2026-01-15T10:30:00.000Z'), `'"2026-01-15T10:30:00.000Z"'`],
    ['{not json', `'"{not json"'`],
  ]);
  same(undefined, [[record({ a: 1 }), `'{"a":1}'`]]);
  refused(
    { kind: 'json' },
    '{}',
    ' [1]',
    Number.NaN,
    record({ a: bytes('00') }),
    list(raw('now()')),
    record({ 'a\u0000': 1 }),
  );
});

test('hstore', () => {
  same({ kind: 'hstore' }, [
    [record({ a: '1', b: null, 'q"\\': "it's" }), `'"a"=>"1","b"=>NULL,"q\\"\\\\"=>"it''s"'`],
    [record({}), "''"],
  ]);
  refused({ kind: 'hstore' }, record({ a: 1 }), list('a'));
});

test('arrays, with a cast where PostgreSQL would take them for text', () => {
  same(array({ kind: 'integer' }), [
    [list(1, null, 3), 'ARRAY[1, NULL, 3]'],
    [list(), 'ARRAY[]::INTEGER[]'],
    [list(null), 'ARRAY[NULL]::INTEGER[]'],
    [list('1'), "ARRAY['1']::INTEGER[]"],
    [list(raw('now()')), 'ARRAY[now()]::INTEGER[]'],
  ]);
  same(array({ kind: 'integer' }, 2), [[list(list(1, 2), list(3, 4)), 'ARRAY[ARRAY[1, 2], ARRAY[3, 4]]']]);
  same(array({ kind: 'string', length: 3 }), [[list('a', "b'"), "ARRAY['a', 'b''']"]]);
  same(array({ kind: 'boolean' }), [[list(true), 'ARRAY[true]']]);
  same(array({ kind: 'date' }), [[list(instant('2026-01-15T00:00:00.000Z')), "ARRAY['2026-01-15']::DATE[]"]]);
  same(array({ kind: 'jsonb' }), [[list(list(1), 'a'), `ARRAY['[1]', '"a"']::JSONB[]`]]);
  same(array({ kind: 'enum', name: 'Mood', values: ['ok'] }), [[list('ok'), `ARRAY['ok']::"Mood"[]`]]);
  same(undefined, [
    [list(1, 2), 'ARRAY[1, 2]'],
    [list(), "'{}'"],
  ]);
  refused(array({ kind: 'integer' }), list(1.5), list(list(1)), 5, list('a\u0000'));
  refused(array({ kind: 'integer' }, 2), list(1), list(list(1), list(1, 2)), list(list()), list(null));
  refused(array({ kind: 'string', length: 1 }), list('ab'));
});

test('enums, bits and types that are written as strings', () => {
  same({ kind: 'enum', name: 'mood', values: ['ok', "it's"] }, [["it's", "'it''s'"]]);
  same({ kind: 'enum', name: 'mood' }, [['anything', "'anything'"]]);
  refused({ kind: 'enum', name: 'mood', values: ['ok'] }, 'OK', 1);
  same({ kind: 'bit', varying: false, length: 4 }, [['0101', "'0101'"]]);
  refused({ kind: 'bit', varying: false, length: 4 }, '01', 5);
  refused({ kind: 'bit', varying: true, length: 2 }, '010');
  for (const kind of [
    'uuid',
    'inet',
    'cidr',
    'macaddr',
    'macaddr8',
    'tsvector',
    'tsquery',
    'xml',
    'jsonpath',
    'regclass',
    'regconfig',
    'citext',
  ] as const) {
    refused({ kind }, 1, true, bytes('00'));
  }
  refused({ kind: 'interval' }, 90);
  refused({ kind: 'range', of: 'int4', multi: false }, list(1, 2));
  same({ kind: 'money' }, [[12.34, '12.34']]);
  refused({ kind: 'money' }, Number.NaN);
});

test('a type by its SQL takes a value as it is', () => {
  const type: ColumnType = { kind: 'raw', sql: raw('us_zip') };
  same(type, [
    ['12345', "'12345'"],
    [1, '1'],
    [2n ** 70n, '1180591620717411303424'],
    [Number.NaN, "'NaN'::DOUBLE PRECISION"],
  ]);
  refused(undefined, 2 ** 60);
});

test.run();
