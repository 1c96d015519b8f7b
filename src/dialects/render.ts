import type { Operation, OperationKind } from '../operations/operation.ts';
import type { PlannedOperation } from '../plan/plan.ts';
import { mayCommit } from '../sql/transactionality.ts';
import { type CausedStatement, mergeBatch, type StatementPart } from './batch.ts';
import { type Dialect, isRefusal, type Refusal, type RenderContext, type Rendering } from './dialect.ts';
import { guardRefusal } from './spelling.ts';

/** The statements of one planned operation in a dialect, or the dialect's refusal. */
export function renderOperation(planned: PlannedOperation, dialect: Dialect, leaveNames: boolean): Rendering {
  const { operation, before, after } = planned;
  const rendering = guardRefusal(() => renderer(dialect, operation)(operation, { dialect, before, after, leaveNames }));
  if (!operation.autocommit || 'kind' in rendering) return rendering;
  const profile = dialect.name === 'sqlite' ? 'sqlite' : 'postgresql';
  return rendering.map((one) => {
    if (one.control || one.transaction === 'outside') return one;
    return { ...one, transaction: mayCommit(one.sql.text, profile) ? ('outside' as const) : ('alone' as const) };
  });
}

/** What a dialect refuses, and for which operation. */
export interface CausedRefusal {
  readonly refusal: Refusal;
  readonly cause: PlannedOperation;
}

/** What a dialect makes of a step: its statements in order, and what it refuses. Operations of a batch share statements. */
export function renderOperations(
  operations: readonly PlannedOperation[],
  dialect: Dialect,
  leaveNames: boolean,
): readonly (CausedStatement | CausedRefusal)[] {
  return batchesOf(operations).flatMap((batch): readonly (CausedStatement | CausedRefusal)[] => {
    const statements: StatementPart[] = [];
    const refusals: CausedRefusal[] = [];
    for (const cause of batch) {
      const rendering = renderOperation(cause, dialect, leaveNames);
      if (isRefusal(rendering)) refusals.push({ refusal: rendering, cause });
      else statements.push(...rendering.map((statement, number) => ({ statement, cause, number })));
    }
    if (refusals.length > 0) return refusals;
    if (batch[0]?.operation.batch !== undefined) return mergeBatch(statements);
    return statements.map((part) => ({ statement: part.statement, causes: [part.cause], parts: [part] }));
  });
}

/** Operations of one batch that follow each other, in the same block; every other by itself. */
function batchesOf(operations: readonly PlannedOperation[]): readonly (readonly PlannedOperation[])[] {
  const batches: PlannedOperation[][] = [];
  for (const one of operations) {
    const last = batches.at(-1);
    const [first] = last ?? [];
    const { batch } = one.operation;
    if (last && batch !== undefined && first?.operation.batch === batch && first.block === one.block) last.push(one);
    else batches.push([one]);
  }
  return batches;
}

type AnyRenderer = (operation: Operation, context: RenderContext) => Rendering;

function renderer(dialect: Dialect, { kind }: { readonly kind: OperationKind }): AnyRenderer {
  return dialect.operations[kind] as AnyRenderer;
}
