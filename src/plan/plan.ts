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
