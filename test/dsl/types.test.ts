/**
 * What an author must not write does not compile. tsc checks this file: an error that does not come fails the type check, and so
 * does one that is not expected. Nothing here is run but the last test.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  check,
  defineOperation,
  exists,
  foreignKey,
  index,
  irreversible,
  migration,
  not,
  type Op,
  primaryKey,
  sql,
  t,
  unique,
} from '../../src/index.ts';

function whatCompiles(op: Op): void {
  op.createTable('orders', { id: t.integer().primaryKey(), qty: t.integer().notNull().default(1) }, (c) => [
    primaryKey([c.id]),
    unique('uq', [c.id, c.qty]),
    check('ck', sql`${c.qty} > 0`),
    foreignKey([c.id], 'users', ['id'], { onDelete: 'cascade' }),
    index('ix', [c.qty, { column: c.id, order: 'desc' }, sql`lower(name)`]),
  ]);
  op.createTable(
    'wide',
    [
      ['2020', t.integer()],
      ['2021', t.integer()],
    ],
    (c) => [unique([c['2020']])],
  );
  op.addColumn('users', 'tags', t.text().array().default(['a']));
  op.addColumn('users', 'meta', t.jsonb().default({ a: [1, null, 'x'] }));
  op.addColumn('users', 'mood', t.enum('mood', ['ok', 'sad']).default('ok'));
  op.alterColumn('users', 'age', {
    type: t.bigint(),
    using: sql`age::bigint`,
    default: null,
    comment: null,
    identity: null,
  });
  op.bulkInsert('users', [
    {
      id: 1,
      at: new Date(0),
      raw: Uint8Array.of(1),
      big: 1n,
      gone: null,
      now: sql`now()`,
    },
  ]);
  op.execute(sql`UPDATE users SET a = ${1} WHERE b = ${sql.id('c')}`, {
    down: null,
  });
  op.autocommit((inner) => inner.execute(sql`VACUUM`));
  op.when(not(exists.column('users', 'email', { schema: 's' })), (inner) => inner.dropTable('x'));
  op.when(sql`SELECT true`, (inner) => inner.dropTable('x'));
  op.assert(not(sql`SELECT false`), 'never');
  op.createUniqueConstraint('uq', 'users', ['a'], { ifNotExists: true });
}

function whatDoesNotCompile(op: Op): void {
  // @ts-expect-error a plain string where SQL is expected
  op.execute('DROP TABLE users');
  // @ts-expect-error a plain string as a condition
  op.createCheckConstraint('ck', 'users', 'age > 1');
  // @ts-expect-error a plain string as the way back
  op.execute(sql`SELECT 1`, { down: 'SELECT 2' });
  // @ts-expect-error a misspelt column in a key
  op.createTable('orders', { id: t.integer(), qty: t.integer() }, (c) => [unique([c.quantity])]);
  // @ts-expect-error a misspelt column of the array form
  op.createTable('orders', [['id', t.integer()]], (c) => [unique([c.ident])]);
  // @ts-expect-error a column that is not built with t
  op.createTable('orders', { id: 'integer' });
  // @ts-expect-error a default of the wrong type
  t.integer().default('one');
  // @ts-expect-error a default that is none of the values
  t.enum('mood', ['ok', 'sad']).default('glad');
  // @ts-expect-error an option that does not exist
  op.createIndex('ix', 'users', ['email'], { uniqe: true });
  // @ts-expect-error an action that does not exist
  t.integer().references('users.id', { onDelete: 'explode' });
  // @ts-expect-error a word that does not exist
  op.createTabel('users', {});
  // @ts-expect-error a column name that is a number
  op.addColumn('users', 1, t.text());
  // @ts-expect-error rows are objects
  op.bulkInsert('users', [[1, 2]]);
  // @ts-expect-error a value that no literal can be made of
  op.bulkInsert('users', [{ id: () => 1 }]);
  // @ts-expect-error a value that no literal can be made of
  sql`SELECT ${undefined}`;
  // @ts-expect-error a plain string as a condition
  op.when('SELECT true', () => undefined);
  // @ts-expect-error a boolean, which is known when it is compiled
  op.when(true, () => undefined);
  // @ts-expect-error a condition where SQL is expected
  op.execute(exists.table('users'));
  // @ts-expect-error no message
  op.assert(sql`SELECT true`);
  // @ts-expect-error nothing is known of triggers
  exists.trigger('t');
  // @ts-expect-error a column without its table
  exists.column('email');
  // @ts-expect-error an alterColumn part that does not exist
  op.alterColumn('users', 'age', { nullible: false });
}

const base = { revision: 'a1', downRevision: null, message: 'm' } as const;

function migrations(): void {
  migration({ ...base, upgrade() {} });
  migration({
    ...base,
    downRevision: ['x', 'y'],
    upgrade: (op) => void op.dropTable('x') as undefined,
    downgrade: irreversible('why'),
  });
  migration({
    ...base,
    // @ts-expect-error an async upgrade would lose what stands after an await
    async upgrade(op) {
      op.dropTable('x');
    },
  });
  // @ts-expect-error no upgrade
  migration({ ...base });
  // @ts-expect-error no message
  migration({ revision: 'a1', downRevision: null, upgrade() {} });
  // @ts-expect-error downRevision is never left out
  migration({ revision: 'a1', message: 'm', upgrade() {} });
}

function whatDefinedOperationsTake(op: Op): void {
  const audit = defineOperation<{ table: string; columns?: readonly string[] }>({
    name: 'audit',
    render: { postgresql: ({ table, columns = [] }) => sql`SELECT ${table}, ${columns}` },
  });
  op.run(audit, { table: 'users' });
  op.run(audit, { table: 'users', columns: ['a'] });
  const nothing = defineOperation({ name: 'nothing', render: { sqlite: () => [] }, inverse: null });
  op.run(nothing);
  // @ts-expect-error its arguments are missing
  op.run(audit);
  // @ts-expect-error no such argument
  op.run(audit, { table: 'users', colums: ['a'] });
  // @ts-expect-error a number is no name
  op.run(audit, { table: 1 });
  // @ts-expect-error it is no operation
  op.run({ name: 'audit' }, { table: 'users' });
  // @ts-expect-error arguments are plain data
  defineOperation<{ run: () => void }>({ name: 'x', render: {} });
  // @ts-expect-error no such dialect
  defineOperation({ name: 'x', render: { postgres: () => sql`SELECT 1` } });
  // @ts-expect-error text is no SQL
  defineOperation({ name: 'x', render: { postgresql: () => 'SELECT 1' } });
  // @ts-expect-error a loss has a key
  op.allow('users.email', 'gone');
  // @ts-expect-error a permission has a reason
  op.allow('drop-column:users.email');
}

test('the types of the DSL are checked by the type checker', () => {
  assert.type(whatCompiles, 'function');
  assert.type(whatDoesNotCompile, 'function');
  assert.type(migrations, 'function');
  assert.type(whatDefinedOperationsTake, 'function');
});

test.run();
