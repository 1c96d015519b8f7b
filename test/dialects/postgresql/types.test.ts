import { parseSync } from 'libpg-query';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { quote } from '../../../src/dialects/postgresql/keywords.ts';
import type { ColumnType } from '../../../src/schema/types.ts';
import { raw, spelling } from './rendering.ts';

const expected: readonly (readonly [ColumnType, string])[] = [
  [{ kind: 'smallint' }, 'SMALLINT'],
  [{ kind: 'integer' }, 'INTEGER'],
  [{ kind: 'bigint' }, 'BIGINT'],
  [{ kind: 'numeric' }, 'NUMERIC'],
  [{ kind: 'numeric', precision: 10 }, 'NUMERIC(10)'],
  [{ kind: 'numeric', precision: 14, scale: 4 }, 'NUMERIC(14, 4)'],
  [{ kind: 'numeric', precision: 5, scale: 0 }, 'NUMERIC(5, 0)'],
  [{ kind: 'float' }, 'FLOAT'],
  [{ kind: 'float', precision: 53 }, 'FLOAT(53)'],
  [{ kind: 'real' }, 'REAL'],
  [{ kind: 'double' }, 'DOUBLE PRECISION'],
  [{ kind: 'boolean' }, 'BOOLEAN'],
  [{ kind: 'string' }, 'VARCHAR'],
  [{ kind: 'string', length: 30 }, 'VARCHAR(30)'],
  [{ kind: 'char' }, 'CHAR'],
  [{ kind: 'char', length: 3 }, 'CHAR(3)'],
  [{ kind: 'text' }, 'TEXT'],
  [{ kind: 'date' }, 'DATE'],
  [{ kind: 'time', timezone: false }, 'TIME WITHOUT TIME ZONE'],
  [{ kind: 'time', timezone: true, precision: 2 }, 'TIME(2) WITH TIME ZONE'],
  [{ kind: 'timestamp', timezone: false }, 'TIMESTAMP WITHOUT TIME ZONE'],
  [{ kind: 'timestamp', timezone: true, precision: 0 }, 'TIMESTAMP(0) WITH TIME ZONE'],
  [{ kind: 'interval' }, 'INTERVAL'],
  [{ kind: 'interval', precision: 3 }, 'INTERVAL (3)'],
  [{ kind: 'interval', fields: 'year to month' }, 'INTERVAL YEAR TO MONTH'],
  [{ kind: 'interval', fields: 'DAY TO SECOND', precision: 3 }, 'INTERVAL DAY TO SECOND (3)'],
  [{ kind: 'uuid' }, 'UUID'],
  [{ kind: 'json' }, 'JSON'],
  [{ kind: 'jsonb' }, 'JSONB'],
  [{ kind: 'jsonpath' }, 'JSONPATH'],
  [{ kind: 'xml' }, 'XML'],
  [{ kind: 'binary' }, 'BYTEA'],
  [{ kind: 'binary', length: 16 }, 'BYTEA'],
  [{ kind: 'array', of: { kind: 'text' }, dimensions: 1 }, 'TEXT[]'],
  [{ kind: 'array', of: { kind: 'string', length: 20 }, dimensions: 2 }, 'VARCHAR(20)[][]'],
  [{ kind: 'enum', name: 'Mood', schema: 'app' }, 'app."Mood"'],
  [{ kind: 'inet' }, 'INET'],
  [{ kind: 'cidr' }, 'CIDR'],
  [{ kind: 'macaddr' }, 'MACADDR'],
  [{ kind: 'macaddr8' }, 'MACADDR8'],
  [{ kind: 'tsvector' }, 'TSVECTOR'],
  [{ kind: 'tsquery' }, 'TSQUERY'],
  [{ kind: 'bit', varying: false }, 'BIT(1)'],
  [{ kind: 'bit', varying: false, length: 8 }, 'BIT(8)'],
  [{ kind: 'bit', varying: true }, 'BIT VARYING'],
  [{ kind: 'bit', varying: true, length: 12 }, 'BIT VARYING(12)'],
  [{ kind: 'money' }, 'MONEY'],
  [{ kind: 'range', of: 'int4', multi: false }, 'INT4RANGE'],
  [{ kind: 'range', of: 'num', multi: true }, 'NUMMULTIRANGE'],
  [{ kind: 'range', of: 'tstz', multi: false }, 'TSTZRANGE'],
  [{ kind: 'hstore' }, 'HSTORE'],
  [{ kind: 'citext' }, 'CITEXT'],
  [{ kind: 'oid' }, 'OID'],
  [{ kind: 'regclass' }, 'REGCLASS'],
  [{ kind: 'regconfig' }, 'REGCONFIG'],
  [{ kind: 'raw', sql: raw('geometry(Point, 4326)') }, 'geometry(Point, 4326)'],
];

for (const [type, sql] of expected) {
  test(sql, () => {
    assert.is(spelling(type), sql);
    parseSync(`CREATE TABLE t (a ${sql})`);
  });
}

test('limits', () => {
  const refused: readonly ColumnType[] = [
    { kind: 'string', length: 0 },
    { kind: 'char', length: 10_485_761 },
    { kind: 'numeric', precision: 1001 },
    { kind: 'numeric', precision: 3, scale: 4 },
    { kind: 'numeric', scale: 4 },
    { kind: 'float', precision: 54 },
    { kind: 'timestamp', timezone: false, precision: 7 },
    { kind: 'interval', fields: 'YEAR TO SECOND' },
    { kind: 'interval', fields: 'DAY TO HOUR', precision: 3 },
    { kind: 'bit', varying: false, length: 0 },
    { kind: 'array', of: { kind: 'text' }, dimensions: 7 },
    { kind: 'array', of: { kind: 'string', length: 0 }, dimensions: 1 },
  ];
  for (const type of refused) assert.match(spelling(type), /^refused: /, JSON.stringify(type));
});

test('names are quoted where they must be, and only there', () => {
  const names = ['a', '_a1$', 'level', 'value', 'type'];
  for (const bare of names) assert.is(quote(bare), bare);
  for (const quoted of [
    'A',
    '1a',
    '$a',
    'é',
    'my table',
    'order',
    'user',
    'timestamp',
    'old',
    'over',
    'json_table',
    '',
  ]) {
    assert.is(quote(quoted), `"${quoted}"`);
  }
  assert.is(quote('a"b'), '"a""b"');
});

test.run();
