/** Guards ask the server itself: functions, operators, types and tables of their names in a schema of the search path are not asked. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ASKED_FUNCTIONS, ASKED_OPERATORS } from '../../src/script/postgresql-shadows.ts';
import { folderWith, module } from '../cli/run-main.ts';
import { apply, query, serverUrl, withDatabase } from '../script/clients.ts';
import { compileScript, conditionalProject, smallProject } from './project.ts';

/** What guards and conditions call, under every signature that a call of theirs could be taken for; each says that it was called. */
const FUNCTIONS = [
  ['to_regclass(text)', 'regclass'],
  ['to_regtype(text)', 'regtype'],
  ['array_agg(text)', 'text[]'],
  ['array_agg(varchar)', 'text[]'],
  ['array_to_string(text[], text)', 'text'],
  ['format(text, text, text, text)', 'text'],
  ['concat(text, text)', 'text'],
  ['concat(text, text, text)', 'text'],
  ['current_setting(text, boolean)', 'text'],
  ['set_config(text, text, boolean)', 'text'],
  ['pg_try_advisory_lock(bigint)', 'boolean'],
  ['pg_advisory_unlock(bigint)', 'boolean'],
  ['pg_is_in_recovery()', 'boolean'],
  ['pg_export_snapshot()', 'text'],
  ['pg_sleep(double precision)', 'void'],
  ['convert_to(text, name)', 'bytea'],
  ['transaction_timestamp()', 'timestamptz'],
  ['statement_timestamp()', 'timestamptz'],
] as const;
const OPERATORS = [
  ...['=', '<>'].flatMap((one) =>
    ['text[]', 'text', 'varchar', 'bigint', 'timestamptz', 'bytea'].map(
      (type) => [one, type, type, 'boolean'] as const,
    ),
  ),
  ['<>', 'bigint', 'integer', 'boolean'],
  ['||', 'text', 'text', 'text'],
  ['+', 'bigint', 'bigint', 'bigint'],
] as const;

function decoys(schema: string): string {
  const raise = (what: string): string =>
    `LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION 'deceived by %', '${what}'; END $f$`;
  const functions = FUNCTIONS.map(
    ([signature, type]) => `CREATE FUNCTION ${schema}.${signature} RETURNS ${type} ${raise(signature)};`,
  );
  const operators = OPERATORS.map(
    ([name, left, right, type], i) =>
      `CREATE FUNCTION ${schema}.op${i}(${left}, ${right}) RETURNS ${type} ${raise(`${left} ${name} ${right}`)};
CREATE OPERATOR ${schema}.${name} (FUNCTION = ${schema}.op${i}, LEFTARG = ${left}, RIGHTARG = ${right});`,
  );
  return [...functions, ...operators].join('\n');
}

/** Tables, a type and a collation of the server's names, for a schema that stands before pg_catalog. */
const DISGUISES = `
CREATE TABLE evil.pg_class (oid oid, relname name, relkind "char");
CREATE TABLE evil.pg_attribute (attrelid oid, attname name, attnum int, attisdropped boolean);
CREATE COLLATION evil."C" (provider = libc, locale = 'C');
CREATE DOMAIN evil.text AS pg_catalog.int4;`;

async function inDisguise(url: string): Promise<void> {
  const database = new URL(url).pathname.slice(1);
  await query(url, `CREATE SCHEMA evil;\n${decoys('evil')}\n${DISGUISES}`);
  await query(url, `ALTER DATABASE ${database} SET search_path = evil, pg_catalog, public`);
}

const plain = (): string =>
  folderWith({
    'migrations/1.ts': module('a1', null, "op.createTable('foo', { id: t.integer(), v: t.string(5) });"),
    'migrations/2.ts': module('b2', 'a1', "op.addColumn('foo', 'ä', t.integer().default(7));"),
  });

test('what the guards ask is what is looked for', async () => {
  const scripts = await Promise.all([
    compileScript(smallProject()),
    compileScript(conditionalProject()),
    compileScript(conditionalProject(), '--idempotent', '--transaction', 'revision'),
    compileScript(plain(), '--client', 'plain', '--transaction', 'revision'),
    // With a block that takes locks.
    compileScript(plain(), '--from', 'a1'),
  ]);
  for (const [block = ''] of scripts.join('\n').matchAll(/^DO \$limbeck\d?\$\n[\s\S]*?^\$limbeck\d?\$;$/gm)) {
    const own = block.replace(/\$limbeck\$(?!;)[\s\S]*?\$limbeck\$/g, '').replace(/'(?:[^']|'')*'|--.*/g, '');
    const calls = [...own.matchAll(/(?<![.\w])([a-z_]+) ?\((?!SELECT)/g)].map(([, name = '']) => name);
    const unknown = calls.filter(
      (one) => !/^(?:coalesce|nullif|limbeck_journal|alembic_version|known|needed|both_of|left_over)$/.test(one),
    );
    assert.equal(
      unknown.filter((one) => !ASKED_FUNCTIONS.includes(one)),
      [],
    );
    const operators = own.match(/(?<=\s)(?:[<>=|+@-]+)(?=\s)/g) ?? [];
    assert.equal(
      operators.filter((one) => !ASKED_OPERATORS.includes(one)),
      [],
    );
  }
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no search path was tried');
} else {
  for (const [where, prepare, said] of [
    ['in front of pg_catalog', inDisguise, /schema evil before pg_catalog/],
    ['behind it, with better matching arguments', (url: string) => query(url, decoys('public')), /public|=\(text/],
  ] as const) {
    test(`who stands ${where} is not asked, but said`, () =>
      withDatabase(async (url) => {
        await prepare(url);
        const scripts = [
          await compileScript(smallProject()),
          await compileScript(conditionalProject()),
          await compileScript(plain(), '--client', 'plain'),
        ];
        for (const script of scripts) {
          const { output } = await apply(url, script);
          assert.match(
            output,
            /limbeck: something on the search path stands in the place of the server's own functions/,
          );
          assert.match(output, said);
          assert.is(
            await query(
              url,
              "SELECT pg_catalog.count(*) FROM pg_catalog.pg_class WHERE relname IN ('foo', 'alembic_version')",
            ),
            '0',
          );
        }
      }));
  }

  test('functions and operators for types of their own are no strangers', () =>
    withDatabase(async (url) => {
      await query(
        url,
        'CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION ltree; CREATE EXTENSION intarray',
      );
      const { status, output } = await apply(url, await compileScript(smallProject()));
      assert.is(status, 0, output);
    }));

  test('a version table of another schema in front is refused; with the path pinned, the right one is asked', () =>
    withDatabase(async (url) => {
      await query(url, 'CREATE SCHEMA evil; CREATE TABLE evil.alembic_version (version_num varchar(32))');
      await query(url, "INSERT INTO evil.alembic_version VALUES ('b2')");
      await query(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET search_path = evil, public`);
      const root = plain();
      assert.match((await apply(url, await compileScript(root))).output, /applied already/);
      const pinned = folderWith({
        'limbeck.config.json': '{ "searchPath": ["public"] }',
        'migrations/1.ts': module('a1', null, "op.createTable('foo', { id: t.integer() });"),
      });
      const { status, output } = await apply(url, await compileScript(pinned));
      assert.is(status, 0, output);
      assert.is(await query(url, 'SELECT version_num FROM public.alembic_version'), 'a1');
      assert.is(await query(url, 'SELECT version_num FROM evil.alembic_version'), 'b2');
    }));
}

test.run();
