/**
 * The weaknesses of the scripts of Alembic's offline mode on PostgreSQL, by the numbers of our study of it: each has a test which shows, with
 * the real psql, that a script of Limbeck's does not have it. Those of the generator, and those left to other engines, are in
 * generator.test.ts.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../cli/run-main.ts';
import { apply, query, run, serverProgram, serverUrl, stateOf, withDatabase } from '../script/clients.ts';

const TABLE = "op.createTable('foo', { id: t.integer().primaryKey(), v: t.text() });";
const ids = ['a1', 'b2', 'c3', 'd4'];

/** The script of a chain a1, b2, …: one body for each revision. */
async function script(bodies: readonly string[], ...argv: readonly string[]): Promise<string> {
  const files = bodies.map((body, i) => [`migrations/${i + 1}.ts`, module(ids[i] ?? '', ids[i - 1] ?? null, body)]);
  const root = folderWith({
    'limbeck.config.json': '{ "dataLossGate": false, "preconditions": "author" }',
    ...Object.fromEntries(files),
  });
  const { status, stdout, stderr } = await limbeck(
    root,
    argv[0] === 'stamp' ? 'stamp' : 'compile',
    ...argv.filter((one) => one !== 'stamp'),
  );
  assert.is(status, 0, stderr);
  return stdout;
}

/** Applies a script as a DBA does who sets nothing, and wants it done. */
async function done(url: string, text: string): Promise<void> {
  const { status, output } = await apply(url, text);
  assert.is(status, 0, output);
}

/** The script fails with status 3 and this message, and all is as it was. */
async function refused(url: string, text: string, why: RegExp): Promise<void> {
  const before = await stateOf(url);
  const { status, output } = await apply(url, text);
  assert.is(status, 3, output);
  assert.match(output, why);
  assert.is(await stateOf(url), before);
}

const versions = (url: string): Promise<string> =>
  query(url, "SELECT coalesce(string_agg(version_num, ',' ORDER BY version_num), 'none') FROM alembic_version");

if (serverUrl === undefined) {
  test('without a server', () => console.log('skipped: no LIMBECK_TEST_POSTGRES, no weakness was tried on a server'));
} else {
  const money = [
    "op.createTable('account', { id: t.integer().primaryKey(), cents: t.integer() });\n    op.bulkInsert('account', [{ id: 1, cents: 5 }]);",
    'op.execute(sql`UPDATE account SET cents = cents * 100`, { down: sql`UPDATE account SET cents = cents / 100` });',
    "op.addColumn('account', 'note', t.text());",
    "op.addColumn('account', 'more', t.text());",
  ];
  const cents = (url: string): Promise<string> => query(url, 'SELECT cents FROM account');

  test('W1: a script for another revision than the database is at does nothing, up or down, and fails', () =>
    withDatabase(async (url) => {
      await done(url, await script(money, '--to', 'a1'));
      await refused(url, await script(money, '--from', 'b2'), /holds a1; this plan begins at b2/);
      await refused(url, await script(money, '--from', 'b2', '--to', 'a1'), /limbeck: /);
      await refused(url, await script(money, '--from', 'd4', '--to', 'b2'), /holds a1; this plan begins at d4/);
      assert.equal([await versions(url), await cents(url)], ['a1', '5']);
    }));

  test('W2: a script that is applied twice, or by two at once, changes the data once', () =>
    withDatabase(async (url) => {
      await done(url, await script(money, '--to', 'a1'));
      const text = await script(money, '--from', 'a1', '--to', 'b2');
      const both = await Promise.all([apply(url, text), apply(url, text)]);
      assert.equal(both.map((one) => one.status).sort(), [0, 3], both.map((one) => one.output).join('\n'));
      await refused(url, text, /limbeck: this plan has been applied already/);
      assert.equal([await versions(url), await cents(url)], ['b2', '500']);
    }));

  test('W3: a script that fails says so by its exit status, without any option of psql', () =>
    withDatabase(async (url) => {
      const text = await script([TABLE, 'op.execute(sql`SELECT 1 / 0`, { down: null });']);
      await refused(url, text, /division by zero/);
      const piped = await run(serverProgram('psql'), ['-X', '-q', url], text);
      assert.is(piped.status, 3, piped.output);
      assert.is(await stateOf(url), '');
    }));

  test('W4: with a transaction for each revision, nothing comes after one that failed', () =>
    withDatabase(async (url) => {
      const bodies = [
        TABLE,
        'op.execute(sql`SELECT 1 / 0`, { down: null });',
        "op.createTable('never', { id: t.integer() });",
      ];
      const { status, output } = await apply(url, await script(bodies, '--transaction', 'revision'));
      assert.is(status, 3, output);
      assert.is(await versions(url), 'a1');
      assert.not.match(await stateOf(url), /never/);
      // A client that goes on after errors does not go on with the plan.
      await query(url, 'DROP TABLE foo, alembic_version, limbeck_journal');
      const plain = await script(bodies, '--transaction', 'revision', '--client', 'plain');
      assert.match((await apply(url, plain)).output, /limbeck: what comes before this transaction was not done/);
      assert.is(await versions(url), 'a1');
      assert.not.match(await stateOf(url), /never/);
    }));

  test('W5: what failed outside of a transaction is not recorded as applied, and goes on when it is run again', () =>
    withDatabase(async (url) => {
      const bodies = [
        `${TABLE}\n    op.bulkInsert('foo', [{ id: 1, v: 'x' }, { id: 2, v: 'x' }]);`,
        "op.createTable('w', { id: t.integer() });\n    op.createIndex('ix', 'foo', ['v'], { unique: true, concurrently: true });\n    op.createTable('after', { id: t.integer() });",
        "op.createTable('never', { id: t.integer() });",
      ];
      const text = await script(bodies);
      const { status, output } = await apply(url, text);
      assert.is(status, 3, output);
      assert.match(output, /could not create unique index/);
      assert.is(await versions(url), 'a1');
      assert.not.match(await stateOf(url), /after|never/);
      // The same file again: it begins where it stopped, and the INVALID index is built anew.
      assert.is((await apply(url, text)).status, 3);
      await query(url, "UPDATE foo SET v = 'y' WHERE id = 2");
      const again = await apply(url, text);
      assert.is(again.status, 0, again.output);
      assert.match(again.output, /limbeck: run 1 goes on: 1 of 3 steps are done/);
      assert.is(await versions(url), 'c3');
      assert.match(await stateOf(url), /after.*never/);
      assert.is(await query(url, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix'::regclass"), 't');
    }));

  test('W7: a script waits five seconds for a lock, not for ever, and then nothing was done', () =>
    withDatabase(async (url) => {
      await done(url, await script([TABLE]));
      const text = await script(
        [TABLE, "op.addColumn('foo', 'n', t.integer());"],
        '--from',
        'a1',
        '--lock-timeout',
        '300ms',
        '--lock-retries',
        '1',
      );
      const reader = query(url, 'BEGIN; SELECT count(*) FROM foo; SELECT pg_sleep(1.5); COMMIT');
      const held = "SELECT count(*) FROM pg_locks WHERE relation = 'foo'::regclass";
      while ((await query(url, held)) === '0');
      const { status, output } = await apply(url, text);
      assert.is(status, 3);
      assert.match(output, /limbeck: foo could not be locked, tried once/);
      await reader;
      assert.is(await versions(url), 'a1');
      await done(url, text);
      assert.match(await script([TABLE]), /^SET lock_timeout = '5s';$/m);
    }));

  test('W9: to the base and up again: the version table stays, enum types go and come with their tables', () =>
    withDatabase(async (url) => {
      const bodies = ["op.createTable('foo', { id: t.integer(), s: t.enum('order_status', ['new', 'paid']) });"];
      const [up, down] = [await script(bodies), await script(bodies, '--from', 'a1', '--to', 'base')];
      for (const text of [up, down, up, down, up]) await done(url, text);
      assert.is(await versions(url), 'a1');
      await done(url, down);
      assert.is(await query(url, "SELECT count(*) FROM pg_type WHERE typtype = 'e'"), '0');
    }));

  test('W10, W12, W13: colons, tabs and percent signs in SQL and in values arrive as they were written', () =>
    withDatabase(async (url) => {
      const odd = `{"max":10,"on":true} :red :"x" %(a)s 50% off\\ta\\u0009b %% :1`;
      const text = await script([
        `${TABLE}
    op.execute(sql\`INSERT INTO foo VALUES (1, '${odd}')\`, { down: null });
    op.bulkInsert('foo', [{ id: 2, v: ${JSON.stringify(odd).replaceAll('\\\\', '\\')} }]);`,
      ]);
      const { status, output } = await apply(
        url,
        text,
        '-v',
        'max=NULL',
        '-v',
        'red=NULL',
        '-v',
        '1=NULL',
        '-v',
        'x=NULL',
      );
      assert.is(status, 0, output);
      const wanted = `{"max":10,"on":true} :red :"x" %(a)s 50% off\ta\tb %% :1`;
      assert.equal(JSON.parse(await query(url, 'SELECT json_agg(v ORDER BY id) FROM foo')), [wanted, wanted]);
    }));

  test('W14: a comment or a semicolon at the end of SQL neither swallows the next statement nor is doubled', () =>
    withDatabase(async (url) => {
      const text = await script([
        `${TABLE}
    op.execute(sql\`INSERT INTO foo VALUES (1, 'a') -- first\`, { down: null });
    op.execute(sql\`INSERT INTO foo VALUES (2, 'b');\`, { down: null });
    op.execute(sql\`INSERT INTO foo VALUES (3, 'c'); -- third\`, { down: null });
    op.execute(sql\`INSERT INTO foo VALUES (4, 'd') /* fourth */\`, { down: null });`,
      ]);
      await done(url, text);
      assert.is(await query(url, "SELECT string_agg(v, '' ORDER BY id) FROM foo"), 'abcd');
      assert.not.match(text, /;\s*;/);
    }));

  test('W15: a column of an enum type brings its type along', () =>
    withDatabase(async (url) => {
      await done(url, await script([TABLE, "op.addColumn('foo', 'e', t.enum('e1', ['x', 'y']).default('y'));"]));
      await query(url, 'INSERT INTO foo (id) VALUES (1)');
      assert.is(await query(url, 'SELECT e FROM foo'), 'y');
    }));

  test('W21: a stamp for other rows than there are changes none of them, and fails', () =>
    withDatabase(async (url) => {
      await done(url, await script(money, '--to', 'b2'));
      const stamp = await script(money, 'stamp', 'd4');
      await refused(url, stamp, /holds b2; this plan begins at base/);
      assert.match((await apply(url, await script(money, 'stamp', 'd4', '--client', 'plain'))).output, /holds b2/);
      assert.is(await versions(url), 'b2');
      await done(url, await script(money, 'stamp', '--from', 'b2', 'd4'));
      assert.is(await versions(url), 'd4');
    }));

  test('W26: a revision id of 32 letters fits into the version table', () =>
    withDatabase(async (url) => {
      const id = 'x'.repeat(32);
      const root = folderWith({ 'migrations/1.ts': module(id, null, TABLE) });
      await done(url, (await limbeck(root, 'compile')).stdout);
      assert.is(await versions(url), id);
    }));

  test('W37: a script that is sent to a database of something else does nothing there', () =>
    withDatabase(async (url) => {
      await query(url, 'CREATE TABLE account (id int, cents int)');
      await refused(
        url,
        await script(money, '--from', 'b2'),
        /this database has no table alembic_version[\s\S]*Is this the right database/,
      );
      await query(
        url,
        "CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES ('zzzz')",
      );
      await refused(url, await script(money), /holds zzzz; this plan begins at base/);
    }));
}

test.run();
