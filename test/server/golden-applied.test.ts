/** What the golden files of PostgreSQL show is applied through the real psql, up, down and up again. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck } from '../cli/run-main.ts';
import { copyCase } from '../golden/case-files.ts';
import { elsewhere, first, needs } from './golden-needs.ts';
import { EVERYTHING } from './schema.ts';
import { applyScript, query, serverUrl, withDatabase } from './server.ts';

const golden = join(import.meta.dirname, '../golden');
const cases = readdirSync(golden).filter((name) => existsSync(join(golden, name, 'postgresql.sql')));
const applied = cases.filter((name) => elsewhere[name] === undefined && name !== 'baseline');

test('what is said of single cases is said of cases that exist', () => {
  assert.equal(
    [...Object.keys(needs), ...Object.keys(first), ...Object.keys(elsewhere)].filter((name) => !cases.includes(name)),
    [],
  );
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, the golden files were applied to no server');
} else {
  const extensions = new Set((await query(serverUrl, 'SELECT name FROM pg_available_extensions')).split('\n'));
  // A baseline has nothing to apply, and says so.
  for (const name of applied) {
    const needed = needs[name];
    if (needed !== undefined && !extensions.has(needed)) {
      console.log(`skipped: ${name}, since the server has no extension ${needed}`);
      continue;
    }
    test(`${name} is applied, up, down and up`, async () => {
      const root = folderWith({ 'limbeck.config.json': '{ "dataLossGate": false }' });
      mkdirSync(join(root, 'migrations'));
      copyCase(name, join(root, 'migrations'));
      const start = existsSync(join(golden, name, 'before.ts')) ? 'before' : 'base';
      await withDatabase(async (url) => {
        const go = async (from: string, to: string): Promise<string> => {
          const { stdout, stderr } = await limbeck(root, 'compile', '--from', from, '--to', to);
          // Their tables have no rows.
          assert.ok(stderr === '' || (to === start && /^warning\[LB433\]/.test(stderr)), stderr);
          const { status, output } = await applyScript(url, stdout);
          assert.is(status, 0, `${from} to ${to}: ${output}`);
          return query(url, EVERYTHING);
        };
        if (first[name] !== undefined) await query(url, first[name]);
        if (start === 'before') await go('base', 'before');
        const before = await query(url, EVERYTHING);
        const after = await go(start, 'after');
        if (/-- LB\d+/.test(readFileSync(join(golden, name, 'postgresql.sql'), 'utf8'))) return;
        assert.is(await go('after', start), before);
        assert.is(await go(start, 'after'), after);
      });
    });
  }
}

test.run();
