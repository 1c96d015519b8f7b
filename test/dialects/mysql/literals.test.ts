/** Values as literals of MySQL and MariaDB: what they are written as, what is refused, and what a real server makes of them. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Dialect, isRefusal } from '../../../src/dialects/dialect.ts';
import { mariadb } from '../../../src/dialects/mariadb/dialect.ts';
import { mysql } from '../../../src/dialects/mysql/dialect.ts';
import { guardRefusal, literalSql, typeSql } from '../../../src/dialects/spelling.ts';
import type { ColumnType } from '../../../src/schema/types.ts';
import type { Literal } from '../../../src/sql/author.ts';
import { fragment } from '../../../src/sql/fragment.ts';
import { hasServer, run, withDatabase } from './server.ts';

function spelled(value: Literal, type?: ColumnType, dialect: Dialect = mysql): string {
  const rendering = guardRefusal(() => [{ sql: fragment`${literalSql(value, type, dialect)}`, transaction: 'inside' }]);
  return isRefusal(rendering) ? `refused: ${rendering.why}` : (rendering[0]?.sql.text ?? '');
}

const instant = (iso: string): Literal => ({ kind: 'instant', iso });
const timestamp = (timezone: boolean, precision?: number): ColumnType => ({
  kind: 'timestamp',
  timezone,
  ...(precision !== undefined && { precision }),
});

test('strings have their quotes and backslashes doubled, and nothing that a client program changes', () => {
  assert.is(spelled("it's C:\\tmp"), "'it''s C:\\\\tmp'");
  assert.is(spelled('a\r\nb\tc\0\u001a'), "'a\\r\nb\tc\\0\\Z'");
  assert.is(
    spelled('\ud800'),
    'refused: the string "\\ud800" contains half a surrogate pair, which UTF-8 cannot write',
  );
  assert.is(
    spelled('x'.repeat(5), { kind: 'string', length: 4 }),
    'refused: the string "xxxxx" is no value for a column of type VARCHAR(4)',
  );
  assert.match(spelled('x'.repeat(65_536), { kind: 'text' }), /^refused: /);
});

test('numbers keep every digit, or are refused', () => {
  assert.is(spelled(9_223_372_036_854_775_807n, { kind: 'bigint' }), '9223372036854775807');
  assert.match(spelled(2 ** 31, { kind: 'integer' }), /^refused: 2147483648 is no value for a column of type INTEGER/);
  assert.match(spelled(2 ** 60, { kind: 'bigint' }), /^refused: /);
  assert.is(
    spelled('1234567890123456789012345678.0123456789', { kind: 'numeric', precision: 38, scale: 10 }),
    "'1234567890123456789012345678.0123456789'",
  );
  assert.match(
    spelled('1.5', { kind: 'numeric' }),
    /^refused: /,
    'without a precision there are no digits behind the point',
  );
  assert.match(spelled(1.255, { kind: 'numeric', precision: 5, scale: 2 }), /^refused: /);
  assert.is(spelled(3, { kind: 'double' }), '3.0');
  assert.is(spelled(-0, { kind: 'double' }), '-0e0');
  assert.match(spelled(Number.NaN, { kind: 'double' }), /^refused: MySQL has no NaN/);
  assert.match(spelled(Number.POSITIVE_INFINITY), /^refused: MySQL has no Infinity/);
});

test('moments are written in UTC, and none is cut or rounded', () => {
  assert.is(spelled('2026-01-15T10:30:00+02:00', timestamp(true)), "'2026-01-15 08:30:00'");
  assert.is(spelled(instant('2026-01-15T23:30:00.000Z'), timestamp(true)), "'2026-01-15 23:30:00'");
  assert.is(spelled('2026-01-15 10:30:00.25', timestamp(false, 3)), "'2026-01-15 10:30:00.250000'");
  assert.match(spelled('2026-01-15 10:30:00.25', timestamp(false)), /^refused: /, 'DATETIME has whole seconds');
  assert.match(spelled('2026-01-15 10:30:00+02:00', timestamp(false)), /^refused: /, 'the offset would be lost');
  assert.match(spelled('2038-01-19 03:14:08', timestamp(true)), /^refused: /);
  assert.is(spelled('2038-01-19 03:14:08', timestamp(true), { ...mariadb, version: '11.5' }), "'2038-01-19 03:14:08'");
  assert.match(spelled('2026-02-30', { kind: 'date' }), /^refused: /);
  assert.match(spelled('0999-01-01', { kind: 'date' }), /^refused: /);
  assert.is(spelled('10:30', { kind: 'time', timezone: false }), "'10:30:00'");
});

test('bytes, bits, documents, enums and UUIDs', () => {
  assert.is(spelled({ kind: 'bytes', hex: '00ff' }, { kind: 'binary' }), "X'00FF'");
  assert.is(spelled({ kind: 'bytes', hex: '' }, { kind: 'binary' }), "''");
  assert.is(spelled('0101', { kind: 'bit', varying: false, length: 4 }), "B'0101'");
  assert.match(spelled('01012', { kind: 'bit', varying: false, length: 8 }), /^refused: /);
  const record: Literal = {
    kind: 'record',
    entries: [
      ['path', 'C:\\x'],
      ['on', true],
    ],
  };
  assert.is(spelled(record, { kind: 'json' }), `'{"path":"C:\\\\\\\\x","on":true}'`);
  assert.match(spelled('{"a":1}', { kind: 'json' }), /^refused: /, 'the document, or a string in it?');
  assert.is(spelled('sad', { kind: 'enum', name: 'mood', values: ['sad'] }), "'sad'");
  assert.match(spelled('glad', { kind: 'enum', name: 'mood', values: ['sad'] }), /^refused: /);
  const uuid = 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11';
  assert.is(spelled(uuid, { kind: 'uuid' }), "'a0eebc999c0b4ef8bb6d6bb9bd380a11'");
  assert.is(
    spelled(uuid, { kind: 'uuid' }, { ...mariadb, version: '10.11' }),
    "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'",
  );
  assert.match(spelled({ kind: 'list', items: [1] }), /^refused: an array is no value in MySQL/);
  assert.is(spelled(true, { kind: 'boolean' }), 'true');
});

/** Each type with a value, and what the server says that it is. */
const stored: readonly (readonly [type: ColumnType, value: Literal, read: string])[] = [
  [
    { kind: 'text' },
    "it's \\ \r\n\t\u001a € 😀",
    Buffer.from("it's \\ \r\n\t\u001a € 😀").toString('hex').toUpperCase(),
  ],
  [{ kind: 'binary' }, { kind: 'bytes', hex: '00ff27' }, '00FF27'],
  [{ kind: 'bigint' }, -9_223_372_036_854_775_808n, '-9223372036854775808'],
  [
    { kind: 'numeric', precision: 65, scale: 30 },
    '12345678901234567890123456789012345.012345678901234567890123456789',
    '12345678901234567890123456789012345.012345678901234567890123456789',
  ],
  [{ kind: 'double' }, 1.7976931348623157e308, '1.7976931348623157e308'],
  [{ kind: 'boolean' }, true, '1'],
  [timestamp(true, 6), '2026-01-15T23:30:00.123456-05:00', '2026-01-16 04:30:00.123456'],
  [timestamp(false), '9999-12-31 23:59:59', '9999-12-31 23:59:59'],
  [{ kind: 'time', timezone: false, precision: 3 }, '23:59:59.999', '23:59:59.999'],
  [{ kind: 'date' }, '1000-01-01', '1000-01-01'],
  [{ kind: 'bit', varying: false, length: 4 }, '0101', '5'],
  [{ kind: 'enum', name: 'x', values: ["it's", 'c\\d'] }, 'c\\d', 'c\\\\d'],
  [{ kind: 'uuid' }, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'a0eebc999c0b4ef8bb6d6bb9bd380a11'],
];

if (!hasServer) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, no literal was stored');
} else {
  test('the server stores what was written', () =>
    withDatabase((database) => {
      stored.forEach(([type, value, read], i) => {
        const sql = typeSql(type, mariadb).text;
        const shown = type.kind === 'text' || type.kind === 'binary' ? 'HEX(v)' : type.kind === 'bit' ? 'v + 0' : 'v';
        const { output } = run(database, [
          `CREATE TABLE t${i} (v ${sql})`,
          `INSERT INTO t${i} VALUES (${spelled(value, type, mariadb)})`,
          `SELECT ${shown} FROM t${i}`,
        ]);
        assert.is(output.trim(), read, sql);
      });
    }));
}

test.run();
