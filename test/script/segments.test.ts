import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ScriptRequest, ScriptStatement } from '../../src/script/plan-script.ts';
import { recoveryLines, transactionsInWords } from '../../src/script/recovery.ts';
import { divide, dividedRevisions } from '../../src/script/segments.ts';
import { chain, commitAfter, inside, outside } from './making.ts';

/** `a1: x +v !c` is a revision with a statement, one to be committed before it is used, and one outside of transactions. */
function stepsOf(notation: string, start?: string) {
  return chain(
    notation.split(';').map((one) => {
      const [id = '', rest = ''] = one.split(':');
      const statements = rest.trim().split(/\s+/).filter(Boolean).map(statementOf);
      return [id.trim(), ...statements];
    }),
    start,
  );
}

function statementOf(word: string): ScriptStatement {
  if (word.startsWith('+')) return commitAfter(word.slice(1));
  return word.startsWith('!') ? outside(word.slice(1)) : inside(word);
}

function divided(notation: string, mode: 'plan' | 'revision' = 'plan', start?: string): string {
  return divide(stepsOf(notation, start), mode)
    .map(({ kind, actions, rows }) => {
      const words = actions.flatMap((one) =>
        one.kind === 'announce' ? [] : [one.kind === 'run' ? one.statement.text : `>${one.step.revision}`],
      );
      return `${rows.join()}${kind === 'outside' ? `!${words.join(' ')}` : `[${words.join(' ')}]`}`;
    })
    .join(' ');
}

test('one transaction for the plan, or one for each revision', () => {
  assert.is(divided('a: x y; b: z; c:'), '[x y >a z >b >c]');
  assert.is(divided('a: x y; b: z; c:', 'revision'), '[x y >a] a[z >b] b[>c]');
});

test('what must stand outside of a transaction splits it, and its version row moves right after', () => {
  assert.is(divided('b: x; c: !i; d: y', 'plan', 'a'), 'a[x >b] b!i b[>c y >d]');
  assert.is(divided('b: x !i y; c: z', 'plan', 'a'), 'a[x] a!i a[y >b z >c]');
  assert.is(divided('b: !i !j', 'revision', 'a'), 'a!i a!j a[>b]');
});

test('a new enum value is committed before anything can use it, with the version row where that is what follows', () => {
  assert.is(divided('b: x +v; c: y', 'plan', 'a'), 'a[x v >b] b[y >c]');
  assert.is(divided('b: +v +w; c: +u; d: y', 'plan', 'a'), 'a[v w >b] b[u >c] c[y >d]');
  assert.is(divided('b: x +v y; c: z', 'plan', 'a'), 'a[x v] a[y >b z >c]');
  assert.is(divided('b: +v !i y', 'plan', 'a'), 'a[v] a!i a[y >b]');
});

test('from base, what stands outside of a transaction may come first', () => {
  assert.is(divided('a: !i; b: x'), '!i [>a x >b]');
  assert.is(divided('a: x !i'), '[x] !i [>a]');
});

test('nothing is lost, doubled or put in another order', () => {
  const notation = 'a: x +v !c y; b: +w; c: !d !e; d:; e: z';
  for (const mode of ['plan', 'revision'] as const) {
    const segments = divide(stepsOf(notation), mode);
    const announced = segments.flatMap(({ actions }) =>
      actions.flatMap((one) => (one.kind === 'announce' ? [one.number] : [])),
    );
    assert.equal(announced, [1, 2, 3, 4, 5]);
    const order = segments.flatMap(({ actions }) =>
      actions.flatMap((one) =>
        one.kind === 'announce' ? [] : [one.kind === 'run' ? one.statement.text : `>${one.step.revision}`],
      ),
    );
    assert.is(order.join(' '), 'x v c y >a w >b d e >c >d z >e');
  }
});

test('the way to go on after an interruption names the parts', () => {
  const steps = stepsOf('b: x !CONCURRENTLY-i y; c: z', 'a');
  const segments = divide(steps, 'plan');
  assert.is(transactionsInWords(segments), '2 transactions, 1 statement outside of them');
  assert.equal(
    dividedRevisions(segments).map((one) => one.revision),
    ['b'],
  );
  const request = { from: ['a'], to: ['c'] } as unknown as ScriptRequest;
  const lines = recoveryLines(request, segments, false)
    .map((one) => one.line)
    .join('\n');
  assert.match(
    lines,
    /-- {3}1\. x\n-- {3}2\. CONCURRENTLY-i \(outside of a transaction\)\n-- {3}3\. y; the version row/,
  );
  assert.match(lines, /left INVALID/);
  assert.equal(recoveryLines(request, divide(stepsOf('b: x', 'a'), 'plan'), false), []);
});

test.run();
