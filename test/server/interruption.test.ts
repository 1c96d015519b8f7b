/**
 * Plans that are interrupted: psql, the connection or the server is killed after and during every statement, during COMMIT, and
 * between an effect and its entry in the journal; the same script is run again; schema and data are those of an undisturbed run.
 * LIMBECK_TEST_EVERY_POINT=1 tries every point, otherwise a few of each kind; LIMBECK_TEST_SEED sets which.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { OpenPsql, STATE, scratch, serverProgram } from '../script/clients.ts';
import { FILL, interruptedProject, type Point, pointsOf, type Victim } from './interruptions.ts';
import { type OwnServer, startOwnServer } from './own-server.ts';
import { compileScript } from './project.ts';
import { EVERYTHING } from './schema.ts';
import { applyScript, query, serverUrl } from './server.ts';

const everyPoint = process.env.LIMBECK_TEST_EVERY_POINT !== undefined;
let seed = Number(process.env.LIMBECK_TEST_SEED ?? 20261123);

function below(limit: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 1;
  return Math.floor(seed / 65536) % limit;
}

function pick<T>(all: readonly T[]): T {
  const one = all[below(all.length)];
  if (one === undefined) throw new Error('there is none');
  return one;
}

/** Some of them, or all; in any order. */
function some<T>(all: readonly T[], count: number): readonly T[] {
  if (everyPoint) return all;
  const left = [...all];
  return Array.from({ length: Math.min(count, all.length) }, () => left.splice(below(left.length), 1)).flat();
}

const root = interruptedProject();
const modes = {
  plan: ['--transaction', 'plan'],
  revision: ['--transaction', 'revision'],
  idempotent: ['--idempotent'],
} as const;
type Mode = keyof typeof modes;

const scriptOf = (mode: Mode) => compileScript(root, '--from', 'r1', ...modes[mode]);

const FINAL = `SET client_min_messages = error;
DROP SCHEMA IF EXISTS chaos CASCADE;
${EVERYTHING};
${STATE};
SELECT 'runs that have not ended: ' || count(*) FROM limbeck_journal WHERE finished_at IS NULL;
SELECT 'the last run: ' || outcome FROM limbeck_journal WHERE step = 0 ORDER BY run DESC LIMIT 1`;

/** So many for each way of killing at each kind of point. */
function ofEachKind(all: readonly Point[], count: number): readonly Point[] {
  const kinds = new Map<string, Point[]>();
  for (const one of all) {
    const key = `${one.kind} ${one.victim}`;
    kinds.set(key, [...(kinds.get(key) ?? []), one]);
  }
  return [...kinds.values()].flatMap((own) => some(own, count));
}

let counter = 0;
let played = 0;

/** A database of a server, and an open session beside it that looks on. */
class Scene {
  readonly #base: string;
  readonly #template: string;
  readonly #server: OwnServer | undefined;
  #looking: OpenPsql;

  constructor(base: string, template: string, server?: OwnServer) {
    this.#base = base;
    this.#template = template;
    this.#server = server;
    this.#looking = new OpenPsql(base);
  }

  close(): void {
    this.#looking.close();
  }

  /** Interrupts at each point in turn, then runs the script to its end; gives what the database holds, or what went wrong. */
  async play(points: readonly Point[], script: string): Promise<string> {
    const name = `limbeck_interrupted_${process.pid}_${++counter}`;
    await this.#looking.ask(`CREATE DATABASE ${name} TEMPLATE ${this.#template}`);
    const url = new URL(this.#base);
    url.pathname = `/${name}`;
    try {
      for (const point of points) await this.#interrupt(point, url.href, name);
      const { status, output } = await applyScript(url.href, script);
      if (status !== 0) return `the next run has failed:\n${output}`;
      const found = await query(url.href, FINAL);
      if (++played % 8 > 0) return found;
      const again = await applyScript(url.href, script);
      const nothing = again.status === 0 && again.output.includes('nothing to do');
      return nothing && (await query(url.href, FINAL)) === found ? found : `not done:\n${again.output}`;
    } finally {
      await this.#looking.ask(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  }

  async #interrupt(point: Point, url: string, name: string): Promise<void> {
    const { hold, victim } = point;
    const waits = point.held || hold !== undefined;
    const holder = waits ? new OpenPsql(url) : undefined;
    await holder?.ask('SELECT pg_advisory_lock(4711)');
    const file = join(scratch, `${name}.sql`);
    writeFileSync(file, point.script);
    const child = spawn(serverProgram('psql'), ['-X', '-q', '-f', file, url], {
      stdio: 'ignore',
      env: { ...process.env, LIMBECK_POSTMASTER: String(this.#server?.postmaster() ?? '') },
    });
    let ended = false;
    const end = new Promise<void>((resolve) => {
      child.on('close', () => {
        ended = true;
        resolve();
      });
    });
    if (holder) {
      const isWaiting = (what: string) =>
        this.#until(
          `EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity AS a USING (pid) WHERE datname = '${name}' AND NOT granted AND locktype ${what} 'advisory')`,
          () => ended,
        );
      await isWaiting('=');
      if (hold !== undefined) {
        await holder.ask(`BEGIN; ${hold}; SELECT pg_advisory_unlock(4711)`);
        await isWaiting('<>');
      }
      if (ended) throw new Error(`it has ended before it was interrupted: ${point.what}`);
      if (victim === 'client') child.kill('SIGKILL');
      else if (victim === 'server' && this.#server) process.kill(this.#server.postmaster(), 'SIGQUIT');
      else
        await this.#looking.ask(
          `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity AS a USING (pid) WHERE datname = '${name}' AND NOT granted`,
        );
    }
    await end;
    if (victim === 'server' || victim === 'backend') {
      holder?.close();
      await this.#restart(victim);
    } else {
      if (holder && victim === 'client')
        await holder.ask(hold === undefined ? 'SELECT pg_advisory_unlock_all()' : 'ROLLBACK');
      holder?.close();
      await this.#until(`NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = '${name}')`);
    }
  }

  async #restart(victim: Victim): Promise<void> {
    this.#looking.close();
    if (victim === 'server') {
      while (!this.#server?.start()) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (;;) {
      const there = await query(this.#base, 'SELECT 1').catch(() => '');
      if (there === '1') break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    this.#looking = new OpenPsql(this.#base);
  }

  async #until(condition: string, or: () => boolean = () => false): Promise<void> {
    for (const end = Date.now() + 60_000; !or(); ) {
      if ((await this.#looking.ask(`SELECT ${condition}`)) === 't') return;
      if (Date.now() > end) throw new Error(`never true: ${condition}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}

/** The database where the plans begin, as a template. */
async function prepare(base: string): Promise<string> {
  const name = `limbeck_interrupted_${process.pid}`;
  await query(base, `CREATE DATABASE ${name}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  const { status, output } = await applyScript(url.href, await compileScript(root, '--to', 'r1'));
  assert.is(status, 0, output);
  await query(url.href, FILL);
  return name;
}

/** Plays every scene on a few databases at once. */
async function playAll(
  scenes: readonly Scene[],
  plays: readonly (readonly Point[])[],
  script: string,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const expected = await scenes[0]?.play([], script);
  assert.match(expected ?? '', /the last run: done/);
  let next = 0;
  const work = async (scene: Scene): Promise<void> => {
    for (let points = plays[next++]; points !== undefined; points = plays[next++]) {
      const found = await scene.play(points, script);
      if (found !== expected) {
        const where = points.map(({ kind, what, victim, hold = '' }) => `${victim} killed, ${kind} ${what} ${hold}`);
        const lines = new Set(expected?.split('\n'));
        wrong.push(
          `${where.join('; then ')}:\n${found
            .split('\n')
            .filter((one) => !lines.has(one))
            .join('\n')}`,
        );
      }
    }
  };
  await Promise.all(scenes.map(work));
  return wrong;
}

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no plan was interrupted');
} else {
  const base = serverUrl;
  let template = '';
  test.before(async () => {
    template = await prepare(base);
  });
  test.after(async () => {
    await query(base, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  });

  for (const mode of Object.keys(modes) as Mode[]) {
    test(`psql or its connection is killed, and the script run again (${mode})`, async () => {
      const script = await scriptOf(mode);
      const all = pointsOf(script, ['client', 'connection']);
      const after = all.filter((one) => one.kind === 'after');
      const plays: (readonly Point[])[] = ofEachKind(all, 2).map((one) => [one]);
      // What goes on is interrupted too.
      for (const first of some(all, 3)) plays.push([first, pick(after), pick(after)]);
      const scenes = [1, 2, 3].map(() => new Scene(base, template));
      const wrong = await playAll(scenes, plays, script);
      for (const scene of scenes) scene.close();
      const single = plays.filter((one) => one.length === 1).length;
      console.log(
        `interrupted (${mode}): ${single} of ${all.length} points tried, ${plays.length - single} times three in a row, ${wrong.length} wrong`,
      );
      assert.equal(wrong, []);
      assert.ok(all.length > 200);
    });
  }

  const server = startOwnServer();
  if (server === undefined) console.log('skipped: no second server could be started here, none was killed');
  else {
    test.after(() => server.remove());
    test('the server is killed, and the script run again', async () => {
      const own = await prepare(server.url);
      let tried = 0;
      let points = 0;
      const wrong: string[] = [];
      for (const mode of some(Object.keys(modes) as Mode[], 1)) {
        const script = await scriptOf(mode);
        const all = pointsOf(script, ['backend', 'server']);
        const plays = ofEachKind(all, 1).map((one) => [one]);
        const scene = new Scene(server.url, own, server);
        wrong.push(...(await playAll([scene], plays, script)));
        scene.close();
        tried += plays.length;
        points += all.length;
        assert.ok(all.length > 200);
      }
      console.log(`server killed: ${tried} of ${points} points tried, ${wrong.length} wrong`);
      assert.equal(wrong, []);
    });
  }
}

test.run();
