import type { Graph } from './graph.ts';
import { ancestors, overlap, tips } from './reach.ts';

/** One statement on the version table. */
export type VersionMove =
  | { readonly insert: string }
  | { readonly delete: string }
  | { readonly update: readonly [old: string, new: string] };

export type Direction = 'upgrade' | 'downgrade';

/** One revision of a path and what it does to the version table. */
export interface PathStep {
  readonly revision: string;
  readonly moves: readonly VersionMove[];
  /** Sorted. */
  readonly rowsBefore: readonly string[];
  /** Sorted. */
  readonly rowsAfter: readonly string[];
}

/**
 * The moves of the version table for revisions applied, or removed, in this order. Linear in the number of steps.
 *
 * @example upgrade of a merge m of a and b, both rows: delete a, update b → m
 * @see alembic.md §3.4: U1–U4, D1–D4
 */
export function moveRows(
  graph: Graph,
  start: readonly string[],
  revisions: readonly string[],
  direction: Direction,
): PathStep[] {
  const rows = new Set(start);
  const movesOf = direction === 'upgrade' ? upward(graph, rows) : downward(graph, rows);
  let rowsBefore: readonly string[] = [...rows].sort();
  return revisions.map((revision) => {
    const moves = movesOf(revision);
    const changed = rowsBefore.slice();
    for (const move of moves) {
      applyMove(rows, move);
      followMove(changed, move);
    }
    // An array that elements came to keeps room for more; its copy does not.
    const rowsAfter = changed.slice();
    const step = { revision, moves, rowsBefore, rowsAfter };
    rowsBefore = rowsAfter;
    return step;
  });
}

/**
 * The same steps, the last of which leaves rows that a version table can hold. Where a removed revision needs something
 * and also an ancestor of it, Alembic's rules leave both in the table until the ancestor's turn comes; if the way ends
 * before, no upgrade accepts the rows any more (W23).
 */
export function settleRows(graph: Graph, steps: readonly PathStep[]): readonly PathStep[] {
  const last = steps.at(-1);
  if (!last || !overlap(graph, last.rowsAfter)) return steps;
  return [...steps.slice(0, -1), settled(graph, last)];
}

function settled(graph: Graph, step: PathStep): PathStep {
  const rowsAfter = tips(graph, ancestors(graph, step.rowsAfter)).sort();
  const added = rowsAfter.filter((id) => !step.rowsBefore.includes(id));
  const removed = step.rowsBefore.filter((id) => id !== step.revision && !rowsAfter.includes(id));
  const last = added.pop();
  const moves: VersionMove[] = [
    ...added.map((id) => ({ insert: id })),
    ...removed.map((id) => ({ delete: id })),
    last === undefined ? { delete: step.revision } : { update: [step.revision, last] },
  ];
  return { ...step, moves, rowsAfter };
}

/** Changes a set of rows as the statement would, or throws: our bug if a statement would hit no row or two. */
export function applyMove(rows: Set<string>, move: VersionMove): void {
  const { gone, come } = changeOf(move);
  if (gone !== undefined && !rows.delete(gone)) throw new Error(`no row ${gone} in the version table`);
  if (come === undefined) return;
  if (rows.has(come)) throw new Error(`row ${come} is in the version table already`);
  rows.add(come);
}

/** The same for a sorted list. */
function followMove(sorted: string[], move: VersionMove): void {
  const { gone, come } = changeOf(move);
  if (gone !== undefined) sorted.splice(placeOf(sorted, gone), 1);
  if (come !== undefined) sorted.splice(placeOf(sorted, come), 0, come);
}

/** The row that a move takes away and the one that it brings. */
function changeOf(move: VersionMove): { readonly gone?: string; readonly come?: string } {
  if ('insert' in move) return { come: move.insert };
  if ('delete' in move) return { gone: move.delete };
  return { gone: move.update[0], come: move.update[1] };
}

/** Where an element of a sorted list is, or belongs. */
function placeOf(sorted: readonly string[], id: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function upward(graph: Graph, rows: ReadonlySet<string>): (revision: string) => VersionMove[] {
  return (revision) => {
    const present = graph.needs(revision).filter((id) => rows.has(id));
    // Alembic takes what remains from a set, in any order, as soon as the table has other rows (W22).
    if (rows.size > present.length) present.sort();
    const last = present.pop();
    if (last === undefined) return [{ insert: revision }]; // U1, U2
    const update: VersionMove = { update: [last, revision] }; // U3, U4
    return present.length === 0 ? [update] : [...present.map((id) => ({ delete: id })), update];
  };
}

function downward(graph: Graph, rows: ReadonlySet<string>): (revision: string) => VersionMove[] {
  const applied = ancestors(graph, rows);
  // How many applied revisions need each one.
  const needed = new Map<string, number>();
  const count = (revision: string, by: number): void => {
    for (const id of graph.needs(revision)) needed.set(id, (needed.get(id) ?? 0) + by);
  };
  for (const id of applied) count(id, 1);

  return (revision) => {
    const needs = graph.needs(revision);
    const others = rows.size > 1;
    applied.delete(revision);
    count(revision, -1);
    const isCovered = (id: string): boolean => {
      if (rows.has(id)) return true;
      if (needed.get(id) === 0) return false;
      // What needs it may itself be needed by this revision alone.
      return needs.length === 1 || leadsTo(graph, id, applied, others ? rows : new Set(needs));
    };
    const freed = needs.filter((id) => !isCovered(id));
    freed.sort(); // A set in Alembic, in any order (W22).
    const last = freed.pop();
    if (last === undefined) return [{ delete: revision }]; // D1, D2
    return [...freed.map((id) => ({ insert: id })), { update: [revision, last] }]; // D3, D4
  };
}

/** Whether one of `ends` comes after the revision, by way of applied ones. */
function leadsTo(graph: Graph, start: string, applied: ReadonlySet<string>, ends: ReadonlySet<string>): boolean {
  const seen = new Set([start]);
  const stack = [start];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    for (const list of [graph.children(id), graph.dependents(id)]) {
      for (const other of list) {
        if (seen.has(other) || !applied.has(other)) continue;
        if (ends.has(other)) return true;
        seen.add(other);
        stack.push(other);
      }
    }
  }
  return false;
}
