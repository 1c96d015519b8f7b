import type { Operation } from '../operations/operation.ts';
import type { DataLoss } from '../operations/rules.ts';
import type { Direction, VersionMove } from '../revisions/moves.ts';
import type { Catalog } from '../schema/catalog.ts';

/** One operation with the schema around it. */
export interface PlannedOperation {
  readonly operation: Operation;
  readonly before: Catalog;
  readonly after: Catalog;
  /** The compiler added it: the author's operation beside it needs it. */
  readonly implied: boolean;
  readonly loss?: DataLoss;
  /** The block of `when` that it stands in. */
  readonly block?: Block;
  /** The block whose question it is. */
  readonly opens?: Block;
  /** What raw SQL does, in the words of operations, as far as it is understood. */
  readonly reads?: readonly ReadOperation[];
  /** All of the raw SQL is understood. */
  readonly understood?: boolean;
}

/** An operation that says the same as a statement of raw SQL. */
export interface ReadOperation extends PlannedOperation {
  /** The number of the statement in its text, from 0. */
  readonly statement: number;
  /** It is not all that the statement does: it stands for what is lost. */
  readonly partial?: true;
}

/** A block of `when`, told from others by its identity. */
export interface Block {
  readonly question: Operation<'when'>;
}

/** One revision's operations, in the plan's direction. */
export interface Step {
  readonly revision: string;
  readonly message: string;
  readonly moves: readonly VersionMove[];
  readonly rowsBefore: readonly string[];
  readonly rowsAfter: readonly string[];
  readonly operations: readonly PlannedOperation[];
}

/** The way from one revision set to another. */
export interface Plan {
  readonly direction: Direction;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The schema where the plan begins. */
  readonly start: Catalog;
  readonly steps: readonly Step[];
}
