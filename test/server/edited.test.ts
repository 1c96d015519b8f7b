/** A migration that was edited after it was applied is noticed where a journal was kept; what means the same is not, nor what nobody can know. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../cli/run-main.ts';
import { compileScript } from './project.ts';
import { applyScript, query, rowsOf, serverUrl, stateOf, withDatabase } from './server.ts';

function project(): string {
  return folderWith({
    'limbeck.config.json': '{ "dataLossGate": false }',
    'migrations/1.ts': module('r1', null, "op.createTable('foo', { id: t.integer().primaryKey(), v: t.text() });"),
    'migrations/2.ts': module(
      'r2',
      'r1',
      "op.addColumn('foo', 'w', t.string(20));\n    op.createIndex('ix_foo', 'foo', ['v'], { concurrently: true });",
    ),
    'migrations/3.ts': module('r3', 'r2', "op.addColumn('foo', 'x', t.text());"),
    'migrations/4.ts': module('r4', 'r3', "op.addColumn('foo', 'y', t.text());"),
  });
}

function edit(root: string, file: string, from: string, to: string): void {
  const path = join(root, 'migrations', file);
  const text = readFileSync(path, 'utf8');
  assert.ok(text.includes(from));
  writeFileSync(path, text.replace(from, to));
}

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no edited migration was noticed');
} else {
  /** A database at r2 that was brought there by a plan with a journal. */
  const journalled = (root: string, work: (url: string) => Promise<void>): Promise<void> =>
    withDatabase(async (url) => {
      const { status, output } = await applyScript(url, await compileScript(root, '--to', 'r2'));
      assert.is(status, 0, output);
      await work(url);
    });

  const ways = [
    ['a plan without a journal', 'psql', 'r3', 'auto'],
    ['a plan with one', 'psql', 'r3', 'always'],
    ['a plain plan', 'plain', 'r3', 'never'],
    ['a plain plan with a journal', 'plain', 'r4', 'always'],
    ['the way back', 'psql', 'r1', 'auto'],
  ] as const;
  for (const [name, client, to, journal] of ways) {
    test(`it is named and refused, and can be accepted by hand: ${name}`, () => {
      const root = project();
      return journalled(root, async (url) => {
        const fine = await compileScript(root, '--from', 'r2', '--to', to, '--client', client, '--journal', journal);
        edit(root, '2.ts', 't.string(20)', 't.string(30)');
        const plan = await compileScript(root, '--from', 'r2', '--to', to, '--client', client, '--journal', journal);
        const before = await stateOf(url);
        const { status, output } = await applyScript(url, plan, '-v', 'ON_ERROR_STOP=1');
        assert.is(status, 3);
        assert.match(output, /limbeck: a migration that this database has was edited after it was applied/);
        assert.match(
          output,
          /DETAIL: {2}Run 1, which led to r2 at .*, was compiled from other migrations than this plan\. Edited: r2\.\n/,
        );
        assert.is(await stateOf(url), before);
        assert.is(await query(url, 'SELECT count(*) FROM limbeck_journal WHERE step = 0'), '1');
        // As it was, it is fine; and so is what was accepted by the hint's own words.
        const [, accept = ''] = /say now: (UPDATE .*? step = 0)/.exec(output) ?? [];
        await query(url, accept);
        const accepted = await applyScript(url, client === 'psql' ? plan : fine, '-v', 'ON_ERROR_STOP=1');
        assert.is(accepted.status, 0, accepted.output);
        assert.is(await rowsOf(url), to);
      });
    });
  }

  test('what means the same is not noticed, and the plan that was not edited goes', () => {
    const root = project();
    return journalled(root, async (url) => {
      edit(root, '2.ts', '  upgrade(op) {\n', '  // why it is so\n\n  upgrade(op) {\n    const name = "w";\n');
      edit(root, '2.ts', "'w'", 'name');
      const { status, output } = await applyScript(url, await compileScript(root, '--from', 'r2', '--to', 'r3'));
      assert.is(status, 0, output);
    });
  });

  test('what was applied long ago is noticed, though it cannot be named', () => {
    const root = project();
    return withDatabase(async (url) => {
      assert.is((await applyScript(url, await compileScript(root, '--to', 'r1'))).status, 0);
      assert.is((await applyScript(url, await compileScript(root, '--from', 'r1', '--to', 'r2'))).status, 0);
      // r1 has no row in the journal.
      edit(root, '1.ts', "op.createTable('foo', {", "op.createTable('foo', { more: t.integer(),");
      const { status, output } = await applyScript(url, await compileScript(root, '--from', 'r2', '--to', 'r3'));
      assert.is(status, 3);
      assert.match(output, /was compiled from other migrations than this plan\.\n/);
    });
  });

  test('where the rows were moved since, or another compiler wrote, nobody can know', () => {
    const root = project();
    return journalled(root, async (url) => {
      const fine = await compileScript(root, '--from', 'r2', '--to', 'r3');
      assert.is((await applyScript(url, fine)).status, 0);
      // Back by a plan without a journal, r2 edited and applied anew without one.
      await query(url, "UPDATE alembic_version SET version_num = 'r2'; ALTER TABLE foo DROP x");
      edit(root, '2.ts', 't.string(20)', 't.string(30)');
      const moved = await applyScript(url, await compileScript(root, '--from', 'r2', '--to', 'r3'));
      assert.is(moved.status, 0, moved.output);
    });
  });

  test('another compiler is not asked', () => {
    const root = project();
    return journalled(root, async (url) => {
      edit(root, '2.ts', 't.string(20)', 't.string(30)');
      await query(url, "UPDATE limbeck_journal SET compiler = 'limbeck 0.0.1'");
      const { status, output } = await applyScript(url, await compileScript(root, '--from', 'r2', '--to', 'r3'));
      assert.is(status, 0, output);
    });
  });

  test('up, down and up again by the same migrations is never taken for an edit', () => {
    const root = project();
    return journalled(root, async (url) => {
      for (const [from, to] of [
        ['r2', 'r4'],
        ['r4', 'r2'],
        ['r2', 'r1'],
        ['r1', 'r3'],
        ['r3', 'r4'],
      ]) {
        const plan = await compileScript(root, '--from', from ?? '', '--to', to ?? '', '--journal', 'always');
        const { status, output } = await applyScript(url, plan);
        assert.is(status, 0, `${from} to ${to}: ${output}`);
      }
      // What the last run has noted is what a plan from there would compare.
      const notes = await query(
        url,
        "SELECT string_agg(DISTINCT meaning, ' ') FROM limbeck_journal WHERE to_rows = '{r4}'",
      );
      assert.match(notes, /^[0-9a-f]{32}$/);
    });
  });
}

test('a long chain gives the same script with the cache and without it', async () => {
  const count = 230;
  const files = Array.from({ length: count }, (_, i) => [
    `migrations/${i + 1}.ts`,
    module(`r${i + 1}`, i === 0 ? null : `r${i}`, `op.createTable('t${i + 1}', { id: t.integer() });`),
  ]);
  const root = folderWith(Object.fromEntries(files));
  process.env.LIMBECK_CACHE = join(root, '.cache');
  const options = ['--from', `r${count - 1}`, '--journal', 'always'] as const;
  const cold = await compileScript(root, ...options, '--no-cache');
  const first = await compileScript(root, ...options);
  const warm = await compileScript(root, ...options);
  assert.is(first, cold);
  assert.is(warm, cold);
  assert.match(warm, /"r229":/);
  edit(root, '3.ts', 't.integer()', 't.text()');
  const { stdout } = await limbeck(root, 'compile', ...options);
  assert.is.not(/meaning <> '(\w+)'/.exec(stdout)?.[1], /meaning <> '(\w+)'/.exec(warm)?.[1]);
});

test.run();
