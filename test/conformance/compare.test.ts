import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyRules, type BetterRule, ruleFaults } from './better.ts';
import { type Compared, compareE2e, compareGraph, compareOps, type GraphAnswer } from './compare.ts';
import { readCases, SHARED_DATA } from './data.ts';
import { moduleName, renderModule } from './graph-adapter.ts';
import { sameScript, sameSql } from './tokens.ts';

const ops = readCases(SHARED_DATA, 'ops') ?? [];
const graph = readCases(SHARED_DATA, 'graph') ?? [];
const e2e = readCases(SHARED_DATA, 'e2e') ?? [];
const verdicts = (all: readonly Compared[]): string => [...new Set(all.map((one) => one.verdict))].sort().join();

test('the expectations themselves are the same', () => {
  const expected = (one: { readonly sql?: readonly string[]; readonly error?: string }) =>
    one.sql ? { sql: one.sql } : { error: one.error ?? '' };
  const opsAnswers = Object.fromEntries(
    ops.map((one) => [
      one.id,
      Object.fromEntries(Object.entries(one.expect).map(([dialect, answer]) => [dialect, expected(answer)])),
    ]),
  );
  assert.is(verdicts(compareOps(ops, opsAnswers)), 'same');
  const graphAnswers = Object.fromEntries(
    graph.map((one) => [
      one.id,
      one.queries.map((query): GraphAnswer => {
        if (query.error !== undefined) return { error: query.error };
        return query.steps ? { steps: query.steps } : { result: query.result };
      }),
    ]),
  );
  assert.is(verdicts(compareGraph(graph, graphAnswers)), 'same');
  const e2eAnswers = Object.fromEntries(
    e2e.map((one) => [
      one.id,
      Object.fromEntries(
        Object.entries(one.expect).map(([dialect, list]) => [
          dialect,
          list.map(({ text, error }) => (text === undefined ? { error: error ?? '' } : { text })),
        ]),
      ),
    ]),
  );
  assert.is(verdicts(compareE2e(e2e, e2eAnswers)), 'same');
});

test('nothing and nonsense are neither the same nor better', () => {
  assert.is(verdicts(compareOps(ops, {})), 'missing');
  assert.is(verdicts(compareGraph(graph, {})), 'missing');
  assert.is(verdicts(compareE2e(e2e, {})), 'missing');
  const nonsense = Object.fromEntries(graph.map((one) => [one.id, one.queries.map(() => ({ result: 'nonsense' }))]));
  assert.is(verdicts(compareGraph(graph, nonsense)), 'differs,weak');
  const strict = ops.filter((one) => one.weak === undefined);
  const empty = Object.fromEntries(
    strict.map((one) => [
      one.id,
      Object.fromEntries(Object.keys(one.expect).map((dialect) => [dialect, { sql: ['x'] }])),
    ]),
  );
  assert.is(verdicts(compareOps(strict, empty)), 'differs');
});

test('tokens: white space and the case of bare words are folded, quoted names are not', () => {
  assert.ok(sameSql('ALTER TABLE account  ADD x INTEGER;', 'alter table account\n add X integer', 'postgresql'));
  assert.ok(sameSql('DROP TABLE account', 'DROP TABLE "account"', 'postgresql'));
  assert.not(sameSql('DROP TABLE account', 'DROP TABLE "Account"', 'postgresql'));
  assert.not(sameSql('DROP TABLE "account"', 'DROP TABLE account', 'postgresql'));
  assert.ok(sameSql('DROP TABLE account', 'DROP TABLE "ACCOUNT"', 'oracle'));
  assert.ok(sameSql('DROP TABLE account', 'DROP TABLE [Account]', 'mssql'));
  assert.ok(sameSql('DROP TABLE account', 'DROP TABLE `account`', 'mysql'));
  assert.not(sameSql("SELECT 'a'", "SELECT 'A'", 'sqlite'));
  assert.not(sameSql("SELECT 'it\\'s' x", "SELECT 'it\\'t' x", 'mysql'));
  assert.not(sameSql('SELECT 1', 'SELECT 1, 2', 'sqlite'));
});

test('scripts: comments and what the version-table INSERT returns do not count', () => {
  const expected = "INSERT INTO v (version_num) VALUES ('a') RETURNING v.version_num;";
  assert.ok(sameScript(expected, "-- a\nINSERT INTO v (version_num) VALUES ('a');", 'postgresql'));
  assert.not(sameScript(expected, "INSERT INTO v (version_num) VALUES ('b');", 'postgresql'));
});

test('a rule makes only what it describes better, and its hits are counted', () => {
  const one = (id: string, verdict: Compared['verdict'], actual: unknown): Compared => {
    return { file: 'ops', id, dialect: 'mysql', verdict, expected: { sql: ['a'] }, actual };
  };
  const rule: BetterRule = {
    file: 'ops',
    prefix: 'drop_',
    dialect: 'mysql',
    difference: '^\\+ \\{"error":',
    reason: 'a test',
    hits: 1,
    proof: "the server rejects Alembic's",
  };
  const all = [
    one('drop_a', 'differs', { error: 'x' }),
    one('drop_b', 'differs', { sql: ['error'] }),
    one('drop_c', 'same', { error: 'x' }),
    one('add_a', 'differs', { error: 'x' }),
    { ...one('drop_d', 'differs', { error: 'x' }), dialect: 'sqlite' },
  ];
  const judged = applyRules(all, [rule]);
  assert.equal(
    judged.map((each) => each.verdict),
    ['better', 'differs', 'same', 'differs', 'differs'],
  );
  assert.equal(
    ruleFaults(judged, [rule], () => true),
    [],
  );
  const stale = { ...rule, hits: 2 };
  assert.is(ruleFaults(applyRules(all, [stale]), [stale], () => true).length, 1);
  assert.is(ruleFaults(applyRules(all, [stale]), [stale], () => false).length, 0);
  const twice = applyRules([...all, one('drop_a', 'differs', { error: 'y' })], [rule]);
  assert.is(ruleFaults(twice, [rule], () => false).length, 1);
});

test('a case as migration modules', () => {
  const merge = graph.find((one) => one.id === 'classic/diamond');
  assert.ok(merge);
  assert.is(moduleName(merge, 4), '005_1c0ffee0000c.ts');
  const text = renderModule(merge, 4);
  assert.match(text, 'revision: "1c0ffee0000c",\n  downRevision: ["1c0ffee0000a","1c0ffee0000b"],');
  assert.match(renderModule(merge, 0), 'downRevision: null,');
});

test.run();
