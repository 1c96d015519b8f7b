/** Odd command lines: what Alembic's users type, options in the wrong place, given twice, misspelt or without a value. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { alembicCommands } from '../../src/cli/alembic-options.ts';
import { commands, loadCommands } from '../../src/cli/commands/index.ts';
import { normalizeArguments } from '../../src/cli/normalize-arguments.ts';
import { repeatable } from '../../src/cli/overview.ts';
import { folderWith, limbeck, module } from './run-main.ts';

const line = {
  'migrations/1.ts': module('a1a1', null, ''),
  'migrations/2.ts': module('b2b2', 'a1a1', ''),
};

/** The sentence that answers a command line which is wrong usage. */
async function answer(root: string, words: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await limbeck(root, ...words);
  assert.equal([words.join(' '), status, stdout], [words.join(' '), 2, ''], stderr);
  return stderr;
}

test('what Alembic has and a script does not need is answered by a sentence', async () => {
  const root = folderWith(line);
  const asked: readonly (readonly [line: string, says: RegExp])[] = [
    ['-x a=b upgrade head --sql', /-x is no command\n {2}help: leave it out: there is no env\.py.*--env NAME/],
    ['upgrade head -x a=b', /no option -x\n {2}help: leave it out/],
    ['--raiseerr heads', /help: leave it out: errors name their place/],
    ['-q heads', /help: leave it out: standard output/],
    ['heads --quiet', /help: leave it out: standard output/],
    ['upgrade head --sql --tag=x', /no option --tag\n {2}help: leave it out/],
    ['downgrade head:base --tag x', /no option --tag\n {2}help: leave it out/],
    ['stamp head --tag x', /no option --tag\n {2}help: leave it out/],
    ['init -t async db', /no option -t\n {2}help: .*--templates/],
    ['init --template=generic db', /no option --template\n {2}help: .*--templates/],
    ['init --package db', /no option --package\n {2}help: leave it out/],
    ['revision -m x --autogenerate', /no option --autogenerate\n {2}help: leave it out/],
    ['revision -m x --sql', /no option --sql\n {2}help: .*compile writes the SQL/],
    ['current -c', /help: .*--check-heads/],
    ['current -c --snapshot x.sql', /help: .*--check-heads/],
    ['ensure_version --sql', /help: a script that begins at the base/],
    ['check', /help: .*limbeck doctor/],
  ];
  for (const [words, says] of asked) assert.match(await answer(root, words.split(' ')), says);
  const names: readonly string[] = Object.keys(commands);
  for (const name of Object.keys(alembicCommands)) assert.not.ok(names.includes(name), `${name} is a command now`);
});

test('a command is listed under the name that it answers to', async () => {
  const paths = (await loadCommands()).map((one) => one.paths?.map((path) => path.join(' ')));
  assert.equal(
    paths,
    Object.keys(commands).map((name) => [name]),
  );
});

test('what Alembic has and works', async () => {
  const root = folderWith({
    ...line,
    'limbeck.config.json': '{"environments":{"two":{"versionTable":"rows_two"}}}',
  });
  const works: readonly (readonly [words: readonly string[], prints: RegExp])[] = [
    [['upgrade', 'head', '--sql'], /plan: upgrade from base/],
    [['upgrade', 'a1a1:head', '--sql'], /plan: upgrade from a1a1 to b2b2/],
    [['upgrade', '+1', '--sql'], /plan: upgrade from base \(no row\) to a1a1/],
    [['downgrade', 'head:-1', '--sql'], /plan: downgrade from b2b2 to a1a1/],
    [['stamp', 'heads', '--sql'], /plan: stamp from base \(no row\) to b2b2/],
    [['-ntwo', 'upgrade', 'head', '--sql'], /rows_two/],
    [['--name', 'two', 'upgrade', 'head', '--sql'], /rows_two/],
    [['--name=two', '-climbeck.config.json', 'upgrade', 'head', '--sql'], /rows_two/],
    [['-n', 'two', 'upgrade', 'head', '--sql'], /rows_two/],
    [['history', '-r-1:'], /^a1a1 -> b2b2/],
    [['history', '--rev-range', '-1:'], /^a1a1 -> b2b2/],
    [['history', '--rev-range=a1a1:'], /b2b2[\s\S]*a1a1/],
    [['history', '-v'], /Revision: +b2b2[\s\S]*Parent: +a1a1/],
    [['heads', '--resolve-dependencies', '-v'], /Revision: +b2b2/],
    [['list_templates'], /migration\.ts\.mustache/],
    [['show', '-1'], /Revision: +a1a1/],
    [['show', 'base'], /^base \(no row\)\n$/],
    [['current'], /^SELECT version_num FROM alembic_version;\n$/],
    [['branches', '-v'], /^$/],
  ];
  for (const [words, prints] of works) {
    const { status, stdout, stderr } = await limbeck(root, ...words);
    assert.equal([words, status, stderr], [words, 0, '']);
    assert.match(stdout, prints);
  }
});

test('options in the wrong place, misspelt, without a value, given twice', async () => {
  const root = folderWith(line);
  const asked: readonly (readonly [words: readonly string[], says: RegExp])[] = [
    [['--json', 'heads'], /--json is no command\n {2}help: write limbeck heads --json/],
    [['--versoin'], /help: did you mean "--version"/],
    [['version'], /help: write limbeck --version/],
    [['-c'], /-c is no command\n {2}help: options stand behind a command/],
    [['frobnicate'], /no command "frobnicate"\n {2}help: `limbeck --help`/],
    [['hstory'], /help: did you mean "history"/],
    [['heads', '--verbsoe'], /help: did you mean "--verbose"/],
    [['heads', '--json=1'], /--json takes no value\n {2}help: write --json alone/],
    [['heads', 'x'], /does not know what "x" is for/],
    [['compile', '--to'], /--to needs a value/],
    [['revision', '-m', '--weird'], /-m needs a value\n {2}help: .*-m=VALUE/],
    [['init', 'a', 'b'], /takes other arguments\n {2}help: write limbeck init \[options\] \[dir\]/],
    [['show', '--'], /takes other arguments\n {2}help: write limbeck show \[options\] <REV>/],
    [['show', 'a1a1', 'b2b2'], /does not know what "b2b2" is for/],
    [['compile', '--from', 'a', '--from=b'], /--from is given twice\n {2}help: keep one/],
    [['heads', '-c', 'a', '--config', 'b'], /--config is given twice/],
    [['-n', 'a', 'heads', '--env', 'b'], /--env is given twice/],
    [['merge', '-m=x', '-my'], /--message is given twice/],
  ];
  for (const [words, says] of asked) assert.match(await answer(root, words), says);
  // A value is not read as an option, and what takes many values takes them.
  assert.is((await limbeck(root, 'revision', '-m', '- a list', '--rev-id', 'c3c3')).status, 0);
  assert.is((await limbeck(root, 'revision', '-m=-c x -c y', '--rev-id', 'd4d4')).status, 0);
  assert.match((await limbeck(root, 'show', 'd4d4')).stdout, /Message: +-c x -c y\n/);
  assert.is((await limbeck(root, 'heads', '--json', '--json')).status, 0);
  const twice = ['revision', '-m', 'x', '--head', 'base', '--depends-on', 'a1a1', '--depends-on', 'b2b2'];
  assert.is((await limbeck(root, ...twice)).status, 0);
});

test('which options take many values is known', async () => {
  const many = new Set<string>();
  for (const command of await loadCommands()) {
    // With the classes that it extends.
    for (let one: object = command; one !== Function.prototype; one = Object.getPrototypeOf(one)) {
      const declared = one.toString().matchAll(/Option\.Array\(["'](?:-\w,)?(--[a-z-]+)["']/g);
      for (const [, name = ''] of declared) many.add(name);
    }
  }
  assert.equal([...many].sort(), [...repeatable].sort());
});

test('arguments before they are parsed', () => {
  const cases: readonly (readonly [given: string, parsed: string])[] = [
    ['-n staging history -r-3:', 'history --env=staging --rev-range=-3:'],
    ['-nstaging -c=f heads', 'heads --env=staging --config=f'],
    ['compile --to -1 --from head', 'compile --to=-1 --from head'],
    ['show -1 --json', 'show --json -- -1'],
    ['revision -mtext', 'revision -m=text'],
    ['stamp -- -1', 'stamp -- -1'],
  ];
  for (const [given, parsed] of cases) assert.is(normalizeArguments(given.split(' ')).join(' '), parsed);
});

test.run();
