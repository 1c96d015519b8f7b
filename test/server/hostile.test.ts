/**
 * Input that fights back: chains whose names, texts and SQL are made of what a client, a server or a terminal could take for something
 * else. They are applied by real clients in hostile sessions, and exactly what was meant must be there.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../cli/run-main.ts';
import { apply, type Outcome, query, run, scratch, serverProgram, serverUrl, withDatabase } from '../script/clients.ts';
import {
  EVERYTHING,
  type Everything,
  expectedOf,
  type Hostile,
  hostile,
  hostileMigration,
  piecesFor,
} from './hostile.ts';

const canary = join(scratch, 'canary');
/** LIMBECK_TEST_SEED=n tries another chain, LIMBECK_TEST_RUNS=n a longer one. */
const seed = Number(process.env.LIMBECK_TEST_SEED ?? 20_261_128);
const samples = fc.sample(hostile(piecesFor(canary)), { numRuns: Number(process.env.LIMBECK_TEST_RUNS ?? 24), seed });

async function compileSamples(client: string): Promise<string> {
  const files = samples.map((one: Hostile, i: number) => [
    `migrations/${String(i).padStart(3, '0')}_${one.file.replaceAll('\0', '')}.ts`,
    hostileMigration(one, i, client === 'psql'),
  ]);
  const root = folderWith(Object.fromEntries(files));
  const { status, stdout, stderr } = await limbeck(root, 'compile', '--client', client, '--transaction', 'revision');
  assert.is(status, 0, stderr);
  return stdout;
}

/** Variables that psql would put into names and texts, and switches that change how it reads and goes on. */
const variables = [
  ...['name=0', 'x=1', '1=1', 'a=injected', 'injected=1'],
  ...['ON_ERROR_ROLLBACK=on', 'AUTOCOMMIT=off', 'ECHO=queries', 'ON_ERROR_STOP=off', 'FETCH_COUNT=1', 'SINGLELINE=on'],
].flatMap((one) => ['-v', one]);

test('control characters and what turns text around are in no comment and no progress line', async () => {
  for (const client of ['psql', 'plain']) {
    const own = (await compileSamples(client))
      .split('\n')
      .filter((line) => /^(?:-- (?:\[|migrations)|\\echo)/.test(line));
    assert.ok(own.length > samples.length);
    assert.equal(
      own.filter((line) => /[\p{Cc}\p{Cf}\u2028\u2029]/u.test(line)),
      [],
    );
  }
});

test('NUL, half a character, an empty name and one of more than 63 bytes are refused, wherever they stand', async () => {
  const table = (name: string, column = 'a', value = 'v') =>
    `op.createTable(${JSON.stringify(name)}, [[${JSON.stringify(column)}, t.text().default(${JSON.stringify(value)})]]);`;
  const long = `${'ä'.repeat(31)}xx`;
  for (const [what, body, code] of [
    ['NUL in a table', table('t\0'), /LB\d+/],
    ['NUL in a column', table('t', 'a\0'), /LB\d+/],
    ['NUL in a default', table('t', 'a', 'v\0'), /LB\d+/],
    ['NUL in a comment', "op.createTable('t', [['a', t.text().comment('\\0')]]);", /LB\d+/],
    ['NUL in an enum', "op.createEnum('e', ['\\0']);", /LB\d+/],
    ['NUL in raw SQL', 'op.execute(sql`SELECT \\0`, { down: null });', /LB\d+/],
    ['NUL in an assertion', "op.assert(sql`SELECT true`, 'x\\0');", /LB\d+/],
    ['NUL in a row', `${table('t')} op.bulkInsert('t', [{ a: '\\0' }]);`, /LB\d+/],
    ['half a character in a table', table('t\ud800'), /LB\d+/],
    ['half a character in a default', table('t', 'a', '\udc00'), /LB\d+/],
    ['an empty table', table(''), /LB301/],
    ['an empty column', table('t', ''), /LB\d+/],
    ['64 bytes in a table', table(long), /(?:allows|more than) 63/],
    ['64 bytes in a column', table('t', long), /(?:allows|more than) 63/],
    ['64 bytes in an enum value', `op.createEnum('e', ['${long}']);`, /(?:allows|more than) 63/],
    ['64 bytes in a schema', `op.createSchema('${long}');`, /(?:allows|more than) 63/],
    ['64 bytes in an index', `${table('t')} op.createIndex('${long}', 't', ['a']);`, /(?:allows|more than) 63/],
  ] as const) {
    const { status, stdout, stderr } = await limbeck(
      folderWith({ 'migrations/1.ts': module('a1', null, body) }),
      'compile',
    );
    assert.equal([status, stdout], [1, ''], what);
    assert.match(stderr, code, what);
    assert.match(stderr, /migrations\/1\.ts:8:/, what);
  }
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, nothing hostile was sent to a server');
} else {
  const psql = serverProgram('psql');
  const profile = join(scratch, 'psqlrc');
  writeFileSync(
    profile,
    '\\set AUTOCOMMIT off\n\\set ON_ERROR_ROLLBACK on\n\\set ON_ERROR_STOP off\n\\set name injected\n',
  );
  const ways: Readonly<Record<string, readonly [client: string, (url: string, text: string) => Promise<Outcome>]>> = {
    'psql -f, with variables': ['psql', (url, text) => apply(url, text, ...variables)],
    'psql < plan.sql, with a psqlrc and in LATIN1': [
      'psql',
      (url, text) => run(psql, ['-q', url], text, { ...process.env, PSQLRC: profile, PGCLIENTENCODING: 'LATIN1' }),
    ],
    'a plain script by psql -f': ['plain', (url, text) => apply(url, text)],
  };
  const settings = [
    'standard_conforming_strings = off',
    'quote_all_identifiers = on',
    'backslash_quote = on',
    'escape_string_warning = off',
    "client_encoding = 'LATIN1'",
    "datestyle = 'German'",
    "default_transaction_isolation = 'serializable'",
    'check_function_bodies = off',
  ];
  for (const [way, [client, send]] of Object.entries(ways)) {
    test(`exactly what was meant is there: ${way}`, () =>
      withDatabase(async (url) => {
        const database = new URL(url).pathname.slice(1);
        for (const one of settings) await query(url, `ALTER DATABASE ${database} SET ${one}`);
        const { status, output } = await send(url, await compileSamples(client));
        assert.is(status, 0, output.slice(-2000));
        const found = JSON.parse(await query(url, EVERYTHING)) as Everything;
        const { objects, ...rest } = expectedOf(samples);
        for (const [i, one] of objects.entries()) assert.equal(found.objects[i], one);
        assert.equal({ ...found, objects: found.objects.length }, { ...rest, objects: objects.length });
        assert.not(existsSync(canary), readdirSync(scratch).join());
        // Who runs it again changes nothing.
        assert.match(
          (await send(url, await compileSamples(client))).output,
          /this plan has been applied already|has applied this plan, at/,
        );
        assert.equal(JSON.parse(await query(url, EVERYTHING)), found);
      }));
  }
}

test.run();
