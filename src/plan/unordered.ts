import { UNORDERED } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import type { Precedence } from '../revisions/precedence.ts';
import { footprintsOf } from './footprint.ts';
import type { PlannedOperation } from './plan.ts';

interface Trace {
  readonly revision: string;
  readonly at: Position;
  readonly words: string;
  readonly changes: boolean;
  readonly gentle: boolean;
}

interface Clash {
  readonly key: string;
  readonly first: Trace;
  readonly second: Trace;
}

/**
 * Revisions that nothing orders may be applied in either order, by different databases. Where two of them touch the same thing, the
 * result depends on it, or one of the two orders fails.
 */
export class Unordered {
  private readonly precedence: Precedence;
  /** Of each thing the traces that no later one stands for. */
  private readonly traces = new Map<string, Trace[]>();
  private readonly changers = new Map<string, string[]>();
  private readonly clashes: Clash[] = [];
  private readonly allowed = new Set<string>();

  constructor(precedence: Precedence) {
    this.precedence = precedence;
  }

  /** Revisions are added in the order in which they are applied. */
  add(revision: string, planned: readonly PlannedOperation[]): void {
    const own = new Map<string, Trace>();
    for (const one of planned) {
      const { at, kind } = one.operation;
      if (kind === 'allow' && one.operation.key === UNORDERED) this.allowed.add(revision);
      for (const { changes, needs, gentle } of footprintsOf(one)) {
        for (const [key, words] of changes) {
          const known = own.get(key);
          const isGentle = gentle.has(key) && (known?.gentle ?? true);
          if (known?.changes !== true || known.gentle !== isGentle)
            own.set(key, { revision, at: known?.changes ? known.at : at, words, changes: true, gentle: isGentle });
        }
        for (const [key, words] of needs)
          if (!own.has(key)) own.set(key, { revision, at, words, changes: false, gentle: false });
      }
    }
    for (const [key, trace] of own) this.meet(key, trace);
  }

  private meet(key: string, trace: Trace): void {
    const { comesBefore } = this.precedence;
    const kept: Trace[] = [];
    for (const first of this.traces.get(key) ?? []) {
      const isBefore = comesBefore(first.revision, trace.revision);
      if (!isBefore && (first.changes || trace.changes) && !(first.gentle && trace.gentle))
        this.clashes.push({ key, first, second: trace });
      // What comes after both comes after this one: it speaks for the other.
      if (!isBefore || (first.changes && !trace.changes)) kept.push(first);
    }
    kept.push(trace);
    this.traces.set(key, kept);
    if (trace.changes) this.changers.set(key, [...(this.changers.get(key) ?? []), trace.revision]);
  }

  /** One diagnostic for two revisions, where the plan applies one of them. */
  report(isPlanned: (revision: string) => boolean, report: (one: Diagnostic) => void): void {
    const pairs = new Map<string, Clash[]>();
    for (const clash of this.clashes) {
      const { first, second } = clash;
      if (!isPlanned(first.revision) && !isPlanned(second.revision)) continue;
      if (this.allowed.has(first.revision) || this.allowed.has(second.revision) || this.isSettled(clash)) continue;
      const pair = JSON.stringify([first.revision, second.revision]);
      pairs.set(pair, [...(pairs.get(pair) ?? []), clash]);
    }
    for (const clashes of pairs.values()) {
      const [clash, ...more] = clashes;
      if (clash) report(toDiagnostic(clash, more.length));
    }
  }

  /** What both change, a revision after both has changed again: it is the same in the end. */
  private isSettled({ key, first, second }: Clash): boolean {
    if (!first.changes || !second.changes) return false;
    const { comesBefore } = this.precedence;
    return (this.changers.get(key) ?? []).some(
      (one) => comesBefore(first.revision, one) && comesBefore(second.revision, one),
    );
  }
}

function toDiagnostic({ first, second }: Clash, more: number): Diagnostic {
  const [a, b] = [first.revision, second.revision];
  const rest = more > 0 ? ` (and ${more} more)` : '';
  const what =
    first.changes && second.changes
      ? `revisions ${a} and ${b} both change ${second.words}${rest}`
      : first.changes
        ? `revision ${b} needs ${second.words}, which ${a} changes${rest}`
        : `revision ${b} changes ${second.words}, which ${a} needs${rest}`;
  const orAgain = first.changes && second.changes ? ', or set it again in the revision that merges them' : '';
  return diagnostic(UNORDERED, `${what}, and nothing says which of them comes first`, {
    at: second.at,
    help: `say dependsOn: ['${a}'] in ${b}, or let it follow ${a}${orAgain}`,
    revision: b,
  });
}
