/** Where a script does not belong it changes nothing, exits with a status that is not 0, and says why. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../cli/run-main.ts';
import { compileScript, smallProject } from './project.ts';
import { applyScript, psql, query, rowsOf, serverUrl, stateOf, withDatabase } from './server.ts';

const root = smallProject();

async function refusedUnchanged(url: string, script: string, why: RegExp, ...args: readonly string[]): Promise<void> {
  const before = await stateOf(url);
  const { status, output } = await applyScript(url, script, ...args);
  assert.is(status, 3, output);
  assert.match(output, why);
  assert.is(await stateOf(url), before);
}

/** Ends the sessions that hold something in this database. */
async function endOthers(url: string): Promise<void> {
  await query(
    url,
    'SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
}

test('the scripts of these tests compile', async () => {
  assert.match(await compileScript(root), /VACUUM foo/);
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no server was asked to refuse');
} else {
  test('a second run', () =>
    withDatabase(async (url) => {
      const script = await compileScript(root);
      assert.is((await applyScript(url, script)).status, 0);
      const before = await stateOf(url);
      const again = await applyScript(url, script);
      assert.is(again.status, 0, again.output);
      assert.match(again.output, /limbeck: run 1 has applied this plan, at .*: nothing to do/);
      assert.is(await stateOf(url), before);
      await refusedUnchanged(
        url,
        await compileScript(root, '--journal', 'never'),
        /ERROR: {2}limbeck: this plan has been applied already, nothing to do\nDETAIL: {2}alembic_version holds e5/,
      );
    }));

  test('a database at another revision, or at one that nobody knows', () =>
    withDatabase(async (url) => {
      await applyScript(url, await compileScript(root, '--to', 'a1'));
      const script = await compileScript(root, '--from', 'b2');
      await refusedUnchanged(
        url,
        script,
        /limbeck: the database is not at the revision where this plan begins\nDETAIL: {2}alembic_version holds a1; this plan begins at b2\.\nHINT: {2}Compile .*--from a1/,
      );
      await query(url, "INSERT INTO alembic_version VALUES ('stranger')");
      await refusedUnchanged(
        url,
        await compileScript(root, '--from', 'a1'),
        /holds a1, stranger; this plan begins at a1/,
      );
    }));

  test('inside psql -1, and inside a BEGIN of its own', () =>
    withDatabase(async (url) => {
      const script = await compileScript(root);
      await refusedUnchanged(
        url,
        script,
        /limbeck: this script runs its own transactions, but was started inside another one\nHINT: .*psql -1/,
        '-1',
      );
      await refusedUnchanged(url, `BEGIN;\n${script}`, /was started inside another one/);
    }));

  test('while another run holds the lock', () =>
    withDatabase(async (url) => {
      const script = await compileScript(root);
      const key = /pg_try_advisory_lock\((-?\d+)\)/.exec(script)?.[1] ?? '';
      const held = psql(url, [], `SELECT pg_advisory_lock(${key});\nSELECT pg_sleep(30);\n`);
      for (let tries = 0; tries < 50; tries++) {
        if ((await query(url, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")) === '1') break;
      }
      await refusedUnchanged(url, script, /limbeck: another run of a plan holds the lock of this database/);
      await endOthers(url);
      await held;
    }));

  test('an error in the middle leaves nothing half done', () =>
    withDatabase(async (url) => {
      const files = {
        'migrations/1.ts': module('a1', null, "op.createTable('foo', { id: t.integer().primaryKey() });"),
        'migrations/2.ts': module(
          'b2',
          'a1',
          "op.addColumn('foo', 'x', t.text());\n    op.execute(sql`SELECT 1/0`, { down: null });",
        ),
        'migrations/3.ts': module('c3', 'b2', "op.addColumn('foo', 'y', t.text());"),
      };
      const project = folderWith(files);
      await refusedUnchanged(url, await compileScript(project), /division by zero/);
      const perRevision = await applyScript(url, await compileScript(project, '--transaction', 'revision'));
      assert.is(perRevision.status, 3);
      assert.is(await rowsOf(url), 'a1');
      assert.is(
        await query(url, "SELECT count(*) FROM pg_attribute WHERE attrelid = 'foo'::regclass AND attnum > 0"),
        '1',
      );
    }));

  test('a lock that somebody else holds is waited for no longer than lock_timeout', () =>
    withDatabase(async (url) => {
      await applyScript(url, await compileScript(root, '--to', 'b2'));
      const script = await compileScript(
        root,
        '--from',
        'b2',
        '--to',
        'c3',
        '--lock-timeout',
        '200ms',
        '--lock-retries',
        '0',
      );
      const held = psql(url, [], 'BEGIN;\nLOCK TABLE foo;\nSELECT pg_sleep(30);\n');
      for (let tries = 0; tries < 50; tries++) {
        if (
          (await query(
            url,
            "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND relation = 'foo'::regclass",
          )) !== '0'
        )
          break;
      }
      const { status, output } = await applyScript(url, script);
      assert.is(status, 3);
      assert.match(output, /canceling statement due to lock timeout/);
      await endOthers(url);
      await held;
      assert.is(await rowsOf(url), 'b2');
    }));

  test('a move that does not touch exactly one row fails', () =>
    withDatabase(async (url) => {
      await applyScript(url, await compileScript(root, '--to', 'b2'));
      const script = (await compileScript(root, '--from', 'b2', '--to', 'c3')).replace(
        "WHERE version_num = 'b2'",
        "WHERE version_num = 'zz'",
      );
      await refusedUnchanged(url, script, /limbeck: 0 rows touched instead of one: move b2 to c3 in alembic_version/);
    }));

  test('two runs at once: one wins, the other says why', async () => {
    for (let round = 0; round < 4; round++) {
      await withDatabase(async (url) => {
        const script = await compileScript(root);
        const outcomes = await Promise.all([1, 2, 3].map(() => applyScript(url, script)));
        const won = outcomes.filter((one) => one.status === 0);
        const did = won.filter((one) => !/has applied this plan, at/.test(one.output));
        assert.is(did.length, 1);
        for (const one of outcomes) {
          if (one.status !== 0)
            assert.match(
              one.output,
              /limbeck: (another run|this plan has been applied|the database is not at|the version rows)|duplicate key|already exists|lock timeout/,
            );
        }
        assert.is(await rowsOf(url), 'e5');
        assert.is(await query(url, 'SELECT v FROM foo ORDER BY id'), "one!\nit's!");
      });
    }
  });

  test('a plain script refuses as well, also when the client goes on after errors', () =>
    withDatabase(async (url) => {
      const up = await compileScript(root, '--to', 'c3', '--client', 'plain');
      assert.not.match(up, /^\\/m);
      const first = await applyScript(url, up);
      assert.is(first.status, 0, first.output);
      assert.is(await rowsOf(url), 'c3');
      for (const [script, why] of [
        [up, /limbeck: run 1 has applied this plan, at/],
        [
          await compileScript(root, '--from', 'a1', '--to', 'b2', '--client', 'plain'),
          /not at the revision where this plan begins/,
        ],
      ] as const) {
        const before = await stateOf(url);
        const { output } = await applyScript(url, script);
        assert.match(output, why);
        assert.is(await stateOf(url), before);
      }
      const one = await psql(url, ['-c', await compileScript(root, '--from', 'c3', '--to', 'b2', '--client', 'plain')]);
      assert.is(one.status, 0, one.output);
      assert.is(await rowsOf(url), 'b2');
      const inside = await applyScript(
        url,
        `BEGIN;\n${await compileScript(root, '--from', 'b2', '--to', 'c3', '--client', 'plain')}\nROLLBACK;`,
      );
      assert.match(inside.output, /was started inside another one/);
      assert.is(await rowsOf(url), 'b2');
    }));

  test('names and messages cannot leave their place', () =>
    withDatabase(async (url) => {
      const nasty = "\\\\! touch hacked; `date` :x :'y' -- */ $limbeck$ \\u202e \\n DROP TABLE x; 'q' \"d\"";
      const text = module(
        'n1',
        null,
        `op.createTable('we"ird ; \\\\x', { "a'b": t.text().comment("${'it\\\\ \\`:x'}"), id: t.integer().primaryKey() });
    op.execute(sql\`INSERT INTO \${sql.id('we"ird ; \\\\x')} (id, "a'b") SELECT 1, (ARRAY['p', 'q', 'r'])[1:2]::text || ':id \\\\x $limbeck$'\`, { down: null });`,
      ).replace("'about n1'", `"${nasty.replaceAll('"', '\\"')}"`);
      const project = folderWith({ 'migrations/1.ts': text });
      const { status, stdout, stderr } = await limbeck(project, 'compile');
      assert.is(status, 0, stderr);
      const applied = await applyScript(url, stdout, '-v', 'id=7', '-v', 'x=9', '-v', '2=3');
      assert.is(applied.status, 0, applied.output);
      assert.match(applied.output, /\[1\/1\] n1 \\! touch hacked; `date` :x :'y' -- \* \/ \$limbeck\$/);
      assert.is(await query(url, `SELECT "a'b" FROM "we""ird ; \\x"`), '{p,q}:id \\x $limbeck$');
    }));
}

test.run();
