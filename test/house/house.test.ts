import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codes } from '../../src/diagnostics/codes.ts';

const root = join(import.meta.dirname, '../..');

function list(folder: string, end: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(end));
}

test('every test file runs its tests', () => {
  const silent = list('test', '.test.ts').filter(
    (file) => !/^\s*\w+\.run\(\);?$/m.test(readFileSync(join(root, 'test', file), 'utf8')),
  );
  assert.equal(silent, []);
});

test('src has no default exports, no casts to any, no rooms without a subject', () => {
  const wrong = list('src', '.ts').filter((file) => {
    const text = readFileSync(join(root, 'src', file), 'utf8');
    return (
      /^export default /m.test(text) || /\bas any\b/.test(text) || /(^|\/)(utils?|helpers?|common)(\/|\.ts$)/.test(file)
    );
  });
  assert.equal(wrong, []);
});

test('files stay small', () => {
  const long = list('src', '.ts').filter(
    (file) => readFileSync(join(root, 'src', file), 'utf8').split('\n').length > 400,
  );
  assert.equal(long, []);
});

for (const [folder, index, own] of [
  [
    'operations',
    'index.ts',
    [
      'operation.ts',
      'rules.ts',
      'lookup.ts',
      'column-checks.ts',
      'constraint-checks.ts',
      'objects.ts',
      'attached.ts',
      'narrowing.ts',
      'inheritance.ts',
      'alter-table-checks.ts',
    ],
  ],
  ['cli/commands', 'index.ts', []],
  ['diagnostics/codes', '../codes.ts', ['entry.ts']],
] as const) {
  test(`the list of ${folder} is complete`, () => {
    const text = readFileSync(join(root, 'src', folder, index), 'utf8');
    const missing = readdirSync(join(root, 'src', folder))
      .filter((file) => file !== 'index.ts' && !own.some((one) => one === file))
      .filter((file) => !text.includes(`/${basename(file)}'`));
    assert.equal(missing, []);
  });
}

test('codes have titles and explanations, and every code that is said is in the catalogue', () => {
  for (const [code, { title, explanation }] of Object.entries(codes)) {
    assert.match(code, /^LB\d{3}$/);
    assert.ok(title.length > 5 && !title.endsWith('.'), code);
    assert.ok(explanation.endsWith('.'), code);
  }
  const said = new Set(
    list('src', '.ts').flatMap((file) => readFileSync(join(root, 'src', file), 'utf8').match(/'LB\d{3}'/g) ?? []),
  );
  assert.equal(
    [...said].map((one) => one.slice(1, -1)).filter((one) => !Object.hasOwn(codes, one)),
    [],
  );
  const never = Object.keys(codes).filter((code) => !said.has(`'${code}'`));
  assert.equal(never, []);
});

test.run();
