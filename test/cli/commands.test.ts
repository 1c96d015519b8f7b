import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codes } from '../../src/diagnostics/codes.ts';
import { folderWith, limbeck, module } from './run-main.ts';

const branched = {
  'migrations/1.ts': module('a1a1', null, '', "created: '2026-01-01T00:00:00Z',"),
  'migrations/2.ts': module('b2b2', 'a1a1', ''),
  'migrations/3.ts': module('c3c3', 'a1a1', '', "branchLabels: ['side'],"),
};

test('init makes a project that compiles, and never a second one', async () => {
  const root = folderWith();
  const made = await limbeck(root, 'init');
  assert.is(made.status, 0);
  const [file = ''] = readdirSync(join(root, 'migrations'));
  assert.match(file, /^[0-9a-f]{12}_first_tables\.ts$/);
  const compiled = await limbeck(root, 'compile');
  assert.equal([compiled.status, compiled.stderr], [0, '']);
  assert.match(compiled.stdout, /CREATE TABLE users \(\n {2}id SERIAL NOT NULL,/);
  const again = await limbeck(root, 'init');
  assert.is(again.status, 1);
  assert.match(again.stderr, /LB903/);
});

test('init in another folder, with templates to change', async () => {
  const root = folderWith();
  assert.is((await limbeck(root, 'init', 'db', '--templates')).status, 0);
  const template = join(root, 'db/templates/script.postgresql.psql.sql.mustache');
  assert.match(readFileSync(template, 'utf8'), /\{\{\{body\}\}\}\n$/);
  assert.is((await limbeck(join(root, 'db'), 'compile')).status, 0);
});

test('revision writes a module after the head', async () => {
  const root = folderWith({ 'migrations/1.ts': branched['migrations/1.ts'] });
  const { status, stdout } = await limbeck(root, 'revision', '-m', "add  it's\n`e-mail` to ${users}");
  assert.is(status, 0);
  const file = stdout.trim();
  assert.match(file, /^migrations\/[0-9a-f]{12}_add_it_s_e_mail_to_users\.ts$/);
  const text = readFileSync(join(root, file), 'utf8');
  assert.match(text, /downRevision: 'a1a1',\n {2}message: 'add it\\'s `e-mail` to \$\{users\}',/);
  const history = await limbeck(root, 'history');
  assert.match(
    history.stdout,
    /^a1a1 -> [0-9a-f]{12} \(head\), add it's `e-mail` to \$\{users\}\n<base> -> a1a1, about a1a1\n$/,
  );
});

test('merge joins the heads, or those that are named', async () => {
  const root = folderWith(branched);
  const made = await limbeck(root, 'merge', '-m', 'join', '--rev-id', 'd4d4');
  assert.equal([made.status, made.stdout], [0, 'migrations/d4d4_join.ts\n'], made.stderr);
  assert.match(readFileSync(join(root, 'migrations/d4d4_join.ts'), 'utf8'), /downRevision: \['b2b2', 'c3c3'\]/);
  assert.is((await limbeck(root, 'compile')).status, 0);
  const wrong: readonly (readonly [args: readonly string[], why: RegExp])[] = [
    [[], /nothing to merge: d4d4 alone[\s\S]*the heads are d4d4/],
    [['b2b2', 'd4d4'], /b2b2 is an ancestor of d4d4 already[\s\S]*leave b2b2 out/],
    [['b2b2', 'nope'], /LB2\d\d[\s\S]*nope/],
  ];
  for (const [args, why] of wrong) {
    const { status, stderr, stdout } = await limbeck(root, 'merge', '-m', 'again', ...args);
    assert.equal([status, stdout], [1, '']);
    assert.match(stderr, why);
  }
});

test('init makes the folder that was named, wherever it is', async () => {
  const root = folderWith({ file: '' });
  const far = join(folderWith(), 'my shop');
  const { status, stdout } = await limbeck(root, 'init', far);
  assert.is(status, 0);
  assert.ok(existsSync(join(far, 'limbeck.config.ts')), stdout);
  assert.ok(stdout.includes(`  cd '${far}' && limbeck compile > plan.sql`), stdout);
  assert.equal(readdirSync(root), ['file']);
  const onFile = await limbeck(root, 'init', 'file');
  assert.is(onFile.status, 1);
  assert.match(onFile.stderr, /^error\[LB906\]: cannot write .*file/);
});

test('branches lists where they begin', async () => {
  const root = folderWith(branched);
  const { stdout } = await limbeck(root, 'branches');
  assert.is(
    stdout,
    'a1a1 (branch point), about a1a1\n  -> b2b2 (head), about b2b2\n  -> c3c3 (side) (head), about c3c3\n',
  );
  const json = JSON.parse((await limbeck(root, 'branches', '--json')).stdout);
  assert.equal(
    json.revisions.map((one: { revision: string }) => one.revision),
    ['a1a1'],
  );
  assert.match((await limbeck(root, 'branches', '-v')).stdout, /a1a1[\s\S]*about a1a1/);
});

test('stamp sets rows without running anything', async () => {
  const root = folderWith(branched);
  const { status, stdout } = await limbeck(root, 'stamp', '--from', 'a1a1', 'b2b2', 'c3c3');
  assert.is(status, 0);
  assert.match(stdout, /-- Limbeck plan: stamp from a1a1 to b2b2, c3c3/);
  assert.match(stdout, /SET version_num = 'b2b2' WHERE version_num = 'a1a1'[\s\S]*VALUES \('c3c3'\)/);
  assert.is((await limbeck(root, 'stamp', 'a1a1:b2b2,c3c3', '--sql')).stdout, stdout);
  assert.is((await limbeck(root, 'stamp', 'a1a1:b2b2', 'a1a1:c3c3')).stdout, stdout);
  assert.is((await limbeck(root, 'stamp', 'a1a1:b2b2', 'c3c3')).stdout, stdout);
  const wrong: readonly (readonly [args: readonly string[], code: RegExp])[] = [
    [['base'], /LB908/],
    [['a1a1:b2b2', '--from', 'a1a1'], /LB907.*given twice/],
    [['a1a1:b2b2', 'b2b2:c3c3'], /LB907.*a1a1 and at b2b2 at once[\s\S]*--from a1a1,b2b2 b2b2 c3c3/],
    [['a1a1:'], /LB907.*"a1a1:" is no range/],
    [['a1a1:b2b2:c3c3'], /LB907.*is no range/],
    [['--purge', '--from', 'a1a1', 'b2b2'], /LB907.*--purge/],
    [['--purge', 'a1a1:b2b2'], /LB907.*--purge/],
    [['a1a1+1'], /LB228/],
    [['--dialect', 'sqlite', '--client', 'psql', 'a1a1'], /LB901/],
  ];
  for (const [args, code] of wrong) {
    const outcome = await limbeck(root, 'stamp', ...args);
    assert.equal([args, outcome.status, outcome.stdout], [args, outcome.stderr.includes('LB908') ? 1 : 2, '']);
    assert.match(outcome.stderr, code);
  }
});

test('revision asks for the parent where there are several heads', async () => {
  const root = folderWith(branched);
  const none = await limbeck(root, 'revision', '-m', 'x');
  assert.is(none.status, 1);
  assert.match(none.stderr, /LB904[\s\S]*b2b2, c3c3/);
  const merge = await limbeck(root, 'revision', '-m', 'merge', '--head', 'b2b2,side@head', '--rev-id', 'd4d4');
  assert.is(merge.stdout, 'migrations/d4d4_merge.ts\n');
  assert.match(readFileSync(join(root, 'migrations/d4d4_merge.ts'), 'utf8'), /downRevision: \['b2b2', 'c3c3'\]/);
  const taken = await limbeck(root, 'revision', '-m', 'again', '--rev-id', 'd4d4');
  assert.match(taken.stderr, /LB905/);
  const splice = await limbeck(root, 'revision', '-m', 'x', '--head', 'a1a1');
  assert.match(splice.stderr, /LB904[\s\S]*--splice/);
  const branch = await limbeck(
    root,
    'revision',
    '-m',
    'x',
    '--head',
    'a1a1',
    '--splice',
    '--branch-label',
    'third',
    '--depends-on',
    'b2b2',
    '--rev-id',
    'e5e5',
  );
  assert.is(branch.status, 0);
  assert.match(
    readFileSync(join(root, 'migrations/e5e5_x.ts'), 'utf8'),
    /branchLabels: \['third'\],\n {2}dependsOn: \['b2b2'\],/,
  );
  for (const argv of [
    ['--rev-id', 'no good'],
    ['--rev-id', 'D4D4'],
    ['--branch-label', 'third'],
    ['--version-path', 'elsewhere'],
  ]) {
    const wrong = await limbeck(root, 'revision', '-m', 'y', '--head', 'd4d4', ...argv);
    assert.equal([argv[0], wrong.status], [argv[0], 2]);
  }
});

test('history, heads and show tell what there is', async () => {
  const root = folderWith(branched);
  assert.is(
    (await limbeck(root, 'history')).stdout,
    'a1a1 -> b2b2 (head), about b2b2\na1a1 -> c3c3 (side) (head), about c3c3\n<base> -> a1a1 (branch point), about a1a1\n',
  );
  assert.is((await limbeck(root, 'heads')).stdout, 'b2b2 (head)\nc3c3 (side) (head)\n');
  assert.is((await limbeck(root, 'history', '-r', 'b2b2:')).stdout, 'a1a1 -> b2b2 (head), about b2b2\n');
  const shown = await limbeck(root, 'show', 'a1a1');
  assert.is(
    shown.stdout,
    'Revision:    a1a1 (branch point)\nParent:      <base>\nFollowed by: b2b2, c3c3\nCreated:     2026-01-01T00:00:00Z\nFile:        migrations/1.ts\nMessage:     about a1a1\n',
  );
  const json = JSON.parse((await limbeck(root, 'show', 'c3c3', '--json')).stdout);
  assert.equal(json, {
    revisions: [
      {
        revision: 'c3c3',
        downRevision: ['a1a1'],
        dependsOn: [],
        branchLabels: ['side'],
        message: 'about c3c3',
        created: null,
        file: 'migrations/3.ts',
        isHead: true,
        isBranchPoint: false,
        isMergePoint: false,
      },
    ],
  });
  for (const command of ['heads', 'history']) {
    assert.ok(Array.isArray(JSON.parse((await limbeck(root, command, '--json')).stdout).revisions));
    assert.match((await limbeck(root, command, '-v')).stdout, /File: {8}migrations\/2\.ts/);
  }
  assert.match((await limbeck(root, 'show', 'zzzz')).stderr, /^error\[LB22\d\]/);
});

test('commands that read only the graph do not evaluate', async () => {
  const root = folderWith({
    'migrations/1.ts': module('a1a1', null, '').replace(
      'export default',
      "throw new Error('evaluated');\nexport default",
    ),
  });
  assert.is((await limbeck(root, 'heads')).stdout, 'a1a1 (head)\n');
  assert.is((await limbeck(root, 'compile')).status, 1);
});

test('explain knows every code', async () => {
  const root = folderWith();
  for (const [code, { title }] of Object.entries(codes)) {
    const { status, stdout } = await limbeck(root, 'explain', code.toLowerCase());
    assert.is(status, 0);
    assert.ok(stdout.startsWith(`${code} (`) && stdout.includes(title), code);
  }
  assert.match((await limbeck(root, 'explain')).stdout, /^LB101 {2}/);
  assert.match((await limbeck(root, 'explain', 'LB999')).stderr, /LB907/);
  assert.match((await limbeck(root, 'explain', 'conf')).stderr, /LB907[\s\S]*did you mean "config"/);
});

test('every command has help with examples', async () => {
  const root = folderWith();
  for (const command of [
    'init',
    'revision',
    'compile',
    'upgrade',
    'downgrade',
    'history',
    'heads',
    'show',
    'explain',
  ]) {
    const { status, stdout, stderr } = await limbeck(root, command, '--help');
    assert.equal([command, status, stderr], [command, 0, '']);
    assert.match(stdout, new RegExp(`limbeck ${command}[\\s\\S]*Examples`));
  }
  assert.match((await limbeck(root, '--version')).stdout, /^\d+\.\d+\.\d+\n$/);
});

test.run();
