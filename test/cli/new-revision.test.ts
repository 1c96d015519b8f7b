/** What `revision` and `merge` write, where, and what runs on it. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { splitCommand } from '../../src/cli/post-write-hooks.ts';
import { folderWith, limbeck, module } from './run-main.ts';

const settings = (value: object) => JSON.stringify(value);

test('the name, the folder and the time of a new file are settings', async () => {
  const root = folderWith({
    'limbeck.config.json': settings({
      fileTemplate: '%(year)d/%(month).2d_%(slug)s',
      recursive: true,
      truncateSlugLength: 9,
      timezone: 'Asia/Kolkata',
    }),
    'migrations/1.ts': module('a1a1', null, ''),
  });
  const { status, stdout, stderr } = await limbeck(root, 'revision', '-m', 'add email to users');
  assert.equal([status, stderr], [0, '']);
  assert.match(stdout, /^migrations\/20\d\d\/[01]\d_add_email\.ts\n$/);
  assert.match(readFileSync(join(root, stdout.trim()), 'utf8'), /created: '20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+05:30'/);
  assert.match((await limbeck(root, 'history')).stdout, /^a1a1 -> [0-9a-f]{12} \(head\), add email to users\n/);
  // The same name in the same month.
  const again = await limbeck(root, 'revision', '-m', 'Add email!');
  assert.equal([again.status, again.stdout], [1, '']);
  assert.match(again.stderr, /LB905.*migrations\/20\d\d\/[01]\d_add_email\.ts exists already/);
  const invisible = folderWith({
    'limbeck.config.json': settings({ fileTemplate: '%(rev)s.%(slug)s' }),
    'migrations/1.ts': module('a1a1', null, ''),
  });
  assert.match((await limbeck(invisible, 'revision', '-m', 'test')).stderr, /LB907.*\.test\.ts would not be read/);
  assert.is(readdirSync(join(invisible, 'migrations')).length, 1);
});

test('a revision follows its parent into its folder', async () => {
  const root = folderWith({
    'limbeck.config.json': settings({ migrations: ['shop', 'reports'], recursive: true }),
    'shop/1.ts': module('a1a1', null, ''),
    'reports/deep/2.ts': module('b2b2', null, '', "branchLabels: ['reports'],"),
  });
  const of = async (...args: string[]) => limbeck(root, 'revision', '-m', 'x', ...args);
  assert.is((await of('--head', 'reports@head', '--rev-id', 'c3c3')).stdout, 'reports/c3c3_x.ts\n');
  assert.is((await of('--head', 'a1a1', '--rev-id', 'd4d4')).stdout, 'shop/d4d4_x.ts\n');
  assert.match(
    (await of('--head', 'base')).stderr,
    /LB904.*several folders[\s\S]*--version-path shop or --version-path reports/,
  );
  const deep = await of('--head', 'base', '--version-path', './reports/deep/', '--rev-id', 'e5e5');
  assert.is(deep.stdout, 'reports/deep/e5e5_x.ts\n');
  assert.match(
    (await of('--head', 'd4d4', '--version-path', 'elsewhere')).stderr,
    /LB907.*elsewhere[\s\S]*shop, reports, and those inside/,
  );
});

test('hooks run on what was written; one that fails is told, and the file stays', async () => {
  const hooks = [`node -e "require('fs').appendFileSync(process.argv[1], '// one\\n'); console.log('said')"`, 'shout'];
  const root = folderWith({
    'limbeck.config.json': settings({ postWriteHooks: hooks }),
    'migrations/1.ts': module('a1a1', null, ''),
    'node_modules/.bin/shout': '#!/bin/sh\necho "// $*" >> "$1"\n',
  });
  const { chmodSync } = await import('node:fs');
  chmodSync(join(root, 'node_modules/.bin/shout'), 0o755);
  const done = await limbeck(root, 'revision', '-m', 'x', '--rev-id', 'b2b2');
  assert.equal([done.status, done.stdout, done.stderr], [0, 'migrations/b2b2_x.ts\n', 'said\n']);
  const path = join(root, 'migrations/b2b2_x.ts');
  assert.ok(readFileSync(path, 'utf8').endsWith(`// one\n// ${path}\n`));

  for (const [hook, why] of [
    ['no-such-program-here {file}', /ENOENT/],
    ["node -e 'process.exit(3)'", /it ended with 3/],
    ["node -e 'open", /quotes/],
  ] as const) {
    const sick = folderWith({
      'limbeck.config.json': settings({ postWriteHooks: hook }),
      'migrations/1.ts': module('a1a1', null, ''),
    });
    const { status, stdout, stderr } = await limbeck(sick, 'revision', '-m', 'x', '--rev-id', 'b2b2');
    assert.equal([status, stdout], [1, '']);
    assert.match(stderr, /LB930[\s\S]*migrations\/b2b2_x\.ts is written/);
    assert.match(stderr, why);
    assert.ok(existsSync(join(sick, 'migrations/b2b2_x.ts')));
  }
});

test('a command line is split as a shell would, without being one', () => {
  assert.equal(splitCommand(` a  'b c' d"e f"g $HOME;x `), ['a', 'b c', 'de fg', '$HOME;x']);
  assert.equal(splitCommand('a ""'), ['a', '']);
  assert.is(splitCommand(`a "b`), undefined);
});

test('a project’s own template makes the modules', async () => {
  const root = folderWith({
    'limbeck.config.json': settings({ templates: 'own' }),
    'own/migration.ts.mustache':
      "// Ours.\nimport { migration } from 'limbeck';\nexport default migration({ revision: {{{revision}}}, downRevision: {{{downRevision}}}, message: {{{message}}}, upgrade() {} });\n",
  });
  mkdirSync(join(root, 'migrations'));
  const { stdout } = await limbeck(root, 'revision', '-m', 'x');
  assert.match(stdout, /^migrations\/[0-9a-f]{12}_x\.ts\n$/);
  assert.match(readFileSync(join(root, stdout.trim()), 'utf8'), /^\/\/ Ours\.\n/);
});

test('parents and dependencies in every form; labels stay labels', async () => {
  const root = folderWith({
    'migrations/1.ts': module('aaaa1', null, ''),
    'migrations/2.ts': module('bbbb2', 'aaaa1', ''),
    'migrations/3.ts': module('cccc3', 'aaaa1', '', "branchLabels: ['side'],"),
  });
  const written = async (id: string, ...args: string[]) => {
    const { status, stderr } = await limbeck(root, 'revision', '-m', 'x', '--rev-id', id, ...args);
    assert.is(status, 0, stderr);
    const text = readFileSync(join(root, `migrations/${id}_x.ts`), 'utf8');
    return [/downRevision: (.*),/.exec(text)?.[1], /dependsOn: (.*),/.exec(text)?.[1]];
  };
  assert.equal(await written('d4', '--head', 'bbbb', '--depends-on', 'side'), ["'bbbb2'", "['side']"]);
  assert.equal(await written('e5', '--head', 'side@head', '--depends-on', 'd4,aaaa'), ["'cccc3'", "['d4', 'aaaa1']"]);
  assert.equal(await written('f6', '--head', 'side@-1', '--splice'), ["'cccc3'", undefined]);
  assert.equal(await written('g7', '--head', 'base'), ['null', undefined]);
  const fails = async (...args: string[]) => {
    const { status, stderr } = await limbeck(root, 'revision', '-m', 'x', ...args);
    assert.is(status, stderr.includes('LB228') ? 2 : 1);
    return stderr;
  };
  assert.match(await fails('--head', 'd4,aaaa1'), /LB904.*aaaa1 is an ancestor of d4/);
  assert.match(await fails('--head', 'bbbb2'), /LB904.*bbbb2 is no head: d4 follows already/);
  assert.match(await fails('--head', 'g7', '--depends-on', 'base'), /LB904.*every revision comes after the base/);
  assert.match(await fails('--head', 'bbbb2-1'), /LB228/);
  const merge = await limbeck(root, 'merge', '-m', 'x', 'bbbb2', 'g7');
  assert.match(merge.stderr, /LB904.*bbbb2 is no head/);
  assert.is((await limbeck(root, 'merge', '-m', 'x', '--splice', '--rev-id', 'h8', 'bbbb2', 'g7')).status, 0);
});

test('a message cannot turn the order of the source around', async () => {
  const root = folderWith();
  assert.is((await limbeck(root, 'init')).status, 0);
  const { stdout } = await limbeck(root, 'revision', '-m', 'a\u202eb \u061cc', '--rev-id', 'x1');
  const text = readFileSync(join(root, stdout.trim()), 'utf8');
  assert.match(text, /message: 'a\\u202eb \\u061cc',/);
  assert.equal((await limbeck(root, 'compile')).status, 0);
});

test('what a new file does is asked for; where nobody answers, an option is named', async () => {
  const root = folderWith({ 'migrations/1.ts': module('a1a1', null, '') });
  const { status, stdout, stderr } = await limbeck(root, 'revision');
  assert.equal([status, stdout], [2, '']);
  assert.match(stderr, /LB931.*no terminal[\s\S]*-m "add email/);
  assert.is(readdirSync(join(root, 'migrations')).length, 1);
});

test.run();
