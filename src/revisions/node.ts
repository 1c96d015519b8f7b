import type { Position } from '../diagnostics/diagnostic.ts';

/** Where a migration says what it says about the graph. */
export interface RevisionPositions {
  readonly revision?: Position | undefined;
  readonly downRevision?: Position | undefined;
  readonly dependsOn?: Position | undefined;
  readonly branchLabels?: Position | undefined;
}

/**
 * One revision as its author declared it: names only, nothing resolved yet.
 *
 * @example { revision: 'b2', downRevision: ['b1'], dependsOn: ['shop'], branchLabels: [] }
 */
export interface RevisionNode {
  readonly revision: string;
  /** Parents: none at a base, several at a merge. */
  readonly downRevision: readonly string[];
  /** Revision ids or branch labels that must be applied before. */
  readonly dependsOn: readonly string[];
  /** Names for the branch that begins here. */
  readonly branchLabels: readonly string[];
  readonly at?: RevisionPositions | undefined;
}
