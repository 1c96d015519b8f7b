/** How columns and tables are stored: the words, the refusals, and the usual storage of every type as the server has it. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isRefusal } from '../../../src/dialects/dialect.ts';
import { postgresql } from '../../../src/dialects/postgresql/dialect.ts';
import { storageChanges } from '../../../src/dialects/postgresql/storage.ts';
import { guardRefusal, typeSql } from '../../../src/dialects/spelling.ts';
import type { ColumnType, TypeKind } from '../../../src/schema/types.ts';
import { catalogOf, column, integer, raw, refusal, sql, table, text } from './rendering.ts';
import { openServer } from './server.ts';

const users = table('users', [
  column('id', integer),
  column('bio', text),
  column('odd', { kind: 'raw', sql: raw('ltree') }),
]);
const known = catalogOf(users);

test('statistics, storage and compression', () => {
  const alter = (name: string, change: object) =>
    sql({ kind: 'alterColumn', table: { name: 'users' }, column: name, ...change }, known);
  assert.equal(alter('bio', { statistics: 0, storage: 'external', compression: 'lz4' }), [
    'ALTER TABLE users ALTER COLUMN bio SET STATISTICS 0',
    'ALTER TABLE users ALTER COLUMN bio SET STORAGE EXTERNAL',
    'ALTER TABLE users ALTER COLUMN bio SET COMPRESSION lz4',
  ]);
  assert.equal(alter('bio', { type: { kind: 'numeric' }, statistics: null, storage: null, compression: null }), [
    'ALTER TABLE users ALTER COLUMN bio TYPE NUMERIC',
    'ALTER TABLE users ALTER COLUMN bio SET STATISTICS -1',
    'ALTER TABLE users ALTER COLUMN bio SET STORAGE MAIN',
    'ALTER TABLE users ALTER COLUMN bio SET COMPRESSION DEFAULT',
  ]);
  assert.equal(alter('id', { storage: 'plain' }), ['ALTER TABLE users ALTER COLUMN id SET STORAGE PLAIN']);
  assert.equal(alter('odd', { storage: 'main' }), ['ALTER TABLE users ALTER COLUMN odd SET STORAGE MAIN']);
});

test('what a type does not allow is refused', () => {
  const why = (name: string, change: object): string =>
    refusal({ kind: 'alterColumn', table: { name: 'users' }, column: name, ...change }, known).why;
  assert.match(why('id', { storage: 'external' }), /of type integer, which has plain storage only/);
  assert.match(why('id', { compression: 'pglz' }), /of type integer, which is not compressed/);
  assert.match(why('odd', { storage: null }), /is not known/);
  assert.match(why('gone', { storage: null }), /is not known/);
});

test('the owner and the database’s own tablespace', () => {
  const alter = (change: object) => sql({ kind: 'alterTable', table: { name: 'a%b', schema: "it's" }, ...change });
  assert.equal(alter({ owner: 'App' }), [`ALTER TABLE "it's"."a%b" OWNER TO "App"`]);
  assert.match(
    alter({ tablespace: null })[0] ?? '',
    /^DO \$name\$ BEGIN EXECUTE pg_catalog\.format\('ALTER TABLE "it''s"\."a%%b" SET TABLESPACE %I', /,
  );
  const public_ = refusal({ kind: 'alterTable', table: { name: 't' }, owner: 'public' });
  assert.match(public_.why, /no role can be called/);
  const odd = refusal({ kind: 'alterTable', table: { name: 't' }, with: { 'a) x': null } });
  assert.match(odd.why, /no storage parameter/);
  const tagged = sql({ kind: 'moveTable', table: { name: '$name$' }, toSchema: null });
  assert.match(tagged[0] ?? '', /^DO \$name1\$ .* \$name1\$$/);
});

const types: readonly ColumnType[] = [
  ...(
    [
      'smallint',
      'integer',
      'bigint',
      'numeric',
      'real',
      'double',
      'boolean',
      'string',
      'char',
      'text',
      'date',
      'interval',
      'uuid',
      'json',
      'jsonb',
      'jsonpath',
      'xml',
      'binary',
      'inet',
      'cidr',
      'macaddr',
      'macaddr8',
      'tsvector',
      'tsquery',
      'money',
      'oid',
      'regclass',
      'regconfig',
    ] as const
  ).map((kind) => ({ kind }) as ColumnType),
  { kind: 'time', timezone: true },
  { kind: 'timestamp', timezone: false },
  { kind: 'bit', varying: false },
  { kind: 'bit', varying: true },
  { kind: 'range', of: 'int4', multi: false },
  { kind: 'array', of: { kind: 'integer' }, dimensions: 1 },
];

const server = openServer();
if (server === undefined) console.log('skipped: no LIMBECK_TEST_POSTGRES, storage was compared with no server');
else {
  test('the usual storage of a type is the server’s', () => {
    const letters: Readonly<Record<string, string>> = { PLAIN: 'p', EXTERNAL: 'e', EXTENDED: 'x', MAIN: 'm' };
    const seen = new Set<TypeKind>();
    const questions = types.map((type) => {
      seen.add(type.kind);
      const changes = storageChanges({ storage: null }, 'c', type);
      const own = letters[changes[0]?.text.replace('SET STORAGE ', '') ?? ''] ?? '';
      // The server takes other storage for types of varying length only.
      const open = !isRefusal(
        guardRefusal(() =>
          storageChanges({ storage: 'external' }, 'c', type).map((sql) => ({ sql, transaction: 'inside' })),
        ),
      );
      const name = typeSql(type, postgresql).text;
      return `SELECT '${name}', typstorage = '${own}', (typlen = -1) = ${open} FROM pg_type WHERE oid = '${name.replace(/\(.*\)/, '')}'::regtype`;
    });
    const lines = server.run(questions.join(';\n')).trim().split('\n');
    assert.equal(
      lines.filter((line) => !line.endsWith('|t|t')),
      [],
    );
    assert.is(lines.length, types.length);
    assert.ok(seen.size > 30);
  });
  test.after(() => server.drop());
}

test.run();
