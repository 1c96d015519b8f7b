/** What Oracle makes of changes of columns, by what the catalog knows. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Column } from '../../../src/schema/model.ts';
import { plainSql } from '../../../src/sql/author.ts';
import { catalogOf, refusal, sql, version } from './rendering.ts';

const users = { name: 'users' };
const alter = { kind: 'alterColumn', table: users } as const;
const plain: Column = { name: 'age', type: { kind: 'integer' }, nullable: true };
const mood: Column = { name: 'mood', type: { kind: 'enum', name: 'mood', values: ['ok'] }, nullable: false };

test('what is so already is not said again', () => {
  const filled = catalogOf({ ...plain, nullable: false });
  assert.equal(sql({ ...alter, column: 'age', nullable: false }, filled), []);
  assert.equal(sql({ ...alter, column: 'age', nullable: true }, filled), ['ALTER TABLE users MODIFY age NULL']);
  assert.equal(sql({ ...alter, column: 'age', type: { kind: 'integer' } }, filled), []);
});

test('every part is a statement, the name comes last', () => {
  const change = { nullable: false, default: 5, type: { kind: 'bigint' }, comment: 'years', rename: 'years' } as const;
  assert.equal(sql({ ...alter, column: 'age', ...change }, catalogOf(plain)), [
    'ALTER TABLE users MODIFY age NOT NULL',
    'ALTER TABLE users MODIFY age DEFAULT 5',
    'ALTER TABLE users MODIFY age NUMBER(19)',
    "COMMENT ON COLUMN users.age IS 'years'",
    'ALTER TABLE users RENAME COLUMN age TO years',
  ]);
});

test('the check of an enum follows its column and its table', () => {
  assert.equal(sql({ ...alter, column: 'mood', rename: 'state' }, catalogOf(mood)), [
    'ALTER TABLE users RENAME COLUMN mood TO state',
    'ALTER TABLE users RENAME CONSTRAINT users_mood_enum TO users_state_enum',
  ]);
  assert.equal(sql({ kind: 'renameTable', table: users, to: 'people' }, catalogOf(mood)), [
    'ALTER TABLE users RENAME TO people',
    'ALTER TABLE people RENAME CONSTRAINT users_mood_enum TO people_mood_enum',
  ]);
  assert.equal(sql({ ...alter, column: 'mood', type: { kind: 'string', length: 9 } }, catalogOf(mood)), [
    'ALTER TABLE users DROP CONSTRAINT users_mood_enum',
    'ALTER TABLE users MODIFY mood VARCHAR2(9 CHAR)',
  ]);
});

test('a large object becomes nothing else, and is compared with nothing', () => {
  const body = catalogOf({ name: 'body', type: { kind: 'text' }, nullable: true });
  assert.match(refusal({ ...alter, column: 'body', type: { kind: 'string', length: 9 } }, body).why, /which is a CLOB/);
  const where = { kind: 'values', columns: [['body', 'x']] } as const;
  assert.match(refusal({ kind: 'deleteRows', table: users, where }, body).why, /compares with nothing/);
  const using = plainSql('age::text');
  assert.match(
    refusal({ ...alter, column: 'age', type: { kind: 'string', length: 9 }, using }, catalogOf(plain)).why,
    /takes no using/,
  );
});

test('IF EXISTS and several rows behind VALUES came with 23ai', () => {
  assert.match(refusal({ kind: 'dropTable', table: users, ifExists: true }).why, /before 23ai/);
  assert.equal(sql({ kind: 'dropTable', table: users, ifExists: true }, catalogOf(plain), version('23')), [
    'DROP TABLE IF EXISTS users',
  ]);
  const insert = { kind: 'bulkInsert', table: users, columns: ['age'], rows: [[1], [2]] } as const;
  assert.equal(sql(insert, catalogOf(plain)), [
    'INSERT INTO users (age) VALUES (1)',
    'INSERT INTO users (age) VALUES (2)',
  ]);
  assert.equal(sql(insert, catalogOf(plain), version('23')), ['INSERT INTO users (age) VALUES (1), (2)']);
});

test('a foreign key has no ON UPDATE, and of ON DELETE two kinds', () => {
  const key = {
    kind: 'foreignKey',
    name: 'fk',
    named: true,
    columns: ['age'],
    target: users,
    targetColumns: ['age'],
  } as const;
  const add = { kind: 'addConstraint', table: users } as const;
  assert.match(refusal({ ...add, constraint: { ...key, onUpdate: 'cascade' } }, catalogOf(plain)).why, /ON UPDATE/);
  assert.match(
    refusal({ ...add, constraint: { ...key, onDelete: 'set default' } }, catalogOf(plain)).why,
    /SET DEFAULT/,
  );
  assert.equal(sql({ ...add, constraint: { ...key, onDelete: 'restrict', notValid: true } }, catalogOf(plain)), [
    'ALTER TABLE users ADD CONSTRAINT fk FOREIGN KEY(age) REFERENCES users (age) ENABLE NOVALIDATE',
  ]);
});

test('what is asked before is answered by the dictionary, in stored names', () => {
  const when = {
    kind: 'assert',
    message: 'there',
    condition: { kind: 'not', condition: { kind: 'table', table: { name: 'users', schema: 'App' } } },
  } as const;
  assert.equal(sql(when), [
    "SELECT CASE WHEN EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = 'App' AND table_name = 'USERS') THEN 0 ELSE 1 END FROM DUAL",
  ]);
});

test.run();
