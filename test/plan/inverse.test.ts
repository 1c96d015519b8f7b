import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Op } from '../../src/dsl/op.ts';
import { sql, t } from '../../src/index.ts';
import { differences } from '../../src/plan/differences.ts';
import type { Catalog } from '../../src/schema/catalog.ts';
import { emptyCatalog } from '../../src/schema/catalog.ts';
import { type Author, planChain } from './chain.ts';

const start: Author = (op) => {
  op.createTable('users', {
    id: t.integer().primaryKey(),
    email: t.string(255).notNull().unique(),
    age: t.integer().default(18).comment('in years'),
    mood: t.enum('mood', ['ok', 'sad']).default('ok'),
  });
  op.createTable('orders', {
    id: t.integer().primaryKey(),
    user_id: t.integer().references('users.id', { onDelete: 'cascade' }).index(),
    qty: t.integer().notNull().check(sql`qty > 0`),
  });
  op.createTable('keyless', { a: t.integer(), b: t.text() });
  op.createFunction('touch', { returns: sql`trigger`, language: 'plpgsql', body: sql`BEGIN RETURN NEW; END` });
  op.createTrigger('tr', 'users', { timing: 'before', events: [{ update: ['email'] }], execute: sql`touch()` });
  op.createSequence('no', { start: 5, ownedBy: { table: 'orders', column: 'qty' } });
  op.createView('v', sql`SELECT id FROM users`, { comment: 'ids' });
  op.createMaterializedView('m', sql`SELECT a FROM keyless`);
  op.createIndex('ix_m', 'm', ['a'], { unique: true });
  op.createDomain('mail', t.text(), { checks: { mail_at: sql`value LIKE '%@%'` } });
  op.grant('select', { table: 'users' }, 'app');
};

/** Changes that may follow each other in any order; what is not possible at its time is skipped. */
const changes: Readonly<Record<string, (op: Op) => void>> = {
  addColumn: (op) => op.addColumn('users', 'nick', t.string(10).unique().index()),
  dropAge: (op) => op.dropColumn('users', 'age'),
  dropEmail: (op) => op.dropColumn('users', 'email'),
  dropMood: (op) => op.dropColumn('users', 'mood'),
  dropQty: (op) => op.dropColumn('orders', 'qty'),
  dropUserId: (op) => op.dropColumn('orders', 'user_id'),
  dropOrders: (op) => op.dropTable('orders'),
  renameUsers: (op) => op.renameTable('users', 'people'),
  renameEmail: (op) => op.renameColumn('users', 'email', 'mail'),
  renameQty: (op) => op.renameColumn('orders', 'qty', 'amount'),
  renameId: (op) => op.renameColumn('users', 'id', 'user_no'),
  retype: (op) => op.alterColumn('users', 'age', { type: t.bigint(), default: null, nullable: false, comment: null }),
  retypeMood: (op) => op.alterColumn('users', 'mood', { type: t.enum('feeling', ['ok', 'sad']), default: null }),
  comment: (op) => op.tableComment('users', 'people'),
  index: (op) => op.createIndex('ix_age', 'users', ['age', sql`lower(email)`], { where: sql`age > 1` }),
  dropIndex: (op) => op.dropIndex('ix_orders_user_id'),
  dropUnique: (op) => op.dropConstraint('users_email_key', 'users'),
  dropForeignKey: (op) => op.dropConstraint('orders_user_id_fkey', 'orders'),
  dropCheck: (op) => op.dropConstraint('orders_qty_check', 'orders'),
  primaryKey: (op) => op.createPrimaryKey(null, 'keyless', ['a']),
  dropPrimaryKey: (op) => op.dropConstraint('orders_pkey', 'orders'),
  identity: (op) => op.alterColumn('users', 'id', { identity: { always: true } }),
  renameForeignKey: (op) => op.renameConstraint('orders', 'orders_user_id_fkey', 'fk'),
  renameKey: (op) => op.renameConstraint('users', 'users_email_key', 'uq'),
  notValid: (op) => op.createCheckConstraint('ck_late', 'orders', sql`id > 0`, { notValid: true }),
  validate: (op) => op.validateConstraint('orders', 'ck_late'),
  renameIndex: (op) => op.renameIndex('ix_orders_user_id', 'ix_user'),
  renameViewIndex: (op) => op.renameIndex('ix_m', 'ix_n'),
  renameValue: (op) => op.renameEnumValue('mood', 'ok', 'fine'),
  view: (op) => op.replaceView('v', sql`SELECT id, email FROM users`),
  renameView: (op) => op.renameView('v', 'w'),
  dropView: (op) => op.dropView('v'),
  materialized: (op) => op.replaceMaterializedView('m', sql`SELECT b FROM keyless`),
  dropMaterialized: (op) => op.dropMaterializedView('m'),
  dropMaterializedIndex: (op) => op.dropIndex('ix_m'),
  function: (op) =>
    op.replaceFunction('touch', { returns: sql`trigger`, language: 'plpgsql', body: sql`BEGIN RETURN OLD; END` }),
  renameFunction: (op) => op.renameFunction('touch', 'touched'),
  dropFunction: (op) => op.dropFunction('touch'),
  replaceTrigger: (op) =>
    op.replaceTrigger('tr', 'users', { timing: 'after', events: ['delete'], execute: sql`touch()` }),
  dropTrigger: (op) => op.dropTrigger('tr', 'users'),
  policy: (op) => op.createPolicy('p', 'users', { using: sql`email IS NOT NULL` }),
  dropPolicy: (op) => op.dropPolicy('p', 'users'),
  security: (op) => op.enableRowSecurity('users', { force: true }),
  sequence: (op) => op.alterSequence('no', { increment: 2, maxValue: null, ownedBy: null }),
  renameSequence: (op) => op.renameSequence('no', 'number'),
  domain: (op) =>
    op.alterDomain('mail', { default: 'x', notNull: true, dropCheck: 'mail_at', addCheck: ['c', sql`true`] }),
  dropDomain: (op) => op.dropDomain('mail'),
  grant: (op) => op.grant(['select', 'insert'], { table: 'users' }, ['app', 'public'], { withGrantOption: true }),
  revoke: (op) => op.revoke('all', { table: 'users' }, 'app'),
  revokeDefault: (op) => op.revoke('execute', { function: 'touch' }, 'public'),
  objectComment: (op) => op.comment({ view: 'v' }, null),
  createEnum: (op) => op.createEnum('colour', ['red']),
  addEnumColumn: (op) => op.addColumn('orders', 'mood', t.enum('mood', ['ok', 'sad'])),
};

function isPossible(upgrades: readonly Author[]): boolean {
  return planChain(upgrades).diagnostics.length === 0;
}

test('the derived way back leads exactly to where the way began', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.keys(changes)), { minLength: 1, maxLength: 8 }), (names) => {
      const chain: Author[] = [start];
      for (const name of names) {
        const change = changes[name];
        if (change && isPossible([...chain, change])) chain.push(change);
      }
      const up = planChain(chain);
      const down = planChain(chain, { from: 'head', to: 'base' });
      assert.equal(down.diagnostics, []);
      const upgraded = up.plan.steps.flatMap((step) => step.operations);
      const undone = down.plan.steps.flatMap((step) => step.operations);
      const states: Catalog[] = [
        emptyCatalog,
        ...up.plan.steps.map((step) => step.operations.at(-1)?.after ?? emptyCatalog),
      ];
      down.plan.steps.forEach((step, i) => {
        const reached = step.operations.at(-1)?.after ?? states.at(-1 - i);
        const wanted = states.at(-2 - i);
        assert.ok(reached && wanted);
        assert.equal(differences(wanted, reached, [...upgraded, ...undone]), [], `${names} at ${step.revision}`);
      });
    }),
    { numRuns: 300, seed: 20261123 },
  );
});

test('an enum of the compiler lives from its first use to its last', () => {
  const kinds = (upgrades: readonly Author[]): string[] =>
    planChain(upgrades).plan.steps.flatMap((step) => step.operations.map(({ operation }) => operation.kind));
  const colour = () => t.enum('colour', ['red', 'blue']);
  assert.equal(
    kinds([
      (op) => op.createTable('a', { c: colour(), d: colour() }),
      (op) => op.addColumn('a', 'e', colour().array()),
      (op) => op.dropColumn('a', 'c'),
      (op) => op.dropColumn('a', 'd'),
      (op) => op.dropTable('a'),
    ]),
    ['createEnum', 'createTable', 'addColumn', 'dropColumn', 'dropColumn', 'dropTable', 'dropEnum'],
  );
});

test('a value that was added is there again when the type is made anew on the way back', () => {
  const chain: readonly Author[] = [
    (op) => op.createTable('a', { c: t.enum('colour', ['red']) }),
    (op) => op.addEnumValue('colour', 'blue'),
    (op) => op.dropTable('a'),
  ];
  const { plan } = planChain(chain, { from: 'head', to: '-1' });
  const made = plan.steps[0]?.operations[0]?.operation;
  assert.equal(made?.kind === 'createEnum' && made.values, ['red', 'blue']);
});

test('a written downgrade that does not lead back is told', () => {
  const told = (back: Author): readonly string[] =>
    planChain([start, (op) => op.dropColumn('users', 'age')], {
      from: 'head',
      to: 'r1',
      downgrades: { 2: back },
    }).diagnostics.map((one) => one.message);
  assert.equal(
    told((op) => op.addColumn('users', 'age', t.integer().default(18).comment('in years'))),
    [],
  );
  assert.equal(
    told((op) => op.addColumn('users', 'age', t.bigint())),
    ['the downgrade of r2 does not lead back: column "age" of "users" differs'],
  );
  assert.equal(
    told(() => undefined),
    ['the downgrade of r2 does not lead back: column "age" of "users" is missing'],
  );
});

test.run();
