/**
 * The example chain, interrupted: the file cut behind every statement, the client killed, its connection killed while an ALTER is at
 * work; then the same file is run again, and schema and rows are those of an undisturbed run.
 * LIMBECK_TEST_EVERY_POINT=1 tries every point, otherwise a few of each kind.
 */
import { spawn } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyScript, ask, mariadbClient, mariadbServer, withMariadb } from '../../script/mariadb-server.ts';
import { closeGate, compiled, dumpOf, until } from './shop.ts';

const everyPoint = process.env.LIMBECK_TEST_EVERY_POINT !== undefined;
const START = '8d20f5e6c4ab';

/** Orders from before the plan. */
const FILL = `
INSERT INTO customer (id, email, full_name, created_at) SELECT seq, CONCAT('c', seq, '@example.com'), IF(seq % 7, CONCAT('Name ', seq), NULL), '2026-01-01' FROM seq_1_to_50;
INSERT INTO product (id, sku, title, price, active) SELECT seq, CONCAT('S-', seq), 'thing', seq / 4, seq % 3 > 0 FROM seq_1_to_10;
INSERT INTO purchase (id, customer_id, placed_at) SELECT seq, 1 + seq % 50, '2026-01-02 03:04:05' FROM seq_1_to_200;
INSERT INTO purchase_line SELECT seq, 1, 1 + seq % 10, 1 + seq % 3, 2.5 FROM seq_1_to_200;`;

const ROWS = `SELECT * FROM customer ORDER BY 1; SELECT * FROM product ORDER BY 1; SELECT * FROM purchase ORDER BY 1;
SELECT * FROM purchase_line ORDER BY 1, 2; SELECT * FROM held_word ORDER BY 1; SELECT * FROM review; SELECT * FROM alembic_version;
SELECT step, revision, summary, content FROM limbeck_journal WHERE step > 0 ORDER BY run, step;
SELECT outcome FROM limbeck_journal WHERE step = 0 ORDER BY run DESC LIMIT 1; SELECT COUNT(*) FROM limbeck_journal WHERE finished_at IS NULL`;

async function everythingIn(database: string): Promise<string> {
  return `${await dumpOf(database)}\n${await ask(database, ROWS)}`;
}

/** A database where the plan begins, with rows. */
async function withShop<T>(setup: string, work: (database: string) => Promise<T>): Promise<T> {
  return withMariadb(async (database) => {
    const { status, output } = await applyScript(database, setup);
    assert.is(status, 0, output);
    await ask(database, FILL);
    return work(database);
  });
}

interface Point {
  /** What the statement is that was the last, or is at work. */
  readonly kind: string;
  readonly at: number;
}

/** Behind every statement of the script: what the client would have sent when it was stopped there. */
function pointsOf(text: string): readonly Point[] {
  const begin = text.indexOf('-- What the script itself needs');
  return [...text.matchAll(/;\n/g)].flatMap(({ index }) => {
    const at = index + 2;
    if (at < begin) return [];
    const line = text.lastIndexOf(';\n', index - 1) + 2;
    const said = text.slice(line, at).replaceAll(/^(?:--.*)?\n/gm, '');
    const prepared = /SET @limbeck_sql = IF\([^,]*, (?:'|")(\w+ ?\w*)/.exec(text.slice(Math.max(0, line - 900), line));
    const kind = said.startsWith('EXECUTE limbeck;') ? `EXECUTE ${prepared?.[1]}` : said.slice(0, 24);
    return [{ kind, at }];
  });
}

/** Of each kind the first and one from the middle; or all. */
function chosen(points: readonly Point[], most: number): readonly Point[] {
  if (everyPoint) return points;
  const kinds = new Map<string, Point[]>();
  for (const one of points) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
  const some = [...kinds.values()].map((own, i) => own[(i * 7) % own.length]).filter((one) => one !== undefined);
  const step = some.length / most;
  return step <= 1
    ? some
    : Array.from({ length: most }, (_, i) => some[Math.floor(i * step)]).flatMap((one) => one ?? []);
}

async function goesOn(database: string, text: string, expected: string, what: string): Promise<readonly string[]> {
  const { status, output } = await applyScript(database, text);
  if (status !== 0 || !/^done:/m.test(output)) return [`${what}: the next run has failed: ${output}`];
  const found = await everythingIn(database);
  if (found === expected) return [];
  const lines = new Set(expected.split('\n'));
  return [
    `${what}:\n${found
      .split('\n')
      .filter((one) => !lines.has(one))
      .join('\n')}`,
  ];
}

/** The connection of the plan, or 0. */
const RUNNING = (like: string): string =>
  `(SELECT COALESCE(MAX(id), 0) FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE '${like}')`;

/** Nobody but who asks. */
const ALONE = '(SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE()) <= 1';

async function killPlan(database: string, like: string): Promise<void> {
  await ask(database, `KILL ${await ask(database, `SELECT ${RUNNING(like)}`)}`);
  await until(database, ALONE);
}

if (mariadbServer === undefined) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, no plan was interrupted');
} else {
  let [setup, text, expected] = ['', '', ''];
  test.before(async () => {
    [setup, text] = [await compiled('base', START), await compiled(START, 'head')];
    expected = await withShop(setup, async (database) => {
      const { status, output } = await applyScript(database, text);
      assert.is(status, 0, output);
      return everythingIn(database);
    });
  });

  test('the client ends behind a statement, and the same file goes on', async () => {
    const all = pointsOf(text);
    const points = chosen(all, 6);
    const wrong: string[] = [];
    const queue = [...points];
    const worker = async (): Promise<void> => {
      for (let point = queue.shift(); point !== undefined; point = queue.shift()) {
        const { at, kind } = point;
        await withShop(setup, async (database) => {
          const { output } = await applyScript(database, text.slice(0, at));
          if (at < text.length - 400 && /^done:/m.test(output)) wrong.push(`${at} ${kind}: it says that it is done`);
          wrong.push(...(await goesOn(database, text, expected, `cut behind ${kind} at ${at}`)));
        });
      }
    };
    await Promise.all([worker(), worker()]);
    console.log(`cut off: ${points.length} of ${all.length} points tried, ${wrong.length} wrong`);
    assert.equal(wrong, []);
    assert.ok(all.length > 500);
  });

  for (const victim of ['client', 'connection'] as const) {
    test(`the ${victim} is killed between two statements, three times in a row, and the same file goes on`, async () => {
      const all = pointsOf(text).filter(({ kind }) => /^(?:EXECUTE (?!DO|undef)|UPDATE|INSERT)/.test(kind));
      const third = Math.floor(all.length / 3);
      const rounds = everyPoint ? third : 1;
      const wrong: string[] = [];
      for (let i = 0; i < rounds; i++) {
        await withShop(setup, async (database) => {
          const points = [all[i + 2], all[i + third], all[i + 2 * third]].flatMap((one) => one ?? []);
          for (const { at } of points) {
            const gate = await closeGate(database);
            const args = ['--no-defaults', ...(mariadbServer ?? []), database];
            const child = spawn('mariadb', args, { stdio: ['pipe', 'ignore', 'ignore'] });
            const gone = new Promise((resolve) => child.on('close', resolve));
            child.stdin.on('error', () => undefined);
            child.stdin.end(text.slice(0, at) + gate.wait + text.slice(at));
            await until(database, `${RUNNING('DO GET_LOCK%')} > 0`);
            if (victim === 'client') {
              child.kill('SIGKILL');
              await gone;
              // The server notices when it is to answer.
              await ask(database, `KILL QUERY ${await ask(database, `SELECT ${RUNNING('DO GET_LOCK%')}`)}`);
            } else await ask(database, `KILL ${await ask(database, `SELECT ${RUNNING('DO GET_LOCK%')}`)}`);
            await gone;
            await gate.open();
            await until(database, ALONE);
          }
          wrong.push(...(await goesOn(database, text, expected, points.map(({ kind }) => kind).join(', then '))));
        });
      }
      assert.equal(wrong, []);
    });
  }

  const held = [
    ['a lock on its table', 'ALTER TABLE customer%', 'customer'],
    ['a lock on its table', '%INDEX%ON purchase %', 'purchase'],
    ['a lock on its table', '%purchase_line ADD%', 'purchase_line'],
    ['a lock on the version rows', 'SELECT%FOR UPDATE', 'alembic_version'],
  ] as const;
  for (const [by, like, table] of everyPoint ? held : [held[0], held[3]]) {
    test(`the connection is killed while ${like} waits for ${by}`, async () => {
      await withShop(setup, async (database) => {
        const lock = `BEGIN; SELECT COUNT(*) FROM ${table} FOR UPDATE; DO SLEEP(40);`;
        const holder = mariadbClient(database, lock);
        await until(database, `${RUNNING('DO SLEEP(40)')} > 0`);
        const running = applyScript(database, text);
        await until(database, `${RUNNING(like)} > 0`);
        await ask(database, `KILL ${await ask(database, `SELECT ${RUNNING(like)}`)}`);
        const { status, output } = await running;
        assert.is(status, 1, output);
        assert.not.match(output, /^done:/m);
        await killPlan(database, 'DO SLEEP(40)');
        await holder;
        assert.equal(await goesOn(database, text, expected, like), []);
      });
    });
  }

  test('the connection is killed while an ALTER copies a table of many rows', async () => {
    await withShop(setup, async (database) => {
      await ask(
        database,
        "INSERT INTO customer (id, email, full_name) SELECT seq, CONCAT('m', seq), 'x' FROM seq_1000_to_30000",
      );
      const running = applyScript(database, text);
      let [id, ended] = ['0', false];
      void running.then(() => {
        ended = true;
      });
      while (id === '0' && !ended) id = await ask(database, `SELECT ${RUNNING('ALTER TABLE customer MODIFY%')}`);
      // Where the machine was faster than this test, there is nothing to kill.
      if (id !== '0') await mariadbClient(database, `KILL ${id};`);
      await running;
      await until(database, ALONE);
      const { status, output } = await applyScript(database, text);
      assert.is(status, 0, output);
      const rows = "SELECT COUNT(*), SUM(country = 'DE'), SUM(display_name = 'x') FROM customer";
      assert.is(await ask(database, rows), '29051|29051|29001');
      assert.is(await dumpOf(database), expected.slice(0, (await dumpOf(database)).length));
    });
  });
}

test.run();
