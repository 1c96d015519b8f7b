import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { diagnostic, Problem, problem } from '../../src/diagnostics/diagnostic.ts';
import { formatDiagnostic } from '../../src/diagnostics/frame.ts';
import { didYouMean, nearest } from '../../src/diagnostics/nearest.ts';

test('nearest names come first, and far ones not at all', () => {
  assert.equal(nearest('usres', ['users', 'orders', 'uses', 'x']), ['users', 'uses']);
  assert.equal(nearest('email', ['EMAIL_ADDRESS', 'name']), ['EMAIL_ADDRESS']);
  assert.equal(nearest('abc', ['xyz', 'completely_different']), []);
  assert.is(didYouMean('tabel', ['table', 'label']), 'did you mean "table" or "label"?');
  assert.is(didYouMean('q', []), undefined);
});

test('a diagnostic is shown with its line, a caret and its help', () => {
  const source = 'first\n\tconst ä = 😀(wrong);\nlast';
  const one = diagnostic('LB402', 'no table "x"', { at: { file: 'm/a.ts', line: 2, column: 15 }, help: 'make it' });
  assert.is(
    formatDiagnostic(one, () => source),
    'error[LB402]: no table "x"\n  m/a.ts:2:15\n  1 │ first\n  2 │ \tconst ä = 😀(wrong);\n    │ \t             ^\n  help: make it',
  );
});

test('control and bidirectional characters are shown, never sent to the terminal', () => {
  const one = diagnostic('LB402', 'no table "\u001b[31m\u202e"');
  assert.is(formatDiagnostic(one), 'error[LB402]: no table "\\u001b[31m\\u202e"');
});

test('a place without a source, or beyond its end, is named only', () => {
  const one = diagnostic('LB402', 'm', { at: { file: 'a.ts', line: 9, column: 1 } });
  assert.is(formatDiagnostic(one), 'error[LB402]: m\n  a.ts:9:1');
  assert.is(
    formatDiagnostic(one, () => 'one line'),
    'error[LB402]: m\n  a.ts:9:1',
  );
});

test('a Problem carries its diagnostics', () => {
  const one = problem('LB404', 'no column "y"', { help: 'h', revision: 'r' });
  assert.instance(one, Problem);
  assert.equal(one.diagnostics, [
    { code: 'LB404', severity: 'error', message: 'no column "y"', help: 'h', revision: 'r' },
  ]);
});

test.run();
