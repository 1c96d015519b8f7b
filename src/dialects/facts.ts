import type { Operation } from '../operations/operation.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { TableName } from '../schema/model.ts';

/** The table locks of PostgreSQL, the weakest first: https://www.postgresql.org/docs/current/explicit-locking.html */
export const lockModes = [
  'ACCESS SHARE',
  'ROW SHARE',
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'EXCLUSIVE',
  'ACCESS EXCLUSIVE',
] as const;

export type LockMode = (typeof lockModes)[number];

/** What others cannot do while a lock is held. `rows`: change the rows that are changed or referred to here. */
export type Blocked = 'reads and writes' | 'writes' | 'rows' | 'nothing';

/** A lock on a table, view or sequence; of several that a statement takes on one, the strongest. */
export interface Lock {
  readonly object: string;
  readonly mode: LockMode;
  readonly blocks: Blocked;
  /** Its name, where it is a table as far as is known: LOCK TABLE takes nothing else. */
  readonly table?: TableName;
}

/** What a statement does to those who use the database meanwhile. What was made in the same plan is left out: nobody uses it yet. */
export interface StatementFacts {
  readonly locks: readonly Lock[];
  /** Tables that are written anew, with their indexes; those that may be, too. */
  readonly rewrites: readonly string[];
  /** Tables that are read from end to end, and not rewritten. */
  readonly scans: readonly string[];
  /** What decides whether there is a rewrite, where the catalog cannot know: `next_id() is volatile`. */
  readonly rewritesIf: readonly string[];
}

export const noFacts: StatementFacts = { locks: [], rewrites: [], scans: [], rewritesIf: [] };

/** What is known when a statement is judged. */
export interface FactsContext {
  readonly before: Catalog;
  readonly after: Catalog;
  /** The statement itself, of which raw SQL is judged. */
  readonly text: string;
  /** Does any table of the plan inherit from another, or is a partition? Otherwise nobody looks for children. */
  readonly families: boolean;
  /** Was it made in this plan? Keys as `keyOf` gives them. */
  readonly born: (key: string) => boolean;
}

/** What an operation that is one statement does; undefined when that cannot be known. */
export type FactsOf = (operation: Operation, context: FactsContext) => StatementFacts | undefined;

/** The facts of one statement that does several things. */
export function unionOf(all: readonly StatementFacts[]): StatementFacts {
  const [first = noFacts] = all;
  if (all.length <= 1) return first;
  const rewrites = [...new Set(all.flatMap((one) => one.rewrites))];
  return {
    locks: strongest(all.flatMap((one) => one.locks)),
    rewrites,
    scans: [...new Set(all.flatMap((one) => one.scans))].filter((one) => !rewrites.includes(one)),
    rewritesIf: decided(all) ? [] : [...new Set(all.flatMap((one) => one.rewritesIf))],
  };
}

/** Is there a rewrite whatever the rest depends on? */
function decided(all: readonly StatementFacts[]): boolean {
  return all.some((one) => one.rewrites.length > 0 && one.rewritesIf.length === 0);
}

/** One lock for each object, in the order in which they first come. */
export function strongest(locks: readonly Lock[]): readonly Lock[] {
  const found = new Map<string, Lock>();
  for (const one of locks) {
    const known = found.get(one.object);
    if (!known || lockModes.indexOf(known.mode) < lockModes.indexOf(one.mode)) found.set(one.object, one);
  }
  return [...found.values()];
}
