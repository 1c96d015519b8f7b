/** The locks of a transaction are taken before its first change, all or none, and nobody waits long behind an attempt. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, module } from '../cli/run-main.ts';
import { OpenPsql } from '../script/clients.ts';
import { compileScript } from './project.ts';
import { applyScript, query, rowsOf, serverUrl, stateOf, withDatabase } from './server.ts';

/** Two tables, and revisions that lock them; retries come fast. */
function project(...bodies: readonly string[]): string {
  const ids = ['b2', 'c3', 'd4'];
  return folderWith({
    'limbeck.config.json': '{ "lockRetries": { "attempts": 100, "pause": "200ms" } }',
    'migrations/1.ts': module(
      'a1',
      null,
      `op.createTable('a', { id: t.integer().primaryKey(), n: t.integer() });
    op.createTable('b', { id: t.integer().primaryKey(), n: t.integer() });
    op.createTable('c', { id: t.integer().primaryKey() });
    op.bulkInsert('a', [{ id: 1, n: 0 }]);
    op.bulkInsert('b', [{ id: 1, n: 0 }]);`,
    ),
    ...Object.fromEntries(
      bodies.map((body, i) => [`migrations/${i + 2}.ts`, module(ids[i] ?? '', ids[i - 1] ?? 'a1', body)]),
    ),
  });
}

const both = project("op.addColumn('b', 'x', t.integer());\n    op.addColumn('a', 'x', t.integer());");

const sessions: OpenPsql[] = [];

// Also behind a test that fails: an open one would keep the process.
test.after.each(() => {
  for (const one of sessions.splice(0)) one.close();
});

/** A session that stays open until its test is done, with a statement said. */
async function session(url: string, sql: string): Promise<OpenPsql> {
  const other = new OpenPsql(url);
  sessions.push(other);
  await other.ask(sql);
  return other;
}

/** Returns once some session waits for a lock on a table. */
async function untilWaiting(observer: OpenPsql, table: string, mode = 'AccessExclusiveLock'): Promise<void> {
  await observer.ask(`DO $$ BEGIN
    WHILE NOT EXISTS (SELECT FROM pg_locks WHERE relation = '${table}'::regclass AND mode = '${mode}' AND NOT granted) LOOP
      PERFORM pg_sleep(0.003);
    END LOOP; END $$`);
}

test('a block for the locks, in one order, and none without retries or locks', async () => {
  const script = await compileScript(both, '--from', 'a1');
  assert.match(script, /\('a', 'ACCESS EXCLUSIVE'\),\n +\('b', 'ACCESS EXCLUSIVE'\)\n/);
  assert.is(script.match(/LOCK TABLE ONLY/g)?.length, 1);
  assert.not.match(await compileScript(both, '--from', 'a1', '--lock-retries', '0'), /LOCK TABLE ONLY/);
  assert.not.match(await compileScript(both, '--to', 'a1'), /LOCK TABLE ONLY/);
  assert.not.match(await compileScript(both), /LOCK TABLE ONLY/);
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no lock was waited for');
} else {
  for (const client of ['psql', 'plain']) {
    test(`behind a long reader: a third party waits for one attempt at most, and the plan goes through in the end (${client})`, () =>
      withDatabase(async (url) => {
        await applyScript(url, await compileScript(both, '--to', 'a1'));
        const [reader, third] = [
          await session(url, "SET application_name = 'nightly report'; BEGIN; SELECT count(*) FROM b"),
          await session(url, 'SELECT 1'),
        ];
        const script = await compileScript(both, '--from', 'a1', '--client', client, '--lock-timeout', '600ms');
        const running = applyScript(url, script);
        const waited: number[] = [];
        for (let round = 0; round < 4; round++) {
          await untilWaiting(third, 'b');
          const start = performance.now();
          assert.is(await third.ask('SELECT count(*) FROM b'), '1');
          waited.push(performance.now() - start);
        }
        await reader.ask('COMMIT');
        const { status, output } = await running;
        assert.is(status, 0, output);
        // It did wait, and never for as long as two attempts.
        assert.ok(Math.max(...waited) > 100 && Math.max(...waited) < 1200, waited.join());
        assert.match(output, /limbeck: attempt 1 of 100: b is in use by pid \d+ nightly report since \d{4}-/);
        assert.is(await rowsOf(url), 'b2');
        reader.close();
        third.close();
      }));
  }

  test('attempts used up: it fails and nothing has changed, whatever statement_timeout says', () =>
    withDatabase(async (url) => {
      await applyScript(url, await compileScript(both, '--to', 'a1'));
      const reader = await session(url, 'BEGIN; SELECT count(*) FROM a');
      const options = ['--lock-timeout', '300ms', '--lock-retries', '3', '--statement-timeout', '700ms'];
      const script = await compileScript(both, '--from', 'a1', ...options);
      const before = await stateOf(url);
      const { status, output } = await applyScript(url, script);
      assert.is(status, 3);
      assert.match(
        output,
        /ERROR: {2}limbeck: a could not be locked, tried 3 times\nDETAIL: {2}It is in use by pid \d+ psql since .*\.\nHINT: {2}Nothing was changed\. Run the same file again\./,
      );
      assert.is(output.match(/NOTICE: {2}limbeck: attempt/g)?.length, 2);
      assert.is(await stateOf(url), before);
      await reader.ask('COMMIT');
      assert.is((await applyScript(url, script)).status, 0);
    }));

  test('who takes the tables in another order is let through, and is no victim of a deadlock', () =>
    withDatabase(async (url) => {
      const three = project("for (const one of ['a', 'b', 'c']) op.addColumn(one, 'x', t.integer());");
      await applyScript(url, await compileScript(three, '--to', 'a1'));
      const reader = await session(url, 'BEGIN; SELECT count(*) FROM b');
      const writer = await session(url, 'BEGIN; INSERT INTO c VALUES (7)');
      const observer = await session(url, 'SELECT 1');
      const running = applyScript(url, await compileScript(three, '--from', 'a1'));
      await untilWaiting(observer, 'b');
      const holder = "SELECT granted FROM pg_locks WHERE relation = 'a'::regclass AND mode = 'AccessExclusiveLock'";
      assert.is(await observer.ask(holder), 't', 'the plan holds a and waits for b');
      // The writer has waited longer than the plan will have: the server would choose it.
      const written = writer.ask('UPDATE a SET n = 1; COMMIT');
      await untilWaiting(observer, 'a', 'RowExclusiveLock');
      await reader.ask('COMMIT');
      await written;
      const { status, output } = await running;
      assert.is(status, 0, output);
      assert.match(output, /attempt 1 of 100: [bc] is in use by/);
      assert.is(await query(url, 'SELECT a.n + c.id FROM a, c'), '8');
    }));

  test('each transaction of a journalled plan takes its own, and the next run goes on where one could not', () =>
    withDatabase(async (url) => {
      const root = project(
        "op.addColumn('a', 'x', t.integer());\n    op.createIndex('ix', 'a', ['n'], { concurrently: true });\n    op.addColumn('b', 'x', t.integer());",
      );
      await applyScript(url, await compileScript(root, '--to', 'a1'));
      const reader = await session(url, 'BEGIN; SELECT count(*) FROM b');
      const script = await compileScript(root, '--from', 'a1', '--lock-timeout', '200ms', '--lock-retries', '2');
      assert.is(script.match(/LOCK TABLE ONLY/g)?.length, 2);
      const { status, output } = await applyScript(url, script);
      assert.is(status, 3);
      assert.match(
        output,
        /limbeck: b could not be locked[\s\S]*Nothing of this step was changed\. Run the same file again/,
      );
      assert.is(await rowsOf(url), 'a1');
      assert.is(await query(url, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix'::regclass"), 't');
      await reader.ask('COMMIT');
      const again = await applyScript(url, script);
      assert.is(again.status, 0, again.output);
      assert.is(await rowsOf(url), 'b2');
    }));

  test('without retries each statement waits for its own lock', () =>
    withDatabase(async (url) => {
      await applyScript(url, await compileScript(both, '--to', 'a1'));
      await session(url, 'BEGIN; SELECT count(*) FROM a');
      const options = ['--from', 'a1', '--lock-timeout', '200ms', '--lock-retries', '0'];
      const { status, output } = await applyScript(url, await compileScript(both, ...options));
      assert.is(status, 3);
      assert.match(output, /canceling statement due to lock timeout/);
    }));

  test('what the user may not lock, or is not there, is passed over', () =>
    withDatabase(async (url) => {
      const role = `limbeck_locks_${process.pid}`;
      const root = project(
        "op.createForeignKey('fk_c', 'c', 'a', ['id'], ['id']);",
        "op.dropTable('b', { ifExists: true });",
      );
      await query(url, `CREATE ROLE ${role} LOGIN; GRANT CREATE ON SCHEMA public TO ${role}`);
      try {
        const own = new URL(url);
        own.username = role;
        const first = await applyScript(own.href, await compileScript(root, '--to', 'a1'));
        assert.is(first.status, 0, first.output);
        await query(url, `ALTER TABLE a OWNER TO postgres; GRANT SELECT, REFERENCES ON a TO ${role}; DROP TABLE b`);
        const script = await compileScript(
          root,
          '--from',
          'a1',
          '--transaction',
          'revision',
          '--allow',
          'drop-table:b',
        );
        assert.match(script, /\('a', 'SHARE ROW EXCLUSIVE'\),\n +\('c', 'SHARE ROW EXCLUSIVE'\)/);
        assert.match(script, /\('b', 'ACCESS EXCLUSIVE'\)/);
        const { status, output } = await applyScript(own.href, script);
        assert.is(status, 0, output);
        assert.is(await rowsOf(url), 'c3');
      } finally {
        await query(url, `DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`);
      }
    }));
}

test.run();
