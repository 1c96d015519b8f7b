/** A project on a database that is there: what `pg_dump` writes of it is what the catalog knows, and the chain goes on from there. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readBaseline } from '../../src/plan/baseline.ts';
import { emptyCatalog } from '../../src/schema/catalog.ts';
import { loadPostgresParser } from '../../src/sql/postgres.ts';
import { folderWith, limbeck, module } from '../cli/run-main.ts';
import { rawChanges } from '../plan/raw-changes.ts';
import { byBytes, FACTS, factsOf, normal } from './facts.ts';
import { applyScript, query, rowsOf, serverUrl, withDatabase } from './server.ts';

const root = join(import.meta.dirname, '../..');
const parser = await loadPostgresParser();

/** pg_dump of this machine; it must not be older than the server. */
function dump(url: string): string | undefined {
  try {
    return execFileSync('pg_dump', ['--schema-only', '--no-owner', '--dbname', url], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What the server has and the catalog not, and the other way round. */
async function differences(url: string, text: string): Promise<readonly string[]> {
  const at = { file: 'dump.sql', line: 1, column: 1 };
  const { after, unread } = readBaseline(text, emptyCatalog, { parser, at, versionTable: { name: 'alembic_version' } });
  assert.equal(unread, []);
  const found = (await query(url, `SELECT line FROM (${FACTS}) AS f (line)`)).split('\n').map(normal);
  // The server's lines have no extensions, and no sequences that columns made.
  const known = factsOf(after).map(normal);
  const relevant = known.filter((one) => !/^extension |^sequence \S+_seq /.test(one));
  const own = found.filter((one) => !one.includes('alembic_version'));
  return [
    ...own.filter((one) => !relevant.includes(one)).map((one) => `missing: ${one}`),
    ...relevant.filter((one) => !own.includes(one)).map((one) => `too much: ${one}`),
  ].sort(byBytes);
}

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no dump was read');
} else {
  test('a dump of the example chain says what the chain says', async () => {
    const { stdout } = await limbeck(root, 'compile', '--allow', 'drop-table:*', '--allow', 'drop-column:*');
    await withDatabase(async (url) => {
      assert.is((await applyScript(url, stdout)).status, 0);
      const text = dump(url);
      if (text === undefined) console.log('skipped: no pg_dump, no dump was read');
      else assert.equal(await differences(url, text), []);
    });
  });

  test('a dump of what people write by hand is understood whole', async () => {
    await withDatabase(async (url) => {
      await query(
        url,
        `CREATE TYPE mood AS ENUM ('ok', 'sad'); CREATE TABLE users (id int PRIMARY KEY, email varchar(255), age int, mood mood DEFAULT 'ok');
         CREATE TABLE orders (id serial PRIMARY KEY, user_id int REFERENCES users, qty int CHECK (qty > 0)); CREATE INDEX ix_orders_user_id ON orders (user_id);
         CREATE TABLE keyless (a int, b text); CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
      );
      for (const [name, text] of Object.entries(rawChanges)) {
        if (/^(addIdentity|drop|item[RI]|renames|alterDomain|keyByIndex)/.test(name)) continue;
        await query(url, text.replace(/CONCURRENTLY/g, '').replace('CREATE OR REPLACE VIEW v', 'CREATE VIEW v'));
      }
      const text = dump(url);
      if (text !== undefined) assert.equal(await differences(url, text), []);
    });
  });

  test('a project begins on a database that hands have built, and goes on', async () => {
    await withDatabase(async (url) => {
      await query(
        url,
        `CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL); CREATE VIEW v AS SELECT id FROM users;
         COMMENT ON TABLE users IS 'it''s "odd" \\ é'; CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY);
         INSERT INTO alembic_version VALUES ('0a1b2c3d4e5f')`,
      );
      const text = dump(url);
      if (text === undefined) return;
      const folder = folderWith({ 'dump.sql': text });
      const made = await limbeck(folder, 'init', 'db', '--baseline', 'dump.sql', '--revision', '0a1b2c3d4e5f');
      assert.equal([made.status, made.stderr], [0, '']);
      assert.match(made.stdout, /The baseline has 1 table, 1 other object, out of \d+ statements\./);
      const db = join(folder, 'db');
      writeFileSync(
        join(db, 'migrations/b.ts'),
        module(
          'bbbbbbbbbbbb',
          '0a1b2c3d4e5f',
          `op.renameColumn('users', 'email', 'mail'); op.alterColumn('users', 'id', { type: t.bigint() });`,
        ),
      );
      const up = await limbeck(db, 'compile', '--from', '0a1b2c3d4e5f');
      assert.is(up.status, 0);
      assert.match(up.stderr, /^warning\[LB484\]/);
      await query(url, 'DROP VIEW v');
      const outcome = await applyScript(url, up.stdout);
      assert.is(outcome.status, 0, outcome.output);
      assert.is(await rowsOf(url), 'bbbbbbbbbbbb');
      const down = await limbeck(
        db,
        'compile',
        '--from',
        'head',
        '--to',
        '0a1b2c3d4e5f',
        '--allow',
        'narrow-column:users.id',
      );
      assert.is((await applyScript(url, down.stdout)).status, 0, down.stderr);
      assert.is(await rowsOf(url), '0a1b2c3d4e5f');
      const further = await limbeck(db, 'compile', '--from', '0a1b2c3d4e5f', '--to', 'base');
      assert.is(further.status, 1);
      assert.match(further.stderr, /LB430.*a baseline stands for what was there before the chain/);
    });
  });

  test('a database without a version table is taken over from the base', async () => {
    await withDatabase(async (url) => {
      await query(url, 'CREATE TABLE users (id int)');
      const text = dump(url);
      if (text === undefined) return;
      const folder = folderWith({ 'dump.sql': text });
      const made = await limbeck(folder, 'init', '--baseline', 'dump.sql', '--revision', 'aaaaaaaaaaaa');
      assert.is(made.status, 0, made.stderr);
      writeFileSync(
        join(folder, 'migrations/b.ts'),
        module('bb', 'aaaaaaaaaaaa', `op.addColumn('users', 'a', t.text());`),
      );
      const { stdout, stderr } = await limbeck(folder, 'compile');
      assert.match(stderr, /^warning\[LB487\]/);
      assert.is((await applyScript(url, stdout)).status, 0);
      assert.is(await rowsOf(url), 'bb');
    });
  });
}

test.run();
