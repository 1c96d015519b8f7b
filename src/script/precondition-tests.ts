import type { Position } from '../diagnostics/diagnostic.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { attempt } from '../dialects/spelling.ts';
import { summarize } from '../operations/index.ts';
import type { PlannedOperation } from '../plan/plan.ts';
import type { Precondition } from '../plan/preconditions/precondition.ts';
import { preconditionInWords } from '../plan/preconditions/words.ts';
import type { Origin } from '../sql/fragment.ts';
import { MOST_KEYS, type ScriptBlock, type ScriptStatement } from './plan-script.ts';

/** A test as a statement of its step, with what leads back to its author. */
interface TestStatement extends ScriptStatement {
  readonly origins: readonly Origin[];
  readonly operation: string;
  readonly source: Position;
}

/**
 * Gives the tests that belong before a statement: those of all that it is for, and of the others of its batch, each once. What the
 * dialect cannot ask is not tested; the server still refuses what cannot be done.
 */
export function preconditionTests(
  before: ReadonlyMap<PlannedOperation, readonly Precondition[]>,
  dialect: Dialect,
): (causes: readonly PlannedOperation[], number: number, when: ScriptBlock | undefined) => readonly TestStatement[] {
  const { preconditions } = dialect;
  const done = new Set<Precondition>();
  return (causes, number, when) => {
    const tests: TestStatement[] = [];
    for (const cause of causes) {
      for (const one of before.get(cause) ?? []) {
        if (done.has(one) || (one.statement ?? number) !== number) continue;
        done.add(one);
        const sql = attempt(() => preconditions.query(one, MOST_KEYS, dialect));
        if (sql === undefined) continue;
        const { operation, key, place } = one;
        tests.push({
          text: sql.text,
          origins: sql.origins,
          transaction: 'inside',
          summary: summarize(operation),
          operation: 'precondition',
          source: operation.at,
          control: { kind: 'precondition', ...preconditionInWords(one), key: keyInWords(key, dialect) },
          ...(place === 'first' && preconditions.first && { first: true }),
          ...(when && { when }),
        });
      }
    }
    return tests;
  };
}

/** Where a table has no key, the place of a row has to do. */
function keyInWords(key: readonly string[], { preconditions }: Dialect): string {
  if (key.length === 0) return preconditions.place;
  return key.length === 1 ? key.join() : `(${key.join(', ')})`;
}
