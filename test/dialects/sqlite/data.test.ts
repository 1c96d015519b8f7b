import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AuthorSql, Literal } from '../../../src/sql/author.ts';
import {
  catalogOf,
  column,
  type Intended,
  integer,
  raw,
  refusal,
  render,
  sql,
  table,
  text,
  why,
  withEnum,
} from './rendering.ts';

const before = catalogOf(
  table('t', [
    column('id', integer),
    column('name', text),
    column('ok', { kind: 'boolean' }),
    column('price', { kind: 'numeric', precision: 10, scale: 2 }),
    column('doc', { kind: 'json' }),
    column('mood', { kind: 'enum', name: 'mood', values: ['ok'] }),
    column('twice', integer, { computed: { sql: raw('id * 2'), stored: true } }),
  ]),
);
const inserting = (columns: readonly string[], rows: readonly (readonly Literal[])[]): Intended => ({
  kind: 'bulkInsert',
  table: { name: 't' },
  columns,
  rows,
});

test('rows go into one statement, by the types of the catalog', () => {
  const rows: readonly (readonly Literal[])[] = [
    [1, "it's", true, '1234.5600', { kind: 'list', items: [1] }],
    [2, null, false, 5, raw('json_array()')],
  ];
  assert.equal(sql(inserting(['id', 'name', 'ok', 'price', 'doc'], rows), { before }), [
    `INSERT INTO t (id, name, ok, price, doc) VALUES (1, 'it''s', 1, 1234.5600, '[1]'), (2, NULL, 0, 5, json_array())`,
  ]);
});

test('of at most 500 rows each', () => {
  const statements = render(
    inserting(
      ['id'],
      Array.from({ length: 1001 }, (_, i) => [i]),
    ),
    { before },
  );
  assert.is(statements.length, 3);
  assert.ok(statements[0]?.sql.text.endsWith('(499)'));
  assert.is(statements[2]?.sql.text, 'INSERT INTO t (id) VALUES (1000)');
  assert.equal(sql(inserting(['id'], []), { before }), []);
  assert.equal(sql(inserting([], [[], []]), { before }), [
    'INSERT INTO t DEFAULT VALUES',
    'INSERT INTO t DEFAULT VALUES',
  ]);
});

test('the author may say the type; what does not fit is refused', () => {
  const typed = { ...inserting(['v'], [['2024-03-10 04:05']]), types: { v: { kind: 'timestamp', timezone: false } } };
  assert.equal(sql(typed as Intended, { notRun: 'the catalog does not know the column' }), [
    "INSERT INTO t (v) VALUES ('2024-03-10 04:05:00.000000')",
  ]);
  assert.match(why(inserting(['id'], [['x']]), { before }), /no value for a column of type INTEGER/);
  assert.match(why(inserting(['twice'], [[1]]), { before }), /"twice" is computed/);
  const grown = withEnum(before, 'mood', ['ok', 'sad']);
  assert.equal(sql(inserting(['mood'], [['sad']]), { before: grown }), ["INSERT INTO t (mood) VALUES ('sad')"]);
  assert.match(why(inserting(['mood'], [['glad']]), { before: grown }), /no value for a column of type VARCHAR\(3\)/);
});

test('enums', () => {
  const type = { name: 'mood' };
  assert.equal(sql({ kind: 'createEnum', type, values: ['ok'], managed: true }), []);
  const known = withEnum(catalogOf(), 'mood', ['ok']);
  assert.equal(sql({ kind: 'dropEnum', type, ifExists: false }, { before: known }), []);
  const adding = { kind: 'addEnumValue', type, value: 'sad', ifNotExists: false } as const;
  assert.equal(sql(adding, { before: known }), []);
  const used = withEnum(before, 'mood', ['ok']);
  assert.match(why(adding, { before: used }), /the check of t\.mood has to change/);
  assert.equal(sql({ ...adding, value: 'ok', ifNotExists: true }, { before: used }), []);
});

const executing = (given: AuthorSql): Intended => ({ kind: 'execute', sql: given });

test("the author's SQL, statement by statement", () => {
  const given = raw(`
    -- first
    UPDATE t SET name = 'a;b' WHERE id = 1; /* second */ DELETE FROM t;
    CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; SELECT CASE WHEN 1 THEN 2 END; END;
  `);
  const statements = render(executing(given), { before });
  assert.equal(
    statements.map((one) => one.sql.text),
    [
      "-- first\n    UPDATE t SET name = 'a;b' WHERE id = 1",
      '/* second */ DELETE FROM t',
      'CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; SELECT CASE WHEN 1 THEN 2 END; END',
    ],
  );
  for (const { sql: one, transaction } of statements) {
    assert.is(transaction, 'inside');
    assert.is(one.origins[0]?.sql, given);
  }
});

test('values of a template are written as SQLite writes them', () => {
  const parts: AuthorSql['parts'] = [
    { kind: 'text', text: 'UPDATE ', index: 0 },
    { kind: 'identifier', path: ['t'] },
    { kind: 'text', text: ' SET ok = ', index: 1 },
    { kind: 'value', value: true },
    { kind: 'text', text: ' WHERE id = 3 -', index: 2 },
    { kind: 'value', value: -1 },
  ];
  assert.equal(sql(executing({ kind: 'sql', parts }), { before }), ['UPDATE t SET ok = 1 WHERE id = 3 -(-1)']);
});

test('what stands outside of a transaction, or is no business of a migration', () => {
  const vacuum = render(executing(raw('VACUUM')), { before });
  assert.equal(
    vacuum.map((one) => one.transaction),
    ['outside'],
  );
  const pragma = render(executing(raw('PRAGMA foreign_keys = off; PRAGMA user_version = 5')), { before });
  assert.equal(
    pragma.map((one) => one.transaction),
    ['outside', 'inside'],
  );
  for (const one of ['BEGIN', 'COMMIT', 'SAVEPOINT a', "ATTACH 'x.db' AS x", 'SELECT 1; ROLLBACK']) {
    assert.match(refusal(executing(raw(one)), { before }).why, /cannot be part of a script/);
  }
  for (const one of ['', ' ; ', '-- nothing']) assert.match(why(executing(raw(one))), /no statement/);
});

const wide = catalogOf(table('t', [column('v', text)]));
const insertInto = 'INSERT INTO t (v) VALUES';

test('large rows are fewer in a statement, and one that is huge stands alone', () => {
  const lengths = (values: readonly string[]): readonly number[] =>
    render(
      inserting(
        ['v'],
        values.map((one) => [one]),
      ),
      { before: wide },
    ).map((one) => Buffer.byteLength(one.sql.text));
  const medium = lengths(Array.from({ length: 300 }, () => 'é'.repeat(1000)));
  assert.ok(medium.length > 3 && medium.every((one) => one < 140_000 && one > 20_000), medium.join());
  const huge = render(inserting(['v'], [['a'], ['x'.repeat(300_000)], ['b'], ['c']]), { before: wide });
  assert.equal(
    huge.map((one) => one.sql.text.replace(/x+/, 'x')),
    [`${insertInto} ('a')`, `${insertInto} ('x')`, `${insertInto} ('b'), ('c')`],
  );
});

test.run();
