/** What depends on which of the two it is, and on its version. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Dialect, isRefusal } from '../../../src/dialects/dialect.ts';
import { mariadb } from '../../../src/dialects/mariadb/dialect.ts';
import { mysql } from '../../../src/dialects/mysql/dialect.ts';
import { type Feature, knows } from '../../../src/dialects/mysql/differences.ts';
import { renderOperation } from '../../../src/dialects/render.ts';
import { applyOperation } from '../../../src/operations/index.ts';
import type { Operation } from '../../../src/operations/operation.ts';
import { type Catalog, emptyCatalog, withTable } from '../../../src/schema/catalog.ts';
import type { Table } from '../../../src/schema/model.ts';
import { plainSql } from '../../../src/sql/author.ts';
import { hasServer, run, withDatabase } from './server.ts';

const at = { file: 'migrations/1.ts', line: 1, column: 1 };
const table: Table = {
  name: 'users',
  columns: [
    { name: 'id', type: { kind: 'integer' }, nullable: false },
    { name: 'name', type: { kind: 'string', length: 80 }, nullable: true },
  ],
  constraints: [
    { kind: 'primaryKey', name: 'users_pkey', named: false, columns: ['id'] },
    { kind: 'check', name: 'ck_id', named: true, sql: plainSql('id > 0') },
  ],
  indexes: [{ name: 'ix_name', unique: false, elements: [{ target: 'name' }] }],
};
const catalog: Catalog = withTable(emptyCatalog, table);

type WithoutPlace<T> = T extends Operation ? Omit<T, 'at'> : never;

function said(given: WithoutPlace<Operation>, dialect: Dialect): string {
  const operation = { at, ...given } as Operation;
  const after = applyOperation(operation, catalog, () => {});
  const rendering = renderOperation({ operation, before: catalog, after } as never, dialect, false);
  return isRefusal(rendering) ? `refused: ${rendering.why}` : rendering.map((one) => one.sql.text).join('; ');
}

const at80 = { ...mysql, version: '8.0.12' };
const mariadb1011 = { ...mariadb, version: '10.11' };

test('without a version it is the oldest that is supported, of which the newest release counts', () => {
  const has = (feature: Feature, dialect: Dialect): boolean => knows(feature, dialect);
  assert.ok(has('expressionDefaults', mysql));
  assert.not(has('expressionDefaults', at80));
  assert.ok(has('functionalIndexes', { ...mysql, version: '8' }));
  assert.not(has('uuidType', mariadb));
  assert.ok(has('uuidType', { ...mariadb, version: '10.7' }));
  assert.ok(has('uuidType', { ...mariadb, version: '12' }));
  assert.not(has('viewsIfNotExist', { ...mysql, version: '8.4' }));
  assert.ok(has('viewsIfNotExist', { ...mysql, version: '9.1.0' }));
});

test('a check is dropped by its own word', () => {
  const drop = { kind: 'dropConstraint', table: { name: 'users' }, name: 'ck_id', ifExists: false } as const;
  assert.is(said(drop, mysql), 'ALTER TABLE users DROP CHECK ck_id');
  assert.is(said(drop, mariadb), 'ALTER TABLE users DROP CONSTRAINT ck_id');
  assert.match(said(drop, at80), /^refused: MySQL has DROP CHECK from version 8.0.16 on only/);
  assert.is(said({ ...drop, ifExists: true }, mariadb), 'ALTER TABLE users DROP CONSTRAINT IF EXISTS ck_id');
  assert.match(said({ ...drop, ifExists: true }, mysql), /^refused: MySQL has no IF EXISTS for constraints/);
});

test('indexes of expressions are for MySQL, descending ones for all but the old MariaDB', () => {
  const index = (element: Table['indexes'][number]['elements'][number]) =>
    ({
      kind: 'createIndex',
      table: { name: 'users' },
      index: { name: 'ix', unique: false, elements: [element] },
      ifNotExists: false,
      concurrently: false,
    }) as const;
  const lower = index({ target: plainSql('lower(name)') });
  assert.is(said(lower, mysql), 'CREATE INDEX ix ON users ((lower(name)))');
  assert.match(said(lower, mariadb1011), /^refused: MariaDB has no indexes of expressions/);
  assert.is(said(index({ target: plainSql('name DESC') }), mysql), 'CREATE INDEX ix ON users (name DESC)');
  const down = index({ target: 'name', order: 'desc' });
  assert.is(said(down, mariadb1011), 'CREATE INDEX ix ON users (name DESC)');
  assert.match(said(down, mariadb), /^refused: MariaDB has descending indexes from version 10.8 on only/);
});

test('IF EXISTS is for MariaDB where it is not for tables', () => {
  const drop = { kind: 'dropColumn', table: { name: 'users' }, column: 'name', ifExists: true } as const;
  assert.match(said(drop, mysql), /^refused: MySQL has no IF EXISTS for columns/);
  assert.is(said({ kind: 'dropTable', table: { name: 'users' }, ifExists: true }, mysql), 'DROP TABLE IF EXISTS users');
});

test('names that MySQL cannot have are refused', () => {
  const named = (name: string): string => said({ kind: 'renameTable', table: { name: 'users' }, to: name }, mysql);
  assert.is(named('order'), 'ALTER TABLE users RENAME TO `order`');
  assert.is(named('we`ird'), 'ALTER TABLE users RENAME TO `we``ird`');
  assert.match(named('sm😀ile'), /^refused: the name "sm😀ile" has a character beyond U\+FFFF/);
  assert.match(named('end '), /^refused: the name "end " ends with a space/);
  assert.match(named('x'.repeat(65)), /^refused: the name .* has 65 characters, MySQL allows 64/);
});

if (!hasServer) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, nothing of one version was run');
} else {
  test('what MariaDB 10.11 has is taken by a server of that version', () =>
    withDatabase((database) => {
      const own: Table = {
        name: 'own',
        columns: [
          { name: 'id', type: { kind: 'uuid' }, nullable: false, default: plainSql('uuid()') },
          { name: 'address', type: { kind: 'inet' }, nullable: true, default: '::1' },
        ],
        constraints: [{ kind: 'primaryKey', name: 'own_pkey', named: false, columns: ['id'] }],
        indexes: [{ name: 'ix', unique: false, elements: [{ target: 'address', order: 'desc' }] }],
      };
      const made = said({ kind: 'createTable', table: own, ifNotExists: true }, mariadb1011);
      const { status, output } = run(database, [made, 'INSERT INTO own () VALUES ()', 'SELECT address FROM own']);
      assert.is(status, 0, output);
      assert.is(output.trim(), '::1');
    }));
}

test.run();
