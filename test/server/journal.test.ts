/**
 * The journal: a plan of several transactions that was stopped goes on, another one is not taken for it, and what is written down is
 * what happened.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../cli/run-main.ts';
import { OpenPsql } from '../script/clients.ts';
import { compileScript } from './project.ts';
import {
  applyScript,
  type Outcome,
  query,
  rowsOf,
  schemaOf,
  serverUrl,
  stateOf,
  until,
  withDatabase,
} from './server.ts';

const START = `op.createTable('foo', { id: t.integer().primaryKey(), v: t.text(), n: t.integer() });`;

/** Revisions in a row, each with its body. */
function project(...bodies: readonly string[]): string {
  return configured({}, ...bodies);
}

function configured(more: Readonly<Record<string, string>>, ...bodies: readonly string[]): string {
  return folderWith({
    'limbeck.config.json': JSON.stringify({ dataLossGate: false, ...more }),
    ...Object.fromEntries(
      bodies.map((body, i) => [`migrations/${i + 1}.ts`, module(`r${i + 1}`, i === 0 ? null : `r${i}`, body)]),
    ),
  });
}

const indexed = `op.addColumn('foo', 'w', t.text());
    op.createIndex('ix_foo', 'foo', ['v'], { concurrently: true });
    op.execute(sql\`UPDATE foo SET n = n + 1\`, { down: null });`;

/** The script up to and with the n-th place where something was committed, as if it was stopped there. */
function stopped(script: string, places: number): string {
  const ends = [...script.matchAll(/^COMMIT;$|^SELECT \$limbeck\$[^\n]*\\gexec$/gm)];
  const end = ends[places - 1];
  if (!end) throw new Error(`the script has ${ends.length} places`);
  return `${script.slice(0, end.index + end[0].length)}\n`;
}

const RUNS = `SELECT coalesce(string_agg(format('%s %s', run, coalesce(outcome, 'open')), ', ' ORDER BY run), 'none') FROM limbeck_journal WHERE step = 0`;

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no journal was kept');
} else {
  const fine = (outcome: Outcome): Outcome => {
    assert.is(outcome.status, 0, outcome.output);
    return outcome;
  };

  /** A database at r1 with three rows. */
  const started = (root: string, work: (url: string) => Promise<void>): Promise<void> =>
    withDatabase(async (url) => {
      fine(await applyScript(url, await compileScript(root, '--to', 'r1')));
      await query(url, "INSERT INTO foo SELECT g, 'v' || g, g FROM generate_series(1, 3) AS g");
      await work(url);
    });

  const refused = async (url: string, script: string, ...words: readonly RegExp[]): Promise<string> => {
    const journal = "SELECT coalesce(string_agg(j::text, ' ' ORDER BY run, step), '') FROM limbeck_journal AS j";
    const before = [
      await stateOf(url),
      await query(url, journal),
      await query(url, 'SELECT array_agg(f) FROM foo AS f'),
    ];
    const { status, output } = await applyScript(url, script);
    assert.is(status, 3, output);
    for (const word of words) assert.match(output, word);
    assert.equal(
      [await stateOf(url), await query(url, journal), await query(url, 'SELECT array_agg(f) FROM foo AS f')],
      before,
    );
    return output;
  };

  test('a corrected plan with the same finished steps goes on', () => {
    const root = project(START, `${indexed}\n    op.execute(sql\`UPDATE foo SET v = 1 / 0\`, { down: null });`);
    const mended = project(START, `${indexed}\n    op.execute(sql\`UPDATE foo SET v = 'mended'\`, { down: null });`);
    return started(root, async (url) => {
      const { status, output } = await applyScript(url, await compileScript(root, '--from', 'r1'));
      assert.is(status, 3);
      assert.match(output, /division by zero/);
      const again = fine(await applyScript(url, await compileScript(mended, '--from', 'r1')));
      assert.match(again.output, /limbeck: run 1 goes on: 2 of 3 steps are done/);
      assert.is(await query(url, "SELECT string_agg(v || n, ',' ORDER BY id) FROM foo"), 'mended2,mended3,mended4');
      assert.is(await rowsOf(url), 'r2');
      assert.is(await query(url, RUNS), '1 done');
      // The row of the run names the plan that ended it.
      assert.is(
        await query(
          url,
          'SELECT count(DISTINCT plan) || (SELECT plan FROM limbeck_journal WHERE step = 0) FROM limbeck_journal',
        ),
        `2${/^-- digest (\w+)$/m.exec(await compileScript(mended, '--from', 'r1'))?.[1]}`,
      );
    });
  });

  test('with other finished steps it is refused, and nothing is changed', () => {
    const root = project(START, indexed);
    const other = project(START, indexed.replace("'w'", "'other'"));
    return started(root, async (url) => {
      await applyScript(url, stopped(await compileScript(root, '--from', 'r1'), 2));
      await refused(
        url,
        await compileScript(other, '--from', 'r1'),
        /limbeck: another plan was stopped half way[\s\S]*Run 1, upgrade from r1 to r2, was begun at .* by postgres and has not ended; what it has done is not what this plan would have done/,
        /HINT: {2}Run that plan again/,
      );
      // A plan that keeps no journal asks too.
      await refused(
        url,
        await compileScript(root, '--from', 'r1', '--journal', 'never'),
        /it is in the middle of a revision/,
      );
      await refused(
        url,
        await compileScript(project(START, "op.addColumn('foo', 'x', t.text());"), '--from', 'r1'),
        /it is in the middle of a revision/,
      );
      fine(await applyScript(url, await compileScript(root, '--from', 'r1')));
    });
  });

  test('what was begun and is another statement now goes on when nothing is left of it', () => {
    const unique = (more: string): string => indexed.replace('concurrently: true', `concurrently: true${more}`);
    const settings = { preconditions: 'author' };
    const root = configured(settings, START, unique(', unique: true'));
    const other = configured(settings, START, unique(''));
    return started(root, async (url) => {
      await query(url, "UPDATE foo SET v = 'same'");
      const { output } = await applyScript(url, await compileScript(root, '--from', 'r1'));
      assert.match(output, /could not create unique index "ix_foo"/);
      const told = await refused(url, await compileScript(other, '--from', 'r1'), /Where nothing is left of step 2/);
      await query(url, 'DROP INDEX ix_foo');
      await query(url, /go on: (DELETE .*? step = 2)/.exec(told)?.[1] ?? '');
      fine(await applyScript(url, await compileScript(other, '--from', 'r1')));
      assert.match(await schemaOf(url), /index CREATE INDEX ix_foo ON public\.foo .* valid t/);
      assert.is(await query(url, 'SELECT sum(n) FROM foo'), '9');
    });
  });

  test('stopped between two revisions, a new plan begins where the rows are, and the old run is given up', () => {
    const root = project(START, indexed, indexed.replace("'w'", "'x'").replace('ix_foo', 'ix_more'));
    return started(root, async (url) => {
      // In one transaction with the row of r2, the first column of r3: half way, if the transactions are the plan's.
      await applyScript(url, stopped(await compileScript(root, '--from', 'r1', '--transaction', 'revision'), 3));
      assert.is(await rowsOf(url), 'r2');
      assert.is(await query(url, RUNS), '1 open');
      const { output } = fine(await applyScript(url, await compileScript(root, '--from', 'r2')));
      assert.not.match(output, /goes on/);
      assert.is(await query(url, RUNS), '1 given up, 2 done');
      assert.is(await query(url, 'SELECT sum(n) FROM foo'), '12');
      assert.is(await rowsOf(url), 'r3');
      // The old plan is not at its beginning, and no run of its own can go on.
      await refused(url, await compileScript(root, '--from', 'r1'), /has been applied already/);
    });
  });

  test('a database that somebody moved meanwhile does not go on in the middle', () => {
    const root = project(START, indexed, indexed.replace("'w'", "'x'").replace('ix_foo', 'ix_more'));
    return started(root, async (url) => {
      const plan = await compileScript(root, '--from', 'r1', '--transaction', 'revision');
      await applyScript(url, stopped(plan, 3));
      // Undone by a plan of one transaction, which keeps no journal.
      await query(url, 'ALTER TABLE foo DROP w; DROP INDEX IF EXISTS ix_foo; UPDATE foo SET n = n - 1');
      await query(url, "UPDATE alembic_version SET version_num = 'r1'");
      fine(await applyScript(url, plan));
      assert.is(await query(url, RUNS), '1 given up, 2 done');
      assert.is(await query(url, 'SELECT sum(n) FROM foo'), '12');
      assert.match(await schemaOf(url), /ix_foo [\s\S]*ix_more/);
    });
  });

  test('moved in the middle of a revision, it is refused', () => {
    const root = project(START, indexed);
    return started(root, async (url) => {
      const plan = await compileScript(root, '--from', 'r1');
      await applyScript(url, stopped(plan, 2));
      await query(url, "UPDATE alembic_version SET version_num = 'elsewhere'");
      await refused(url, plan, /the version rows are no longer where it stopped/);
    });
  });

  test('where nobody can tell whether a statement took effect, it is refused; both ways of the hint go on', () => {
    const root = project(
      `${START}
    op.execute(sql\`CREATE PROCEDURE twice() LANGUAGE plpgsql AS 'BEGIN UPDATE foo SET n = n * 2; COMMIT; END'\`, { down: null });`,
      `op.addColumn('foo', 'w', t.text());
    op.autocommit((o) => o.execute(sql\`CALL twice()\`, { down: null }));
    op.addColumn('foo', 'x', t.text());`,
    );
    return started(root, async (url) => {
      const plan = await compileScript(root, '--from', 'r1');
      assert.match(
        plan,
        /Stopped inside one of these, it asks you to look whether it took effect: run SQL: CALL twice\(\)\./,
      );
      await applyScript(url, stopped(plan, 2));
      assert.is(await query(url, 'SELECT sum(n) FROM foo'), '12');
      for (const _ of [1, 2]) {
        const { status, output } = await applyScript(url, plan);
        assert.is(status, 3);
        assert.match(output, /limbeck: step 2 was begun by an earlier run, and nobody can tell whether it took effect/);
        assert.match(output, /DETAIL: {2}run SQL: CALL twice\(\)\nHINT: {2}Look at the database\. If it did: UPDATE/);
      }
      const { output } = await applyScript(url, plan);
      const [, did = '', not = ''] = /If it did: (UPDATE .*?); if it did not: (DELETE .*?); then/.exec(output) ?? [];
      await query(url, `CREATE TABLE kept AS SELECT * FROM limbeck_journal`);
      await query(url, not);
      fine(await applyScript(url, plan));
      assert.is(await query(url, 'SELECT sum(n) FROM foo'), '24');
      // The same again, and it did.
      await query(
        url,
        `TRUNCATE limbeck_journal; INSERT INTO limbeck_journal SELECT * FROM kept; ALTER TABLE foo DROP x; UPDATE alembic_version SET version_num = 'r1'`,
      );
      await query(url, did);
      fine(await applyScript(url, plan));
      assert.is(await query(url, 'SELECT sum(n) FROM foo'), '24');
      assert.is(await query(url, RUNS), '1 done');
      assert.is(await rowsOf(url), 'r2');
    });
  });

  test('up, down and up again are three runs, and each finished plan has nothing to do', () => {
    const root = project(
      START,
      "op.addColumn('foo', 'w', t.text());\n    op.createIndex('ix_foo', 'foo', ['v'], { concurrently: true });",
    );
    return started(root, async (url) => {
      const up = await compileScript(root, '--from', 'r1');
      const down = await compileScript(root, '--from', 'r2', '--to', 'r1');
      for (const [i, plan] of [up, down, up].entries()) {
        fine(await applyScript(url, plan));
        const before = await stateOf(url);
        const again = fine(await applyScript(url, plan));
        assert.match(again.output, new RegExp(`limbeck: run ${i + 1} has applied this plan, at .*: nothing to do`));
        assert.is(await stateOf(url), before);
      }
      assert.is(await query(url, RUNS), '1 done, 2 done, 3 done');
      assert.is(await query(url, 'SELECT count(*) || sum(attempts)::text FROM limbeck_journal'), '1111');
    });
  });

  test('a run that was given up, by a stamp or by hand, does not go on', () => {
    const root = project(START, indexed);
    return started(root, async (url) => {
      const plan = await compileScript(root, '--from', 'r1');
      for (const way of ['stamp', 'by hand']) {
        await applyScript(url, stopped(plan, 2));
        assert.match(await query(url, RUNS), /open$/);
        if (way === 'stamp') {
          const { stdout } = await limbeck(root, 'stamp', '--from', 'r1', 'r2');
          fine(await applyScript(url, stdout));
          assert.is(await rowsOf(url), 'r2');
          await query(url, "UPDATE alembic_version SET version_num = 'r1'");
        } else {
          const told = await refused(url, await compileScript(root, '--from', 'r1', '--journal', 'never'), /half way/);
          await query(url, /by hand: (UPDATE .*? step = 0)/.exec(told)?.[1] ?? '');
        }
        assert.match(await query(url, RUNS), /given up$/);
        await query(url, 'ALTER TABLE foo DROP w; DROP INDEX ix_foo');
      }
      const { output } = fine(await applyScript(url, plan));
      assert.not.match(output, /goes on/);
      assert.is(await query(url, RUNS), '1 given up, 2 given up, 3 done');
      assert.is(await query(url, 'SELECT sum(n) FROM foo'), '9');
    });
  });

  test('a run that was rolled back before its first row was moved does not go on as the plan', () => {
    const root = project(
      START,
      "op.addColumn('foo', 'w', t.text());\n    op.createIndex('ix_foo', 'foo', ['v'], { concurrently: true });",
    );
    return started(root, async (url) => {
      const plan = await compileScript(root, '--from', 'r1');
      const back = await compileScript(root, '--from', 'r1', '--rollback');
      await applyScript(url, stopped(plan, 2));
      fine(await applyScript(url, back));
      const { output } = fine(await applyScript(url, plan));
      assert.not.match(output, /goes on/);
      assert.is(await query(url, RUNS), '1 rolled back, 2 done, 3 done');
      assert.match(await schemaOf(url), /column foo\.w [\s\S]*ix_foo ON .* valid t/);
    });
  });

  test('two version tables in one schema keep their runs apart', async () => {
    const roots = ['foo', 'bar'].map((table) =>
      configured(
        { versionTable: `versions_of_${table}` },
        START.replace('foo', table),
        indexed.replaceAll('foo', table),
      ),
    );
    await withDatabase(async (url) => {
      for (const root of roots) {
        const plan = await compileScript(root);
        await applyScript(url, stopped(plan, 2));
      }
      for (const root of roots) {
        const { output } = fine(await applyScript(url, await compileScript(root)));
        assert.match(output, /limbeck: run [12] goes on: 1 of 3 steps are done/);
      }
      assert.is(
        await query(
          url,
          "SELECT string_agg(concat(run, version_table, outcome), ' ' ORDER BY run) FROM limbeck_journal WHERE step = 0",
        ),
        '1versions_of_foodone 2versions_of_bardone',
      );
    });
  });

  test('the version table and the journal in a schema with a hostile name', async () => {
    const schema = `it's "100%" $limbeck$ of %s`;
    const root = configured(
      { versionTableSchema: schema },
      START,
      `${indexed}
    op.execute(sql\`CREATE PROCEDURE nothing() LANGUAGE sql AS ''\`, { down: null });
    op.autocommit((o) => o.execute(sql\`CALL nothing()\`, { down: null }));`,
    );
    await withDatabase(async (url) => {
      await query(url, `CREATE SCHEMA "${schema.replaceAll('"', '""')}"`);
      const journal = `"${schema.replaceAll('"', '""')}".limbeck_journal`;
      for (const client of ['psql']) {
        const plan = await compileScript(root, '--client', client);
        await applyScript(url, stopped(plan, 4));
        const never = await applyScript(url, await compileScript(root, '--journal', 'never'));
        assert.match(never.output, /limbeck: another plan was stopped half way/);
        assert.ok(never.output.includes(`by hand: UPDATE ${journal} SET`), never.output);
        const { output } = await applyScript(url, plan);
        const [, not = ''] = /if it did not: (DELETE .*?); then/.exec(output) ?? [];
        assert.ok(not.startsWith(`DELETE FROM ${journal} WHERE run = 1 AND step = 4`), output);
        await query(url, not);
        fine(await applyScript(url, plan));
        assert.match(fine(await applyScript(url, plan)).output, /nothing to do/);
      }
      assert.is(await query(url, `SELECT string_agg(outcome, ',') FROM ${journal} WHERE step = 0`), 'done');
    });
  });

  test('a second runner during a long step is refused, and the first ends', () => {
    const root = project(START, indexed);
    return started(root, async (url) => {
      const plan = await compileScript(root, '--from', 'r1');
      const holder = new OpenPsql(url);
      // The concurrent build waits for whoever holds the table; the column before it is added already.
      await applyScript(url, stopped(plan, 1));
      await holder.ask('BEGIN; UPDATE foo SET v = v WHERE id = 1');
      const first = applyScript(url, plan);
      await until(url, "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype = 'virtualxid')");
      const before = await query(url, "SELECT string_agg(j::text, ' ' ORDER BY run, step) FROM limbeck_journal AS j");
      for (const client of ['psql', 'plain']) {
        const script =
          client === 'psql'
            ? plan
            : await compileScript(
                project(START, "op.addColumn('foo', 'z', t.text());"),
                '--from',
                'r1',
                '--client',
                'plain',
                '--journal',
                'always',
              );
        const second = await applyScript(url, script);
        assert.match(second.output, /limbeck: another run of a plan holds the lock of this database/);
      }
      assert.is(
        await query(url, "SELECT string_agg(j::text, ' ' ORDER BY run, step) FROM limbeck_journal AS j"),
        before,
      );
      await holder.ask('COMMIT');
      holder.close();
      fine(await first);
      assert.is(await query(url, RUNS), '1 done');
      assert.is(await query(url, 'SELECT sum(n) FROM foo'), '9');
    });
  });

  for (const client of ['psql', 'plain']) {
    test(`--journal always: a plan of one transaction is written down (${client})`, () => {
      const root = project(START, "op.addColumn('foo', 'w', t.text());\n    op.addColumn('foo', 'x', t.text());");
      return started(root, async (url) => {
        const plan = await compileScript(root, '--from', 'r1', '--journal', 'always', '--client', client);
        fine(await applyScript(url, plan));
        const before = await stateOf(url);
        assert.match(fine(await applyScript(url, plan)).output, /limbeck: run 1 has applied this plan/);
        assert.is(await stateOf(url), before);
        const [run, step] = JSON.parse(await query(url, 'SELECT json_agg(j ORDER BY step) FROM limbeck_journal AS j'));
        assert.is(run.plan, /^-- digest (\w+)$/m.exec(plan)?.[1]);
        assert.equal(
          [
            run.summary,
            run.from_rows,
            run.to_rows,
            run.outcome,
            step.revision,
            step.summary,
            step.whole,
            step.attempts,
          ],
          ['upgrade from r1 to r2', ['r1'], ['r2'], 'done', 'r2', 'add column foo.w; add column foo.x', true, 1],
        );
        for (const one of [run, step]) {
          assert.is(one.started_by, 'postgres');
          assert.match(one.started_from, /^127\.0\.0\.1$|^local$/);
          assert.is(one.application, 'psql');
          assert.match(one.compiler, /^limbeck \d/);
          const took = Date.parse(one.finished_at) - Date.parse(one.started_at);
          assert.ok(took >= 0 && took < 60_000, String(took));
        }
      });
    });
  }

  test('--journal never: an interrupted plan is not written down, and does not begin again', () => {
    const root = project(START, indexed);
    return started(root, async (url) => {
      const plan = await compileScript(root, '--from', 'r1', '--journal', 'never');
      await applyScript(url, stopped(plan, 2));
      assert.is(await query(url, "SELECT to_regclass('limbeck_journal') IS NULL"), 't');
      assert.match((await applyScript(url, plan)).output, /column "w" of relation "foo" already exists/);
    });
  });

  /** Three transactions: a value of an enum must be committed before it is used. */
  const plainProject = project(
    `${START}\n    op.createEnum('mood', ['ok']);`,
    "op.addColumn('foo', 'w', t.text());\n    op.addEnumValue('mood', 'sad');",
    "op.addColumn('foo', 'm', t.enum('mood').default('sad'));\n    op.execute(sql`UPDATE foo SET n = n + 1`, { down: null });\n    op.addEnumValue('mood', 'glad');",
    "op.execute(sql`UPDATE foo SET m = 'glad', n = n + 1`, { down: null });",
  );

  for (const mode of ['plan', 'revision']) {
    test(`several transactions of a plain client go on wherever they were stopped (${mode})`, () =>
      started(plainProject, async (url) => {
        const plan = await compileScript(plainProject, '--from', 'r1', '--client', 'plain', '--transaction', mode);
        const ends = [...plan.matchAll(/^COMMIT;$/gm)].length;
        // The first one opens the script.
        for (let i = 1; i < ends; i++) {
          await applyScript(url, stopped(plan, i));
          assert.is(
            await query(url, `SELECT count(*) FROM limbeck_journal WHERE step > 0`).catch(() => '0'),
            String(Math.max(0, i - 1)),
          );
        }
        const { output } = fine(await applyScript(url, plan));
        assert.match(output, new RegExp(`limbeck: run \\d+ goes on: ${ends - 2} of ${ends - 1} steps are done`));
        assert.match(output, /limbeck: \[1\/3\] r2 is done already, passed over/);
        assert.is(await query(url, "SELECT string_agg(concat(n, m), ',' ORDER BY id) FROM foo"), '3glad,4glad,5glad');
        assert.match(fine(await applyScript(url, plan)).output, /nothing to do/);
      }));
  }

  test('a plain client that goes on after an error does nothing behind it, and goes on the next time', () =>
    started(plainProject, async (url) => {
      const plan = await compileScript(plainProject, '--from', 'r1', '--client', 'plain');
      await query(url, 'DELETE FROM foo WHERE n = 3; ALTER TABLE foo ADD CONSTRAINT ck CHECK (n < 3)');

      const broken = await applyScript(url, plan);
      assert.match(
        broken.output,
        /violates check constraint "ck"[\s\S]*limbeck: what comes before this transaction was not done/,
      );
      assert.is(await rowsOf(url), 'r2');
      assert.is(await query(url, RUNS), '1 open');
      await query(url, 'ALTER TABLE foo DROP CONSTRAINT ck');
      const { output } = fine(await applyScript(url, plan));
      assert.match(output, /limbeck: run 1 goes on: 1 of 3 steps are done/);
      assert.is(await query(url, "SELECT string_agg(concat(n, m), ',' ORDER BY id) FROM foo"), '3glad,4glad');
      assert.is(await query(url, RUNS), '1 done');
    }));
}

test.run();
