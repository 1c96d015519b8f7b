/** Revisions that nothing orders: where two of them touch the same thing, somebody has to say which comes first. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { record } from '../../src/dsl/record.ts';
import { exists, sql, t } from '../../src/index.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import { precedenceOf } from '../../src/revisions/precedence.ts';
import { ancestors } from '../../src/revisions/reach.ts';
import { resolvePath } from '../../src/revisions/resolve-path.ts';
import { graphFrom } from '../revisions/notation.ts';
import type { Author } from './chain.ts';

const base: Author = (op) => {
  op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), age: t.integer() });
  op.createTable('orders', { id: t.integer().primaryKey(), user_id: t.integer() });
  op.createEnum('mood', ['ok']);
};

/** What is said of a graph whose revision o is the base above, from some rows to all heads. */
function said(text: string, upgrades: Readonly<Record<string, Author>>, from = 'base'): readonly string[] {
  const graph = graphFrom(text);
  const path = resolvePath(graph, { from, to: 'heads' });
  const applied =
    path.from.length === 0
      ? []
      : resolvePath(graph, { from: [], to: path.from, direction: 'upgrade' }).steps.map((one) => one.revision);
  const found: string[] = [];
  buildPlan({
    path,
    applied,
    revision: (id) => ({
      message: id,
      upgrade: record({ o: base, ...upgrades }[id] ?? (() => undefined)),
      downgrade: 'derived',
    }),
    naming: {},
    precedence: precedenceOf([...applied, ...path.steps.map((one) => one.revision)], graph.needs),
    report: (one) => found.push(`${one.code} ${one.message}`),
  });
  return found;
}

/** The first is applied before the second. */
const pair = (a: Author, b: Author): readonly string[] => said('o -> b; o -> a', { a, b });

test('what has nothing to do with each other is not spoken of', () => {
  const fine: readonly (readonly [Author, Author])[] = [
    [(op) => op.addColumn('users', 'x', t.text()), (op) => op.addColumn('users', 'y', t.text())],
    [
      (op) => op.createForeignKey('fk', 'orders', 'users', ['user_id'], ['id']),
      (op) => op.createTable('notes', { id: t.integer().primaryKey(), user_id: t.integer().references('users.id') }),
    ],
    [(op) => op.createIndex('ix_a', 'users', ['name']), (op) => op.createIndex('ix_b', 'users', ['name'])],
    [
      (op) => op.alterColumn('users', 'age', { comment: 'years' }),
      (op) => op.alterColumn('users', 'age', { default: 1 }),
    ],
    [
      (op) => op.addColumn('users', 'm', t.enum('way', ['in'])),
      (op) => op.addColumn('orders', 'm', t.enum('way', ['in'])),
    ],
    [(op) => op.grant('select', { table: 'users' }, 'app'), (op) => op.grant('select', { table: 'users' }, 'app')],
    [(op) => op.createSchema('s', { ifNotExists: true }), (op) => op.createSchema('s', { ifNotExists: true })],
    [
      (op) => op.alterTable('users', { postgresql: { with: { fillfactor: 70 } } }),
      (op) => op.alterTable('users', { postgresql: { with: { autovacuum_enabled: false } } }),
    ],
    [
      (op) => op.bulkInsert('users', [{ id: 1 }]),
      (op) => op.updateRows('users', { set: { name: 'x' }, where: { id: 2 }, down: null }),
    ],
    [(op) => op.execute(sql`UPDATE users SET age = 1`), (op) => op.addColumn('users', 'x', t.text())],
  ];
  for (const [a, b] of fine) assert.equal([...pair(a, b), ...pair(b, a)], [], `${a} ${b}`);
});

test('what touches the same thing is, whichever is applied first', () => {
  const touching: readonly (readonly [Author, Author, RegExp])[] = [
    [
      (op) => op.alterColumn('users', 'age', { default: 1 }),
      (op) => op.alterColumn('users', 'age', { default: 2 }),
      /^revisions a and b both change the default of users\.age, /,
    ],
    [
      (op) => op.createIndex('ix', 'users', ['name']),
      (op) => op.renameColumn('users', 'name', 'full_name'),
      /^revision b changes column users\.name, which a needs, /,
    ],
    [
      (op) => op.createView('v', sql`SELECT name FROM users`),
      (op) => op.dropColumn('users', 'name'),
      /^revision b changes column users\.name, which a needs, /,
    ],
    [
      (op) => op.addEnumValue('mood', 'sad'),
      (op) => op.addEnumValue('mood', 'glad'),
      /^revisions a and b both change type mood, /,
    ],
    [
      (op) => op.createUniqueConstraint('uq', 'users', ['name']),
      (op) => op.createForeignKey('fk', 'orders', 'users', ['user_id'], ['name']),
      /^revision b needs the key \(name\) of users, which a changes, /,
    ],
    [
      (op) => op.updateRows('users', { set: { age: 1 }, all: true, down: null }),
      (op) => op.updateRows('users', { set: { age: 2 }, where: { id: 1 }, down: null }),
      /^revisions a and b both change the values of users\.age, /,
    ],
    [
      (op) => op.grant('select', { table: 'users' }, 'app'),
      (op) => op.revoke('select', { table: 'users' }, 'app'),
      /^revision b changes select on users for app, which a needs, /,
    ],
    [
      (op) => op.when(exists.table('users'), (inner) => inner.tableComment('users', 'x')),
      (op) => op.tableComment('users', 'y'),
      /^revisions a and b both change the comment of table users, /,
    ],
    [
      (op) => op.execute(sql`UPDATE users SET age = 1`),
      (op) => op.renameTable('users', 'people'),
      /^revision b changes table users, which a needs, /,
    ],
    [
      (op) => op.createTable('notes', { id: t.integer().primaryKey() }),
      (op) => op.addColumn('notes', 'x', t.text()),
      /^revision b needs table notes, which a changes, /,
    ],
  ];
  for (const [a, b, words] of touching) {
    const found = pair(a, b).flatMap((one) => (one.startsWith('LB446 ') ? [one.slice(6)] : []));
    assert.match(found.join('\n'), words, `${a} ${b}`);
    assert.is(found.length, 1);
  }
});

const one: Author = (op) => op.alterColumn('users', 'age', { default: 1 });
const two: Author = (op) => op.alterColumn('users', 'age', { default: 2 });
const isSaid = (found: readonly string[]): boolean => found.some((line) => line.startsWith('LB446'));

test('a dependency, a line or a later word settles it', () => {
  assert.ok(isSaid(said('o -> a; o -> b', { a: one, b: two })));
  assert.not(isSaid(said('o -> a -> b', { a: one, b: two })));
  assert.not(isSaid(said('o -> a; o -> b(a)', { a: one, b: two })));
  assert.not(isSaid(said('o -> a -> c; o -> d -> b(a)', { a: one, b: two })));
  assert.ok(isSaid(said('o -> a; o -> b; a, b -> m', { a: one, b: two })));
  assert.not(isSaid(said('o -> a; o -> b; a, b -> m', { a: one, b: two, m: one })));
  assert.ok(isSaid(said('o -> a -> m; o -> b', { a: one, b: two, m: one })));
});

test('it is said where one of the two is planned, and once', () => {
  const both = { a: one, b: two };
  assert.is(said('o -> a; o -> b', both, 'a').length, 1);
  assert.is(said('o -> a; o -> b; a, b -> m -> n', both, 'm').length, 0);
  const twice: Author = (op) => {
    one(op);
    op.alterColumn('users', 'age', { comment: 'x' });
  };
  const found = said('o -> a; o -> b', { a: twice, b: twice });
  assert.is(found.length, 1);
  assert.match(found[0] ?? '', /both change the default of users\.age \(and 1 more\), and nothing says/);
});

test('op.allow says that it does not matter', () => {
  const allowed: Author = (op) => {
    op.allow('LB446', 'the two are never in one database');
    two(op);
  };
  assert.equal(said('o -> a; o -> b', { a: one, b: allowed }), []);
});

test('what comes before what is what the graph says, for any graph', () => {
  const parents = fc.array(fc.uniqueArray(fc.nat(30), { maxLength: 3 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(parents, (lists) => {
      const text = lists.map((list, i) => {
        const below = list.filter((one) => one < i).map((one) => `r${one}`);
        return below.length === 0 ? `r${i}` : `${below.join(', ')} -> r${i}`;
      });
      const graph = graphFrom(text.join('; '));
      const order = lists.map((_, i) => `r${i}`);
      const { comesBefore, isPartial } = precedenceOf(order, graph.needs);
      let open = false;
      for (const id of order) {
        const below = ancestors(graph, [id]);
        for (const other of order) {
          assert.is(comesBefore(other, id), other !== id && below.has(other), `${other} ${id} in ${text}`);
          if (other !== id && !below.has(other) && !ancestors(graph, [other]).has(id)) open = true;
        }
      }
      assert.is(isPartial, open);
    }),
  );
});

test.run();
