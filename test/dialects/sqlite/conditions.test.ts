/** Conditions in scripts for SQLite: blocks that IF EXISTS and IF NOT EXISTS can say, and questions that stop a script. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../../cli/run-main.ts';
import { apply } from './shell.ts';

const before = `op.createTable('users', { id: t.integer().primaryKey(), Name: t.text() });
    op.createIndex('ix_id', 'users', ['id']);`;

/** Two revisions: the tables, and what is asked. */
async function compile(
  body: string,
): Promise<{ readonly folder: string; readonly stdout: string; readonly stderr: string }> {
  const folder = folderWith({
    'limbeck.config.json': '{ "dialects": ["sqlite"], "dataLossGate": false }',
    'migrations/a.ts': module('a1', null, before),
    'migrations/b.ts': module('b2', 'a1', body).replace('{ check', '{ check, exists, not'),
  });
  const { stdout, stderr } = await limbeck(folder, 'compile');
  return { folder, stdout, stderr };
}

/** The names in a database after a script that begins with `by hand`. */
async function namesAfter(body: string, byHand = ''): Promise<string> {
  const { folder, stdout, stderr } = await compile(body);
  try {
    assert.is(stderr, '');
    const database = join(folder, 'shop.db');
    const first = stdout.replace(/(?=^-- migrations\/b\.ts)/m, () => `${byHand}\n`);
    const { status, output } = apply(database, first);
    assert.is(status, 0, output);
    return apply(
      database,
      "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema ORDER BY 1);",
    ).output.trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a block makes what is missing, and leaves what is there', async () => {
  const block = "op.when(not(exists.index('ix_name')), (op) => op.createIndex('ix_name', 'users', ['Name']));";
  for (const byHand of ['', 'CREATE INDEX ix_name ON users (Name);'])
    assert.is(
      await namesAfter(block, byHand),
      'alembic_version ix_id ix_name sqlite_autoindex_alembic_version_1 users',
    );
});

test('a block drops what is there', async () => {
  const block = "op.when(exists.index('ix_id'), (op) => op.dropIndex('ix_id'));";
  for (const byHand of ['', 'DROP INDEX ix_id;'])
    assert.is(await namesAfter(block, byHand), 'alembic_version sqlite_autoindex_alembic_version_1 users');
});

test('what exists is asked whatever the case of its name, and stops the script', async () => {
  for (const [question, holds] of [
    ["exists.table('users')", true],
    ["exists.table('USERS')", true],
    ["exists.table('ix_id')", false],
    ["exists.index('ix_id')", true],
    ["exists.column('users', 'name')", true],
    ["exists.column('users', 'age')", false],
    ["not(exists.column('nobody', 'age'))", true],
    ["exists.schema('main')", true],
    ["exists.schema('sales')", false],
  ] as const) {
    const { folder, stdout, stderr } = await compile(`op.assert(${question}, 'must be so');`);
    try {
      assert.is(stderr, '', question);
      const { status, output } = apply(join(folder, 'shop.db'), stdout);
      assert.is(status === 0, holds, `${question}: ${output}`);
      if (!holds) assert.match(output, /must be so/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
});

test('what SQL itself cannot leave out is refused', async () => {
  for (const body of [
    "op.when(not(exists.index('ix_name')), (op) => op.createIndex('ix_other', 'users', ['Name']));",
    "op.when(exists.table('users'), (op) => op.dropIndex('ix_id'));",
    "op.when(not(exists.column('users', 'age')), (op) => op.addColumn('users', 'age', t.integer()));",
    "op.when(sql`SELECT 1`, (op) => op.dropIndex('ix_id'));",
  ]) {
    const { folder, stdout, stderr } = await compile(body);
    rmSync(folder, { recursive: true, force: true });
    assert.is(stdout, '', body);
    assert.match(stderr, /LB501.*SQLite has no way to run this under a condition/, body);
  }
});

test.run();
