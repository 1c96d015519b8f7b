import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { buildGraph } from '../../src/revisions/graph.ts';
import { resolvePath } from '../../src/revisions/resolve-path.ts';
import { applyRules, readRules, ruleFaults } from './better.ts';
import { compareGraph } from './compare.ts';
import { readCases, SHARED_DATA } from './data.ts';
import { answerGraph, nodesOf } from './graph-adapter.ts';

const cases = readCases(SHARED_DATA, 'graph') ?? [];

test('every graph case is answered as Alembic answers it, or better', async () => {
  const rules = readRules();
  const judged = applyRules(compareGraph(cases, await answerGraph(cases)), rules);
  const wrong = judged.filter((one) => one.verdict === 'differs' || one.verdict === 'missing');
  assert.equal(
    wrong.map((one) => `${one.id} ${one.part}`),
    [],
  );
  assert.equal(
    ruleFaults(judged, rules, () => true),
    [],
  );
  assert.ok(judged.length >= 3353);
});

test('the rows that a path ends with are those of the data', async () => {
  for (const one of cases) {
    if (one.kind === 'broken') continue;
    const graph = buildGraph(await nodesOf(one));
    for (const query of one.queries) {
      const { q, from, to, heads_after } = query;
      if ((q !== 'upgrade' && q !== 'downgrade') || !from || typeof to !== 'string' || !heads_after) continue;
      assert.equal(resolvePath(graph, { from, to, direction: q }).to, heads_after, `${one.id} ${q} ${from} ${to}`);
    }
  }
});

test.run();
