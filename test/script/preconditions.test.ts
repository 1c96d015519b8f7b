/** Tests of the data in a script: that they stand first and only read, that no text leaves its place, and what the header says. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ScriptPrecondition, ScriptStatement } from '../../src/script/plan-script.ts';
import { loadPostgresParser } from '../../src/sql/postgres.ts';
import { checkRoundTrip } from '../../src/verify/round-trip.ts';
import { chain, clientNamed, inside, nasty, outside, script } from './making.ts';

const library = await import('libpg-query').then((imported) => ('default' in imported ? imported.default : imported));
const parser = await loadPostgresParser();

const control: ScriptPrecondition = {
  kind: 'precondition',
  one: `row of ${nasty} is wrong`,
  many: `rows of ${nasty} are wrong`,
  because: `they ${nasty} must not`,
  mend: `Mend ${nasty}`,
  key: `"${nasty}"`,
};
const tested = (text: string, more: Partial<ScriptStatement> = {}): ScriptStatement =>
  inside(text, { control, summary: nasty, source: { file: nasty, line: 3, column: 1 }, ...more });

/** Queries with an author's SQL in them. */
const queries = [
  "SELECT '$limbeck$ :x' || $limbeck1$a$limbeck1$ FROM t WHERE NOT (a = E'\\\\' -- $limbeck\n)",
  'SELECT keys FROM t WHERE "END IF; $limbeck$" > 1 /* :y */',
  'SELECT unmet FROM t',
];

const steps = chain([
  ['a1', 'CREATE TABLE t (a int)'],
  [
    'b2',
    ...queries.map((text) => tested(text, { first: true })),
    tested(queries[0] ?? '', { when: { number: 1, condition: nasty } }),
    ...queries.map((text) => tested(text)),
    inside('SELECT true', { control: { kind: 'assert', message: nasty }, first: true }),
    'ALTER TABLE t ALTER a SET NOT NULL',
  ],
]);

test('the finished script has every test, and every block of it is PL/pgSQL', () => {
  for (const client of ['psql', 'plain'] as const) {
    const made = script(steps, client);
    checkRoundTrip(made, clientNamed(client));
    for (const one of made.expected.filter((sent) => sent.startsWith('DO '))) {
      const outcome = parser.parse(one);
      assert.equal(outcome.ok && outcome.statements.map((found) => found.kind), ['DoStmt']);
      assert.not.throws(() => library.parsePlPgSQLSync(one), undefined, one);
    }
    for (const query of queries) {
      assert.ok(made.expected.filter((one) => one.includes(`SELECT ARRAY(${query})`)).length >= 2, query);
    }
    assert.not.match(made.text, /[\u202a-\u202e\u2066-\u2069\u0085\u2028\r]/);
  }
});

test('what can be tested first stands in one transaction that reads only, before the first that changes', () => {
  for (const client of ['psql', 'plain'] as const) {
    const { expected } = script(steps, client, { transaction: 'revision' });
    const begin = expected.indexOf('BEGIN READ ONLY');
    const end = expected.indexOf('COMMIT', begin);
    const first = expected.slice(begin, end);
    assert.is(first.filter((one) => one.includes('INTO keys')).length, 3);
    assert.is(first.filter((one) => one.includes('INTO holds')).length, 1);
    assert.not.ok(expected.slice(0, begin).some((one) => /CREATE TABLE|ALTER TABLE/.test(one)));
    assert.is(expected.slice(end).filter((one) => one.includes('INTO keys')).length, 4);
    assert.is(expected.lastIndexOf('BEGIN READ ONLY'), begin);
  }
});

test('a script without them has nothing of them', () => {
  const { text } = script(chain([['a1', 'SELECT 1']]), 'psql');
  assert.not.match(text, /READ ONLY|unmet|precondition/);
});

test('the header counts them, and not among the statements', () => {
  const { text, statements } = script(steps, 'psql');
  assert.is(statements, 2);
  assert.match(
    text,
    /^-- {3}2 statements, one transaction\n-- {3}4 preconditions are tested before anything is changed, 4 on the way$/m,
  );
});

test('the digest covers the query, what is said, and the place', () => {
  const digestOf = (one: ScriptStatement): string => script(chain([['a1', one, 'SELECT 1']]), 'psql').digest;
  const digests = [
    tested('SELECT 1'),
    tested('SELECT 2'),
    tested('SELECT 1', { first: true }),
    tested('SELECT 1', { control: { ...control, because: 'so' } }),
    tested('SELECT 1', { control: { ...control, key: 'id' } }),
    inside('SELECT 1'),
  ].map(digestOf);
  assert.is(new Set(digests).size, digests.length);
});

test('a test that stands before what runs outside of transactions has a transaction of its own', () => {
  const plan = chain([['a1', tested('SELECT 1'), outside('CREATE INDEX CONCURRENTLY i ON t (a)')]]);
  const { expected, text } = script(plan, 'psql', { journal: 'never' });
  const place = expected.findIndex((one) => one.includes('SELECT ARRAY(SELECT 1)'));
  assert.is(expected[place + 1], 'COMMIT');
  // What is only tested is no part of a revision that could be half done.
  assert.not.match(text.slice(0, text.indexOf('\n\n')), /touch x/);
  assert.match(text, /^-- {3}1\. CREATE INDEX CONCURRENTLY i ON t \(a\) \(outside of a transaction\)$/m);
});

test('SQLite tests where its CHECK guard stands', () => {
  const made = script(chain([['a1', tested('SELECT 1 FROM t')]]), 'sqlite3');
  checkRoundTrip(made, clientNamed('sqlite3'));
  assert.ok(made.expected.includes('INSERT INTO limbeck_guard SELECT NOT EXISTS (SELECT 1 FROM t\n)'));
});

test.run();
