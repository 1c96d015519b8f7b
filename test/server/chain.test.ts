/** The example chain through the real psql and server: up, down, and every step up, down, up. */
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { limbeck } from '../cli/run-main.ts';
import { applyScript, rowsOf, schemaOf, serverUrl, withDatabase } from './server.ts';

const root = join(import.meta.dirname, '../..');

const anyLoss = ['--allow', 'drop-table:*', '--allow', 'drop-column:*'];

async function script(from: string, to: string, ...options: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await limbeck(root, 'compile', '--from', from, '--to', to, ...anyLoss, ...options);
  assert.equal([status, stderr], [0, '']);
  return stdout;
}

test('the chain has every pattern, and compiles both ways', async () => {
  assert.ok((await script('base', 'head')).includes('CREATE INDEX CONCURRENTLY'));
  assert.ok((await script('head', 'base')).includes('DROP TABLE'));
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, the chain was applied to no server');
} else {
  for (const mode of ['plan', 'revision']) {
    test(`base to head and back leaves what was there before (${mode})`, async () => {
      await withDatabase(async (url) => {
        const before = await schemaOf(url);
        const up = await applyScript(url, await script('base', 'head', '--transaction', mode));
        assert.is(up.status, 0, up.output);
        assert.is(await rowsOf(url), '4d27ab90c6f3');
        assert.match(
          up.output,
          /\[18\/18\] 4d27ab90c6f3 the index on names that production has already\n[\s\S]*done: the database is at 4d27ab90c6f3\n$/,
        );
        const top = await schemaOf(url);
        const down = await applyScript(url, await script('head', 'base', '--transaction', mode));
        assert.is(down.status, 0, down.output);
        assert.is(await rowsOf(url), '');
        assert.is(await schemaOf(url), before);
        const again = await applyScript(url, await script('base', 'head', '--transaction', mode));
        assert.is(again.status, 0, again.output);
        assert.is(await schemaOf(url), top);
      });
    });
  }

  test('every step goes up, down and up again', async () => {
    const plan = JSON.parse((await limbeck(root, 'compile', '--json')).stdout);
    await withDatabase(async (url) => {
      let rows: string[] = [];
      for (const step of plan.steps) {
        const from = rows.join(',') || 'base';
        const next = new Set(rows);
        for (const move of step.versionTable) {
          if (move.delete ?? move.update?.[0]) next.delete(move.delete ?? move.update[0]);
          if (move.insert ?? move.update?.[1]) next.add(move.insert ?? move.update[1]);
        }
        const to = [...next].sort().join(',');
        const before = await schemaOf(url);
        const up = await script(from, to);
        const beside = rows.length > 0 && step.versionTable.every((move: object) => 'insert' in move);
        const down = await script(to, beside ? `${step.revision}@-1` : from);
        for (const one of [up, down]) {
          const { status, output } = await applyScript(url, one);
          assert.is(status, 0, `${step.revision}: ${output}`);
        }
        const after = await schemaOf(url);
        // PostgreSQL cannot take a value out of an enum type.
        const withoutNew = (schema: string): string =>
          step.revision === 'd3f5b90e6c72' ? schema.replace(',returned', '') : schema;
        assert.is(withoutNew(after), before, step.revision);
        if (step.revision === 'd3f5b90e6c72') {
          await applyScript(url, up.replace("ADD VALUE 'returned'", "ADD VALUE IF NOT EXISTS 'returned'"));
        } else assert.is((await applyScript(url, up)).status, 0, step.revision);
        assert.is(await rowsOf(url), to);
        rows = [...next].sort();
      }
      assert.equal(rows, ['4d27ab90c6f3']);
    });
  });
}

test.run();
