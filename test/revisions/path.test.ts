import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { buildGraph, type Graph } from '../../src/revisions/graph.ts';
import { newestFirst } from '../../src/revisions/history.ts';
import { applyMove, type VersionMove } from '../../src/revisions/moves.ts';
import type { RevisionNode } from '../../src/revisions/node.ts';
import { ancestors, overlap, tips } from '../../src/revisions/reach.ts';
import { checkPath, type PathRequest, resolvePath, reversePath } from '../../src/revisions/resolve-path.ts';
import { stampSteps } from '../../src/revisions/stamp.ts';
import { problemsOf } from './expect-problem.ts';
import { graphFrom } from './notation.ts';

const told = (moves: readonly VersionMove[]): string =>
  moves
    .map((move) =>
      'insert' in move ? `+${move.insert}` : 'delete' in move ? `-${move.delete}` : move.update.join('>'),
    )
    .join(' ');
const path = (graph: Graph, request: PathRequest): string =>
  resolvePath(graph, request)
    .steps.map((step) => told(step.moves))
    .join(' / ');

test('the worked example of a merge', () => {
  const graph = graphFrom('r1 -> r2; r1 -> r3; r2, r3 -> r4');
  assert.is(path(graph, { from: 'base', to: 'head' }), '+r1 / r1>r3 / +r2 / -r2 r3>r4');
  assert.is(path(graph, { from: 'r4', to: 'base' }), '+r2 r4>r3 / -r2 / r3>r1 / -r1');
  assert.is(path(graph, { from: 'r2', to: 'r4' }), '+r3 / -r2 r3>r4');
  assert.is(path(graph, { from: 'r4', to: 'r2' }), '+r2 r4>r3');
});

test('the worked example of a dependency', () => {
  const graph = graphFrom('a1[la] -> a2; b1[lb] -> b2(a1) -> b3');
  assert.is(path(graph, { from: 'base', to: 'heads' }), '+a1 / +b1 / -b1 a1>b2 / b2>b3 / +a2');
  assert.is(path(graph, { from: 'b3', to: 'b1' }), 'b3>b2 / +a1 b2>b1');
  assert.is(path(graph, { from: 'b3', to: 'lb@base' }), 'b3>b2 / +a1 b2>b1 / -b1');
  assert.is(path(graph, { from: 'a2,b3', to: 'lb@base' }), 'b3>b2 / b2>b1 / -b1');
});

test('a dependency that is an ancestor of another parent’s dependency (W23)', () => {
  const graph = graphFrom('a1 -> a2(c2); b1; c1 -> c2; a2, b1 -> r(c1)');
  const up = resolvePath(graph, { from: 'base', to: 'r' });
  assert.equal(up.to, ['r']);
  assert.is(told(up.steps.at(-1)?.moves ?? []), '-a2 b1>r');
  assert.equal(reversePath(graph, up).steps.at(-1)?.rowsAfter, []);
});

test('rows that no version table holds are not left behind (W23)', () => {
  const graph = graphFrom('a1 -> a2 -> a3(a1); z');
  const plain = resolvePath(graph, { from: 'a3,z', to: 'a2' });
  assert.equal(plain.to, ['a1', 'a2', 'z']);
  const checked = checkPath(graph, plain);
  assert.equal(checked.to, ['a2', 'z']);
  assert.is(told(checked.steps.at(-1)?.moves ?? []), 'a3>a2');
});

test('the direction follows from the graph', () => {
  const graph = graphFrom('a -> b -> c[x]; a -> d');
  const way = (from: string, to: string): string => resolvePath(graph, { from, to }).direction;
  assert.is(way('a', 'c'), 'upgrade');
  assert.is(way('c', 'a'), 'downgrade');
  assert.is(way('c,d', 'b'), 'downgrade');
  assert.is(way('c', 'd'), 'upgrade');
  assert.is(way('c', 'base'), 'downgrade');
  assert.is(way('b', '+1'), 'upgrade');
  assert.is(way('c', 'x@-1'), 'downgrade');
  assert.is(way('c', 'c-2'), 'downgrade');
  assert.is(way('a', 'b,d'), 'upgrade');
  assert.is(way('c,d', 'b,d'), 'downgrade');
});

test('counting down to the base takes no other line along', () => {
  const graph = graphFrom('a -> b; x[side] -> y');
  const said = (from: string, to: string): string =>
    problemsOf(() => checkPath(graph, resolvePath(graph, { from, to, direction: 'downgrade' }))).join();
  assert.match(said('b,y', 'b-2'), /LB232: "b-2" is the base.*removes "x" and "y", too.*\| write b@base/);
  assert.match(said('b', 'y-2'), /LB232: "y" is no target of a downgrade from "b": it is not applied there/);
  const steps = (from: string, to: string) =>
    resolvePath(graph, { from, to })
      .steps.map((one) => one.revision)
      .join(' ');
  assert.is(steps('b', 'b-2'), 'b a');
  assert.is(steps('b,y', 'b@base'), 'b a');
  assert.is(checkPath(graph, resolvePath(graph, { from: 'b', to: 'b-2' })).diagnostics.length, 0);
});

test('a path that does nothing, or the wrong thing, is refused by checkPath (W19, W27)', () => {
  const graph = graphFrom('a -> b -> c[x]; y1[y] -> y2');
  const said = (request: PathRequest): string => problemsOf(() => checkPath(graph, resolvePath(graph, request))).join();
  assert.match(said({ from: 'c', to: 'c' }), /LB231: there is nothing to do: the database is at "c" already/);
  assert.match(
    said({ from: 'c', to: 'a', direction: 'upgrade' }),
    /LB231: there is nothing to do: "a" is behind "c", and an upgrade goes forward \| the way back is a downgrade: limbeck downgrade c:a/,
  );
  assert.match(said({ from: 'base', to: 'base', direction: 'downgrade' }), /LB231.*removes no revision/);
  assert.match(
    said({ from: 'a', to: 'c', direction: 'downgrade' }),
    /LB232: "c" is no target.*\| that way is an upgrade: limbeck upgrade a:c/,
  );
  assert.match(said({ from: 'c,y2', to: 'nolabel@y1' }), /LB225/);
  assert.match(
    said({ from: 'c,y2', to: 'x@y1', direction: 'downgrade' }),
    /LB224: revision "y1" is not on the branch "x"/,
  );
  const single = graphFrom('a -> b');
  assert.match(
    problemsOf(() =>
      checkPath(single, resolvePath(single, { from: 'b', to: 'typo@base', direction: 'downgrade' })),
    ).join(),
    /LB225: no branch "typo"/,
  );
});

test('a start that no version table holds', () => {
  const graph = graphFrom('a -> b -> c');
  const said = 'LB230: no version table holds both "c" and "a": "c" comes after "a" | leave out "a"';
  assert.equal(
    problemsOf(() => resolvePath(graph, { from: 'a,c', to: 'head', direction: 'upgrade' })),
    [said],
  );
  assert.equal(
    problemsOf(() => checkPath(graph, resolvePath(graph, { from: 'a,c', to: 'b', direction: 'downgrade' }))),
    [said],
  );
});

test('a downgrade to what is applied only as a dependency says so', () => {
  const graph = graphFrom('a1 -> a2; b1 -> b2(a1)');
  assert.match(
    problemsOf(() => resolvePath(graph, { from: 'b2', to: 'a1' })).join(),
    /LB232.*because "b2" depends on it/,
  );
});

test('a relative downgrade from several rows counts from the first and warns', () => {
  const graph = graphFrom('a -> b; a -> c');
  const down = resolvePath(graph, { from: 'c,b', to: '-1' });
  assert.equal(
    down.steps.map((step) => step.revision),
    ['c'],
  );
  assert.equal(
    down.diagnostics.map((one) => one.code),
    ['LB234'],
  );
  assert.is(checkPath(graph, down).to.join(), 'b');
});

test('stamps', () => {
  const graph = graphFrom('a -> b -> c; b -> d; x1[x] -> x2');
  const stamp = (from: string, ...to: string[]): string =>
    stampSteps(graph, { from, to })
      .steps.map((step) => told(step.moves))
      .join(' / ');
  assert.is(stamp('base', 'heads'), '+c / +d / +x2');
  assert.is(stamp('a', 'c'), 'a>c');
  assert.is(stamp('c,d', 'a'), '-c d>a');
  assert.is(stamp('a', 'heads'), 'a>c / +d / +x2');
  assert.is(stamp('c,x2', 'base'), '-c / -x2');
  assert.is(stamp('c,x2', 'x@base'), '-x2');
  assert.is(stamp('c', 'c'), '');
  assert.is(stamp('c', 'a', 'b'), 'c>a / +b', 'Alembic falls over');
  assert.match(problemsOf(() => stamp('a', '+1')).join(), /LB228/);
  assert.equal(
    stampSteps(graph, { from: 'base', to: 'a,c' }).diagnostics.map((one) => one.code),
    ['LB230'],
  );
});

test('10,000 revisions in a row need no stack and no time', () => {
  const id = (i: number): string => `r${String(i).padStart(6, '0')}`;
  const nodes = Array.from({ length: 10_000 }, (_, i): RevisionNode => {
    return { revision: id(i), downRevision: i === 0 ? [] : [id(i - 1)], dependsOn: [], branchLabels: i ? [] : ['all'] };
  });
  const start = performance.now();
  const graph = buildGraph(nodes);
  const up = resolvePath(graph, { from: 'base', to: 'head' });
  assert.is(up.steps.length, 10_000);
  assert.equal(reversePath(graph, up).steps.at(-1)?.rowsAfter, []);
  assert.is(resolvePath(graph, { from: 'head', to: '-9999' }).steps.length, 9_999);
  assert.equal(graph.labelsOf(id(9_999)), ['all']);
  assert.ok(performance.now() - start < 3_000);
  const circle = nodes.map((one, i) => (i === 0 ? { ...one, downRevision: [id(9_999)] } : one));
  assert.match(problemsOf(() => buildGraph(circle)).join(), 'LB204');
});

/** Random graphs: every revision follows and depends on earlier ones only; load order is another one. */
const graphs = fc
  .array(fc.record({ parents: fc.array(fc.nat(), { maxLength: 3 }), needs: fc.array(fc.nat(), { maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 14,
  })
  .chain((shape) => {
    const nodes = shape.map(({ parents, needs }, i): RevisionNode => {
      const pick = (list: readonly number[]): string[] => (i === 0 ? [] : [...new Set(list.map((n) => `r${n % i}`))]);
      return { revision: `r${i}`, downRevision: pick(parents), dependsOn: pick(needs), branchLabels: [] };
    });
    return fc.shuffledSubarray(nodes, { minLength: nodes.length });
  })
  .map(buildGraph);

const rowsIn = (graph: Graph, seed: readonly number[]): string[] => {
  const ids = [...graph.nodes.keys()];
  return tips(
    graph,
    ancestors(
      graph,
      seed.map((n) => ids[n % ids.length] ?? ''),
    ),
  ).sort();
};

test('property: a path applies what is missing, each after what it needs, and the rows are the tips', () => {
  fc.assert(
    fc.property(graphs, fc.array(fc.nat(), { maxLength: 3 }), fc.nat(), (graph, seed, goal) => {
      const from = rowsIn(graph, seed);
      const ids = [...graph.nodes.keys()];
      const to = ids[goal % ids.length] ?? '';
      const up = resolvePath(graph, { from, to, direction: 'upgrade' });
      const rows = new Set(from);
      const applied = ancestors(graph, from);
      for (const step of up.steps) {
        assert.equal(step.rowsBefore, [...rows].sort());
        for (const id of graph.needs(step.revision)) assert.ok(applied.has(id));
        for (const move of step.moves) applyMove(rows, move);
        applied.add(step.revision);
        assert.equal(step.rowsAfter, tips(graph, applied).sort());
        assert.equal(step.rowsAfter, [...rows].sort());
      }
      assert.ok(applied.has(to));
    }),
    { numRuns: 400 },
  );
});

test('property: up, then down over the same revisions, gives the same rows', () => {
  fc.assert(
    fc.property(graphs, fc.array(fc.nat(), { maxLength: 3 }), (graph, seed) => {
      const from = rowsIn(graph, seed);
      const up = resolvePath(graph, { from, to: 'heads', direction: 'upgrade' });
      const back = reversePath(graph, up);
      assert.equal(back.steps.at(-1)?.rowsAfter ?? back.from, [...from].sort());
      const rows = new Set(up.to);
      for (const step of back.steps) for (const move of step.moves) applyMove(rows, move);
      assert.equal([...rows].sort(), [...from].sort());
      const aimed = resolvePath(graph, { from: up.to, to: from.length > 0 ? from : 'base', direction: 'downgrade' });
      if (aimed.steps.length > 0) assert.equal(checkPath(graph, aimed).to, [...from].sort());
    }),
    { numRuns: 400 },
  );
});

test('property: a checked downgrade leaves rows that a version table can hold', () => {
  fc.assert(
    fc.property(graphs, fc.nat(), (graph, goal) => {
      const ids = [...graph.nodes.keys()];
      const to = ids[goal % ids.length] ?? '';
      fc.pre(graph.children(to).length > 0);
      const down = resolvePath(graph, { from: 'heads', to, direction: 'downgrade' });
      const checked = checkPath(graph, down);
      assert.is(overlap(graph, checked.to), undefined);
      const rows = new Set(checked.from);
      for (const step of checked.steps) for (const move of step.moves) applyMove(rows, move);
      assert.equal([...rows].sort(), checked.to);
    }),
    { numRuns: 400 },
  );
});

test('property: the order does not depend on anything but the graph, and every revision is listed', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const all = newestFirst(graph);
      assert.equal([...all].sort(), [...graph.nodes.keys()].sort());
      const place = new Map(all.map((id, i) => [id, i]));
      for (const id of all) for (const one of graph.needs(id)) assert.ok((place.get(one) ?? 0) > (place.get(id) ?? 0));
    }),
    { numRuns: 300 },
  );
});

test.run();
