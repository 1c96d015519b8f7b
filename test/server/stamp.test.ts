/** Stamps through the real clients: rows are set, nothing else is touched, and a database that is elsewhere refuses. */
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../cli/run-main.ts';
import { apply } from '../dialects/sqlite/shell.ts';
import { applyScript, query, rowsOf, serverUrl, stateOf, withDatabase } from './server.ts';

const root = folderWith({
  'migrations/1.ts': module('a1', null, "op.createTable('t', { id: t.integer() });"),
  'migrations/2.ts': module('b2', 'a1', "op.addColumn('t', 'v', t.text());"),
  'migrations/3.ts': module('c3', 'a1', "op.addColumn('t', 'w', t.text());"),
});

async function stamp(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await limbeck(root, 'stamp', ...args);
  assert.is(status, 0, stderr);
  return stdout;
}

test('SQLite is stamped, and refuses where the rows are others', async () => {
  const database = join(root, 'test.db');
  const run = (input: string) => apply(database, input);
  const rows = () =>
    run('SELECT group_concat(version_num) FROM (SELECT * FROM alembic_version ORDER BY 1);').stdout.trim();
  assert.is(run(await stamp('--dialect', 'sqlite', 'b2', 'c3')).status, 0);
  assert.is(rows(), 'b2,c3');
  assert.is(run(await stamp('--dialect', 'sqlite', 'a1')).status, 1);
  assert.is(rows(), 'b2,c3');
  assert.is(run(await stamp('--dialect', 'sqlite', '--purge', 'a1')).status, 0);
  assert.is(rows(), 'a1');
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, nothing was stamped in PostgreSQL');
} else {
  for (const client of ['psql', 'plain']) {
    test(`${client} stamps, and refuses where the rows are others`, () =>
      withDatabase(async (url) => {
        const go = async (...args: readonly string[]) =>
          applyScript(url, await stamp('--client', client, ...args), '-v', 'ON_ERROR_STOP=1');
        assert.is((await go('a1')).status, 0);
        assert.is(await rowsOf(url), 'a1');
        const again = await go('a1');
        assert.match(again.output, /limbeck: this plan has been applied already/);
        assert.is((await go('--from', 'a1', 'b2', 'c3')).status, 0);
        assert.is(await rowsOf(url), 'b2,c3');
        const before = await stateOf(url);
        const wrong = await go('--from', 'a1', 'b2');
        assert.match(wrong.output, /not at the revision where this plan begins[\s\S]*limbeck stamp --from b2,c3/);
        assert.is(await stateOf(url), before);
        assert.is((await go('--from', 'b2,c3', 'a1')).status, 0);
        assert.is(await rowsOf(url), 'a1');
        await query(url, "INSERT INTO alembic_version VALUES ('unknown')");
        assert.is((await go('--purge', 'c3')).status, 0);
        assert.is(await rowsOf(url), 'c3');
        assert.is((await go('--purge', 'base')).status, 0);
        assert.is(await rowsOf(url), '');
        assert.is(await query(url, "SELECT to_regclass('t') IS NULL"), 't');
      }));
  }
}

test.run();
