/** The types as users get them: what package.json names is built and packed into a folder, and a project is checked against it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const root = join(import.meta.dirname, '../..');
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const temporary = mkdtempSync(join(tmpdir(), 'limbeck-types-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

function compile(folder: string, ...more: readonly string[]): string {
  return spawnSync(process.execPath, [tsc, ...more], { cwd: folder, encoding: 'utf8' }).stdout;
}

/** A folder with limbeck in its node_modules, as `npm install` of the package would leave it. */
function installed(): string {
  const built = join(temporary, 'built');
  for (const one of ['src', '.ci', 'package.json', 'tsconfig.json'])
    cpSync(join(root, one), join(built, one), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(built, 'node_modules'));
  assert.is(compile(built, '-p', '.ci/types.json'), '');
  const user = join(temporary, 'user');
  const { files, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    files: readonly string[];
    dependencies: Readonly<Record<string, string>>;
  };
  for (const one of ['package.json', ...files.filter((name) => name === 'dist' || name.startsWith('src/'))]) {
    const target = join(user, 'node_modules/limbeck', one);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(built, one), target, { recursive: true });
  }
  for (const one of Object.keys(dependencies)) {
    mkdirSync(dirname(join(user, 'node_modules', one)), { recursive: true });
    symlinkSync(join(root, 'node_modules', one), join(user, 'node_modules', one));
  }
  return user;
}

const module = (body: string): string => `import { migration, t } from 'limbeck';
import rows from './data/countries.csv';

export default migration({ revision: 'a1', downRevision: null, message: 'm', upgrade(op) { ${body} } });
`;

test('a CSV or SQL file that is imported has a type, and only where limbeck is', () => {
  const user = installed();
  mkdirSync(join(user, 'data'));
  writeFileSync(join(user, 'data/countries.csv'), 'code,area\nAD,468\n');
  const copies = 'rows.map((row) => ({ ...row, code: row.code?.trim() ?? null, old: true }))';
  writeFileSync(join(user, 'fine.mts'), module("op.bulkInsert('country', rows);"));
  writeFileSync(join(user, 'copied.mts'), module(`op.bulkInsert('country', ${copies});`));
  writeFileSync(join(user, 'wrong.mts'), module('const a: number = rows[0]!.area; void a; void op; void t;'));
  writeFileSync(join(user, 'data/totals.sql'), 'SELECT 1');
  const view = "import totals from './data/totals.sql';\n";
  writeFileSync(join(user, 'view.mts'), view + module("op.createView('totals', totals); void rows;"));
  writeFileSync(join(user, 'alone.mts'), "import rows from './data/countries.csv';\nexport { rows };\n");
  const check = (resolution: string, ...files: readonly string[]): readonly string[] => {
    const settings = ['--module', resolution === 'bundler' ? 'esnext' : 'nodenext', '--moduleResolution', resolution];
    const said = compile(user, '--noEmit', '--strict', '--target', 'es2022', '--types', '', ...settings, ...files);
    return said.match(/^\S+\(\d+,\d+\): error TS\d+/gm) ?? [];
  };
  for (const resolution of ['nodenext', 'bundler']) {
    assert.equal(check(resolution, 'fine.mts', 'copied.mts', 'view.mts', 'wrong.mts'), [
      'wrong.mts(4,98): error TS2322',
    ]);
  }
  assert.equal(check('nodenext', 'alone.mts'), ['alone.mts(1,18): error TS2307']);
});

test.run();
