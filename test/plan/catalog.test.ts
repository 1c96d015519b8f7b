import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Op } from '../../src/dsl/op.ts';
import { check, foreignKey, index, primaryKey, sql, t, unique } from '../../src/index.ts';
import { type Author, planChain } from './chain.ts';

const users: Author = (op) => {
  op.createTable('users', { id: t.integer().primaryKey(), email: t.string(255).notNull().unique(), name: t.text() });
};

const orders: Author = (op) => {
  op.createTable('orders', {
    id: t.integer().primaryKey(),
    user_id: t.integer().references('users.id'),
    qty: t.integer(),
  });
};

/** The codes and messages that the last of these migrations earns. */
function faults(...upgrades: readonly Author[]): readonly string[] {
  return planChain(upgrades).diagnostics.map((one) => `${one.code} ${one.message}${one.help ? ` | ${one.help}` : ''}`);
}

const cases: readonly (readonly [name: string, upgrades: readonly Author[], expected: readonly string[]])[] = [
  [
    'a table that does not exist',
    [users, (op) => op.addColumn('user', 'phone', t.text())],
    ['LB402 no table "user" at this point in the chain | did you mean "users"?'],
  ],
  [
    'a schema written into the name',
    [(op) => op.createTable('users', { id: t.integer() }, null, { schema: 'app' }), (op) => op.dropTable('app.users')],
    ['LB402 no table "app.users" at this point in the chain | did you mean "app.users"?'],
  ],
  [
    'a table in another schema',
    [(op) => op.createTable('users', { id: t.integer() }, null, { schema: 'app' }), (op) => op.dropTable('users')],
    [`LB402 no table "users" at this point in the chain | there is "app.users": write { schema: 'app' }`],
  ],
  [
    'a table twice',
    [users, users],
    ['LB401 table "users" exists already | drop or rename it first, or choose another name'],
  ],
  [
    'a column that does not exist',
    [users, (op) => op.dropColumn('users', 'emial')],
    ['LB404 no column "emial" in table "users" at this point in the chain | did you mean "email"?'],
  ],
  [
    'a column twice',
    [users, (op) => op.addColumn('users', 'email', t.text())],
    [
      'LB403 table "users" has a column "email" already | choose another name, or use alterColumn to change the one that is there',
    ],
  ],
  [
    'a column that is gone',
    [users, (op) => op.dropColumn('users', 'name'), (op) => op.alterColumn('users', 'name', { nullable: false })],
    ['LB404 no column "name" in table "users" at this point in the chain | its columns are id, email'],
  ],
  [
    'a constraint that does not exist',
    [users, (op) => op.dropConstraint('users_email_kye', 'users')],
    [
      'LB406 no constraint "users_email_kye" on table "users" at this point in the chain | did you mean "users_email_key"?',
    ],
  ],
  [
    'a constraint twice',
    [users, (op) => op.createUniqueConstraint('users_email_key', 'users', ['email'])],
    ['LB405 table "users" has a constraint "users_email_key" already | give this one another name'],
  ],
  [
    'an index twice',
    [users, (op) => op.createIndex('ix', 'users', ['name']), (op) => op.createIndex('ix', 'users', ['email'])],
    ['LB407 the name "ix" is taken by another table, index or key | give it another name, or drop the other one first'],
  ],
  [
    'the index of a constraint',
    [users, (op) => op.dropIndex('users_email_key')],
    [
      `LB408 "users_email_key" is a constraint of "users"; its index goes with it | op.dropConstraint('users_email_key', 'users')`,
    ],
  ],
  [
    'an index that does not exist',
    [users, (op) => op.createIndex('ix_users_name', 'users', ['name']), (op) => op.dropIndex('ix_user_name')],
    ['LB408 no index "ix_user_name" at this point in the chain | did you mean "ix_users_name"?'],
  ],
  [
    'a type that does not exist',
    [(op) => op.createTable('a', { m: t.enum('mood') })],
    [
      `LB410 no enum type "mood" at this point in the chain | declare its values: t.enum('mood', ['…']), or create it with op.createEnum first`,
    ],
  ],
  [
    'a type twice',
    [(op) => op.createEnum('mood', ['a']), (op) => op.createEnum('mood', ['a'])],
    ['LB409 enum type "mood" exists already | drop it first, or choose another name'],
  ],
  [
    'a type with other values',
    [(op) => op.createEnum('mood', ['a']), (op) => op.createTable('x', { m: t.enum('mood', ['b']) })],
    [
      `LB409 enum type "mood" exists with other values: 'a' | use t.enum('mood') for the existing type, op.addEnumValue to add a value, or another name`,
    ],
  ],
  [
    'a type in use',
    [
      (op) => op.createEnum('mood', ['a']),
      (op) => op.createTable('x', { m: t.enum('mood') }),
      (op) => op.dropEnum('mood'),
    ],
    ['LB417 enum type "mood" is still the type of x.m | drop or change that column first'],
  ],
  [
    'a value twice',
    [(op) => op.createEnum('mood', ['a']), (op) => op.addEnumValue('mood', 'a')],
    [`LB415 enum type "mood" has the value 'a' already | remove this call`],
  ],
  [
    'a value beside one that is not there',
    [(op) => op.createEnum('mood', ['happy']), (op) => op.addEnumValue('mood', 'sad', { after: 'hapy' })],
    [`LB415 enum type "mood" has no value 'hapy' | did you mean "happy"?`],
  ],
  [
    'a table that others reference',
    [users, orders, (op) => op.dropTable('users')],
    [
      `LB411 table "users" is still referenced by "orders_user_id_fkey" of "orders" | drop it first: op.dropConstraint('orders_user_id_fkey', 'orders')`,
    ],
  ],
  [
    'a column that others reference',
    [users, orders, (op) => op.dropColumn('users', 'id')],
    [
      `LB411 column "users.id" is still referenced by "orders_user_id_fkey" of "orders" | drop it first: op.dropConstraint('orders_user_id_fkey', 'orders')`,
    ],
  ],
  [
    'a key that others reference',
    [users, orders, (op) => op.dropConstraint('users_pkey', 'users')],
    [
      `LB411 "users_pkey" is still needed by the foreign key "orders_user_id_fkey" of "orders" | drop it first: op.dropConstraint('orders_user_id_fkey', 'orders')`,
    ],
  ],
  [
    'a column that a computed one uses',
    [
      (op) => op.createTable('x', { a: t.integer(), b: t.integer().computed(sql`a * 2`) }),
      (op) => op.dropColumn('x', 'a'),
    ],
    ['LB411 column "x.a" is still used by the computed column "b" | drop "b" first'],
  ],
  [
    'a foreign key with unequal lists',
    [
      users,
      (op) => op.createTable('a', { x: t.integer(), y: t.integer() }, (c) => [foreignKey([c.x, c.y], 'users', ['id'])]),
    ],
    [
      'LB412 foreign key (x, y) has 2 columns, users (id) has 1 | name as many columns on both sides, in the same order',
    ],
  ],
  [
    'a foreign key between types',
    [users, (op) => op.createTable('a', { x: t.uuid().references('users.id') })],
    ['LB413 foreign key compares x (uuid) with users.id (integer) | give "x" the type of "users.id"'],
  ],
  [
    'a foreign key to what is not unique',
    [users, (op) => op.createTable('a', { x: t.text().references('users.name') })],
    ['LB414 users (name) is neither the primary key nor unique | add a unique constraint on users (name) first'],
  ],
  [
    'a foreign key to nowhere',
    [(op) => op.createTable('a', { x: t.integer().references('users.id') })],
    [
      'LB402 no table "users" at this point in the chain | create it in this migration or an earlier one; "limbeck history" shows the order',
    ],
  ],
  [
    'a second primary key',
    [users, (op) => op.createPrimaryKey('pk', 'users', ['email'])],
    [
      'LB416 table "users" has the primary key "users_pkey" already | drop "users_pkey" first, or use a unique constraint',
    ],
  ],
  [
    'a column listed twice',
    [users, (op) => op.createUniqueConstraint('uq', 'users', ['name', 'name'])],
    ['LB419 column "name" is listed twice | name each column once'],
  ],
  [
    'an alterColumn without a change',
    [users, (op) => op.alterColumn('users', 'name', {})],
    [
      'LB418 alterColumn of "users.name" changes nothing | say what is to change: type, nullable, default, comment, rename …',
    ],
  ],
  [
    'a key column made nullable',
    [users, (op) => op.alterColumn('users', 'id', { nullable: true })],
    ['LB418 column "users.id" is in the primary key and cannot be null | drop the primary key first'],
  ],
  [
    'rows with a column that is not there',
    [users, (op) => op.bulkInsert('users', [{ id: 1, mail: 'x' }])],
    ['LB404 no column "mail" in table "users" at this point in the chain | did you mean "email"?'],
  ],
];

for (const [name, upgrades, expected] of cases) {
  test(`says what is wrong: ${name}`, () => {
    assert.equal(faults(...upgrades), expected);
  });
}

test('what raw SQL made is known by name and not reported', () => {
  assert.equal(
    faults(
      (op) => op.execute(sql`CREATE TABLE legacy (id int)`),
      (op) => op.addColumn('legacy', 'x', t.text()),
    ),
    [],
  );
  assert.equal(
    faults(
      users,
      (op) => op.execute(sql`ALTER TABLE users ADD COLUMN extra text`),
      (op) => op.createIndex('ix', 'users', ['extra']),
    ),
    [],
  );
  assert.is(
    faults(
      users,
      (op) => op.execute(sql`UPDATE nowhere SET x = 1`),
      (op) => op.dropTable('nowhere'),
    ).length,
    1,
  );
});

test('a dropped column takes its own constraints and indexes along, and the names are free again', () => {
  const again: Author = (op) => {
    op.dropColumn('users', 'email');
    op.addColumn('users', 'email', t.string(100).unique());
  };
  assert.equal(faults(users, again), []);
});

test('names are followed through renames', () => {
  const rename: Author = (op) => {
    op.renameTable('users', 'people');
    op.renameColumn('people', 'id', 'person_id');
    op.createIndex('ix_person', 'people', ['person_id']);
    op.createForeignKey(null, 'orders', 'people', ['qty'], ['person_id']);
  };
  assert.equal(faults(users, orders, rename), []);
  assert.is(faults(users, orders, rename, (op) => op.dropTable('people')).length, 2);
});

test('names nobody chose are those of PostgreSQL', () => {
  const { plan } = planChain([
    users,
    (op) => {
      op.createTable(
        'line',
        {
          order_id: t.integer(),
          no: t.integer(),
          a: t.integer().unique(),
          b: t.integer().references('users.id').index(),
        },
        (c) => [
          primaryKey([c.order_id, c.no]),
          unique([c.a, c.b]),
          unique([c.a]),
          check(sql`${c.a} > 0`),
          check(sql`a > b`),
          check(sql`b > a`),
          index([c.a, c.b]),
        ],
      );
    },
  ]);
  const table = plan.steps.at(-1)?.operations[0]?.after.tables.get('line');
  assert.equal(
    [...(table?.constraints ?? []), ...(table?.indexes ?? [])].map((one) => one.name),
    [
      'line_pkey',
      'line_a_key',
      'line_b_fkey',
      'line_a_b_key',
      'line_a_key1',
      'line_a_check',
      'line_check',
      'line_check1',
      'ix_line_b',
      'ix_line_a_b',
    ],
  );
});

test('long names are cut as PostgreSQL 15 cut them', () => {
  const long = 'a_table_with_a_name_that_is_as_long_as_people_make_them';
  const wide = 'ünïcödé_cölümn_wïth_ä_löng_nämé_tööö_bé';
  const { plan } = planChain([
    (op) =>
      op.createTable(
        long,
        { a_column_with_a_long_name: t.integer().unique(), [wide]: t.integer().unique(), b: t.integer() },
        (c) => [
          unique([c.a_column_with_a_long_name, wide, c.b]),
          check(sql`b > 0 AND a_column_with_a_long_name > 0`),
          check(sql`b > 1`),
        ],
      ),
  ]);
  assert.equal(
    plan.steps[0]?.operations[0]?.after.tables.get(long)?.constraints.map((one) => one.name),
    [
      'a_table_with_a_name_that_is_as_lo_a_column_with_a_long_name_key',
      'a_table_with_a_name_that_is_a_ünïcödé_cölümn_wïth_ä_key',
      'a_table_with_a_name_that_is_a_a_column_with_a_long_name_ün_key',
      'a_table_with_a_name_that_is_as_long_as_people_make_them_check',
      'a_table_with_a_name_that_is_as_long_as_people_make_them_b_check',
    ],
  );
});

test('a naming convention names what is unnamed, and drops by the short name', () => {
  const naming = {
    uq: 'uq_%(table_name)s_%(column_0_name)s',
    ck: 'ck_%(table_name)s_%(constraint_name)s',
    ix: 'ix_%(column_0_label)s',
  };
  const { plan, diagnostics } = planChain(
    [
      (op) =>
        op.createTable('x', {
          a: t.integer().unique().check(sql`a > 0`, { name: 'positive' }),
          b: t.integer().index(),
        }),
      (op) => op.dropConstraint('positive', 'x', { type: 'check' }),
    ],
    { naming },
  );
  const before = plan.steps[0]?.operations[0]?.after.tables.get('x');
  assert.equal(
    [...(before?.constraints ?? []), ...(before?.indexes ?? [])].map((one) => one.name),
    ['uq_x_a', 'ck_x_positive', 'ix_x_b'],
  );
  assert.equal(
    plan.steps[1]?.operations[0]?.after.tables.get('x')?.constraints.map((one) => one.name),
    ['uq_x_a'],
  );
  assert.equal(diagnostics, []);
});

test('a convention that is made from a name wants one', () => {
  const { diagnostics } = planChain([(op) => op.createTable('x', { a: t.integer().check(sql`a > 0`) })], {
    naming: { ck: 'ck_%(constraint_name)s' },
  });
  assert.equal(
    diagnostics.map((one) => one.code),
    ['LB421'],
  );
});

test('a type of the compiler that the author drops himself is dropped once', () => {
  const mood: Author = (op) => op.createTable('m', { a: t.enum('mood', ['ok']) });
  const kinds = (down: Author): readonly string[] =>
    planChain([mood], { from: 'head', to: 'base', downgrades: { 1: down } }).plan.steps.flatMap((step) =>
      step.operations.map(({ operation }) => operation.kind),
    );
  assert.equal(
    kinds((op) => op.dropTable('m')),
    ['dropTable', 'dropEnum'],
  );
  assert.equal(
    kinds((op) => {
      op.dropTable('m');
      op.execute(sql`DROP TYPE mood`);
    }),
    ['dropTable', 'execute'],
  );
  assert.equal(
    kinds((op) => {
      op.dropTable('m');
      op.dropEnum('mood');
    }),
    ['dropTable', 'dropEnum'],
  );
});

test('ifNotExists passes over what is the same, and warns of what is another', () => {
  const start = (op: Op): void => {
    op.createEnum('mood', ['ok', 'sad']);
    op.createTable('x', { id: t.integer().primaryKey(), a: t.string(10).unique(), b: t.enum('mood') });
    op.createIndex('ix', 'x', ['a']);
  };
  const said = (next: (op: Op) => void): readonly string[] => {
    const planned = planChain([start, next, (op) => op.tableComment('x', 'x')]);
    const table = planned.plan.steps[2]?.operations[0]?.before.tables.get('x');
    assert.is(table, planned.plan.steps[0]?.operations.at(-1)?.after.tables.get('x'), 'the table is as it was');
    return planned.diagnostics.map((one) => `${one.code} ${one.message}`);
  };
  const sure = { ifNotExists: true };
  for (const same of [
    (op: Op) => op.createEnum('mood', ['ok', 'sad'], sure),
    (op: Op) => op.addColumn('x', 'a', t.string(10).unique(), sure),
    (op: Op) => op.addColumn('x', 'b', t.enum('mood', ['ok', 'sad']), sure),
    (op: Op) => op.createIndex('ix', 'x', ['a'], sure),
    (op: Op) => op.createUniqueConstraint(null, 'x', ['a'], sure),
    (op: Op) => op.createUniqueConstraint('x_a_key', 'x', ['a'], sure),
    (op: Op) => op.createPrimaryKey(null, 'x', ['id'], sure),
    (op: Op) => op.createTable('x', { id: t.integer().primaryKey(), a: t.string(10) }, null, sure),
  ]) {
    assert.equal(said(same), [], same.toString());
  }
  for (const [other, what] of [
    [(op: Op) => op.createEnum('mood', ['sad', 'ok'], sure), 'enum type "mood"'],
    [(op: Op) => op.addColumn('x', 'a', t.string(11), sure), 'column "x.a"'],
    [(op: Op) => op.addColumn('x', 'a', t.string(10).notNull(), sure), 'column "x.a"'],
    [(op: Op) => op.createIndex('ix', 'x', ['b'], sure), 'index "ix"'],
    [(op: Op) => op.createIndex('ix', 'x', ['a'], { ...sure, unique: true }), 'index "ix"'],
    [(op: Op) => op.createUniqueConstraint('x_a_key', 'x', ['b'], sure), 'constraint "x_a_key"'],
    [(op: Op) => op.createTable('x', { id: t.bigint().primaryKey() }, null, sure), 'table "x"'],
    [(op: Op) => op.createTable('x', { c: t.integer() }, null, sure), 'table "x"'],
  ] as const) {
    assert.equal(said(other), [`LB450 ${what} exists at this point in the chain, and is another one`]);
  }
});

test('what ifNotExists may not have made is not undone', () => {
  const start = (op: Op): void => {
    op.createTable('x', { id: t.integer().primaryKey(), a: t.integer().unique() });
    op.createEnum('mood', ['ok']);
  };
  for (const [again, fresh] of [
    [
      (op: Op) => op.createUniqueConstraint('x_a_key', 'x', ['a'], { ifNotExists: true }),
      (op: Op) => op.createUniqueConstraint('uq', 'x', ['a'], { ifNotExists: true }),
    ],
    [
      (op: Op) => op.createEnum('mood', ['ok'], { ifNotExists: true }),
      (op: Op) => op.createEnum('colour', ['red'], { ifNotExists: true }),
    ],
  ] as const) {
    const codes = (author: (op: Op) => void): readonly string[] =>
      planChain([start, author], { from: 'r2', to: 'r1' }).diagnostics.map((one) => one.code);
    assert.equal(codes(again), ['LB430']);
    assert.equal(codes(fresh), []);
  }
});

test.run();
