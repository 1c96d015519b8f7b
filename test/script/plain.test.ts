/** Scripts without psql's own commands: sent as one string, statement by statement, by clients that stop at errors or go on. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ScriptRequest } from '../../src/script/plan-script.ts';
import {
  apply,
  applyAsOneString,
  query,
  run,
  scratch,
  serverProgram,
  serverUrl,
  stateOf,
  withDatabase,
} from './clients.ts';
import { chain, commitAfter, script } from './making.ts';

const plan = chain([
  ['a1', "CREATE TYPE mood AS ENUM ('ok')", 'CREATE TABLE t (id int, m mood)', 'INSERT INTO t VALUES (1)'],
  ['b2', 'ALTER TABLE t ADD v text', commitAfter("ALTER TYPE mood ADD VALUE 'sad'")],
  ['c3', "UPDATE t SET m = 'sad'"],
]);

function plainScript(steps = plan, more: Partial<ScriptRequest> = {}): string {
  return script(steps, 'plain', more).text;
}

/** Databases at b2, with none of the plan's own tables. */
const atB2 =
  "CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES ('b2'); CREATE TABLE t (id int, m text)";

test('there is nothing in it but SQL', () => {
  assert.not.match(plainScript(), /^\s*\\/m);
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no plain script was run');
} else {
  /** One statement after another by the extended protocol, as JDBC sends them. */
  const pgbench = serverProgram('pgbench');
  const applyExtended = async (url: string, text: string) => {
    const file = join(scratch, 'bench.sql');
    writeFileSync(file, text);
    return run(pgbench, ['-n', '-t', '1', '-M', 'extended', '-f', file, url]);
  };
  const there = (await run(pgbench, ['--version'])).status === 0;
  if (!there) console.log('skipped: no pgbench, the extended protocol was not tried');
  const ways = {
    'statement by statement': apply,
    'as one string': applyAsOneString,
    ...(there && { 'by the extended protocol': applyExtended }),
  };

  for (const [way, send] of Object.entries(ways)) {
    for (const transaction of ['plan', 'revision'] as const) {
      test(`applied ${way}, and not a second time (${transaction})`, () =>
        withDatabase(async (url) => {
          const text = plainScript(plan, { transaction });
          const first = await send(url, text);
          assert.is(first.status, 0, first.output);
          const state = await stateOf(url);
          assert.match(state, /version_num\)= c3 .* t\(id,m,v\)= 1 sad/);
          const { output } = await send(url, text);
          assert.match(output, /limbeck: run 1 has applied this plan, at .*: nothing to do/);
          assert.is(await stateOf(url), state);
        }));
    }

    test(`refused inside a transaction of somebody else, sent ${way}`, () =>
      withDatabase(async (url) => {
        await query(url, atB2);
        const before = await stateOf(url);
        for (const text of [plainScript(), plainScript(plan.slice(2))]) {
          const { output } =
            way === 'as one string'
              ? await run(serverProgram('psql'), ['-X', '-c', 'BEGIN', '-c', 'SELECT 1', '-c', text, url])
              : await send(url, `BEGIN;\nSELECT 1;\n${text}`);
          assert.match(output, /limbeck: this script runs its own transactions, but was started inside another one/);
          assert.is(await stateOf(url), before);
        }
      }));
  }

  test('a database in the middle of the plan: nothing, also when the client goes on', () =>
    withDatabase(async (url) => {
      await query(url, atB2);
      const before = await stateOf(url);
      for (const transaction of ['plan', 'revision'] as const) {
        for (const around of ['', 'BEGIN;\n', 'SELECT 1;\n']) {
          const { output } = await apply(url, around + plainScript(plan, { transaction }));
          assert.match(output, /limbeck: (the database is not at the revision|this script runs its own)/);
          assert.is(await stateOf(url), before);
        }
      }
    }));

  test('a transaction that failed is followed by none, not even by the second half of its revision', () =>
    withDatabase(async (url) => {
      await query(url, `${atB2.replace('b2', 'a1')}; CREATE TYPE mood AS ENUM ('ok')`);
      const before = await stateOf(url);
      const halves = chain(
        [
          ['b2', 'SELECT 1/0', commitAfter("ALTER TYPE mood ADD VALUE 'sad'"), 'ALTER TABLE t ADD v text'],
          ['c3', 'ALTER TABLE t ADD w text'],
        ],
        'a1',
      );
      for (const transaction of ['plan', 'revision'] as const) {
        const { output } = await apply(url, plainScript(halves, { transaction }));
        assert.match(output, /division by zero[\s\S]*limbeck: what comes before this transaction was not done/);
        assert.is(await stateOf(url), before);
      }
    }));

  test('what fails at COMMIT is not followed either', () =>
    withDatabase(async (url) => {
      await query(
        url,
        `${atB2.replace('b2', 'a1')}; CREATE TABLE k (id int UNIQUE DEFERRABLE INITIALLY DEFERRED); CREATE TYPE mood AS ENUM ('ok')`,
      );
      const before = await stateOf(url);
      const halves = chain(
        [
          [
            'b2',
            'INSERT INTO k VALUES (1), (1)',
            commitAfter("ALTER TYPE mood ADD VALUE 'sad'"),
            'ALTER TABLE t ADD v text',
          ],
        ],
        'a1',
      );
      const { output } = await apply(url, plainScript(halves));
      assert.match(output, /duplicate key[\s\S]*limbeck: what comes before this transaction was not done/);
      assert.is(await stateOf(url), before);
    }));

  test('a client that sets a savepoint before each statement changes nothing', () =>
    withDatabase(async (url) => {
      await query(url, atB2.replace('b2', 'a1'));
      const before = await stateOf(url);
      const failing = chain([['b2', 'ALTER TABLE t ADD v text', 'SELECT 1/0', 'ALTER TABLE t ADD w text']], 'a1');
      for (const steps of [failing, chain([['b2', 'ALTER TABLE t ADD v text']], 'a1')]) {
        const { output } = await apply(url, plainScript(steps), '-v', 'ON_ERROR_ROLLBACK=on');
        assert.match(output, /limbeck: the guard above has not passed, or this client sets a savepoint/);
        assert.is(await stateOf(url), before);
      }
    }));

  test('a session that is used again is left as it was', () =>
    withDatabase(async (url) => {
      const show =
        "SELECT current_setting(name) FROM (VALUES ('default_transaction_read_only'), ('lock_timeout'), ('search_path'), ('client_encoding')) AS s (name);\n";
      const text = `SET lock_timeout = '7s';\n${show}${plainScript(plan, { searchPath: ['public'] })}${show}CREATE TABLE after (id int);`;
      const { status, output } = await apply(url, text, '-A', '-t', '-v', 'ON_ERROR_STOP=1');
      assert.is(status, 0, output);
      const lines = output.trim().split('\n');
      assert.equal(lines.slice(0, 4), ['off', '7s', '"$user", public', 'UTF8']);
      assert.equal(lines.slice(4), ['off', '0', '"$user", public', 'UTF8']);
    }));
}

test.run();
