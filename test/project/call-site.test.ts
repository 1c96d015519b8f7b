import { createContext, runInContext } from 'node:vm';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { callSite, type RawPosition } from '../../src/dsl/call-site.ts';

const seen: RawPosition[] = [];
const op = {
  addColumn(): void {
    seen.push(callSite(op.addColumn));
  },
};

function run(code: string, context = createContext({})): RawPosition[] {
  seen.length = 0;
  const fn: unknown = runInContext(code, context, { filename: 'migrations/a b.ts' });
  (fn as (it: typeof op) => void)(op);
  return [...seen];
}

test('is the place of the method name, across contexts', () => {
  assert.equal(run('(op) => {\n    op.addColumn(1);\n  /* 😀 */ op\n  .addColumn(2); }'), [
    { file: 'migrations/a b.ts', line: 2, column: 8 },
    { file: 'migrations/a b.ts', line: 4, column: 4 },
  ]);
});

test("the context's own prepareStackTrace and stackTraceLimit do not matter, and ours are restored", () => {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const mine = () => 'mine';
  Error.prepareStackTrace = mine;
  Error.stackTraceLimit = 0;
  const context = createContext({});
  runInContext('Error.prepareStackTrace = () => "theirs"; Error.stackTraceLimit = 0', context);
  assert.equal(run('(op) => op.addColumn()', context), [{ file: 'migrations/a b.ts', line: 1, column: 12 }]);
  assert.is(Error.prepareStackTrace, mine);
  assert.is(Error.stackTraceLimit, 0);
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
});

test('through helpers, it is the innermost call of the word', () => {
  assert.equal(run('(op) => {\n  const helper = (op) => op.addColumn();\n  helper(op);\n}'), [
    { file: 'migrations/a b.ts', line: 2, column: 29 },
  ]);
});

test('is cheap', () => {
  const start = performance.now();
  run('(op) => { for (let i = 0; i < 30000; i++) op.addColumn(); }');
  const each = ((performance.now() - start) * 1000) / 30_000;
  assert.ok(each < 60, `${each.toFixed(1)} µs a call; about 3 µs on an idle machine`);
});

test.run();
