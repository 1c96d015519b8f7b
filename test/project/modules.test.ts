import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Problem } from '../../src/diagnostics/diagnostic.ts';
import { problem } from '../../src/diagnostics/diagnostic.ts';
import { callSite } from '../../src/dsl/call-site.ts';
import { evaluateModules } from '../../src/project/evaluate.ts';
import { runGuarded } from '../../src/project/failures.ts';
import { brief, calls, evaluateOne, op, places, tempProject } from './temp-project.ts';

const NONE: readonly never[] = [];

async function resultOf(
  source: string,
  others: Record<string, string> = {},
  translator?: 'oxc' | 'sucrase',
): Promise<unknown> {
  const { diagnostics, exports } = await evaluateOne(source, others, translator ? { translator } : {});
  assert.equal(diagnostics.map(brief), NONE, source);
  return exports?.value ?? exports?.default;
}

async function wrong(source: string, others: Record<string, string> = {}, file = 'm.ts'): Promise<string[]> {
  const { diagnostics } = await evaluateOne(source, others, { file });
  for (const one of diagnostics) assert.ok(one.help, `${one.code} has help`);
  return diagnostics.map(brief);
}

async function helpOf(source: string, others: Record<string, string> = {}): Promise<string | undefined> {
  return (await evaluateOne(source, others)).diagnostics[0]?.help;
}

test('imports and exports of every form', async () => {
  const lib = `
export const a = 1, b = 2; export const { c, d: [e] } = { c: 3, d: [4] };
export function f() { return 5; } export class G { static g = 6; } export let h; h = 7;
const i = 8, j = 9; export { i, j as k, /* } */ j as 'with space' };
export default function () { return 10; }
`;
  const value = await resultOf(
    `import ten, { a, b as bee, c, e, f, G, h, i, k, 'with space' as w } from './lib.js'; import * as all from './lib';
import './lib.ts'
export { a as again } from './lib'; export * from './lib'; export * as lib from './lib';
export const value = [a, bee, c, e, f(), G.g, h, i, k, w, ten(), Object.keys(all).length].join();`,
    { 'lib.ts': lib },
  );
  assert.is(value, '1,2,3,4,5,6,7,8,9,9,10,11');
  const re = await evaluateOne(
    "export { default as ten, a as b } from './lib'; export * from './lib'; export * as ns from './lib'",
    { 'lib.js': lib },
  );
  assert.equal(
    Object.keys(re.exports ?? {})
      .sort()
      .join(),
    'G,a,b,c,e,f,h,i,k,ns,ten,with space',
  );
});

test('default exports of every form', async () => {
  for (const source of [
    'export default function () { return 1 }',
    'export default function* () {}',
    'export default async function named() {}; named.x = 1',
    'export default class {}',
    'export default class extends Object {}',
    'export /* a */ default\n  /* b */ class Named {}; Named.x = 1',
    'export default () => 1',
    'export default(() => 1)',
    'export default async () => 1',
    'const x = () => 1; export { x as default }',
  ]) {
    assert.type(await resultOf(source), 'function', source);
  }
  assert.is(await resultOf('export default [1][0]'), 1);
});

test('imports are hoisted, modules are strict, and this is undefined', async () => {
  assert.is(await resultOf("export const value = x; import { x } from './x'", { 'x.ts': 'export const x = 1' }), 1);
  assert.is(
    await resultOf('export const value = (function () { return this === undefined })() && this === undefined'),
    true,
  );
});

test('files are found with and without extension, and as index files', async () => {
  const x = 'export const x = 1';
  const cases = [
    ['./x', 'x.ts'],
    ['./x.js', 'x.ts'],
    ['./x.mjs', 'x.mts'],
    ['./x', 'x.mjs'],
    ['./x', 'x/index.ts'],
    ['./x/', 'x/index.js'],
    ['./.', 'index.ts'],
    ['.', 'index.ts'],
    ['./a.b', 'a.b.ts'],
    ['./a/../x', 'x.js'],
  ] as const;
  for (const [specifier, file] of cases) {
    assert.is(
      await resultOf(`import { x } from '${specifier}'; export const value = x`, { [file]: x, 'a/y.ts': '' }),
      1,
      specifier,
    );
  }
});

test('each file that is asked for has its own instances', async () => {
  const source = "import { rows } from './shared'; rows.push(1); export const value = rows.length";
  const { evaluation } = await evaluateOne(source, { 'shared.ts': 'export const rows = []' });
  assert.is(evaluation.exports.get('m.ts')?.value, 1);
});

const TYPESCRIPT: readonly (readonly [string, unknown])[] = [
  ['const x: number = 1; export const value = x as number', 1],
  ['function f<T>(x: T): T { return x } export const value = f<string>("a")', 'a'],
  ['const tag = <T,>(s: TemplateStringsArray) => s[0]; const number = 1; export const value = tag<number>`x`', 'x'],
  ['const a = 1, string = 2, number = 3; export const value = new Map<string, number>([[1, 2]] as any).size', 1],
  ['const x = 1; type T = number; interface I { a: T } export const value = x!', 1],
  ['enum A { X = 3 } export const value = A.X', 3],
  ['namespace N { export const a = 4 } export const value = N.a', 4],
  ['class P { constructor(readonly a: number) {} } export const value = new P(5).a', 5],
  ['export const value = ({ a: 1 } satisfies { a: number }).a', 1],
  ['export type { X } from "./nowhere"; export type Y = 1; export const value = 1', 1],
  ['import type { Op } from "limbeck"; import { type Op as P } from "limbeck"; export const value = 1', 1],
  ['import { Op, t } from "limbeck"; const f = (op: Op) => 1; export const value = t.string(3).length', 3],
  ['import { Foo } from "some-package"; export const value: Foo = 1', 1],
];

for (const translator of ['oxc', 'sucrase'] as const) {
  test(`TypeScript works with ${translator}`, async () => {
    for (const [source, value] of TYPESCRIPT) {
      if (translator === 'sucrase' && source.startsWith('namespace')) {
        const { diagnostics } = await evaluateOne(source, {}, { translator });
        assert.equal(diagnostics.map(brief), ['LB130 m.ts:1:1 a namespace cannot be translated without oxc-transform']);
        continue;
      }
      assert.is(await resultOf(source, {}, translator), value, source);
    }
    const types = {
      'types.ts': 'export interface Row { id: number }',
      'back.ts': "import { value } from './m'; export type V = typeof value",
    };
    const source =
      "import { Row } from './types'; import { V } from './back'; export const value: number = ({ id: 1 } as Row).id";
    assert.is(await resultOf(source, types, translator), 1);
  });

  test(`places are the author's with ${translator}`, async () => {
    const source = [
      "import { Op } from 'limbeck';",
      "const s: string = '😀'; interface A {",
      '  b: string }',
      'export default (op: Op) => {',
      "    op.addColumn('a', 'b');  /* 😀 */ op.addColumn<string>(",
      "      'a');",
      '};',
      '',
    ];
    for (const newline of ['\n', '\r\n']) {
      const { evaluation, exports } = await evaluateOne(source.join(newline), {}, { translator });
      calls.length = 0;
      Reflect.apply(Object(exports?.default), undefined, [op]);
      assert.equal(
        calls.map((raw) => evaluation.locate(raw)),
        [
          { file: 'm.ts', line: 5, column: 8 },
          { file: 'm.ts', line: 5, column: 42 },
        ],
      );
    }
  });
}

test('places without translation are exact', async () => {
  const lines = [
    "import { t } from 'limbeck'; export default (op) => { op.addColumn(); /* 😀 */ op.addColumn();",
    '\top.addColumn(); };',
  ];
  for (const newline of ['\n', '\r\n']) {
    const { exports, evaluation } = await evaluateOne(lines.join(newline), {}, { file: 'a (b)/m.js' });
    calls.length = 0;
    Reflect.apply(Object(exports?.default), undefined, [op]);
    assert.equal(
      calls.map((raw) => evaluation.locate(raw)),
      [
        { file: 'a (b)/m.js', line: 1, column: 58 },
        { file: 'a (b)/m.js', line: 1, column: 83 },
        { file: 'a (b)/m.js', line: 2, column: 5 },
      ],
    );
  }
});

test('LB130: syntax errors', async () => {
  assert.match((await wrong('const a = 1;\nlet b: number = = 2;'))[0] ?? '', /^LB130 m\.ts:2:17 Unexpected token/);
  assert.match(
    (await wrong("const s = '😀'; let b = = 2;", {}, 'm.js'))[0] ?? '',
    /^LB130 m\.js:1:25 Unexpected token/,
  );
  assert.match((await wrong("const s = 'é€😀';\n'é'; let b = = 2;"))[0] ?? '', /^LB130 m\.ts:2:14 Unexpected token/);
  assert.match((await wrong('let a;\n  let a;'))[0] ?? '', /^LB130 m\.ts:2:7 Identifier `a` has already been declared/);
  assert.match((await wrong('export {};\n  await 1;'))[0] ?? '', /^LB130 m\.ts:2:3 await is only valid/);
  assert.match((await wrong('const f = () => {\n', {}, 'm.mjs'))[0] ?? '', /^LB130 m\.mjs:/);
  assert.match(
    (await wrong("import { a } from './a'", { 'a.ts': 'export const a = ;' }))[0] ?? '',
    /^LB130 a\.ts:1:18/,
  );
});

test('LB131: no translator, said once; JavaScript goes on working', async () => {
  const translator = 'none';
  const { diagnostics } = await evaluateOne("import './b'; let a: number;", { 'b.ts': 'enum B {}' }, { translator });
  assert.equal(diagnostics.map(brief), [
    'LB131 m.ts:1:1 m.ts needs to be translated, but neither oxc-transform nor sucrase can be loaded',
  ]);
  assert.equal((await evaluateOne('export const value = 1', {}, { translator })).diagnostics, []);
});

test('LB132: packages and built-in modules', async () => {
  assert.equal(await wrong("import fs from 'node:fs'; export default fs;"), [
    'LB132 m.ts:1:16 a migration cannot import "node:fs"',
  ]);
  assert.equal(await wrong("import 'lodash';"), ['LB132 m.ts:1:8 a migration cannot import "lodash"']);
  assert.equal(await wrong("import { t } from 'limbek'; t;"), ['LB132 m.ts:1:19 a migration cannot import "limbek"']);
  assert.is(await helpOf("import { t } from 'limbek'; t;"), 'did you mean "limbeck"?');
});

test('LB133: out of the project', async () => {
  assert.equal(await wrong("import '../x';"), ['LB133 m.ts:1:8 "../x" leads out of the project']);
  assert.equal(await wrong("import '/etc/x.ts';"), ['LB133 m.ts:1:8 "/etc/x.ts" is an absolute path']);
});

test('LB134: missing files, with the nearest names', async () => {
  const others = { 'shared/audit.ts': '', 'shared/Audit2.ts': '' };
  assert.equal(await wrong("import { a } from './shared/audti'; a;", others), [
    'LB134 m.ts:1:19 "./shared/audti" names no file of the project',
  ]);
  assert.is(await helpOf("import './shared/audti'", others), 'did you mean "audit.ts"?');
  assert.is(await helpOf("import './nowhere/x'", others), 'there is no folder nowhere');
  assert.equal(places((await evaluateOne("import './shared/Audit'", others)).diagnostics), ['LB134 m.ts:1:8']);
});

test('LB135: cycles, once each', async () => {
  const others = {
    'b.ts': "import { c } from './c'; export const b = c;",
    'c.ts': "\nimport { b } from './b'; export const c = b;",
  };
  assert.equal(await wrong("import { b } from './b'; b;", others), [
    'LB135 c.ts:2:19 modules import each other: b.ts → c.ts → b.ts',
  ]);
  assert.equal(await wrong("import * as me from './m'; me;"), [
    'LB135 m.ts:1:21 modules import each other: m.ts → m.ts',
  ]);
});

test('LB136: names that are not exported', async () => {
  const others = { 'x.ts': 'export const audit = 1;' };
  assert.equal(await wrong("import {\n  /* a */ audti } from './x'; audti;", others), [
    'LB136 m.ts:2:11 "./x" does not export "audti"',
  ]);
  assert.is(await helpOf("import { audti } from './x'; audti;", others), 'did you mean "audit"?');
  assert.equal(await wrong("import x from './x'; x;", others), ['LB136 m.ts:1:8 "./x" has no default export']);
  assert.equal(await wrong("import { migrate } from 'limbeck'; migrate();"), [
    'LB136 m.ts:1:10 "limbeck" does not export "migrate"',
  ]);
  assert.equal(await wrong("export { nothing } from './x'", others, 'm.js'), [
    'LB136 m.js:1:10 "./x" does not export "nothing"',
  ]);
});

test('LB137: other kinds of import', async () => {
  const others = { 'd.json': '{}', 'e.cjs': '' };
  assert.equal(await wrong("import d from './d.json' with { type: 'text' }; d;", others), [
    'LB137 m.ts:1:15 this kind of import is not supported',
  ]);
  assert.equal(places((await evaluateOne("import './e.cjs';", others)).diagnostics), ['LB137 m.ts:1:8']);
});

test('a JSON file is a module of one value, its own for each that imports it', async () => {
  const others = {
    'd.json': '{ "rows": [1, "it\'s \u2028 `x` ${y}"], "__proto__": null }',
    'bad.json': '{\n  "a": x }',
  };
  for (const attributes of ['', " with { type: 'json' }"]) {
    const { exports, diagnostics } = await evaluateOne(
      `import d from './d.json'${attributes}; export const found = JSON.stringify(d);`,
      others,
    );
    assert.equal(diagnostics, []);
    assert.equal(JSON.parse(String(exports?.found)), JSON.parse(others['d.json']));
  }
  assert.equal(places((await evaluateOne("import d from './bad.json'; d;", others)).diagnostics), [
    'LB173 bad.json:2:8',
  ]);
});

test('LB138: a module throws, at the innermost place in the project, once', async () => {
  assert.equal(
    await wrong("import { f } from './lib';\nf({});", { 'lib.ts': 'export const f = (x) => {\n  return x.y.z; }' }),
    ["LB138 lib.ts:2:14 m.ts throws TypeError: Cannot read properties of undefined (reading 'z')"],
  );
  assert.equal(await wrong("import './lib'", { 'lib.ts': "throw new (class Mine extends Error {})('no')" }), [
    'LB138 lib.ts:1:7 lib.ts throws Error: no',
  ]);
  assert.equal(await wrong("enum A {}\n\n    throw new Error('x' as string)"), [
    'LB138 m.ts:3:11 m.ts throws Error: x',
  ]);
  assert.equal(await wrong("throw 'text'"), ['LB138 m.ts:1:1 m.ts throws "text", which is not an Error']);
  assert.equal(await wrong('throw null'), ['LB138 m.ts:1:1 m.ts throws null, which is not an Error']);
  assert.equal(await wrong('throw { get message() { throw 1 } }'), [
    'LB138 m.ts:1:1 m.ts throws a value that cannot be shown, which is not an Error',
  ]);
  assert.equal(await wrong("const e = new Error('y');\ne.stack; throw e"), ['LB138 m.ts:1:11 m.ts throws Error: y']);
});

test('LB139 and LB140: runGuarded', async () => {
  const { evaluation, exports } = await evaluateOne(`
export const fails = () => { throw new Error('no'); };
export const endless = () => endless();
export const clock = () => { return Date.now(); };
export const later = async () => { throw new Error('lost'); };
export const callBack = (f) => f();
`);
  const run = (name: string, argument?: unknown) => {
    const result = evaluation.guard(() => Reflect.apply(Object(exports?.[name]), undefined, [argument]), {
      subject: 'upgrade of a',
    });
    return result.ok ? [] : result.diagnostics.map(brief);
  };
  assert.equal(run('fails'), ['LB139 m.ts:2:36 upgrade of a throws Error: no']);
  assert.match(run('endless')[0] ?? '', /^LB140 m\.ts:3:\d+ upgrade of a calls itself without end$/);
  assert.equal(run('clock'), ['LB150 m.ts:4:42 "Date.now" reads the clock']);
  assert.equal(run('later'), []);
  assert.equal(
    run('callBack', () => null),
    [],
  );
  assert.match(run('callBack', () => JSON.parse('{'))[0] ?? '', /^LB139 m\.ts:6:32 upgrade of a throws SyntaxError/);
  const mine: Problem = problem('LB101', 'mine');
  assert.equal(
    run('callBack', () => {
      throw mine;
    }),
    ['LB101 mine'],
  );
  const where = { isAuthors: () => false, locate: () => ({ file: '', line: 0, column: 0 }) };
  const at = { file: 'f', line: 1, column: 2 };
  const result = runGuarded(
    () => {
      throw 1;
    },
    where,
    { at },
  );
  assert.equal(result.ok ? [] : result.diagnostics.map(brief), [
    'LB139 f:1:2 the migration throws 1, which is not an Error',
  ]);
});

test("what the DSL throws while a module is loaded comes at the author's place", async () => {
  const fail = (): void => {
    throw problem('LB307', 'wrong', { at: callSite(fail) });
  };
  const root = tempProject({ 'm.ts': "import { fail } from 'limbeck';\ninterface A { a: 1;\n}\n  fail();" });
  const { diagnostics } = await evaluateModules(['m.ts'], { root, api: { fail } });
  assert.equal(
    diagnostics.map(({ at }) => at),
    [{ file: 'm.ts', line: 4, column: 3 }],
  );
});

test.run();
