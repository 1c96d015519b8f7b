/** `out/` holds what the example chain compiles to, byte for byte. UPDATE_GOLDEN=1 writes it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dialects } from '../../src/dialects/index.ts';
import { limbeck } from './run-main.ts';

const root = join(import.meta.dirname, '../..');

const losses = ['--allow', 'drop-table:*', '--allow', 'drop-column:*'];

/** Up and down in every other dialect. */
const others = dialects
  .map((one) => one.name)
  .filter((name) => name !== 'postgresql')
  .flatMap((name): readonly (readonly [string, readonly string[]])[] => [
    [`upgrade.${name}.sql`, ['compile', '--from', 'base', '--to', 'head', '--dialect', name]],
    [`downgrade.${name}.sql`, ['compile', '--from', 'head', '--to', 'base', '--dialect', name, ...losses]],
  ]);

const scripts: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(others),
  'upgrade.sql': ['compile', '--from', 'base', '--to', 'head'],
  'upgrade-per-revision.sql': ['compile', '--from', 'base', '--to', 'head', '--transaction', 'revision'],
  'upgrade-last-month.sql': ['compile', '--from', '6a0b7e4df391', '--to', 'head'],
  'upgrade-to-reviews.plain.sql': ['compile', '--from', '6a0b7e4df391', '--to', 'cb6802e9f5a4', '--client', 'plain'],
  'downgrade.sql': ['compile', '--from', 'head', '--to', 'base', ...losses],
  'plan.json': ['compile', '--from', '6a0b7e4df391', '--to', 'head', '--json'],
};

for (const [file, argv] of Object.entries(scripts)) {
  test(`out/${file} is what the chain compiles to`, async () => {
    const { status, stdout, stderr } = await limbeck(root, ...argv);
    assert.equal([status, stderr], [0, '']);
    const path = join(root, 'out', file);
    if (process.env.UPDATE_GOLDEN !== undefined) writeFileSync(path, stdout);
    assert.ok(stdout === readFileSync(path, 'utf8'), `${file} differs; UPDATE_GOLDEN=1 writes it anew`);
  });
}

test('out/ holds nothing else', () => {
  assert.equal(readdirSync(join(root, 'out')).sort(), Object.keys(scripts).sort());
});

test.run();
