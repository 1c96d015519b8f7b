import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { sql } from '../../src/dsl/sql-tag.ts';
import { t } from '../../src/dsl/types.ts';
import { type PermittedLoss, passGate } from '../../src/plan/data-loss.ts';
import { type Author, type ChainOptions, planChain } from './chain.ts';

interface Passed {
  readonly losses: readonly PermittedLoss[];
  readonly said: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The gate's answer for the last revision of a chain, or for all of it. */
function pass(
  upgrades: readonly Author[],
  { allow = [], gate = true, ...more }: ChainOptions & { allow?: readonly string[]; gate?: boolean } = {},
): Passed {
  const { plan, diagnostics: wrong } = planChain(upgrades, { from: `r${upgrades.length - 1}`, ...more });
  assert.equal(wrong, []);
  const diagnostics: Diagnostic[] = [];
  const losses = passGate({ plan, allow, gate, report: (one) => diagnostics.push(one) });
  return { losses: [...losses.values()], said: diagnostics.map((one) => `${one.code} ${one.message}`), diagnostics };
}

const users: Author = (op) =>
  op.createTable('users', { id: t.integer().primaryKey(), email: t.string(200), age: t.bigint(), made: t.timestamp() });

test('each loss that nobody allowed is an error, and one line allows all', () => {
  const { losses, said, diagnostics } = pass([
    users,
    (op) => {
      op.dropColumn('users', 'age');
      op.alterColumn('users', 'email', { type: t.string(100) });
      op.renameTable('users', 'people');
      op.dropTable('people');
    },
  ]);
  assert.equal(losses, []);
  assert.equal(said, [
    'LB471 all values of column users.age would be lost',
    'LB471 what is longer than 100 characters of column users.email would be lost',
    'LB471 all rows of table people would be lost',
    'LB471 3 losses of data are not allowed',
  ]);
  assert.is(
    diagnostics[0]?.help,
    "if it may be lost, say op.allow('drop-column:users.age', 'why') in the migration, or compile with --allow drop-column:users.age",
  );
  assert.is(
    diagnostics[3]?.help,
    'to allow all: --allow drop-column:users.age --allow narrow-column:users.email --allow drop-table:people',
  );
});

test('the author allows by key, or all of the migration by the code', () => {
  const drops: Author = (op) => {
    op.dropColumn('users', 'age');
    op.dropColumn('users', 'made');
  };
  const one = pass([
    users,
    (op) => {
      drops(op);
      op.allow('drop-column:users.age', ' nobody asks ');
    },
  ]);
  assert.equal(one.said, ['LB471 all values of column users.made would be lost']);
  assert.equal(
    one.losses.map(({ key, permission }) => [key, permission.by, 'reason' in permission && permission.reason]),
    [['drop-column:users.age', 'migration', 'nobody asks']],
  );
  const all = pass([
    users,
    (op) => {
      op.allow('LB471', 'rebuilt from the archive');
      drops(op);
    },
  ]);
  assert.equal(all.said, []);
  assert.is(all.losses.length, 2);
});

test('an op.allow that permits nothing is a warning with the key that was meant', () => {
  const { said, diagnostics } = pass(
    [
      users,
      (op) => {
        op.allow('drop-column:users.agee', 'gone');
        op.dropColumn('users', 'age');
      },
    ],
    { allow: ['drop-column:users.age'] },
  );
  assert.equal(said, ["LB472 nothing here needs op.allow('drop-column:users.agee')"]);
  assert.is(diagnostics[0]?.severity, 'warning');
  assert.is(diagnostics[0]?.help, 'did you mean "drop-column:users.age"?');
});

test('one that stands in upgrade does not speak for the way back', () => {
  const chain: readonly Author[] = [
    users,
    (op) => {
      op.allow('drop-column:users.fax', 'new');
      op.addColumn('users', 'fax', t.text());
    },
  ];
  const options = { from: 'r2', to: 'r1' };
  const { said, diagnostics } = pass(chain, options);
  assert.equal(said, ['LB471 all values of column users.fax would be lost']);
  assert.is(diagnostics[0]?.help, 'if it may be lost, compile with --allow drop-column:users.fax');
  const allowed = pass(chain, { ...options, allow: ['drop-column:users.fax'] });
  assert.equal(
    allowed.losses.map((one) => one.permission),
    [{ by: 'option', option: 'drop-column:users.fax' }],
  );
  assert.equal(pass(chain).said, ["LB472 nothing here needs op.allow('drop-column:users.fax')"]);
  const written = pass(chain, {
    ...options,
    downgrades: {
      2: (op) => {
        op.allow('drop-column:users.fax', 'few had one');
        op.dropColumn('users', 'fax');
      },
    },
  });
  assert.equal(written.said, []);
});

test('what the plan itself has made is not asked for, under whatever name', () => {
  const { losses, said } = pass(
    [
      users,
      (op) => {
        op.createTable('scratch', { id: t.integer() });
        op.renameTable('scratch', 'work');
        op.addColumn('users', 'fax', t.text());
        op.alterColumn('users', 'fax', { rename: 'telefax' });
        op.renameTable('users', 'people');
      },
      (op) => {
        op.dropTable('work');
        op.dropColumn('people', 'telefax');
        op.dropColumn('people', 'age');
      },
    ],
    { from: 'r1' },
  );
  assert.equal(said, ['LB471 all values of column people.age would be lost']);
  assert.equal(
    losses.map((one) => `${one.key} ${one.permission.by}`),
    ['drop-table:work plan', 'drop-column:people.telefax plan'],
  );
});

test('what may have been there before is asked for', () => {
  const { said } = pass(
    [
      users,
      (op) => {
        op.createTable('maybe', { id: t.integer() }, null, { ifNotExists: true });
        op.addColumn('users', 'fax', t.text(), { ifNotExists: true });
        op.execute(sql`CREATE TABLE raw AS SELECT 1 AS id`);
        op.dropTable('maybe');
        op.dropColumn('users', 'fax');
        op.dropTable('stranger', { ifExists: true });
        op.dropColumn('users', 'ghost', { ifExists: true });
        op.dropTable('raw');
      },
    ],
    { from: 'r1' },
  );
  assert.equal(said, [
    'LB471 all rows of table maybe would be lost',
    'LB471 all values of column users.fax would be lost',
    'LB471 all rows of table stranger would be lost',
    'LB471 all values of column users.ghost would be lost',
    'LB471 all rows of table raw would be lost',
    'LB471 5 losses of data are not allowed',
  ]);
});

test('a computed column holds nothing of its own', () => {
  const { said } = pass([
    (op) => op.createTable('a', { n: t.integer(), twice: t.integer().computed(sql`n * 2`, { stored: true }) }),
    (op) => op.dropColumn('a', 'twice'),
  ]);
  assert.equal(said, []);
});

test('an option is a key or a pattern; one that names nothing is an error', () => {
  const drop: readonly Author[] = [users, (op) => op.dropColumn('users', 'age')];
  for (const good of ['drop-column:users.age', 'drop-column:users.*', 'drop-column:*', 'drop-column:*.age']) {
    assert.equal(pass(drop, { allow: [good] }).said, [], good);
  }
  assert.equal(pass(drop, { allow: ['drop-column:*', 'drop-table:*'] }).said, [], 'a pattern may find nothing');
  for (const bad of ['*', 'drop-*:users.age', 'drop-column', 'drop-column:users', 'drop-column:usersXage']) {
    const { said } = pass(drop, { allow: [bad] });
    assert.equal(said.slice(1), [`LB910 nothing in this plan loses ${bad}`], bad);
  }
  const typo = pass(drop, { allow: ['drop-column:users.agee'] });
  assert.is(typo.diagnostics[1]?.help, 'did you mean "drop-column:users.age"?');
  const none = pass([users, (op) => op.addColumn('users', 'x', t.text())], { allow: ['drop-table:users'] });
  assert.equal(none.said, ['LB910 nothing in this plan loses drop-table:users']);
  assert.match(none.diagnostics[0]?.help ?? '', /it loses nothing$/);
});

test('names that a shell would read are quoted in the help', () => {
  const { diagnostics } = pass([
    (op) => op.createTable("it's", { 'two words': t.text(), n: t.integer() }, null, { schema: 'Sales' }),
    (op) => op.dropColumn("it's", 'two words', { schema: 'Sales' }),
  ]);
  assert.is(
    diagnostics[0]?.help,
    "if it may be lost, say op.allow('drop-column:Sales.it\\'s.two words', 'why') in the migration, or compile with --allow 'drop-column:Sales.it'\\''s.two words'",
  );
});

test('without the gate everything is allowed, and said', () => {
  const { losses, said } = pass([users, (op) => op.dropTable('users')], { gate: false });
  assert.equal(said, []);
  assert.equal(
    losses.map((one) => one.permission),
    [{ by: 'configuration' }],
  );
});

test.run();
