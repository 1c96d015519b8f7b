import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sql, t } from '../../src/index.ts';
import { differences } from '../../src/plan/differences.ts';
import type { Catalog } from '../../src/schema/catalog.ts';
import { emptyCatalog } from '../../src/schema/catalog.ts';
import { type Author, planChain } from './chain.ts';
import { changes, isPossible, start } from './changes.ts';

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
      assert.equal(
        down.diagnostics.filter((one) => one.code !== 'LB433'),
        [],
      );
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

test('a partition that leaves a CHECK when it is detached has no derived way back; one of a hash does', () => {
  const back = (concurrently: boolean, hash: boolean): readonly string[] =>
    planChain(
      [
        (op) => {
          const partitionBy = hash ? sql`HASH (id)` : sql`RANGE (id)`;
          op.createTable('log', { id: t.integer() }, null, { postgresql: { partitionBy } });
          op.createPartition('log_1', 'log', hash ? { modulus: 2, remainder: 0 } : { from: [0], to: [9] });
        },
        (op) => op.detachPartition('log_1', 'log', { concurrently }),
      ],
      { from: 'head', to: '-1' },
    ).diagnostics.map((one) => `${one.code} ${one.message}`);
  assert.equal(back(true, false), [
    'LB430 revision r2 has no way back here: PostgreSQL leaves a CHECK on "log_1" when it is detached concurrently, under a name of its own',
  ]);
  assert.equal(back(false, false), []);
  assert.equal(back(true, true), []);
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
