/** Operations that a project defines, from a helper module to the script. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from './run-main.ts';

const made = module('a1', null, "op.createTable('users', { id: t.integer().primaryKey(), email: t.text() });");

/** Two migrations, the second with what `lib/audit.ts` exports. */
function project(definition: string, body: string, head = "import { audit } from '../lib/audit.ts';\n"): string {
  return folderWith({
    'lib/audit.ts': `import { defineOperation, type Op, sql } from 'limbeck';\n${definition}`,
    'migrations/1_a1.ts': made,
    'migrations/2_b2.ts': head + module('b2', 'a1', body),
  });
}

const audit = `
export const audit = defineOperation<{ table: string; columns?: readonly string[] }>({
  name: 'createAudit',
  summary: ({ table }) => \`audit \${table}\`,
  render: { postgresql: ({ table }) => [sql\`ANALYZE \${sql.id(table)}\`, sql\`VACUUM \${sql.id(table)} -- slow\`] },
  inverse(op, { table }) {
    op.execute(sql\`ANALYZE \${sql.id(table)} (id)\`, { down: null });
  },
  dataLoss: ({ table }) => (table === 'users' ? { of: 'users_audit', what: 'the old audit of users' } : undefined),
});
`;
const last = ['compile', '--from', 'a1'] as const;
const allow = ['--allow', 'create-audit:users_audit'] as const;

test("it stands at the author's line, each statement in its own class", async () => {
  const root = project(audit, "op.run(audit, { table: 'users' });");
  const { status, stdout, stderr } = await limbeck(root, ...last, ...allow, '--json');
  assert.equal([status, stderr], [0, '']);
  const source = { file: 'migrations/2_b2.ts', line: 9, column: 8 };
  assert.equal(JSON.parse(stdout).steps[0].statements, [
    {
      sql: 'ANALYZE users',
      transactional: true,
      operation: 'createAudit',
      source,
      locks: [{ object: 'users', mode: 'SHARE UPDATE EXCLUSIVE', blocks: 'nothing' }],
      rewrites: [],
      scans: [],
      losesData: true,
    },
    {
      sql: 'VACUUM users',
      transactional: false,
      operation: 'createAudit',
      source,
      locks: null,
      rewrites: null,
      scans: null,
      losesData: false,
    },
  ]);
  const script = await limbeck(root, ...last, ...allow);
  assert.match(
    script.stdout,
    /\n-- migrations\/2_b2\.ts:9 audit users -- SHARE UPDATE EXCLUSIVE on users: blocks neither reads nor writes -- DATA LOSS: the old audit of users\n/,
  );
  const down = await limbeck(root, 'compile', '--from', 'head', '--to', 'a1');
  assert.match(down.stdout, /\n-- migrations\/2_b2\.ts:9 .*\nANALYZE users \(id\);\n/);
});

test('its loss passes the gate like any other', async () => {
  const { status, stderr } = await limbeck(project(audit, "op.run(audit, { table: 'users' });"), ...last);
  assert.is(status, 1);
  assert.match(stderr, /LB471\]: the old audit of users would be lost\n {2}migrations\/2_b2\.ts:9:8/);
  const other = await limbeck(project(audit, "op.run(audit, { table: 'other' });"), ...last);
  assert.is(other.status, 0);
});

test('what it names is not certain any more, what it does not name is', async () => {
  const change = audit
    .replace('ANALYZE $', 'ALTER TABLE ')
    .replace('{sql.id(table)}`, sql', 'users ADD fax text`, sql');
  const body = "op.run(audit, { table: 'users' });\n    op.dropColumn('users', 'fax');";
  const fine = await limbeck(project(change, body), ...last, ...allow, '--allow', 'drop-column:users.fax');
  assert.equal([fine.status, fine.stderr], [0, '']);
  const wrong = await limbeck(project(change, "op.run(audit, { table: 'x' });\n    op.dropTable('usesr');"), ...last);
  assert.match(wrong.stderr, /LB402\]: no table "usesr"/);
});

test('its SQL is parsed, and a mistake is shown in the definition', async () => {
  const { status, stderr } = await limbeck(
    project(audit.replace('ANALYZE $', 'ANALYSE TABLE $'), "op.run(audit, { table: 'users' });"),
    ...last,
    ...allow,
  );
  assert.is(status, 1);
  assert.match(stderr, /LB601\]: .* in the SQL of createAudit\n {2}lib\/audit\.ts:6:\d+\n/);
});

test('it is as hermetic as a migration', async () => {
  const { status, stderr } = await limbeck(
    project(audit.replace('audit ${table}', '${Date.now()}'), "op.run(audit, { table: 'users' });"),
    ...last,
  );
  assert.is(status, 1);
  assert.match(stderr, /"Date\.now" .*\n {2}lib\/audit\.ts:5:/);
});

test('what is wrong is said at its line', async () => {
  const run = "op.run(audit, { table: 'users' });";
  const cases: readonly (readonly [definition: string, body: string, message: RegExp])[] = [
    [
      audit.replace("'createAudit'", "'create audit'"),
      run,
      /LB321\]: the operation has no name.*\n {2}lib\/audit\.ts:3:22/,
    ],
    [audit.replace('postgresql:', 'postgres:'), run, /LB321\]: the operation "createAudit" renders for "postgres"\n/],
    [audit.replace(/render:.*/, 'render: {},'), run, /LB321\]: the operation "createAudit" has no SQL\n/],
    [audit.replace(/render:.*/, "render: { postgresql: 'ANALYZE' as never },"), run, /LB321\]: .*a string, not a func/],
    [audit.replace(/summary:.*/, "summary: 'x' as never,"), run, /LB321\]: summary of the operation/],
    [
      audit.replace('`audit ${table}`', '1 as never'),
      run,
      /LB321\]: the summary of createAudit is a number.*\n.*2_b2\.ts:9:8/,
    ],
    [audit.replace("of: 'users_audit'", "of: ''"), run, /LB321\]: "of" in the data loss of createAudit is an empty/],
    [
      audit.replace('=> [sql', "=> ['x' as never, sql"),
      run,
      /LB302\]: what createAudit renders for postgresql is a plain/,
    ],
    [audit, 'op.run(audit, 1 as never);', /LB301\]: what createAudit takes is a number\n.*2_b2\.ts:9:8/],
    [audit, "op.run(audit, { table: (() => 'x') as never });", /LB303\]: what createAudit takes .*a function/],
    [audit, "op.run({ name: 'x' } as never, {});", /LB301\]: what run records is an object\n/],
    [
      audit.replace('inverse(op', 'async inverse(op'),
      run,
      /LB304\]: the inverse of createAudit is asynchronous.*\n {2}migrations\/2_b2\.ts:9:8/,
    ],
  ];
  for (const [definition, body, message] of cases) {
    const { status, stderr } = await limbeck(project(definition, body), ...last, ...allow);
    assert.is(status, 1, body);
    assert.match(stderr, message);
  }
});

test.run();
