/** What cannot be measured in one transaction, or depends on more than one statement; the rest is in test/server/locks.test.ts. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rawText } from '../../../src/dialects/author-statements.ts';
import type { Dialect } from '../../../src/dialects/dialect.ts';
import { postgresql } from '../../../src/dialects/postgresql/dialect.ts';
import { typeChange } from '../../../src/dialects/postgresql/locks/type-changes.ts';
import { CONSTANT, VOLATILE, volatilityOf } from '../../../src/dialects/postgresql/locks/volatility.ts';
import { renderOperations } from '../../../src/dialects/render.ts';
import { sqlite } from '../../../src/dialects/sqlite/dialect.ts';
import { factsOfStatement } from '../../../src/dialects/statement-facts.ts';
import type { Op } from '../../../src/dsl/op.ts';
import { sql, t } from '../../../src/index.ts';
import { surroundingsOf } from '../../../src/plan/born.ts';
import { emptyCatalog } from '../../../src/schema/catalog.ts';
import { factsInWords, lockSummary } from '../../../src/script/lock-words.ts';
import type { ScriptStatement } from '../../../src/script/plan-script.ts';
import { plainSql } from '../../../src/sql/author.ts';
import { loadPostgresParser } from '../../../src/sql/postgres.ts';
import { planChain } from '../../plan/chain.ts';
import { query, serverUrl } from '../../server/server.ts';

const parser = await loadPostgresParser();

function before(op: Op): void {
  op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), age: t.integer() });
  op.createTable('orders', { id: t.integer().primaryKey(), user_id: t.integer().references('users.id') });
  op.createTable('log', { id: t.integer() }, null, { postgresql: { partitionBy: sql`RANGE (id)` } });
  op.createPartition('log_1', 'log', { from: [0], to: [10] });
}

/** Each statement with what is said of it, or the words of a step that was there before left out. */
function said(change: (op: Op) => void, dialect: Dialect = postgresql): readonly string[] {
  const first = dialect === postgresql ? before : (op: Op) => op.createTable('users', { id: t.integer().primaryKey() });
  const { plan } = planChain([first, change], {
    from: 'r1',
    raw: { parser, textOf: (one) => rawText(one, dialect), versionTable: { name: 'alembic_version' } },
  });
  const surroundings = surroundingsOf(plan);
  return plan.steps.flatMap((step) =>
    renderOperations(step.operations, dialect, false).map((one) => {
      if ('refusal' in one) throw new Error(one.refusal.why);
      return factsInWords(factsOfStatement(one.parts, dialect, surroundings) ?? 'unknown');
    }),
  );
}

const EXCLUSIVE = 'ACCESS EXCLUSIVE on users: blocks reads and writes';

test('what runs outside of a transaction', () => {
  assert.equal(
    said((op) => op.createIndex('ix', 'users', ['name'], { concurrently: true })),
    ['SHARE UPDATE EXCLUSIVE on users: blocks neither reads nor writes; scans users'],
  );
  assert.equal(
    said((op) => {
      op.createIndex('ix', 'users', ['name']);
      op.dropIndex('ix', { concurrently: true });
    }).at(-1),
    'SHARE UPDATE EXCLUSIVE on users: blocks neither reads nor writes',
  );
  assert.equal(
    said((op) => op.detachPartition('log_1', 'log', { concurrently: true })),
    [
      'ACCESS EXCLUSIVE on log_1: blocks reads and writes; SHARE UPDATE EXCLUSIVE on log: blocks neither reads nor writes',
    ],
  );
  assert.equal(
    said((op) => op.backfill({ table: 'users', set: { age: 1 }, where: sql`age IS NULL`, down: null })),
    ['ROW EXCLUSIVE on users: blocks writes of the same rows; scans users'],
  );
});

test('a table that the plan makes blocks nobody, under whatever name', () => {
  const silent = said((op) => {
    op.createTable('fresh', { id: t.integer().primaryKey(), name: t.text().comment('x') });
    op.createIndex('ix', 'fresh', ['name']);
    op.renameTable('fresh', 'newer');
    op.addColumn('newer', 'at', t.timestamp().default(sql`clock_timestamp()`));
    op.dropTable('newer');
    op.execute(sql`CREATE TABLE raw (id integer); CREATE INDEX raw_ix ON raw (id)`, { down: null });
    op.addColumn('raw', 'more', t.integer());
  });
  assert.equal(
    silent.filter((one) => one !== ''),
    [],
  );
  assert.equal(
    said((op) => {
      op.createTable('fresh', { id: t.integer().primaryKey(), user_id: t.integer().references('users.id') });
      op.dropTable('fresh');
      op.renameTable('users', 'fresh');
      op.addColumn('fresh', 'more', t.integer());
    }),
    [
      'SHARE ROW EXCLUSIVE on users: blocks writes',
      EXCLUSIVE,
      EXCLUSIVE,
      'ACCESS EXCLUSIVE on fresh: blocks reads and writes',
    ],
  );
});

test('a table that may have been there before is said', () => {
  assert.equal(
    said((op) => {
      op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), age: t.integer() }, null, {
        ifNotExists: true,
      });
      op.createIndex('ix', 'users', ['name']);
    }).at(-1),
    'SHARE on users: blocks writes; scans users',
  );
});

test('a batch does all that its parts do', () => {
  assert.equal(
    said((op) =>
      op.batchAlterTable('users', (table) => {
        table.addColumn('email', t.text().notNull().default('').comment('x'));
        table.alterColumn('age', { type: t.bigint() });
        table.createCheckConstraint('ck', sql`age > 0`, { notValid: true });
      }),
    ),
    [`${EXCLUSIVE}; rewrites users`, 'SHARE UPDATE EXCLUSIVE on users: blocks neither reads nor writes'],
  );
});

test('what nobody can know is said so', () => {
  const raw = (text: string) =>
    said((op) => op.execute(sql(Object.assign([text], { raw: [text] })), { down: null }))[0];
  assert.is(raw('DO $$ BEGIN END $$'), 'locks unknown');
  assert.is(raw('SELECT archive_old_orders()'), 'locks unknown');
  assert.is(raw('WITH x AS (DELETE FROM users RETURNING *) SELECT * FROM x'), 'locks unknown');
  assert.is(raw('SELECT * FROM users FOR UPDATE'), 'locks unknown');
  assert.is(raw('TRUNCATE users CASCADE'), 'locks unknown');
  assert.is(raw('CALL tidy()'), 'locks unknown');
  assert.is(raw("SELECT setval('users_id_seq', (SELECT max(id) FROM users))"), 'scans users');
  assert.is(raw("SET work_mem = '1GB'"), '');
  assert.is(raw('ANALYZE users'), 'SHARE UPDATE EXCLUSIVE on users: blocks neither reads nor writes');
  assert.is(raw('TRUNCATE TABLE users RESTART IDENTITY'), EXCLUSIVE);
  assert.is(raw('CLUSTER users USING users_pkey'), `${EXCLUSIVE}; rewrites users`);
  assert.is(
    raw('UPDATE public.users SET age = 1 WHERE id = 5'),
    'ROW EXCLUSIVE on users: blocks writes of the same rows',
  );
  assert.is(
    raw("/* UPDATE orders */ UPDATE users SET name = 'DELETE FROM orders' -- FROM log"),
    'ROW EXCLUSIVE on users: blocks writes of the same rows; scans users',
  );
  assert.is(raw('ALTER TABLE users ADD COLUMN x int DEFAULT random()'), `${EXCLUSIVE}; rewrites users`);
});

test('a default whose function is unknown may rewrite, and is never called safe', () => {
  assert.equal(
    said((op) => op.addColumn('users', 'code', t.text().default(sql`Make_Code('a', now())`))),
    [`${EXCLUSIVE}; rewrites users if Make_Code() is volatile`],
  );
  assert.equal(
    said((op) => op.addColumn('users', 'place', t.raw(sql`postcode`))),
    [`${EXCLUSIVE}; rewrites users if postcode is a domain with constraints`],
  );
  assert.equal(
    said((op) => op.addColumn('users', 'place', t.raw(sql`geometry(Point, 4326)`))),
    [EXCLUSIVE],
  );
});

test('strings and comments call no functions', () => {
  const of = (text: string) => volatilityOf(plainSql(text), emptyCatalog);
  assert.is(of("'random()' || lower('x') /* nextval( */"), 'constant');
  assert.is(of('pg_catalog.random ()'), 'volatile');
  assert.is(of('CAST(now() AS numeric(10, 2))'), 'constant');
  assert.equal(of('"Odd"."name"(1)'), { unknown: '"Odd"."name"()' });
});

test('types of another kind are rewritten', () => {
  const change = (from: Parameters<typeof typeChange>[0], to: Parameters<typeof typeChange>[1]) =>
    typeChange(from, to, emptyCatalog);
  assert.is(change({ kind: 'float', precision: 30 }, { kind: 'double' }), 'keeps');
  assert.is(change({ kind: 'float', precision: 10 }, { kind: 'double' }), 'rewrites');
  assert.is(change({ kind: 'uuid' }, { kind: 'text' }), 'rewrites');
  assert.equal(change({ kind: 'raw', sql: plainSql('ltree') }, { kind: 'text' }), {
    rewritesIf: 'ltree is stored otherwise than text',
  });
});

test('the summary has the strongest lock on each table', () => {
  const lock = (object: string, mode: 'SHARE' | 'ACCESS EXCLUSIVE') =>
    ({ object, mode, blocks: mode === 'SHARE' ? 'writes' : 'reads and writes' }) as const;
  const facts = (...locks: ReturnType<typeof lock>[]) => ({ locks, rewrites: [], scans: ['b'], rewritesIf: [] });
  const statement = { text: '', transaction: 'inside', summary: '' } as const;
  const summary = (...all: readonly ScriptStatement['facts'][]) =>
    lockSummary([{ statements: all.map((one) => ({ ...statement, ...(one && { facts: one }) })) }]);
  assert.equal(
    summary(
      facts(lock('a', 'SHARE'), lock('b', 'SHARE')),
      facts(lock('a', 'ACCESS EXCLUSIVE')),
      { ...facts(), rewrites: ['c'], rewritesIf: ['x'] },
      'unknown',
    ),
    [
      'ACCESS EXCLUSIVE (blocks reads and writes): a',
      'SHARE (blocks writes): b',
      'may rewrite c',
      'scans b',
      'unknown for 1 statement',
    ],
  );
  const many = Array.from({ length: 20 }, (_, i) => lock(`t${10 + i}`, 'SHARE'));
  assert.match(summary(facts(...many))[0] ?? '', /: t10, .*, t21 and 8 more$/);
});

test('SQLite has nothing to say: the whole database is locked', () => {
  assert.equal(
    said((op) => op.addColumn('users', 'x', t.text()), sqlite),
    [''],
  );
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, pg_proc was not asked');
} else {
  test('the server counts the same functions as volatile', async () => {
    const list = [...VOLATILE, ...CONSTANT].map((one) => `'${one}'`).join(', ');
    const rows = await query(
      serverUrl ?? '',
      `SELECT proname, bool_or(provolatile = 'v') FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND proname IN (${list}) GROUP BY 1`,
    );
    const wrong = rows.split('\n').filter((row) => {
      const [name = '', volatile] = row.split('|');
      return VOLATILE.has(name) !== (volatile === 't');
    });
    assert.equal(wrong, []);
  });
}

test.run();
