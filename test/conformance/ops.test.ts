import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyRules, differenceOf, readRules, ruleFaults } from './better.ts';
import { compareOps } from './compare.ts';
import { readCases, SHARED_DATA } from './data.ts';
import { answerOps } from './ops-adapter.ts';

test('every PostgreSQL case of ops.json is answered as Alembic does, or better by a rule', async () => {
  const cases = readCases(SHARED_DATA, 'ops') ?? [];
  const dialects = ['postgresql'];
  const rules = readRules();
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
  assert.ok(judged.length > 400);
});

test.run();
