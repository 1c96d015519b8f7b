import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Index, IndexElement } from '../../../src/schema/model.ts';
import { catalogOf, column, integer, raw, refusal, render, sql, table } from './rendering.ts';

const creating = (index: Partial<Index>, how: { ifNotExists?: boolean; concurrently?: boolean } = {}) =>
  ({
    kind: 'createIndex',
    table: { name: 't' },
    index: { name: 'ix', unique: false, elements: [{ target: 'a' }], ...index },
    ifNotExists: false,
    concurrently: false,
    ...how,
  }) as const;
const create = (index: Partial<Index>) => sql(creating(index))[0]?.replace(' INDEX ix ON t', '');
const element = (...elements: readonly IndexElement[]) => create({ elements })?.replace('CREATE ', '');

test('options of an index, in the order of the grammar', () => {
  assert.is(create({}), 'CREATE (a)');
  assert.is(create({ unique: true, nullsNotDistinct: true }), 'CREATE UNIQUE (a) NULLS NOT DISTINCT');
  assert.is(
    create({ using: 'GIN', with: { fastupdate: 'off', gin_pending_list_limit: 256 } }),
    'CREATE USING gin (a) WITH (fastupdate = off, gin_pending_list_limit = 256)',
  );
  assert.is(
    create({ include: ['b', 'C'], with: { fillfactor: 70 }, tablespace: 'fast', where: raw("a LIKE 'x%'") }),
    `CREATE (a) INCLUDE (b, "C") WITH (fillfactor = 70) TABLESPACE fast WHERE a LIKE 'x%'`,
  );
});

test('elements', () => {
  assert.is(element({ target: 'a', order: 'desc', nulls: 'last' }, { target: 'B' }), '(a DESC NULLS LAST, "B")');
  assert.is(element({ target: 'a', collation: 'C', opclass: 'text_pattern_ops' }), '(a COLLATE "C" text_pattern_ops)');
  assert.is(element({ target: 'a', opclass: 'gist_trgm_ops(siglen=32)' }), '(a gist_trgm_ops(siglen=32))');
  assert.is(element({ target: raw('lower(a)'), order: 'desc' }), '(lower(a) DESC)');
});

test('an expression has the parentheses that PostgreSQL wants, and no more', () => {
  for (const alone of [
    'a',
    'lower(a)',
    'a DESC NULLS LAST',
    'app.f(a, (b)) text_pattern_ops',
    "(a || ')') DESC",
    'lower(a) COLLATE "C" DESC',
    '"A" COLLATE pg_catalog."C"',
    'a gist_trgm_ops(siglen=32) NULLS FIRST',
    "to_tsvector('english', coalesce(a, '('))",
  ]) {
    assert.is(element({ target: raw(alone) }), `(${alone})`);
  }
  for (const within of [
    'a || b',
    'a + 1',
    'a::text',
    "data ->> 'k'",
    'a IS NULL',
    '(a) || (b)',
    "a AT TIME ZONE 'UTC'",
  ]) {
    assert.is(element({ target: raw(within) }), `((${within}))`);
  }
});

test('concurrently runs outside of transactions', () => {
  const [made] = render(creating({ unique: true }, { concurrently: true, ifNotExists: true }));
  assert.is(made?.sql.text, 'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix ON t (a)');
  assert.is(made?.transaction, 'outside');
  const [gone] = render({ kind: 'dropIndex', name: 'ix', schema: 'App', ifExists: true, concurrently: true });
  assert.is(gone?.sql.text, 'DROP INDEX CONCURRENTLY IF EXISTS "App".ix');
  assert.is(gone?.transaction, 'outside');
  const [plain] = render({ kind: 'dropIndex', name: 'ix', table: 't', ifExists: false, concurrently: false });
  assert.is(plain?.sql.text, 'DROP INDEX ix');
  assert.is(plain?.transaction, 'inside');
});

test('what PostgreSQL cannot index', () => {
  assert.match(refusal(creating({ unique: true, using: 'gin' })).why, /cannot be/);
  assert.match(refusal(creating({ elements: [] })).why, /no columns/);
  const partitioned = table('t', [column('a', integer)], { options: { partitionBy: raw('LIST (a)') } });
  assert.match(refusal(creating({}, { concurrently: true }), catalogOf(partitioned)).why, /partitioned/);
});

test.run();
