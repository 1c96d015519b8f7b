/** What a script for MySQL asks the database: preconditions, assertions, blocks of `when`. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ScriptBlock, ScriptPrecondition, ScriptStatement } from '../../src/script/plan-script.ts';
import { checkRoundTrip } from '../../src/verify/round-trip.ts';
import { chain, clientNamed, inside, nasty, outside, script } from './making.ts';
import { applyScript, ask, mariadbServer, mariadbState, withMariadb } from './mariadb-server.ts';

const at = { file: 'migrations/0007.ts', line: 9, column: 3 };
const none: ScriptPrecondition = {
  kind: 'precondition',
  one: 'row of foo has no v',
  many: 'rows of foo have no v',
  because: 'the column becomes NOT NULL',
  mend: 'Fill them',
  key: 'id',
};

function textOf(steps: ReturnType<typeof chain>): string {
  const made = script(steps, 'mysql');
  checkRoundTrip(made, clientNamed('mysql'));
  return made.text;
}

function keys(control: ScriptPrecondition = none, more: Partial<ScriptStatement> = {}): ScriptStatement {
  const text = 'SELECT CAST(id AS CHAR) FROM foo WHERE v IS NULL ORDER BY foo.id LIMIT 6 -- at most';
  return inside(text, { control, summary: 'set foo.v NOT NULL', source: at, ...more });
}

function block(number: number, condition: string): ScriptBlock {
  return { number, condition };
}

function condition(query: string, own: ScriptBlock, when?: ScriptBlock): ScriptStatement {
  return inside(query, { control: { kind: 'condition', block: own }, summary: 'when', ...(when && { when }) });
}

test('a block of when is told by its condition', () => {
  const own = block(1, 'table foo exists');
  const text = textOf(chain([['a1', condition('SELECT 1', own), inside('DO 1', { when: own })]]));
  assert.match(
    text,
    /-- DO 1 -- only when table foo exists\nSET @limbeck_sql = IF\(@limbeck_go AND @limbeck_when_1, 'DO 1', 'DO 0'\)/,
  );
});

if (mariadbServer === undefined) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, no script was run by mariadb');
} else {
  test('an assertion holds, or stops the script with its message and leaves nothing', async () => {
    const message = `it's "wrong" ${nasty}`;
    for (const first of [false, true]) {
      for (const [answer, fine] of [
        ['1 = 1', true],
        ['1 = 0', false],
        ['NULL', false],
        ['SELECT id > 5 FROM foo', false],
        ['SELECT id = 1 FROM foo -- the one\n', true],
        ['SELECT 1 FROM foo WHERE id = 7', false],
      ] as const) {
        await withMariadb(async (database) => {
          await ask(database, 'CREATE TABLE foo AS SELECT 1 AS id');
          const asked = inside(`SELECT (${answer}) IS TRUE`, {
            control: { kind: 'assert', message },
            source: at,
            ...(first && { first }),
          });
          const text = textOf(chain([['a1', 'UPDATE foo SET id = id + 0', asked, 'UPDATE foo SET id = 2']]));
          for (const force of fine ? [[]] : [[], ['--force']]) {
            const { status, output } = await applyScript(database, text, ...force);
            assert.is(status, fine || force.length > 0 ? 0 : 1, `${answer}: ${output}`);
            if (!fine) {
              assert.match(output, /ERROR 1644.*limbeck: it's "wrong" \\! touch x/);
              assert.match(output, /op\.assert at migrations\/0007\.ts:9\. It is a precondition that the author/);
              assert.match(output, first ? /Nothing was changed\./ : /This transaction is rolled back\./);
            }
            assert.is(await ask(database, 'SELECT id FROM foo'), fine ? '2' : '1');
          }
        });
      }
    }
  });

  test('rows that are in the way are told by their keys, before anything is changed or on the way', async () => {
    for (const first of [false, true]) {
      const text = textOf(
        chain([
          [
            'a1',
            'UPDATE foo SET v = v + 1',
            keys(none, first ? { first } : {}),
            outside('ALTER TABLE foo MODIFY v int NOT NULL'),
          ],
        ]),
      );
      for (const [count, said, shown] of [
        [0, undefined, ''],
        [1, /ERROR 1644.*limbeck: 1 row of foo has no v, but the column becomes NOT NULL$/m, 'id 1'],
        [3, /ERROR 1644.*limbeck: 3 rows of foo have no v, but the column becomes NOT NULL$/m, 'id 1, 2, 3'],
        [9, /ERROR 1644.*limbeck: at least 6 rows of foo have no v, but the column/, 'id 1, 2, 3, 4, 5, …'],
      ] as const) {
        await withMariadb(async (database) => {
          await ask(database, 'CREATE TABLE foo (id int, v int); INSERT INTO foo VALUES (100, 5)');
          for (let i = 1; i <= count; i++) await ask(database, `INSERT INTO foo VALUES (${i}, NULL)`);
          const { status, output } = await applyScript(database, text);
          assert.is(status, said ? 1 : 0, output);
          const changed = await ask(database, 'SELECT v FROM foo WHERE id = 100');
          assert.is(changed, said ? '5' : '6');
          if (said) {
            assert.match(
              output,
              /Fill them, then run the script again\. It is needed to set foo\.v NOT NULL \(migrations\/0007\.ts:9\)\./,
            );
            assert.match(output, first ? /Nothing was changed/ : /rolled back/);
            assert.match(output, said);
            assert.ok(output.includes(`${shown}\n`), output);
            await ask(database, 'UPDATE foo SET v = 0 WHERE v IS NULL');
            assert.is((await applyScript(database, text)).status, 0);
          }
        });
      }
    }
  });

  test('all that is not met is told at once; a run that goes on has passed', async () => {
    await withMariadb(async (database) => {
      await ask(
        database,
        "CREATE TABLE foo (id varchar(30), v int); INSERT INTO foo VALUES ('a\\nb', NULL), (NULL, NULL)",
      );
      const holds = inside('SELECT 1 = 0', { control: { kind: 'assert', message: 'never' }, first: true });
      const fine = inside('SELECT 1 = 1', { control: { kind: 'assert', message: 'always' }, first: true });
      const text = textOf(
        chain([['a1', keys(none, { first: true }), fine, holds, outside('ALTER TABLE foo ADD c int')]]),
      );
      const { status, output } = await applyScript(database, text);
      assert.is(status, 1, output);
      assert.match(output, /ERROR 1644.*limbeck: 2 preconditions of this plan are not met/);
      assert.match(output, /limbeck: 2 rows of foo have no v/);
      assert.match(output, /id NULL, a\?b/);
      assert.match(output, /limbeck: never/);
      assert.not.match(output, /always/);
      assert.is((await mariadbState(database)).includes('alembic_version'), false);
    });
    await withMariadb(async (database) => {
      await ask(database, 'CREATE TABLE foo (id int, v int)');
      const steps = (then: string) =>
        chain([['a1', keys(none, { first: true }), { ...outside('ALTER TABLE foo ADD c int') }, then]]);
      assert.is((await applyScript(database, textOf(steps('INSERT INTO nowhere VALUES (1)')))).status, 1);
      await ask(database, 'INSERT INTO foo VALUES (1, NULL, NULL)');
      const { status, output } = await applyScript(database, textOf(steps('UPDATE foo SET c = 4')));
      assert.is(status, 0, output);
      assert.is(await ask(database, 'SELECT c FROM foo'), '4');
    });
  });

  test('blocks of when, one in another, and statements with a condition of their own', async () => {
    const outer = block(1, 'foo has rows');
    const inner = block(2, `it's ${nasty}`);
    const steps = chain([
      [
        'a1',
        condition('SELECT EXISTS (SELECT 1 FROM foo) -- any', outer),
        condition('SELECT id > 5 FROM foo', inner, outer),
        inside('INSERT INTO foo VALUES (10)', { when: outer }),
        inside('INSERT INTO foo VALUES (20)', { when: inner }),
        outside('CREATE TABLE IF NOT EXISTS bar (id int)'),
        { ...outside('CREATE TABLE baz (id int)'), when: inner },
        inside('INSERT INTO foo VALUES (30)', { onlyIf: 'EXISTS (SELECT 1 FROM foo WHERE id = 20)' }),
        inside('SELECT FALSE', { when: inner, control: { kind: 'assert', message: 'it is so' } }),
      ],
    ]);
    for (const [rows, found] of [
      ['', ''],
      ['(1)', '1,10'],
    ] as const) {
      await withMariadb(async (database) => {
        await ask(database, `CREATE TABLE foo (id int); ${rows === '' ? '' : `INSERT INTO foo VALUES ${rows}`}`);
        const { status, output } = await applyScript(database, textOf(steps));
        assert.is(status, 0, output);
        assert.match(output, rows === '' ? /when foo has rows: no, passed over/ : /when foo has rows: yes/);
        assert.is(await ask(database, "SELECT COALESCE(GROUP_CONCAT(id ORDER BY id), '') FROM foo"), found);
        assert.is((await mariadbState(database)).includes('baz'), false);
      });
    }
    await withMariadb(async (database) => {
      await ask(database, 'CREATE TABLE foo (id int); INSERT INTO foo VALUES (7)');
      const { status, output } = await applyScript(database, textOf(steps));
      assert.is(status, 1, output);
      assert.match(output, /limbeck: it is so/);
      // What was told before stays the answer, though foo is another by now.
      await ask(database, 'DELETE FROM foo');
      const mended = chain([
        [
          'a1',
          ...(steps[0]?.statements ?? []).slice(0, -2),
          'INSERT INTO foo VALUES (40)',
          inside('INSERT INTO foo VALUES (50)', { when: inner }),
        ],
      ]);
      const again = await applyScript(database, textOf(mended));
      assert.is(again.status, 0, again.output);
      assert.is(await ask(database, 'SELECT GROUP_CONCAT(id ORDER BY id) FROM foo'), '40,50');
      assert.is(await ask(database, 'SELECT answers FROM limbeck_journal WHERE step = 1'), '1=1,2=1');
    });
  });
}

test.run();
