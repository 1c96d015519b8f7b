/** The built program as its user has it: a process with streams and an exit status. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { psql, query, serverUrl, withDatabase } from '../server/server.ts';
import { atTerminal, environment, runBuilt } from './built.ts';
import { folderWith, module } from './run-main.ts';

const table = (id: string, down: string | null) =>
  module(id, down, `op.createTable('t_${id}', { id: t.integer().primaryKey() });`);
const line = { 'migrations/1.ts': table('a1a1', null), 'migrations/2.ts': table('b2b2', 'a1a1') };

test('standard output holds the result alone, and the status says what happened', () => {
  const root = folderWith(line);
  const fine = runBuilt(root, 'compile');
  assert.equal([fine.status, fine.stderr], [0, '']);
  assert.match(fine.stdout, /^\\if true \\set ON_ERROR_STOP on\n[\s\S]*CREATE TABLE t_b2b2[\s\S]*\\endif\n$/);
  const wrong: readonly (readonly [argv: readonly string[], status: number, says: RegExp])[] = [
    [['compile', '--from', 'zzzz'], 1, /^error\[LB221\]/],
    [['compile', '--from', 'b2b2', '--to', 'b2b2'], 1, /^error\[LB231\]/],
    [['compile', '--dialect', 'postgres'], 2, /^error\[LB901\][\s\S]*postgresql/],
    [['compile', '--form', 'a1a1'], 2, /^error\[LB933\].*--form\n {2}help: did you mean "--from"/],
    [['compil'], 2, /^error\[LB933\].*"compil"\n {2}help: did you mean "compile"/],
    [['ensure_version', '--sql'], 2, /^error\[LB933\].*\n {2}help: a script that begins at the base makes/],
    [['show'], 2, /^error\[LB933\].*\n {2}help: write limbeck show \[options\] <REV>\n$/],
    [['heads', '--env', 'x'], 1, /^error\[LB109\]/],
    [['revision'], 2, /^error\[LB931\]/],
    // Everything else that no project would make right.
    [['compile', '--to', 'a+1x'], 2, /^error\[LB220\]/],
    [['compile', '--to', ' head'], 2, /^error\[LB220\].*space in it\n {2}help: write "head"/],
    [['show', 'head-1'], 2, /^error\[LB228\]/],
    [['show', 'a1a1:b2b2'], 2, /^error\[LB220\][\s\S]*history as -r/],
    [['history', '-r', 'a1a1'], 2, /^error\[LB236\]/],
    [['downgrade', '-1'], 2, /^error\[LB902\][\s\S]*limbeck downgrade head:-1/],
    [['downgrade', 'base'], 2, /^error\[LB902\][\s\S]*limbeck downgrade head:base/],
    [['graph', '--format', 'png'], 2, /^error\[LB907\]/],
    [['show', 'HEAD'], 1, /^error\[LB221\].*\n {2}help: did you mean "head"/],
    [['compile', '--to', '-1'], 1, /^error\[LB227\].*\n {2}help: .*--to \+1/],
    [['compile', '--from', 'b2b2', '--to', '+1'], 1, /^error\[LB227\].*nothing follows "b2b2"/],
  ];
  for (const [argv, status, says] of wrong) {
    const seen = runBuilt(root, ...argv);
    assert.equal([argv.join(' '), seen.status, seen.stdout], [argv.join(' '), status, '']);
    assert.match(seen.stderr, says);
  }
  assert.is(runBuilt(folderWith(), 'heads').status, 1);
  assert.match(runBuilt(root, 'list_templates').stdout, /^migration\.ts\.mustache/);
  assert.match(runBuilt(root, '--version').stdout, /^\d+\.\d+\.\d+\n$/);
});

test('--out writes the file whole, or not at all', () => {
  const root = folderWith(line);
  const fine = runBuilt(root, 'compile', '--out', 'plans/plan.sql');
  assert.equal([fine.status, fine.stdout, fine.stderr], [0, '', '']);
  assert.is(readFileSync(join(root, 'plans/plan.sql'), 'utf8'), runBuilt(root, 'compile').stdout);
  assert.is(runBuilt(root, 'compile', '--from', 'zzzz', '--out', 'plans/other.sql').status, 1);
  assert.equal(readdirSync(join(root, 'plans')), ['plan.sql']);
});

test('no colours in files and pipes unless they are forced; a reader may leave early', async () => {
  const root = folderWith(line);
  const seen = async (env: Record<string, string>, ...argv: string[]) => {
    const child = spawn('limbeck', argv, { cwd: root, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (data) => (text += data));
    child.stderr.on('data', (data) => (text += data));
    await new Promise((resolve) => child.on('close', resolve));
    return text.includes('\x1b[');
  };
  for (const argv of [['history'], ['show', 'zzzz']]) {
    assert.is(await seen({}, ...argv), false);
    assert.is(await seen({ FORCE_COLOR: '1' }, ...argv), true);
    assert.is(await seen({ FORCE_COLOR: '0' }, ...argv), false);
  }
  const cut = spawn('sh', ['-c', 'limbeck explain config | head -1; limbeck compile | true'], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  cut.stderr.on('data', (data) => (stderr += data));
  await new Promise((resolve) => cut.on('close', resolve));
  assert.is(stderr, '');
});

test('commands run from within the project, and on a project elsewhere', () => {
  const root = folderWith({
    'db/limbeck.config.json': '{}',
    ...Object.fromEntries(Object.entries(line).map(([k, v]) => [`db/${k}`, v])),
  });
  for (const seen of [
    runBuilt(join(root, 'db/migrations'), 'heads'),
    runBuilt(root, 'heads', '--config', 'db/limbeck.config.json'),
    runBuilt(root, '-c', 'db/limbeck.config.json', 'heads'),
  ])
    assert.equal([seen.status, seen.stdout], [0, 'b2b2 (head)\n'], seen.stderr);
});

test('line ends of Windows, a byte order mark, a path with spaces, messages in any script', () => {
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');
  const root = folderWith({
    'my project/limbeck.config.ts': windows(
      "import { defineConfig } from 'limbeck';\nexport default defineConfig({ dialects: ['postgresql'] });\n",
    ),
    'my project/migrations/1.ts': windows(table('a1a1', null)),
    'my project/migrations/2.ts': `\uFEFF${windows(table('b2b2', 'a1a1').replace('about b2b2', 'Übersicht 日本語 🎉'))}`,
    'my project/deep/er/x': '',
  });
  const here = join(root, 'my project/deep/er');
  assert.is(runBuilt(here, 'history').stdout, 'a1a1 -> b2b2 (head), Übersicht 日本語 🎉\n<base> -> a1a1, about a1a1\n');
  const compiled = runBuilt(here, 'compile', '--out', 'the plan.sql');
  assert.equal([compiled.status, compiled.stderr], [0, '']);
  const plan = readFileSync(join(here, 'the plan.sql'), 'utf8');
  assert.match(plan, /b2b2 {2}Übersicht 日本語 🎉\n[\s\S]*CREATE TABLE t_b2b2/);
  assert.not.ok(plan.includes('\r'));
  const written = runBuilt(here, 'revision', '-m', 'дальше', '--rev-id', 'c3c3');
  assert.equal([written.stdout, written.stderr], ['migrations/c3c3_дальше.ts\n', '']);
  assert.is(runBuilt(here, 'heads').stdout, 'c3c3 (head)\n');
  writeFileSync(join(root, 'my project/migrations/2.ts'), windows(table('b2b2', 'a1a2')));
  assert.match(
    runBuilt(here, 'heads').stderr,
    /^error\[LB202\].*\n {2}migrations\/2\.ts:5:17\n.*\n.*'a1a2',\n {4}│ {17}\^\n/,
  );
});

test('a result that cannot be written is an error, and a stream without a reader none', () => {
  const root = folderWith(line);
  if (!existsSync('/dev/full')) return console.log('skipped: no /dev/full, no full disk was written to');
  const shell = (command: string) => {
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: root, env: environment(), encoding: 'utf8' });
    return { status, stderr };
  };
  for (const command of ['heads', 'compile', 'history --json', 'help']) {
    const { status, stderr } = shell(`limbeck ${command} > /dev/full`);
    assert.is(status, 1, stderr);
    assert.match(stderr, /^error\[LB906\]: standard output cannot be written: .*\n {2}help: .*\n$/);
  }
  assert.is(shell('limbeck show zzzz 2> /dev/full').status, 1);
  assert.is(shell('limbeck hed 2> /dev/full').status, 2);
});

test('environments are several databases of one project', () => {
  const root = folderWith({
    ...line,
    'package.json': JSON.stringify({
      limbeck: { environments: { audit: { versionTable: 'audit_version', dialects: ['sqlite'] } } },
    }),
  });
  assert.match(runBuilt(root, 'compile').stdout, /psql/);
  const audit = runBuilt(root, '-n', 'audit', 'upgrade', 'head', '--sql');
  assert.equal([audit.status, audit.stderr], [0, '']);
  assert.match(audit.stdout, /sqlite3 [\s\S]*INSERT INTO audit_version/);
});

test('from init to the applied script, at a terminal', async () => {
  const root = folderWith();
  const tty = (command: string, input = '') => {
    const seen = atTerminal(root, command, { input, env: { NO_COLOR: '1' } });
    if (seen) assert.is(seen.status, 0, seen.screen);
    return seen?.screen;
  };
  const made = tty('limbeck init');
  if (made === undefined) return console.log('skipped: no program "script", nobody walked at a terminal');
  assert.match(
    made,
    /^Made\n {2}limbeck\.config\.ts\n {2}migrations\/[0-9a-f]{12}_first_tables\.ts\n[\s\S]*limbeck compile > plan\.sql/,
  );
  assert.match(tty('limbeck doctor') ?? '', /1 revision: nothing is wrong/);
  const written = tty('limbeck revision', 'add a name to users\n') ?? '';
  const file = /migrations\/[0-9a-f]{12}_add_a_name_to_users\.ts/.exec(written)?.[0] ?? '';
  assert.ok(existsSync(join(root, file)), written);
  const path = join(root, file);
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(/\/\/ op\.addColumn.*/, "op.addColumn('users', 'name', t.string(80));"),
  );
  assert.match(tty('limbeck history') ?? '', /\(head\), add a name to users\n<base> -> [0-9a-f]{12}, first tables\n$/);
  tty('limbeck compile > plan.sql');
  tty('limbeck compile --from head --to base --allow "drop-table:*" --allow "drop-column:*" > back.sql');
  if (serverUrl === undefined) return console.log('skipped: no LIMBECK_TEST_POSTGRES, the walk ended before psql');
  await withDatabase(async (url) => {
    const run = async (script: string) => psql(url, ['-v', 'ON_ERROR_STOP=1', '-f', join(root, script)]);
    const up = await run('plan.sql');
    assert.is(up.status, 0, up.output);
    const columns = `SELECT string_agg(column_name, ' ' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = 'users'`;
    assert.is(await query(url, columns), 'id email created_at name');
    const [head = ''] = (tty('limbeck heads') ?? '').split(' ');
    assert.is(await query(url, 'SELECT version_num FROM alembic_version'), head);
    assert.not.equal((await run('plan.sql')).status, 0, 'a second run changes nothing and says so');
    const back = await run('back.sql');
    assert.is(back.status, 0, back.output);
    assert.is(await query(url, 'SELECT count(*) FROM alembic_version'), '0');
  });
});

test.run();
