/** What alterTable, moveTable and the storage of columns do to the catalog, and what they say no to. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sql, t, unique } from '../../src/index.ts';
import { catalogFromText, catalogToText } from '../../src/schema/catalog-text.ts';
import { type Author, finalCatalog, planChain } from './chain.ts';

const start: Author = (op) => {
  op.createTable('users', { id: t.integer().primaryKey(), email: t.text().notNull(), nick: t.text().index() }, (c) => [
    unique('uq_email', [c.email]),
    unique('uq_nick', [c.nick]),
  ]);
  op.createTable('orders', { id: t.integer().primaryKey(), user_id: t.integer().references('users.id') });
  op.createView('v', sql`SELECT id FROM users`);
  op.createTrigger('tr', 'users', { timing: 'before', events: [{ update: ['nick'] }], execute: sql`touch()` });
  op.createSequence('no', { ownedBy: { table: 'users', column: 'id' } });
  op.grant('select', { table: 'users' }, 'reader');
};

function told(...upgrades: readonly Author[]): readonly string[] {
  return planChain([start, ...upgrades]).diagnostics.map((one) => `${one.code} ${one.message} | ${one.help}`);
}

test('a table that cannot be altered so', () => {
  assert.equal(
    told((op) => {
      op.alterTable('user', { unlogged: true });
      op.alterTable('users', {});
      op.alterTable('users', { unlogged: true });
      op.alterTable('users', { postgresql: { noInherit: 'orders' } });
      op.alterTable('users', { postgresql: { inherit: 'orders' } });
      op.alterTable('users', { postgresql: { inherit: 'users' } });
      op.alterTable('users', { postgresql: { inherit: 'order' } });
      op.alterTable('users', { postgresql: { replicaIdentity: { index: 'uq_emails' } } });
      op.alterTable('users', { postgresql: { replicaIdentity: { index: 'ix_users_nick' } } });
      op.alterTable('users', { postgresql: { replicaIdentity: { index: 'uq_nick' } } });
      op.createTable('log', { at: t.date() }, null, { postgresql: { partitionBy: sql`RANGE (at)` } });
      op.alterTable('log', { postgresql: { with: { fillfactor: 70 } } });
      op.createTable('later', { id: t.integer() }, null, { temporary: true });
      op.alterTable('later', { unlogged: true });
      op.alterTable('orders', { unlogged: true });
      op.alterTable('users', { unlogged: true });
      op.alterTable('orders', { unlogged: false });
    }),
    [
      'LB402 no table "user" at this point in the chain | did you mean "users"?',
      'LB443 alterTable of "users" changes nothing | say what is to change: unlogged, or postgresql: { with, tablespace, inherit, noInherit, owner, replicaIdentity }',
      'LB443 "users" cannot be unlogged: "orders_user_id_fkey" of the logged table "orders" references it | drop "orders_user_id_fkey" first, or make "orders" unlogged before',
      'LB443 "users" does not inherit from "orders" | it has no parent: remove it',
      `LB443 "users" has no column "user_id" as its parent "orders" has | op.addColumn('users', 'user_id', …) first`,
      'LB443 table "users" cannot inherit from itself | name another table',
      'LB402 no table "order" at this point in the chain | did you mean "orders"?',
      'LB443 table "users" has no index "uq_emails" | did you mean "uq_email"?',
      'LB443 "ix_users_nick" cannot be the replica identity of "users": it is not unique | use the primary key, or a plain unique index',
      `LB443 "uq_nick" cannot be the replica identity of "users": "nick" may be null | op.alterColumn('users', 'nick', { nullable: false }) first`,
      'LB443 table "log" is partitioned and takes no storage parameters | change its partitions: they hold the rows',
      'LB443 table "later" is temporary, and never logged | remove unlogged',
      'LB443 "orders" cannot be logged: it references the unlogged table "users" | make "users" logged first',
    ],
  );
});

test('parents and children hold each other', () => {
  assert.equal(
    told((op) => {
      op.createTable('base', { a: t.integer().notNull(), b: t.text() }, null);
      op.createTable('child', { own: t.text() }, null, { postgresql: { inherits: ['base'] } });
      op.createIndex('ix_child', 'child', ['a', 'own']);
      op.alterTable('child', { postgresql: { inherit: 'base' } });
      op.alterTable('base', { postgresql: { inherit: 'child' } });
      op.dropColumn('child', 'a');
      op.alterColumn('child', 'b', { rename: 'c' });
      op.createTable('other', { a: t.bigint().notNull(), b: t.text() });
      op.alterTable('other', { postgresql: { inherit: 'base' } });
      op.createTable('loose', { a: t.integer(), b: t.text() });
      op.alterTable('loose', { postgresql: { inherit: 'base' } });
      op.dropTable('base');
    }),
    [
      'LB443 "child" inherits from "base" already | remove it',
      'LB443 "child" inherits from "base" already | a table cannot inherit from its own child',
      'LB411 column "child.a" is inherited from "base" | change it in "base": it changes here, too',
      'LB411 column "child.b" is inherited from "base" | change it in "base": it changes here, too',
      'LB443 "other.a" is of another type than "base.a" | give it the same type first',
      'LB443 "loose.a" may be null, "base.a" may not | make it NOT NULL first',
      `LB411 table "child" still inherits from "base" | first op.alterTable('child', { postgresql: { noInherit: 'base' } }), or drop it`,
    ],
  );
});

test('what an author writes wrongly is told at once', () => {
  const thrown = (author: Author): string => {
    try {
      planChain([author]);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    return 'nothing';
  };
  const wrong = (value: unknown): never => value as never;
  assert.match(
    thrown((op) => op.alterTable('users', wrong(7))),
    /the change is/,
  );
  assert.match(
    thrown((op) => op.alterTable('users', { unlogged: wrong('yes') })),
    /unlogged is/,
  );
  assert.match(
    thrown((op) => op.alterTable('users', { postgresql: { with: {} } })),
    /no storage parameter/,
  );
  assert.match(
    thrown((op) => op.alterTable('users', { postgresql: { with: { fillfactor: wrong([]) } } })),
    /the storage parameter "fillfactor" is/,
  );
  assert.match(
    thrown((op) => op.alterTable('users', { postgresql: { replicaIdentity: wrong('some') } })),
    /the replica identity is/,
  );
  assert.match(
    thrown((op) => op.alterTable('users', { postgresql: { inherit: [] } })),
    /the list of parents is empty/,
  );
  assert.match(
    thrown((op) => op.moveTable('users', wrong({}))),
    /where moveTable moves it/,
  );
  assert.match(
    thrown((op) => op.alterColumn('users', 'id', { statistics: 10_001 })),
    /statistics of a column are 10001/,
  );
  assert.match(
    thrown((op) => op.alterColumn('users', 'id', { storage: wrong('inside') })),
    /the storage of a column is/,
  );
});

test('a table that moves takes what belongs to it along, and is found under its new name only', () => {
  const planned = planChain([
    start,
    (op) => {
      op.moveTable('users', { toSchema: 'archive' });
      op.createIndex('ix_email', 'users', ['email'], { schema: 'archive' });
      op.dropTrigger('tr', 'users', { schema: 'archive' });
      op.alterSequence('no', { increment: 2, schema: 'archive' });
    },
  ]);
  assert.equal(planned.diagnostics, []);
  const catalog = finalCatalog(planned);
  assert.ok(catalog);
  const orders = catalog.tables.get('orders')?.constraints.find((one) => one.kind === 'foreignKey');
  assert.equal(orders?.kind === 'foreignKey' && orders.target, { name: 'users', schema: 'archive' });
  assert.ok(catalog.privileges.has('table:archive\u0000users'));
  assert.equal(
    [...catalog.relations.keys()].filter((key) => key.startsWith('uq_')),
    [],
  );
  assert.is(catalogToText(catalogFromText(catalogToText(catalog))), catalogToText(catalog));
  assert.equal(
    told((op) => {
      op.moveTable('users', { toSchema: 'archive' });
      op.dropColumn('users', 'nick');
      op.moveTable('users', { schema: 'archive', toSchema: 'archive' });
      op.createTable('users', { id: t.integer() });
      op.moveTable('users', { schema: 'archive', toSchema: null });
      op.createTable('uq_nick', { id: t.integer() });
      op.dropTable('users');
      op.moveTable('users', { schema: 'archive', toSchema: null });
    }),
    [
      `LB402 no table "users" at this point in the chain | there is "archive.users": write { schema: 'archive' }`,
      'LB443 table "archive.users" is there already | name another schema',
      'LB401 cannot move "archive.users": "users" exists already | rename one of the two first',
      'LB401 cannot move "archive.users": "uq_nick" exists already | rename the index or constraint of this name first',
    ],
  );
});

test('a view that was made before its table moved has no way back', () => {
  const move: Author = (op) => op.moveTable('users', { toSchema: 'archive' });
  const back = (...more: readonly Author[]): readonly string[] =>
    planChain([start, move, ...more], { from: 'head', to: '-1' }).diagnostics.map((one) => one.message);
  assert.equal(
    back((op) => op.dropView('v')),
    ['revision r3 has no way back here: view v was made when table users was in the schema of the search path'],
  );
  const home: Author = (op) => op.moveTable('users', { schema: 'archive', toSchema: null });
  assert.equal(
    back(home, (op) => op.dropView('v')),
    [],
  );
});

test('a column that gets a type anew is stored as the type has it, and gets back what it had', () => {
  const { plan } = planChain(
    [
      start,
      (op) => op.alterColumn('users', 'email', { statistics: 50, storage: 'external', compression: 'pglz' }),
      (op) => op.alterColumn('users', 'email', { type: t.string(90) }),
    ],
    { from: 'head', to: '-1' },
  );
  const [undone] = plan.steps[0]?.operations ?? [];
  const column = undone?.before.tables.get('users')?.columns.find((one) => one.name === 'email');
  assert.equal([column?.statistics, column?.storage, column?.compression], [50, undefined, undefined]);
  const { operation } = undone ?? {};
  assert.equal(operation?.kind === 'alterColumn' && [operation.storage, operation.compression], ['external', 'pglz']);
});

test('triggers and policies keep their columns', () => {
  assert.equal(
    told((op) => {
      op.createPolicy('p', 'users', { using: sql`email <> ''` });
      op.dropColumn('users', 'email');
      op.alterColumn('users', 'nick', { type: t.string(9) });
    }),
    [
      `LB411 column "users.email" is still used by policy "p" | drop it first: op.dropPolicy('p', 'users')`,
      `LB411 column "users.nick" is still watched by trigger "tr" | drop it first: op.dropTrigger('tr', 'users')`,
    ],
  );
});

test.run();
