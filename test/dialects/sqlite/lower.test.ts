/** The pass that makes rebuilds of operations: the road may change, the destination may not. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Lowered } from '../../../src/dialects/dialect.ts';
import { sqlite } from '../../../src/dialects/sqlite/dialect.ts';
import { lower } from '../../../src/dialects/sqlite/rebuild/lower.ts';
import { sql, t } from '../../../src/index.ts';
import { applyOperation } from '../../../src/operations/index.ts';
import { compareTables } from '../../../src/plan/differences.ts';
import type { PlannedOperation } from '../../../src/plan/plan.ts';
import { type Catalog, withTable } from '../../../src/schema/catalog.ts';
import { type Author, planChain } from '../../plan/chain.ts';
import { changes } from '../../plan/changes.ts';

/** What random revisions begin with: all that SQLite has. */
const start: Author = (op) => {
  op.createTable('users', {
    id: t.integer().primaryKey(),
    email: t.string(255).notNull().unique(),
    age: t.integer().default(18),
    mood: t.enum('mood', ['ok', 'sad']).default('ok'),
  });
  op.createTable('orders', {
    id: t.integer().primaryKey(),
    user_id: t.integer().references('users.id', { onDelete: 'cascade' }).index(),
    qty: t.integer().notNull().check(sql`qty > 0`),
  });
  op.createTable('keyless', { a: t.integer(), b: t.text() });
  op.createView('v', sql`SELECT id FROM users`);
};

/** Beside those of all dialects, what runs and renames are about. */
const own: Readonly<Record<string, Author>> = {
  swap: (op) => {
    op.renameColumn('users', 'age', 'spare');
    op.renameColumn('users', 'email', 'age');
    op.alterColumn('users', 'age', { nullable: true });
    op.renameColumn('users', 'spare', 'email');
  },
  takeName: (op) => {
    op.dropColumn('users', 'age');
    op.renameColumn('users', 'email', 'age');
  },
  addAgain: (op) => op.addColumn('users', 'email', t.text().notNull().default('x')),
  using: (op) => op.alterColumn('users', 'age', { type: t.text(), using: sql`email || age` }),
  notNull: (op) => op.alterColumn('users', 'age', { nullable: false }),
  uniqueAge: (op) => op.createUniqueConstraint('uq_age', 'users', ['age', 'id']),
  checkMail: (op) => op.createCheckConstraint('ck_mail', 'users', sql`email <> ''`),
  boss: (op) => op.addColumn('users', 'boss', t.integer().notNull().references('users.id')),
  addValue: (op) => op.addEnumValue('mood', 'fine'),
  sharedMood: (op) => op.addColumn('orders', 'mood', t.enum('mood', ['ok', 'sad'])),
  dropPrimary: (op) => op.dropConstraint('users_pkey', 'users'),
  collate: (op) => op.alterColumn('users', 'email', { type: t.string(255).collate('NOCASE') }),
};
const all: Readonly<Record<string, Author>> = { ...changes, ...own };

/** One revision of changes, as planned behind the start; without those that are impossible where they would stand. */
function plannedOf(names: readonly string[]): readonly PlannedOperation[] {
  let authors: Author[] = [];
  const plan = (list: readonly Author[]) => {
    const revision: Author = (op) => {
      for (const one of list) one(op);
    };
    return planChain([start, revision], { from: 'r1' });
  };
  for (const name of names) {
    const change = all[name];
    if (change && plan([...authors, change]).diagnostics.every((one) => one.severity !== 'error'))
      authors = [...authors, change];
  }
  return plan(authors).plan.steps.flatMap((step) => step.operations);
}

function fold(before: Catalog, lowered: readonly Lowered[]): Catalog {
  return lowered.reduce((catalog, one) => {
    if (one.kind === 'operation') return applyOperation(one.planned.operation, catalog, () => {});
    return one.kind === 'rebuild' ? withTable(catalog, one.rebuild.to) : catalog;
  }, before);
}

let rebuilt = 0;

test('the tables after the pass are those after the operations', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.keys(all)), { minLength: 1, maxLength: 8 }), (names) => {
      const planned = plannedOf(names);
      const [first] = planned;
      const wanted = planned.at(-1)?.after;
      if (!first || !wanted) return;
      const lowered = lower(planned, sqlite, false);
      if (lowered.some((one) => one.kind === 'refused')) return;
      rebuilt += lowered.filter((one) => one.kind === 'rebuild').length;
      const reached = fold(first.before, lowered);
      // A temporary table is gone when its revision ends.
      const lasting = [...reached.tables].filter(([, one]) => !one.options?.temporary).map(([key]) => key);
      assert.equal(lasting.sort(), wanted.tables.keys().sort());
      for (const [key, table] of wanted.tables) {
        const other = reached.tables.get(key);
        assert.ok(other);
        assert.equal(compareTables(table, other, key), [], names.join());
        assert.equal(
          other.columns.map((one) => one.name),
          table.columns.map((one) => one.name),
        );
      }
      // Nothing is forgotten, and nothing is done for what nobody asked.
      const causes = new Set(lowered.flatMap((one) => one.causes));
      assert.equal(
        planned.filter((one) => !causes.has(one)),
        [],
      );
    }),
    { numRuns: 500, seed: 20261128 },
  );
  assert.ok(rebuilt > 150, `${rebuilt} rebuilds`);
});

test('what follows each other is one rebuild, and no more than that', () => {
  const kinds = (...names: readonly string[]): string =>
    lower(plannedOf(names), sqlite, false)
      .map((one) => (one.kind === 'operation' ? one.planned.operation.kind : one.kind))
      .join(' ');
  assert.is(kinds('notNull', 'uniqueAge', 'checkMail'), 'rebuild');
  assert.is(kinds('notNull', 'dropForeignKey', 'uniqueAge'), 'rebuild rebuild rebuild');
  assert.is(kinds('renameEmail'), 'alterColumn');
  assert.is(kinds('renameEmail', 'notNull'), 'rebuild alterColumn');
  assert.is(kinds('renameUsers', 'dropCheck'), 'renameTable rebuild');
  assert.is(kinds('addValue'), 'rebuild');
  assert.is(
    kinds('sharedMood', 'addValue')
      .split(' ')
      .filter((one) => one === 'rebuild').length,
    2,
  );
  assert.is(
    kinds('swap', 'notNull')
      .split(' ')
      .filter((one) => one === 'rebuild').length,
    2,
  );
});

test.run();
