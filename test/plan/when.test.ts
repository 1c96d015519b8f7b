import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Op } from '../../src/dsl/op.ts';
import { exists, not, sql, t } from '../../src/index.ts';
import { type Author, type ChainOptions, finalCatalog, planChain } from './chain.ts';

const start: Author = (op) => {
  op.createTable('users', {
    id: t.integer().primaryKey(),
    email: t.string(255).unique(),
    age: t.integer(),
    mood: t.enum('mood', ['ok', 'sad']),
  });
  op.createTable('orders', { id: t.integer().primaryKey(), user_id: t.integer().references('users.id').index() });
};

function after(author: Author, options: ChainOptions = {}) {
  const planned = planChain([start, author], options);
  return { catalog: finalCatalog(planned), said: planned.diagnostics.map((one) => `${one.code} ${one.message}`) };
}

function table(author: Author, name = 'users') {
  const { catalog, said } = after(author);
  assert.equal(said, []);
  return catalog?.tables.get(name);
}

const names = (list: readonly { readonly name: string }[] = []): readonly string[] => list.map((one) => one.name);

/** What an author may do next; a mistake that is certain is said, one that is not certain is not. */
function saidOf(block: (op: Op) => void, next: (op: Op) => void): readonly string[] {
  return after((op) => {
    block(op);
    next(op);
  }).said;
}

test('what the block makes where it is missing is there afterwards, and known', () => {
  const column = table((op) =>
    op.when(not(exists.column('users', 'nick')), (o) => o.addColumn('users', 'nick', t.string(10))),
  );
  assert.equal(column?.columns.at(-1), { name: 'nick', type: { kind: 'string', length: 10 }, nullable: true });
  const key = table((op) =>
    op.when(not(exists.constraint('users', 'ck')), (o) => o.createCheckConstraint('ck', 'users', sql`age > 1`)),
  );
  assert.ok(names(key?.constraints).includes('ck'));
  const index = table((op) =>
    op.when(not(exists.index('ix')), (o) => o.createIndex('ix', 'users', ['age'], { unique: true })),
  );
  assert.equal(names(index?.indexes), ['ix']);
  const made = table(
    (op) =>
      op.when(not(exists.table('t')), (o) => {
        o.createTable('t', { id: t.integer().primaryKey(), colour: t.enum('colour', ['red']) });
        o.createIndex('ix', 't', ['colour']);
      }),
    't',
  );
  assert.equal([names(made?.columns), names(made?.indexes)], [['id', 'colour'], ['ix']]);
  const { catalog } = after((op) => op.when(not(exists.enum('m')), (o) => o.createEnum('m', ['a'])));
  assert.equal(catalog?.types.get('m')?.values, ['a']);
});

test('later mistakes with what is known on both ways are said', () => {
  const add = (op: Op): void =>
    op.when(not(exists.column('users', 'nick')), (o) => o.addColumn('users', 'nick', t.string(10)));
  assert.equal(
    saidOf(add, (op) => op.addColumn('users', 'nick', t.text())),
    ['LB403 table "users" has a column "nick" already'],
  );
  assert.equal(
    saidOf(add, (op) => op.createIndex('ix', 'users', ['nickk'])),
    ['LB404 no column "nickk" in table "users" at this point in the chain'],
  );
});

test('what the block takes away where it is there is gone afterwards', () => {
  const known = table((op) =>
    op.when(exists.constraint('users', 'users_email_key'), (o) => o.dropConstraint('users_email_key', 'users')),
  );
  assert.equal(names(known?.constraints), ['users_pkey']);
  assert.equal(
    names(table((op) => op.when(exists.column('users', 'age'), (o) => o.dropColumn('users', 'age')))?.columns),
    ['id', 'email', 'mood'],
  );
  assert.is(
    table((op) => op.when(exists.table('orders'), (o) => o.dropTable('orders')), 'orders'),
    undefined,
  );
});

test('what the chain does not know may be dropped where it exists, and leaves nothing uncertain', () => {
  const drop = (op: Op): void => {
    op.when(exists.constraint('users', 'uq'), (o) => o.dropConstraint('uq', 'users'));
    op.when(exists.column('users', 'legacy'), (o) => o.dropColumn('users', 'legacy'));
    op.when(exists.index('ix_old'), (o) => o.dropIndex('ix_old'));
    op.when(exists.table('old'), (o) => o.dropTable('old'));
    op.when(exists.enum('old_mood'), (o) => o.dropEnum('old_mood'));
  };
  const { catalog, said } = after(drop);
  assert.equal(said, []);
  assert.is(catalog?.uncertain.size, 0);
  assert.equal(
    saidOf(drop, (op) => op.dropColumn('users', 'legacy')),
    ['LB404 no column "legacy" in table "users" at this point in the chain'],
  );
});

test('what may be lost is said, though the chain does not know it', () => {
  const { plan } = planChain([start, (op) => op.when(exists.column('users', 'x'), (o) => o.dropColumn('users', 'x'))]);
  assert.equal(
    plan.steps[1]?.operations.map((one) => one.loss?.what),
    [undefined, 'all values of column users.x'],
  );
});

test('the two ways of one question', () => {
  const either = (op: Op): void => {
    const big = sql`SELECT count(*) > 1000 FROM users`;
    op.when(big, (o) => o.addColumn('users', 'a', t.integer()));
    op.when(not(big), (o) => o.addColumn('users', 'a', t.integer()));
  };
  const { catalog, said } = after(either);
  assert.equal(said, []);
  assert.not.ok(names(catalog?.tables.get('users')?.columns).includes('a'));
});

test('what differs becomes uncertain, and nothing false is said about it', () => {
  const maybe = (op: Op): void =>
    op.when(sql`SELECT true`, (o) => {
      o.addColumn('users', 'maybe', t.integer());
      o.dropColumn('users', 'age');
      o.createTable('extra', { id: t.integer().primaryKey() });
      o.createIndex('ix_maybe', 'users', ['email']);
      o.dropIndex('ix_orders_user_id');
      o.createEnum('perhaps', ['a']);
      o.alterColumn('users', 'email', { nullable: false });
    });
  const { catalog, said } = after(maybe);
  assert.equal(said, []);
  assert.equal(names(catalog?.tables.get('users')?.columns), ['id', 'mood']);
  assert.not.ok(catalog?.tables.has('extra'));
  for (const next of [
    (op: Op) => op.dropColumn('users', 'maybe'),
    (op: Op) => op.addColumn('users', 'maybe', t.integer()),
    (op: Op) => op.dropColumn('users', 'age'),
    (op: Op) => op.addColumn('users', 'age', t.integer()),
    (op: Op) => op.dropTable('extra'),
    (op: Op) => op.createTable('extra', { id: t.integer() }),
    (op: Op) => op.addColumn('extra', 'a', t.integer()),
    (op: Op) => op.dropIndex('ix_maybe'),
    (op: Op) => op.createIndex('ix_maybe', 'users', ['id']),
    (op: Op) => op.dropIndex('ix_orders_user_id'),
    (op: Op) => op.createIndex('ix_orders_user_id', 'orders', ['user_id']),
    (op: Op) => op.dropEnum('perhaps'),
    (op: Op) => op.createEnum('perhaps', ['a']),
    (op: Op) => op.addEnumValue('perhaps', 'b'),
    (op: Op) => op.dropConstraint('users_email_key', 'users'),
    (op: Op) => op.createForeignKey('fk', 'orders', 'extra', ['id'], ['id']),
  ]) {
    assert.equal(saidOf(maybe, next), [], next.toString());
  }
  assert.equal(
    saidOf(maybe, (op) => op.dropTable('nothing')),
    ['LB402 no table "nothing" at this point in the chain'],
  );
});

test('a block that changes no schema leaves the catalog as it is', () => {
  const { catalog } = after((op) => {
    op.when(exists.column('users', 'legacy'), (o) => o.execute(sql`UPDATE users SET legacy = 1`));
    op.when(not(exists.column('users', 'email')), (o) => o.execute(sql`DELETE FROM users`));
  });
  assert.equal(names(catalog?.tables.get('users')?.columns), ['id', 'email', 'age', 'mood']);
  assert.is(catalog?.uncertain.size, 0);
});

test('inside, the condition holds: mistakes against it are said', () => {
  const inside = (block: Author): readonly string[] => after(block).said;
  assert.equal(
    inside((op) => op.when(not(exists.column('users', 'email')), (o) => o.dropColumn('users', 'email'))),
    ['LB404 no column "email" in table "users" at this point in the chain'],
  );
  assert.equal(
    inside((op) => op.when(not(exists.table('users')), (o) => o.tableComment('users', 'x'))),
    ['LB402 no table "users" at this point in the chain'],
  );
  assert.equal(
    inside((op) => op.when(exists.column('users', 'email'), (o) => o.addColumn('users', 'email', t.text()))),
    ['LB403 table "users" has a column "email" already'],
  );
  assert.equal(
    inside((op) => op.when(exists.column('users', 'legacy'), (o) => o.renameColumn('users', 'legacy', 'l'))),
    [],
  );
});

test('a block in a block', () => {
  const column = table((op) =>
    op.when(exists.table('users'), (o) =>
      o.when(not(exists.column('users', 'nick')), (i) => i.addColumn('users', 'nick', t.text())),
    ),
  );
  assert.not.ok(names(column?.columns).includes('nick'), 'where there is no table users there is no column either');
  const sure = table((op) =>
    op.when(not(exists.column('users', 'nick')), (o) =>
      o.when(not(exists.column('users', 'nick')), (i) => i.addColumn('users', 'nick', t.text())),
    ),
  );
  assert.ok(names(sure?.columns).includes('nick'));
});

test('conventions name the constraint of a condition as they name the one that it is about', () => {
  const naming = { ck: 'ck_%(table_name)s_%(constraint_name)s' };
  const asked = (author: Author): unknown =>
    planChain([(op) => op.createTable('x', { a: t.integer().check(sql`a > 0`, { name: 'positive' }) }), author], {
      naming,
    }).plan.steps[1]?.operations[0]?.operation;
  const drop = asked((op) => op.when(exists.constraint('x', 'positive'), (o) => o.dropConstraint('positive', 'x')));
  assert.match(JSON.stringify(drop), /"kind":"constraint","table":\{"name":"x"\},"name":"ck_x_positive"/);
  const add = asked((op) =>
    op.when(not(exists.constraint('x', 'small')), (o) => o.createCheckConstraint('small', 'x', sql`a < 9`)),
  );
  assert.match(JSON.stringify(add), /"condition":\{"kind":"constraint","table":\{"name":"x"\},"name":"ck_x_small"/);
});

test('no way back is derived, and a written one is compared where it can be', () => {
  const add: Author = (op) =>
    op.when(not(exists.column('users', 'nick')), (o) => o.addColumn('users', 'nick', t.text()));
  const down = (author: Author, back?: Author): readonly string[] =>
    after(author, { from: 'r2', to: 'r1', ...(back && { downgrades: { 2: back } }) }).said;
  assert.equal(down(add), [
    'LB430 revision r2 has no way back here: nobody can say later whether "when column users.nick does not exist" changed anything',
  ]);
  assert.equal(
    down(add, (op) => op.dropColumn('users', 'nick')),
    [],
  );
  assert.equal(
    down(add, (op) => op.when(exists.column('users', 'nick'), (o) => o.dropColumn('users', 'nick'))),
    [],
  );
  assert.equal(
    down(add, () => undefined),
    ['LB431 the downgrade of r2 does not lead back: column "nick" of "users" is left over'],
  );
  const maybe: Author = (op) => op.when(sql`SELECT true`, (o) => o.addColumn('users', 'nick', t.text()));
  assert.equal(
    down(maybe, (op) => op.dropColumn('users', 'nick', { ifExists: true })),
    [],
  );
});

test('assert changes nothing, and nothing is to be undone', () => {
  const { plan, diagnostics } = planChain([start, (op) => op.assert(sql`SELECT true`, 'never')], {
    from: 'r2',
    to: 'r1',
  });
  assert.equal(diagnostics, []);
  assert.equal(plan.steps[0]?.operations, []);
});

test('what is no condition is refused', () => {
  const wrong = (author: (op: Op) => void, message: RegExp): void =>
    assert.throws(
      () => planChain([author]),
      (error: Error) => message.test(error.message),
    );
  // @ts-expect-error a plain string
  wrong((op) => op.when('SELECT true', () => undefined), /the condition of when is a string, not a condition/);
  // @ts-expect-error a boolean of JavaScript
  wrong((op) => op.assert(true, 'x'), /condition of assert/);
  wrong((op) => op.assert(sql`SELECT true`, ' '), /the message of assert/);
  wrong((op) => op.when(exists.table('a'), async (o) => o.dropTable('a')), /asynchronous/);
  // @ts-expect-error the column is missing
  wrong((op) => op.when(exists.column('users'), () => undefined), /the column/);
});

test.run();
