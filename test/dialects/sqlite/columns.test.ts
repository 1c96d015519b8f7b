import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Column, Constraint, Index, Table } from '../../../src/schema/model.ts';
import { catalogOf, column, type Intended, integer, raw, refusal, sql, table, text, why } from './rendering.ts';

const users = table('users', [column('id', integer), column('email', text), column('age', integer)], {
  constraints: [{ kind: 'primaryKey', name: 'users_pkey', named: false, columns: ['id'] }],
});
const before = catalogOf(users);

const adding = (given: Column, more: Partial<Extract<Intended, { kind: 'addColumn' }>> = {}): Intended => ({
  kind: 'addColumn',
  table: { name: 'users' },
  column: given,
  constraints: [],
  indexes: [],
  ifNotExists: false,
  inline: false,
  ...more,
});
const foreign: Constraint = {
  kind: 'foreignKey',
  name: 'fk',
  named: true,
  columns: ['boss'],
  target: { name: 'users' },
  targetColumns: ['id'],
  onDelete: 'cascade',
  initially: 'deferred',
};
/** Rows make SQLite strict about what it adds. */
const withRows = { before, setup: 'INSERT INTO users (id) VALUES (1), (2)' };

test('a column is added, with its checks, its foreign key and its index', () => {
  assert.equal(sql(adding(column('phone', { kind: 'string', length: 30 }, { comment: 'none' })), withRows), [
    'ALTER TABLE users ADD COLUMN phone VARCHAR(30)',
  ]);
  const check: Constraint = { kind: 'check', name: 'ck', named: true, sql: raw('height > 0') };
  assert.equal(
    sql(adding(column('height', integer, { nullable: false, default: 1 }), { constraints: [check] }), withRows),
    ['ALTER TABLE users ADD COLUMN height INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck CHECK (height > 0)'],
  );
  const index: Index = { name: 'ix', unique: true, elements: [{ target: 'boss' }] };
  for (const inline of [true, false]) {
    const operation = adding(column('boss', integer), { constraints: [foreign], indexes: [index], inline });
    assert.equal(sql(operation, withRows), [
      'ALTER TABLE users ADD COLUMN boss INTEGER CONSTRAINT fk REFERENCES users (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED',
      'CREATE UNIQUE INDEX ix ON users (boss)',
    ]);
  }
  const unnamed = adding(column('boss', integer), {
    constraints: [{ ...foreign, named: false, initially: 'immediate' }],
  });
  assert.match(sql(unnamed, { before, leaveNames: true })[0] ?? '', /boss INTEGER REFERENCES users/);
});

test('enums, computed columns and defaults', () => {
  const mood = column(
    'mood',
    { kind: 'enum', name: 'mood', values: ['ok', 'sad'] },
    { nullable: false, default: 'ok' },
  );
  assert.equal(sql(adding(mood), withRows), [
    "ALTER TABLE users ADD COLUMN mood VARCHAR(3) DEFAULT 'ok' NOT NULL CHECK (mood IN ('ok', 'sad'))",
  ]);
  const computed = column('next', integer, { nullable: false, computed: { sql: raw('id + 1'), stored: false } });
  assert.equal(sql(adding(computed), withRows), [
    'ALTER TABLE users ADD COLUMN next INTEGER NOT NULL GENERATED ALWAYS AS (id + 1) VIRTUAL',
  ]);
  for (const value of ["'x'", '-5', 'false', "X'00'"]) {
    const given = column('v', text, { nullable: false, default: raw(value) });
    assert.equal(sql(adding(given), withRows), [`ALTER TABLE users ADD COLUMN v TEXT DEFAULT ${value} NOT NULL`]);
  }
  assert.equal(sql(adding(column('v', text, { default: null })), withRows), [
    'ALTER TABLE users ADD COLUMN v TEXT DEFAULT NULL',
  ]);
});

test('what ADD COLUMN cannot do', () => {
  const boss = column('boss', integer);
  const refused: readonly (readonly [Intended, RegExp])[] = [
    [adding(boss, { ifNotExists: true }), /only if it is not there/],
    [
      adding(boss, { constraints: [{ kind: 'primaryKey', name: 'pk', named: false, columns: ['boss'] }] }),
      /primary key/,
    ],
    [adding(boss, { constraints: [{ kind: 'unique', name: 'uq', named: false, columns: ['boss'] }] }), /unique column/],
    [adding({ ...boss, nullable: false }), /NOT NULL and has no default/],
    [adding({ ...boss, nullable: false, default: null }), /NOT NULL and has no default/],
    [adding({ ...boss, nullable: false, default: raw('NULL') }), /NOT NULL and has no default/],
    [adding({ ...boss, default: raw('CURRENT_TIMESTAMP') }), /computed for every row/],
    [adding({ ...boss, default: raw('(1)') }), /computed for every row/],
    [adding({ ...boss, default: raw('1 + 1') }), /computed for every row/],
    [adding(column('v', text, { default: 'a\r\nb' })), /computed for every row/],
    [adding({ ...boss, default: 1 }, { constraints: [foreign] }), /references another table and has a default/],
    [adding({ ...boss, computed: { sql: raw('id'), stored: true } }), /stored computed/],
    [adding({ ...boss, autoincrement: true }), /cannot number itself/],
    [adding({ ...boss, identity: { always: false } }), /cannot number itself/],
    [adding({ ...boss, name: 'EMAIL' }), /takes "EMAIL" and the column "email"/],
    [
      adding(boss, { constraints: [{ ...foreign, columns: ['boss', 'id'], targetColumns: ['id', 'age'] }] }),
      /several columns/,
    ],
    [adding(boss, { constraints: [{ ...foreign, target: { name: 'users', schema: 'sales' } }] }), /another database/],
    [
      adding(boss, { constraints: [{ kind: 'check', name: 'ck', named: true, sql: raw('1'), noInherit: true }] }),
      /NO INHERIT/,
    ],
  ];
  for (const [operation, expected] of refused) assert.match(why(operation, { before }), expected);
});

const dropping = (name: string, ifExists = false): Intended => ({
  kind: 'dropColumn',
  table: { name: 'users' },
  column: name,
  ifExists,
});
const having = (more: Partial<Table>) => ({ before: catalogOf({ ...users, ...more }) });
const index = (name: string, more: Partial<Index> = {}): Index => ({
  name,
  unique: false,
  elements: [{ target: 'email' }],
  ...more,
});

test('a column is dropped, after its plain indexes', () => {
  assert.equal(sql(dropping('email'), { before }), ['ALTER TABLE users DROP COLUMN email']);
  const indexes = [
    index('ix_one'),
    index('ux_one', { unique: true }),
    index('ix_two', { elements: [{ target: 'age' }, { target: 'email', order: 'desc' }] }),
    index('ix_lower', { elements: [{ target: raw('lower(EMAIL)') }] }),
    index('ix_other', { elements: [{ target: 'age' }] }),
  ];
  assert.equal(sql(dropping('email'), having({ indexes })), [
    'DROP INDEX ix_one',
    'DROP INDEX ux_one',
    'DROP INDEX ix_two',
    'DROP INDEX ix_lower',
    'ALTER TABLE users DROP COLUMN email',
  ]);
  const elsewhere = catalogOf({ ...users, schema: 'sales', indexes: [index('ix_one')] });
  assert.equal(
    sql({ ...dropping('email'), table: { name: 'users', schema: 'sales' } } as Intended, { before: elsewhere }),
    ['DROP INDEX sales.ix_one', 'ALTER TABLE sales.users DROP COLUMN email'],
  );
});

test('what DROP COLUMN cannot do', () => {
  const constraints: readonly Constraint[] = [
    { kind: 'unique', name: 'uq', named: true, columns: ['age', 'email'] },
    { kind: 'check', name: 'ck', named: true, sql: raw('length(EMAIL) > 3') },
    {
      kind: 'foreignKey',
      name: 'fk',
      named: true,
      columns: ['email'],
      target: { name: 'other' },
      targetColumns: ['id'],
    },
    {
      kind: 'foreignKey',
      name: 'self',
      named: true,
      columns: ['age'],
      target: { name: 'users' },
      targetColumns: ['email'],
    },
  ];
  for (const one of constraints) {
    const found = why(dropping('email'), having({ constraints: [one] }));
    assert.is(found, `SQLite cannot drop "email": the constraint "${one.name}" needs it`);
  }
  assert.match(why(dropping('id'), { before }), /the constraint "users_pkey" needs it/);
  assert.match(why(dropping('email', true), { before }), /only if it is there/);
  const unique = index('ux', { unique: true, elements: [{ target: 'email' }, { target: 'age' }] });
  assert.match(why(dropping('email'), having({ indexes: [unique] })), /the unique index "ux" needs it/);
  const partial = index('ix', { elements: [{ target: 'age' }], where: raw('email IS NOT NULL') });
  const partly = refusal(dropping('email'), having({ indexes: [partial] }));
  assert.match(partly.why, /the partial index "ix" needs it/);
  assert.match(partly.help, /op.dropIndex\('ix'\)/);
  const computed = column('twice', integer, { computed: { sql: raw('age * 2'), stored: false } });
  assert.match(
    why(dropping('age'), having({ columns: [...users.columns, computed] })),
    /computed column "twice" needs it/,
  );
  const alone = catalogOf(table('users', [column('email', text)]));
  assert.match(why(dropping('email'), { before: alone }), /no column to store/);
});

const altering = (change: object, name = 'email'): Intended =>
  ({ kind: 'alterColumn', table: { name: 'users' }, column: name, ...change }) as Intended;

test('a column is renamed', () => {
  assert.equal(sql(altering({ rename: 'Mail' }), { before }), ['ALTER TABLE users RENAME COLUMN email TO "Mail"']);
  assert.equal(sql(altering({ rename: 'EMAIL', comment: 'x' }), { before }), [
    'ALTER TABLE users RENAME COLUMN email TO "EMAIL"',
  ]);
  assert.match(why(altering({ rename: 'AGE' }), { before }), /takes "AGE" and the column "age"/);
});

test('comments and the end of numbering change nothing, all else is not done in place', () => {
  assert.equal(sql(altering({ comment: null }), { before }), []);
  assert.equal(sql(altering({ autoincrement: false }, 'id'), { before }), []);
  const parts = { type: text, using: raw('1'), collation: 'NOCASE', nullable: false, default: '1', identity: null };
  for (const [part, value] of Object.entries(parts)) {
    for (const more of [{}, { rename: 'other', comment: 'x' }]) {
      const found = refusal(altering({ ...more, [part]: value }), { before });
      assert.is(found.why, `SQLite cannot change the ${part} of "email" in place`);
      assert.is(found.inPlace, true);
    }
  }
  assert.match(why(altering({ autoincrement: true }), { before }), /cannot number itself/);
  assert.match(why(altering({ type: { kind: 'date' } }), { before }), /values of "email" become date/);
});

test.run();
