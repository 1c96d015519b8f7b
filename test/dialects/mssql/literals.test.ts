/** Values as T-SQL constants: nothing is lost on the way, and sqlcmd finds nothing of its own. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mssql } from '../../../src/dialects/mssql/dialect.ts';
import { plainSql } from '../../../src/sql/author.ts';
import { literal, type } from './rendering.ts';

test('a string has the N that keeps letters beyond ASCII', () => {
  assert.is(literal("it's"), "'it''s'");
  assert.is(literal('ž'), "N'ž'");
  assert.is(literal('plain', { kind: 'raw', sql: plainSql('NVARCHAR(20)') }), "N'plain'");
  assert.is(literal('low', { kind: 'enum', name: 'e', values: ['low', 'größer'] }), "N'low'");
});

test('what sqlcmd takes for its own is divided', () => {
  assert.is(literal('$(a) $(b)'), "('$' + '(a) $' + '(b)')");
  assert.is(literal('a\nGO\nb'), "('a\n' + 'GO\nb')");
  assert.is(literal('a\n:r x'), "('a\n' + ':r x')");
  assert.is(literal('a\nGONE'), "'a\nGONE'");
  assert.is(literal('a $5 (b)'), "'a $5 (b)'");
  const long = `${'x'.repeat(9000)}$(y)`;
  assert.ok(literal(long).startsWith("(CAST('' AS VARCHAR(max)) + 'xxx"));
});

test('numbers are exact, or refused', () => {
  assert.is(literal(-9223372036854775808n, { kind: 'bigint' }), '-9223372036854775808');
  assert.match(literal(70_000, { kind: 'smallint' }), /^refused: 70000 is no value/);
  assert.is(literal('1.50', { kind: 'numeric', precision: 10, scale: 2 }), "'1.50'");
  assert.match(literal('1.505', { kind: 'numeric', precision: 10, scale: 2 }), /^refused: the string "1\.505"/);
  assert.match(literal(0.5, { kind: 'numeric' }), /^refused: 0\.5 is no value for a column of type NUMERIC/);
  assert.match(literal(Number.NaN, { kind: 'double' }), /^refused: NaN/);
  assert.is(literal(3, { kind: 'double' }), '3.0');
});

test('moments are in a form that no setting of the session reads otherwise', () => {
  const instant = { kind: 'instant', iso: '2026-01-15T10:30:00.500Z' } as const;
  assert.is(literal(instant, { kind: 'timestamp', timezone: true }), "'2026-01-15 10:30:00.5+00:00'");
  assert.is(literal('2026-01-15 10:30', { kind: 'timestamp', timezone: false }), "'2026-01-15 10:30:00'");
  assert.match(literal('2026-01-15 10:30+01:00', { kind: 'timestamp', timezone: false }), /^refused/);
  assert.is(literal(instant), "CAST('2026-01-15 10:30:00.5+00:00' AS DATETIMEOFFSET)");
  assert.is(literal('23:59:58', { kind: 'time', timezone: false }), "'23:59:58'");
});

test('booleans, bytes, UUIDs and documents', () => {
  assert.is(literal(true, { kind: 'boolean' }), '1');
  assert.is(literal({ kind: 'bytes', hex: '' }), '0x');
  assert.is(literal({ kind: 'bytes', hex: '00ff' }, { kind: 'binary' }), '0x00FF');
  assert.is(literal('A0EEBC999C0B4EF8BB6D6BB9BD380A11', { kind: 'uuid' }), "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'");
  assert.is(literal({ kind: 'record', entries: [['a', 1]] }, { kind: 'json' }), '\'{"a":1}\'');
  assert.match(literal(12, { kind: 'json' }), /^refused: /);
  assert.is(literal(12, { kind: 'json' }, { ...mssql, version: '2025' }), "'12'");
});

test('types by what they keep, JSON by version, and what there is none of', () => {
  assert.is(type({ kind: 'text' }), 'VARCHAR(max)');
  assert.is(type({ kind: 'timestamp', timezone: false, precision: 3 }), 'DATETIME2(3)');
  assert.is(type({ kind: 'json' }), 'NVARCHAR(max)');
  assert.is(type({ kind: 'json' }, { ...mssql, version: '2025' }), 'JSON');
  assert.is(type({ kind: 'enum', name: 'e', values: ['é', 'ab'] }), 'NVARCHAR(2)');
  for (const one of [
    { kind: 'interval' },
    { kind: 'time', timezone: true },
    { kind: 'string', length: 9000 },
    { kind: 'numeric', precision: 39 },
    { kind: 'array', of: { kind: 'integer' }, dimensions: 1 },
  ] as const)
    assert.match(type(one), /^refused: /);
});

test.run();
