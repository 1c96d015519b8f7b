import type { Operation, OperationKind } from '../operations/operation.ts';
import type { PlannedOperation } from '../plan/plan.ts';
import { mayCommit } from '../sql/transactionality.ts';
import { type CausedStatement, mergeBatch, type StatementPart } from './batch.ts';
import { type Dialect, isRefusal, type Lowered, type Refusal, type RenderContext, type Rendering } from './dialect.ts';
import { guardRefusal } from './spelling.ts';

/** The statements of one planned operation in a dialect, or the dialect's refusal. */
export function renderOperation(planned: PlannedOperation, dialect: Dialect, leaveNames: boolean): Rendering {
  const { operation, before, after } = planned;
  const rendering = guardRefusal(() => renderer(dialect, operation)(operation, { dialect, before, after, leaveNames }));
  if (!operation.autocommit || 'kind' in rendering) return rendering;
  return rendering.map((one) => {
    if (one.control || one.transaction === 'outside') return one;
    return {
      ...one,
      transaction: mayCommit(one.sql.text, dialect.profile) ? ('outside' as const) : ('alone' as const),
    };
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
  if (dialect.rebuilds) {
    return dialect.rebuilds
      .lower(operations, dialect, leaveNames)
      .flatMap((one) => renderLowered(one, dialect, leaveNames));
  }
  const rendered: (CausedStatement | CausedRefusal)[] = [];
  for (const batch of batchesOf(operations)) rendered.push(...renderBatch(batch, dialect, leaveNames));
  return rendered;
}

function renderBatch(
  batch: readonly PlannedOperation[],
  dialect: Dialect,
  leaveNames: boolean,
): readonly (CausedStatement | CausedRefusal)[] {
  const parts: StatementPart[] = [];
  const refusals: CausedRefusal[] = [];
  for (const cause of batch) {
    const rendering = renderOperation(cause, dialect, leaveNames);
    let number = 0;
    if (isRefusal(rendering)) refusals.push({ refusal: rendering, cause });
    else for (const statement of rendering) parts.push({ statement, cause, number: number++ });
  }
  if (refusals.length > 0) return refusals;
  if (batch[0]?.operation.batch !== undefined) return mergeBatch(parts);
  return parts.map((part) => ({ statement: part.statement, causes: batch, parts: [part] }));
}

/** Operations that are done together: those of one batch, or of one table that is made anew. */
export function groupsOf(
  operations: readonly PlannedOperation[],
  dialect: Dialect,
  leaveNames: boolean,
): readonly (readonly PlannedOperation[])[] {
  if (!dialect.rebuilds) return batchesOf(operations);
  const seen = new Set<PlannedOperation>();
  return dialect.rebuilds.lower(operations, dialect, leaveNames).flatMap(({ causes }) => {
    const group = causes.filter((one) => !seen.has(one));
    for (const one of group) seen.add(one);
    return group.length > 0 ? [group] : [];
  });
}

function renderLowered(
  lowered: Lowered,
  dialect: Dialect,
  leaveNames: boolean,
): readonly (CausedStatement | CausedRefusal)[] {
  const { causes } = lowered;
  const [cause] = causes;
  if (!cause) return [];
  if (lowered.kind === 'refused') return [{ refusal: lowered.refusal, cause }];
  const rendering =
    lowered.kind === 'operation'
      ? renderOperation(lowered.planned, dialect, leaveNames)
      : guardRefusal(() => renderRebuild(lowered, dialect, leaveNames));
  if (isRefusal(rendering)) return [{ refusal: rendering, cause }];
  return rendering.map((statement, number) => ({ statement, causes, parts: [{ statement, cause, number }] }));
}

function renderRebuild(
  { rebuild, before, after }: Extract<Lowered, { kind: 'rebuild' }>,
  dialect: Dialect,
  leaveNames: boolean,
): Rendering {
  return dialect.rebuilds?.render(rebuild, { dialect, before, after, leaveNames }) ?? [];
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
