import { derive } from './derive.ts';
import type { Plan, PlannedOperation, Step } from './plan.ts';

/** What a migration says of its way back, before it is asked for it. */
export type DeclaredDowngrade = 'derived' | 'written' | { readonly irreversible: string };

/**
 * How well a revision comes back: exactly; as its author wrote it; with its structure, but not the data that it has taken away; or not
 * at all.
 */
export type Grade =
  | { readonly kind: 'exact' | 'written' }
  | { readonly kind: 'structure' | 'impossible'; readonly why: string };

/** How well a step of an upgrade comes back. */
export function gradeStep(step: Step, declared: DeclaredDowngrade): Grade {
  if (typeof declared === 'object') return { kind: 'impossible', why: declared.irreversible };
  const lost = lossesOf(step.operations);
  if (declared === 'written')
    return lost.size > 0 ? { kind: 'structure', why: [...lost].join(', ') } : { kind: 'written' };
  const obstacles: string[] = [];
  derive(step.operations, step.revision, ({ code, message }) => {
    if (code === 'LB430') obstacles.push(message.replace(/^revision \S+ has no way back here: /, ''));
  });
  if (obstacles.length > 0) return { kind: 'impossible', why: obstacles.join('; ') };
  return lost.size > 0 ? { kind: 'structure', why: [...lost].join(', ') } : { kind: 'exact' };
}

/** What the header of a plan says of its way back; nothing where all of it is exact, or written. */
export function wayBackInWords(plan: Plan, declared: (revision: string) => DeclaredDowngrade): readonly string[] {
  const impossible: string[] = [];
  const structure: string[] = [];
  for (const step of plan.steps) {
    const grade = gradeStep(step, declared(step.revision));
    if (!('why' in grade)) continue;
    (grade.kind === 'impossible' ? impossible : structure).push(`${step.revision}: ${grade.why}`);
  }
  return [
    ...(impossible.length > 0 ? ['There is no way back over:', ...some(impossible)] : []),
    ...(structure.length > 0 ? ['A rollback restores the structure, but not these data:', ...some(structure)] : []),
  ];
}

/** The grade of every revision, for the header of a rollback. */
export function gradesInWords(
  plan: Plan,
  declared: (revision: string) => DeclaredDowngrade,
  losesNew: boolean,
): readonly string[] {
  const lines = plan.steps.map((step) => {
    const grade = gradeStep(step, declared(step.revision));
    const words = {
      exact: 'exact',
      written: 'as its author wrote it',
      structure: 'the structure comes back, the data do not',
      impossible: 'not at all',
    }[grade.kind];
    return `${step.revision}: ${words}${'why' in grade ? `: ${grade.why}` : ''}`;
  });
  const since = losesNew ? ['What was written into the things that go is lost with them, see DATA LOSS.'] : [];
  return ['How each revision comes back:', ...some(lines.toReversed()), ...since];
}

const nothing: ReadonlySet<string> = new Set();

function lossesOf(operations: readonly PlannedOperation[]): ReadonlySet<string> {
  let lost = nothing;
  for (const { loss, reads = [] } of operations) {
    if (loss) lost = new Set([...lost, loss.what]);
    if (reads.length > 0) lost = new Set([...lost, ...lossesOf(reads)]);
  }
  return lost;
}

function some(lines: readonly string[]): readonly string[] {
  return lines.length > 20 ? [...lines.slice(0, 20), `and ${lines.length - 20} more`] : lines;
}
