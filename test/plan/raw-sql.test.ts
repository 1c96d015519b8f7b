import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rawText } from '../../src/dialects/author-statements.ts';
import { postgresql } from '../../src/dialects/postgresql/dialect.ts';
import type { Op } from '../../src/dsl/op.ts';
import { defineOperation, sql, t } from '../../src/index.ts';
import { passGate } from '../../src/plan/data-loss.ts';
import { loadPostgresParser } from '../../src/sql/postgres.ts';
import { type Author, type ChainOptions, finalCatalog, planChain } from './chain.ts';

const parser = await loadPostgresParser();
const raw = {
  parser,
  textOf: (one: Parameters<typeof rawText>[0]) => rawText(one, postgresql),
  versionTable: { name: 'alembic_version' },
};

const users: Author = (op) =>
  op.createTable('users', { id: t.integer().primaryKey(), email: t.text(), mood: t.enum('mood', ['ok', 'sad']) });

function plan(...authors: readonly Author[]) {
  return planChain([users, ...authors], { raw });
}

function said(...authors: readonly Author[]): readonly string[] {
  return plan(...authors).diagnostics.map((one) => `${one.code} ${one.message}`);
}

function back(author: Author, options: ChainOptions = {}): readonly string[] {
  const planned = planChain([users, author], { from: 'head', to: 'r1', raw, ...options });
  const wrong = planned.diagnostics
    .filter((one) => one.severity === 'error')
    .map((one) => `${one.code} ${one.message}`);
  return [...wrong, ...planned.plan.steps.flatMap((step) => step.operations).map((one) => one.operation.kind)];
}

test('what raw SQL makes is known to the next migration', () => {
  const first: Author = (op) => op.execute(sql`CREATE TABLE log (id serial PRIMARY KEY, line text)`);
  assert.equal(
    said(first, (op) => op.addColumn('log', 'at', t.date())),
    [],
  );
  assert.equal(
    said(first, (op) => op.dropColumn('log', 'lien')),
    ['LB404 no column "lien" in table "log" at this point in the chain'],
  );
  assert.equal(
    said(first, (op) => op.createTable('log', { id: t.integer() })),
    ['LB401 table "log" exists already'],
  );
});

test('values and names in raw SQL are what they become', () => {
  const author: Author = (op) =>
    op.execute(sql`ALTER TABLE ${sql.id('users')} ADD COLUMN ${sql.id('Nick')} text DEFAULT ${"it's"}`);
  const column = finalCatalog(plan(author))?.tables.get('users')?.columns.at(-1);
  assert.is(column?.name, 'Nick');
  assert.is(column?.default, "it's");
});

test('names of public are those without a schema', () => {
  const author: Author = (op) => op.execute(sql`CREATE TABLE public.log (id int REFERENCES public.users (id))`);
  assert.equal(
    said(author, (op) => op.dropTable('log')),
    [],
  );
  assert.equal(
    said(author, (op) => op.dropTable('users')),
    ['LB411 table "users" is still referenced by "log_id_fkey" of "log"'],
  );
});

test('where the chain writes public itself, raw SQL means the same', () => {
  const author: Author = (op) => {
    op.createTable('a', { id: t.integer() }, null, { schema: 'public' });
    op.execute(sql`ALTER TABLE a ADD b int; CREATE TABLE public.c (d int)`);
  };
  const after: Author = (op) => {
    op.dropColumn('a', 'b', { schema: 'public' });
    op.dropColumn('c', 'd', { schema: 'public' });
  };
  assert.equal(said(author, after), []);
});

test('what raw SQL does has the way back of the operations that say the same', () => {
  assert.equal(
    back((op) => op.execute(sql`CREATE TABLE a (b int); CREATE INDEX ON a (b); COMMENT ON TABLE a IS 'x'`)),
    ['tableComment', 'dropIndex', 'dropTable'],
  );
  assert.equal(
    back((op) => op.execute(sql`ALTER TABLE users DROP COLUMN mood`)),
    ['createEnum', 'addColumn'],
  );
});

test('the way back that an author gives comes first', () => {
  assert.equal(
    back((op) => op.execute(sql`CREATE TABLE a (b int)`, { down: sql`DROP TABLE a` })),
    ['execute'],
  );
  assert.equal(
    back((op) => op.execute(sql`CREATE TABLE a (b int)`, { down: null })),
    [],
  );
});

test('raw SQL that is understood in part has no way back', () => {
  assert.equal(
    back((op) => op.execute(sql`CREATE TABLE a (b int); UPDATE users SET email = ''`)),
    ['LB430 revision r2 has no way back here: raw SQL has no inverse that Limbeck could derive'],
  );
});

const vague: readonly string[] = [
  'CREATE TABLE copy AS SELECT * FROM users',
  'CREATE TABLE copy (LIKE users)',
  "DO $$ BEGIN EXECUTE 'CREATE TABLE copy (id int)'; END $$",
  'SET search_path = other; CREATE TABLE copy (x int)',
  'CREATE FOREIGN TABLE copy (x int) SERVER s',
];
for (const text of vague) {
  test(`nothing is falsely said after ${text}`, () => {
    const author: Author = (op) => op.execute(sql(Object.assign([text], { raw: [text] })));
    assert.equal(
      said(author, (op) => op.addColumn('copy', 'more', t.integer())),
      [],
    );
  });
}

test('what does not fit the chain is a warning, and nothing more is said about it', () => {
  const author: Author = (op) => op.execute(sql`ALTER TABLE user ADD COLUMN age int`);
  assert.equal(
    said(author, (op) => op.dropColumn('users', 'age')),
    ['LB404 no column "age" in table "users" at this point in the chain'],
  );
  const typo: Author = (op) => op.execute(sql`ALTER TABLE usrs ADD COLUMN age int`);
  const { diagnostics } = plan(typo, (op) => op.dropColumn('usrs', 'age'));
  assert.equal(
    diagnostics.map(({ code, message, help }) => ({ code, message, help })),
    [
      {
        code: 'LB486',
        message: 'raw SQL does not fit the chain: no table "usrs" at this point in the chain',
        help: 'did you mean "users"?',
      },
    ],
  );
});

test('SQL that the parser does not take makes no names certain', () => {
  const author: Author = (op) => op.execute(sql`CREATE TABLE a (b int`);
  assert.equal(
    said(author, (op) => op.dropTable('a')),
    [],
  );
});

test('a type of the compiler goes with its last column, whoever drops that', () => {
  const kinds = (author: Author) =>
    plan(author)
      .plan.steps.at(-1)
      ?.operations.map((one) => one.operation.kind);
  assert.equal(
    kinds((op) => op.execute(sql`ALTER TABLE users DROP COLUMN mood`)),
    ['execute', 'dropEnum'],
  );
  assert.equal(
    kinds((op) => op.execute(sql`ALTER TABLE users DROP COLUMN mood; DROP TYPE mood`)),
    ['execute'],
  );
});

test('data that raw SQL loses passes the gate as that of the operations', () => {
  const keys = (author: Author, gate = true) => {
    const found: string[] = [];
    const later = planChain([users, author], { from: 'r1', to: 'head', raw });
    const losses = passGate({ plan: later.plan, allow: [], gate, report: (one) => found.push(one.message) });
    return gate ? found : [...losses.values()].map((one) => one.key);
  };
  const author: Author = (op) => op.execute(sql`ALTER TABLE users DROP email; CREATE TABLE a (b int); DROP TABLE a`);
  assert.equal(keys(author), ['all values of column users.email would be lost']);
  assert.equal(keys(author, false), ['drop-column:users.email', 'drop-table:a']);
  assert.equal(
    keys((op) => {
      op.allow('drop-column:users.email', 'nobody reads it');
      author(op);
    }),
    [],
  );
});

test('in a block of when, both ways are weighed', () => {
  const author: Author = (op) =>
    op.when(sql`SELECT true`, (inside: Op) => inside.execute(sql`ALTER TABLE users ADD COLUMN age int`));
  assert.equal(
    said(author, (op) => op.dropColumn('users', 'age')),
    [],
  );
});

test("an author's own operation is read like raw SQL", () => {
  const make = defineOperation<{ name: string }>({
    name: 'makeLog',
    summary: ({ name }) => `log ${name}`,
    render: { postgresql: ({ name }) => sql`CREATE TABLE ${sql.id(name)} (line text)` },
  });
  assert.equal(
    said(
      (op) => op.run(make, { name: 'log' }),
      (op) => op.dropColumn('log', 'line'),
    ),
    [],
  );
  assert.equal(
    back((op) => op.run(make, { name: 'log' })),
    ['dropTable'],
  );
});

test('rows that raw SQL deletes pass the gate', () => {
  const losses = (text: string): readonly string[] => {
    const { plan } = planChain([users, (op) => op.execute(sql(Object.assign([text], { raw: [text] })))], {
      from: 'r1',
      raw,
    });
    const found: string[] = [];
    passGate({ plan, allow: [], gate: true, report: ({ help, message }) => help && found.push(message) });
    return found;
  };
  assert.equal(losses('DELETE FROM users WHERE id = 1'), ['some rows of table users would be lost']);
  assert.equal(losses('delete from public.users'), ['all rows of table users would be lost']);
  assert.equal(losses('TRUNCATE users, audit.log CASCADE').slice(0, 2), [
    'all rows of table users would be lost',
    'all rows of table audit.log would be lost',
  ]);
  assert.equal(losses('WITH gone AS (DELETE FROM users WHERE id > 3 RETURNING *) INSERT INTO old SELECT * FROM gone'), [
    'some rows of table users would be lost',
  ]);
  assert.equal(losses('MERGE INTO users USING old ON old.id = users.id WHEN MATCHED THEN DELETE'), [
    'some rows of table users would be lost',
  ]);
  assert.equal(losses('SET search_path = other; DELETE FROM users'), ['all rows of table users would be lost']);
  assert.equal(losses("UPDATE users SET email = 'delete' WHERE id = 1"), []);
  assert.equal(losses('MERGE INTO users USING old ON old.id = users.id WHEN MATCHED THEN DO NOTHING'), []);
});

test('rows of a table that the same plan makes are its own', () => {
  const { plan: made } = plan((op) => op.execute(sql`DELETE FROM users`));
  const found: string[] = [];
  passGate({ plan: made, allow: [], gate: true, report: ({ message }) => found.push(message) });
  assert.equal(found, []);
});

test.run();
