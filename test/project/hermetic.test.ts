import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { evaluateOne, places } from './temp-project.ts';

/** Evaluates an expression that begins at line 2, column 3. */
async function refusalsOf(expression: string): Promise<string[]> {
  const { diagnostics } = await evaluateOne(`export {};\n  ${expression};\n`);
  for (const one of diagnostics) assert.ok(one.help, `${one.code} has help`);
  return places(diagnostics);
}

async function resultOf(expression: string): Promise<unknown> {
  const { diagnostics, exports } = await evaluateOne(`export const value = ${expression};`);
  assert.equal(diagnostics, [], expression);
  return exports?.value;
}

const refused: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  LB150: [
    ['Date.now()', 8],
    ['new Date()', 3],
    ['Date()', 3],
    ['performance.now()', 3],
    ['new (class extends Date {})()', 8],
  ],
  LB151: [
    ['new Date(2026, 0, 1)', 3],
    ["new Date('2026-01-01T00:00:00')", 3],
    ["new Date('Jan 1 2026')", 3],
    ["Date.parse('2026-01-01 10:00')", 8],
    ...[
      'getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTimezoneOffset getYear',
      'setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setYear',
      'toString toDateString toTimeString',
    ]
      .join(' ')
      .split(' ')
      .map((name) => [`new Date(0).${name}()`, 15] as const),
    ['String(new Date(0))', 3],
    ['`${new Date(0)}`', 6],
  ],
  LB152: [
    ['Math.random()', 8],
    ['crypto.randomUUID()', 3],
  ],
  LB153: [
    ['Intl.NumberFormat()', 3],
    ['new Date(0).toLocaleString()', 15],
    ['new Date(0).toLocaleDateString("en")', 15],
    ['new Date(0).toLocaleTimeString()', 15],
    ['(1).toLocaleString()', 7],
    ['1n.toLocaleString()', 6],
    ['[1].toLocaleString()', 7],
    ['({}).toLocaleString()', 8],
    ['new Uint8Array(1).toLocaleString()', 21],
    ['"a".localeCompare("b")', 7],
    ['"a".toLocaleUpperCase()', 7],
    ['"a".toLocaleLowerCase()', 7],
  ],
  LB154: [
    ['process.env.HOME', 3],
    ['typeof process', 3],
    ["require('fs')", 3],
    ['module.exports', 3],
    ['exports.x = 1', 3],
    ['Buffer.from("a")', 3],
    ['global.x', 3],
    ['__dirname', 3],
    ['__filename', 3],
    ['navigator', 3],
    ['window', 3],
    ['import.meta.url', 3],
    ['const f = () => import.meta.dirname', 19],
  ],
  LB155: [
    ["import('./x.ts')", 3],
    ['const f = (x) => import(x)', 20],
  ],
  LB156: [
    ['setTimeout(() => 1)', 3],
    ['setInterval(() => 1)', 3],
    ['setImmediate(() => 1)', 3],
    ['queueMicrotask(() => 1)', 3],
    ['Promise.resolve(1)', 3],
    ['new Promise(() => 1)', 3],
  ],
  LB157: [
    ["fetch('x')", 3],
    ['new WebSocket("x")', 3],
    ['new XMLHttpRequest()', 3],
  ],
  LB158: [
    ["eval('1')", 3],
    ["(0, eval)('1')", 7],
    ["new Function('return 1')", 3],
    ["Function('return 1')", 3],
    ['(() => 1).constructor("1")', 13],
    ['(async () => 1).constructor("1")', 19],
    ['(function* () {}).constructor("1")', 21],
    ['WebAssembly.compile', 3],
  ],
  LB159: [
    ['new WeakRef({})', 3],
    ['new FinalizationRegistry(() => 1)', 3],
    ['new SharedArrayBuffer(1)', 3],
    ['Atomics.add', 3],
  ],
  LB160: [
    ['globalThis.x = 1', 16],
    ['Object.defineProperty(globalThis, "x", { value: 1 })', 10],
    ['delete globalThis.Array', 3],
    ['Array.prototype.first = 1', 25],
    ['Array.prototype.map = 1', 23],
    ['Object.prototype.toString = 1', 29],
    ['Error.stackTraceLimit = 1', 25],
    ['Error.prepareStackTrace = () => 1', 27],
    ['Math.PI = 3', 11],
    ['Date.now = () => 1', 12],
    ['console.log = 1', 15],
    ['Array = 1', 9],
    ['Object.setPrototypeOf(Array.prototype, {})', 10],
  ],
};

for (const [code, cases] of Object.entries(refused)) {
  test(`${code} at the author's place`, async () => {
    for (const [expression, column] of cases) {
      assert.equal(await refusalsOf(expression), [`${code} m.ts:2:${column}`], expression);
    }
  });
}

test('what is determined works', async () => {
  const cases: [string, unknown][] = [
    ["new Date('2026-01-01T00:00:00Z').toISOString()", '2026-01-01T00:00:00.000Z'],
    ["new Date('2026-01-01T02:00:00.5+02:00').toISOString()", '2026-01-01T00:00:00.500Z'],
    ["new Date('2026-01-01').getTime()", 1767225600000],
    ["Date.parse('2026-01-01T00:00Z')", 1767225600000],
    ['new Date(Date.UTC(2026, 0, 1)).getUTCFullYear()', 2026],
    ['JSON.stringify({ at: new Date(0) })', '{"at":"1970-01-01T00:00:00.000Z"}'],
    ['new Date(0) instanceof Date', true],
    ['new (class Mine extends Date {})(0) instanceof Date', true],
    ['(() => 1) instanceof Function', true],
    ['[3, 1, 2].sort().join()', '1,2,3'],
    ['Math.max(1, 2) + new Map([[1, 2]]).size + new Set([1]).size', 4],
    ['globalThis.Array === Array', true],
    ["'ä'.normalize('NFD').length", 2],
    ["[...'abc'.matchAll(/b/g)].length", 1],
  ];
  for (const [expression, value] of cases) assert.equal(await resultOf(expression), value, expression);
});

test('frozen built-in objects do not get in the way of ordinary code', async () => {
  const { diagnostics, exports } = await evaluateOne(`
class Mine extends Error { constructor() { super('hi'); this.name = 'Mine'; this.message += '!'; } }
const plain = {};
plain.toString = () => 'plain'; plain.valueOf = () => 1;
function Old() {} Old.prototype = Object.create(Error.prototype); Old.prototype.name = 'Old';
let caught; try { throw new Mine(); } catch (error) { caught = \`\${error}\`; }
function* g() { yield 1; }
export const value = [caught, \`\${plain}\`, new Old().name, [...g()].length, new TypeError('x').name];
`);
  assert.equal(diagnostics, []);
  assert.equal(Array.from(Object(exports?.value)), ['Mine: hi!', 'plain', 'Old', 1, 'TypeError']);
});

test('the console goes to the hook, never to standard output', async () => {
  const lines: string[] = [];
  await evaluateOne(
    "console.log('rows: %d', 3, { a: [1] }); console.warn('x'); export {};",
    {},
    { print: (line) => lines.push(line) },
  );
  assert.equal(lines, ['rows: 3 { a: [ 1 ] }', 'x']);
});

test('promises neither run later nor end the process', async () => {
  const { diagnostics, exports } = await evaluateOne(
    'export const value = []; export const later = async () => { await null; value.push(1); };',
  );
  assert.equal(diagnostics, []);
  Reflect.apply(Object(exports?.later), undefined, []);
  await new Promise((done) => setTimeout(done, 5));
  assert.is(Object(exports?.value).length, 0);
});

test.run();
