import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Problem } from '../../src/diagnostics/diagnostic.ts';
import { buildGraph } from '../../src/revisions/graph.ts';
import { branchPoints, mergePoints, newestFirst } from '../../src/revisions/history.ts';
import { problemsOf } from './expect-problem.ts';
import { graphFrom, nodesFrom } from './notation.ts';

test('heads, bases, branch and merge points', () => {
  const graph = graphFrom('a -> b -> c; b -> d; c, d -> m; x');
  assert.equal(graph.heads, ['m', 'x']);
  assert.equal(graph.bases, ['a', 'x']);
  assert.equal(branchPoints(graph), ['b']);
  assert.equal(mergePoints(graph), ['m']);
  assert.equal(graph.parents('m'), ['c', 'd']);
  assert.equal(graph.children('b'), ['c', 'd']);
  assert.equal(newestFirst(graph), ['m', 'c', 'd', 'x', 'b', 'a']);
});

test('a head on which another revision depends is no effective head', () => {
  const graph = graphFrom('a1 -> a2; b1 -> b2(a2)');
  assert.equal(graph.heads, ['a2', 'b2']);
  assert.equal(graph.effectiveHeads, ['b2']);
});

test('a dependency may be a label, and one that an ancestor declares is not needed again', () => {
  const graph = graphFrom('a1[shop] -> a2; b1 -> b2(shop) -> b3(a1, a2)');
  assert.equal(graph.dependencies('b2'), ['a1']);
  assert.equal(graph.needs('b3'), ['b2', 'a2']);
});

test('labels spread up, and down as far as the line is plain', () => {
  const graph = graphFrom('r -> a -> b[shop] -> c; r -> x -> y[cms] -> z; y -> z2');
  const labels = Object.fromEntries([...graph.nodes.keys()].map((id) => [id, graph.labelsOf(id).join()]));
  assert.equal(labels, { r: '', a: 'shop', b: 'shop', c: 'shop', x: '', y: 'cms', z: 'cms', z2: 'cms' });
});

test('everything that is wrong is said at once', () => {
  const nodes = [
    ...nodesFrom('a -> b[x]; gone1 -> c; d(nothere); s -> s; e[x]; f[a]').filter((one) => one.revision !== 'gone1'),
    ...nodesFrom('b'),
    ...nodesFrom('x-y; head'),
  ];
  assert.equal(
    problemsOf(() => buildGraph(nodes)).map((one) => one.slice(0, 5)),
    ['LB201', 'LB206', 'LB206', 'LB208', 'LB208', 'LB202', 'LB203', 'LB205'],
  );
});

test('a missing parent has its near names', () => {
  assert.equal(
    problemsOf(() => buildGraph(nodesFrom('abc123 -> b; abd123 -> c').filter((one) => one.revision !== 'abd123'))),
    ['LB202: revision "c" follows "abd123", which does not exist | did you mean "abc123"?'],
  );
});

test('a parent cannot be a label, a dependency cannot be a beginning', () => {
  const label = nodesFrom('a[shop]; shop -> b').filter((one) => one.revision !== 'shop');
  assert.match(problemsOf(() => buildGraph(label)).join(), /LB202.*is a branch label.*stands at revision "a"/);
  assert.match(problemsOf(() => buildGraph(nodesFrom('abcdef; b(abcd)'))).join(), /LB203.*write the full id "abcdef"/);
});

test('a circle names its members and nobody else (W24)', () => {
  const [said = '', ...others] = problemsOf(() => graphFrom('base0 -> a -> b -> c -> after; c -> a'));
  assert.equal(others, []);
  assert.match(said, 'LB204: the revisions form a circle: "a" follows "c", "c" follows "b" and "b" follows "a"');
  assert.not.match(said, /base0|after/);
  assert.match(
    problemsOf(() => graphFrom('a1 -> a2(b1); b1(a2)')).join(),
    '"a2" depends on "b1" and "b1" depends on "a2"',
  );
});

test('two circles are two diagnostics', () => {
  assert.is(problemsOf(() => graphFrom('a -> b -> a; x -> y -> x; q -> r(b)')).length, 2);
});

test('a revision cannot need itself, by id or by its own label', () => {
  assert.match(problemsOf(() => graphFrom('a -> a')).join(), 'LB205: revision "a" is its own parent');
  assert.match(problemsOf(() => graphFrom('a(a)')).join(), 'LB205: revision "a" depends on itself');
  assert.match(problemsOf(() => graphFrom('a(x)[x]')).join(), 'depends on itself by its branch label "x"');
});

test('ids that the version table or the grammar cannot take are refused (W26)', () => {
  const said = (revision: string): string =>
    problemsOf(() => buildGraph([{ revision, downRevision: [], dependsOn: [], branchLabels: [] }])).join();
  for (const id of [
    '',
    'a-1',
    'a@b',
    'a+b',
    'a:b',
    'h h',
    "rel'2",
    'é',
    'head',
    'heads',
    'base',
    'current',
    'x\u0000',
  ]) {
    assert.match(said(id), /^LB206/, id);
  }
  assert.match(said('a-1'), 'contains "-"');
  assert.match(said('x'.repeat(33)), 'has 33 characters; the version table holds 32');
  assert.is(buildGraph(nodesFrom(`${'x'.repeat(32)}; 2024.01_users`)).heads.length, 2);
});

test('labels may contain "-", and are checked otherwise', () => {
  assert.equal(graphFrom('a[rel-2024]').labels.get('rel-2024'), 'a');
  for (const label of ['head', 'a b', 'a@b', '-x', 'a:b']) {
    const node = { revision: 'a', downRevision: [], dependsOn: [], branchLabels: [label] };
    assert.match(problemsOf(() => buildGraph([node])).join(), /^LB207/, label);
  }
});

test('what only looks wrong is a warning', () => {
  const graph = graphFrom('abc -> ABC; a, a -> b');
  assert.equal(
    graph.warnings.map((one) => `${one.severity} ${one.code}`),
    ['warning LB209', 'warning LB210'],
  );
  assert.equal(graph.parents('b'), ['a']);
});

test('diagnostics stand where the author wrote it', () => {
  const at = { file: 'm/2.ts', line: 4, column: 17 };
  const node = { revision: 'b', downRevision: ['a'], dependsOn: [], branchLabels: [], at: { downRevision: at } };
  try {
    buildGraph([node]);
    assert.unreachable();
  } catch (error) {
    assert.instance(error, Problem);
    assert.equal((error as Problem).diagnostics[0]?.at, at);
    assert.is((error as Problem).diagnostics[0]?.revision, 'b');
  }
});

test('an empty project is a graph', () => {
  const graph = buildGraph([]);
  assert.equal([graph.heads, graph.effectiveHeads, graph.bases, newestFirst(graph)], [[], [], [], []]);
});

test.run();
