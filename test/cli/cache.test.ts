/** A catalog of an earlier run saves evaluating the chain, and changes nothing else. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sql, t } from '../../src/index.ts';
import { emptyCatalog } from '../../src/schema/catalog.ts';
import { catalogFromText, catalogToText } from '../../src/schema/catalog-text.ts';
import { planChain } from '../plan/chain.ts';
import { folderWith, limbeck, module } from './run-main.ts';

const cache = mkdtempSync(join(tmpdir(), 'limbeck-cache-'));
process.env.LIMBECK_CACHE = cache;
process.on('exit', () => rmSync(cache, { recursive: true, force: true }));

const LENGTH = 205;

/** The third revision says that it is evaluated, and takes a column from a helper; the last one uses it. */
function chain(): string {
  const files: Record<string, string> = {
    'lib/columns.ts': "export const name = 'title';\n",
    'lib/rows.csv': 'n\n1\n',
  };
  for (let i = 1; i <= LENGTH; i++) {
    const body =
      i === 3
        ? "console.log('evaluated'); op.createTable('t', [[name, t.text()], ['n', t.integer()]]); op.bulkInsert('t', rows);"
        : '';
    const text = module(`r${i}`, i === 1 ? null : `r${i - 1}`, i === LENGTH ? "op.dropColumn('t', 'title');" : body);
    files[`migrations/${String(i).padStart(4, '0')}.ts`] =
      i === 3 ? `import { name } from '../lib/columns.ts';\nimport rows from '../lib/rows.csv';\n${text}` : text;
  }
  return folderWith(files);
}

interface Compiled {
  readonly evaluated: boolean;
  readonly status: number;
  readonly stdout: string;
  readonly said: string;
}

async function compile(root: string, ...more: readonly string[]): Promise<Compiled> {
  const { status, stdout, stderr } = await limbeck(
    root,
    'compile',
    '--from',
    'head-1',
    '--to',
    'head',
    '--allow',
    'drop-column:*',
    ...more,
  );
  const said = stderr.replace('evaluated\n', '');
  return { evaluated: said !== stderr, status, stdout, said };
}

test('the second run evaluates the new revision only, and prints the same', async () => {
  const root = chain();
  const first = await compile(root);
  const second = await compile(root);
  const third = await compile(root, '--no-cache');
  assert.equal([first.evaluated, second.evaluated, third.evaluated], [true, false, true]);
  assert.is(first.status, 0, first.said);
  assert.match(first.stdout, /ALTER TABLE t DROP COLUMN title/);
  assert.is(second.stdout, first.stdout);
  assert.is(third.stdout, first.stdout);
});

test('another helper, another file, another configuration: another catalog', async () => {
  const root = chain();
  await compile(root);
  const changes: readonly (readonly [file: string, text: string, outcome: RegExp])[] = [
    ['lib/columns.ts', "export const name = 'heading';\n", /LB404/],
    ['lib/columns.ts', "export const name = String('title');\n", /^$/],
    ['lib/rows.csv', 'n\n1\n2\n', /^$/],
    ['lib/rows.csv', 'n\none\n', /LB445\]: "one" is no value/],
    ['lib/rows.csv', 'n\n', /^$/],
    ['lib/columns.mts', '// what an import may mean from now on\n', /^$/],
    ['migrations/0002.ts', module('r2', 'r1', "op.createTable('u', { id: t.integer() });"), /^$/],
    ['limbeck.config.ts', "export default { naming: { pk: 'pk_%(table_name)s' } };\n", /^$/],
  ];
  for (const [file, text, outcome] of changes) {
    writeFileSync(join(root, file), text);
    const { evaluated, said } = await compile(root);
    assert.match(said, outcome);
    assert.ok(evaluated, file);
  }
  assert.is((await compile(root)).evaluated, false);
  const changed = `${module(`r${LENGTH}`, `r${LENGTH - 1}`, "op.renameTable('t', 'v');")}`;
  writeFileSync(join(root, `migrations/0${LENGTH}.ts`), changed);
  const { evaluated, stdout } = await compile(root);
  assert.is(evaluated, false);
  assert.is(stdout, (await compile(root, '--no-cache')).stdout);
});

test('what a damaged or missing cache says is not believed', async () => {
  const root = chain();
  const { stdout } = await compile(root, '--no-cache');
  await compile(root);
  for (const name of readdirSync(cache)) {
    const text = readFileSync(join(cache, name), 'utf8');
    writeFileSync(join(cache, name), text.replaceAll('title', 'tutle'));
  }
  const damaged = await compile(root);
  assert.equal([damaged.evaluated, damaged.stdout], [true, stdout]);
  rmSync(cache, { recursive: true });
  assert.is((await compile(root)).stdout, stdout);
  rmSync(cache, { recursive: true });
  writeFileSync(cache, 'no folder');
  assert.is((await compile(root)).stdout, stdout);
  rmSync(cache);
  mkdirSync(cache);
});

test('mistakes of old revisions are told every time', async () => {
  const root = chain();
  writeFileSync(join(root, 'migrations/0002.ts'), module('r2', 'r1', "op.dropTable('nothing');"));
  for (const _ of [1, 2]) {
    const { status, said } = await compile(root);
    assert.is(status, 1);
    assert.match(said, /LB402.*nothing/);
  }
});

test('a catalog is the same after it was text', () => {
  const { plan } = planChain([
    (op) => {
      op.createTable('t', {
        id: t.bigint().identity({ start: 2n ** 60n }),
        x: t.double().default(-0),
        y: t.double().default(Number.NaN),
        z: t.text().default('\u0000\ud800'),
        when: t.timestamp().default(new Date(0)),
      });
      op.createView('v', sql`SELECT ${5n}`);
    },
  ]);
  const catalog = plan.steps[0]?.operations.at(-1)?.after ?? emptyCatalog;
  const again = catalogFromText(catalogToText(catalog));
  for (const [name, map] of Object.entries(catalog)) {
    assert.equal([...(Object.fromEntries(Object.entries(again))[name] ?? [])], [...map]);
  }
  assert.is(catalogToText(again), catalogToText(catalog));
});

test.run();
