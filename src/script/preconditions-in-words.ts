import type { ScriptRequest, ScriptStatement } from './plan-script.ts';

/** Is it a precondition, the compiler's or the author's, and no change? */
export function isTest({ control }: ScriptStatement): boolean {
  return control?.kind === 'precondition' || control?.kind === 'assert';
}

/** What is tested, in a sentence for the header; empty where nothing is. */
export function preconditionsInWords({ steps }: Pick<ScriptRequest, 'steps'>): string {
  let first = 0;
  let later = 0;
  for (const { statements } of steps) {
    for (const one of statements) {
      if (!isTest(one)) continue;
      if (one.first) first++;
      else later++;
    }
  }
  const count = (number: number): string => (number === 1 ? '1 precondition is' : `${number} preconditions are`);
  if (first + later === 0) return '';
  if (later === 0) return `${count(first)} tested before anything is changed`;
  if (first === 0) return `${count(later)} tested on the way, right before what needs ${later === 1 ? 'it' : 'them'}`;
  return `${count(first)} tested before anything is changed, ${later} on the way`;
}
