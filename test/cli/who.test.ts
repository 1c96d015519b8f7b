/** Options and settings that say where, as whom and for which version a script runs. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from './run-main.ts';

const project = (body: string, config = '{}'): string =>
  folderWith({ 'limbeck.config.json': config, 'migrations/1.ts': module('a1', null, body) });

const TABLE = "op.createTable('users', { id: t.integer().primaryKey(), name: t.text() });";

test('--database and --role go into the guard and the header, and settings say the same', async () => {
  const asked = await limbeck(project(TABLE), 'compile', '--database', "sh'op", '--role', 'Shop Owner');
  assert.is(asked.status, 0, asked.stderr);
  assert.match(asked.stdout, /\n-- {3}runs only on the database sh'op, as the role Shop Owner\n/);
  assert.match(asked.stdout, /IF current_database\(\) <> 'sh''op' THEN/);
  assert.match(asked.stdout, /\n {2}SET ROLE "Shop Owner";[\s\S]*\nRESET ROLE;\n/);
  const config = `{ "database": "sh'op", "role": "Shop Owner" }`;
  const set = await limbeck(project(TABLE, config), 'compile');
  assert.is(set.stdout, asked.stdout);
  const other = await limbeck(project(TABLE, config), 'compile', '--role', 'other');
  assert.match(other.stdout, /SET ROLE other;/);
  const none = await limbeck(project(TABLE), 'compile');
  assert.not.match(none.stdout, /current_database\(\)|SET ROLE|RESET ROLE/);
});

test('stamp takes them, too', async () => {
  const root = project(TABLE);
  const { stdout } = await limbeck(root, 'stamp', 'a1', '--database', 'shop', '--role', 'owner_of_shop');
  assert.match(stdout, /IF current_database\(\) <> 'shop' THEN[\s\S]*SET ROLE owner_of_shop;/);
  assert.match(stdout, /\('SELECT', 'alembic_version'\), \('INSERT', 'alembic_version'\)/);
});

test('a name that the server would cut is refused', async () => {
  for (const option of ['--database', '--role']) {
    const { status, stdout, stderr } = await limbeck(project(TABLE), 'compile', option, 'ü'.repeat(32));
    assert.equal([status, stdout], [2, '']);
    assert.match(stderr, new RegExp(`LB907.*${option} "ü+" is no name of PostgreSQL[\\s\\S]*1 to 63 bytes`));
  }
});

test('SQLite has neither, and takes a version', async () => {
  const root = project(TABLE, '{ "database": "shop", "dialects": ["sqlite"] }');
  const refused = await limbeck(root, 'compile', '--role', 'me');
  assert.equal([refused.status, refused.stdout], [1, '']);
  assert.match(refused.stderr, /LB557.*SQLite has no databases by name and no roles/);
  const { stdout } = await limbeck(project(TABLE), 'compile', '--dialect', 'sqlite@3.37');
  assert.match(stdout, /"limbeck: this plan is for SQLite 3\.37 or later" CHECK/);
});

test('versions that are not supported', async () => {
  const versions: readonly (readonly [string, string])[] = [
    ['postgresql@12', 'the versions are 13 to 18'],
    ['postgresql@19', 'the versions are 13 to 18'],
    ['postgresql@x', 'the versions are 13 to 18'],
    ['sqlite@3.34', 'the versions are 3.35 and later'],
    ['sqlite@4', 'the versions are 3.35 and later'],
  ];
  for (const [target, help] of versions) {
    const { status, stderr } = await limbeck(project(TABLE), 'compile', '--dialect', target);
    assert.is(status, 2, target);
    assert.ok(stderr.includes('LB901') && stderr.includes(help), stderr);
  }
  for (const target of ['postgresql@13', 'postgresql@18', 'postgresql@15.4', 'sqlite@3.35'])
    assert.is((await limbeck(project(TABLE), 'compile', '--dialect', target)).status, 0, target);
});

test('SQL that the target does not know is an error at the author’s line', async () => {
  const said =
    'op.execute(sql`MERGE INTO users USING users AS other\n      ON users.id = other.id WHEN MATCHED THEN DELETE`);';
  const root = project(`${TABLE}\n    ${said}`);
  assert.is((await limbeck(root, 'compile')).status, 0);
  assert.is((await limbeck(root, 'compile', '--dialect', 'postgresql@15')).status, 0);
  const { status, stdout, stderr } = await limbeck(root, 'compile', '--dialect', 'postgresql@14');
  assert.equal([status, stdout], [1, '']);
  assert.match(
    stderr,
    /LB604.*PostgreSQL 14 does not know this SQL of execute: syntax error at or near "MERGE"\n {2}migrations\/1\.ts:9:20\n/,
  );
  const words = `${TABLE}\n    op.createUniqueConstraint('uq', 'users', ['name'], { nullsNotDistinct: true });`;
  const own = await limbeck(project(words), 'compile', '--dialect', 'postgresql@14.2');
  assert.match(own.stderr, /LB604.*PostgreSQL 14\.2 does not know this SQL of createUniqueConstraint: .*"NULLS"/);
});

test('what only older servers refuse is found in SQL that is refused by none, not the other way', async () => {
  const { stderr } = await limbeck(project('op.execute(sql`SELEKT 1`);'), 'compile', '--dialect', 'postgresql@14');
  assert.match(stderr, /LB601/);
  assert.not.match(stderr, /LB604/);
});

test('needs: what exists before the plan, once each; nothing of what the plan makes', async () => {
  const root = folderWith({
    'migrations/1.ts': module('a1', null, TABLE),
    'migrations/2.ts': module(
      'b2',
      'a1',
      `op.createTable('posts', { id: t.integer().primaryKey(), by: t.integer().references('users.id') });
    op.addColumn('posts', 'n', t.integer());
    op.addColumn('users', 'n', t.integer());
    op.addColumn('users', 'm', t.integer());
    op.renameTable('users', 'people');
    op.tableComment('people', 'all');`,
    ),
  });
  const { stdout } = await limbeck(root, 'compile', '--from', 'a1');
  const list = /FROM \(VALUES\n([\s\S]*?)\n {10}\)/.exec(stdout)?.[1];
  assert.is(
    list,
    "            ('SELECT', 'alembic_version'), ('UPDATE', 'alembic_version'),\n            ('SELECT', 'limbeck_journal'),\n            ('REFERENCES', 'users'), ('owner', 'users')",
  );
  assert.not.match(stdout, /'posts'|'people'/);
});

test.run();
