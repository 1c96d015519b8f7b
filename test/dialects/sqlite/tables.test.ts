import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sqlite } from '../../../src/dialects/sqlite/dialect.ts';
import type { Column, Constraint, Table, TableOptions } from '../../../src/schema/model.ts';
import type { ColumnType } from '../../../src/schema/types.ts';
import {
  catalogOf,
  column,
  type Intended,
  integer,
  raw,
  refusal,
  script,
  sql,
  table,
  text,
  why,
  withEnum,
} from './rendering.ts';
import { run } from './shell.ts';

const creating = (columns: readonly Column[], more: Partial<Table> = {}): Intended => ({
  kind: 'createTable',
  table: table('t', columns, more),
  ifNotExists: false,
});
const id = column('id', integer, { nullable: false, autoincrement: true });
const key: Constraint = { kind: 'primaryKey', name: 't_pkey', named: false, columns: ['id'] };
const defaults = (value: NonNullable<Column['default']> | null, type: ColumnType = text): string =>
  sql(creating([column('c', type, { default: value })]))[0]?.replace(/^.*? DEFAULT (.*) \)$/, '$1') ?? '';

test('the primary key comes first, and names that nobody chose are left out when asked', () => {
  const unique: Constraint = { kind: 'unique', name: 'uq_t', named: true, columns: ['name', 'id'] };
  const operation = creating([id, column('name', text, { nullable: false })], { constraints: [unique, key] });
  assert.equal(sql(operation), [
    'CREATE TABLE t ( id INTEGER NOT NULL, name TEXT NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id), CONSTRAINT uq_t UNIQUE (name, id) )',
  ]);
  assert.equal(sql(operation, { leaveNames: true }), [
    'CREATE TABLE t ( id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (id), CONSTRAINT uq_t UNIQUE (name, id) )',
  ]);
});

test('columns of the key are not null; comments have no place', () => {
  const columns = [column('id', integer, { comment: 'a' }), column('v', text, { comment: 'b' })];
  const commented = creating(columns, { constraints: [{ ...key, comment: 'c' }], comment: 'd' });
  assert.equal(sql(commented), ['CREATE TABLE t ( id INTEGER NOT NULL, v TEXT, CONSTRAINT t_pkey PRIMARY KEY (id) )']);
  assert.equal(sql({ kind: 'tableComment', table: { name: 't' }, comment: 'x' }), []);
});

test('if not exists goes for the indexes too', () => {
  const index = { name: 'ix', unique: false, elements: [{ target: 'id' }] };
  const operation: Intended = {
    kind: 'createTable',
    table: table('t', [id], { constraints: [key], indexes: [index] }),
    ifNotExists: true,
  };
  assert.equal(sql(operation), [
    'CREATE TABLE IF NOT EXISTS t ( id INTEGER NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id) )',
    'CREATE INDEX IF NOT EXISTS ix ON t (id)',
  ]);
});

test('schemas are attached databases', () => {
  const index = { name: 'ix', unique: false, elements: [{ target: 'id' }] };
  assert.equal(sql(creating([column('id', integer)], { schema: 'sales', indexes: [index] })), [
    'CREATE TABLE sales.t ( id INTEGER )',
    'CREATE INDEX sales.ix ON t (id)',
  ]);
  assert.equal(sql({ kind: 'dropTable', table: { name: 't', schema: 'sales' }, ifExists: true }), [
    'DROP TABLE IF EXISTS sales.t',
  ]);
});

test('defaults', () => {
  const written: readonly (readonly [string, string])[] = [
    ['42', '42'],
    ['-4.5e3', '-4.5e3'],
    ['0x1F', '0x1F'],
    ["'it''s'", "'it''s'"],
    ["X'00'", "X'00'"],
    ['NULL', 'NULL'],
    ['false', 'false'],
    ['CURRENT_TIMESTAMP', 'CURRENT_TIMESTAMP'],
    ["(datetime('now'))", "(datetime('now'))"],
    ["datetime('now')", "(datetime('now'))"],
    ['(1) + (2)', '((1) + (2))'],
    ["'a' || ')'", "('a' || ')')"],
    ['1 + 1', '(1 + 1)'],
  ];
  for (const [given, expected] of written) assert.is(defaults(raw(given)), expected);
  assert.is(defaults('0', integer), "'0'");
  assert.is(defaults(null), 'NULL');
  assert.is(defaults(true, { kind: 'boolean' }), '1');
  assert.is(defaults('a\r\nb'), "(replace('a b', char(10), char(13, 10)))");
  assert.match(why(creating([column('c', text, { default: raw(' ') })])), /is empty/);
  assert.match(why(creating([column('c', integer, { default: 'x' })])), /no value for a column of type INTEGER/);
});

test('a default does not call what only other engines have', () => {
  const given: readonly (readonly [sql: string, name: string, help: RegExp])[] = [
    ['now()', 'now', /CURRENT_TIMESTAMP/],
    [" Timezone ('utc', now())", 'timezone', /CURRENT_TIMESTAMP/],
    ["coalesce('x', NOW /* the moment */ ())", 'now', /CURRENT_TIMESTAMP/],
    ['gen_random_uuid()', 'gen_random_uuid', /randomblob/],
    ["(nextval('seq'))", 'nextval', /autoincrement\(\)/],
  ];
  for (const [written, name, help] of given) {
    const found = refusal(creating([column('c', text, { default: raw(written) })]));
    assert.is(found.why, `the default of "c" calls ${name}(), which SQLite does not have`);
    assert.match(found.help, help);
  }
  for (const written of ["'now()'", "datetime('now')", 'lower(hex(randomblob(16)))', "'a' || /* now() */ 'b'"]) {
    assert.match(defaults(raw(written)), /now|randomblob/);
  }
});

test('a column defined in full', () => {
  const given = column(
    'Größe',
    { kind: 'string', length: 5 },
    { nullable: false, default: "it's", collation: 'NOCASE' },
  );
  assert.equal(sql(creating([given])), [
    `CREATE TABLE t ( "Größe" VARCHAR(5) COLLATE "NOCASE" DEFAULT 'it''s' NOT NULL )`,
  ]);
  assert.match(why(creating([column('c', text, { collation: 'de_DE' })])), /no collation "de_DE"/);
});

test('computed columns', () => {
  const a = column('a', integer);
  const twice = (stored: boolean, more: Partial<Column> = {}) =>
    column('b', integer, { computed: { sql: raw('a * 2'), stored }, ...more });
  assert.equal(sql(creating([a, twice(true, { nullable: false }), { ...twice(false), name: 'c' }])), [
    'CREATE TABLE t ( a INTEGER, b INTEGER NOT NULL GENERATED ALWAYS AS (a * 2) STORED, c INTEGER GENERATED ALWAYS AS (a * 2) VIRTUAL )',
  ]);
  assert.match(why(creating([a, twice(true, { default: 1 })])), /generated and has a default/);
  assert.match(why(creating([twice(true)])), /every column of table "t" is computed/);
  const keyed: Constraint = { ...key, columns: ['b'] };
  assert.match(why(creating([a, twice(true)], { constraints: [keyed] })), /computed, and SQLite takes no such column/);
});

test('numbering', () => {
  assert.match(why(creating([id])), /"id" cannot number itself/);
  const bigint = { ...id, type: { kind: 'bigint' } } as const;
  assert.equal(sql(creating([bigint], { constraints: [key] })), [
    'CREATE TABLE t ( id INTEGER NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id) )',
  ]);
  assert.match(why(creating([{ ...id, type: text }], { constraints: [key] })), /cannot number itself/);
  const two: Constraint = { ...key, columns: ['id', 'v'] };
  assert.match(why(creating([id, column('v', text)], { constraints: [two] })), /cannot number itself/);
  assert.match(why(creating([{ ...id, default: 1 }], { constraints: [key] })), /a value of another kind/);
  for (const own of [{}, { start: 1, increment: 1, cycle: false }]) {
    const identity = column('id', integer, { identity: { always: false, ...own } });
    assert.equal(sql(creating([identity], { constraints: [key] })), [
      'CREATE TABLE t ( id INTEGER NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id) )',
    ]);
    assert.match(why(creating([identity])), /cannot number itself/);
  }
  const always = column('id', integer, { identity: { always: true } });
  assert.match(why(creating([always], { constraints: [key] })), /cannot keep rows from giving/);
  const from = column('id', integer, { identity: { always: false, start: 100 } });
  assert.match(why(creating([from], { constraints: [key] })), /a numbering of its own/);
});

test('AUTOINCREMENT, STRICT and WITHOUT ROWID', () => {
  const v = column('v', { kind: 'text' });
  const own = (sqlite: TableOptions['sqlite'], columns = [id, v], constraints: readonly Constraint[] = [key]) =>
    creating(columns, { constraints, options: { sqlite: sqlite ?? {} } });
  assert.equal(sql(own({ autoincrement: true })), [
    'CREATE TABLE t ( id INTEGER NOT NULL CONSTRAINT t_pkey PRIMARY KEY AUTOINCREMENT, v TEXT )',
  ]);
  assert.equal(sql(own({ strict: true })), [
    'CREATE TABLE t ( id INTEGER NOT NULL, v TEXT, CONSTRAINT t_pkey PRIMARY KEY (id) ) STRICT',
  ]);
  const plain = column('a', integer);
  const two: Constraint = { ...key, columns: ['a'] };
  assert.equal(sql(own({ strict: true, withoutRowid: true }, [plain, v], [two])), [
    'CREATE TABLE t ( a INTEGER NOT NULL, v TEXT, CONSTRAINT t_pkey PRIMARY KEY (a) ) STRICT, WITHOUT ROWID',
  ]);
  assert.match(why(own({ autoincrement: true }, [v], [])), /no whole number as its whole primary key/);
  assert.match(why(own({ strict: true }, [column('s', { kind: 'string', length: 4 })], [])), /STRICT table "t" cannot/);
  assert.match(why(own({ withoutRowid: true })), /what numbers itself is the rowid/);
  assert.match(why(own({ withoutRowid: true }, [v], [])), /has no primary key/);
});

test('enums are checked by their column, with the values of the moment', () => {
  const mood = column('mood', { kind: 'enum', name: 'mood', values: ['ok'] }, { nullable: false, default: 'ok' });
  assert.equal(sql(creating([mood])), [
    `CREATE TABLE t ( mood VARCHAR(2) DEFAULT 'ok' NOT NULL CHECK (mood IN ('ok')) )`,
  ]);
  const grown = withEnum(catalogOf(), 'mood', ['ok', "can't"]);
  const bare = column('mood', { kind: 'enum', name: 'mood' });
  assert.equal(sql(creating([bare]), { before: grown }), [
    `CREATE TABLE t ( mood VARCHAR(5) CHECK (mood IN ('ok', 'can''t')) )`,
  ]);
  assert.match(why(creating([bare])), /they are not known here/);
});

test('options that only PostgreSQL has are refused; what says nothing is not', () => {
  const options: readonly TableOptions[] = [
    { unlogged: true },
    { partitionBy: raw('RANGE (id)') },
    { inherits: [{ name: 'parent' }] },
    { using: 'heap' },
    { with: { fillfactor: 70 } },
    { onCommit: 'drop' },
    { tablespace: 'fast' },
  ];
  for (const one of options) {
    const [name] = Object.keys(one);
    assert.is(why(creating([column('a', integer)], { options: one })), `SQLite has no ${name} for tables`);
  }
  assert.equal(sql(creating([column('a', integer)], { options: { unlogged: false, inherits: [], with: {} } })), [
    'CREATE TABLE t ( a INTEGER )',
  ]);
});

test('temporary tables', () => {
  const options = { temporary: true };
  const index = { name: 'ix', unique: false, elements: [{ target: 'a' }] };
  assert.equal(sql(creating([column('a', integer)], { options, indexes: [index] })), [
    'CREATE TEMPORARY TABLE t ( a INTEGER )',
    'CREATE INDEX ix ON t (a)',
  ]);
  assert.match(why(creating([column('a', integer)], { options, schema: 'sales' })), /temporary and has a schema/);
});

test('names that SQLite keeps apart in its own way', () => {
  assert.match(why(creating([])), /no columns/);
  assert.match(why(creating([column('A', integer), column('a', integer)])), /takes the columns "A" and "a"/);
  assert.equal(sql(creating([column('Ä', integer), column('ä', integer)])), [
    'CREATE TABLE t ( "Ä" INTEGER, "ä" INTEGER )',
  ]);
  const reserved: Intended = { kind: 'createTable', table: table('SQLite_x', [column('a', text)]), ifNotExists: false };
  assert.match(why(reserved), /SQLite's own/);
  const before = catalogOf(table('users', [column('id', integer)]));
  const rename = (to: string): Intended => ({ kind: 'renameTable', table: { name: 'users' }, to });
  assert.equal(sql(rename('order'), { before }), ['ALTER TABLE users RENAME TO "order"']);
  assert.match(why(rename('Users'), { before }), /for the same name/);
  assert.match(why(rename('sqlite_users'), { before }), /SQLite's own/);
  assert.equal(sql({ kind: 'dropTable', table: { name: 'users' }, ifExists: false }, { before }), ['DROP TABLE users']);
});

test('tables and indexes of one database differ in more than case', () => {
  const index = { name: 'IX_a', unique: false, elements: [{ target: 'a' }] };
  const unique: Constraint = { kind: 'unique', name: 'uq_a', named: true, columns: ['a'] };
  const before = catalogOf(table('Users', [column('a', integer)], { indexes: [index], constraints: [unique] }));
  const making = (name: string, more: Partial<Table> = {}): Intended => ({
    kind: 'createTable',
    table: table(name, [column('a', integer)], more),
    ifNotExists: true,
  });
  const indexing = (name: string): Intended => ({
    kind: 'createIndex',
    table: { name: 'Users' },
    index: { ...index, name },
    ifNotExists: true,
    concurrently: false,
  });
  assert.is(why(making('users'), { before }), 'SQLite takes "Users" and "users" for the same name');
  assert.match(why(making('USERS'), { before }), /for the same name/);
  assert.match(why(indexing('users'), { before }), /takes "Users" and "users"/);
  const lower = catalogOf(table('Users', [column('a', integer)], { indexes: [{ ...index, name: 'ix_a' }] }));
  assert.match(why(indexing('Ix_A'), { before: lower }), /takes "ix_a" and "Ix_A"/);
  assert.match(why(making('T', { indexes: [{ ...index, name: 't' }] })), /takes "t" and "T"/);
  const other = catalogOf(table('Users', [column('a', integer)]), table('x', [column('a', integer)]));
  const renaming: Intended = { kind: 'renameTable', table: { name: 'x' }, to: 'users' };
  assert.match(why(renaming, { before: other }), /takes "Users" and "users"/);

  assert.is(sql(making('users', { options: { temporary: true } }), { before }).length, 1);
  assert.is(sql(making('users', { schema: 'sales' }), { before }).length, 1);
  assert.equal(sql(indexing('UQ_A'), { before }), ['CREATE INDEX IF NOT EXISTS "UQ_A" ON "Users" (a)']);
  const umlaut = catalogOf(table('ähre', [column('a', integer)]));
  assert.is(sql(making('Ähre'), { before: umlaut }).length, 1);
});

test('quoting', () => {
  for (const name of ['plain', 'with_9', 'größe', 'type', 'value']) {
    assert.is(sqlite.quote(name), /^[a-z_0-9]*$/.test(name) ? name : `"${name}"`);
  }
  assert.equal(['order', 'Mixed', '9a', 'a"b', 'a b', 'true', 'rowid'].map(sqlite.quote), [
    '"order"',
    '"Mixed"',
    '"9a"',
    '"a""b"',
    '"a b"',
    '"true"',
    'rowid',
  ]);
});

const words =
  'abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade case cast check ' +
  'collate column commit conflict constraint create cross current current_date current_time current_timestamp database default ' +
  'deferrable deferred delete desc detach distinct do drop each else end escape except exclude exclusive exists explain fail false ' +
  'filter first following for foreign from full generated glob group groups having if ignore immediate in index indexed initially ' +
  'inner insert instead intersect into is isnull join key last left like limit match materialized natural no not nothing notnull ' +
  'null nulls of offset on or order others outer over partition plan pragma preceding primary query raise range recursive references ' +
  'regexp reindex release rename replace restrict returning right rollback row rows savepoint select set table temp temporary then ' +
  'ties to transaction trigger true unbounded union unique update using vacuum values view virtual when where window with without ' +
  'error go main oid rowid stored strict text within integer replace glob_ _a a$b _ x';

/** Names that the sqlite3 shell keeps: it turns CR LF into LF. */
const anyName = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'ab_9$A"\'`[];- \t\n'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 8,
  })
  .filter((name) => !name.includes('\u0000') && !name.includes('\r') && !/^sqlite_/i.test(name));

test('every name comes back as it was given', () => {
  const names = [...new Set([...words.split(' '), ...fc.sample(anyName, { numRuns: 300, seed: 20260115 })])];
  const statements = names.flatMap((name, i) => [
    `CREATE TABLE t${i} (${sqlite.quote(name)} INTEGER CHECK (${sqlite.quote(name)} > 0), x$ INTEGER)`,
    `CREATE INDEX i${i} ON t${i} (${sqlite.quote(name)})`,
    `ALTER TABLE t${i} RENAME COLUMN x$ TO ${sqlite.quote(`${name}2`)}`,
    `ALTER TABLE t${i} RENAME TO ${sqlite.quote(`${name}${i}`)}`,
    `SELECT hex(s.name), hex(c.name) FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type = 'table' AND cid = 0`,
    `DROP TABLE ${sqlite.quote(`${name}${i}`)}`,
  ]);
  const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();
  const expected = names.map((name, i) => `${hex(`${name}${i}`)}|${hex(name)}`);
  assert.equal(run(script(statements)).trim().split('\n'), expected);
});

test.run();
