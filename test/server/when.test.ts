/** `op.when` and `op.assert` on databases where the condition holds and where it does not, through both clients. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from '../cli/run-main.ts';
import { compileScript } from './project.ts';
import { applyScript, query, rowsOf, schemaOf, serverUrl, stateOf, withDatabase } from './server.ts';

/** A project of a table and of what its second revision does. */
function project(body: string, more = ''): string {
  const second = module('b2', 'a1', body, more).replace('import { check', 'import { exists, not, check');
  return folderWith({
    'limbeck.config.json': '{ "dataLossGate": false }',
    'migrations/1.ts': module('a1', null, "op.createTable('users', { id: t.integer().primaryKey(), name: t.text() });"),
    'migrations/2.ts': second,
  });
}

const clients = ['psql', 'plain'] as const;

/** Each condition; what makes it hold; what must be there only where it holds. */
const conditions: Readonly<Record<string, readonly [condition: string, makes: string]>> = {
  table: ["exists.table('other')", 'CREATE TABLE other (a int)'],
  'partitioned table': ["exists.table('other')", 'CREATE TABLE other (a int) PARTITION BY RANGE (a)'],
  'table in a schema': [
    `exists.table('Odd "one"', { schema: "it's" })`,
    `CREATE SCHEMA "it's"; CREATE TABLE "it's"."Odd ""one""" ()`,
  ],
  column: ["exists.column('users', 'email')", 'ALTER TABLE users ADD email text'],
  index: ["exists.index('ix')", 'CREATE INDEX ix ON users (name)'],
  constraint: ["exists.constraint('users', 'uq')", 'ALTER TABLE users ADD CONSTRAINT uq UNIQUE (name)'],
  enum: ["exists.enum('Mood')", `CREATE TYPE "Mood" AS ENUM ('a')`],
  schema: ["exists.schema('sales')", 'CREATE SCHEMA sales'],
  query: ["sql`SELECT count(*) = ${1} FROM users WHERE name <> 'a:b' -- one`", "INSERT INTO users VALUES (1, 'it')"],
  expression: ["sql`to_regclass('other') IS NOT NULL`", 'CREATE TABLE other (a int)'],
};

/** What exists under the name, but is something else. */
const others: Readonly<Record<string, readonly [condition: string, makes: string]>> = {
  'a view is no table': ["exists.table('other')", 'CREATE VIEW other AS SELECT 1'],
  'a dropped column is none': [
    "exists.column('users', 'email')",
    'ALTER TABLE users ADD email text; ALTER TABLE users DROP email',
  ],
  'a table is no index': ["exists.index('other')", 'CREATE TABLE other ()'],
  'a constraint of another table': [
    "exists.constraint('users', 'ck')",
    'CREATE TABLE other (a int CONSTRAINT ck CHECK (a > 0))',
  ],
  'a domain is no enum': ["exists.enum('mood')", 'CREATE DOMAIN mood AS text'],
  'the table of another schema': ["exists.table('other')", 'CREATE SCHEMA s; CREATE TABLE s.other ()'],
  'NULL does not hold': ['sql`SELECT NULL::boolean`', 'SELECT 1'],
  'no row does not hold': ['sql`SELECT true WHERE false`', 'SELECT 1'],
};

test('every condition of these tests compiles, for both clients', async () => {
  for (const [condition] of Object.values({ ...conditions, ...others })) {
    const root = project(`op.when(${condition}, (op) => op.execute(sql\`SELECT 1\`));`, 'downgrade() {},');
    for (const client of clients) assert.match(await compileScript(root, '--client', client), /limbeck\.when_1/);
  }
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no condition was asked');
} else {
  /** Applies b2 with and without `makes`; gives whether its block ran, or the error. */
  const ran = async (root: string, client: string, makes: string | undefined): Promise<string> =>
    withDatabase(async (url) => {
      await query(url, 'SET client_min_messages = error');
      assert.is((await applyScript(url, await compileScript(root, '--to', 'a1'))).status, 0);
      if (makes !== undefined) await query(url, makes);
      const script = await compileScript(root, '--from', 'a1', '--client', client);
      const { status, output } = await applyScript(url, script);
      assert.is(status, 0, output);
      assert.is(await rowsOf(url), 'b2');
      const again = await applyScript(url, script);
      assert.match(again.output, /this plan has been applied already/);
      assert.is(again.status, client === 'psql' ? 3 : 0);
      return query(url, "SELECT (to_regclass('ran') IS NOT NULL) || ' ' || (to_regclass('ran_not') IS NOT NULL)");
    });

  const both = (condition: string): string =>
    project(
      `op.when(${condition}, (o) => { o.createTable('ran', { id: t.integer() }); o.execute(sql\`INSERT INTO ran VALUES (1)\`); });
    op.when(not(${condition}), (o) => o.createTable('ran_not', { id: t.integer() }));`,
    );

  for (const client of clients) {
    for (const [name, [condition, makes]] of Object.entries(conditions)) {
      test(`${name} by ${client}`, async () => {
        const root = both(condition);
        assert.is(await ran(root, client, makes), 'true false');
        assert.is(await ran(root, client, undefined), 'false true');
      });
    }
  }

  for (const [name, [condition, makes]] of Object.entries(others)) {
    test(name, async () => assert.is(await ran(both(condition), 'psql', makes), 'false true'));
  }

  test('what may have been done by hand, on both databases: one schema afterwards', async () => {
    const root = project(
      `op.when(not(exists.column('users', 'email')), (o) => o.addColumn('users', 'email', t.string(255)));
    op.when(exists.constraint('users', 'uq'), (o) => o.dropConstraint('uq', 'users'));
    op.createIndex('ix_email', 'users', ['email']);`,
    );
    const schemas = new Set<string>();
    for (const client of clients) {
      for (const hand of ['SELECT 1', 'ALTER TABLE users ADD email varchar(255), ADD CONSTRAINT uq UNIQUE (name)']) {
        await withDatabase(async (url) => {
          await applyScript(url, await compileScript(root, '--to', 'a1'));
          await query(url, hand);
          const { status, output } = await applyScript(
            url,
            await compileScript(root, '--from', 'a1', '--client', client),
          );
          assert.is(status, 0, output);
          schemas.add(await schemaOf(url));
        });
      }
    }
    assert.is(schemas.size, 1);
  });

  test('the answer is kept for the whole block, though the block itself changes it', async () => {
    const root = project(
      `op.when(not(exists.column('users', 'email')), (o) => {
      o.addColumn('users', 'email', t.string(255));
      o.createIndex('ix_email', 'users', ['email'], { concurrently: true });
      o.when(exists.column('users', 'email'), (i) => i.execute(sql\`INSERT INTO users VALUES (1, 'inner')\`));
      o.autocommit((i) => i.execute(sql\`VACUUM users\`));
      o.execute(sql\`INSERT INTO users VALUES (2, 'last')\`);
    });`,
    );
    const script = await compileScript(root, '--from', 'a1');
    await withDatabase(async (url) => {
      await applyScript(url, await compileScript(root, '--to', 'a1'));
      const { status, output } = await applyScript(url, script);
      assert.is(status, 0, output);
      assert.is(await query(url, "SELECT string_agg(name, ',' ORDER BY id) FROM users"), 'inner,last');
      assert.match(await schemaOf(url), /index CREATE INDEX ix_email .* valid t/);
      assert.match(output, /limbeck: when column users\.email does not exist: yes/);
    });
    await withDatabase(async (url) => {
      await applyScript(url, await compileScript(root, '--to', 'a1'));
      await query(url, 'ALTER TABLE users ADD email text');
      const before = await schemaOf(url);
      const { status, output } = await applyScript(url, script);
      assert.is(status, 0, output);
      assert.is(await query(url, 'SELECT count(*) FROM users'), '0');
      assert.is(await schemaOf(url), before);
      assert.match(output, /limbeck: when column users\.email does not exist: no, passed over/);
    });
    const { status, stderr } = await limbeck(root, 'compile', '--from', 'a1', '--client', 'plain');
    assert.is(status, 1);
    assert.match(stderr, /LB551[\s\S]*--client psql/);
  });

  test('a value of an enum, and an answer left over from another run', () =>
    withDatabase(async (url) => {
      const root = project(
        `op.createEnum('mood', ['ok']);
    op.when(exists.table('other'), (o) => o.addEnumValue('mood', 'sad'));
    op.when(not(exists.table('other')), (o) => o.addEnumValue('mood', 'glad'));
    op.execute(sql\`SELECT 'glad'::mood\`);`,
      );
      await applyScript(url, await compileScript(root, '--to', 'a1'));
      for (const client of clients) {
        const script = await compileScript(root, '--from', 'a1', '--client', client);
        const { status, output } = await applyScript(url, `SET limbeck.when_1 = 'true';\n${script}`);
        assert.is(status, 0, output);
        if (client === 'psql') {
          assert.is(await query(url, 'SELECT string_agg(enumlabel::text, chr(44)) FROM pg_enum'), 'ok,glad');
          await query(url, "DROP TYPE mood; UPDATE alembic_version SET version_num = 'a1'");
        }
      }
      assert.is(await query(url, 'SELECT string_agg(enumlabel::text, chr(44)) FROM pg_enum'), 'ok,glad');
    }));

  test('a way back that asks too', () =>
    withDatabase(async (url) => {
      const root = project(
        "op.when(not(exists.column('users', 'email')), (o) => o.addColumn('users', 'email', t.text()));",
        "downgrade(op) { op.when(exists.column('users', 'email'), (o) => o.dropColumn('users', 'email')); },",
      );
      await applyScript(url, await compileScript(root, '--to', 'a1'));
      const before = await schemaOf(url);
      assert.is((await applyScript(url, await compileScript(root, '--from', 'a1'))).status, 0);
      const down = await compileScript(root, '--from', 'b2', '--to', 'a1');
      assert.match(down, /DATA LOSS: all values of column users\.email/);
      assert.is((await applyScript(url, down)).status, 0);
      assert.is(await schemaOf(url), before);
    }));

  for (const client of clients) {
    test(`assert stops before what follows, and undoes what was before, by ${client}`, async () => {
      const root = project(
        `op.addColumn('users', 'email', t.text());
    op.assert(sql\`SELECT count(*) = 0 FROM users WHERE name = ''\`, "a user's name is missing; \\\\ \\u202e :x");
    op.assert(not(exists.table('other')), 'other is in the way');
    op.alterColumn('users', 'name', { nullable: false });`,
      );
      const script = await compileScript(root, '--from', 'a1', '--client', client);
      const cases: readonly (readonly [string, RegExp | undefined])[] = [
        ["INSERT INTO users VALUES (1, 'a')", undefined],
        [
          "INSERT INTO users VALUES (1, '')",
          /ERROR: {2}limbeck: a user's name is missing; \\ {1,2}:x\nDETAIL: {2}op.assert at migrations\/2\.ts:9/,
        ],
        ['CREATE TABLE other ()', /ERROR: {2}limbeck: other is in the way/],
      ];
      for (const [makes, error] of cases) {
        await withDatabase(async (url) => {
          await applyScript(url, await compileScript(root, '--to', 'a1'));
          await query(url, makes);
          const before = await stateOf(url);
          const { status, output } = await applyScript(url, script);
          assert.is(status, error !== undefined && client === 'psql' ? 3 : 0, output);
          if (error === undefined) return assert.match(await schemaOf(url), /users\.name text t/);
          assert.match(output, error);
          assert.is(await stateOf(url), before);
        });
      }
    });
  }
}

test.run();
