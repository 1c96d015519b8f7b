import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Index, IndexElement } from '../../../src/schema/model.ts';
import { catalogOf, column, type Intended, integer, raw, sql, table, text, why } from './rendering.ts';

const before = catalogOf(table('users', [column('id', integer), column('email', text), column('age', integer)]));

const creating = (more: Partial<Index> = {}, options: object = {}): Intended => ({
  kind: 'createIndex',
  table: { name: 'users' },
  index: { name: 'ix', unique: false, elements: [{ target: 'email' }], ...more },
  ifNotExists: false,
  concurrently: false,
  ...options,
});
const element = (more: Partial<IndexElement>): string =>
  sql(creating({ elements: [{ target: 'email', ...more }] }), { before })[0]?.replace(/^.*? \((.*)\)$/, '$1') ?? '';

test('indexes', () => {
  assert.equal(sql(creating(), { before }), ['CREATE INDEX ix ON users (email)']);
  assert.equal(sql(creating({ unique: true }, { ifNotExists: true, concurrently: true }), { before }), [
    'CREATE UNIQUE INDEX IF NOT EXISTS ix ON users (email)',
  ]);
  assert.equal(sql(creating({ using: 'BTREE', include: [], with: {}, where: raw('age > 18') }), { before }), [
    'CREATE INDEX ix ON users (email) WHERE age > 18',
  ]);
});

test('elements', () => {
  assert.is(element({ order: 'desc' }), 'email DESC');
  assert.is(element({ collation: 'nocase', order: 'asc' }), 'email COLLATE "nocase" ASC');
  assert.is(element({ target: raw('lower(email)') }), 'lower(email)');
  assert.is(element({ target: raw('age DESC') }), 'age DESC');
  assert.is(
    element({ target: raw('email || age'), collation: 'RTRIM', order: 'desc' }),
    '(email || age) COLLATE "RTRIM" DESC',
  );
});

test('the schema stands with the index', () => {
  const elsewhere = catalogOf(table('users', [column('email', text)], { schema: 'sales' }));
  const around = { before: elsewhere };
  assert.equal(sql(creating({}, { table: { name: 'users', schema: 'sales' } }), around), [
    'CREATE INDEX sales.ix ON users (email)',
  ]);
});

test('options that SQLite does not have', () => {
  const refused: readonly (readonly [Partial<Index>, RegExp])[] = [
    [{ using: 'gin' }, /access method gin/],
    [{ include: ['age'] }, /INCLUDE/],
    [{ nullsNotDistinct: true }, /NULLS NOT DISTINCT/],
    [{ with: { fillfactor: 70 } }, /storage parameters/],
    [{ tablespace: 'fast' }, /tablespace/],
    [{ elements: [] }, /no columns/],
    [{ elements: [{ target: 'email', opclass: 'text_pattern_ops' }] }, /operator class/],
    [{ elements: [{ target: 'email', nulls: 'last' }] }, /NULLS LAST/],
    [{ elements: [{ target: 'email', collation: 'de_DE' }] }, /no collation "de_DE"/],
    [{ name: 'sqlite_ix' }, /SQLite's own/],
  ];
  for (const [more, expected] of refused) assert.match(why(creating(more), { before }), expected);
});

test('indexes are dropped', () => {
  const index: Index = { name: 'ix', unique: false, elements: [{ target: 'email' }] };
  const around = { before: catalogOf(table('users', [column('email', text)], { indexes: [index] })) };
  const dropping = { kind: 'dropIndex', name: 'ix', ifExists: false, concurrently: false } as const;
  assert.equal(sql({ ...dropping, table: 'users', concurrently: true }, around), ['DROP INDEX ix']);
  assert.equal(sql({ ...dropping, name: 'gone', schema: 'sales', ifExists: true }), [
    'DROP INDEX IF EXISTS sales.gone',
  ]);
});

test.run();
