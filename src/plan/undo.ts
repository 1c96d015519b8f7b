import type { VersionMove } from '../revisions/moves.ts';
import type { Path } from './build-plan.ts';
import type { PlannedOperation, Step } from './plan.ts';

/** What a transaction, or a statement outside of any, does of one revision. */
export interface Part {
  readonly step: Step;
  readonly operations: ReadonlySet<PlannedOperation>;
  readonly moves: boolean;
}

/** A step of the way back, and the part of the plan that it undoes, by its number from 1. */
export interface UndoStep {
  readonly segment: number;
  /** `part 2 of 3`, of a revision that is undone in parts. */
  readonly part?: string;
  readonly path: Path['steps'][number];
}

/** A revision that can only be undone when all of its parts have been done: its author wrote the way back, for the whole of it. */
export interface WholeOnly {
  readonly revision: string;
  readonly first: number;
  readonly last: number;
}

export interface Undo {
  readonly steps: readonly UndoStep[];
  readonly whole: readonly WholeOnly[];
}

/**
 * The way back over exactly one plan, part by part in reverse, so that it can begin where the plan was stopped. A revision that is done
 * in one part is undone by its downgrade; one that is divided by the inverses of the operations of each part.
 */
export function undoPlan(segments: readonly (readonly Part[])[], isWritten: (revision: string) => boolean): Undo {
  const places = new Map<Step, number[]>();
  segments.forEach((parts, i) => {
    for (const { step } of parts) places.set(step, [...(places.get(step) ?? []), i + 1]);
  });
  const whole: WholeOnly[] = [];
  const steps: UndoStep[] = [];
  for (const [i, parts] of [...segments.entries()].reverse()) {
    const segment = i + 1;
    for (const { step, moves } of parts.toReversed()) {
      const all = places.get(step) ?? [];
      const divided = all.length > 1;
      const written = divided && isWritten(step.revision);
      if (written && segment !== all.at(-1)) continue;
      if (written) whole.push({ revision: step.revision, first: all[0] ?? segment, last: segment });
      const path = {
        revision: step.revision,
        moves: moves ? step.moves.toReversed().map(inverse) : [],
        rowsBefore: moves ? step.rowsAfter : step.rowsBefore,
        rowsAfter: step.rowsBefore,
        ...(divided && !written && { only: operationsOf(step, segments, segment) }),
      };
      const part = `part ${all.indexOf(segment) + 1} of ${all.length}`;
      steps.push({ segment, path, ...(divided && !written && { part }) });
    }
  }
  return { steps, whole };
}

/** The places of a revision's operations that belong to a part: what needs no statement goes with what is before it. */
function operationsOf(step: Step, segments: readonly (readonly Part[])[], segment: number): ReadonlySet<number> {
  const home = (one: PlannedOperation): number =>
    segments.findIndex((parts) => parts.some((part) => part.step === step && part.operations.has(one)));
  const first = segments.findIndex((parts) => parts.some((part) => part.step === step));
  const own = new Set<number>();
  let current = first;
  step.operations.forEach((one, place) => {
    const found = home(one);
    if (found >= 0) current = found;
    if (current + 1 === segment) own.add(place);
  });
  return own;
}

function inverse(move: VersionMove): VersionMove {
  if ('insert' in move) return { delete: move.insert };
  if ('delete' in move) return { insert: move.delete };
  return { update: [move.update[1], move.update[0]] };
}
