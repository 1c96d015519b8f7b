import type { ScriptStatement, ScriptStep, UndoneStep } from './plan-script.ts';

/** One thing to do, in the order of the plan. */
export type Action =
  | { readonly kind: 'announce'; readonly step: ScriptStep; readonly number: number }
  | { readonly kind: 'run'; readonly step: ScriptStep; readonly statement: ScriptStatement }
  | { readonly kind: 'move'; readonly step: ScriptStep };

/** A transaction's worth, or one statement outside of any. */
export interface Segment {
  readonly kind: 'transaction' | 'outside';
  readonly actions: readonly Action[];
  /** The version rows when it begins. */
  readonly rows: readonly string[];
}

/**
 * Divides the plan by transaction class. What must run outside of a transaction stands by itself, and so does what is to be committed
 * alone; what must be committed before it is used ends its transaction before anything could use it, but not before the revision's own version row, if that is what follows.
 */
export function divide(steps: readonly ScriptStep[], mode: 'plan' | 'revision'): readonly Segment[] {
  const segments: Segment[] = [];
  let open: Action[] = [];
  let rows: readonly string[] = steps[0]?.rowsBefore ?? [];
  let begin = rows;
  let pending = false;

  const close = (): void => {
    const end = open.findLastIndex((one) => one.kind !== 'announce') + 1;
    if (end > 0) {
      segments.push({ kind: 'transaction', actions: open.slice(0, end), rows: begin });
      open = open.slice(end);
    }
    begin = rows;
    pending = false;
  };

  steps.forEach((step, i) => {
    if (i > 0 && step.undoes?.step !== steps[i - 1]?.undoes?.step) close();
    open.push({ kind: 'announce', step, number: i + 1 });
    for (const statement of step.statements) {
      if (statement.first) continue;
      const action: Action = { kind: 'run', step, statement };
      if (statement.transaction === 'outside') {
        close();
        segments.push({ kind: 'outside', actions: [...open, action], rows });
        open = [];
        continue;
      }
      const alone = statement.transaction === 'alone';
      if (alone || (pending && statement.transaction === 'inside')) close();
      open.push(action);
      if (alone) close();
      else if (statement.transaction === 'commitAfter') pending = true;
    }
    if (step.moves.length > 0 || !step.undoes) open.push({ kind: 'move', step });
    rows = step.rowsAfter;
    if (mode === 'revision' || pending) close();
  });
  close();
  return segments;
}

/** The revisions that are not applied by one transaction alone, with the summaries of their statements. */
export function dividedRevisions(segments: readonly Segment[]): readonly ScriptStep[] {
  const places = new Map<ScriptStep, number>();
  for (const { actions } of segments) {
    for (const step of new Set(actions.filter((one) => one.kind !== 'announce').map((one) => one.step))) {
      places.set(step, (places.get(step) ?? 0) + 1);
    }
  }
  return [...places].filter(([, count]) => count > 1).map(([step]) => step);
}

/** The one step that all of a segment is of; undefined where there are several. */
export function onlyStep({ actions }: Segment): ScriptStep | undefined {
  const step = actions.at(-1)?.step;
  return actions.every((one) => one.step === step || one.kind === 'announce') ? step : undefined;
}

/** What of another plan a segment undoes. */
export function undoneBy({ actions }: Segment): UndoneStep | undefined {
  return actions.find((one) => one.step.undoes !== undefined)?.step.undoes;
}
