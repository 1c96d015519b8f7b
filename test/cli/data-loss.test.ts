/** The gate against data loss, from the command line to the header of the script. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from './run-main.ts';

const made = module(
  'a1',
  null,
  "op.createTable('users', { id: t.integer().primaryKey(), fax: t.text(), email: t.string(200) });",
);

function project(body: string, more: Readonly<Record<string, string>> = {}): string {
  return folderWith({ 'migrations/1_a1.ts': made, 'migrations/2_b2.ts': module('b2', 'a1', body), ...more });
}

const drops = "op.dropColumn('users', 'fax');\n    op.alterColumn('users', 'email', { type: t.string(80) });";
const last = ['compile', '--from', 'a1'] as const;

test('a loss stops the compiler at its line, and the last line can be copied', async () => {
  const root = project(drops);
  const { status, stdout, stderr } = await limbeck(root, ...last);
  assert.equal([status, stdout], [1, '']);
  assert.match(stderr, /error\[LB471\]: all values of column users\.fax would be lost\n {2}migrations\/2_b2\.ts:8:8\n/);
  const copied = /to allow all: (.*)/.exec(stderr)?.[1]?.split(' ') ?? [];
  assert.equal(copied, ['--allow', 'drop-column:users.fax', '--allow', 'narrow-column:users.email']);
  const allowed = await limbeck(root, ...last, ...copied);
  assert.equal([allowed.status, allowed.stderr], [0, '']);
  assert.match(
    allowed.stdout,
    /\n-- DATA LOSS:\n-- {3}all values of column users\.fax \(b2\)\n-- {5}allowed by --allow drop-column:users\.fax\n/,
  );
});

test('the whole chain from an empty database loses nothing that it has not made', async () => {
  const { status, stdout } = await limbeck(project(drops), 'compile');
  assert.is(status, 0);
  assert.match(stdout, /all values of column users\.fax \(b2\)\n-- {5}made by this plan\n/);
});

test('the reason of the migration stands in the header, on one line, and in the JSON', async () => {
  const reason = 'nobody has one\\n*/\\u202e DROP';
  const root = project(`op.allow('drop-column:users.fax', '${reason}');\n    op.dropColumn('users', 'fax');`);
  for (const argv of [last, [...last, '--client', 'plain'], [...last, '--dialect', 'sqlite']]) {
    const { status, stdout, stderr } = await limbeck(root, ...argv);
    assert.equal([status, stderr], [0, ''], argv.join(' '));
    assert.match(stdout, /\n-- {5}allowed in migrations\/2_b2\.ts:8: nobody has one \* \/ DROP\n/);
  }
  const plan = JSON.parse((await limbeck(root, ...last, '--json')).stdout);
  assert.equal(plan.dataLoss, [
    {
      key: 'drop-column:users.fax',
      what: 'all values of column users.fax',
      revision: 'b2',
      source: { file: 'migrations/2_b2.ts', line: 9, column: 8 },
      allowed: {
        by: 'migration',
        at: { file: 'migrations/2_b2.ts', line: 8, column: 8 },
        reason: 'nobody has one\n*/\u202e DROP',
      },
    },
  ]);
  assert.equal(
    plan.steps[0].statements.map((one: { losesData: boolean }) => one.losesData),
    [true],
  );
});

test('permission changes neither the statements nor the digest', async () => {
  const digest = async (root: string, ...argv: readonly string[]): Promise<string> =>
    JSON.parse((await limbeck(root, ...last, '--json', ...argv)).stdout).digest;
  const bare = project("op.dropColumn('users', 'fax');");
  const said = project("op.allow('drop-column:users.fax', 'gone');\n    op.dropColumn('users', 'fax');");
  assert.is(await digest(bare, '--allow', 'drop-column:users.fax'), await digest(said));
});

test('a derived downgrade is allowed on the command line', async () => {
  const root = project("op.addColumn('users', 'phone', t.text());");
  const down = ['compile', '--from', 'head', '--to', 'a1'] as const;
  const refused = await limbeck(root, ...down);
  assert.is(refused.status, 1);
  assert.match(refused.stderr, /help: if it may be lost, compile with --allow drop-column:users\.phone\n/);
  for (const argv of [down, ['downgrade', 'head:a1']]) {
    assert.is((await limbeck(root, ...argv, '--allow', 'drop-column:users.phone')).status, 0);
  }
});

test('an option that permits nothing is an error, an op.allow that permits nothing a warning', async () => {
  const root = project("op.allow('drop-table:users', 'why not');\n    op.addColumn('users', 'phone', t.text());");
  const fine = await limbeck(root, ...last);
  assert.is(fine.status, 0);
  assert.match(fine.stderr, /^warning\[LB472\]: nothing here needs op\.allow\('drop-table:users'\)\n {2}migrations\//);
  const wrong = await limbeck(root, ...last, '--allow', 'drop-column:users.phone');
  assert.equal([wrong.status, wrong.stdout], [1, '']);
  assert.match(wrong.stderr, /error\[LB910\]: nothing in this plan loses drop-column:users\.phone\n/);
});

test('the configuration turns the gate off, and the header says so', async () => {
  const root = project(drops, { 'limbeck.config.ts': 'export default { dataLossGate: false };\n' });
  const { status, stdout } = await limbeck(root, ...last);
  assert.is(status, 0);
  assert.match(stdout, /all values of column users\.fax \(b2\)\n-- {5}allowed by the configuration\n/);
});

test('op.allow wants a key and a reason', async () => {
  for (const [call, message] of [
    ["op.allow('users.fax' as never, 'x');", /LB320\]: "users\.fax" is nothing that can be allowed/],
    ["op.allow('drop-column:users.fax', ' ');", /LB320\]: op\.allow\('drop-column:users\.fax'\) gives no reason/],
    ['op.allow(1 as never, "x");', /LB301\]: the key of allow is a number/],
  ] as const) {
    const { status, stderr } = await limbeck(project(call), ...last);
    assert.is(status, 1);
    assert.match(stderr, message);
    assert.match(stderr, /migrations\/2_b2\.ts:8:8/);
  }
});

test.run();
