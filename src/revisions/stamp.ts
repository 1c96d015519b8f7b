import { type Diagnostic, problem } from '../diagnostics/diagnostic.ts';
import type { Graph } from './graph.ts';
import { findAll, findBranch } from './lookup.ts';
import { applyMove, type VersionMove } from './moves.ts';
import { ancestors, lineage } from './reach.ts';
import { impossibleRows, readRows } from './rows.ts';
import { parseTarget, splitSet, type Target } from './targets.ts';

/** One move of the version table without running a migration. */
export interface StampStep {
  /** The rows that it is about, as of the beginning. */
  readonly from: readonly string[];
  /** The revision that it sets; none when rows are only deleted. */
  readonly to: readonly string[];
  readonly moves: readonly VersionMove[];
  /** Sorted. */
  readonly rowsBefore: readonly string[];
  /** Sorted. */
  readonly rowsAfter: readonly string[];
}

export interface StampRequest {
  readonly from: string | readonly string[];
  /** Identifiers without offsets; `base` deletes rows, `label@base` those of one branch. */
  readonly to: string | readonly string[];
}

export interface StampPath {
  /** Sorted. */
  readonly from: readonly string[];
  /** Sorted. */
  readonly to: readonly string[];
  readonly steps: readonly StampStep[];
  /** LB230 when the rows afterwards are none that a version table can hold. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * How the version table becomes what a stamp asks for. Rows on a line with any of the targets are replaced by the first
 * that lies above or below them; a target in a branch without rows is inserted; rows of other branches stay.
 *
 * @example stampSteps(graph, { from: 'a', to: 'c' }).steps[0].moves // [{ update: ['a', 'c'] }]
 * @throws Problem as `readRows` and `findAll`; LB228 for an offset
 * @see alembic.md §3.4: S1–S4
 */
export function stampSteps(graph: Graph, request: StampRequest): StampPath {
  const start = readRows(graph, request.from);
  const targets = splitSet(request.to).map((text) => parseTarget(graph, text));
  const affected = new Set<string>();
  for (const target of targets) for (const id of rowsOnLine(graph, start, target)) affected.add(id);
  const replaced = [...affected];
  const destinations = [...new Set(targets.flatMap((target) => findAll(graph, target)))];

  const rows = new Set(start);
  const steps: StampStep[] = [];
  const record = (from: readonly string[], to: readonly string[], moves: readonly VersionMove[]): void => {
    const rowsBefore = [...rows].sort();
    for (const move of moves) applyMove(rows, move);
    steps.push({ from, to, moves, rowsBefore, rowsAfter: [...rows].sort() });
  };
  if (destinations.length === 0) {
    for (const id of replaced) record([id], [], [{ delete: id }]);
  }
  for (const id of destinations) {
    if (affected.has(id) || rows.has(id)) continue;
    const line = lineage(graph, [id]);
    const from = replaced.some((row) => line.has(row)) ? replaced : [];
    record(from, [id], movesTo(graph, id, from, rows));
  }
  const after = [...rows].sort();
  const impossible = impossibleRows(graph, after, 'stamp the later one alone; it implies the other');
  return { from: [...start].sort(), to: after, steps, diagnostics: impossible ? [impossible] : [] };
}

/** Rows that an earlier target has replaced already cannot be replaced again; Alembic falls over there. */
function movesTo(graph: Graph, id: string, from: readonly string[], rows: ReadonlySet<string>): VersionMove[] {
  const left = from.filter((row) => rows.has(row));
  const upward = ancestors(graph, [id]);
  const last = left.length < from.length && from.some((row) => upward.has(row)) ? undefined : left.pop();
  if (last === undefined) return [{ insert: id }];
  return [...left.map((row) => ({ delete: row })), { update: [last, id] }];
}

function rowsOnLine(graph: Graph, rows: readonly string[], target: Target): readonly string[] {
  if (target.offset !== undefined) {
    const help = 'name the revision itself';
    throw problem('LB228', `"${target.text}" is relative; a stamp says where the database is`, { help });
  }
  const named = target.branch === undefined ? [] : [findBranch(graph, target.branch)];
  const tested = [...named, ...findAll(graph, target)];
  if (tested.length === 0) return rows;
  const line = lineage(graph, tested);
  return rows.filter((id) => line.has(id));
}
