/** A batch of changes of one table: one statement, with the lines, the words and the losses of all that it does. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from './run-main.ts';

const made = module(
  'a1',
  null,
  "op.createTable('users', { id: t.integer().primaryKey(), fax: t.text(), phone: t.text() });",
);

function project(body: string): string {
  return folderWith({ 'migrations/1_a1.ts': made, 'migrations/2_b2.ts': module('b2', 'a1', body) });
}

const batch = (body: string): string => `op.batchAlterTable('users', (table) => {\n${body}\n    });`;
const last = ['compile', '--from', 'a1'] as const;

test('a mistake in a batch is told at its own line', async () => {
  const root = project(batch("      table.addColumn('email', t.text());\n      table.dropColumn('fac');"));
  const { status, stderr } = await limbeck(root, ...last);
  assert.is(status, 1);
  assert.match(stderr, /error\[LB404\]: no column "fac" in table "users"[^\n]*\n {2}migrations\/2_b2\.ts:10:13\n/);
});

test('what is no batch is told at the line of the call', async () => {
  const { stderr } = await limbeck(project("op.batchAlterTable('users', 'fax' as never);"), ...last);
  assert.match(stderr, /error\[LB301\]: what batchAlterTable does is [^\n]*\n {2}migrations\/2_b2\.ts:8:8\n/);
  const late = await limbeck(project(batch('      table.addColumn(7 as never, t.text());')), ...last);
  assert.match(late.stderr, /error\[LB301\]: [^\n]*\n {2}migrations\/2_b2\.ts:9:13\n/);
  const slow = await limbeck(project("op.batchAlterTable('users', (async () => 0) as never);"), ...last);
  assert.match(slow.stderr, /error\[LB304\]: the function of batchAlterTable is asynchronous/);
});

test('one statement tells of all its changes and losses', async () => {
  const root = project(
    `${batch("      table.dropColumn('fax');\n      table.addColumn('email', t.text());\n      table.dropColumn('phone');")}
    op.allow('drop-column:users.fax', 'nobody has one');`,
  );
  const refused = await limbeck(root, ...last);
  assert.match(refused.stderr, /error\[LB471\]: all values of column users\.phone would be lost\n[^\n]*2_b2\.ts:11:13/);
  const allowed = ['--allow', 'drop-column:users.phone'];
  const { stdout } = await limbeck(root, ...last, ...allowed);
  assert.ok(
    stdout.includes(
      '-- migrations/2_b2.ts:9 drop column users.fax; add column users.email; drop column users.phone -- ACCESS EXCLUSIVE on users: blocks reads and writes -- DATA LOSS: all values of column users.fax; all values of column users.phone\nALTER TABLE users\n  DROP COLUMN fax,\n  ADD COLUMN email TEXT,\n  DROP COLUMN phone;\n',
    ),
    stdout,
  );
  assert.match(
    stdout,
    /allowed in migrations\/2_b2\.ts:13: nobody has one; allowed by --allow drop-column:users\.phone/,
  );
  const plan = JSON.parse((await limbeck(root, ...last, ...allowed, '--json')).stdout);
  assert.equal(
    plan.steps[0].statements.map((one: { operation: string; losesData: boolean }) => [one.operation, one.losesData]),
    [['batchAlterTable', true]],
  );
  assert.is(plan.dataLoss.length, 2);
});

test('two batches are two statements, and what stands between them splits one', async () => {
  const root = project(
    `${batch("      table.addColumn('a', t.text());")}\n    ${batch("      table.addColumn('b', t.text());\n      op.execute(sql`SELECT 1`);\n      table.addColumn('c', t.text());")}`,
  );
  const { stdout } = await limbeck(root, ...last, '--json');
  assert.equal(
    JSON.parse(stdout).steps[0].statements.map((one: { sql: string }) => one.sql),
    [
      'ALTER TABLE users ADD COLUMN a TEXT',
      'ALTER TABLE users ADD COLUMN b TEXT',
      'SELECT 1',
      'ALTER TABLE users ADD COLUMN c TEXT',
    ],
  );
});

test('a batch in a block of when, outside of transactions, and with ifNotExists', async () => {
  const inside = batch("      table.addColumn('a', t.text());\n      table.addColumn('b', t.text());");
  const root = project(`op.when(sql\`SELECT true\`, (op) => {\n${inside}\n    });
    op.autocommit((op) => ${batch("      table.addColumn('c', t.text());\n      table.addColumn('d', t.text());").slice(0, -1)});
    ${batch("      table.addColumn('e', t.text(), { ifNotExists: true });\n      table.addColumn('f', t.text());")}`);
  const { stdout, stderr } = await limbeck(root, ...last, '--json');
  assert.is(stderr, '');
  const found = JSON.parse(stdout).steps[0].statements.map(
    (one: { sql: string; transactional: boolean; when?: string }) => [
      one.sql.replace(/\s+/g, ' '),
      one.transactional,
      one.when !== undefined,
    ],
  );
  assert.equal(found.slice(1), [
    ['ALTER TABLE users ADD COLUMN a TEXT, ADD COLUMN b TEXT', true, true],
    ['ALTER TABLE users ADD COLUMN c TEXT, ADD COLUMN d TEXT', false, false],
    ['ALTER TABLE users ADD COLUMN IF NOT EXISTS e TEXT', true, false],
    ['ALTER TABLE users ADD COLUMN f TEXT', true, false],
  ]);
});

test('SQLite makes the changes one after the other', async () => {
  const root = project(batch("      table.addColumn('a', t.text());\n      table.renameColumn('a', 'b');"));
  const { stdout } = await limbeck(root, ...last, '--dialect', 'sqlite', '--json');
  assert.equal(
    JSON.parse(stdout).steps[0].statements.map((one: { sql: string }) => one.sql),
    ['ALTER TABLE users ADD COLUMN a TEXT', 'ALTER TABLE users RENAME COLUMN a TO b'],
  );
});

test.run();
