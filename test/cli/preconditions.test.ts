/** Preconditions at the command line: what the JSON says, what a mistake in their SQL is, how they are switched off, and SQLite's. */
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { apply } from '../dialects/sqlite/shell.ts';
import { scratch } from '../script/clients.ts';
import { folderWith, limbeck, module } from './run-main.ts';

const users = "op.createTable('users', { id: t.integer().primaryKey(), email: t.text() });";

const project = (upgrade: string, config = '{}'): string =>
  folderWith({
    'limbeck.config.json': config,
    'migrations/1.ts': module('a1', null, users),
    'migrations/2.ts': module('b2', 'a1', upgrade),
  });

const compile = (root: string, ...more: readonly string[]) => limbeck(root, 'compile', '--from', 'a1', ...more);

interface Plan {
  readonly steps: readonly { readonly statements: readonly Readonly<Record<string, unknown>>[] }[];
}

test('the JSON has each before the statement that needs it', async () => {
  const { stdout } = await compile(
    project(
      `op.alterColumn('users', 'email', { nullable: false });
    op.updateRows('users', { set: { email: 'x' }, where: { id: 1 }, down: null });
    op.createUniqueConstraint('uq', 'users', ['email']);
    op.assert(sql\`SELECT count(*) = 0 FROM users\`, 'no users');`,
    ),
    '--json',
  );
  const plan = JSON.parse(stdout) as Plan;
  const shown = plan.steps.flatMap(({ statements }) =>
    statements.map(({ operation, message, first }) => [operation, message, first].filter((one) => one !== undefined)),
  );
  assert.equal(shown, [
    ['precondition', 'rows of users have no email, but the column becomes NOT NULL', true],
    ['alterColumn'],
    ['updateRows'],
    ['precondition', 'values of email are in several rows of users, but uq allows each once'],
    ['createUniqueConstraint'],
    ['assert', 'no users'],
  ]);
});

test('a mistake in SQL that a test repeats is told once, at its place', async () => {
  const { status, stderr } = await compile(project("op.createCheckConstraint('ck', 'users', sql`email <>`);"));
  assert.is(status, 1);
  assert.is(stderr.match(/LB601/g)?.length, 1, stderr);
  assert.match(stderr, /in the SQL of createCheckConstraint\n {2}migrations\/2\.ts:8/);
});

test('what ends in a comment stays in its place', async () => {
  const root = project("op.createCheckConstraint('ck', 'users', sql`email <> '' -- not empty`);");
  for (const client of ['psql', 'plain']) {
    const { status, stdout, stderr } = await compile(root, '--client', client);
    assert.is(status, 0, stderr);
    assert.match(stdout, /WHERE NOT \(email <> '' -- not empty\n\) LIMIT 6\)/);
  }
});

test('the configuration leaves only those of the author', async () => {
  const upgrade = "op.assert(sql`SELECT true`, 'yes');\n    op.alterColumn('users', 'email', { nullable: false });";
  const { stdout } = await compile(project(upgrade, '{ "preconditions": "author" }'));
  assert.match(stdout, /^-- {3}1 precondition is tested before anything is changed$/m);
  const wrong = await compile(project(upgrade, '{ "preconditions": "none" }'));
  assert.match(wrong.stderr, /LB106[\s\S]*it must be 'derive' or 'author'/);
});

test('SQLite is told of duplicates before it builds a unique index', async () => {
  const root = project("op.createIndex('uq', 'users', ['email'], { unique: true });");
  const database = join(scratch, 'preconditions.db');
  const sqlite = (text: string) => apply(database, text);
  const { stdout: start } = await limbeck(root, 'compile', '--to', 'a1', '--dialect', 'sqlite');
  assert.is(sqlite(start).status, 0);
  assert.is(sqlite("INSERT INTO users VALUES (1, 'a'), (2, 'a'), (3, NULL), (4, NULL);").status, 0);
  const { stdout: script } = await compile(root, '--dialect', 'sqlite');
  const refused = sqlite(script);
  assert.is.not(refused.status, 0);
  assert.match(refused.output, /limbeck: values of email are in several rows of users, but uq allows each once/);
  assert.match(sqlite('SELECT version_num FROM alembic_version;').output, /^a1\s*$/);
  assert.is(sqlite('DELETE FROM users WHERE id = 2;').status, 0);
  assert.is(sqlite(script).status, 0);
});

test.run();
