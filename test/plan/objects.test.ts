/** What the catalog knows of views, functions, triggers and all else that is no table. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sql, t } from '../../src/index.ts';
import { type Author, planChain } from './chain.ts';

const users: Author = (op) => {
  op.createTable('users', { id: t.integer().primaryKey(), email: t.text() });
  op.createFunction('touch', { returns: sql`trigger`, language: 'plpgsql', body: sql`BEGIN RETURN NEW; END` });
};

const trigger: Author = (op) =>
  op.createTrigger('tr', 'users', { timing: 'before', events: [{ update: ['email'] }], execute: sql`touch()` });

function faults(...upgrades: readonly Author[]): readonly string[] {
  return planChain(upgrades).diagnostics.map((one) => `${one.code} ${one.message}${one.help ? ` | ${one.help}` : ''}`);
}

const earlier = 'create it in this migration or an earlier one';

const cases: readonly (readonly [name: string, upgrades: readonly Author[], expected: readonly string[]])[] = [
  [
    'a view under the name of a table',
    [users, (op) => op.createView('users', sql`SELECT 1`)],
    ['LB480 there is a table "users" already | drop or rename it first, or choose another name'],
  ],
  [
    'a table under the name of a view',
    [(op) => op.createView('users', sql`SELECT 1`), users],
    ['LB401 table "users" exists already | a view has this name; choose another'],
  ],
  [
    'a sequence twice',
    [(op) => op.createSequence('no'), (op) => op.createSequence('no')],
    ['LB480 there is a sequence "no" already | drop or rename it first, or choose another name'],
  ],
  [
    'a domain under the name of an enum',
    [(op) => op.createEnum('mood', ['ok']), (op) => op.createDomain('mood', t.text())],
    ['LB480 there is an enum type "mood" already | drop or rename it first, or choose another name'],
  ],
  [
    'a misspelt view',
    [(op) => op.createView('totals', sql`SELECT 1`), (op) => op.dropView('total')],
    ['LB481 no view total at this point in the chain | did you mean "totals"?'],
  ],
  [
    'a view that is a materialized one',
    [(op) => op.createMaterializedView('totals', sql`SELECT 1`), (op) => op.dropView('totals')],
    [`LB481 no view totals at this point in the chain | ${earlier}`],
  ],
  [
    'a function of several, unsaid which',
    [
      (op) => {
        for (const type of [sql`integer`, sql`text`])
          op.createFunction('f', { arguments: type, returns: sql`text`, language: 'sql', body: sql`SELECT 'x'` });
      },
      (op) => op.dropFunction('f'),
      (op) => op.dropFunction('f', { arguments: sql`text` }),
    ],
    ['LB481 no function f at this point in the chain | there are 2 of this name; say which: { arguments: sql`…` }'],
  ],
  [
    'a trigger on a table that is not there, and on a column that is not',
    [
      users,
      (op) => op.createTrigger('a', 'user', { timing: 'before', events: ['insert'], execute: sql`touch()` }),
      (op) =>
        op.createTrigger('b', 'users', { timing: 'before', events: [{ update: ['mail'] }], execute: sql`touch()` }),
    ],
    [
      'LB402 no table "user" at this point in the chain | did you mean "users"?',
      'LB404 no column "mail" in table "users" at this point in the chain | did you mean "email"?',
    ],
  ],
  [
    'a function that a trigger calls',
    [users, trigger, (op) => op.dropFunction('touch')],
    [
      'LB482 function touch is still needed: trigger tr on users calls it | drop that first, or write { cascade: true } to drop all that depends on it',
    ],
  ],
  [
    'a column that a trigger watches',
    [users, trigger, (op) => op.dropColumn('users', 'email')],
    [`LB411 column "users.email" is still watched by trigger "tr" | drop it first: op.dropTrigger('tr', 'users')`],
  ],
  [
    'a schema with something in it',
    [
      (op) => op.createSchema('sales'),
      (op) => op.createTable('orders', { id: t.integer() }, null, { schema: 'sales' }),
      (op) => op.dropSchema('sales'),
    ],
    [
      'LB482 schema sales is still needed: "sales.orders" is in it | drop that first, or write { cascade: true } to drop all that depends on it',
    ],
  ],
  [
    'a sequence that a default needs',
    [
      (op) => op.createSequence('no'),
      (op) => op.createTable('t', { id: t.integer().default(sql`nextval('no')`) }),
      (op) => op.dropSequence('no'),
    ],
    [
      'LB482 sequence no is still needed: the default of "t.id" takes its values | drop that first, or write { cascade: true } to drop all that depends on it',
    ],
  ],
  [
    'a domain that a column has',
    [
      (op) => op.createDomain('mail', t.text()),
      (op) => op.createTable('t', { a: t.raw(sql`mail`) }),
      (op) => op.dropDomain('mail'),
    ],
    [
      'LB482 domain mail is still needed: it is the type of "t.a" | drop that first, or write { cascade: true } to drop all that depends on it',
    ],
  ],
  [
    'a check that a domain does not have',
    [(op) => op.createDomain('mail', t.text()), (op) => op.alterDomain('mail', { dropCheck: 'c' })],
    ['LB483 domain "mail" has no check "c" | its checks are none'],
  ],
  [
    'a materialized view refreshed beside its readers without a unique index',
    [
      (op) => op.createMaterializedView('m', sql`SELECT 1 AS one`),
      (op) => op.refreshMaterializedView('m', { concurrently: true }),
    ],
    [
      'LB483 materialized view "m" has no unique index to be refreshed concurrently | create a unique index on its columns first, without where',
    ],
  ],
  [
    'a grant on what is not there',
    [users, (op) => op.grant('select', { table: 'user' }, 'app'), (op) => op.grant('usage', { sequence: 'no' }, 'app')],
    [
      'LB402 no table "user" at this point in the chain | did you mean "users"?',
      `LB481 no sequence no at this point in the chain | ${earlier}`,
    ],
  ],
  [
    'renames to and from what is not there',
    [
      (op) => {
        op.createTable('u', {
          id: t.integer().primaryKey(),
          a: t.integer().unique(),
          m: t.enum('mood', ['ok', 'sad']),
        });
        op.createIndex('ix', 'u', ['a']);
      },
      (op) => {
        op.renameConstraint('u', 'u_a_kez', 'x');
        op.renameConstraint('u', 'u_a_key', 'u_pkey');
        op.renameIndex('iy', 'x');
        op.renameIndex('ix', 'u');
        op.renameIndex('u_a_key', 'x');
        op.validateConstraint('u', 'u_pkey');
        op.renameEnumValue('mood', 'oh', 'x');
        op.renameEnumValue('mood', 'ok', 'sad');
        op.renameEnumValue('mod', 'ok', 'x');
        op.renameEnum('mod', 'x');
        op.createDomain('mail', t.text());
        op.renameEnum('mood', 'mail');
        op.removeEnumValue('mood', 'oh');
        op.removeEnumValue('mood', 'ok', { replaceWith: 'ok' });
      },
    ],
    [
      'LB406 no constraint "u_a_kez" on table "u" at this point in the chain | did you mean "u_a_key"?',
      'LB405 the name "u_pkey" is taken | choose another name',
      'LB408 no index "iy" at this point in the chain | did you mean "ix"?',
      'LB407 the name "u" is taken | choose another name',
      `LB408 no index "u_a_key" at this point in the chain | it serves a constraint: op.renameConstraint('u', 'u_a_key', 'x')`,
      'LB406 "u_pkey" is of type primaryKey, which is never NOT VALID | only checks and foreign keys are validated later',
      `LB415 enum type "mood" has no value 'oh' | did you mean "ok"?`,
      `LB415 enum type "mood" has the value 'sad' already | choose another name for it`,
      'LB410 no enum type "mod" at this point in the chain | did you mean "mood"?',
      'LB410 no enum type "mod" at this point in the chain | did you mean "mood"?',
      'LB409 cannot rename "mood": a type "mail" exists already | choose another name',
      `LB415 enum type "mood" has no value 'oh' | did you mean "ok"?`,
      `LB415 'ok' cannot be replaced with itself | did you mean "ok"?`,
    ],
  ],
  [
    'rows of columns and keys that are not there',
    [
      users,
      (op) => {
        op.updateRows('user', { set: { email: 'x' }, all: true });
        op.updateRows('users', { set: { mail: 'x' }, where: { ids: 1 } });
        op.deleteRows('users', { where: { id: [1, 2], emial: null } });
        op.bulkInsert('users', [{ id: 1 }], { onConflict: { columns: ['email'], update: ['email'] } });
        op.bulkInsert('users', [{ id: 1 }], { onConflict: { constraint: 'users_pkez' } });
        op.bulkInsert('users', [{ id: 1 }], { onConflict: { columns: ['id'], update: { mail: 'x' } } });
      },
    ],
    [
      'LB402 no table "user" at this point in the chain | did you mean "users"?',
      'LB402 no table "user" at this point in the chain | did you mean "users"?',
      'LB404 no column "mail" in table "users" at this point in the chain | did you mean "email"?',
      'LB404 no column "ids" in table "users" at this point in the chain | did you mean "id"?',
      'LB404 no column "emial" in table "users" at this point in the chain | did you mean "email"?',
      'LB440 no unique key of "users" has exactly the columns email | its keys are (id)',
      'LB406 no constraint "users_pkez" on table "users" at this point in the chain | did you mean "users_pkey"?',
      'LB404 no column "mail" in table "users" at this point in the chain | did you mean "email"?',
    ],
  ],
  [
    'partitions that do not fit',
    [
      (op) => {
        op.createTable('log', { id: t.integer(), day: t.date() }, null, {
          postgresql: { partitionBy: sql`RANGE (day)` },
        });
        op.createTable('plain', { id: t.integer() });
        op.createPartition('rest', 'log', { default: true });
      },
      (op) => {
        op.createPartition('p', 'plain', { default: true });
        op.createPartition('q', 'log', { default: true });
        op.createPartition('rest', 'log', { in: [1] });
        op.attachPartition('plain', 'log', { in: [1] });
        op.attachPartition('rest', 'log', { in: [1] });
        op.detachPartition('plain', 'log');
        op.addColumn('rest', 'unknown', t.integer());
      },
      (op) => {
        op.dropTable('log');
        op.dropTable('rest');
      },
    ],
    [
      'LB442 table "plain" is not partitioned | create it with { postgresql: { partitionBy: sql`RANGE (created_at)` } }; a table cannot become partitioned later',
      'LB442 "log" has the default partition "rest" already | say which rows this one holds',
      'LB401 table "rest" exists already | choose another name',
      'LB442 "plain" has no column "day" as "log" has | a partition has the columns of its table, and is one of one table',
      'LB442 "rest" is a partition of "log" already | a partition has the columns of its table, and is one of one table',
      'LB442 "plain" is no partition of "log" | attach it first',
    ],
  ],
  [
    'nothing is known of what raw SQL may have made',
    [
      (op) => op.execute(sql`CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW v AS SELECT 1`),
      (op) => {
        op.dropFunction('f');
        op.replaceView('v', sql`SELECT 2`);
        op.comment({ view: 'v' }, 'two');
      },
    ],
    [],
  ],
  [
    'what hangs on a table goes with it and follows its name',
    [
      users,
      trigger,
      (op) => op.renameTable('users', 'people'),
      (op) => op.dropTrigger('tr', 'people'),
      (op) => op.createPolicy('own', 'people'),
      (op) => op.dropTable('people'),
      (op) => op.dropFunction('touch'),
    ],
    [],
  ],
];

for (const [name, upgrades, expected] of cases) {
  test(name, () => {
    assert.equal(faults(...upgrades), expected);
  });
}

test('a warning of what is applied already is not told again', () => {
  const chain: readonly Author[] = [
    users,
    (op) => op.createView('v', sql`SELECT email FROM users`),
    (op) => op.dropColumn('users', 'email'),
    (op) => op.createSequence('no'),
  ];
  const codes = (from: string, to: string) => planChain(chain, { from, to }).diagnostics.map((one) => one.code);
  assert.equal(codes('base', 'head'), ['LB484']);
  assert.equal(codes('r2', 'r3'), ['LB484']);
  assert.equal(codes('r3', 'r4'), []);
  assert.equal(codes('r4', 'r3'), []);
});

test('rows are named, or all of them are meant', () => {
  const wrong: readonly unknown[] = [
    {},
    { where: {} },
    { where: undefined },
    { where: [] },
    { all: false },
    { all: true, where: {} },
  ];
  for (const rows of wrong) {
    assert.throws(
      () => planChain([(op) => op.deleteRows('users', rows as { all: true })]),
      /LB301.*which rows are meant/,
      JSON.stringify(rows),
    );
  }
});

test('what cannot be undone says why', () => {
  const irreversible: readonly Author[] = [
    (op) => op.createSchema('sales', { ifNotExists: true }),
    (op) => op.dropSchema('sales', { cascade: true }),
    (op) => op.alterSequence('no', { restart: 7 }),
    (op) => op.updateExtension('hstore', '1.8'),
  ];
  const begin: Author = (op) => {
    op.createSequence('no');
    op.createExtension('hstore');
    op.createSchema('sales');
  };
  for (const change of irreversible) {
    const chain = [
      begin,
      (op) => (change === irreversible[0] ? op.dropSchema('sales') : undefined),
      change,
    ] as Author[];
    const codes = planChain(chain, { from: 'head', to: 'head-1' }).diagnostics.map((one) => one.code);
    assert.equal(codes, ['LB430']);
  }
});

test.run();
