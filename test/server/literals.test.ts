/** Every type with hostile values, as rows, defaults, updates, conditions and CSV, through the real psql and back. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { t } from '../../src/dsl/types.ts';
import { folderWith, limbeck, module } from '../cli/run-main.ts';
import { cases, type LiteralCase } from './literal-cases.ts';
import { compileScript } from './project.ts';
import { applyScript, query, serverUrl, withDatabase } from './server.ts';

test('every word of t has a case', () => {
  const known = new Set(cases.map((one) => one.word));
  assert.equal(
    Object.keys(t).filter((word) => !known.has(word)),
    [],
  );
});

const field = (text: string): string => (/[",\r\n]|^$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The tables of the cases: v holds what was inserted, updated (2) and read from a file (3), d is a default. */
function projectOf(cases: readonly LiteralCase[]): string {
  const files: Record<string, string> = {};
  const tables = cases.map(({ word, type, value, text, incomparable }, i) => {
    const name = `c${i}`;
    if (text !== undefined) files[`migrations/rows/${name}.csv`] = `id,v\n3,${field(text)}\n`;
    return `op.createTable('${name}', { id: t.integer(), v: ${type}, d: ${type}.default(${value}), found: t.integer() });
    op.bulkInsert('${name}', [{ id: 1, v: ${value} }, { id: 2, v: null }]);
    op.updateRows('${name}', { set: { v: ${value} }, where: { id: 2, v: null } });
    ${text === undefined ? '' : `op.bulkInsert('${name}', ${name});`}
    ${incomparable ? `op.updateRows('${name}', { set: { found: 1 }, all: true });` : `op.updateRows('${name}', { set: { found: 1 }, where: { v: ${word === 'array' ? value : `[${value}]`} } });`}`;
  });
  const imports = cases.flatMap(({ text }, i) => (text === undefined ? [] : `import c${i} from './rows/c${i}.csv';\n`));
  const types = `op.createDomain('short', t.text().notNull());
    op.execute(sql\`CREATE EXTENSION hstore; CREATE EXTENSION citext\`, { down: null });`;
  files['migrations/1.ts'] = module('a1', null, types.replace('.notNull()', ''));
  files['migrations/2.ts'] = imports.join('') + module('b2', 'a1', tables.join('\n    '));
  return folderWith(files);
}

const shown = (one: LiteralCase, column: string): string => (one.shown ?? 'v::text').replace(/\bv\b/g, column);

if (serverUrl) {
  test('each value comes back as it was, by every way', async () => {
    const script = await compileScript(projectOf(cases));
    await withDatabase(async (url) => {
      const { status, output } = await applyScript(url, script);
      assert.is(status, 0, output);
      const questions = cases.map((one, i) => {
        const back = `CASE id WHEN 3 THEN 'csv' WHEN 1 THEN 'row' ELSE 'update' END, encode(convert_to(${shown(one, 'v')}, 'UTF8'), 'hex'), encode(convert_to(${shown(one, 'd')}, 'UTF8'), 'hex'), found`;
        return `SELECT ${i}, ${back} FROM c${i}`;
      });
      const found = await query(
        url,
        `SET TimeZone = 'UTC'; SET IntervalStyle = postgres;\n${questions.join('\nUNION ALL ')} ORDER BY 1, 2`,
      );
      const wrong: string[] = [];
      const counts = cases.map(() => 0);
      for (const line of found.split('\n').filter((one) => one.includes('|'))) {
        const [i = '', way = '', ...values] = line.split('|');
        const one = cases[Number(i)];
        counts[Number(i)] = (counts[Number(i)] ?? 0) + 1;
        const [v, d] = values.map((hex) => Buffer.from(hex, 'hex').toString('utf8'));
        for (const [name, back] of [
          [way, v],
          ['default', d],
        ]) {
          if (back !== one?.expected)
            wrong.push(`${one?.type} ${one?.value}: ${name} came back as ${back}, not ${one?.expected}`);
        }
        if (values[2] !== '1') wrong.push(`${one?.type} ${one?.value}: ${way} was not found by its value`);
      }
      assert.equal(wrong, []);
      assert.equal(
        counts,
        cases.map(({ text }) => (text === undefined ? 2 : 3)),
      );
    });
  });
} else {
  console.log('skipped: literals through a server (set LIMBECK_TEST_POSTGRES to its URL)');
}

test('what no script can carry is refused, as a row, a default, a change and a condition', async () => {
  const values = ["'a\\0b'", "'\\ud800'", "['\\0']"];
  for (const value of values) {
    const type = value.startsWith('[') ? 't.array(t.text())' : 't.text()';
    const bodies = [
      `op.bulkInsert('x', [{ v: ${value} }]);`,
      `op.addColumn('x', 'd', ${type}.default(${value}));`,
      `op.updateRows('x', { set: { v: ${value} }, all: true });`,
      `op.updateRows('x', { set: { v: null }, where: { v: [${value}] } });`,
    ];
    for (const body of bodies) {
      const root = folderWith({
        'migrations/1.ts': module('a1', null, `op.createTable('x', { v: ${type} });\n    ${body}`),
      });
      const { status, stdout, stderr } = await limbeck(root, 'compile');
      assert.equal([status, stdout], [1, ''], body);
      assert.match(
        stderr,
        /LB501\]: the string .* contains (a NUL character|half a surrogate pair)[\s\S]*1\.ts:9:8/,
        body,
      );
    }
  }
});

test.run();
