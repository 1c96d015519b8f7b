/**
 * --idempotent: one script for every database between the two ends of a plan. From every set of revisions that a database can be at,
 * it leads to the schema and the rows of the direct plan, does nothing twice, and passes over what is applied.
 */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { buildGraph, type Graph } from '../../src/revisions/graph.ts';
import { ancestors, tips } from '../../src/revisions/reach.ts';
import { checkPath, resolvePath } from '../../src/revisions/resolve-path.ts';
import { folderWith, limbeck } from '../cli/run-main.ts';
import { nodesFrom } from '../revisions/notation.ts';
import { STATE } from '../script/clients.ts';
import { script as scriptOf } from '../script/making.ts';
import { compileScript } from './project.ts';
import { EVERYTHING } from './schema.ts';
import { applyScript, query, rowsOf, serverUrl, stateOf, withDatabase } from './server.ts';

/** The nesting of quotes that a DO block around it must survive. */
const FUNCTION = (id: string): string =>
  `CREATE FUNCTION f_${id}() RETURNS text LANGUAGE plpgsql AS $f$ BEGIN EXECUTE $limbeck$ SELECT $$;$$ $limbeck$; RETURN $limbeck1$it's$limbeck1$; END $f$`;

type Extra = 'index' | 'function' | 'enum';

/** What a revision does, in SQL: what a database holds that has it. */
function effectOf(id: string, extra?: Extra): string {
  const more = {
    index: `CREATE INDEX ix_${id} ON t_${id} (id);`,
    function: `${FUNCTION(id)};`,
    enum: `CREATE TYPE e_${id} AS ENUM ('a', 'b');`,
  };
  return `CREATE TABLE t_${id} (id INTEGER); INSERT INTO t_${id} VALUES (1); ${extra ? more[extra] : ''}`;
}

/** A project with a graph; some revisions do more than to make a table. */
function project(notation: string, extras: Readonly<Record<string, Extra>>): string {
  const files = nodesFrom(notation).map(({ revision, downRevision, dependsOn }) => {
    const more = {
      index: `op.createIndex('ix_${revision}', 't_${revision}', ['id'], { concurrently: true });`,
      function: `op.execute(sql\`${FUNCTION(revision)}\`, { down: null });`,
      enum: `op.createEnum('e_${revision}', ['a']);\n    op.addEnumValue('e_${revision}', 'b');`,
    };
    const extra = extras[revision];
    const text = `import { migration, sql, t } from 'limbeck';

export default migration({
  revision: '${revision}',
  downRevision: ${downRevision.length === 0 ? 'null' : JSON.stringify(downRevision)},
  ${dependsOn.length === 0 ? '' : `dependsOn: ${JSON.stringify(dependsOn)},\n  `}message: 'about ${revision}',
  upgrade(op) {
    op.createTable('t_${revision}', { id: t.integer() });
    op.execute(sql\`INSERT INTO t_${revision} VALUES (1)\`, { down: null });
    ${extra ? more[extra] : ''}
  },
});
`;
    return [`migrations/${revision}.ts`, text] as const;
  });
  return folderWith({ 'limbeck.config.json': '{ "dataLossGate": false }', ...Object.fromEntries(files) });
}

const graphs: Readonly<Record<string, readonly [notation: string, extras: Readonly<Record<string, Extra>>]>> = {
  'two branches and their merge': ['a1 -> b1 -> c1; a1 -> b2; c1, b2 -> m1 -> n1', { b1: 'enum', c1: 'function' }],
  'two bases, one needs the other': ['a1 -> b1 -> c1; x1 -> y1(b1) -> z1', { y1: 'function', z1: 'enum' }],
  'a branch beside, and a merge of three': ['a1 -> b1; a1 -> b2; a1 -> b3(b1); b1, b2, b3 -> m1', { b3: 'enum' }],
};

/** Every set of version rows that a database may hold. */
function placesIn(graph: Graph): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const queue: (readonly string[])[] = [[]];
  for (let rows = queue.pop(); rows !== undefined; rows = queue.pop()) {
    if (found.has(rows.join())) continue;
    found.set(rows.join(), rows);
    const applied = ancestors(graph, rows);
    for (const id of graph.nodes.keys()) {
      if (!applied.has(id) && graph.needs(id).every((one) => applied.has(one)))
        queue.push(tips(graph, new Set([...applied, id])).sort());
    }
  }
  return [...found.values()];
}

const versionRows = (rows: readonly string[]): string =>
  `CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY);${rows.map((one) => `INSERT INTO alembic_version VALUES ('${one}');`).join('')}`;

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no idempotent script was run');
} else {
  const FINAL = `SET client_min_messages = error; DROP TABLE IF EXISTS limbeck_journal; ${EVERYTHING}; ${STATE}`;
  const EMPTY = 'SET client_min_messages = error; DROP SCHEMA public CASCADE; CREATE SCHEMA public;';

  for (const [name, [notation, extras]] of Object.entries(graphs)) {
    test(`from every place: ${name}`, () =>
      withDatabase(async (url) => {
        const graph = buildGraph(nodesFrom(notation));
        const roots = {
          psql: project(notation, { ...extras, a1: 'index', b2: 'index' }),
          plain: project(notation, extras),
        };
        let tried = 0;
        for (const [client, root] of Object.entries(roots)) {
          const own = client === 'psql' ? { ...extras, a1: 'index' as const, b2: 'index' as const } : extras;
          for (const mode of ['plan', 'revision']) {
            const options = ['--to', 'heads', '--client', client, '--transaction', mode];
            await query(url, EMPTY);
            // The names of what it makes must be those that are made here by hand.
            const direct = await applyScript(url, await compileScript(root, ...options));
            assert.is(direct.status, 0, direct.output);
            const expected = (await query(url, FINAL)).replaceAll(/constraint public\.alembic_version.*\n/g, '');
            const plan = await compileScript(root, ...options, '--idempotent');
            const places = placesIn(graph);
            assert.ok(places.length > 7);
            for (const [i, rows] of places.entries()) {
              if (i % 2 === (mode === 'plan' ? 0 : 1)) continue;
              const there = [...ancestors(graph, rows)].map((id) => effectOf(id, own[id])).join('\n');
              await query(url, `${EMPTY}${versionRows(rows)}${there}`);
              const { status, output } = await applyScript(url, plan);
              assert.is(status, 0, `${rows}: ${output}`);
              if (i < 4) {
                const again = await applyScript(url, plan);
                assert.is(again.status, 0, again.output);
                assert.match(again.output, /limbeck: all of this plan is applied already: nothing to do/);
              }
              assert.is(keyless(await query(url, FINAL)), keyless(expected), `${client} ${mode} from ${rows}`);
              tried++;
            }
          }
        }
        console.log(`${name}: ${tried} starts`);
      }));
  }

  /** The key of the version table has another name where it was made by hand. */
  const keyless = (state: string): string => state.replaceAll(/alembic_version_p\w+/g, 'key');

  test('an unknown row is refused, and nothing is changed', () =>
    withDatabase(async (url) => {
      const [notation = '', extras = {}] = graphs['two branches and their merge'] ?? [];
      const root = project(notation, extras);
      await query(url, `${versionRows(['b1', 'strange'])}${effectOf('a1')}${effectOf('b1', 'enum')}`);
      const before = await stateOf(url);
      for (const client of ['psql', 'plain']) {
        const plan = await compileScript(root, '--to', 'heads', '--idempotent', '--client', client);
        const { status, output } = await applyScript(url, plan, '-v', 'ON_ERROR_STOP=1');
        assert.is(status, 3);
        assert.match(output, /limbeck: the project has no revision "strange"/);
        assert.is(await stateOf(url), before);
      }
    }));

  test('a database before the start of the plan is refused', () =>
    withDatabase(async (url) => {
      const [notation = '', extras = {}] = graphs['two branches and their merge'] ?? [];
      const root = project(notation, extras);
      await query(url, `${versionRows(['a1'])}${effectOf('a1')}`);
      const { status, output } = await applyScript(
        url,
        await compileScript(root, '--from', 'b1', '--to', 'm1', '--idempotent'),
      );
      assert.is(status, 3);
      assert.match(output, /limbeck: the database is not as far as this plan takes for granted/);
      assert.match(output, /alembic_version holds a1; this plan is for databases that have b1\.[\s\S]*--from a1/);
    }));

  for (const client of ['psql', 'plain']) {
    test(`a database ahead of the end: nothing to do, without a journal too (${client})`, () =>
      withDatabase(async (url) => {
        const notation = 'a1 -> b1 -> c1';
        const extras = { b1: 'enum', c1: 'function' } as const;
        const root = project(notation, extras);
        const ids = ['a1', 'b1', 'c1'] as const;
        await query(url, `${versionRows(['c1'])}${ids.map((id) => effectOf(id, extras[id as 'b1'])).join('\n')}`);
        const before = await stateOf(url);
        for (const mode of ['plan', 'revision']) {
          const plan = await compileScript(
            root,
            '--to',
            'b1',
            '--idempotent',
            '--client',
            client,
            '--transaction',
            mode,
          );
          const { status, output } = await applyScript(url, plan, '-v', 'ON_ERROR_STOP=1');
          assert.is(status, 0, output);
          assert.match(output, /all of this plan is applied already: nothing to do/);
          if (client === 'psql') assert.match(output, /done: the database has b1$/m);
          assert.is(await stateOf(url), before);
          assert.is(await query(url, "SELECT to_regclass('limbeck_journal') IS NULL"), 't');
        }
      }));
  }

  test('the row of another branch stays as it is', () =>
    withDatabase(async (url) => {
      const root = project('a1 -> b1 -> c1; a1 -> x1', { b1: 'index' });
      await query(url, `${versionRows(['x1'])}${effectOf('a1')}${effectOf('x1')}`);
      const { status, output } = await applyScript(url, await compileScript(root, '--to', 'c1', '--idempotent'));
      assert.is(status, 0, output);
      assert.is(await rowsOf(url), 'c1,x1');
      assert.is(await query(url, "SELECT to_regclass('t_c1') IS NOT NULL"), 't');
    }));

  test('stopped, and undone by another plan meanwhile: it does not take for done what is no longer there', () =>
    withDatabase(async (url) => {
      const root = project('a1 -> b1 -> c1', { b1: 'index' });
      const plan = await compileScript(root, '--idempotent');
      const third = [...plan.matchAll(/^COMMIT;$/gm)][2];
      assert.ok(third);
      await query(url, `${versionRows(['a1'])}${effectOf('a1')}`);
      // The steps of a1 are passed over: the third COMMIT is the one with the row of b1.
      await applyScript(url, plan.slice(0, third?.index ?? 0).concat('COMMIT;\n'));
      assert.is(await rowsOf(url), 'b1');
      const { stdout, status } = await limbeck(root, 'compile', '--from', 'b1', '--to', 'a1', '--journal', 'never');
      assert.is(status, 0);
      assert.is((await applyScript(url, stdout)).status, 0);
      assert.is(await rowsOf(url), 'a1');
      const { status: again, output } = await applyScript(url, plan);
      assert.is(again, 0, output);
      assert.is(await rowsOf(url), 'c1');
      assert.is(await query(url, 'SELECT count(*) FROM t_b1'), '1');
    }));

  test('property: on random graphs the rows are those of the direct plan', () =>
    withDatabase(async (url) => {
      const random = fc.array(
        fc.record({ parents: fc.array(fc.nat(), { maxLength: 3 }), needs: fc.array(fc.nat(), { maxLength: 2 }) }),
        { minLength: 4, maxLength: 14 },
      );
      await fc.assert(
        fc.asyncProperty(random, fc.nat(), fc.nat(), fc.boolean(), async (list, start, goal, plain) => {
          const among = (all: readonly number[], i: number) => [
            ...new Set(i === 0 ? [] : all.map((one) => `r${one % i}`)),
          ];
          const graph = buildGraph(
            list.map(({ parents, needs }, i) => ({
              revision: `r${i}`,
              downRevision: among(parents, i),
              dependsOn: among(needs, i),
              branchLabels: [],
            })),
          );
          const ids = [...graph.nodes.keys()];
          const to = ids[goal % ids.length] ?? '';
          const places = placesIn(graph);
          const rows = places[start % places.length] ?? [];
          const path = checkPath(graph, resolvePath(graph, { from: 'base', to, direction: 'upgrade' }));
          const steps = path.steps.map((step) => ({
            ...step,
            message: 'random',
            statements: [],
            needs: graph.needs(step.revision),
          }));
          const order = checkPath(graph, resolvePath(graph, { from: 'base', to: 'heads', direction: 'upgrade' }));
          const known = order.steps.map(({ revision }) => ({ revision, needs: graph.needs(revision) }));
          const { text } = scriptOf(steps, plain ? 'plain' : 'psql', {
            from: path.from,
            to: path.to,
            known,
            transaction: goal % 2 ? 'plan' : 'revision',
          });
          await query(url, `${EMPTY}${versionRows(rows)}`);
          const { status, output } = await applyScript(url, text, '-v', 'ON_ERROR_STOP=1');
          assert.is(status, 0, output);
          const all = new Set([...ancestors(graph, rows), ...path.steps.map((one) => one.revision)]);
          assert.is(await rowsOf(url), tips(graph, all).sort().join());
        }),
        {
          numRuns: Number(process.env.LIMBECK_TEST_RUNS ?? 12),
          seed: Number(process.env.LIMBECK_TEST_SEED ?? 20261123),
        },
      );
    }));
}

test.run();
