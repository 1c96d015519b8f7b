/** The cases of Oracle: answered as Alembic does, or better by a rule; no server was there to ask, the manual is. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyRules, differenceOf, readRules, ruleFaults } from './better.ts';
import { compareE2e, compareOps } from './compare.ts';
import { readCases, SHARED_DATA } from './data.ts';
import { answerE2e } from './e2e-adapter.ts';
import { answerOps } from './ops-adapter.ts';

const dialects = ['oracle'];
const rules = readRules();

test('every Oracle case of ops.json is answered as Alembic does, or better by a rule', async () => {
  const cases = readCases(SHARED_DATA, 'ops') ?? [];
  const judged = applyRules(compareOps(cases, await answerOps(cases, dialects), dialects), rules);
  const wrong = judged.filter((one) => one.verdict === 'differs' || one.verdict === 'missing');
  assert.equal(
    wrong.map((one) => `${one.id}\n${differenceOf(one)}`),
    [],
  );
  assert.equal(
    ruleFaults(judged, rules, () => true, dialects),
    [],
  );
  assert.ok(judged.length > 365);
});

test('every Oracle script of the whole projects is the same or better', async () => {
  const cases = readCases(SHARED_DATA, 'e2e') ?? [];
  const compared = applyRules(compareE2e(cases, await answerE2e(cases, dialects), dialects), rules);
  assert.equal(
    compared.filter((one) => one.verdict === 'differs' || one.verdict === 'missing').map((one) => [one.id, one.part]),
    [],
  );
  assert.equal(
    ruleFaults(compared, rules, () => true, dialects),
    [],
  );
  assert.ok(compared.length > 30);
});

test.run();
