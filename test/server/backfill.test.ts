/** A backfill on the real server: every row once, batch by batch, also after it was stopped, and never in the way for long. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../cli/run-main.ts';
import { serverProgram } from '../script/clients.ts';
import { applyScript, query, rowsOf, serverUrl, withDatabase } from './server.ts';

const project = (pause: number) =>
  folderWith({
    'migrations/1.ts': module(
      'a1',
      null,
      `op.createTable('it"s', { 'k 1': t.integer().notNull(), k2: t.text().notNull(), n: t.integer() }, (c) => []);
    op.createPrimaryKey(null, 'it"s', ['k 1', 'k2']);`,
    ),
    'migrations/2.ts': module(
      'b2',
      'a1',
      `op.backfill({ table: 'it"s', set: { n: sql\`coalesce(n, 0) + 1\` }, where: sql\`"k 1" <> 13\`, batchSize: 70, pause: ${pause}, down: null });`,
    ),
  });

async function script(root: string, from: string, to: string): Promise<string> {
  const { status, stdout, stderr } = await limbeck(root, 'compile', '--from', from, '--to', to);
  assert.is(status, 0, stderr);
  return stdout;
}

const FILL = `INSERT INTO "it""s" SELECT g / 3, 'k' || g, NULL FROM generate_series(1, 1000) AS g`;
const COUNTS = `SELECT string_agg(format('%s:%s', coalesce(n, 0), c), ' ' ORDER BY n NULLS FIRST) FROM (SELECT n, count(*) AS c FROM "it""s" GROUP BY n) AS s`;

test('a table without a key, and a key that changes, are refused', async () => {
  const tell = async (columns: string, call: string): Promise<string> => {
    const root = folderWith({ 'migrations/1.ts': module('a1', null, `op.createTable('t', ${columns});\n    ${call}`) });
    return (await limbeck(root, 'compile')).stderr;
  };
  assert.match(
    await tell('{ a: t.integer() }', "op.backfill({ table: 't', set: { a: 1 }, all: true, down: null });"),
    /LB441.*has no primary key/,
  );
  assert.match(
    await tell(
      '{ a: t.integer().unique(), b: t.integer() }',
      "op.backfill({ table: 't', set: { b: 1 }, all: true, key: ['a'], down: null });",
    ),
    /LB441.*no unique key without NULLs/,
  );
  assert.match(
    await tell(
      '{ a: t.integer().primaryKey() }',
      "op.backfill({ table: 't', set: { a: sql`a + 1` }, all: true, down: null });",
    ),
    /LB441.*changes on the way/,
  );
  assert.match(
    await tell(
      '{ a: t.integer().primaryKey(), b: t.integer() }',
      "op.backfill({ table: 't', set: { b: sql`1 +` }, all: true, down: null });",
    ),
    /LB601[\s\S]*migrations\/1\.ts:9/,
  );
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, nothing was backfilled on a server');
} else {
  test('every row that is meant is updated once', () =>
    withDatabase(async (url) => {
      const root = project(0);
      assert.is((await applyScript(url, await script(root, 'base', 'a1'))).status, 0);
      await query(url, FILL);
      const { status, output } = await applyScript(url, await script(root, 'a1', 'b2'));
      assert.is(status, 0, output);
      assert.match(output, /limbeck: 70 rows, n of it"s[\s\S]*limbeck: 997 rows, n of it"s/);
      assert.is(await query(url, COUNTS), '0:3 1:997');
      assert.is(await rowsOf(url), 'b2');
    }));

  test('stopped half way it keeps what is done, holds one batch only, and goes on', () =>
    withDatabase(async (url) => {
      const root = project(150);
      assert.is((await applyScript(url, await script(root, 'base', 'a1'))).status, 0);
      await query(url, FILL);
      const file = join(root, 'plan.sql');
      writeFileSync(file, await script(root, 'a1', 'b2'));
      const running = spawn(serverProgram('psql'), ['-X', '-q', '-f', file, url], { stdio: 'ignore' });
      const ended = new Promise((resolve) => running.on('close', resolve));
      for (;;) {
        if (Number(await query(url, 'SELECT count(*) FROM "it""s" WHERE n = 1')) >= 140) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      // Rows that are done are free, and so are those to come: a neighbour does not wait.
      await query(url, `SET lock_timeout = '50ms'; UPDATE "it""s" SET n = n WHERE k2 IN ('k1', 'k999')`);
      await query(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%LOOP%' AND pid <> pg_backend_pid()",
      );
      assert.is.not(await ended, 0);
      const done = Number(await query(url, 'SELECT count(*) FROM "it""s" WHERE n = 1'));
      assert.is(done % 70, 0);
      assert.ok(done >= 140 && done < 997, String(done));
      assert.is(await rowsOf(url), 'a1');
      // Where what is done no longer matches, it is passed over.
      const again = (await script(root, 'a1', 'b2')).replaceAll('"k 1" <> 13', '"k 1" <> 13 AND n IS NULL');
      const { status, output } = await applyScript(url, again);
      assert.is(status, 0, output);
      assert.is(await query(url, COUNTS), '0:3 1:997');
    }));
}

test.run();
