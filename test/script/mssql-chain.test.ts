/**
 * The chain of batches, run by a model of the server that knows only what the chain is made of: marks, transactions, NOEXEC. Whatever
 * fails, and however, nothing behind it is done, though the client goes on.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSqlcmdScript } from '../../src/sql/sqlcmd.ts';
import { bareEnvelope, chain, inside, outside, script } from './making.ts';

/** How a batch fails: it is not understood, it ends and the transaction with it, it ends and leaves the transaction open. */
const failures = ['not run', 'rolled back', 'left open'] as const;
type Failure = (typeof failures)[number];

interface Model {
  mark: string | undefined;
  /** The mark when the transaction began; undefined without one. */
  before: { readonly mark: string | undefined } | undefined;
  noexec: boolean;
  stopped: boolean;
  readonly committed: string[];
  readonly open: string[];
  told: boolean;
}

const WORK = /^(?:CREATE TABLE \[|ALTER TABLE|\s*EXEC \(N'|INSERT INTO alembic_version|.*BEGIN (?:INSERT|UPDATE))/m;

function run(batches: readonly string[], stops: boolean, failing: number, failure: Failure): Model {
  const model: Model = {
    mark: undefined,
    before: undefined,
    noexec: false,
    stopped: false,
    committed: [],
    open: [],
    told: false,
  };
  batches.forEach((batch, i) => {
    if (!model.stopped) step(model, batch, stops, i === failing ? failure : undefined);
  });
  return model;
}

function step(model: Model, batch: string, stops: boolean, failure: Failure | undefined): void {
  if (batch === 'SET NOEXEC OFF;' && failure !== 'not run') model.noexec = false;
  if (failure === 'not run' || model.noexec) return;
  const asks = /FROM #limbeck WHERE done = (N'[^']*') AND db = DB_ID\(\) AND @@TRANCOUNT = ([01])/.exec(batch);
  if (asks && (model.mark !== asks[1] || (model.before ? '1' : '0') !== asks[2])) {
    rollBack(model);
    if (stops) model.stopped = true;
    else model.noexec = true;
    return;
  }
  if (batch.includes('BEGIN TRANSACTION;')) model.before = { mark: model.mark };
  const fails = failure !== undefined && !/^COMMIT/m.test(batch);
  if (fails) {
    if (failure === 'rolled back') rollBack(model);
    return;
  }
  if (WORK.test(batch)) model.open.push(batch);
  const first = /INSERT INTO #limbeck \(done, db, todo\) VALUES \((N'[^']*')/.exec(batch);
  const notes = /UPDATE #limbeck SET done = (N'[^']*');/.exec(batch);
  model.mark = notes?.[1] ?? first?.[1] ?? model.mark;
  if (/^COMMIT TRANSACTION;$/m.test(batch)) model.before = undefined;
  if (!model.before) model.committed.push(...model.open.splice(0));
  if (/^IF @@TRANCOUNT > 0 AND EXISTS [^\n]*\n {2}ROLLBACK TRANSACTION;/.test(batch) && model.before) rollBack(model);
  const last = /IF NOT EXISTS \(SELECT 1 FROM #limbeck WHERE done = (N'[^']*')\)/.exec(batch);
  if (batch.includes("RAISERROR(N'done: ") && (!last || last[1] === model.mark)) model.told = true;
}

function rollBack(model: Model): void {
  if (model.before) model.mark = model.before.mark;
  model.before = undefined;
  model.open.length = 0;
}

const one = chain([
  ['a1', 'CREATE TABLE [foo] ([id] int)', inside('CREATE VIEW v AS SELECT 1 AS x')],
  ['b2', 'ALTER TABLE [foo] ADD [x] int NULL'],
]);
const several = chain([
  ['a1', 'CREATE TABLE [foo] ([id] int)'],
  ['b2', outside('ALTER DATABASE CURRENT SET RECOVERY SIMPLE'), 'ALTER TABLE [foo] ADD [x] int NULL'],
]);

for (const client of ['sqlcmd', 'mssql plain']) {
  for (const [name, steps, parts] of [
    ['one transaction', one, [5]],
    ['several', several, [2, 3, 5]],
  ] as const) {
    // sqlcmd would have ended at the error itself; here it is as if it were told to ignore it.
    const stops = client === 'sqlcmd';
    test(`${client}, ${name}: without an error all is done, and said`, () => {
      const { expected } = script(steps, client, { journal: 'never' });
      const model = run(expected, stops, -1, 'not run');
      assert.equal([model.committed.length, model.told, model.before], [parts.at(-1), true, undefined]);
    });

    test(`${client}, ${name}: whatever fails, what comes behind is not done`, () => {
      const { expected } = script(steps, client, { journal: 'never' });
      for (const failure of failures) {
        expected.forEach((batch, i) => {
          if (batch === 'SET NOEXEC OFF;' || i === expected.length - 1) return;
          const commits = /^COMMIT/m.test(batch) && failure !== 'not run';
          if (commits) return;
          const model = run(expected, stops, i, failure);
          const what = `${failure} at ${i}: ${batch}`;
          assert.is(model.told, false, what);
          assert.is(model.before, undefined, what);
          const done = run(expected.slice(0, i), stops, -1, failure).committed;
          assert.equal(model.committed, done, what);
        });
      }
    });

    test(`${client}, ${name}: a file that is cut off anywhere commits whole transactions`, () => {
      const made = script(steps, client, { journal: 'never', envelope: bareEnvelope });
      const whole = readSqlcmdScript(made.text).flatMap((item) => (item.kind === 'statement' ? [item.text] : []));
      assert.equal(whole, made.expected);
      const every = process.env.LIMBECK_TEST_EVERY_BYTE !== undefined ? 1 : 11;
      const close = [...made.text.matchAll(/^COMMIT|ALTER DATABASE|^GO$/gm)].map((one) => one.index);
      for (let cut = 0; cut < made.text.length; cut++) {
        if (cut % every !== 0 && !close.some((at) => cut >= at && cut < at + 60)) continue;
        const found = readSqlcmdScript(made.text.slice(0, cut)).flatMap((item) =>
          item.kind === 'statement' ? [item] : [],
        );
        if (found.at(-1)?.terminator === 'GO') continue;
        // Clients run what stands behind the last GO, too. Half a comment, or half a GO, is an error in the text of the batch.
        const rest = found.at(-1)?.text ?? '';
        const batch = made.expected[found.length - 1] ?? '';
        if (rest === '-' || rest === `${batch}\nG`) continue;
        assert.ok(batch.startsWith(rest), rest);
        // Nothing is committed before the last words of a batch.
        const commit = batch.indexOf('\nCOMMIT');
        if (commit >= 0) assert.is(batch.slice(commit), '\nCOMMIT TRANSACTION;');
        // What is outside of transactions is a string: it is whole, or an error in the text of the batch.
        const sql = batch.indexOf('ALTER DATABASE');
        if (sql < 0 || rest.length <= sql) continue;
        const exec = /^EXEC \(N'([^']*)(?:'(\))?)?/m.exec(rest);
        if (exec?.[2] === ')') assert.is(exec[1], 'ALTER DATABASE CURRENT SET RECOVERY SIMPLE');
        else assert.ok(exec?.index !== undefined && rest.endsWith(exec[0]), rest);
      }
    });
  }
}

test('the notes of another plan, or of another run of this one, let nothing pass', () => {
  const { expected } = script(one, 'sqlcmd');
  for (const mark of ["N'000000000000/0'", `N'${/done = N'([^/]*)/.exec(expected[1] ?? '')?.[1]}/3'`]) {
    const model: Model = {
      mark,
      before: undefined,
      noexec: false,
      stopped: false,
      committed: [],
      open: [],
      told: false,
    };
    // Without SQLCMD mode, the first batch is not understood.
    for (const batch of expected.slice(1)) if (!model.stopped) step(model, batch, false, undefined);
    assert.equal([model.committed, model.told], [[], false]);
  }
});

test.run();
