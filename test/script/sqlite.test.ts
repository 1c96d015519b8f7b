/** Scripts for the sqlite3 shell, applied: what they do, where they refuse, and what is left of one that was cut off. */
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ScriptRequest, ScriptStep } from '../../src/script/plan-script.ts';
import { apply as applied, hasShell, program } from '../dialects/sqlite/shell.ts';
import { type Outcome, run, scratch } from './clients.ts';
import { bareEnvelope, chain, inside, nasty, script } from './making.ts';

const plan = chain([
  ['a1', 'CREATE TABLE foo (id int)', 'CREATE TABLE foo_old (id int)', 'INSERT INTO foo VALUES (1) -- the one'],
  ['b2', 'DROP TABLE foo_old', 'UPDATE foo SET id = 20 WHERE id = 1'],
]);

let counter = 0;

function newDatabase(): string {
  return join(scratch, `${++counter}.db`);
}

/** The command of the header; several may run at once. */
async function apply(database: string, text: string): Promise<Outcome> {
  return hasShell ? run(program, ['-bail', '-batch', database], text) : applied(database, text);
}

async function query(database: string, sql: string): Promise<string> {
  return (await apply(database, `${sql};`)).output.trim().replace(/\s+/g, ' ');
}

/** Tables / version rows / values. A transaction that was not committed leaves a file of no bytes, or none. */
async function stateOf(database: string): Promise<string> {
  if (!existsSync(database) || statSync(database).size === 0) return '';
  const tables = await query(
    database,
    "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1)",
  );
  const foo = tables.includes('foo') ? " || (SELECT coalesce(group_concat(id), '') FROM foo)" : '';
  const rows = await query(
    database,
    `SELECT group_concat(version_num, ' ') || '/'${foo} FROM (SELECT version_num FROM alembic_version ORDER BY 1)`,
  );
  return `${tables}/${rows}`;
}

function sqliteScript(steps: readonly ScriptStep[] = plan, more: Partial<ScriptRequest> = {}): string {
  return script(steps, 'sqlite3', more).text;
}

async function refused(database: string, text: string, why: RegExp): Promise<void> {
  const before = await stateOf(database);
  const { status, output } = await apply(database, text);
  assert.is(status, 1, output);
  assert.match(output, why);
  assert.is(await stateOf(database), before);
}

for (const transaction of ['plan', 'revision'] as const) {
  test(`the whole plan, and then the same again (${transaction})`, async () => {
    const database = newDatabase();
    const text = sqliteScript(plan, { transaction });
    const { status, output } = await apply(database, text);
    assert.equal([status, output], [0, '[1/2] a1 about a1\n[2/2] b2 about b2\ndone: the database is at b2\n']);
    assert.is(await stateOf(database), 'alembic_version foo/b2/20');
    await refused(
      database,
      text,
      /alembic_version holds b2\n.*limbeck: this plan has been applied already, nothing to do/,
    );
  });
}

test('an older shell than the plan is for', async () => {
  const [, minor = 0, patch = 0] = (await query(':memory:', 'SELECT sqlite_version()')).split('.').map(Number);
  for (const version of [`3.${minor + 1}`, `3.${minor}.${patch + 1}`, '3.1000'])
    await refused(
      newDatabase(),
      sqliteScript(plan, { version }),
      new RegExp(`limbeck: this plan is for SQLite ${version} or later`),
    );
  for (const version of ['3.9', `3.${minor}`, `3.${minor}.${patch}`, '3'])
    assert.is((await apply(newDatabase(), sqliteScript(plan, { version }))).status, 0, version);
});

test('another revision', async () => {
  const database = newDatabase();
  await refused(
    database,
    sqliteScript(plan.slice(1)),
    /alembic_version holds no row\n.*limbeck: alembic_version must hold a1 before this plan/,
  );
  await apply(database, sqliteScript(plan.slice(0, 1)));
  await query(database, "INSERT INTO alembic_version VALUES ('z9')");
  await refused(database, sqliteScript(plan.slice(1)), /alembic_version holds a1, z9\n.*must hold a1/);
  await refused(database, sqliteScript(), /must hold base/);
});

test('an error in the middle leaves nothing half done', async () => {
  const database = newDatabase();
  const broken = chain([
    ['a1', 'CREATE TABLE foo (id int)'],
    ['b2', 'CREATE TABLE bar (id int)', 'INSERT INTO nowhere VALUES (1)'],
  ]);
  await refused(database, sqliteScript(broken), /nowhere/);
  const { status } = await apply(database, sqliteScript(broken, { transaction: 'revision' }));
  assert.is(status, 1);
  assert.is(await stateOf(database), 'alembic_version foo/a1/');
});

test('a move that does not touch exactly one row fails', async () => {
  const database = newDatabase();
  await apply(database, sqliteScript(plan.slice(0, 1)));
  const [, step] = plan;
  for (const move of [{ update: ['zz', 'b2'] }, { delete: 'zz' }] as const) {
    await refused(
      database,
      sqliteScript(step ? [{ ...step, moves: [move] }] : []),
      /limbeck: a move of the version rows must touch exactly one row/,
    );
  }
});

test('several heads are compared as a set', async () => {
  const database = newDatabase();
  await apply(database, sqliteScript(chain([['b2']])));
  await query(database, "INSERT INTO alembic_version VALUES ('a1')");
  const merge: ScriptStep = {
    revision: 'm',
    message: 'merge',
    moves: [{ delete: 'a1' }, { update: ['b2', 'm'] }],
    rowsBefore: ['a1', 'b2'],
    rowsAfter: ['m'],
    statements: [],
  };
  const { status, output } = await apply(database, sqliteScript([merge]));
  assert.is(status, 0, output);
  assert.is(await stateOf(database), 'alembic_version/m/');
});

test('an assertion holds, or stops the script with its message and leaves nothing', async () => {
  const message = `it's "wrong" ${nasty}`;
  for (const [answer, fine] of [
    ['1 = 1', true],
    ['1 = 0', false],
    ['NULL', false],
    ['SELECT id > 5 FROM foo', false],
    ['SELECT id = 1 FROM foo -- the one\n', true],
    ['SELECT 1 FROM foo WHERE id = 7', false],
  ] as const) {
    const database = newDatabase();
    const asked = inside(`SELECT (${answer}) IS TRUE`, { control: { kind: 'assert', message } });
    const steps = chain([['a1', 'CREATE TABLE foo AS SELECT 1 AS id', asked, 'UPDATE foo SET id = 2']]);
    const { status, output } = await apply(database, sqliteScript(steps));
    assert.is(status, fine ? 0 : 1, `${answer}: ${output}`);
    if (!fine) assert.match(output, /CHECK constraint failed: limbeck: it's "wrong" \\! touch x/);
    assert.is(await stateOf(database), fine ? 'alembic_version foo/a1/2' : '');
  }
});

test('names and messages stay text', async () => {
  const database = newDatabase();
  const name = 'v"\'$limbeck$ ; -- \\';
  const told = { summary: nasty, dataLoss: nasty, source: { file: nasty, line: 1, column: 1 } };
  const steps = chain([['a1', inside("CREATE TABLE foo AS SELECT '.shell touch x \\ ; -- ' AS id", told)]]);
  const { status, output } = await apply(
    database,
    sqliteScript(
      steps.map((one) => ({ ...one, message: nasty })),
      { versionTable: { name } },
    ),
  );
  assert.is(status, 0, output);
  assert.ok(output.startsWith("[1/1] a1 \\! touch x; `date` :x :'y' 'q' \"d\" %s"), output);
  const found = await query(database, `SELECT version_num || id FROM foo, "${name.replace('"', '""')}"`);
  assert.is(found, 'a1.shell touch x \\ ; --');
  for (const made of ['x', 'y', 'z']) assert.not(existsSync(join(scratch, made)));
});

if (!hasShell) {
  console.log('skipped: no sqlite3 program, none was given half a script and no two ran at once');
} else {
  for (const transaction of ['plan', 'revision'] as const) {
    test(`a script that was cut off does nothing, or whole transactions (${transaction})`, async () => {
      const text = sqliteScript(plan, { transaction, envelope: bareEnvelope });
      const middle = transaction === 'revision' ? ['alembic_version foo foo_old/a1/1'] : [];
      const legal = ['', ...middle, 'alembic_version foo/b2/20'];
      const ends = [...text.matchAll(/^COMMIT/gm)].map((one) => one.index + one[0].length);
      const near = (cut: number): boolean => ends.some((end) => Math.abs(end - cut) < 40);
      const every = process.env.LIMBECK_TEST_EVERY_BYTE !== undefined ? 1 : transaction === 'plan' ? 23 : 5;
      const cuts = Array.from({ length: text.length }, (_, i) => i).filter((cut) => cut % every === 0 || near(cut));
      const wrong: string[] = [];
      const work = async (): Promise<void> => {
        for (let cut = cuts.pop(); cut !== undefined; cut = cuts.pop()) {
          const database = newDatabase();
          await apply(database, text.slice(0, cut));
          const passed = ends.filter((end) => end <= Number(cut)).length;
          const state = await stateOf(database);
          if (state !== legal[passed]) wrong.push(`at ${cut}: ${state}`);
          rmSync(database, { force: true });
        }
      };
      await Promise.all([work(), work(), work()]);
      assert.equal(wrong, []);
    });
  }

  test('two runs at once: one does it, the other says why not', async () => {
    const database = newDatabase();
    const outcomes = await Promise.all([1, 2].map(() => apply(database, sqliteScript())));
    assert.equal(outcomes.map((one) => one.status).sort(), [0, 1]);
    assert.match(outcomes.find((one) => one.status !== 0)?.output ?? '', /locked|applied already/);
  });
}

test.run();
