import type { Operation } from '../operations/operation.ts';
import type { Surroundings } from '../plan/born.ts';
import type { PlannedOperation } from '../plan/plan.ts';
import { keyOf } from '../schema/catalog.ts';
import type { StatementPart } from './batch.ts';
import type { Dialect } from './dialect.ts';
import { noFacts, type StatementFacts, unionOf } from './facts.ts';

/**
 * What one statement of the script locks, rewrites and scans; undefined when that cannot be known. Raw SQL is judged by the operations
 * that say the same.
 */
export function factsOfStatement(
  parts: readonly StatementPart[],
  { facts }: Dialect,
  surroundings: Surroundings,
): StatementFacts | undefined {
  if (!facts) return noFacts;
  const found: StatementFacts[] = [];
  for (const part of parts) {
    const own = part.number > 0 ? madeBy(part.cause.operation) : undefined;
    for (const { operation, planned } of deedsOf(part)) {
      const { before, after } = planned;
      const born = surroundings.born(planned);
      const one = facts(operation, {
        before,
        after,
        text: part.statement.sql.text,
        families: surroundings.families,
        born: (key) => key === own || born.has(key),
      });
      if (!one) return undefined;
      found.push(one);
    }
  }
  return unionOf(found);
}

/** What the first statement of an operation makes, the others find new. */
function madeBy(operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'createTable':
      return operation.ifNotExists ? undefined : keyOf(operation.table);
    case 'createObject':
      return operation.ifNotExists ? undefined : keyOf(operation.object);
    case 'replaceObject':
      return keyOf(operation.object);
    default:
      return undefined;
  }
}

interface Deed {
  readonly operation: Operation;
  /** With the schema around it. */
  readonly planned: PlannedOperation;
}

function deedsOf({ statement, cause, number }: StatementPart): readonly Deed[] {
  const { operation } = cause;
  if (operation.kind === 'execute' || operation.kind === 'custom') {
    const read = cause.reads?.filter((one) => one.statement === number && !one.partial) ?? [];
    if (read.length > 0) return read.map((one) => ({ operation: one.operation, planned: one }));
  }
  return (statement.does ?? [operation]).map((one) => ({ operation: one, planned: cause }));
}
