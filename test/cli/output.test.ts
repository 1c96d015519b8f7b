/** Where a result goes: a file that is whole or as it was, a pipe that somebody has closed, a disk that is full. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commands } from '../../src/cli/commands/index.ts';
import { environment } from './built.ts';
import { folderWith, limbeck, module, type Outcome } from './run-main.ts';

const chain = {
  'migrations/1.ts': module('a1', null, "op.createTable('foo', { id: t.integer(), v: t.text().default('ä\\nb') });"),
  'migrations/2.ts': module('b2', 'a1', "op.createIndex('ix', 'foo', ['id']);"),
};
const to = (revision: string, ...more: readonly string[]) => [
  'compile',
  '--to',
  revision,
  '--out',
  'plan.sql',
  ...more,
];
const held = (root: string): string => readFileSync(join(root, 'plan.sql'), 'utf8');

/** Runs a line of the shell with the built program. */
async function shell(cwd: string, line: string): Promise<Outcome> {
  const child = spawn('bash', ['-c', line], { cwd, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => (stdout += data));
  child.stderr.on('data', (data) => (stderr += data));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status: status ?? -1, stdout, stderr };
}

test('a file holds what would be printed: UTF-8 without a mark, LF, a line end at its end, no other file beside it', async () => {
  const root = folderWith(chain);
  const printed = (await limbeck(root, 'compile', '--to', 'b2')).stdout;
  assert.equal(await limbeck(root, ...to('b2')), { status: 0, stdout: '', stderr: '' });
  const bytes = readFileSync(join(root, 'plan.sql'));
  assert.is(bytes.compare(Buffer.from(printed, 'utf8')), 0);
  assert.not(bytes.includes('\r'));
  assert.is(bytes.at(-1), 10);
  assert.is(bytes.subarray(0, 3).toString('hex') === 'efbbbf', false);
  assert.equal(readdirSync(root).sort(), ['migrations', 'plan.sql']);
});

test('the same plan is written again without a word; another plan, and what is no plan, are kept', async () => {
  const root = folderWith(chain);
  await limbeck(root, ...to('a1'));
  const first = held(root);
  writeFileSync(join(root, 'plan.sql'), first.replace('-- Limbeck plan', '-- My comment\n-- Limbeck plan'));
  assert.equal(await limbeck(root, ...to('a1')), { status: 0, stdout: '', stderr: '' });
  assert.is(held(root), first);

  const others: Readonly<Record<string, readonly [text: string, what: RegExp]>> = {
    'another plan': [first, /LB905.*plan\.sql holds another plan[\s\S]*--force/],
    'a plan of which the end is missing': [first.slice(0, -200), /holds another plan/],
    'two plans, one of them ours': [`${first}${(await limbeck(root, 'compile')).stdout}`, /holds another plan/],
    'no plan': ['SELECT 1;\n', /LB905.*plan\.sql exists already and is not this plan/],
    'one byte': ['\n', /exists already/],
    'a plan in UTF-16': [`\ufeff${first}`, /exists already/],
  };
  for (const [name, [text, what]] of Object.entries(others)) {
    const bytes = Buffer.from(text, name.endsWith('UTF-16') ? 'utf16le' : 'utf8');
    writeFileSync(join(root, 'plan.sql'), bytes);
    for (const argv of [
      to('b2'),
      to('b2', '--json'),
      ['stamp', 'a1', '--out', 'plan.sql'],
      ['upgrade', 'b2', '--sql', '-o', 'plan.sql'],
    ]) {
      const { status, stdout, stderr } = await limbeck(root, ...argv);
      assert.equal([status, stdout], [1, ''], `${name}: ${argv.join(' ')}`);
      assert.match(stderr, what, `${name}: ${argv.join(' ')}`);
      assert.is(readFileSync(join(root, 'plan.sql')).compare(bytes), 0);
    }
    assert.equal(await limbeck(root, ...to('b2', '--force')), { status: 0, stdout: '', stderr: '' });
    assert.match(held(root), /from base \(no row\) to b2/);
  }
  // The same plan as JSON is the same plan.
  assert.is((await limbeck(root, ...to('b2', '--json'))).status, 0);
  assert.is((await limbeck(root, ...to('b2'))).status, 0);
  assert.is((await limbeck(root, 'stamp', 'a1', '--out', 'plan.sql', '--force')).status, 0);
  // A picture may be drawn anew, but not over a plan.
  assert.is((await limbeck(root, 'graph', '--out', 'graph.txt')).status, 0);
  assert.is((await limbeck(root, 'graph', '--out', 'graph.txt')).status, 0);
  assert.match((await limbeck(root, 'graph', '--out', 'plan.sql')).stderr, /LB905.*holds another plan/);
  // An empty file, as mktemp makes it, holds nothing.
  writeFileSync(join(root, 'plan.sql'), '');
  assert.is((await limbeck(root, ...to('a1'))).status, 0);
  assert.equal(readdirSync(root).sort(), ['graph.txt', 'migrations', 'plan.sql']);
});

test('a folder in its place, a file in the way, a name that is too long: said, and nothing is left', async () => {
  const root = folderWith({ ...chain, file: 'x' });
  mkdirSync(join(root, 'plan.sql'));
  for (const [out, what] of [
    ['plan.sql', /LB906.*plan\.sql/],
    ['file/plan.sql', /LB906/],
    [`${'x'.repeat(300)}.sql`, /LB906/],
    ['', /LB906/],
  ] as const) {
    const { status, stdout, stderr } = await limbeck(root, 'compile', '--out', out, '--force');
    assert.equal([status, stdout], [1, ''], out);
    assert.match(stderr, what, out);
    assert.equal(readdirSync(root).sort(), ['file', 'migrations', 'plan.sql']);
    assert.equal(readdirSync(join(root, 'plan.sql')), []);
  }
});

test('a link stays a link, and permissions stay as they are', async () => {
  const root = folderWith({ ...chain, 'plans/real.sql': '' });
  symlinkSync('plans/real.sql', join(root, 'plan.sql'));
  chmodSync(join(root, 'plans/real.sql'), 0o640);
  assert.is((await limbeck(root, ...to('a1'))).status, 0);
  assert.ok(lstatSync(join(root, 'plan.sql')).isSymbolicLink());
  assert.is(readlinkSync(join(root, 'plan.sql')), 'plans/real.sql');
  assert.match(readFileSync(join(root, 'plans/real.sql'), 'utf8'), /END OF PLAN/);
  assert.is(statSync(join(root, 'plans/real.sql')).mode & 0o777, 0o640);
  // Another plan behind a link is another plan.
  assert.match((await limbeck(root, ...to('b2'))).stderr, /LB905/);
  assert.equal(readdirSync(join(root, 'plans')), ['real.sql']);
});

test('a device or a pipe is written to, not replaced', async () => {
  const root = folderWith(chain);
  spawnSync('mkfifo', [join(root, 'pipe')]);
  const [printed, piped, nothing] = await Promise.all([
    shell(root, 'limbeck compile --out /dev/stdout | cat'),
    shell(root, 'cat pipe & limbeck compile --out pipe; wait'),
    shell(root, 'limbeck compile --out /dev/null'),
  ]);
  const { stdout } = await limbeck(root, 'compile');
  assert.equal([printed.stdout, piped.stdout, nothing.stdout], [stdout, stdout, '']);
  assert.ok(statSync('/dev/null').isCharacterDevice());
  assert.ok(statSync(join(root, 'pipe')).isFIFO());
});

test('a disk that is full, or takes no more: the old file stays, the status is 1, no stack trace', async () => {
  const root = folderWith(chain);
  await limbeck(root, ...to('a1'));
  const before = held(root);
  // A limit of the process for the size of files takes the place of a full disk: the write fails in the middle.
  const [limited, full, both] = await Promise.all([
    shell(root, 'ulimit -f 1; limbeck compile --out plan.sql --force; echo $?'),
    shell(root, 'limbeck compile > /dev/full; echo $?'),
    shell(root, 'limbeck compile > /dev/full 2> /dev/full; echo $?'),
  ]);
  assert.is(limited.stdout, '1\n', limited.stderr);
  assert.match(limited.stderr, /LB906.*plan\.sql.*EFBIG/);
  assert.equal([full.stdout, both.stdout], ['1\n', '1\n']);
  assert.match(full.stderr, /LB906.*standard output cannot be written: .*ENOSPC/);
  assert.is(held(root), before);
  assert.equal(readdirSync(root).sort(), ['migrations', 'plan.sql']);
});

if (process.getuid?.() === 0) {
  // The rights of files bind nobody who is root; another user is tried where the system lets us be one.
  console.log('the rights of files were tried as the user nobody');
}
test('a folder or a file that may not be written to: the old file stays', async () => {
  const root = folderWith(chain);
  await limbeck(root, ...to('a1'));
  const before = held(root);
  const asNobody = process.getuid?.() === 0;
  const script = join(root, 'write.mjs');
  const write = join(import.meta.dirname, '../../src/files/write.ts');
  writeFileSync(
    script,
    `${asNobody ? 'process.setgid(65534); process.setuid(65534);' : ''}
await import(${JSON.stringify(write)}).then(({ writeWhole }) => writeWhole(${JSON.stringify(join(root, 'plan.sql'))}, 'new'))
  .catch((error) => console.log(error.diagnostics?.[0]?.code ?? error));\n`,
  );
  const attempt = (): string =>
    spawnSync(process.execPath, ['--import', 'tsx', script], {
      cwd: join(import.meta.dirname, '../..'),
      encoding: 'utf8',
    }).stdout;
  chmodSync(join(root, 'plan.sql'), 0o444);
  chmodSync(root, 0o777);
  assert.is(attempt(), 'LB906\n', 'a file that is read-only');
  chmodSync(join(root, 'plan.sql'), 0o666);
  chmodSync(root, 0o555);
  assert.is(attempt(), 'LB906\n', 'a folder that is read-only');
  chmodSync(root, 0o777);
  assert.is(held(root), before);
  assert.equal(attempt(), '', 'the same attempt, when it may');
  assert.is(held(root), 'new');
  assert.equal(readdirSync(root).sort(), ['migrations', 'plan.sql', 'write.mjs']);
});

test('a closed pipe is no stack trace, in any command, on either stream, and the work is done to its end', async () => {
  const root = folderWith({ ...chain, 'limbeck.config.json': '{}', 'dump.sql': '' });
  /** Arguments with which each command has something to say; nothing else is needed by the rest. */
  const words: Readonly<Record<string, string>> = {
    upgrade: 'upgrade head',
    downgrade: 'downgrade head:base',
    stamp: 'stamp a1',
    show: 'show a1',
    edit: 'edit zzzz',
    explain: 'explain LB101',
    init: 'init made',
    revision: 'revision -m made',
    merge: 'merge -m x a1 b2',
    completion: 'completion bash',
    current: 'current --snapshot dump.sql',
  };
  const names = Object.keys(commands);
  const lines = [...names.map((name) => words[name] ?? name), 'help', '--version', 'nonsense', 'compile --help'];
  const seen = await Promise.all(
    [0, 1]
      .flatMap((half) =>
        lines
          .filter((_, i) => i % 2 === half)
          .map(
            (line) =>
              `: > out.$$; { limbeck ${line} 2>&3 | true; } 3>err${half}; echo "${line}|$(cat err${half} | grep -c '^    at ')"; limbeck ${line} 2>&1 >/dev/null | true; echo "\${PIPESTATUS[0]}"`,
          )
          .join('\n'),
      )
      .map((text) => shell(root, `trap '' HUP\n${text}; rm -f out.*`)),
  );
  const report = seen.flatMap(({ stdout }) => stdout.trim().split('\n'));
  const traces = report.filter((one) => one.includes('|') && !one.endsWith('|0'));
  assert.equal(traces, []);
  const statuses = report.filter((one) => !one.includes('|'));
  assert.is(statuses.length, lines.length);
  assert.equal(
    statuses.filter((one) => !['0', '1', '2'].includes(one)),
    [],
    'no crash where nobody reads what is wrong',
  );
  assert.ok(existsSync(join(root, 'made')));
});

test.run();
