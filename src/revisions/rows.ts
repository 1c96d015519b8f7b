import { type Diagnostic, diagnostic, problem } from '../diagnostics/diagnostic.ts';
import type { Graph } from './graph.ts';
import { findAll, findOne } from './lookup.ts';
import { listed } from './names.ts';
import { ancestors, overlap } from './reach.ts';
import { parseTarget, splitSet, type Target } from './targets.ts';
import { walkDown, walkUp } from './walk.ts';

/**
 * The rows of the version table that a database is said to have: one revision or a set (W20). An element may be
 * symbolic or partial, `heads`, or relative to a name (`head-1`); `base` is the empty table.
 *
 * @example readRows(graph, 'abc,def') // ['abc123', 'def456'], in the order given
 * @throws Problem as `findAll`; LB220, LB226–LB228
 */
export function readRows(graph: Graph, from: string | readonly string[]): string[] {
  const rows = new Set<string>();
  for (const text of splitSet(from)) {
    const target = parseTarget(graph, text);
    for (const id of rowsOf(graph, target)) rows.add(id);
  }
  return [...rows];
}

/**
 * A version table holds the last revision of every line; one that another implies cannot stand in it.
 *
 * @returns LB230, or undefined when these can be the rows of a version table
 */
export function impossibleRows(graph: Graph, rows: readonly string[], help?: string): Diagnostic | undefined {
  const pair = overlap(graph, rows);
  if (!pair) return undefined;
  const [later, earlier] = pair;
  const message = `no version table holds both "${later}" and "${earlier}": "${later}" comes after "${earlier}"`;
  return diagnostic('LB230', message, { help: help ?? `leave out "${earlier}"` });
}

/**
 * What `current` reports for a version table: the applied revisions that no applied revision follows, sorted.
 * Tips of branches that were only applied as dependencies are among them.
 *
 * @example currentRevisions(graph, ['b2']) // ['a1', 'b2'] where b2 depends on a1 of another branch
 * @throws Problem as `readRows`
 */
export function currentRevisions(graph: Graph, from: string | readonly string[]): string[] {
  return appliedTips(graph, readRows(graph, from)).sort();
}

/** As `currentRevisions`, for rows, in load order. */
export function appliedTips(graph: Graph, rows: readonly string[]): string[] {
  const applied = ancestors(graph, rows);
  const found = [...applied].filter((id) => !graph.children(id).some((child) => applied.has(child)));
  return found.sort((a, b) => graph.position(a) - graph.position(b));
}

/** The revision that `name±n` means; null at the base. `clamp`: stop at the last revision instead of failing. */
export function findOffset(graph: Graph, target: Target, offset: number, clamp = false): string | null {
  const { branch, name = 'base' } = target;
  const text = branch === undefined || offset >= 0 ? name : `${branch}@${name}`;
  const start = findOne(graph, { text, name, ...(branch !== undefined && offset < 0 && { branch }) });
  const { at, short } = offset > 0 ? walkUp(graph, start, offset, branch) : walkDown(graph, start, -offset);
  if (short === 0 || (clamp && offset > 0)) return at;
  const [way, end] = offset > 0 ? ['up', 'the last'] : ['down', 'the base'];
  const steps = Math.abs(offset) - short;
  const message = `"${target.text}" goes too far: ${end} is ${steps} ${steps === 1 ? 'step' : 'steps'} ${way} from there`;
  throw problem('LB227', message, {
    help: offset > 0 ? 'use "head", or a smaller number' : 'use "base", or a smaller number',
  });
}

function rowsOf(graph: Graph, target: Target): readonly string[] {
  if (target.name === undefined) {
    const { text, branch, offset = 0 } = target;
    const sign = offset < 0 ? '-' : '+';
    const named = `${branch === undefined ? '' : `${branch}@`}${offset < 0 ? 'head' : 'base'}${sign}${Math.abs(offset)}`;
    const help =
      branch !== undefined && offset >= 0
        ? 'name the revision itself'
        : `name a revision to count from: "${named}" counts from the ${offset < 0 ? 'head' : 'base'}`;
    throw problem('LB228', `"${text}" says no starting point: there is nothing it could be relative to`, { help });
  }
  if (target.offset !== undefined) {
    const id = findOffset(graph, target, target.offset);
    return id === null ? [] : [id];
  }
  return findAll(graph, target);
}

/** Rows for a sentence. */
export function tell(rows: readonly string[]): string {
  return rows.length === 0 ? 'base' : listed(rows.map((id) => `"${id}"`));
}

/** Rows as they are typed on the command line. */
export function typed(rows: readonly string[]): string {
  return rows.join(',') || 'base';
}
