/** The cases of SQL Server: answered as Alembic does, or better by a rule that names the page of the manual. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyRules, differenceOf, readRules, ruleFaults } from './better.ts';
import { compareE2e, compareOps } from './compare.ts';
import { readCases, SHARED_DATA } from './data.ts';
import { answerE2e } from './e2e-adapter.ts';
import { answerOps } from './ops-adapter.ts';

const dialects = ['mssql'];
const rules = readRules();

test('every SQL Server case of ops.json is answered as Alembic does, or better by a rule', async () => {
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
  assert.ok(judged.length > 390);
  assert.ok(judged.filter((one) => one.verdict === 'same').length > 260);
});

test('and every SQL Server script of e2e.json', async () => {
  const cases = readCases(SHARED_DATA, 'e2e') ?? [];
  const judged = applyRules(compareE2e(cases, await answerE2e(cases, dialects), dialects), rules);
  assert.equal(
    judged
      .filter((one) => one.verdict === 'differs' || one.verdict === 'missing')
      .map((one) => `${one.id} ${differenceOf(one)}`),
    [],
  );
  assert.equal(
    ruleFaults(judged, rules, () => true, dialects),
    [],
  );
  assert.ok(judged.length > 30);
});

test.run();
