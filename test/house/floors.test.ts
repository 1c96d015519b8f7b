import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const source = join(import.meta.dirname, '../../src');

/** The floor of every room of src; a room imports only from lower floors. */
const floors: Readonly<Record<string, number>> = {
  diagnostics: 0,
  sql: 1,
  schema: 1.5,
  operations: 2,
  dsl: 3,
  ddl: 3,
  revisions: 3,
  plan: 4,
  dialects: 5,
  script: 6,
  verify: 7,
  'compile.ts': 7.5,
  'compile-rollback.ts': 7.6,
  report: 8,
  'index.ts': 9,
  project: 9,
  files: 9,
  interop: 9,
  cli: 10,
};

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(sep).join('/'));

function roomOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(source, file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

test('every room has a floor', () => {
  const rooms = new Set(files.map(roomOf));
  assert.equal(
    [...rooms].filter((room) => floors[room] === undefined),
    [],
  );
});

test('imports go down the floors, never beside or above', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const from = roomOf(file);
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) continue;
      const target = relative(source, join(source, dirname(file), specifier))
        .split(sep)
        .join('/');
      if (target.startsWith('..')) continue;
      const to = roomOf(target);
      if (to === from) continue;
      if (!((floors[to] ?? 99) < (floors[from] ?? -1))) wrong.push(`${file} imports ${target}`);
    }
  }
  assert.equal(wrong, []);
});

const shell = new Set(['project', 'files', 'interop', 'cli']);

test('only the shell touches the world', () => {
  const wrong: string[] = [];
  for (const file of files) {
    if (shell.has(roomOf(file))) continue;
    const text = readFileSync(join(source, file), 'utf8');
    for (const specifier of importsOf(file)) {
      if (/^(node:)?(fs|child_process|http|https|net|os|path|process|worker_threads)\b/.test(specifier))
        wrong.push(`${file} imports ${specifier}`);
    }
    if (
      /\bprocess\.(env|argv|cwd|stdout|stderr)|\bDate\.now\(|new Date\(\)|Math\.random\(|console\./.test(
        text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/g, ''),
      )
    ) {
      wrong.push(`${file} touches the clock, chance or the process`);
    }
  }
  assert.equal(wrong, []);
});

test('mustache has one import', () => {
  assert.equal(
    files.filter((file) => importsOf(file).includes('mustache')),
    ['files/templates.ts'],
  );
});

test.run();
