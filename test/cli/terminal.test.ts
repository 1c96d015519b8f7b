/** What is different at a terminal: colours, questions, the pager, progress. */
import { spawnSync } from 'node:child_process';
import { Writable } from 'node:stream';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { Progress } from '../../src/cli/progress.ts';
import { noTerminal, type Terminal, wantsColors } from '../../src/cli/terminal.ts';
import { folderWith, limbeck, module } from './run-main.ts';

const branched = {
  'migrations/1.ts': module('a1a1', null, ''),
  'migrations/2.ts': module('b2b2', 'a1a1', ''),
  'migrations/3.ts': module('c3c3', 'a1a1', ''),
};

class Gathered extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

async function atTerminal(cwd: string, terminal: Partial<Terminal>, ...argv: string[]) {
  const [stdout, stderr] = [new Gathered(), new Gathered()];
  const status = await main(argv, { stdout, stderr, cwd, terminal: { ...noTerminal, ...terminal } });
  return { status, stdout: stdout.text, stderr: stderr.text };
}

test('colours: FORCE_COLOR, then NO_COLOR, then the terminal', () => {
  const cases: readonly (readonly [env: Record<string, string>, atTerminal: boolean, inFile: boolean])[] = [
    [{}, true, false],
    [{ NO_COLOR: '1' }, false, false],
    [{ NO_COLOR: '' }, true, false],
    [{ FORCE_COLOR: '1' }, true, true],
    [{ FORCE_COLOR: '0' }, false, false],
    [{ FORCE_COLOR: 'true', NO_COLOR: '1' }, true, true],
    [{ FORCE_COLOR: '' }, true, false],
    [{ TERM: 'dumb' }, false, false],
  ];
  for (const [env, terminal, file] of cases)
    assert.equal([wantsColors(true, env), wantsColors(false, env)], [terminal, file], JSON.stringify(env));
});

test('results and diagnostics are coloured each by its own stream', async () => {
  const root = folderWith(branched);
  const seen = await atTerminal(root, { resultColors: true }, 'history');
  assert.ok(seen.stdout.startsWith('a1a1 -> \x1b[33mb2b2\x1b[39m \x1b[36m(head)\x1b[39m, about b2b2\n'));
  const wrong = await atTerminal(root, { resultColors: true }, 'show', 'zzzz');
  assert.not.ok(wrong.stderr.includes('\x1b'));
  assert.ok((await atTerminal(root, { colors: true }, 'show', 'zzzz')).stderr.includes('\x1b[31merror'));
  for (const command of ['heads', 'branches', 'graph', 'show'])
    assert.not.ok((await limbeck(root, command, ...(command === 'show' ? ['heads'] : []))).stdout.includes('\x1b'));
});

test('branches are drawn at a terminal, a line is not', async () => {
  const root = folderWith(branched);
  assert.match((await atTerminal(root, { output: true }, 'history')).stdout, /^● +b2b2/);
  assert.match((await atTerminal(root, { output: true }, 'history', '--no-graph')).stdout, /^a1a1 -> b2b2/);
  assert.match((await atTerminal(root, { output: true }, 'history', '-r', ':b2b2')).stdout, /^a1a1 -> b2b2/);
});

test('a long result goes through the pager, or all at once', async () => {
  const root = folderWith(branched);
  for (const argv of [['history'], ['graph'], ['branches'], ['explain'], ['explain', 'config']]) {
    let paged = '';
    const page = async (text: string) => {
      paged = text;
      return true;
    };
    const seen = await atTerminal(root, { output: true, page }, ...argv);
    assert.equal([seen.status, seen.stdout], [0, '']);
    assert.match(paged, /[^\n]\n$/);
    const plain = await atTerminal(root, { output: true, page }, ...argv, '--no-pager');
    assert.is(plain.stdout, paged);
    // Where the pager cannot be run, nothing is lost.
    assert.is((await atTerminal(root, { output: true }, ...argv)).stdout, paged);
  }
});

test('a message that is missing is asked for, and an empty answer is none', async () => {
  const root = folderWith({ 'migrations/1.ts': branched['migrations/1.ts'] });
  const asked: string[] = [];
  const ask = (answer: string | undefined) => async (question: string) => {
    asked.push(question);
    return answer;
  };
  for (const answer of ['', '  ', undefined]) {
    const { status, stderr } = await atTerminal(root, { ask: ask(answer) }, 'revision');
    assert.is(status, 2);
    assert.match(stderr, /LB931.*no answer/);
  }
  const { stdout } = await atTerminal(root, { ask: ask(' add email ') }, 'revision', '--rev-id', 'b2b2');
  assert.is(stdout, 'migrations/b2b2_add_email.ts\n');
  assert.equal([...new Set(asked)], ['What does it do?']);
});

test('nobody is asked for the message of what is refused', async () => {
  const root = folderWith(branched);
  const ask = async (): Promise<string> => {
    throw new Error('asked in vain');
  };
  assert.match((await atTerminal(root, { ask }, 'revision')).stderr, /^error\[LB904\].*several heads/);
  assert.match((await atTerminal(root, { ask }, 'merge', 'b2b2')).stderr, /^error\[LB904\].*b2b2 alone/);
});

test('progress appears after a second, not too often, and goes away', () => {
  const stream = new Gathered();
  let now = 0;
  const progress = new Progress(stream, () => now);
  for (now = 0; now <= 1300; now += 10) progress.tell('compiling revision', now / 10, 200);
  assert.is(stream.text, [100, 110, 120, 130].map((n) => `\r\x1b[Kcompiling revision ${n} of 200`).join(''));
  progress.clear();
  progress.clear();
  assert.ok(stream.text.endsWith('of 200\r\x1b[K'));
  now = 2000;
  progress.tell('checking the statements');
  assert.ok(stream.text.endsWith('checking the statements …'));
  const silent = new Progress(undefined, () => now);
  now = 9000;
  silent.tell('x');
});

test('at a real terminal: the pager, colours, a question', () => {
  if (spawnSync('script', ['--version']).error !== undefined) {
    console.log('skipped: no program "script", nothing was run at a real terminal');
    return;
  }
  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `migrations/${10 + i}.ts`,
      module(`r${10 + i}`, i === 0 ? null : `r${9 + i}`, ''),
    ]),
  );
  const root = folderWith({ ...many, 'pager.sh': 'echo PAGED; head -2\n' });
  const bin = `${process.execPath} --import ${import.meta.resolve('tsx')} ${new URL('../../src/cli/bin.ts', import.meta.url).pathname}`;
  const run = (command: string, env: Record<string, string>, input = '') => {
    const clean = { PATH: process.env.PATH ?? '', TERM: 'xterm', ...env };
    const seen = spawnSync('script', ['-qec', `stty rows 8 cols 80; ${command}`, '/dev/null'], {
      cwd: root,
      env: clean,
      input,
      encoding: 'utf8',
    });
    return seen.stdout.replaceAll('\r', '');
  };
  assert.match(run(`${bin} history`, { PAGER: 'sh pager.sh' }), /^PAGED\nr20 -> .*r21.*\(head\)/);
  assert.match(
    run(`${bin} history`, { PAGER: 'no-such-pager', NO_COLOR: '1' }),
    /r20 -> r21 \(head\)[\s\S]*<base> -> r10/,
  );
  assert.match(run(`${bin} history -r-2:`, { PAGER: 'sh pager.sh', NO_COLOR: '1' }), /^r20 -> r21/);
  assert.match(run(`${bin} history | head -1`, { PAGER: 'sh pager.sh' }), /^r20 -> r21 \(head\)/);
  assert.match(
    run(`${bin} revision --rev-id new1`, {}, 'add email\n'),
    /What does it do\?[\s\S]*migrations\/new1_add_email\.ts/,
  );
});

test.run();
