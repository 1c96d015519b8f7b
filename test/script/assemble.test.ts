import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkRoundTrip } from '../../src/verify/round-trip.ts';
import { chain, clientNamed, commitAfter, envelopeOf, faultsOf, inside, nasty, outside, script } from './making.ts';

const everyKind = chain([
  ['a1', 'CREATE TABLE t (id int)', inside('INSERT INTO t SELECT (ARRAY[1,2])[1:n] FROM (SELECT 2 AS n) AS one')],
  ['b2', 'INSERT INTO t VALUES (1)', commitAfter("ALTER TYPE mood ADD VALUE 'sad'")],
  ['c3', outside('CREATE INDEX CONCURRENTLY i ON t (id)'), inside('UPDATE t SET id = 2 -- all of them')],
  ['d4'],
]);
const simple = chain([
  ['a1', 'CREATE TABLE t (id int)'],
  ['b2', inside('DROP TABLE t', { dataLoss: 'all rows of table t' })],
]);

test('a script for psql stands inside one \\if, which is its first and its last line', () => {
  const { text, digest } = script(everyKind, 'psql', { journal: 'never' });
  const lines = text.split('\n');
  assert.is(lines[0], '\\if true \\set ON_ERROR_STOP on');
  assert.equal(lines.slice(-3), [`-- END OF PLAN digest=${digest} statements=6`, '\\endif', '']);
  assert.is(text.match(/\\(?:if|endif|elif|else)\b/g)?.length, 2);
});

test('what stands outside of a transaction, or psql would misread, is run through \\gexec', () => {
  const { text } = script(everyKind, 'psql');
  assert.ok(text.includes('SELECT $limbeck$CREATE INDEX CONCURRENTLY i ON t (id)$limbeck$ \\gexec'));
  assert.match(text, /SELECT \$limbeck\$INSERT INTO t SELECT \(ARRAY\[1,2\]\)\[1:n\].*\$limbeck\$ \\gexec/);
  assert.match(text, /^INSERT INTO t VALUES \(1\);$/m);
});

test('a comment at the end of a statement does not swallow its terminator', () => {
  assert.match(script(simple, 'plain').text, /^DROP TABLE t;$/m);
  const steps = chain([['a1', 'SELECT 1 -- one']]);
  assert.match(script(steps, 'plain').text, /^SELECT 1 -- one\n;$/m);
  assert.match(script(steps, 'sqlite3').text, /^SELECT 1 -- one\n;$/m);
  assert.ok(script(steps, 'psql').text.includes('SELECT $limbeck$SELECT 1 -- one$limbeck$ \\gexec'));
});

test('lock_timeout is short in transactions, and none for what waits outside of them', () => {
  const { text } = script(everyKind, 'psql', { lockTimeout: '3s' });
  const settings = text.match(/^(?:SET lock_timeout.*|BEGIN;|SELECT \$limbeck\$CREATE INDEX.*)$/gm);
  assert.equal(
    settings?.map((one) => one.slice(0, 23)),
    [
      "SET lock_timeout = '3s'",
      'BEGIN;',
      'SET lock_timeout = 0;',
      'SELECT $limbeck$CREATE ',
      "SET lock_timeout = '3s'",
      'BEGIN;',
    ],
  );
});

test('every setting is reset at the end', () => {
  for (const client of ['psql', 'plain'] as const) {
    const { expected } = script(simple, client, { searchPath: ['app', 'public'], statementTimeout: '1min' });
    const names = (word: string) =>
      expected.flatMap((one) => (one.startsWith(`${word} `) ? [one.split(' ')[1] ?? ''] : [])).sort();
    const custom = (word: RegExp) =>
      [...new Set(expected.join('\n').match(word) ?? [])].map((one) => one.split("'")[1]);
    const forgotten = custom(/set_config\('limbeck\.\w+', NULL/g);
    assert.equal(names('RESET'), names('SET'));
    assert.equal(forgotten.sort(), custom(/set_config\('limbeck\.\w+', (?!NULL)/g).sort());
    assert.ok(expected.includes('SET search_path = app, public'));
  }
  assert.ok(script(simple, 'psql', { searchPath: [] }).expected.includes("SET search_path = ''"));
});

test('the header tells what happens, and how to run it', () => {
  const { text, digest } = script(simple, 'psql');
  const header = text.slice(0, text.indexOf('\n\n'));
  for (const part of [
    'upgrade from base (no row) to b2',
    'PostgreSQL, for psql; compiled by limbeck 0.1.0',
    '2 statements, one transaction',
    '--   1. a1  about a1',
    '-- DATA LOSS:\n--   all rows of table t (b2)',
    'psql -X -v ON_ERROR_STOP=1 -f plan.sql -L plan.log',
    `-- digest ${digest}`,
  ]) {
    assert.ok(header.includes(part), part);
  }
  assert.not.match(header, /not one transaction/);
  assert.match(script(everyKind, 'psql').text, /This plan is not one transaction/);
  assert.is(script(simple, 'psql').text, text);
});

test('nothing that a person writes can leave its place', () => {
  const steps = chain([
    [
      'a1',
      inside('SELECT 1', { summary: nasty, dataLoss: nasty, source: { file: nasty, line: 1, column: 1 } }),
      commitAfter('SELECT 2'),
      'SELECT 3',
    ],
  ]);
  for (const client of ['psql', 'plain', 'sqlite3'] as const) {
    const own = script(
      steps.map((one) => ({ ...one, message: nasty })),
      client,
      {
        journal: 'never',
        versionTable: { name: client === 'sqlite3' ? 'v"\'$limbeck$ ; -- \\' : 'v"\'$limbeck$ :x -- \\ */' },
      },
    );
    checkRoundTrip(own, clientNamed(client));
    assert.not.match(own.text, /[\u202a-\u202e\u2066-\u2069\u0085\u2028\r]/);
    const commands = own.text.match(/^[ \t]*[\\.].*$/gm)?.map((one) => one.split(' ')[0]);
    assert.equal(
      [...new Set(commands)],
      { psql: ['\\if', '\\setenv', '\\set', '\\echo', '\\endif'], plain: undefined, sqlite3: ['.bail', '.print'] }[
        client
      ] ?? [],
    );
  }
});

test('the independent reader finds exactly what was meant', () => {
  for (const transaction of ['plan', 'revision'] as const) {
    checkRoundTrip(script(everyKind, 'psql', { transaction }), clientNamed('psql'));
    checkRoundTrip(script(simple, 'plain', { transaction }), clientNamed('plain'));
    checkRoundTrip(script(simple, 'sqlite3', { transaction }), clientNamed('sqlite3'));
  }
});

test('a plan that needs more than transactions is refused for clients that have no more', () => {
  assert.equal(
    faultsOf(() => script(everyKind, 'plain')),
    [
      'LB551 "CREATE INDEX CONCURRENTLY i ON t (id)" cannot run inside a transaction, and a plain script has nothing but transactions | compile for psql: --client psql',
    ],
  );
  assert.match(faultsOf(() => script(everyKind, 'sqlite3'))[0] ?? '', /^LB551 .*SQLite/);
});

test('what no quoting helps is refused, all of it at once', () => {
  const steps = chain([['a1', 'COPY t FROM STDIN', "SELECT 'open", 'SELECT (1', 'SELECT /* 1']]);
  assert.equal(
    faultsOf(() => script(steps, 'psql')).map((one) => one.slice(0, 5)),
    ['LB552', 'LB552', 'LB552', 'LB552'],
  );
  assert.is(
    faultsOf(() =>
      script(
        chain([
          ['a1', "SELECT 'open"],
          ['b2', 'SELECT 1;\nSELECT 2'],
        ]),
        'sqlite3',
      ),
    ).length,
    2,
  );
  assert.match(
    faultsOf(() => script(simple, 'sqlite3', { versionTable: { name: 'v', schema: 's' } }))[0] ?? '',
    /^LB553/,
  );
});

test('a template cannot change the frame', () => {
  const templates: Readonly<Record<string, (view: { prologue: string; body: string }) => string>> = {
    'nothing first': ({ body }) => `-- mine\n${body}\n`,
    'something last': ({ prologue, body }) => `${prologue}\n${body}\n-- mine\n`,
    'no body': ({ prologue }) => `${prologue}\n`,
    'the body twice': ({ prologue, body }) => `${prologue}\n-- ${body}\n${body}\n`,
  };
  for (const [name, envelope] of Object.entries(templates)) {
    assert.match(faultsOf(() => script(simple, 'psql', { envelope }))[0] ?? '', /^LB554/, name);
  }
  const added = script(simple, 'psql', {
    envelope: (view) => envelopeOf('psql')(view).replace('-- digest', 'DROP TABLE x;\n-- digest'),
  });
  assert.match(faultsOf(() => checkRoundTrip(added, clientNamed('psql')))[0] ?? '', /^LB603/);
});

test('ten thousand revisions are assembled in linear time', () => {
  const time = (count: number, client: string): number => {
    const table = (i: number, k: number): string =>
      `CREATE TABLE "t${i}_${k}" (id integer NOT NULL, name varchar(40) DEFAULT 'x')`;
    const steps = chain(
      Array.from({ length: count }, (_, i) => [`r${i}`, ...[0, 1, 2, 3, 4].map((k) => table(i, k))] as const),
    );
    const started = performance.now();
    const { text } = script(steps, client, { transaction: 'revision' });
    assert.ok(text.length > count * 500);
    return performance.now() - started;
  };
  for (const client of ['psql', 'sqlite3'] as const) {
    time(1000, client);
    const small = Math.min(time(1000, client), time(1000, client));
    const large = Math.min(time(10_000, client), time(10_000, client));
    assert.ok(large < 30 * small + 100, `${client}: ${small.toFixed()} ms for 1000, ${large.toFixed()} ms for 10000`);
  }
});

test.run();
