import type { Operation, OperationKind } from '../operations/operation.ts';
import type { PlannedOperation } from '../plan/plan.ts';
import type { Dialect, RenderContext, Rendering } from './dialect.ts';
import { guardRefusal } from './spelling.ts';

/** The statements of one planned operation in a dialect, or the dialect's refusal. */
export function renderOperation(planned: PlannedOperation, dialect: Dialect, leaveNames: boolean): Rendering {
  const { operation, before, after } = planned;
  const rendering = guardRefusal(() => renderer(dialect, operation)(operation, { dialect, before, after, leaveNames }));
  if (!operation.autocommit || 'kind' in rendering) return rendering;
  return rendering.map((one) => (one.control ? one : { ...one, transaction: 'outside' as const }));
}

type AnyRenderer = (operation: Operation, context: RenderContext) => Rendering;

function renderer(dialect: Dialect, { kind }: { readonly kind: OperationKind }): AnyRenderer {
  return dialect.operations[kind] as AnyRenderer;
}
