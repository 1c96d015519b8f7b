import type { Position } from '../diagnostics/diagnostic.ts';
import type { Operation } from '../operations/operation.ts';
import type { expected, Names, NodeKind } from './nodes.ts';
import type { Source } from './source.ts';

/** What a reader may know beside the tree of its statement. */
export interface ReadContext {
  readonly source: Source;
  readonly names: Names;
  /** Where the operations say that they are written. */
  readonly at: Position;
}

/**
 * The operations that say the same as a statement; none where it changes nothing that a catalog holds.
 *
 * @throws NotUnderstood where there are no such operations
 */
export type Reader<K extends NodeKind> = (
  node: ReturnType<typeof expected<K>>,
  context: ReadContext,
) => readonly Operation[];
