import type { Operation } from '../../operations/operation.ts';
import { authorStatements } from '../author-statements.ts';
import type { RenderContext, Rendering } from '../dialect.ts';

/** The author's SQL, one statement at a time. */
export function execute(operation: Operation<'execute'>, context: RenderContext): Rendering {
  return authorStatements(operation, 'postgresql', context);
}
