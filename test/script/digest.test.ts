import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ScriptRequest } from '../../src/script/plan-script.ts';
import { chain, inside, outside, script } from './making.ts';

const steps = chain([
  ['a1', 'CREATE TABLE t (id int)'],
  ['b2', inside('DROP TABLE t')],
]);
const digestOf = (more: Partial<ScriptRequest> = {}): string => script(more.steps ?? steps, 'psql', more).digest;
const digest = digestOf();

test('the digest is the same in every run, and for every client', () => {
  assert.match(digest, /^[0-9a-f]{64}$/);
  assert.is(digestOf(), digest);
  assert.is(script(steps, 'plain').digest, digest);
});

test('comments, sources, messages, time-outs and the division into transactions are no part of it', () => {
  const told = steps.map((one) => ({
    ...one,
    message: 'other',
    statements: one.statements.map((own) => ({
      ...own,
      summary: 'other',
      dataLoss: 'all',
      source: { file: 'x.ts', line: 3, column: 1 },
    })),
  }));
  assert.is(digestOf({ steps: told, lockTimeout: '1s', statementTimeout: '9s', transaction: 'revision' }), digest);
  // The same plan may be compiled for the database of a rehearsal and for that of production.
  assert.is(digestOf({ database: 'shop_prod' }), digest);
  assert.is(digestOf({ envelope: ({ prologue, body }) => `${prologue}\n-- mine\n${body}\n` }), digest);
});

test('everything that the plan means is part of it', () => {
  const others: Partial<ScriptRequest>[] = [
    { compiler: 'limbeck 0.1.1' },
    { direction: 'downgrade' },
    { from: ['z9'] },
    { to: ['z9'] },
    { versionTable: { name: 'other' } },
    { version: '15' },
    { role: 'shop_owner' },
    { versionTable: { name: 'alembic_version', schema: 'public' } },
    { steps: chain([['a1', 'CREATE TABLE t (id int)', 'DROP TABLE t'], ['b2']]) },
    {
      steps: chain([
        ['a1', 'CREATE TABLE t (id bigint)'],
        ['b2', 'DROP TABLE t'],
      ]),
    },
    {
      steps: chain([
        ['a1', 'CREATE TABLE t (id int)'],
        ['b2', outside('DROP TABLE t')],
      ]),
    },
    { steps: [...steps].reverse(), from: [], to: ['b2'] },
  ];
  const all = [digest, ...others.map((more) => digestOf(more))];
  assert.is(new Set(all).size, all.length);
});

test.run();
