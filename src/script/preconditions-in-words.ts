import type { ScriptRequest, ScriptStatement } from './plan-script.ts';

/** Is it a precondition, the compiler's or the author's, and no change? */
export function isTest({ control }: ScriptStatement): boolean {
  return control?.kind === 'precondition' || control?.kind === 'assert';
}

/** What is tested, in a sentence for the header; empty where nothing is. */
export function preconditionsInWords({ steps }: Pick<ScriptRequest, 'steps'>): string {
  const all = steps.flatMap((step) => step.statements.filter(isTest));
  const first = all.filter((one) => one.first).length;
  const later = all.length - first;
  const count = (number: number): string => (number === 1 ? '1 precondition is' : `${number} preconditions are`);
  if (all.length === 0) return '';
  if (later === 0) return `${count(first)} tested before anything is changed`;
  if (first === 0) return `${count(later)} tested on the way, right before what needs ${later === 1 ? 'it' : 'them'}`;
  return `${count(first)} tested before anything is changed, ${later} on the way`;
}
