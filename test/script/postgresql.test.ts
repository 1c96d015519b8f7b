/** Scripts for psql, run by psql against a real server: what they do, and where they refuse. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ScriptRequest } from '../../src/script/plan-script.ts';
import { apply, OpenPsql, query, serverUrl, stateOf, withDatabase } from './clients.ts';
import { chain, commitAfter, inside, nasty, outside, script } from './making.ts';

/** Every kind of step: tables, rows, an enum value and its use, a concurrent index, VACUUM, what psql would misread. */
const plan = chain([
  ['a1', "CREATE TYPE mood AS ENUM ('ok')", 'CREATE TABLE t (id int, m mood)', 'INSERT INTO t VALUES (1), (2)'],
  ['b2', 'ALTER TABLE t ADD v text', commitAfter("ALTER TYPE mood ADD VALUE 'sad'")],
  ['c3', "UPDATE t SET m = 'sad', v = (ARRAY['x', 'y'])[1:n]::text || ':id \\x' FROM (SELECT 1 AS n) AS one"],
  ['d4', outside('CREATE INDEX CONCURRENTLY ix ON t (v)')],
  ['e5', 'CREATE TABLE u (id int)', outside('VACUUM t'), 'INSERT INTO u VALUES (1)'],
]);
const done = 'alembic_version(version_num)= e5 ';

function psqlScript(steps = plan, more: Partial<ScriptRequest> = {}): string {
  return script(steps, 'psql', more).text;
}

async function refused(url: string, text: string, why: RegExp, ...args: readonly string[]): Promise<void> {
  const before = await stateOf(url);
  for (const stop of [[], ['-v', 'ON_ERROR_STOP=1']]) {
    const { status, output } = await apply(url, text, ...stop, ...args);
    assert.is(status, 3, output);
    assert.match(output, why);
  }
  assert.is(await stateOf(url), before);
}

async function sleepsWith(url: string, sql: string): Promise<OpenPsql> {
  const other = new OpenPsql(url);
  await other.ask(sql);
  return other;
}

test('the scripts of these tests are assembled', () => {
  assert.match(psqlScript(), /VACUUM t/);
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no script was run by psql');
} else {
  for (const transaction of ['plan', 'revision'] as const) {
    test(`the whole plan, and then the same again (${transaction})`, () =>
      withDatabase(async (url) => {
        const text = psqlScript(plan, { transaction });
        const first = await apply(url, text);
        assert.is(first.status, 0, first.output);
        assert.match(
          first.output,
          /^\[1\/5\] a1 about a1\n[\s\S]*\[5\/5\] e5 about e5\n[\s\S]*done: the database is at e5\n$/,
        );
        const state = await stateOf(url);
        assert.ok(state.includes(done) && state.includes('ix:true') && state.includes('mood:ok,sad'), state);
        const second = await apply(url, text);
        assert.is(second.status, 0, second.output);
        assert.match(second.output, /limbeck: run 1 has applied this plan, at .*: nothing to do/);
        assert.is(await stateOf(url), state);
        await refused(
          url,
          psqlScript(plan, { transaction, journal: 'never' }),
          /limbeck: this plan has been applied already, nothing to do\nDETAIL: {2}alembic_version holds e5/,
        );
      }));
  }

  test('another revision, a stranger, and no version table at all', () =>
    withDatabase(async (url) => {
      const later = psqlScript(chain([['b2', 'CREATE TABLE never (id int)']], 'a1'));
      await refused(
        url,
        later,
        /limbeck: this database has no table alembic_version\nDETAIL: {2}This plan begins at a1\./,
      );
      await query(
        url,
        "CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES ('z9')",
      );
      await refused(url, later, /DETAIL: {2}alembic_version holds z9; this plan begins at a1\.\nHINT: {2}.*--from z9/);
      await query(url, "INSERT INTO alembic_version VALUES ('a1')");
      await refused(url, later, /holds a1, z9; this plan begins at a1/);
      await refused(url, psqlScript(), /holds a1, z9; this plan begins at base/);
    }));

  test('from base with nothing but a statement outside of transactions', () =>
    withDatabase(async (url) => {
      const { status, output } = await apply(url, psqlScript(chain([['a1', outside('VACUUM')]])));
      assert.is(status, 0, output);
      assert.is(await stateOf(url), 'alembic_version(version_num)= a1 alembic_version_pkc:true');
    }));

  test('inside a transaction of somebody else', () =>
    withDatabase(async (url) => {
      const why = /limbeck: this script runs its own transactions, but was started inside another one/;
      await refused(url, psqlScript(), why, '-1');
      await refused(url, `BEGIN;\n${psqlScript()}`, why);
      await refused(
        url,
        `BEGIN;\n${psqlScript().replace(/ {2}IF transaction_timestamp[\s\S]*?END IF;\n/, '')}`,
        /invalid transaction termination/,
      );
    }));

  test('while somebody else runs a plan, or holds a lock', () =>
    withDatabase(async (url) => {
      const text = psqlScript();
      const key = /pg_try_advisory_lock\((-?\d+)\)/.exec(text)?.[1] ?? '';
      const other = await sleepsWith(url, `SELECT pg_advisory_lock(${key})`);
      await refused(url, text, /limbeck: another run of a plan holds the lock of this database/);
      other.close();
      await query(
        url,
        "CREATE TABLE t (id int); CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES ('a1')",
      );
      const reader = await sleepsWith(url, 'BEGIN; SELECT * FROM t');
      await refused(
        url,
        psqlScript(chain([['b2', 'ALTER TABLE t ADD v text']], 'a1'), { lockTimeout: '50ms' }),
        /due to lock timeout/,
      );
      reader.close();
      const mover = await sleepsWith(url, "BEGIN; UPDATE alembic_version SET version_num = 'b2'");
      await refused(
        url,
        psqlScript(chain([['b2', 'ALTER TABLE t ADD v text']], 'a1'), { lockTimeout: '50ms' }),
        /due to lock timeout/,
      );
      mover.close();
    }));

  test('two runs at once: one does it, the others say why not', () =>
    withDatabase(async (url) => {
      const outcomes = await Promise.all([1, 2, 3].map(() => apply(url, psqlScript())));
      // One that begins when another has ended finds the plan in the journal.
      const idle = (output: string): boolean => output.includes('nothing to do');
      assert.is(outcomes.filter(({ status, output }) => status === 0 && !idle(output)).length, 1);
      for (const { status, output } of outcomes) {
        if (status === 0) continue;
        assert.is(status, 3);
        assert.match(output, /limbeck: (another run|this plan has been applied)/);
      }
      assert.ok((await stateOf(url)).includes(done));
    }));

  test('an error leaves what was finished, and nothing half done', () =>
    withDatabase(async (url) => {
      const broken = (...at: readonly string[]) =>
        plan.map((one) =>
          at.includes(one.revision) ? { ...one, statements: [...one.statements, inside('SELECT 1/0')] } : one,
        );
      await refused(url, psqlScript(broken('a1'), { journal: 'never' }), /division by zero/);
      const { status } = await apply(url, psqlScript(broken('c3'), { transaction: 'revision' }));
      assert.is(status, 3);
      assert.is((await stateOf(url)).split(' alembic_version_pkc')[0], 'alembic_version(version_num)= b2');
      const rest = psqlScript(broken('e5').slice(2));
      assert.is((await apply(url, rest)).status, 3);
      const state = await stateOf(url);
      assert.match(state, /version_num\)= d4 .*ix:true/);
      assert.match(state, / u\(id\)=(?! 1)/);
    }));

  test('somebody moves the rows between two transactions', () =>
    withDatabase(async (url) => {
      const away = "DO $$ BEGIN UPDATE alembic_version SET version_num = 'z9'; COMMIT; END $$";
      const steps = chain([['b2', outside(away), outside('CREATE INDEX CONCURRENTLY ix ON t (id)')]], 'a1');
      await query(
        url,
        "CREATE TABLE t (id int); CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES ('a1')",
      );
      const { status, output } = await apply(url, psqlScript(steps));
      assert.is(status, 3);
      assert.match(
        output,
        /limbeck: the version rows have changed since this plan began\nDETAIL: {2}alembic_version holds z9; this step begins at a1/,
      );
      assert.not.match(await stateOf(url), /ix:/);
    }));

  test('rows that somebody moves while the script waits for its lock are seen, whatever the isolation of the session', () =>
    withDatabase(async (url) => {
      await query(
        url,
        "CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES ('a1')",
      );
      const slow = query(url, "BEGIN; INSERT INTO alembic_version VALUES ('z9'); SELECT pg_sleep(1); COMMIT");
      const held = "SELECT count(*) FROM pg_locks WHERE relation = 'alembic_version'::regclass";
      while ((await query(url, held)) === '0');
      const strict = `${url}?options=-c%20default_transaction_isolation%3Dserializable`;
      const { output } = await apply(strict, psqlScript(chain([['b2', 'CREATE TABLE t (id int)']], 'a1')));
      await slow;
      assert.match(output, /limbeck: the version rows have changed since this plan began[\s\S]*holds a1, z9/);
      assert.not.match(await stateOf(url), / t\(/);
    }));

  test('a move that does not touch exactly one row fails', () =>
    withDatabase(async (url) => {
      const [step] = chain([['b2', 'CREATE TABLE t (id int)']], 'a1');
      await query(
        url,
        "CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES ('a1')",
      );
      const moves = [{ update: ['zz', 'b2'] }, { delete: 'zz' }] as const;
      for (const move of moves) {
        await refused(
          url,
          psqlScript(step ? [{ ...step, moves: [move] }] : []),
          /limbeck: 0 rows touched instead of one: \w+ zz/,
        );
      }
    }));

  test('several heads are compared as a set, whatever their order', () =>
    withDatabase(async (url) => {
      await query(
        url,
        "CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES ('b2'), ('B2'), ('a_'), ('a1')",
      );
      const before = ['B2', 'a1', 'a_', 'b2'];
      const step = {
        revision: 'm',
        message: 'merge',
        moves: [{ delete: 'B2' }, { update: ['b2', 'm'] }] as const,
        rowsBefore: before,
        rowsAfter: ['a1', 'a_', 'm'],
        statements: [],
      };
      const text = psqlScript([step]);
      const { status, output } = await apply(url, text);
      assert.is(status, 0, output);
      assert.is(
        await query(url, 'SELECT string_agg(version_num, \' \' ORDER BY version_num COLLATE "C") FROM alembic_version'),
        'a1 a_ m',
      );
      await refused(url, text, /applied already/);
    }));

  test('the settings and variables of whoever runs it do not matter', () =>
    withDatabase(async (url) => {
      const hostile = [
        'AUTOCOMMIT=off',
        'ON_ERROR_ROLLBACK=on',
        'ON_ERROR_STOP=0',
        'SINGLELINE=on',
        'FETCH_COUNT=1',
        'id=7',
        'n=9',
        'x=8',
        'SHOW_CONTEXT=always',
        'QUIET=off',
      ];
      const args = hostile.flatMap((one) => ['-v', one]);
      const { status, output } = await apply(
        `${url}?options=-c%20standard_conforming_strings%3Doff%20-c%20default_transaction_read_only%3Don%20-c%20client_encoding%3DSJIS`,
        psqlScript(),
        ...args,
      );
      assert.is(status, 0, output);
      assert.ok((await stateOf(url)).includes('{x}:id \\x'));
      await refused(url, psqlScript(plan, { journal: 'never' }), /applied already/, ...args);
    }));

  test('the version table may have any name, in any schema; the search path is the configured one', () =>
    withDatabase(async (url) => {
      await query(url, 'CREATE SCHEMA "we\'ird"; CREATE SCHEMA app');
      const name = 'v"\'$limbeck$ ; -- \\ :x';
      const text = psqlScript(chain([['a1', 'CREATE TABLE t (id int)']]), {
        versionTable: { name, schema: "we'ird" },
        searchPath: ['app'],
      });
      const { status, output } = await apply(url, text, '-v', 'x=1');
      assert.is(status, 0, output);
      assert.is(
        await query(
          url,
          "SELECT string_agg(relnamespace::regnamespace || ' ' || relname, ', ' ORDER BY relnamespace::regnamespace::text) FROM pg_class WHERE relkind = 'r' AND relname IN ('t') OR relname LIKE 'v\"%'  AND relkind = 'r'",
        ),
        `"we'ird" ${name}, app t`,
      );
      await refused(url, text, /applied already/);
    }));

  test('names and messages stay text', () =>
    withDatabase(async (url) => {
      const steps = chain([
        [
          'a1',
          inside("CREATE TABLE t AS SELECT '\\! touch x :x $limbeck$'::text AS v", {
            summary: nasty,
            dataLoss: nasty,
            source: { file: nasty, line: 1, column: 1 },
          }),
          outside("COMMENT ON TABLE t IS 'it''s \\ :x `date` $limbeck$'"),
        ],
      ]);
      const { status, output } = await apply(
        url,
        psqlScript(steps.map((one) => ({ ...one, message: nasty }))),
        '-v',
        'x=1',
        '-v',
        'y=2',
      );
      assert.is(status, 0, output);
      assert.ok(
        output.startsWith(
          "[1/1] a1 \\! touch x; `date` :x :'y' 'q' \"d\" %s -- * / / * $limbeck$ \\\\  \\! touch y ; DROP TABLE z .shell touch z \\q\n",
        ),
        output,
      );
      assert.is(
        await query(url, "SELECT v || obj_description('t'::regclass) FROM t"),
        "\\! touch x :x $limbeck$it's \\ :x `date` $limbeck$",
      );
    }));
}

test.run();
