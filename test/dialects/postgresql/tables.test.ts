import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { TableOptions } from '../../../src/schema/model.ts';
import { catalogOf, column, integer, raw, refusal, render, sql, table, text } from './rendering.ts';

const create = (options: TableOptions) =>
  sql({ kind: 'createTable', table: table('t', [column('a', integer)], { options }), ifNotExists: false })[0];

test('a table has its primary key first, then its constraints, then indexes and comments as statements', () => {
  const users = table(
    'users',
    [
      column('id', integer, { nullable: false, autoincrement: true }),
      column('email', { kind: 'string', length: 255 }, { nullable: false, comment: "people's mail" }),
      column('points', integer, { nullable: false, default: '0' }),
    ],
    {
      schema: 'app',
      comment: 'People',
      constraints: [
        { kind: 'unique', name: 'uq_email', named: true, columns: ['email'] },
        { kind: 'primaryKey', name: 'users_pkey', named: false, columns: ['id'] },
        { kind: 'check', name: 'ck_points', named: true, sql: raw('points >= 0'), comment: 'never less' },
      ],
      indexes: [{ name: 'ix_email', unique: false, elements: [{ target: 'email' }] }],
    },
  );
  assert.equal(sql({ kind: 'createTable', table: users, ifNotExists: false }), [
    "CREATE TABLE app.users ( id SERIAL NOT NULL, email VARCHAR(255) NOT NULL, points INTEGER DEFAULT '0' NOT NULL, " +
      'CONSTRAINT users_pkey PRIMARY KEY (id), CONSTRAINT uq_email UNIQUE (email), CONSTRAINT ck_points CHECK (points >= 0) )',
    'CREATE INDEX ix_email ON app.users (email)',
    "COMMENT ON TABLE app.users IS 'People'",
    "COMMENT ON COLUMN app.users.email IS 'people''s mail'",
    "COMMENT ON CONSTRAINT ck_points ON app.users IS 'never less'",
  ]);
});

test('every column and constraint stands on a line of its own', () => {
  const two = table('t', [column('a', integer), column('b', text)]);
  const [statement] = render({ kind: 'createTable', table: two, ifNotExists: false });
  assert.is(statement?.sql.text, 'CREATE TABLE t (\n  a INTEGER,\n  b TEXT\n)');
});

test('names that nobody chose are left to the database when that is asked for', () => {
  const keyed = table('t', [column('a', integer)], {
    constraints: [{ kind: 'primaryKey', name: 't_pkey', named: false, columns: ['a'] }],
  });
  const operation = { kind: 'createTable', table: keyed, ifNotExists: false } as const;
  assert.equal(sql(operation, undefined, true), ['CREATE TABLE t ( a INTEGER NOT NULL, PRIMARY KEY (a) )']);
});

test('IF NOT EXISTS holds for the indexes too', () => {
  const indexed = table('t', [column('a', integer)], {
    indexes: [{ name: 'ix', unique: true, elements: [{ target: 'a' }] }],
  });
  assert.equal(sql({ kind: 'createTable', table: indexed, ifNotExists: true }), [
    'CREATE TABLE IF NOT EXISTS t ( a INTEGER )',
    'CREATE UNIQUE INDEX IF NOT EXISTS ix ON t (a)',
  ]);
});

test('a table without columns', () => {
  assert.equal(sql({ kind: 'createTable', table: table('empty', []), ifNotExists: false }), ['CREATE TABLE empty ()']);
});

test('options of a table', () => {
  assert.is(create({ unlogged: true }), 'CREATE UNLOGGED TABLE t ( a INTEGER )');
  assert.is(
    create({ temporary: true, onCommit: 'delete rows' }),
    'CREATE TEMPORARY TABLE t ( a INTEGER ) ON COMMIT DELETE ROWS',
  );
  assert.is(create({ partitionBy: raw('RANGE (a)') }), 'CREATE TABLE t ( a INTEGER ) PARTITION BY RANGE (a)');
  assert.is(
    create({ inherits: [{ name: 'base' }, { name: 'Other' }] }),
    'CREATE TABLE t ( a INTEGER ) INHERITS (base, "Other")',
  );
  assert.is(
    create({ using: 'heap', with: { fillfactor: 70, 'toast.autovacuum_enabled': false }, tablespace: 'fast' }),
    'CREATE TABLE t ( a INTEGER ) USING heap WITH (fillfactor = 70, toast.autovacuum_enabled = false) TABLESPACE fast',
  );
});

test('options that exclude each other are refused', () => {
  const refused = (options: TableOptions, schema?: string) =>
    refusal({
      kind: 'createTable',
      table: table('t', [column('a', integer)], { options, ...(schema && { schema }) }),
      ifNotExists: false,
    }).why;
  assert.match(refused({ temporary: true, unlogged: true }), /temporary and unlogged/);
  assert.match(refused({ temporary: true }, 'app'), /temporary and has a schema/);
  assert.match(refused({ onCommit: 'drop' }), /for temporary tables/);
  assert.match(refused({ with: { 'fillfactor = 1); DROP TABLE t; --': 1 } }), /no storage parameter/);
  assert.match(refused({ partitionBy: raw('LIST (a)'), inherits: [{ name: 'b' }] }), /partitioned and inherits/);
});

test('drop, rename, comment', () => {
  const orders = { name: 'order', schema: 'Sales' };
  assert.equal(sql({ kind: 'dropTable', table: orders, ifExists: false }), ['DROP TABLE "Sales"."order"']);
  assert.equal(sql({ kind: 'dropTable', table: orders, ifExists: true }), ['DROP TABLE IF EXISTS "Sales"."order"']);
  assert.equal(sql({ kind: 'renameTable', table: orders, to: 'orders' }), [
    'ALTER TABLE "Sales"."order" RENAME TO orders',
  ]);
  assert.equal(sql({ kind: 'tableComment', table: orders, comment: "it's" }), [
    `COMMENT ON TABLE "Sales"."order" IS 'it''s'`,
  ]);
  assert.equal(sql({ kind: 'tableComment', table: orders, comment: null }), [
    'COMMENT ON TABLE "Sales"."order" IS NULL',
  ]);
});

test('a comment with NUL, a name that is too long, an empty name', () => {
  assert.match(refusal({ kind: 'tableComment', table: { name: 't' }, comment: 'a\u0000' }).why, /NUL/);
  assert.match(refusal({ kind: 'dropTable', table: { name: 'é'.repeat(32) }, ifExists: false }).why, /64 bytes/);
  assert.match(refusal({ kind: 'dropTable', table: { name: '' }, ifExists: false }).why, /empty/);
});

test('an operation in autocommit has a transaction of its own', () => {
  const [one] = render({ kind: 'dropTable', table: { name: 't' }, ifExists: false, autocommit: true }, catalogOf());
  assert.is(one?.transaction, 'alone');
});

test.run();
