import { type Problem, problem } from '../diagnostics/diagnostic.ts';
import type { Graph } from './graph.ts';
import { findAll, findBranch } from './lookup.ts';
import { orderForRemoval } from './order.ts';
import { upgradeTargets } from './path.ts';
import { ancestors, descendants, lineage, overlap } from './reach.ts';
import { tell } from './rows.ts';
import { belowHeads } from './show.ts';
import { parseTarget, type Target } from './targets.ts';

/** All revisions, the newest first: what `history` lists. */
export function newestFirst(graph: Graph): string[] {
  return orderForRemoval(graph, new Set(graph.nodes.keys()), graph.effectiveHeads) ?? [];
}

/** Revisions that several others follow, newest first. */
export function branchPoints(graph: Graph): string[] {
  return newestFirst(graph).filter((id) => graph.children(id).length > 1);
}

/** Revisions that follow several others, newest first. */
export function mergePoints(graph: Graph): string[] {
  return newestFirst(graph).filter((id) => graph.parents(id).length > 1);
}

/**
 * The revisions of `history -r start:end`, newest first, both ends included. Either end may be left out (base, heads);
 * `-n` as a start counts from the heads, `+n` as an end from the start; `current` stands for the rows given. From a start
 * other than the base only those revisions are shown that follow it by downRevision, not their dependencies.
 *
 * @example historyRange(graph, 'abc:') // ['fed', 'abc']
 * @throws Problem LB236 for what is no range, LB237 when the ends do not lie on one line, LB220–LB229 for the ends
 * @see alembic.md §2.2
 */
export function historyRange(graph: Graph, range?: string, current?: readonly string[]): string[] {
  if (range === undefined) return newestFirst(graph);
  const apart = (turned: string): Problem => {
    const help = isRange(graph, turned, current)
      ? `the start comes before the end: write ${turned}`
      : 'the start must be an ancestor of the end; `limbeck graph` shows the lines';
    return problem('LB237', `"${range}" does not run along one line of revisions`, { help });
  };
  return readRange(graph, range, current, apart);
}

/**
 * As `historyRange`, for people: a range that was given and has nothing in it is a mistake.
 *
 * @throws Problem as `historyRange`; LB238 for a range without a revision
 */
export function shownRange(graph: Graph, range?: string, current?: readonly string[]): string[] {
  const found = historyRange(graph, range, current);
  if (range === undefined || found.length > 0 || graph.nodes.size === 0) return found;
  const [first] = graph.bases;
  const help = `the first revision is ${first}: write :${first}, or base: for everything`;
  throw problem('LB238', `there is no revision in "${range}": the base is before the first one`, { help });
}

/** @param apart what is thrown when the ends do not lie on one line, given the range the other way round */
function readRange(
  graph: Graph,
  range: string,
  current: readonly string[] | undefined,
  apart: (turned: string) => Error,
): string[] {
  const ends = range.trim().split(':');
  const [first, second] = ends;
  if (ends.length !== 2 || first === undefined || second === undefined) {
    const help = 'write start:end, start: or :end';
    throw problem('LB236', `"${range}" is no range`, { help });
  }
  const lower = readEnd(graph, first, current);
  const upper = readEnd(graph, second, current);
  const notOneLine = (): Error => apart(`${second}:${first}`);
  const start = startOf(graph, lower, notOneLine);
  const targets = endOf(graph, upper, lower, start);
  mustNotOverlap(graph, targets, range);
  const shown = ancestors(graph, targets);
  if (start.some((id) => !shown.has(id))) throw notOneLine();
  for (const id of ancestors(graph, start)) shown.delete(id);
  for (const id of start) shown.add(id);
  if (start.length > 0) {
    mustNotOverlap(graph, start, range);
    const after = descendants(graph, start, { dependencies: false });
    for (const id of shown) if (!after.has(id)) shown.delete(id);
  }
  const order = orderForRemoval(graph, shown, targets);
  if (!order) throw notOneLine();
  return order;
}

/** Whether this can be shown: asked only once another range has failed. */
function isRange(graph: Graph, range: string, current: readonly string[] | undefined): boolean {
  if (range.startsWith(':') || range.endsWith(':')) return false;
  try {
    return readRange(graph, range, current, () => new Error('not that way, either')).length > 0;
  } catch {
    return false;
  }
}

/** A target, the rows of `current`, or nothing. */
type End = Target | readonly string[] | undefined;

function readEnd(graph: Graph, text: string, current: readonly string[] | undefined): End {
  if (text === '') return undefined;
  if (text !== 'current') return parseTarget(graph, text);
  if (!current) {
    const help = 'say where the database is with --from or --snapshot';
    throw problem('LB236', 'no database is known from which "current" could be read', { help });
  }
  return current.length > 0 ? current : undefined;
}

function isTarget(end: End): end is Target {
  return end !== undefined && 'text' in end;
}

function startOf(graph: Graph, end: End, notOneLine: () => Error): readonly string[] {
  if (!isTarget(end)) return end ?? [];
  if (end.offset === undefined) return findAll(graph, end);
  if (end.name !== undefined || end.offset >= 0) {
    const help = 'a start is a revision, or -n to count from the heads';
    throw problem('LB228', `"${end.text}" is no start of a range`, { help });
  }
  const found = belowHeads(graph, end, end.offset);
  // Below the base Alembic starts at the base; at the base itself it finds no line.
  if (found.every((id) => id === undefined)) return [];
  return found.map((id) => {
    if (typeof id === 'string') return id;
    throw notOneLine();
  });
}

function endOf(graph: Graph, end: End, lower: End, start: readonly string[]): string[] {
  if (end !== undefined && !isTarget(end)) return [...end];
  const target = end ?? { text: 'heads', name: 'heads' };
  const found = upgradeTargets(graph, start, target, true);
  if (found.length === 0 && target.offset !== undefined) {
    throw problem('LB227', `"${target.text}" goes below the base`, { help: 'use a smaller number' });
  }
  if (!isTarget(lower) || lower.branch === undefined) return found;
  // A label stands for all that carries it; a revision for its own line.
  const { branch } = lower;
  if (graph.labels.has(branch)) return found.filter((id) => graph.labelsOf(id).includes(branch));
  const members = lineage(graph, [findBranch(graph, branch)], { dependencies: false });
  return found.filter((id) => members.has(id));
}

function mustNotOverlap(graph: Graph, ids: readonly string[], range: string): void {
  const pair = overlap(graph, ids);
  if (!pair) return;
  const message = `an end of "${range}" means ${tell(ids)}, and "${pair[0]}" comes after "${pair[1]}"`;
  throw problem('LB233', message, { help: 'choose a branch with label@, or name one revision' });
}
