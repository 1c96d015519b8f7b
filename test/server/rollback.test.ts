/** The rollback of a plan undoes what the plan has done, wherever that was stopped: schema and rows are as before. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../cli/run-main.ts';
import { compileScript } from './project.ts';
import { EVERYTHING } from './schema.ts';
import { applyScript, query, rowsOf, serverUrl, withDatabase } from './server.ts';

const base = module(
  'a1',
  null,
  `op.createTable('log', { id: t.integer().notNull(), n: t.integer() }, null, { postgresql: { partitionBy: sql\`HASH (id)\` } });
    op.createPartition('log_1', 'log', { modulus: 1, remainder: 0 });
    op.createTable('foo', { id: t.integer().primaryKey(), v: t.text(), n: t.integer() });
    op.createIndex('ix_old', 'foo', ['v']);`,
);
/** Every kind of step that has a way back, also in the middle of a revision. */
const chain = {
  'migrations/1.ts': base,
  'migrations/2.ts': module(
    'b2',
    'a1',
    "op.addColumn('foo', 'w', t.text());\n    op.createTable('bar', { id: t.integer().primaryKey() });",
  ),
  'migrations/3.ts': module(
    'c3',
    'b2',
    `op.alterColumn('foo', 'w', { comment: 'x' });
    op.createIndex('ix_foo', 'foo', ['v'], { concurrently: true, unique: true });
    op.addColumn('bar', 'more', t.integer());
    op.dropIndex('ix_old', 'foo', { concurrently: true });
    op.backfill({ table: 'foo', set: { n: sql\`n + 1\` }, all: true, batchSize: 2, down: sql\`UPDATE foo SET n = n - 1\` });
    op.autocommit((o) => o.execute(sql\`VACUUM foo\`, { down: null }));
    op.detachPartition('log_1', 'log', { concurrently: true });
    op.createCheckConstraint('ck', 'bar', sql\`id > 0\`);`,
  ),
  'migrations/4.ts': module('d4', 'c3', "op.renameColumn('foo', 'w', 'z');"),
};
const FILL = `INSERT INTO foo SELECT g, 'v' || g, g FROM generate_series(1, 9) AS g; INSERT INTO log VALUES (1, 1), (2, 2)`;
const DATA = `SELECT string_agg(f::text, ' ' ORDER BY id) FROM foo AS f`;

/** Behind everything that the script commits, and before the first. */
function places(script: string): readonly number[] {
  return [...script.matchAll(/^COMMIT;$|^SELECT [\s\S]*?\\gexec$|^-- Step \d+ of/gm)].map(
    (one) => one.index + one[0].length,
  );
}

async function refusal(root: string, ...options: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await limbeck(root, 'compile', '--rollback', ...options);
  assert.ok(status === 1 || status === 2, stderr);
  assert.is(stdout, '');
  return stderr;
}

test('what cannot be undone is no rollback, and the header of the plan says so', async () => {
  const root = folderWith({
    'migrations/1.ts': base,
    'migrations/2.ts': module('b2', 'a1', 'op.execute(sql`SELECT 1`);'),
    'migrations/3.ts': module(
      'c3',
      'b2',
      "op.allow('drop-column:foo.v', 'empty');\n    op.dropIndex('ix_old', 'foo');\n    op.dropColumn('foo', 'v');",
    ),
  });
  const plan = await compileScript(root);
  assert.match(plan, /-- There is no way back over:\n-- b2: /);
  assert.match(plan, /-- A rollback restores the structure, but not these data:\n-- c3: all values of column foo\.v\n/);
  assert.match(await refusal(root), /LB430.*b2 has no way back/);
  const part = await compileScript(root, '--from', 'b2', '--rollback');
  assert.match(part, /^-- Limbeck plan: rollback from c3 to b2$/m);
  assert.match(part, /-- c3: the structure comes back, the data do not: all values of column foo\.v\n/);
});

test('a downgrade has no rollback, nor has a plan for any database, nor another engine yet', async () => {
  const root = folderWith(chain);
  assert.match(await refusal(root, '--from', 'd4', '--to', 'a1'), /LB907.*--rollback undoes an upgrade/);
  assert.match(await refusal(root, '--idempotent'), /LB907.*--rollback and --idempotent/);
  assert.match(await refusal(root, '--dialect', 'sqlite'), /LB907.*--rollback is not there for SQLite/);
});

test('the rollback of a plan of one transaction is one, without a journal', async () => {
  const text = await compileScript(folderWith(chain), '--to', 'b2', '--rollback');
  assert.not.match(text, /CREATE TABLE limbeck_journal/);
  assert.match(text, /It undoes all of that plan\./);
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, nothing was rolled back');
} else {
  for (const transaction of ['plan', 'revision']) {
    test(`a plan that was stopped anywhere is undone, and can be done again (${transaction})`, async () => {
      const root = folderWith(chain);
      const options = ['--from', 'a1', '--transaction', transaction];
      const [begin, plan, back] = await Promise.all([
        compileScript(root, '--to', 'a1'),
        compileScript(root, ...options),
        compileScript(root, ...options, '--rollback'),
      ]);
      const stops = places(plan);
      const every = process.env.LIMBECK_TEST_EVERY_POINT !== undefined;
      const chosen = stops.filter(
        (_, i) => every || i % 3 === (transaction === 'plan' ? 0 : 1) || i === stops.length - 1,
      );
      for (const stop of chosen) {
        await withDatabase(async (url) => {
          assert.is((await applyScript(url, begin)).status, 0);
          await query(url, FILL);
          const before = [await query(url, EVERYTHING), await query(url, DATA)];
          const stopped = await applyScript(url, `${plan.slice(0, stop)}\nSELECT 1 / 0;\n${plan.slice(stop)}`);
          assert.is(stopped.status, 3, stopped.output);
          const rows = await rowsOf(url);
          const kept = (await query(url, "SELECT to_regclass('limbeck_journal') IS NOT NULL")) === 't';
          const begun = kept ? await query(url, 'SELECT count(*) FROM limbeck_journal WHERE step > 0') : '0';
          const nothing = rows === 'a1' && begun === '0';
          const undone = await applyScript(url, back);
          // Where nothing was done, there is nothing to undo, and the database is not where the plan ends.
          assert.is(undone.status, nothing ? 3 : 0, `at ${stop}: ${undone.output}`);
          assert.equal([await query(url, EVERYTHING), await query(url, DATA)], before, `at ${stop}`);
          assert.is(await rowsOf(url), 'a1');
          if (stop !== chosen.at(-1)) return;
          const again = await applyScript(url, back);
          assert.match(again.output, /limbeck: run 2 has undone this plan, at .*: nothing to do/);
          assert.is(again.status, 0, again.output);
          assert.is((await applyScript(url, plan)).status, 0);
          assert.is(await rowsOf(url), 'd4');
          assert.is((await applyScript(url, back)).status, 0);
          assert.equal([await query(url, EVERYTHING), await query(url, DATA)], before);
        });
      }
      console.log(`rolled back after ${chosen.length} of ${stops.length} points (${transaction})`);
    });
  }

  test('a revision whose way back was written is undone whole, or not at all', () =>
    withDatabase(async (url) => {
      const written = module(
        'b2',
        'a1',
        "op.addColumn('foo', 'w', t.text());\n    op.createIndex('ix_w', 'foo', ['w'], { concurrently: true });\n    op.createTable('bar', { id: t.integer() });",
      ).replace(
        /\n\}\);\s*$/,
        "\n  downgrade(op) {\n    op.dropTable('bar');\n    op.dropIndex('ix_w', 'foo', { concurrently: true });\n    op.dropColumn('foo', 'w');\n  },\n});\n",
      );
      const root = folderWith({ 'migrations/1.ts': base, 'migrations/2.ts': written });
      assert.is((await applyScript(url, await compileScript(root, '--to', 'a1'))).status, 0);
      const before = await query(url, EVERYTHING);
      const plan = await compileScript(root, '--from', 'a1');
      const back = await compileScript(root, '--from', 'a1', '--rollback');
      assert.match(back, /-- b2: as its author wrote it/);
      assert.is((await applyScript(url, plan.replace('CREATE TABLE bar', 'SELECT 1 / 0; CREATE TABLE bar'))).status, 3);
      const half = await query(url, EVERYTHING);
      const refused = await applyScript(url, back);
      assert.is(refused.status, 3);
      assert.match(refused.output, /limbeck: revision b2 is applied in parts, and can only be undone whole/);
      assert.is(await query(url, EVERYTHING), half);
      assert.is((await applyScript(url, plan)).status, 0);
      assert.is((await applyScript(url, back)).status, 0);
      assert.is(await query(url, EVERYTHING), before);
    }));

  test('what a statement outside of transactions has left half done is cleared away', () =>
    withDatabase(async (url) => {
      const root = folderWith({ ...chain, 'limbeck.config.json': '{ "preconditions": "author" }' });
      assert.is((await applyScript(url, await compileScript(root, '--to', 'a1'))).status, 0);
      await query(url, `${FILL}; UPDATE foo SET v = 'same'`);
      const before = [await query(url, EVERYTHING), await query(url, DATA)];
      const failed = await applyScript(url, await compileScript(root, '--from', 'a1'));
      assert.is(failed.status, 3);
      assert.match(failed.output, /could not create unique index/);
      assert.is(await query(url, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_foo'::regclass"), 'f');
      const undone = await applyScript(url, await compileScript(root, '--from', 'a1', '--rollback'));
      assert.is(undone.status, 0, undone.output);
      assert.equal([await query(url, EVERYTHING), await query(url, DATA)], before);
      assert.is(await rowsOf(url), 'a1');
    }));

  test('where the plan is not the last run, or is another one, nothing is undone', () =>
    withDatabase(async (url) => {
      const root = folderWith(chain);
      assert.is((await applyScript(url, await compileScript(root, '--to', 'a1'))).status, 0);
      const plan = await compileScript(root, '--from', 'a1');
      const stopped = plan.replace(
        'ALTER TABLE bar ADD CONSTRAINT ck',
        'SELECT 1 / 0; ALTER TABLE bar ADD CONSTRAINT ck',
      );
      assert.is((await applyScript(url, stopped)).status, 3);
      const before = await query(url, EVERYTHING);
      const other = folderWith({
        ...chain,
        'migrations/2.ts': chain['migrations/2.ts'].replace('t.text()', 't.integer()'),
      });
      const refused = await applyScript(url, await compileScript(other, '--from', 'a1', '--rollback'));
      assert.is(refused.status, 3);
      assert.match(
        refused.output,
        /limbeck: another plan was stopped half way on this database[\s\S]*this is not its rollback/,
      );
      assert.is(await query(url, EVERYTHING), before);
    }));
}

test.run();
