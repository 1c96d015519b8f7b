import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Problem } from '../../src/diagnostics/diagnostic.ts';
import { readTemplate, templateNames } from '../../src/files/template-files.ts';
import { renderTemplate } from '../../src/files/templates.ts';
import { writeNew, writeWhole } from '../../src/files/write.ts';
import { folderWith } from '../cli/run-main.ts';

const options = { name: 't.mustache', required: [] as readonly string[] };

function fault(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  return 'none';
}

test('text enters as it is: nothing is escaped, nothing is read twice', () => {
  assert.is(renderTemplate('{{a}} {{{b}}}', { a: '<&\'">', b: '{{a}} $& 0' }, options), '<&\'"> {{a}} $& 0');
  assert.is(renderTemplate('{{#list}}{{{x}}}\n{{/list}}', { list: [{ x: 1 }, { x: 2 }] }, options), '1\n2\n');
});

test('a name that there is not is told, also inside sections', () => {
  assert.match(
    fault(() => renderTemplate('{{bodi}}', { body: 1 }, options)),
    /LB171: .*\{\{bodi\}\}/,
  );
  assert.match(
    fault(() => renderTemplate('{{#list}}{{y}}{{/list}}', { list: [{ x: 1 }], y: 1 }, options)),
    /LB171/,
  );
  assert.match(
    fault(() => renderTemplate('{{constructor}}', { a: 1 }, options)),
    /LB171/,
  );
  assert.match(
    fault(() => renderTemplate('{{>other}}', { other: 1 }, options)),
    /LB171/,
  );
});

test('a broken template and a missing part are told', () => {
  assert.match(
    fault(() => renderTemplate('{{#a}}', { a: 1 }, options)),
    /LB170/,
  );
  assert.match(
    fault(() => renderTemplate('x', { body: 1 }, { ...options, required: ['body'] })),
    /LB172/,
  );
  assert.match(
    fault(() => renderTemplate('{{{body}}}{{{body}}}', { body: 1 }, { ...options, required: ['body'] })),
    /LB172/,
  );
});

test('a project may replace a template', async () => {
  const folder = folderWith({ 'migration.ts.mustache': 'mine' });
  assert.is(await readTemplate('migration.ts.mustache', folder), 'mine');
  for (const name of templateNames) assert.ok((await readTemplate(name, folder)).length > 3);
});

test('files are written whole, and never over others', async () => {
  const folder = folderWith();
  const path = join(folder, 'a/b.sql');
  await writeWhole(path, 'one');
  await writeWhole(path, 'two');
  assert.is(readFileSync(path, 'utf8'), 'two');
  assert.equal(readdirSync(join(folder, 'a')), ['b.sql']);
  const failed = await writeNew(path, 'three').then(
    () => '',
    (error: unknown) => (error instanceof Problem ? error.message : 'other'),
  );
  assert.match(failed, /LB905/);
  writeFileSync(join(folder, 'file'), '');
  const blocked = await writeWhole(join(folder, 'file/x.sql'), 'x').then(
    () => '',
    (error: unknown) => (error instanceof Problem ? error.message : 'other'),
  );
  assert.match(blocked, /LB906/);
});

test.run();
