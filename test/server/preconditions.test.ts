/** Rows in the way of a plan on the real server: it says which, and nothing has changed; once they are mended, it runs. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, module } from '../cli/run-main.ts';
import { compileScript } from './project.ts';
import { applyScript, query, rowsOf, schemaOf, serverUrl, stateOf, withDatabase } from './server.ts';

const clients = ['psql', 'plain'] as const;

/** A hostile name: quotes, a percent sign, a dollar quote, a variable of psql, other letters. */
const NAME = `ta"b'le %s $limbeck$ :x Ü`;
const COLUMN = `c"o'l :'y' %I é`;

interface Case {
  readonly before: string;
  readonly upgrade: string;
  /** Makes rows that are in the way. */
  readonly wrong: string;
  /** What is said of them. */
  readonly said: string;
  readonly keys: string;
  readonly mended: string;
}

const js = (text: string): string => JSON.stringify(text);
const users =
  "op.createTable('users', { id: t.integer().primaryKey(), email: t.string(200), age: t.bigint(), score: t.numeric(12, 4), f: t.double() });";

const cases: Readonly<Record<string, Case>> = {
  'a NULL before NOT NULL': {
    before: users,
    upgrade: "op.addColumn('users', 'x', t.integer()); op.alterColumn('users', 'email', { nullable: false });",
    wrong:
      "INSERT INTO users (id, email) SELECT g, CASE WHEN g IN (4, 17, 23) THEN NULL ELSE 'e' END FROM generate_series(1, 30) AS g",
    said: '3 rows of users have no email, but the column becomes NOT NULL',
    keys: 'id 4, 17, 23',
    mended: "UPDATE users SET email = 'x' WHERE email IS NULL",
  },
  'one row, and one table with a hostile name': {
    before: `op.createTable(${js(NAME)}, { ${js(COLUMN)}: t.text().primaryKey(), n: t.integer() });`,
    upgrade: `op.alterColumn(${js(NAME)}, 'n', { nullable: false });`,
    wrong: `INSERT INTO "${NAME.replaceAll('"', '""')}" VALUES (E'a\\n\\u202e''"%s $limbeck$', NULL), ('b', 1)`,
    said: `1 row of ${NAME} has no n, but the column becomes NOT NULL`,
    keys: `${COLUMN} a??'"%s $limbeck$`,
    mended: `UPDATE "${NAME.replaceAll('"', '""')}" SET n = 1`,
  },
  'many rows: not all are told, and none in full': {
    before: "op.createTable('notes', { id: t.text().primaryKey(), n: t.integer() });",
    upgrade: "op.alterColumn('notes', 'n', { nullable: false });",
    wrong: "INSERT INTO notes SELECT repeat('x', 100) || g, NULL FROM generate_series(1, 9) AS g",
    said: 'at least 6 rows of notes have no n, but the column becomes NOT NULL',
    keys: `id ${Array.from({ length: 5 }, () => 'x'.repeat(40)).join(', ')}, …`,
    mended: 'UPDATE notes SET n = 1',
  },
  'rows before a column that they would have nothing in': {
    before: users,
    upgrade: "op.addColumn('users', 'country', t.text().notNull());",
    wrong: 'INSERT INTO users (id) VALUES (7)',
    said: '1 row of users would have no country, but the new column is NOT NULL and has no default',
    keys: 'id 7',
    mended: 'DELETE FROM users',
  },
  'duplicates of an expression, where a condition holds': {
    before: users,
    upgrade: "op.createIndex('uq', 'users', [sql`lower(email)`], { unique: true, where: sql`age > 1` });",
    wrong:
      "INSERT INTO users (id, email, age) VALUES (1, 'A', 2), (2, 'a', 2), (3, 'a', 1), (4, NULL, 2), (5, NULL, 2)",
    said: '1 value of lower(email) is in several rows of users, but uq allows each once',
    keys: 'id 1 and 2',
    mended: 'DELETE FROM users WHERE id = 2',
  },
  'NULLs that count as alike': {
    before: users,
    upgrade: "op.createUniqueConstraint('uq', 'users', ['age', 'email'], { nullsNotDistinct: true });",
    wrong: 'INSERT INTO users (id, age) VALUES (1, 1), (2, 1), (3, 2)',
    said: '1 value of (age, email) is in several rows of users, but uq allows each once',
    keys: 'id 1 and 2',
    mended: 'DELETE FROM users WHERE id = 2',
  },
  'a primary key, in a table that has no key': {
    before: "op.createTable('plain', { a: t.integer(), b: t.integer() });",
    upgrade: "op.createPrimaryKey('pk', 'plain', ['a', 'b']);",
    wrong: 'INSERT INTO plain VALUES (1, 1), (1, NULL), (2, 1)',
    said: '1 row of plain has no a or no b, but nothing in a primary key may be NULL',
    keys: 'ctid (0,2)',
    mended: 'DELETE FROM plain WHERE b IS NULL',
  },
  'orphans, by two columns of which one may be missing': {
    before: `op.createTable('parent', { a: t.integer(), b: t.integer() }, (c) => []); op.createPrimaryKey('pk', 'parent', ['a', 'b']);
    op.createTable('child', { tenant: t.integer(), id: t.integer(), a: t.integer(), b: t.integer() }); op.createPrimaryKey('ck', 'child', ['tenant', 'id']);`,
    upgrade: "op.createForeignKey('fk', 'child', 'parent', ['a', 'b'], ['a', 'b']);",
    wrong:
      'INSERT INTO parent VALUES (1, 1); INSERT INTO child VALUES (1, 1, 1, 1), (1, 2, 1, 2), (1, 3, 9, NULL), (2, 4, 2, 2)',
    said: '2 rows of child refer to no row of parent, but the foreign key fk is added',
    keys: '(tenant, id) (1, 2), (2, 4)',
    mended: 'DELETE FROM child WHERE id IN (2, 4)',
  },
  'orphans by MATCH FULL': {
    before: `op.createTable('parent', { a: t.integer(), b: t.integer() }, (c) => []); op.createPrimaryKey('pk', 'parent', ['a', 'b']);
    op.createTable('child', { id: t.integer().primaryKey(), a: t.integer(), b: t.integer() });`,
    upgrade: "op.createForeignKey('fk', 'child', 'parent', ['a', 'b'], ['a', 'b'], { match: 'full' });",
    wrong: 'INSERT INTO child VALUES (1, NULL, NULL), (3, 9, NULL)',
    said: '1 row of child refers to no row of parent, or in part only, but the foreign key fk is added',
    keys: 'id 3',
    mended: 'DELETE FROM child WHERE id = 3',
  },
  'a foreign key that is validated later': {
    before: `${users} op.createTable('orders', { id: t.integer().primaryKey(), user_id: t.integer() });
    op.createForeignKey('fk', 'orders', 'users', ['user_id'], ['id'], { notValid: true });`,
    upgrade: "op.validateConstraint('orders', 'fk');",
    wrong: 'SET session_replication_role = replica; INSERT INTO orders VALUES (5, 6), (6, NULL)',
    said: '1 row of orders refers to no row of users, but the foreign key fk is validated',
    keys: 'id 5',
    mended: 'DELETE FROM orders WHERE id = 5',
  },
  'a check that rows break; NULL does not': {
    before: users,
    upgrade: "op.createCheckConstraint('ck', 'users', sql`users.age % 10 <> 0 -- not ten`);",
    wrong: 'INSERT INTO users (id, age) VALUES (1, 10), (2, NULL), (3, 11)',
    said: '1 row of users breaks ck, but the check is added',
    keys: 'id 1',
    mended: 'DELETE FROM users WHERE id = 1',
  },
  'text that is too long': {
    before: users,
    upgrade: "op.alterColumn('users', 'email', { type: t.string(5) });",
    wrong: "INSERT INTO users (id, email) VALUES (1, 'ünïcö'), (2, '123456'), (3, '12345   ')",
    said: '1 row of users has in email more than 5 characters, but the column gets another type',
    keys: 'id 2',
    mended: 'DELETE FROM users WHERE id = 2',
  },
  'whole numbers that are too large': {
    before: users,
    upgrade: "op.alterColumn('users', 'age', { type: t.smallint() });",
    wrong: 'INSERT INTO users (id, age) VALUES (1, 32767), (2, 32768), (3, -32769), (4, -32768)',
    said: '2 rows of users have in age what is too large for smallint, but the column gets another type',
    keys: 'id 2, 3',
    mended: 'DELETE FROM users WHERE id IN (2, 3)',
  },
  'floating numbers that are too large, or no numbers': {
    before: users,
    upgrade: "op.alterColumn('users', 'f', { type: t.integer() });",
    wrong:
      "INSERT INTO users (id, f) VALUES (1, 2147483647.4), (2, 2147483647.5), (3, -2147483648.5), (4, 'NaN'), (5, '-Infinity'), (6, NULL)",
    said: '3 rows of users have in f what is too large for integer, but the column gets another type',
    keys: 'id 2, 4, 5',
    mended: 'DELETE FROM users WHERE id IN (2, 4, 5)',
  },
  'exact numbers with too many digits, after rounding': {
    before: users,
    upgrade: "op.alterColumn('users', 'score', { type: t.numeric(4, 1) });",
    wrong: "INSERT INTO users (id, score) VALUES (1, 999.94), (2, 999.95), (3, -1000), (4, 'NaN')",
    said: '2 rows of users have in score more than 3 digits before the point, but the column gets another type',
    keys: 'id 2, 3',
    mended: 'DELETE FROM users WHERE id IN (2, 3)',
  },
  'text that an enum type does not have': {
    before: `${users} op.createEnum('mood', ["it's", 'ok']);`,
    upgrade: "op.alterColumn('users', 'email', { type: t.enum('mood') });",
    wrong: "INSERT INTO users (id, email) VALUES (1, 'ok'), (2, 'OK'), (3, NULL), (4, 'it''s')",
    said: '1 row of users has in email what mood does not have, but the column gets another type',
    keys: 'id 2',
    mended: 'DELETE FROM users WHERE id = 2',
  },
  'a value that an enum type loses, in an array too': {
    before:
      "op.createEnum('mood', [\"it's\", 'ok']); op.createTable('people', { id: t.integer().primaryKey(), moods: t.array(t.enum('mood')) });",
    upgrade: `op.removeEnumValue('mood', "it's");`,
    wrong: "INSERT INTO people VALUES (1, '{ok}'), (2, '{ok,it''s}')",
    said: "1 row of people has it's in moods, but the value is removed from the enum type mood",
    keys: 'id 2',
    mended: 'DELETE FROM people WHERE id = 2',
  },
  'a key is about the rows of the table itself, not of those that inherit': {
    before: `${users} op.createTable('admins', { level: t.integer() }, null, { postgresql: { inherits: ['users'] } });`,
    upgrade: "op.createUniqueConstraint('uq', 'users', ['email']);",
    wrong:
      "INSERT INTO users (id, email) VALUES (1, 'a'), (2, 'b'), (3, 'b'); INSERT INTO admins (id, email) VALUES (4, 'a'), (5, 'a')",
    said: '1 value of email is in several rows of users, but uq allows each once',
    keys: 'id 2 and 3',
    mended: 'DELETE FROM users WHERE id = 3',
  },
  'the rows of a partitioned table': {
    before: `op.createTable('log', { day: t.date(), n: t.integer() }, null, { postgresql: { partitionBy: sql\`RANGE (day)\` } });
    op.createPartition('log_1', 'log', { from: ['2026-01-01'], to: ['2027-01-01'] });`,
    upgrade: "op.alterColumn('log', 'n', { nullable: false });",
    wrong: "INSERT INTO log VALUES ('2026-02-02', 1), ('2026-02-02', NULL)",
    said: '1 row of log has no n, but the column becomes NOT NULL',
    keys: 'ctid log_1 (0,2)',
    mended: 'DELETE FROM log WHERE n IS NULL',
  },
};

function project(before: string, upgrade: string, config = '{ "dataLossGate": false }'): string {
  return folderWith({
    'limbeck.config.json': config,
    'migrations/1.ts': module('a1', null, before),
    'migrations/2.ts': module('b2', 'a1', upgrade),
  });
}

test('every case compiles for both clients, with its tests', async () => {
  for (const [name, { before, upgrade }] of Object.entries(cases)) {
    for (const client of clients) {
      const script = await compileScript(project(before, upgrade), '--from', 'a1', '--client', client);
      assert.match(script, /^-- {3}\d+ preconditions? (?:is|are) tested before anything is changed$/m, name);
    }
  }
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no precondition was tested on a server');
} else {
  for (const [i, [name, one]] of Object.entries(cases).entries()) {
    const client = clients[i % 2] ?? 'psql';
    test(`${name}, by ${client}`, () =>
      withDatabase(async (url) => {
        const root = project(one.before, one.upgrade);
        const start = await applyScript(url, await compileScript(root, '--to', 'a1'));
        assert.is(start.status, 0, start.output);
        await query(url, one.wrong);
        const before = await stateOf(url);
        const script = await compileScript(root, '--from', 'a1', '--client', client);
        const refused = await applyScript(url, script);
        if (client === 'psql') assert.is(refused.status, 3);
        const lines = refused.output.split('\n');
        const error = lines.findIndex((line) => line.includes('ERROR:'));
        assert.ok(lines[error]?.endsWith(`ERROR:  limbeck: ${one.said}`), refused.output);
        assert.is(lines[error + 1], `DETAIL:  ${one.keys}`);
        assert.match(
          lines[error + 2] ?? '',
          /^HINT: {2}.*run the script again.*migrations\/2\.ts:\d+\)\. Nothing was changed\.$/,
        );
        assert.is(await stateOf(url), before);
        await query(url, one.mended);
        const { status, output } = await applyScript(url, script);
        assert.is(status, 0, output);
        assert.not.match(output, /ERROR/);
        assert.is(await rowsOf(url), 'b2');
      }));
  }

  for (const client of clients) {
    for (const transaction of ['plan', 'revision']) {
      test(`all that is in the way is told at once, before any revision, by ${client}, one transaction per ${transaction}`, () =>
        withDatabase(async (url) => {
          const root = folderWith({
            'migrations/1.ts': module(
              'a1',
              null,
              `${users} op.createTable('other', { id: t.integer().primaryKey() });`,
            ),
            'migrations/2.ts': module('b2', 'a1', "op.createTable('first', { id: t.integer() });"),
            'migrations/3.ts': module('c3', 'b2', "op.alterColumn('users', 'email', { nullable: false });"),
            'migrations/4.ts': module(
              'd4',
              'c3',
              "op.createUniqueConstraint('uq', 'users', ['age']);\n    op.assert(sql`SELECT count(*) > 0 FROM other`, \"other's rows are missing\");",
            ),
          });
          assert.is((await applyScript(url, await compileScript(root, '--to', 'a1'))).status, 0);
          await query(url, 'INSERT INTO users (id, age) VALUES (1, 1), (2, 1)');
          const before = await stateOf(url);
          const script = await compileScript(root, '--from', 'a1', '--client', client, '--transaction', transaction);
          assert.match(script, /^-- {3}3 preconditions are tested before anything is changed$/m);
          const { output } = await applyScript(url, script);
          assert.ok(
            output.includes(`ERROR:  limbeck: 3 preconditions of this plan are not met
DETAIL:  2 rows of users have no email, but the column becomes NOT NULL: id 1, 2 (migrations/3.ts:8)
1 value of age is in several rows of users, but uq allows each once: id 1 and 2 (migrations/4.ts:8)
other's rows are missing: op.assert at migrations/4.ts:9
HINT:  Mend all of these, then run the script again. Nothing was changed.`),
            output,
          );
          assert.is(await stateOf(url), before);
          // The lock of the plan is free for the next run, though the session of a plain client lives on.
          assert.is(
            await query(
              url,
              "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            ),
            '0',
          );
          await query(url, "UPDATE users SET email = 'e', age = id; INSERT INTO other VALUES (1)");
          assert.is((await applyScript(url, script)).status, 0);
          assert.is(await rowsOf(url), 'd4');
        }));
    }

    test(`data that appear only on the way are tested there, by ${client}`, () =>
      withDatabase(async (url) => {
        const root = project(
          users,
          `op.addColumn('users', 'country', t.text());
    op.execute(sql\`UPDATE users SET country = 'DE' WHERE id > 1\`, { down: null });
    op.alterColumn('users', 'country', { nullable: false });`,
        );
        await applyScript(url, await compileScript(root, '--to', 'a1'));
        await query(url, 'INSERT INTO users (id) VALUES (1), (2)');
        const before = await stateOf(url);
        const script = await compileScript(root, '--from', 'a1', '--client', client);
        assert.match(script, /^-- {3}1 precondition is tested on the way, right before what needs it$/m);
        const { output } = await applyScript(url, script);
        assert.match(
          output,
          /ERROR: {2}limbeck: 1 row of users has no country, but the column becomes NOT NULL\nDETAIL: {2}id 1\nHINT: {2}.*migrations\/2\.ts:10\)\. This transaction was rolled back\./,
        );
        assert.is(await stateOf(url), before);
        await query(url, 'DELETE FROM users WHERE id = 1');
        assert.is((await applyScript(url, script)).status, 0);
        assert.match(await schemaOf(url), /users\.country text t/);
      }));
  }

  test('in a block of when, the test is under its condition too', () =>
    withDatabase(async (url) => {
      const root = project(
        users,
        `op.when(sql\`SELECT count(*) < 2 FROM users\`, (o) => o.alterColumn('users', 'email', { nullable: false }));`,
      );
      await applyScript(url, await compileScript(root, '--to', 'a1'));
      await query(url, 'INSERT INTO users (id) VALUES (1)');
      const script = await compileScript(root, '--from', 'a1');
      assert.match((await applyScript(url, script)).output, /ERROR: {2}limbeck: 1 row of users has no email/);
      await query(url, 'INSERT INTO users (id) VALUES (2)');
      assert.is((await applyScript(url, script)).status, 0);
    }));

  test('an index that is built outside of transactions is tested before it is begun', () =>
    withDatabase(async (url) => {
      const root = project(
        users,
        `op.updateRows('users', { set: { age: 1 }, where: { age: 2 }, down: null });
    op.createIndex('uq', 'users', ['age'], { unique: true, concurrently: true });`,
      );
      await applyScript(url, await compileScript(root, '--to', 'a1'));
      await query(url, 'INSERT INTO users (id, age) VALUES (1, 1), (2, 2)');
      const before = await stateOf(url);
      const { output } = await applyScript(url, await compileScript(root, '--from', 'a1'));
      assert.match(output, /ERROR: {2}limbeck: 1 value of age is in several rows of users/);
      // No INVALID index is left, and the update is undone.
      assert.is(await stateOf(url), before);
    }));

  test('a run that goes on where one was stopped does not ask again what it has changed since', () =>
    withDatabase(async (url) => {
      const root = project(
        users,
        `op.alterColumn('users', 'email', { nullable: false });
    op.alterColumn('users', 'email', { rename: 'mail' });
    op.createIndex('ix', 'users', ['mail'], { concurrently: true });
    op.updateRows('users', { set: { age: 1 }, where: { age: 2 }, down: null });
    op.createIndex('uq', 'users', ['age'], { unique: true, concurrently: true });`,
      );
      await applyScript(url, await compileScript(root, '--to', 'a1'));
      await query(url, "INSERT INTO users (id, email, age) VALUES (1, 'a', 1), (2, 'b', 2)");
      const script = await compileScript(root, '--from', 'a1');
      assert.match(script, /1 precondition is tested before anything is changed, 1 on the way/);
      const { output } = await applyScript(url, script);
      assert.match(output, /ERROR: {2}limbeck: 1 value of age is in several rows of users/);
      assert.match(await schemaOf(url), /users\.mail /);
      await query(url, 'DELETE FROM users WHERE id = 2');
      const again = await applyScript(url, script);
      assert.is(again.status, 0, again.output);
      assert.is(await rowsOf(url), 'b2');
    }));

  for (const client of clients) {
    test(`what is applied already is not asked about, with --idempotent by ${client}`, () =>
      withDatabase(async (url) => {
        const root = folderWith({
          'migrations/1.ts': module('a1', null, users),
          'migrations/2.ts': module(
            'b2',
            'a1',
            "op.alterColumn('users', 'email', { nullable: false }); op.alterColumn('users', 'email', { rename: 'mail' });",
          ),
          'migrations/3.ts': module('c3', 'b2', "op.alterColumn('users', 'age', { nullable: false });"),
        });
        await applyScript(url, await compileScript(root, '--to', 'b2'));
        await query(url, "INSERT INTO users (id, mail) VALUES (1, 'a')");
        const script = await compileScript(root, '--from', 'a1', '--idempotent', '--client', client);
        const before = await stateOf(url);
        const refused = await applyScript(url, script);
        assert.match(refused.output, /ERROR: {2}limbeck: 1 row of users has no age/);
        assert.is(await stateOf(url), before);
        await query(url, 'UPDATE users SET age = 1');
        const { status, output } = await applyScript(url, script);
        assert.is(status, 0, output);
        assert.not.match(output, /ERROR/);
        assert.is(await rowsOf(url), 'c3');
      }));
  }

  test('statement_timeout ends a test that is too long, and nothing was changed', () =>
    withDatabase(async (url) => {
      const root = project(users, "op.createCheckConstraint('ck', 'users', sql`pg_sleep(5) IS NOT NULL`);");
      await applyScript(url, await compileScript(root, '--to', 'a1'));
      await query(url, 'INSERT INTO users (id) VALUES (1)');
      const before = await stateOf(url);
      const { output } = await applyScript(
        url,
        await compileScript(root, '--from', 'a1', '--statement-timeout', '100ms'),
      );
      assert.match(output, /checking for migrations\/2\.ts:8[\s\S]*canceling statement due to statement timeout/);
      assert.is(await stateOf(url), before);
    }));

  test('switched off, the server itself has to refuse', () =>
    withDatabase(async (url) => {
      const root = project(
        users,
        "op.alterColumn('users', 'email', { nullable: false });",
        '{ "preconditions": "author" }',
      );
      await applyScript(url, await compileScript(root, '--to', 'a1'));
      await query(url, 'INSERT INTO users (id) VALUES (1)');
      const script = await compileScript(root, '--from', 'a1');
      assert.not.match(script, /precondition|limbeck\.unmet/);
      assert.match(
        (await applyScript(url, script)).output,
        /ERROR: {2}column "email" of relation "users" contains null/,
      );
    }));
}

test.run();
