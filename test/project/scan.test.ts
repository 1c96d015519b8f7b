import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { scan } from '../../src/project/scan.ts';
import { brief } from './temp-project.ts';

const read = (source: string) => scan('m.ts', source);
const REST = "downRevision: null, message: 'm'";

function wrong(source: string): string[] {
  const { diagnostics } = read(source);
  for (const one of diagnostics) assert.ok(one.help, `${one.code} has help`);
  return diagnostics.map(brief);
}

test('reads everything, in any order, in any notation', () => {
  const { scanned, diagnostics } = read(`// export default migration({ revision: 'no' })
import { migration } from 'limbeck';
const s = "export default migration({})", r = /export default [/"'\`]/g, u = \`\${'export default'}\`;
export const other = { export: 1, 'é§': 1, ç: [1], ǻ: 2 };
/* é😀 */ export   default /* x */ migration ( {
  upgrade(op) {
    const a = 4 / 2, b = /[}/]\\}/.test('}'), c = \`}\${{ a: \`}\${'}'}\` }}\`; // }
    if (a) /\\}'/.exec(b); /* } */
    return a++ / 2 / 1;
  },
  'message': \`it's
here\`,
  "revision": "a\\u0062\\x63\\n\\
d" as const,
  downRevision: ['x', "y",] as const, dependsOn: [], branchLabels: ['l'] satisfies string[],
  created: '2026-01-15T10:30:00Z', async downgrade(op): Promise<Map<string, number>> {},
} satisfies Foo<{ a: 1 }>) satisfies Bar;`);
  assert.equal(diagnostics, []);
  assert.equal(scanned?.revision, 'abc\nd');
  assert.equal(scanned?.message, "it's\nhere");
  assert.equal(scanned?.downRevision, ['x', 'y']);
  assert.equal(scanned?.dependsOn, []);
  assert.equal(scanned?.branchLabels, ['l']);
  assert.equal(scanned?.created, '2026-01-15T10:30:00Z');
  assert.equal(scanned?.at.revision, { file: 'm.ts', line: 13, column: 15 });
  assert.equal(scanned?.at.downRevision, { file: 'm.ts', line: 15, column: 17 });
});

test('skips functions however they are written', () => {
  for (const upgrade of [
    'upgrade(op) {}',
    'upgrade: (op) => { return { revision: 1 }; }',
    'upgrade: function (op) { a, b; }',
    'upgrade(op: Op<{ a: string }>): { a: 1; b: Map<string, number> } | undefined { op.x({ a: 1 }, 2); }',
    'upgrade: (op): Map<string, number> => { f(op, 1) }',
    'upgrade: up',
    'upgrade',
    'async upgrade(op) {}',
    '*upgrade(op) {}',
    'get upgrade() { return up; }',
    'upgrade<T>(op: T) { return a < b, c > d; }',
    'upgrade: wrap((op) => { /[,}]/.test(`}`); }, { a: 1 })',
  ]) {
    const { scanned, diagnostics } = read(`export default migration({ ${upgrade}, revision: 'a', ${REST} })`);
    assert.equal(diagnostics, [], upgrade);
    assert.is(scanned?.revision, 'a', upgrade);
  }
});

test('knows migration under another name', () => {
  const body = `({ revision: 'a', ${REST} })`;
  assert.is(read(`import { migration as step } from 'limbeck'; export default step${body}`).scanned?.revision, 'a');
  assert.is(read(`import * as l from 'limbeck'; export default l.migration${body}`).scanned?.revision, 'a');
});

test('LB120: no default export', () => {
  assert.equal(wrong('export const a = 1;'), ['LB120 m.ts:1:1 m.ts has no default export']);
  assert.equal(wrong("const exported = 'export default migration({})';"), [
    'LB120 m.ts:1:1 m.ts has no default export',
  ]);
  assert.equal(wrong(''), ['LB120 m.ts:1:1 m.ts has no default export']);
});

test('LB121: something else is exported', () => {
  const message = 'the default export of m.ts is not a `migration({ … })` call';
  assert.equal(wrong('const a = 1;\n  export default a;'), [`LB121 m.ts:2:18 ${message}`]);
  assert.equal(wrong('export default { revision: 1 }'), [`LB121 m.ts:1:16 ${message}`]);
  assert.equal(wrong('export default migration(x)'), [`LB121 m.ts:1:16 ${message}`]);
  assert.equal(wrong('export default steps({})'), [`LB121 m.ts:1:16 ${message}`]);
  assert.equal(wrong('const m = migration({});\nexport { m as default };'), [`LB121 m.ts:2:1 ${message}`]);
});

test('LB122: computed metadata, each at its value', () => {
  assert.equal(
    wrong(`export default migration({
  revision: ID, downRevision: ['a', prev()],
  message: \`x\${1}\`, created: 'a' + 'b', dependsOn: [...more],
})`),
    [
      'LB122 m.ts:2:13 "revision" is computed, but it is read without running the file',
      'LB122 m.ts:2:37 "downRevision" is computed, but it is read without running the file',
      'LB122 m.ts:3:12 "message" is computed, but it is read without running the file',
      'LB122 m.ts:3:30 "created" is computed, but it is read without running the file',
      'LB122 m.ts:3:53 "dependsOn" is computed, but it is read without running the file',
    ],
  );
  assert.equal(wrong(`export default migration({ revision, ${REST} })`), [
    'LB122 m.ts:1:28 "revision" is computed, but it is read without running the file',
  ]);
  const hidden = 'a spread or a computed key may hide metadata, which is read without running the file';
  assert.equal(wrong('export default migration({ ...base })'), [`LB122 m.ts:1:28 ${hidden}`]);
  assert.equal(wrong(`export default migration({ revision: 'a', ['x']: 1, ${REST} })`), [`LB122 m.ts:1:43 ${hidden}`]);
});

test('LB123: missing metadata', () => {
  assert.equal(wrong('export default migration({ upgrade(op) {} })'), [
    'LB123 m.ts:1:26 this migration has no "revision"',
    'LB123 m.ts:1:26 this migration has no "downRevision"',
    'LB123 m.ts:1:26 this migration has no "message"',
  ]);
});

test('LB124: wrong kind of value', () => {
  assert.equal(
    wrong("export default migration({ revision: null, downRevision: 5, message: ['m'], dependsOn: ['a', 1] })"),
    [
      'LB124 m.ts:1:38 "revision" is null',
      'LB124 m.ts:1:58 "downRevision" is the number 5',
      'LB124 m.ts:1:70 "message" is an array, but not one that fits',
      'LB124 m.ts:1:94 "dependsOn" is an array, but not one that fits',
    ],
  );
});

test('LB125: given twice', () => {
  assert.equal(wrong(`export default migration({ revision: 'a', 'revision': 'b', ${REST} })`), [
    'LB125 m.ts:1:43 "revision" is given twice',
  ]);
});

test('LB126: unknown property, with the nearest name', () => {
  const { diagnostics } = read(
    `export default migration({ revision: 'a', ${REST}, downrevision: null, upgarde(op) {} })`,
  );
  assert.equal(diagnostics.map(brief), [
    'LB126 m.ts:1:77 a migration has no property "downrevision"',
    'LB126 m.ts:1:97 a migration has no property "upgarde"',
  ]);
  assert.is(diagnostics[0]?.help, 'did you mean "downRevision" or "revision"?');
  assert.is(diagnostics[1]?.help, 'did you mean "upgrade"?');
});

test('LB130: properties that cannot be read', () => {
  assert.equal(wrong("export default migration({\n  revision: 'a'\n  message: 'm' })"), [
    'LB122 m.ts:2:13 "revision" is computed, but it is read without running the file',
    'LB123 m.ts:1:26 this migration has no "downRevision"',
    'LB123 m.ts:1:26 this migration has no "message"',
  ]);
  assert.equal(wrong("export default migration({ revision: 'a', ; })"), [
    'LB130 m.ts:1:43 the properties of this migration cannot be read',
  ]);
  assert.match(wrong("export default migration({ revision: 'a', ")[0] ?? '', /^LB130 m\.ts:1:43/);
});

test('counts lines by CRLF, CR and LF, and columns in UTF-16 units', () => {
  const at = (newline: string) =>
    read(['/* 😀 */', "export default migration({ /*😀*/ revision: 'a',", ` ${REST} })`].join(newline)).scanned?.at;
  for (const newline of ['\n', '\r\n', '\r']) {
    assert.equal(at(newline)?.revision, { file: 'm.ts', line: 2, column: 45 });
    assert.equal(at(newline)?.of('message'), { file: 'm.ts', line: 3, column: 31 });
  }
});

test('never throws and never hangs on broken texts', () => {
  const whole = `import { migration } from 'limbeck';\nexport default migration({ revision: 'a', ${REST}, upgrade(op) { \`\${/[/]/}\` } });`;
  for (let i = 0; i < whole.length; i++) {
    scan('m.ts', whole.slice(0, i));
    scan('m.ts', whole.slice(0, i) + whole.slice(i + 1));
    scan('m.ts', whole.slice(i));
  }
});

test('10,000 files in a breath', () => {
  const source = `import { migration } from 'limbeck';\nexport default migration({ revision: 'a', ${REST}, upgrade(op) {${"\n  op.addColumn('users', 'email');".repeat(42)}\n} });`;
  const start = performance.now();
  for (let i = 0; i < 10_000; i++) scan('m.ts', source);
  assert.ok(performance.now() - start < 1500, 'about 0.1 s on an idle machine');
});

test.run();
