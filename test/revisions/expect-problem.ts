import * as assert from 'uvu/assert';
import { Problem } from '../../src/diagnostics/diagnostic.ts';

/** Runs what must fail and gives its diagnostics as `code: message` and, if there is help, ` | help`. */
export function problemsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.diagnostics.map(({ code, message, help }) => `${code}: ${message}${help ? ` | ${help}` : ''}`);
  }
  assert.unreachable('this must fail');
  return [];
}
