/** What people write into messages, names, comments and values arrives as they wrote it, and nothing of it is executed. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck } from '../cli/run-main.ts';
import { apply, applyAsOneString, query, scratch, serverUrl, withDatabase } from './clients.ts';

const touched = join(scratch, 'touched');
/** What psql, SQL, a shell or a terminal could take for something else. */
const pieces = [
  `\\! touch ${touched}`,
  `\`touch ${touched}\``,
  '\\q',
  '\\',
  '\\\\',
  ':x',
  ":'x'",
  ':"x"',
  ':{?x}',
  '[1:n]',
  "'",
  '"',
  ';',
  '*/',
  '/*',
  '--',
  '\n',
  '\r\n',
  '\t',
  '$$',
  '$limbeck$',
  '$limbeck1$',
  '$limbeck',
  '$1',
  '%s',
  '{{{body}}}',
  '\\endif',
  '\\gexec',
  'COMMIT;',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u0007',
  '\u001b[2J',
  '\u0085',
  '\u2028',
  'ä€𝄞',
  "E'\\''",
  "U&'\\0041'",
  ' ',
  'a',
];
const nasty = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((one) => one.join(''));
/** Names have at most 63 bytes; line breaks and controls are refused in them or not: that is tested elsewhere. */
const name = nasty.map((one) => {
  let short = '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is left out
  for (const letter of one.replace(/[\u0000-\u001f\u007f-\u009f\u2028]/g, '')) {
    if (Buffer.byteLength(short + letter) > 50) break;
    short += letter;
  }
  return short;
});

interface Written {
  readonly message: string;
  readonly table: string;
  readonly column: string;
  readonly comment: string;
  readonly columnComment: string;
  readonly fallback: string;
  readonly value: string;
  readonly label: string;
}

const written: fc.Arbitrary<Written> = fc.record({
  message: nasty,
  table: name,
  column: name,
  comment: nasty,
  columnComment: nasty,
  fallback: nasty,
  value: nasty,
  label: name,
});

/** One revision with everything; `i` keeps names apart. */
function migrationText(one: Written, i: number): string {
  const js = JSON.stringify;
  const table = js(`${i}${one.table}`);
  return `import { check, migration, sql, t } from 'limbeck';
export default migration({
  revision: 'r${i}', downRevision: ${i === 0 ? 'null' : js(`r${i - 1}`)}, message: ${js(one.message)},
  upgrade(op) {
    op.createEnum(${js(`e${i}${one.label}`)}, [${js(`v${one.label}`)}]);
    op.createTable(${table}, [
      ['id', t.integer().primaryKey()],
      [${js(`c${one.column}`)}, t.text().default(${js(one.fallback)}).comment(${js(one.columnComment)})],
      ['e', t.enum(${js(`e${i}${one.label}`)})],
    ], (c) => [check(${js(`k${i}${one.label}`)}, sql\`id <> 77 OR length(\${${js(one.value)}}) = 0\`)], { comment: ${js(one.comment)} });
    op.createIndex(${js(`x${i}${one.label}`)}, ${table}, [${js(`c${one.column}`)}]${i % 3 === 0 ? '' : ', { concurrently: CONCURRENTLY }'});
    op.bulkInsert(${table}, [{ id: 1, [${js(`c${one.column}`)}]: ${js(one.value)}, e: ${js(`v${one.label}`)} }]);
    op.execute(sql\`INSERT INTO \${sql.id(${table})} (id, \${sql.id(${js(`c${one.column}`)})}) VALUES (2, \${${js(one.value)}})\`, { down: null });
    op.execute(sql\`INSERT INTO \${sql.id(${table})} (id) SELECT 1 + array_length((ARRAY[1, 2, 3])[1:n], 1) FROM (SELECT 2 AS n) AS x\`, { down: null });
    op.execute(sql\`CREATE FUNCTION f${i}() RETURNS text LANGUAGE plpgsql AS $$ BEGIN /* $limbeck$ ; */ RETURN 'a;:x\\\\'; END $$\`, { down: null });
  },
});
`;
}

/** Everything again, as the catalogs and tables have it. */
async function readBack(url: string, one: Written, i: number): Promise<Partial<Written>> {
  const literal = (text: string): string => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const table = quoted(`${i}${one.table}`);
  const column = quoted(`c${one.column}`);
  const sql = `
\\set QUIET on
SELECT json_build_object('comment', obj_description(c.oid, 'pg_class'), 'columnComment', col_description(c.oid, 2),
  'table', substr(relname, ${String(i).length + 1}), 'column', (SELECT substr(attname, 2) FROM pg_attribute WHERE attrelid = c.oid AND attnum = 2),
  'value', (SELECT min(${column}) FROM ${table} WHERE id < 3 HAVING min(${column}) = max(${column}) AND count(*) = 2),
  'fallback', (SELECT ${column} FROM ${table} WHERE id = 3),
  'label', (SELECT substr(min(e::text), 2) FROM ${table}))
FROM pg_class c WHERE relname = ${literal(`${i}${one.table}`)} AND relkind = 'r'`;
  // psql itself would read the names of this query otherwise than meant: it goes to the server as the text of another one.
  return JSON.parse(await query(url, `SELECT ${tagged(sql.replace(/^\n.*\n/, ''))} \\gexec`)) as Partial<Written>;
}

function tagged(text: string): string {
  return `$read_back$${text}$read_back$`;
}

const variables = ['x=0', 'n=9', '1=1', 'id=7'].flatMap((one) => ['-v', one]);
const samples = fc.sample(written, { numRuns: 24, seed: 20_261_123 });

async function scriptFor(client: string, ...more: readonly string[]): Promise<string> {
  const files = samples.map((one, i) => [
    `migrations/${String(i).padStart(3, '0')}.ts`,
    migrationText(one, i).replace('CONCURRENTLY', String(client === 'psql')),
  ]);
  const { status, stdout, stderr } = await limbeck(
    folderWith(Object.fromEntries(files)),
    'compile',
    '--client',
    client,
    '--transaction',
    'revision',
    ...more,
  );
  assert.is(status, 0, stderr);
  return stdout;
}

test('comments and progress lines are free of what a terminal or a reader could be misled by', async () => {
  const text = await scriptFor('psql');
  const own = text.split('\n').filter((line) => /^(?:--|\\echo)/.test(line));
  assert.equal(
    own.filter((line) => /[\p{Cc}\p{Cf}\u2028]/u.test(line)),
    [],
  );
  const said = own.filter((line) => line.startsWith('\\echo') && !line.endsWith("passed over'"));
  assert.is(said.length, samples.length + 1);
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no nasty names were sent to a server');
} else {
  const ways = {
    'psql -f': { client: 'psql', send: (url: string, text: string) => apply(url, text, ...variables) },
    'a plain script by psql -f': { client: 'plain', send: (url: string, text: string) => apply(url, text) },
    'a plain script by psql -c': { client: 'plain', send: applyAsOneString },
  };
  for (const [way, { client, send }] of Object.entries(ways)) {
    test(`everything arrives as it was written: ${way}`, () =>
      withDatabase(async (url) => {
        // One argument of a command line has not room for the journal, too.
        const journal = send === applyAsOneString ? 'never' : 'auto';
        const { status, output } = await send(url, await scriptFor(client, '--journal', journal));
        assert.is(status, 0, output);
        for (const [i, one] of samples.entries()) {
          const { message, ...rest } = one;
          assert.equal(await readBack(url, one, i), rest, message);
        }
        assert.is(await query(url, 'SELECT string_agg(version_num, $$,$$) FROM alembic_version'), 'r23');
        assert.is(
          await query(
            url,
            "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'limbeck_journal'",
          ),
          '25',
        );
        assert.is(await query(url, 'SELECT f0()'), 'a;:x\\');
        assert.not(existsSync(touched), readdirSync(scratch).join());
      }));
  }
}

test.run();
