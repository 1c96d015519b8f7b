/** The completion scripts, read and asked by the shells that they are for. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commands } from '../../src/cli/commands/index.ts';
import { shells } from '../../src/cli/completion.ts';
import { environment } from './built.ts';
import { folderWith, limbeck, module } from './run-main.ts';

const root = folderWith({
  'migrations/1.ts': module('a1a1', null, ''),
  'migrations/2.ts': module('b2b2', 'a1a1', '', "branchLabels: ['side'],"),
});

/** What is offered at the end of a command line, whatever the shell. */
const offered: readonly (readonly [line: string, words: string])[] = [
  ['limbeck his', 'history'],
  ['limbeck compile --tr', '--transaction'],
  ['limbeck compile --transaction ', 'plan revision'],
  ['limbeck compile --from ', 'a1a1 b2b2 base head heads side'],
  ['limbeck compile --client p', 'plain psql'],
  ['limbeck compile --dialect s', 'sqlite'],
  ['limbeck show a', 'a1a1'],
  ['limbeck stamp b2b2 si', 'side'],
  ['limbeck graph --format ', 'dot mermaid svg text'],
  ['limbeck explain LB20', 'LB201 LB202 LB203 LB204 LB205 LB206 LB207 LB208 LB209'],
  ['limbeck explain fileT', 'fileTemplate'],
  ['limbeck completion ', 'bash fish zsh'],
  ['limbeck help sta', 'stamp'],
  ['limbeck heads --config m', 'migrations'],
];

async function scriptFor(shell: string): Promise<string> {
  const { status, stdout } = await limbeck(root, 'completion', shell);
  assert.is(status, 0);
  const file = join(root, `completion.${shell}`);
  writeFileSync(file, stdout);
  return file;
}

/** What a shell prints, or undefined where it is not installed. */
function run(shell: string, args: readonly string[], input = ''): string | undefined {
  const { error, stdout, stderr } = spawnSync(shell, args, { cwd: root, env: environment(), input, encoding: 'utf8' });
  if (error === undefined) {
    assert.is(stderr, '', shell);
    return stdout;
  }
  console.log(`skipped: no ${shell}, its completion script was not read`);
  return undefined;
}

const sorted = (text: string): string => text.trim().split(/\s+/).sort().join(' ');

test('every command and every option is completed, and every value is thought of', async () => {
  for (const shell of shells) {
    const { stdout } = await limbeck(root, 'completion', shell);
    for (const name of Object.keys(commands)) assert.ok(stdout.includes(name), `${shell}: ${name}`);
    for (const word of ['statement-timeout', 'no-cache', 'no-pager', 'purge']) assert.ok(stdout.includes(word));
  }
  const { status, stderr } = await limbeck(root, 'completion', 'csh');
  assert.is(status, 2);
  assert.match(stderr, /LB907[\s\S]*bash, zsh, fish/);
});

test('bash', async () => {
  const file = await scriptFor('bash');
  for (const [line, words] of offered) {
    const typed = line.split(' ').map((word) => `'${word}'`);
    const ask = `COMP_WORDS=(${typed.join(' ')}); COMP_CWORD=${typed.length - 1}; _limbeck; echo "\${COMPREPLY[@]}"`;
    const said = run('bash', ['--norc'], `source '${file}'\n${ask}\n`);
    if (said !== undefined) assert.is(sorted(said), words, line);
  }
  // Bash takes --option=value apart.
  const apart = 'COMP_WORDS=(limbeck show --from = b); COMP_CWORD=4; _limbeck; echo "${COMPREPLY[@]}"';
  assert.is(sorted(run('bash', ['--norc'], `source '${file}'\n${apart}\n`) ?? ''), 'b2b2 base');
});

test('fish', async () => {
  const file = await scriptFor('fish');
  for (const [line, words] of offered) {
    const said = run('fish', ['--no-config', '-c', `source '${file}'; complete -C '${line}'`]);
    if (said === undefined) return;
    const found = said.split('\n').map((one) => one.split('\t')[0]?.replace(/\/$/, ''));
    assert.is(sorted(found.join(' ')), words, line);
  }
});

test('zsh', async () => {
  const file = await scriptFor('zsh');
  const loaded = run('zsh', [
    '-f',
    '-c',
    `autoload -U compinit; compinit -D -u; source '${file}'; print $_comps[limbeck]`,
  ]);
  if (loaded === undefined) return;
  assert.is(loaded, '_limbeck\n');
  // It completes only what is typed at a terminal: a shell of its own gets one, and says what its line has become.
  const single = offered.filter(([, words]) => !words.includes(' '));
  const typed = `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "autoload -U compinit; compinit -D -u; source '${file}'"
zpty -w shell 'report() { print -r -- "$BUFFER" >> lines; BUFFER=; }; zle -N report; bindkey "^T" report'
for line in ${single.map(([line]) => `'${line}'`).join(' ')}; do
  zpty -n -w shell "$line"$'\\t\\x14'
done
for attempt in {1..200}; do
  [ "$(cat lines 2>/dev/null | wc -l)" -ge ${single.length} ] && break
  sleep 0.1
done
cat lines
`;
  const lines = run('zsh', ['-f'], typed)?.trimEnd().split('\n');
  const wanted = single.map(([line, word]) => `${line.slice(0, line.lastIndexOf(' '))} ${word}`);
  assert.equal(
    lines?.map((line) => line.replace(/[ /=]+$/, '')),
    wanted,
  );
});

test.run();
