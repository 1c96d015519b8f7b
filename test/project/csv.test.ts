import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readCsv } from '../../src/project/csv.ts';
import { placeOfField } from '../../src/schema/texts/rows.ts';
import { evaluateOne, places } from './temp-project.ts';

function rowsOf(source: string): unknown {
  const read = readCsv('r.csv', source);
  if ('diagnostics' in read) throw new Error(read.diagnostics.map((one) => one.message).join('; '));
  return [[...read.table.columns.keys()], ...read.table.rows];
}

function faults(source: string): readonly string[] {
  const read = readCsv('r.csv', source);
  return 'diagnostics' in read ? places(read.diagnostics).map((one) => one.replace(' r.csv', '')) : [];
}

test('fields, quotes, and the difference between nothing and an empty string', () => {
  assert.equal(rowsOf('a,b\n1,"x, ""y"""\n,""\n'), [
    ['a', 'b'],
    ['1', 'x, "y"'],
    [null, ''],
  ]);
  assert.equal(rowsOf('a\r\n1\r\n2'), [['a'], ['1'], ['2']]);
  assert.equal(rowsOf('a,b\n" "," x "\n\',\\\n'), [
    ['a', 'b'],
    [' ', ' x '],
    ["'", '\\'],
  ]);
  assert.equal(rowsOf('a,b\n"1\r\n2","3\n\r4"\r\n"",\n'), [
    ['a', 'b'],
    ['1\r\n2', '3\n\r4'],
    ['', null],
  ]);
  assert.equal(rowsOf('"a ""b""","ü,😀"\n"""",""""""\n'), [
    ['a "b"', 'ü,😀'],
    ['"', '""'],
  ]);
  assert.equal(rowsOf('__proto__,constructor\n1,2'), [
    ['__proto__', 'constructor'],
    ['1', '2'],
  ]);
  assert.equal(rowsOf('a\n\n""\n'), [['a'], [null], ['']]);
  assert.equal(rowsOf('a,b'), [['a', 'b']]);
  assert.equal(rowsOf('a,b\n'), [['a', 'b']]);
});

test('every field knows its place, behind line breaks in quotes too', () => {
  const read = readCsv('r.csv', 'a,b,c\n1,"x\ny\r\nz",3\r\n"",,"q"');
  assert.ok('table' in read);
  if (!('table' in read)) return;
  const { table } = read;
  const found = [0, 1].flatMap((row) =>
    [0, 1, 2].map((field) => {
      const { line, column } = placeOfField({ table, row }, field);
      return `${line}:${column}`;
    }),
  );
  assert.equal(found, ['2:1', '2:3', '4:4', '5:1', '5:4', '5:5']);
});

test('LB174: what is no CSV', () => {
  assert.equal(faults('a,b\n1,"x\ny\n'), ['LB174:2:3']);
  assert.equal(faults('a,b\n1,x"y\n'), ['LB174:2:4']);
  assert.equal(faults('a,b\n1,"x" ,\n'), ['LB174:2:6']);
  assert.equal(faults('a,b\n1,"x"y\n'), ['LB174:2:6']);
  assert.equal(faults('a,b\r1,2\r'), ['LB174:1:4']);
  assert.equal(faults('a,b\n1,"x"\r2'), ['LB174:2:6']);
  assert.equal(faults('a,b\n1,x\0'), ['LB174:2:4']);
  assert.equal(faults('a,b\n1,"x\ny\0z\n"'), ['LB174:3:2']);
  assert.equal(faults('"a'), ['LB174:1:1']);
});

test('LB175: rows of other lengths, all of them', () => {
  assert.equal(faults('a,b\n1\n1,2,3\n\n1,2\n,,\n'), ['LB175:2:1', 'LB175:3:5', 'LB175:4:1', 'LB175:6:3']);
  assert.is(faults(`a,b\n${'1\n'.repeat(100)}`).length, 20);
  assert.equal(faults('a,b\n1\n1,"'), ['LB175:2:1', 'LB174:3:3']);
});

test('LB176: names that are missing or come twice', () => {
  assert.equal(faults(''), ['LB176:1:1']);
  assert.equal(faults('\na'), ['LB176:1:1']);
  assert.equal(faults('a,,""\n1,2,3'), ['LB176:1:3', 'LB176:1:4']);
  assert.equal(faults('a,b,"a",b\n'), ['LB176:1:5', 'LB176:1:9']);
});

test('whatever is written by the rules is read back', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', '\r', ' ', "'", '\\', ';', 'é', '😀', '\u2028'),
  });
  const name = text.filter((one) => one !== '');
  const table = fc.uniqueArray(name, { minLength: 1, maxLength: 4 }).chain((names) => {
    const row = fc.array(fc.option(text), { minLength: names.length, maxLength: names.length });
    return fc.tuple(fc.constant(names), fc.array(row, { maxLength: 5 }));
  });
  const write = (field: string | null): string =>
    field === null
      ? ''
      : /^$|[",\r\n]/.test(field) || field.length % 2 === 0
        ? `"${field.replaceAll('"', '""')}"`
        : field;
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), ([names, rows], end, closed) => {
      const lines = [names, ...rows].map((row) => row.map(write).join(','));
      // Without an end, a last line of one NULL would be no line.
      const source = lines.join(end) + (closed || lines.at(-1) === '' ? end : '');
      assert.equal(rowsOf(source), [names, ...rows]);
    }),
    { seed: 20260115, numRuns: Number(process.env.LIMBECK_TEST_RUNS ?? 300) },
  );
});

test('a CSV file is a module of one value, frozen', async () => {
  const rows = '\ufeffid,"__proto__",name\r\n1,x,"it\'s \u2028 `x` ${y}"\r\n2,,""\r\n';
  const use = async (code: string) => evaluateOne(`import rows from './d.csv';\n${code}`, { 'd.csv': rows });
  const { exports, diagnostics } = await use('export const found = JSON.stringify(rows);');
  assert.equal(diagnostics, []);
  assert.is(
    exports?.found,
    '[{"id":"1","__proto__":"x","name":"it\'s \u2028 `x` ${y}"},{"id":"2","__proto__":null,"name":""}]',
  );
  assert.equal(places((await use('rows[0].id = 7;')).diagnostics), ['LB160 m.ts:2:12']);
  assert.equal(places((await use('rows.push({});')).diagnostics), ['LB160 m.ts:2:6']);
  const other = await evaluateOne("import { rows } from './d.csv'; rows;", { 'd.csv': rows });
  assert.equal(places(other.diagnostics), ['LB136 m.ts:1:10']);
  const attributes = await evaluateOne("import rows from './d.csv' with { type: 'csv' }; rows;", { 'd.csv': rows });
  assert.equal(places(attributes.diagnostics), ['LB137 m.ts:1:18']);
});

test('a CSV file that is none stops what imports it, once', async () => {
  const { diagnostics } = await evaluateOne("import rows from './d.csv'; rows;", { 'd.csv': 'a,b\n1,"2' });
  assert.equal(places(diagnostics), ['LB174 d.csv:2:3']);
  const latin = await evaluateOne("import rows from './missing.csv'; rows;", { 'd.csv': '' });
  assert.equal(places(latin.diagnostics), ['LB134 m.ts:1:18']);
});

test.run();
