/** What is left of a script for MySQL that was stopped, and how the next run goes on. */
import { spawn } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ScriptRequest, ScriptStatement, ScriptStep } from '../../src/script/plan-script.ts';
import { bareEnvelope, chain, outside, script } from './making.ts';
import { applyScript, ask, mariadbServer, mariadbState, withMariadb } from './mariadb-server.ts';

/** DDL that tells whether its effect is there. */
function known(text: string, done: string): ScriptStatement {
  return { ...outside(text), resume: { kind: 'probe', done, repairs: [] } };
}
const isTable = (name: string): string =>
  `EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '${name}')`;
const isColumn = `EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'foo' AND column_name = 'c')`;

const plan = chain([
  [
    'a1',
    known('CREATE TABLE foo (id int)', isTable('foo')),
    known('CREATE TABLE foo_old (id int)', isTable('foo_old')),
    'INSERT INTO foo VALUES (1)',
    'INSERT INTO foo VALUES (2)',
  ],
  ['b2', known('DROP TABLE foo_old', `NOT ${isTable('foo_old')}`), 'UPDATE foo SET id = 20 WHERE id = 1'],
  ['c3', known('ALTER TABLE foo ADD COLUMN c int DEFAULT 5', isColumn), 'INSERT INTO foo VALUES (30, 6)'],
]);
/** What is in the database behind each step. */
const states = [
  '',
  'alembic_version(version_num)=',
  'alembic_version(version_num)= foo(id)=',
  'alembic_version(version_num)= foo(id)= foo_old(id)=',
  'alembic_version(version_num)=a1 foo(id)=1 2 foo_old(id)=',
  'alembic_version(version_num)=a1 foo(id)=1 2',
  'alembic_version(version_num)=b2 foo(id)=2 20',
  'alembic_version(version_num)=b2 foo(id,c)=2|5 20|5',
  'alembic_version(version_num)=c3 foo(id,c)=2|5 20|5 30|6',
];
const end = states.at(-1);

function scriptOf(steps: readonly ScriptStep[], more: Partial<ScriptRequest> = {}): string {
  return script(steps, 'mysql', { envelope: bareEnvelope, ...more }).text;
}

/** Each work in turn, a few at a time. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const worker = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
  };
  await Promise.all([worker(), worker(), worker()]);
}

if (mariadbServer === undefined) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, no script was run by mariadb');
} else {
  for (const force of [false, true]) {
    test(`a file that was cut off leaves whole steps, and the whole file goes on${force ? ', with --force too' : ''}`, async () => {
      const text = scriptOf(plan);
      const begin = text.indexOf('What the script itself needs');
      const cuts = process.env.LIMBECK_TEST_EVERY_BYTE
        ? Array.from({ length: text.length }, (_, i) => i)
        : [...text.matchAll(/^(?:SET @limbeck_sql|EXECUTE|UPDATE|INSERT|COMMIT|SET @limbeck_stop).*/gm)].flatMap(
            ({ index, 0: line }, i) => {
              const at = index + line.length;
              if (index < begin) return i % 9 === 0 ? [at - 3] : [];
              return [[at - 2], [at], [at + 1], [index + Math.floor(line.length / 2)]][i % 4] ?? [];
            },
          );
      const wrong: string[] = [];
      const seen = new Set<number>();
      await each(
        cuts.filter((_, i) => !force || i % 4 === 0),
        async (cut) => {
          await withMariadb(async (database) => {
            const one = await applyScript(database, text.slice(0, cut), ...(force ? ['--force'] : []));
            const state = await mariadbState(database);
            const number = states.indexOf(state);
            seen.add(number);
            if (number < 0) wrong.push(`at ${cut}: ${state} ${one.output}`);
            // A file that ends between two statements is whole to the client; it never says that all is done.
            if (/^done:/m.test(one.output)) wrong.push(`at ${cut}: ${one.output}`);
            const again = await applyScript(database, text);
            if (again.status !== 0) wrong.push(`at ${cut}, again: ${again.output}`);
            const then = await mariadbState(database);
            if (then !== end) wrong.push(`at ${cut}, again: ${then}`);
          });
        },
      );
      assert.equal(wrong, []);
      if (!force) assert.is(seen.size, states.length);
    });
  }

  test('a connection that is lost in the middle', async () => {
    const slow = chain([
      [
        'a1',
        known('CREATE TABLE foo (id int)', isTable('foo')),
        'INSERT INTO foo VALUES (1)',
        'DO SLEEP(30)',
        'INSERT INTO foo VALUES (2)',
      ],
    ]);
    for (const args of [[], ['--force'], ['--force', '--reconnect']]) {
      await withMariadb(async (database) => {
        const text = scriptOf(slow);
        const running = applyScript(database, text, ...args);
        const sleeper =
          "SELECT COALESCE(MAX(id), 0) FROM information_schema.processlist WHERE info LIKE 'DO SLEEP(30)' AND db = DATABASE()";
        let id = '0';
        while (id === '0') id = await ask(database, sleeper);
        await ask(database, `KILL ${id}`);
        const { status, output } = await running;
        assert.is(status, args.length === 0 ? 1 : 0, output);
        assert.not.match(output, /^done:/m);
        assert.is(await mariadbState(database), 'alembic_version(version_num)= foo(id)=');
        const again = await applyScript(database, text.replaceAll('SLEEP(30)', 'SLEEP(0)'));
        assert.is(again.status, 0, again.output);
        assert.match(again.output, /run 1 goes on: 1 of 2 steps are done/);
        assert.is(await mariadbState(database), 'alembic_version(version_num)=a1 foo(id)=1 2');
      });
    }
  });

  test('a client that is killed: its statement ends on the server, which holds the lock as long', async () => {
    await withMariadb(async (database) => {
      const slow = known('CREATE TABLE foo AS SELECT 1 AS id, SLEEP(3) AS v', isTable('foo'));
      const text = scriptOf(chain([['a1', slow, 'INSERT INTO foo VALUES (2, 2)']]));
      const args = ['--no-defaults', ...(mariadbServer ?? []), database];
      const child = spawn('mariadb', args, { stdio: ['pipe', 'ignore', 'ignore'] });
      child.stdin.end(text);
      const gone = new Promise((resolve) => child.on('close', resolve));
      const running =
        "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'CREATE TABLE foo AS%' AND db = DATABASE()";
      while ((await ask(database, running)) === '0');
      child.kill('SIGKILL');
      await gone;
      const { status, output } = await applyScript(database, text);
      assert.is(status, 1, output);
      assert.match(output, /limbeck: another run of a plan holds the lock of this database/);
      while ((await ask(database, running)) !== '0');
      const again = await applyScript(database, text);
      assert.is(again.status, 0, again.output);
      assert.is(await mariadbState(database), 'alembic_version(version_num)=a1 foo(id,v)=1|0 2|2');
    });
  });

  test('a plan that was changed does not go on where another one stopped', async () => {
    await withMariadb(async (database) => {
      const first = chain([
        ['a1', known('CREATE TABLE foo (id int)', isTable('foo')), 'INSERT INTO nowhere VALUES (1)'],
      ]);
      assert.is((await applyScript(database, scriptOf(first))).status, 1);
      const changed = chain([
        ['a1', known('CREATE TABLE foo (id bigint)', isTable('foo')), 'INSERT INTO foo VALUES (1)'],
      ]);
      const rowsOnly = chain([['a1', 'INSERT INTO foo VALUES (1)']]);
      for (const [steps, why] of [
        [changed, /what it has done is not what this plan would have done/],
        [rowsOnly, /it is in the middle of a revision/],
      ] as const) {
        const { status, output } = await applyScript(database, scriptOf(steps));
        assert.is(status, 1, output);
        assert.match(output, /limbeck: another plan was stopped half way on this database/);
        assert.match(output, /Run 1, upgrade from base \(no row\) to a1, was begun at 20.* by root@/);
        assert.match(output, why);
      }
      // What was not done yet may be mended.
      const mended = chain([['a1', known('CREATE TABLE foo (id int)', isTable('foo')), 'INSERT INTO foo VALUES (1)']]);
      const { status, output } = await applyScript(database, scriptOf(mended));
      assert.is(status, 0, output);
      assert.match(output, /run 1 goes on: 1 of 2 steps are done/);
      assert.is(await mariadbState(database), 'alembic_version(version_num)=a1 foo(id)=1');
    });
  });

  test('what the message says about a run that was cleared up by hand can be done', async () => {
    await withMariadb(async (database) => {
      const first = chain([['a1', outside('CREATE TABLE foo (id int)'), 'INSERT INTO nowhere VALUES (1)']]);
      const other = chain([['a1', outside('CREATE TABLE bar (id int)')]]);
      await applyScript(database, scriptOf(first));
      const { output } = await applyScript(database, scriptOf(other));
      const [, cleared = ''] = /cleared up by hand: (UPDATE .*)/.exec(output) ?? [];
      await ask(database, `DROP TABLE foo; ${cleared}`);
      assert.is((await applyScript(database, scriptOf(other))).status, 0);
      assert.is(await ask(database, 'SELECT run, outcome FROM limbeck_journal WHERE step = 0'), '1|given up\n2|done');
    });
  });

  test('a statement of which nobody can tell whether it took effect', async () => {
    const steps = chain([['a1', outside('CREATE TABLE foo (id int)'), 'INSERT INTO foo VALUES (1)']]);
    const text = scriptOf(steps);
    const execute = text.indexOf('EXECUTE limbeck;', text.indexOf("TABLE foo (id int)', 'DO 0'"));
    for (const [cut, answer] of [
      [execute, 'If it did not: (DELETE [^;]*)'],
      [execute + 'EXECUTE limbeck;'.length, 'If it did: (UPDATE .*)'],
    ] as const) {
      await withMariadb(async (database) => {
        await applyScript(database, text.slice(0, cut));
        const { status, output } = await applyScript(database, text);
        assert.is(status, 1, output);
        assert.match(
          output,
          /ERROR 1644.*limbeck: step 1 was begun by an earlier run, and nobody can tell whether it took effect/,
        );
        assert.match(output, /CREATE TABLE foo \(id int\)\. Look at the database/);
        const [, said = ''] = new RegExp(answer).exec(output) ?? [];
        await ask(database, said);
        const again = await applyScript(database, text);
        assert.is(again.status, 0, again.output);
        assert.is(await mariadbState(database), 'alembic_version(version_num)=a1 foo(id)=1');
      });
    }
  });

  test('what may be repeated is repeated, what is left over is cleared away first, and an effect that is missing is told', async () => {
    const again = {
      kind: 'again',
      repairs: ["SELECT 'DROP TABLE foo' FROM DUAL WHERE ".concat(isTable('foo'))],
    } as const;
    const text = scriptOf(chain([['a1', { ...outside('CREATE TABLE foo (id int)'), resume: again }]]));
    const executed =
      text.indexOf('EXECUTE limbeck;', text.indexOf("TABLE foo (id int)', 'DO 0'")) + 'EXECUTE limbeck;'.length;
    await withMariadb(async (database) => {
      await applyScript(database, text.slice(0, executed));
      await ask(database, 'INSERT INTO foo VALUES (7)');
      const { status, output } = await applyScript(database, text);
      assert.is(status, 0, output);
      assert.is(await mariadbState(database), 'alembic_version(version_num)=a1 foo(id)=');
      assert.is(await ask(database, 'SELECT attempts FROM limbeck_journal WHERE step = 1'), '2');
    });
    await withMariadb(async (database) => {
      const missing = known('CREATE TABLE IF NOT EXISTS foo (id int)', 'FALSE');
      const { status, output } = await applyScript(database, scriptOf(chain([['a1', missing]])));
      assert.is(status, 1, output);
      assert.match(output, /limbeck: step 1 has run, but its effect is not there/);
    });
    await withMariadb(async (database) => {
      await ask(database, 'CREATE TABLE foo (x int)');
      const taken = { when: isTable('foo'), message: 'there is a table foo', hint: 'whose is it?' };
      const made = {
        ...outside('CREATE TABLE foo (id int)'),
        resume: { kind: 'probe', done: isTable('foo'), repairs: [], taken } as const,
      };
      const { status, output } = await applyScript(database, scriptOf(chain([['a1', made]])));
      assert.is(status, 1, output);
      assert.match(output, /limbeck: there is a table foo\nwhose is it\?/);
      await ask(database, 'DROP TABLE foo');
      assert.is((await applyScript(database, scriptOf(chain([['a1', made]])))).status, 0);
    });
  });

  test('up, down and up again are three runs; a run that stopped between two revisions is given up', async () => {
    await withMariadb(async (database) => {
      const up = scriptOf(
        chain([
          ['a1', outside('CREATE TABLE foo (id int)')],
          ['b2', outside('CREATE TABLE bar (id int)')],
        ]),
      );
      const down: ScriptStep[] = [
        {
          ...(chain([['b2', outside('DROP TABLE bar')]])[0] as ScriptStep),
          moves: [{ update: ['b2', 'a1'] }],
          rowsBefore: ['b2'],
          rowsAfter: ['a1'],
        },
        {
          ...(chain([['a1', outside('DROP TABLE foo')]])[0] as ScriptStep),
          moves: [{ delete: 'a1' }],
          rowsBefore: ['a1'],
          rowsAfter: [],
        },
      ];
      for (const text of [up, scriptOf(down, { direction: 'downgrade' }), up])
        assert.is((await applyScript(database, text)).status, 0);
      assert.is(
        await ask(database, 'SELECT run, outcome FROM limbeck_journal WHERE step = 0'),
        '1|done\n2|done\n3|done',
      );
      const stopped = chain(
        [
          ['c3', outside('CREATE TABLE baz (id int)')],
          ['d4', outside('CREATE TABLE baz (id int)')],
        ],
        'b2',
      );
      assert.is((await applyScript(database, scriptOf(stopped))).status, 1);
      const { status, output } = await applyScript(
        database,
        scriptOf(chain([['d5', 'INSERT INTO baz VALUES (1)']], 'c3')),
      );
      assert.is(status, 1, output);
      assert.match(output, /stopped half way/);
      await applyScript(database, scriptOf(chain([['c3']]), { direction: 'stamp', purge: true }));
      const between = chain(
        [
          ['d4', 'INSERT INTO baz VALUES (1)'],
          ['e5', outside('CREATE TABLE qux (id int)'), outside('CREATE TABLE qux (id int)')],
        ],
        'c3',
      );
      const cut = scriptOf(between);
      await applyScript(database, cut.slice(0, cut.indexOf('CREATE TABLE qux')));
      await ask(database, 'DELETE FROM limbeck_journal WHERE step = 2 AND run = 5');
      const other = scriptOf(chain([['e6', outside('CREATE TABLE qux (id int)')]], 'd4'));
      const then = await applyScript(database, other);
      assert.is(then.status, 0, then.output);
      const outcomes = await ask(database, 'SELECT run, outcome FROM limbeck_journal WHERE step = 0 AND run > 3');
      assert.is(outcomes, '4|given up\n5|given up\n6|done');
    });
  });
}

test.run();
