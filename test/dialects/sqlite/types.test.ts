import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ColumnType } from '../../../src/schema/types.ts';
import { column, raw, spelling, sql, table } from './rendering.ts';

const spellings: readonly (readonly [type: ColumnType, sql: string])[] = [
  [{ kind: 'smallint' }, 'SMALLINT'],
  [{ kind: 'integer' }, 'INTEGER'],
  [{ kind: 'bigint' }, 'BIGINT'],
  [{ kind: 'numeric' }, 'NUMERIC'],
  [{ kind: 'numeric', precision: 10 }, 'NUMERIC(10)'],
  [{ kind: 'numeric', precision: 14, scale: 4 }, 'NUMERIC(14, 4)'],
  [{ kind: 'numeric', precision: 5, scale: 0 }, 'NUMERIC(5, 0)'],
  [{ kind: 'float' }, 'FLOAT'],
  [{ kind: 'float', precision: 53 }, 'FLOAT'],
  [{ kind: 'real' }, 'REAL'],
  [{ kind: 'double' }, 'DOUBLE'],
  [{ kind: 'boolean' }, 'BOOLEAN'],
  [{ kind: 'string', length: 30 }, 'VARCHAR(30)'],
  [{ kind: 'string' }, 'VARCHAR'],
  [{ kind: 'char', length: 2 }, 'CHAR(2)'],
  [{ kind: 'char' }, 'CHAR'],
  [{ kind: 'text' }, 'TEXT'],
  [{ kind: 'date' }, 'DATE'],
  [{ kind: 'time', timezone: false }, 'TIME'],
  [{ kind: 'time', timezone: true, precision: 3 }, 'TIME'],
  [{ kind: 'timestamp', timezone: false }, 'DATETIME'],
  [{ kind: 'timestamp', timezone: true, precision: 0 }, 'DATETIME'],
  [{ kind: 'uuid' }, 'CHAR(32)'],
  [{ kind: 'json' }, 'JSON'],
  [{ kind: 'binary' }, 'BLOB'],
  [{ kind: 'binary', length: 20 }, 'BLOB'],
  [{ kind: 'enum', name: 'mood', values: ['ok', 'grün', 'sm😀ile'] }, 'VARCHAR(6)'],
  [{ kind: 'raw', sql: raw('DECIMAL(4, 1)') }, 'DECIMAL(4, 1)'],
];

const refusals: readonly ColumnType[] = [
  { kind: 'interval' },
  { kind: 'jsonb' },
  { kind: 'jsonpath' },
  { kind: 'xml' },
  { kind: 'array', of: { kind: 'integer' }, dimensions: 1 },
  { kind: 'inet' },
  { kind: 'cidr' },
  { kind: 'macaddr' },
  { kind: 'macaddr8' },
  { kind: 'tsvector' },
  { kind: 'tsquery' },
  { kind: 'bit', varying: false },
  { kind: 'money' },
  { kind: 'range', of: 'int4', multi: false },
  { kind: 'hstore' },
  { kind: 'citext' },
  { kind: 'oid' },
  { kind: 'regclass' },
  { kind: 'regconfig' },
];

test('types as SQLAlchemy spells them', () => {
  for (const [type, expected] of spellings) {
    assert.is(spelling(type), expected);
    const [create] = sql({ kind: 'createTable', table: table('t', [column('v', type)]), ifNotExists: false });
    assert.ok(create?.startsWith(`CREATE TABLE t ( v ${expected}`), create);
  }
});

test('types that only PostgreSQL has are refused by name', () => {
  for (const type of refusals) assert.is(spelling(type), `refused: SQLite has no type for ${type.kind}`);
});

test('types that say nothing sensible', () => {
  assert.match(spelling({ kind: 'numeric', scale: 2 }), /^refused: NUMERIC has a scale without/);
  assert.match(spelling({ kind: 'numeric', precision: 2, scale: 3 }), /^refused: NUMERIC\(2, 3\)/);
  assert.match(spelling({ kind: 'numeric', precision: 0 }), /^refused: NUMERIC\(0\)/);
  assert.match(spelling({ kind: 'string', length: 0 }), /^refused: VARCHAR\(0\)/);
  assert.match(spelling({ kind: 'char', length: 1.5 }), /^refused: CHAR\(1.5\)/);
  assert.match(spelling({ kind: 'enum', name: 'mood', values: [] }), /^refused: the enum "mood" has no values/);
  assert.match(spelling({ kind: 'enum', name: 'mood' }), /^refused: SQLite checks the values of the enum "mood"/);
});

test.run();
