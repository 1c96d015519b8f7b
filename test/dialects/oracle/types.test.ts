/** Oracle's names, types and literals, by version. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { quote, storedName } from '../../../src/dialects/oracle/names.ts';
import type { ColumnType } from '../../../src/schema/types.ts';
import type { Literal } from '../../../src/sql/author.ts';
import { literal, spelling, version } from './rendering.ts';

test('a name in lower case is stored in upper case, any other is quoted, one in quotes is what it is', () => {
  assert.equal(['users', 'Users', 'EMP', 'order', '_a', '1a', 'größe', 'a b', '"users"'].map(quote), [
    'users',
    '"Users"',
    '"EMP"',
    '"order"',
    '"_a"',
    '"1a"',
    '"größe"',
    '"a b"',
    '"users"',
  ]);
  assert.equal(['users', 'Users', 'order', '"users"'].map(storedName), ['USERS', 'Users', 'order', 'users']);
});

const expected: readonly (readonly [ColumnType, string])[] = [
  [{ kind: 'bigint' }, 'NUMBER(19)'],
  [{ kind: 'numeric' }, 'NUMBER'],
  [{ kind: 'numeric', precision: 14, scale: 4 }, 'NUMERIC(14, 4)'],
  [{ kind: 'string', length: 30 }, 'VARCHAR2(30 CHAR)'],
  [{ kind: 'string' }, 'refused: VARCHAR2 has no length, and Oracle needs one'],
  [{ kind: 'string', length: 4001 }, 'refused: VARCHAR2(4001 CHAR) is no type: the length is 1 to 4000'],
  [{ kind: 'char', length: 3 }, 'CHAR(3 CHAR)'],
  [{ kind: 'text' }, 'CLOB'],
  [{ kind: 'timestamp', timezone: false }, 'TIMESTAMP'],
  [{ kind: 'timestamp', timezone: false, precision: 0 }, 'DATE'],
  [{ kind: 'timestamp', timezone: true, precision: 3 }, 'TIMESTAMP(3) WITH TIME ZONE'],
  [{ kind: 'interval' }, 'INTERVAL DAY TO SECOND'],
  [{ kind: 'interval', fields: 'YEAR TO MONTH' }, 'INTERVAL YEAR TO MONTH'],
  [{ kind: 'uuid' }, 'CHAR(32)'],
  [{ kind: 'binary' }, 'BLOB'],
  [{ kind: 'binary', length: 16 }, 'RAW(16)'],
  [{ kind: 'enum', name: 'mood', values: ['ok', 'glad'] }, 'VARCHAR2(4 CHAR)'],
  [{ kind: 'time', timezone: false }, 'refused: Oracle has no type for time'],
];

for (const [type, sql] of expected) {
  test(`the type ${JSON.stringify(type)}`, () => {
    assert.is(spelling(type), sql);
  });
}

test('booleans and JSON have types of their own since 23ai and 21c', () => {
  const types = (name: string): readonly string[] =>
    [{ kind: 'boolean' } as const, { kind: 'json' } as const].map((one) => spelling(one, version(name)));
  assert.equal(types('19'), ['NUMBER(1)', 'CLOB']);
  assert.equal(types('21'), ['NUMBER(1)', 'JSON']);
  assert.equal(types('23'), ['BOOLEAN', 'JSON']);
  assert.equal(types('26'), ['BOOLEAN', 'JSON']);
  assert.is(literal(true, { kind: 'boolean' }, version('19')), '1');
  assert.is(literal(true, { kind: 'boolean' }, version('23')), 'TRUE');
});

const literals: readonly (readonly [Literal, ColumnType | undefined, string])[] = [
  ["it's & so", { kind: 'text' }, "'it''s & so'"],
  ['', { kind: 'text' }, 'refused: an empty string is NULL to Oracle'],
  ['', undefined, 'refused: an empty string is NULL to Oracle'],
  [9007199254740993n, { kind: 'bigint' }, '9007199254740993'],
  [
    12345678901234567890n,
    { kind: 'bigint' },
    'refused: 12345678901234567890 is no value for a column of type NUMBER(19)',
  ],
  [
    '123.45',
    { kind: 'numeric', precision: 4, scale: 2 },
    'refused: the string "123.45" is no value for a column of type NUMERIC(4, 2)',
  ],
  [Number.NaN, { kind: 'double' }, 'refused: a number of Oracle cannot be NaN'],
  [1e200, { kind: 'double' }, 'refused: a number of Oracle cannot be 1e+200'],
  ['2026-01-15', { kind: 'date' }, "TO_DATE('2026-01-15', 'YYYY-MM-DD')"],
  ['2026-02-30', { kind: 'date' }, 'refused: the string "2026-02-30" is no value for a column of type DATE'],
  [
    '2026-01-15 10:30',
    { kind: 'timestamp', timezone: false, precision: 0 },
    "TO_DATE('2026-01-15 10:30:00', 'YYYY-MM-DD HH24:MI:SS')",
  ],
  ['2026-01-15T10:30:00.5', { kind: 'timestamp', timezone: false }, "TIMESTAMP '2026-01-15 10:30:00.5'"],
  ['2026-01-15T10:30:00+02', { kind: 'timestamp', timezone: true }, "TIMESTAMP '2026-01-15 10:30:00 +02:00'"],
  ['-1 day', { kind: 'interval' }, "INTERVAL '-1 00:00:00' DAY(9) TO SECOND(9)"],
  ['3 days 02:00:00.5', { kind: 'interval' }, "INTERVAL '3 02:00:00.5' DAY(9) TO SECOND(9)"],
  ['1 year 6 months', { kind: 'interval', fields: 'YEAR TO MONTH' }, "INTERVAL '1-6' YEAR(9) TO MONTH"],
  [{ kind: 'bytes', hex: '00ff' }, { kind: 'binary' }, "HEXTORAW('00FF')"],
  [{ kind: 'bytes', hex: '' }, { kind: 'binary' }, 'EMPTY_BLOB()'],
  ['A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', { kind: 'uuid' }, "'a0eebc999c0b4ef8bb6d6bb9bd380a11'"],
];

for (const [value, type, sql] of literals) {
  test(`the literal ${sql}`, () => {
    assert.is(literal(value, type), sql);
  });
}

test('a long text is written in pieces whose lines SQL*Plus can read, and is a CLOB beyond 4000 bytes', () => {
  const medium = literal('ä'.repeat(1500), { kind: 'text' });
  const long = literal("it's ".repeat(2000), { kind: 'text' });
  assert.not.match(medium, /TO_CLOB/);
  assert.match(long, /^\(TO_CLOB\('/);
  for (const line of [...medium.split('\n'), ...long.split('\n')]) assert.ok(line.length < 2499, String(line.length));
  const pieces = [...long.matchAll(/TO_CLOB\('((?:[^']|'')*)'\)/g)].map((one) => (one[1] ?? '').replaceAll("''", "'"));
  assert.is(pieces.join(''), "it's ".repeat(2000));
});

test.run();
