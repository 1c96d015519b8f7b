/** The help of every command, as it is printed: test/cli/help/<command>.txt. UPDATE_GOLDEN=1 writes them. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { commands } from '../../src/cli/commands/index.ts';
import { folderWith, limbeck } from './run-main.ts';

const folder = join(import.meta.dirname, 'help');
const names = Object.keys(commands);

function same(name: string, text: string): void {
  const path = join(folder, `${name}.txt`);
  if (process.env.UPDATE_GOLDEN !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text);
  }
  assert.is(text, readFileSync(path, 'utf8'), `${name}: UPDATE_GOLDEN=1 writes it anew`);
}

test('limbeck alone lists the commands', async () => {
  const root = folderWith();
  const { stdout } = await limbeck(root);
  same('limbeck', stdout.replace(/^Limbeck \S+:/, 'Limbeck VERSION:'));
  for (const word of ['help', '--help', '-h']) assert.is((await limbeck(root, word)).stdout, stdout);
});

for (const name of names) {
  test(`the help of ${name}`, async () => {
    const root = folderWith();
    const { status, stdout, stderr } = await limbeck(root, name, '--help');
    assert.equal([status, stderr], [0, '']);
    same(name, stdout);
    assert.match(stdout, /\nExamples\n/);
    assert.not.match(stdout, /#\d|VALUE/, 'every value of an option has a name');
    assert.is((await limbeck(root, 'help', name)).stdout, stdout);
    assert.is((await limbeck(root, name, '-h')).stdout, stdout);
  });
}

test('no other snapshots', () => {
  assert.equal(readdirSync(folder).sort(), ['limbeck', ...names].map((one) => `${one}.txt`).sort());
});

test.run();
