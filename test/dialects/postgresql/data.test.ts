import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { emptyCatalog } from '../../../src/schema/catalog.ts';
import type { Literal } from '../../../src/sql/author.ts';
import { catalogOf, column, integer, raw, refusal, render, sql, table } from './rendering.ts';

const inserting = (columns: readonly string[], rows: readonly (readonly Literal[])[]) =>
  ({ kind: 'bulkInsert', table: { name: 't' }, columns, rows }) as const;

const known = catalogOf(
  table('t', [
    column('id', integer, { identity: { always: true } }),
    column('name', { kind: 'string', length: 5 }),
    column('price', { kind: 'numeric', precision: 10, scale: 2 }),
    column('gross', integer, { computed: { sql: raw('1'), stored: true } }),
  ]),
);

test('rows go into one statement', () => {
  const rows = [
    [1, "it's"],
    [2, null],
  ];
  assert.equal(sql(inserting(['id', 'Name'], rows)), [`INSERT INTO t (id, "Name") VALUES (1, 'it''s'), (2, NULL)`]);
});

test('of at most 500 rows each', () => {
  const rows = Array.from({ length: 1001 }, (_, i) => [i]);
  const statements = render(inserting(['n'], rows));
  assert.is(statements.length, 3);
  assert.ok(statements[0]?.sql.text.endsWith('(499)'));
  assert.is(statements[2]?.sql.text, 'INSERT INTO t (n) VALUES (1000)');
  assert.equal(sql(inserting(['n'], [])), []);
});

test('rows without columns', () => {
  assert.equal(sql(inserting([], [[], []])), ['INSERT INTO t DEFAULT VALUES', 'INSERT INTO t DEFAULT VALUES']);
});

test('the types come from the catalog, or from the operation where it is said', () => {
  assert.match(refusal(inserting(['name'], [['too long']]), known).why, /VARCHAR\(5\)/);
  const typed = { ...inserting(['name'], [[true]]), types: { name: { kind: 'boolean' } } } as const;
  assert.equal(sql(typed, known), ['INSERT INTO t (name) VALUES (true)']);
});

test('the digits of a decimal stay as they are', () => {
  const rows = [['1234567890123456789012.3400'], [5], ['NaN'], [raw('DEFAULT')]];
  assert.equal(sql(inserting(['price'], rows), known), [
    "INSERT INTO t (price) VALUES (1234567890123456789012.3400), (5), ('NaN'), (DEFAULT)",
  ]);
});

test('identities that are always generated take a value when told so; computed columns none', () => {
  assert.equal(sql(inserting(['id'], [[7]]), known), ['INSERT INTO t (id) OVERRIDING SYSTEM VALUE VALUES (7)']);
  assert.match(refusal(inserting(['gross'], [[7]]), known).why, /computed/);
});

test('enums', () => {
  const type = { name: 'mood', schema: 'app' };
  assert.equal(sql({ kind: 'createEnum', type, values: ['sad', "it's"], managed: false }), [
    "CREATE TYPE app.mood AS ENUM ('sad', 'it''s')",
  ]);
  assert.equal(sql({ kind: 'dropEnum', type, ifExists: false }), ['DROP TYPE app.mood']);
  assert.equal(sql({ kind: 'dropEnum', type, ifExists: true }), ['DROP TYPE IF EXISTS app.mood']);
  const add = { kind: 'addEnumValue', type, value: 'glad', ifNotExists: false } as const;
  assert.equal(sql(add), ["ALTER TYPE app.mood ADD VALUE 'glad'"]);
  assert.equal(sql({ ...add, ifNotExists: true, before: 'sad' }), [
    "ALTER TYPE app.mood ADD VALUE IF NOT EXISTS 'glad' BEFORE 'sad'",
  ]);
  assert.equal(sql({ ...add, after: 'sad' }), ["ALTER TYPE app.mood ADD VALUE 'glad' AFTER 'sad'"]);
  assert.is(render(add)[0]?.transaction, 'commitAfter');
  assert.match(refusal({ ...add, value: 'é'.repeat(32) }).why, /63 bytes/);
});

test('an author’s SQL stays as it is', () => {
  assert.equal(sql({ kind: 'execute', sql: raw("\n  UPDATE t SET a = ':x\t%' ;\n") }), ["UPDATE t SET a = ':x %'"]);
  const [one] = render({ kind: 'execute', sql: raw("UPDATE t SET a = '\t:x %s'") }, emptyCatalog);
  assert.is(one?.sql.text, "UPDATE t SET a = '\t:x %s'");
  const parts = {
    kind: 'sql',
    parts: [
      { kind: 'text', text: '  DELETE FROM ', index: 0 },
      { kind: 'identifier', path: ['app', 'order'] },
      { kind: 'text', text: ' WHERE a = ', index: 1 },
      { kind: 'value', value: "it's" },
      { kind: 'text', text: ' - ', index: 2 },
      { kind: 'value', value: -1 },
    ],
  } as const;
  const [two] = render({ kind: 'execute', sql: parts });
  assert.is(two?.sql.text, `DELETE FROM app."order" WHERE a = 'it''s' - -1`);
  for (const { start, end, index } of two?.sql.origins ?? []) {
    const { text: whole } = parts.parts[index * 2] as { text: string };
    assert.ok(whole.endsWith(two?.sql.text.slice(Math.max(start, 0), end) ?? '?'));
  }
});

test('a negative value after a minus does not begin a comment', () => {
  const parts = [
    { kind: 'text', text: 'SELECT 5 -', index: 0 },
    { kind: 'value', value: -1 },
    { kind: 'text', text: ', ', index: 1 },
    { kind: 'value', value: -3 },
    { kind: 'text', text: '::text', index: 2 },
  ] as const;
  assert.equal(sql({ kind: 'execute', sql: { kind: 'sql', parts } }), ['SELECT 5 -(-1), (-3)::text']);
});

test('several statements are told apart, each with its comments', () => {
  const text = `-- first
    UPDATE t SET a = ';' /* one */ ; -- about it
    /* second */ DO $$ BEGIN NULL; END $$; ;
    SELECT 1 -- last`;
  assert.equal(
    render({ kind: 'execute', sql: raw(text) }).map((one) => one.sql.text),
    [
      "-- first\n    UPDATE t SET a = ';' /* one */",
      '-- about it\n    /* second */ DO $$ BEGIN NULL; END $$',
      'SELECT 1',
    ],
  );
  assert.match(refusal({ kind: 'execute', sql: raw(' -- nothing\n ; ') }).why, /no statement/);
});

test('raw SQL has the transaction class of its words', () => {
  const transactions = (text: string) => render({ kind: 'execute', sql: raw(text) }).map((one) => one.transaction);
  assert.equal(transactions('UPDATE t SET a = 1; VACUUM t; SELECT 1'), ['inside', 'outside', 'inside']);
  assert.equal(transactions("ALTER TYPE mood ADD VALUE 'x'"), ['commitAfter']);
  assert.match(refusal({ kind: 'execute', sql: raw('COMMIT') }).why, /cannot be part of a script/);
});

test('a comment at the end of an author’s SQL ends before what follows', () => {
  const constraint = { kind: 'check', name: 'ck', named: true, sql: raw('a > 0 -- always') } as const;
  const [one] = render({ kind: 'addConstraint', table: { name: 't' }, constraint });
  assert.is(one?.sql.text, 'ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0 -- always\n)');
});

test('a column that the catalog does not know takes a value as it is', () => {
  assert.equal(sql(inserting(['x', 'y'], [[1.5, 'text']])), ["INSERT INTO t (x, y) VALUES (1.5, 'text')"]);
});

const insertInto = 'INSERT INTO t (v) VALUES';

test('large rows are fewer in a statement, and one that is huge stands alone', () => {
  const lengths = (values: readonly string[]): readonly number[] =>
    render(
      inserting(
        ['v'],
        values.map((one) => [one]),
      ),
    ).map((one) => Buffer.byteLength(one.sql.text));
  const medium = lengths(Array.from({ length: 300 }, () => 'é'.repeat(1000)));
  assert.ok(medium.length > 3 && medium.every((one) => one < 140_000 && one > 20_000), medium.join());
  const huge = render(inserting(['v'], [['a'], ['x'.repeat(300_000)], ['b'], ['c']]));
  assert.equal(
    huge.map((one) => one.sql.text.replace(/x+/, 'x')),
    [`${insertInto} ('a')`, `${insertInto} ('x')`, `${insertInto} ('b'), ('c')`],
  );
});

test.run();
