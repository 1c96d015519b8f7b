/**
 * A plan that is stopped at any point, by the death of psql, of its connection or of the server, is run again and ends as if nothing had
 * been: the same schema, the same rows, nothing twice. LIMBECK_TEST_EVERY_POINT=1 stops at every point, otherwise at some of each kind.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readPsqlScript } from '../../src/sql/psql.ts';
import { folderWith, module } from '../cli/run-main.ts';
import { serverProgram } from '../script/clients.ts';
import { compileScript } from './project.ts';
import { EVERYTHING } from './schema.ts';
import { applyScript, query, rowsOf, serverUrl, withDatabase } from './server.ts';

const asking = (text: string): string => text.replace('import { check', 'import { exists, not, check');
const root = folderWith({
  'limbeck.config.json': '{ "dataLossGate": false }',
  'migrations/1.ts': module(
    'a1',
    null,
    `op.createTable('log', { id: t.integer().notNull(), n: t.integer() }, null, { postgresql: { partitionBy: sql\`HASH (id)\` } });
    op.createPartition('log_1', 'log', { modulus: 1, remainder: 0 });
    op.createTable('foo', { id: t.integer().primaryKey(), v: t.text(), n: t.integer() });
    op.createIndex('ix_old', 'foo', ['v']);
    op.createEnum('mood', ['ok']);`,
  ),
  'migrations/2.ts': asking(
    module(
      'b2',
      'a1',
      `op.when(not(exists.column('foo', 'w')), (o) => {
      o.addColumn('foo', 'w', t.text());
      o.createIndex('ix_w', 'foo', ['w'], { concurrently: true });
      o.execute(sql\`UPDATE foo SET w = coalesce(w, '') || 'once'\`, { down: null });
    });
    op.addEnumValue('mood', 'sad');`,
    ),
  ),
  'migrations/3.ts': module(
    'c3',
    'b2',
    `op.addColumn('foo', 'mood', t.enum('mood').notNull().default('sad'));
    op.createIndex('ix_foo', 'foo', ['v'], { concurrently: true, unique: true });
    op.dropIndex('ix_old', 'foo', { concurrently: true });
    op.backfill({ table: 'foo', set: { n: sql\`n + 1\` }, all: true, batchSize: 2, down: null });
    op.autocommit((o) => o.execute(sql\`VACUUM foo\`, { down: null }));
    op.autocommit((o) => o.execute(sql\`UPDATE foo SET v = v || '!'\`, { down: null }));
    op.detachPartition('log_1', 'log', { concurrently: true });
    op.createTable('bar', { id: t.integer().primaryKey() });`,
  ),
  'migrations/4.ts': module('d4', 'c3', "op.bulkInsert('bar', [{ id: 1 }]);\n    op.renameColumn('foo', 'w', 'z');"),
});
const FILL = `INSERT INTO foo SELECT g, 'v' || g, g FROM generate_series(1, 9) AS g; INSERT INTO log VALUES (1, 1), (2, 2)`;
const DATA = `SELECT concat_ws(' ', (SELECT string_agg(f::text, ' ' ORDER BY id) FROM foo AS f), (SELECT string_agg(b::text, ' ') FROM bar AS b), (SELECT count(*) FROM log_1))`;

/** Where a statement or a command ends, without those that only run when a step is passed over. */
function boundaries(script: string): readonly number[] {
  const found: number[] = [];
  let other = false;
  for (const one of readPsqlScript(script)) {
    if (one.kind === 'command') {
      if (one.name === 'else') other = true;
      else if (one.name === 'endif') other = false;
      continue;
    }
    if (other) continue;
    const end = script.indexOf('\n', one.end);
    if (found.at(-1) !== end) found.push(end);
  }
  return found;
}

type Death = 'psql' | 'connection';

/** Runs a script up to a point, and lets psql or its connection die there. */
async function dies(url: string, script: string, death: Death): Promise<void> {
  const child = spawn(serverProgram('psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', url], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const reached = new Promise<void>((resolve) => {
    child.stdout.on('data', (data) => {
      output += data;
      if (output.includes('--here--')) resolve();
    });
  });
  child.stderr.on('data', (data) => (output += data));
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${script}\n\\echo --here--\n`);
  await Promise.race([reached, closed]);
  assert.match(output, /--here--/, output);
  if (death === 'psql') child.kill('SIGKILL');
  else {
    await query(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    child.stdin.end();
  }
  await closed;
  await isAlone(url);
}

/** The server has noticed that the other session is gone. */
async function isAlone(url: string): Promise<void> {
  const others =
    'SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = $$client backend$$';
  for (let i = 0; i < 200 && (await query(url, others)) !== '0'; i++)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

async function prepared(url: string, begin: string): Promise<void> {
  const first = await applyScript(url, begin);
  assert.is(first.status, 0, first.output);
  await query(url, FILL);
}

async function stateOf(url: string): Promise<readonly string[]> {
  return [await query(url, EVERYTHING), await query(url, DATA), await rowsOf(url)];
}

/** Some of the points, spread over all; every one where that is asked for. */
function some(points: readonly number[], count: number, offset: number): readonly number[] {
  if (process.env.LIMBECK_TEST_EVERY_POINT !== undefined) return points;
  const step = Math.max(1, Math.ceil(points.length / count));
  return points.filter((_, i) => i % step === offset % step);
}

test('the plan has a step of every kind', async () => {
  const plan = await compileScript(root, '--from', 'a1');
  assert.match(
    plan,
    /CREATE INDEX CONCURRENTLY[\s\S]*ADD VALUE[\s\S]*DROP INDEX CONCURRENTLY[\s\S]*VACUUM[\s\S]*DETACH PARTITION/,
  );
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, nothing was interrupted');
} else {
  /** What an undisturbed run leads to. */
  const expected = (begin: string, plan: string): Promise<readonly string[]> =>
    withDatabase(async (url) => {
      await prepared(url, begin);
      const { status, output } = await applyScript(url, plan);
      assert.is(status, 0, output);
      return stateOf(url);
    });

  for (const transaction of ['plan', 'revision'] as const) {
    test(`after any statement (${transaction})`, async () => {
      const begin = await compileScript(root, '--to', 'a1');
      const plan = await compileScript(root, '--from', 'a1', '--transaction', transaction);
      const whole = await expected(begin, plan);
      let tried = 0;
      const all = boundaries(plan);
      for (const [i, death] of (['psql', 'connection'] as const).entries()) {
        for (const point of some(all, 5, transaction === 'plan' ? i * 3 : i * 3 + 1)) {
          tried++;
          await withDatabase(async (url) => {
            await prepared(url, begin);
            await dies(url, plan.slice(0, point), death);
            const again = await applyScript(url, plan);
            assert.is(again.status, 0, `${death} died at ${point}: ${again.output}`);
            assert.equal(await stateOf(url), whole, `${death} died at ${point}`);
            const third = await applyScript(url, plan);
            assert.is(third.status, 0, third.output);
            assert.match(third.output, /nothing to do/);
            assert.equal(await stateOf(url), whole);
          });
        }
      }
      console.log(`interrupted ${tried} times behind ${all.length} statements (${transaction})`);
    });
  }

  const children: ChildProcess[] = [];
  test.after.each(() => {
    for (const one of children.splice(0)) one.kill('SIGKILL');
  });

  /** Stops a script while a statement of it is waiting or working: what makes it wait, and how one sees that it does. */
  const during: readonly (readonly [what: string, hold: string, waiting: string])[] = [
    // A transaction that may write to the table keeps a concurrent build or drop waiting for it.
    ['a concurrent build', 'BEGIN; DELETE FROM foo WHERE false;', 'CREATE INDEX CONCURRENTLY ix_w'],
    ['a concurrent unique build', 'BEGIN; DELETE FROM foo WHERE false;', 'CREATE UNIQUE INDEX CONCURRENTLY ix_foo'],
    ['a detachment', 'BEGIN; SELECT count(*) FROM log;', 'DETACH PARTITION log_1 CONCURRENTLY'],
    ['a backfill', 'BEGIN; SELECT * FROM foo WHERE id = 7 FOR UPDATE;', 'WITH batch AS'],
  ];
  for (const [what, hold, waiting] of during) {
    test(`during ${what}`, async () => {
      const begin = await compileScript(root, '--to', 'a1');
      const plan = await compileScript(root, '--from', 'a1', '--transaction', 'revision', '--lock-timeout', '20s');
      const whole = await expected(begin, plan);
      await withDatabase(async (url) => {
        await prepared(url, begin);
        // Up to the step that waits, undisturbed.
        const at = plan.lastIndexOf('\n-- Step ', plan.indexOf(waiting));
        const holder = spawn(serverProgram('psql'), ['-X', '-q', '-A', '-t', url], {
          stdio: ['pipe', 'pipe', 'inherit'],
        });
        const runner = spawn(serverProgram('psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', url], {
          stdio: ['pipe', 'pipe', 'ignore'],
        });
        const closed = new Promise<void>((resolve) => runner.on('close', () => resolve()));
        const echo = (child: typeof holder | typeof runner, text: string): Promise<void> =>
          new Promise((resolve) => {
            child.stdout.on('data', (data) => String(data).includes('--here--') && resolve());
            child.stdin?.write(`${text}\n\\echo --here--\n`);
          });
        children.push(runner, holder);
        runner.stdin.on('error', () => undefined);
        await echo(runner, plan.slice(0, at));
        await echo(holder, hold);
        runner.stdin.write(plan.slice(at));
        const seen = `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%${waiting.replaceAll("'", "''")}%' AND state = 'active' AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`;
        let is = '0';
        for (let i = 0; i < 500 && is === '0'; i++) {
          is = await query(url, seen);
          if (is === '0') await new Promise((resolve) => setTimeout(resolve, 20));
        }
        assert.is(is, '1', `${what} does not wait`);
        runner.kill('SIGKILL');
        await query(
          url,
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%${waiting}%' AND pid <> pg_backend_pid()`,
        );
        await closed;
        holder.stdin.end();
        await new Promise<void>((resolve) => holder.on('close', () => resolve()));
        await isAlone(url);
        const again = await applyScript(url, plan);
        assert.is(again.status, 0, again.output);
        assert.equal(await stateOf(url), whole);
      });
    });
  }

  test('during COMMIT', async () => {
    const begin = await compileScript(root, '--to', 'a1');
    const plan = await compileScript(root, '--from', 'a1', '--transaction', 'revision');
    const whole = await expected(begin, plan);
    await withDatabase(async (url) => {
      await prepared(url, begin);
      // A deferred trigger of the journal's own table works inside COMMIT.
      const slow = `CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.step > 0 THEN PERFORM pg_sleep(20); END IF; RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON limbeck_journal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();`;
      const at = plan.indexOf('\n-- Step 1 of');
      const child = spawn(serverProgram('psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', url], {
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
      child.stdin.on('error', () => undefined);
      child.stdin.write(`${plan.slice(0, at)}\n${slow}\n${plan.slice(at)}`);
      let is = '0';
      for (let i = 0; i < 500 && is === '0'; i++) {
        is = await query(
          url,
          `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query = 'COMMIT;' AND wait_event = 'PgSleep'`,
        );
        if (is === '0') await new Promise((resolve) => setTimeout(resolve, 20));
      }
      assert.is(is, '1', 'nobody is inside COMMIT');
      child.kill('SIGKILL');
      await query(
        url,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query = 'COMMIT;'`,
      );
      await closed;
      await isAlone(url);
      await query(url, 'DROP TRIGGER slow ON limbeck_journal; DROP FUNCTION slow()');
      const again = await applyScript(url, plan);
      assert.is(again.status, 0, again.output);
      assert.equal(await stateOf(url), whole);
    });
  });

  const initdb = serverProgram('initdb');
  const pgCtl = serverProgram('pg_ctl');
  const asPostgres = (program: string, ...args: readonly string[]): boolean => {
    const own =
      process.getuid?.() === 0
        ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', program]
        : [program];
    const [command = '', ...rest] = [...own, ...args];
    return spawnSync(command, rest, { stdio: 'ignore', cwd: '/', timeout: 30_000 }).status === 0;
  };
  if (!existsSync(initdb)) console.log('skipped: no programs of the server, no server was stopped');
  else {
    test('the server itself dies', async () => {
      const folder = mkdtempSync('/tmp/limbeck-crash-');
      const data = join(folder, 'data');
      if (process.getuid?.() === 0) spawnSync('chown', ['postgres', folder]);
      const start = (): boolean => asPostgres(pgCtl, '-D', data, '-w', '-t', '25', '-l', join(folder, 'log'), 'start');
      try {
        assert.ok(
          asPostgres(
            initdb,
            '-D',
            data,
            '-A',
            'trust',
            '-U',
            'postgres',
            '--no-instructions',
            '-E',
            'UTF8',
            '--locale=C',
          ),
        );
        appendFileSync(
          join(data, 'postgresql.conf'),
          `listen_addresses = ''\nunix_socket_directories = '${folder}'\nshared_buffers = 1MB\n`,
        );
        assert.ok(start());
        const begin = await compileScript(root, '--to', 'a1');
        const plan = await compileScript(root, '--from', 'a1');
        const whole = await expected(begin, plan);
        const all = boundaries(plan);
        const points = some(all, 2, 2);
        for (const [i, point] of points.entries()) {
          const server = `postgresql:///postgres?host=${folder}&user=postgres`;
          await query(server, `CREATE DATABASE d${i}`);
          const url = `postgresql:///d${i}?host=${folder}&user=postgres`;
          await prepared(url, begin);
          const child = spawn(serverProgram('psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', url], {
            stdio: ['pipe', 'pipe', 'ignore'],
          });
          const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
          child.stdin.on('error', () => undefined);
          const reached = new Promise<void>((resolve) =>
            child.stdout.on('data', (text) => String(text).includes('--here--') && resolve()),
          );
          child.stdin.write(`${plan.slice(0, point)}\n\\echo --here--\n`);
          await Promise.race([reached, closed]);
          asPostgres(pgCtl, '-D', data, '-m', 'immediate', 'stop');
          child.stdin.end();
          await closed;
          assert.ok(start());
          const again = await applyScript(url, plan);
          assert.is(again.status, 0, `the server died at ${point}: ${again.output}`);
          assert.equal(await stateOf(url), whole, `the server died at ${point}`);
        }
        console.log(`the server died at ${points.length} of ${all.length} points`);
      } finally {
        asPostgres(pgCtl, '-D', data, '-m', 'immediate', 'stop');
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
}

test.run();
