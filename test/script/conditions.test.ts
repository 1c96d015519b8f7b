/** Statements under conditions: how they are written, that they come through whole, and what cannot stand there. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ScriptBlock, ScriptStatement } from '../../src/script/plan-script.ts';
import { loadPostgresParser } from '../../src/sql/postgres.ts';
import { checkRoundTrip } from '../../src/verify/round-trip.ts';
import { apply, query, serverUrl, stateOf, withDatabase } from './clients.ts';
import { chain, clientNamed, commitAfter, faultsOf, inside, nasty, outside, script } from './making.ts';

const library = await import('libpg-query').then((imported) => ('default' in imported ? imported.default : imported));
const parser = await loadPostgresParser();

const block: ScriptBlock = { number: 1, condition: `nasty ${nasty}` };
const when = { when: block };
const question = (text: string, more: Partial<ScriptStatement> = {}): ScriptStatement =>
  inside(text, { control: { kind: 'condition', block }, ...more });

/** Texts that would like to leave their place. */
const texts = [
  "SELECT '$limbeck$'",
  'SELECT $limbeck$a$limbeck$, $limbeck1$b$limbeck1$ -- $limbeck',
  "SELECT ':x', 'a' \"q\", E'\\\\', '{1,2}'::int[] /* :y */",
  'SELECT 1 -- ends in a comment',
  "DO $$ BEGIN PERFORM 'it''s'; END $$",
  'SELECT $x$\n\\! touch x\n\\endif\nEND; END IF; $x$',
];

const everything = chain([
  ['a1', 'CREATE TABLE t (a int, b text)'],
  [
    'b2',
    question('SELECT (SELECT true -- $limbeck$\n) IS TRUE'),
    ...texts.map((text) => inside(text, when)),
    inside("INSERT INTO t VALUES (1, 'it''s')", {
      ...when,
      guard: "  DECLARE\n    a text := '$limbeck$ '';';\n  BEGIN\n    a := a || 'x';\n  END;",
      onlyIf: "NOT EXISTS (SELECT FROM t WHERE b = 'END IF; $limbeck1$')",
    }),
    inside('SELECT true', { control: { kind: 'assert', message: nasty }, ...when }),
    inside('SELECT true', { control: { kind: 'assert', message: nasty } }),
  ],
]);

test('the finished script has every statement, and every block of it is PL/pgSQL', () => {
  for (const client of ['psql', 'plain'] as const) {
    const made = script(everything, client);
    checkRoundTrip(made, clientNamed(client));
    const blocks = made.expected.filter((one) => one.startsWith('DO '));
    assert.ok(blocks.length >= texts.length + 4);
    for (const one of blocks) {
      const outcome = parser.parse(one);
      assert.equal(outcome.ok && outcome.statements.map((found) => found.kind), ['DoStmt']);
      assert.not.throws(() => library.parsePlPgSQLSync(one), undefined, one);
    }
    for (const text of texts) {
      const [found, ...more] = blocks.filter((one) => one.includes(text));
      assert.is(more.length, 0);
      assert.ok(executed(found ?? '').includes(text), found);
    }
  }
});

/** What the EXECUTEs of a block run, as PL/pgSQL's own parser reads them. */
function executed(block: string): readonly string[] {
  const found: string[] = [];
  JSON.stringify(library.parsePlPgSQLSync(block), (key, value: unknown) => {
    if (key === 'query' && typeof value === 'string' && /^\s*\$/.test(value)) {
      const [, tag = ''] = /^\s*(\$\w*\$)/.exec(value) ?? [];
      found.push(value.trim().slice(tag.length, -tag.length));
    }
    return value;
  });
  return found;
}

test('what runs outside of transactions is passed over by its own SELECT', () => {
  const steps = chain([
    ['a1', question('SELECT true'), inside('SELECT 1', when), { ...outside('VACUUM t'), ...when, onlyIf: '1 < 2' }],
  ]);
  const { text } = script(steps, 'psql', { journal: 'never' });
  assert.match(
    text,
    /^SELECT \$limbeck\$VACUUM t\$limbeck\$ WHERE pg_catalog\.current_setting\('limbeck\.when_1', true\) OPERATOR\(pg_catalog\.=\) 'true' AND 1 < 2 \\gexec$/m,
  );
  assert.match(text, /set_config\('limbeck\.when_1', NULL, false\)/);
  assert.match(text, /1\. .*SELECT 1 \(only when nasty/, 'the header names what may have been passed over');
  assert.equal(
    faultsOf(() => script(steps, 'plain')).map((one) => one.slice(0, 5)),
    ['LB551'],
  );
});

test('SELECT … INTO is refused under a condition, and only there', () => {
  const faults = (text: string, more: Partial<ScriptStatement>): readonly string[] =>
    faultsOf(() => script(chain([['a1', question('SELECT true'), inside(text, more)]]), 'psql'));
  const into = ['SELECT a INTO u FROM t', 'WITH x AS (SELECT 1) SELECT * INTO TEMP u FROM x'];
  for (const text of into) {
    assert.equal(faults(text, when), [
      `LB555 "${text}" cannot run under a condition: SELECT … INTO does not work in EXECUTE | write CREATE TABLE … AS SELECT …`,
    ]);
    assert.equal(faults(text, {}), []);
  }
  for (const text of [
    'INSERT INTO t SELECT 1',
    "SELECT 'into'",
    'WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x',
  ]) {
    assert.equal(faults(text, when), []);
  }
});

test('the digest knows conditions', () => {
  const of = (...statements: readonly ScriptStatement[]): string =>
    script(chain([['a1', ...statements]]), 'psql').digest;
  const digests = [
    of(inside('SELECT true'), inside('SELECT 1')),
    of(question('SELECT true'), inside('SELECT 1')),
    of(question('SELECT true'), inside('SELECT 1', when)),
    of(inside('SELECT true', { control: { kind: 'assert', message: 'a' } }), inside('SELECT 1')),
    of(inside('SELECT true', { control: { kind: 'assert', message: 'b' } }), inside('SELECT 1')),
    of(inside('SELECT true'), inside('SELECT 1', { guard: '  NULL;' })),
    of(inside('SELECT true'), inside('SELECT 1', { onlyIf: 'true' })),
  ];
  assert.is(new Set(digests).size, digests.length);
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no condition was sent to a server');
} else {
  for (const client of ['psql', 'plain'] as const) {
    test(`nasty texts under conditions run as they are (${client})`, () =>
      withDatabase(async (url) => {
        const { status, output } = await apply(url, script(everything, client).text);
        assert.is(output.includes('ERROR'), false, output);
        assert.is(status, 0);
        assert.is(await query(url, 'SELECT b FROM t'), "it's");
        assert.match(await stateOf(url), /b2/);
      }));

    test(`a value of an enum is committed before it is used, or neither happens (${client})`, async () => {
      for (const [answer, values] of [
        ['true', 'ok,sad'],
        ['false', 'ok'],
      ] as const) {
        await withDatabase(async (url) => {
          const steps = chain([
            [
              'a1',
              "CREATE TYPE mood AS ENUM ('ok')",
              question(`SELECT ${answer}`),
              { ...commitAfter("ALTER TYPE mood ADD VALUE 'sad'"), ...when },
              inside("SELECT 'sad'::mood", when),
            ],
          ]);
          const { output } = await apply(url, script(steps, client).text);
          assert.is(output.includes('ERROR'), false, output);
          assert.is(
            await query(url, "SELECT string_agg(enumlabel::text, ',' ORDER BY enumsortorder) FROM pg_enum"),
            values,
          );
        });
      }
    });
  }
}

test.run();
