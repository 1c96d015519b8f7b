import { type Diagnostic, Problem, problem } from '../diagnostics/diagnostic.ts';
import type { Graph } from './graph.ts';
import { findAll, findBranch, findRevision } from './lookup.ts';
import { orderForRemoval } from './order.ts';
import { ancestors, descendants, lineage, overlap } from './reach.ts';
import { appliedTips, findOffset, tell, typed } from './rows.ts';
import type { Target } from './targets.ts';
import { walkDown, walkUp } from './walk.ts';

/** The revisions of a path in the order in which they run, and what is doubtful about the request. */
export interface Route {
  readonly revisions: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The revisions that lead up from the rows to the target: its ancestors, dependencies included, less those of the rows.
 *
 * @throws Problem as `findAll`; LB226–LB229 for offsets; LB233 when the target is several revisions on one line
 * @see alembic.md §3.2, §3.3
 */
export function routeUp(graph: Graph, rows: readonly string[], target: Target): Route {
  return { revisions: between(graph, rows, upgradeTargets(graph, rows, target)), diagnostics: [] };
}

/** As `routeUp`, to revisions. */
export function between(graph: Graph, rows: readonly string[], targets: readonly string[]): string[] {
  const pair = overlap(graph, targets);
  if (pair) {
    const [descendant, ancestor] = pair;
    const message = `the target means both "${descendant}" and "${ancestor}", and "${descendant}" comes after "${ancestor}"`;
    throw problem('LB233', message, { help: `use "${descendant}"` });
  }
  const missing = ancestors(graph, targets);
  for (const id of ancestors(graph, rows)) missing.delete(id);
  return order(graph, missing, targets).reverse();
}

/** The revisions that an upgrade's target means, from these rows. `clamp`: stop at the end instead of failing. */
export function upgradeTargets(graph: Graph, rows: readonly string[], target: Target, clamp = false): string[] {
  if (target.offset === undefined) return findAll(graph, target);
  if (target.name !== undefined) {
    const id = findOffset(graph, target, target.offset, clamp);
    return id === null ? [] : [id];
  }
  if (target.offset <= 0) {
    const help = 'use +n here; the way back is a downgrade';
    throw problem('LB228', `"${target.text}" does not lead up`, { help });
  }
  const starts = upgradeStarts(graph, rows, target.branch);
  if (starts.length > 1) {
    const message = `"${target.text}" is not clear: the database is at ${tell(starts)}, and each has its own next revision`;
    throw problem('LB229', message, { help: 'choose a branch with label@, or name the revision itself' });
  }
  const { at, short } = walkUp(graph, starts[0] ?? null, target.offset, target.branch);
  if (short > 0 && !clamp) {
    const made = target.offset - short;
    const end = made > 0 ? `from ${tell(starts)} the last revision is ${made} up` : `nothing follows ${tell(starts)}`;
    const message = `"${target.text}" goes too far: ${end}`;
    throw problem('LB227', message, {
      help: made > 0 ? `use "+${made}" or "head"` : 'the database is at the head already',
    });
  }
  return at === null ? [] : [at];
}

/** From where `+n` counts: the rows; on a branch that has none, its last applied revisions; else the base. */
function upgradeStarts(graph: Graph, rows: readonly string[], branch: string | undefined): string[] {
  if (branch === undefined) return [...rows];
  const members = lineage(graph, [findBranch(graph, branch)], { dependencies: false });
  const own = rows.filter((id) => members.has(id));
  if (own.length > 0) return own;
  const active = [...ancestors(graph, rows)].filter((id) => members.has(id));
  const below = new Set(active.flatMap((id) => graph.needs(id)));
  return active.filter((id) => !below.has(id));
}

/**
 * The revisions that lead down from the rows to the target: the applied ones that come after it by downRevision, and
 * all that depends on those. What was applied as a dependency of them stays.
 *
 * @throws Problem as `findAll`; LB226–LB229 for offsets; LB232 when the target is not below the rows
 * @see alembic.md §3.2, §3.3
 */
export function routeDown(graph: Graph, rows: readonly string[], target: Target): Route {
  const diagnostics: Diagnostic[] = [];
  const { at, branch } = downgradeTarget(graph, rows, target, diagnostics);
  let roots = at === null ? graph.bases : graph.children(at);
  if (branch !== undefined) {
    // Alembic looks at the branch only where there is something to choose from; a labelled base counts twice there.
    const labelled = at === null && [...graph.labels.values()].some((id) => graph.parents(id).length === 0);
    if (roots.length > 1 || labelled) roots = rootsOnBranch(graph, roots, branch, target);
    else diagnostics.push(...branchDoubts(graph, at, branch));
  }
  const applied = ancestors(graph, rows);
  const removed = descendants(graph, roots);
  for (const id of removed) if (!applied.has(id)) removed.delete(id);
  if (at !== null && removed.size === 0 && !rows.includes(at)) throw notBelow(graph, rows, applied, at);
  if (at === null) diagnostics.push(...countedBelow(graph, rows, target, applied, removed));
  return { revisions: order(graph, removed, rows), diagnostics };
}

/** `abc-2` that ends at the base goes down the line of abc; the base itself would take every other line along. */
function countedBelow(
  graph: Graph,
  rows: readonly string[],
  { text, name, offset, branch }: Target,
  applied: ReadonlySet<string>,
  removed: ReadonlySet<string>,
): readonly Diagnostic[] {
  if (name === undefined || name === 'base' || offset === undefined) return [];
  const [start] = findAll(graph, { text, name, ...(branch !== undefined && { branch }) });
  if (start === undefined) return [];
  if (!applied.has(start)) return notBelow(graph, rows, applied, start).diagnostics;
  const below = graph.bases.filter((id) => ancestors(graph, [start], { dependencies: false }).has(id));
  const own = descendants(graph, below);
  const strangers = [...removed].filter((id) => !own.has(id));
  if (strangers.length === 0) return [];
  const message = `"${text}" is the base, and going there removes ${tell(strangers)}, too, which "${start}" has nothing to do with`;
  const help = `write ${start}@base to go down on its own line, or base for all of them`;
  return problem('LB232', message, { help }).diagnostics;
}

/** The revisions to remove so that the rows become `targets`, which all must be applied. */
export function above(graph: Graph, rows: readonly string[], targets: readonly string[]): string[] {
  const removed = ancestors(graph, rows);
  for (const id of targets) if (!removed.has(id)) throw notBelow(graph, rows, removed, id);
  for (const id of ancestors(graph, targets)) removed.delete(id);
  return order(graph, removed, rows);
}

interface DowngradeTarget {
  /** null: the base. */
  readonly at: string | null;
  readonly branch?: string | undefined;
}

function downgradeTarget(
  graph: Graph,
  rows: readonly string[],
  target: Target,
  diagnostics: Diagnostic[],
): DowngradeTarget {
  const { branch, offset, name, text } = target;
  if (offset === undefined) {
    if (name === 'head' || name === 'heads') return { at: headToReach(graph, rows, target), branch };
    return { at: name === undefined || name === 'base' ? null : findRevision(graph, name), branch };
  }
  if (name !== undefined) return { at: findOffset(graph, target, offset), branch };
  if (offset >= 0) {
    const help = 'a downgrade goes down: use -n, or ask for an upgrade';
    throw problem('LB228', `"${text}" does not lead down`, { help });
  }
  const start = branch === undefined ? firstRow(rows, target, diagnostics) : rowOnBranch(graph, rows, target, branch);
  const { at, short } = walkDown(graph, start, -offset);
  if (short > 0) {
    const made = -offset - short;
    const message = `"${text}" goes too far: from "${start}" the base is ${made} down`;
    throw problem('LB227', message, { help: `use "-${made}" or "base"` });
  }
  return { at, branch: branch ?? start };
}

function firstRow(rows: readonly string[], { text }: Target, diagnostics: Diagnostic[]): string {
  const [first] = rows;
  if (first === undefined) {
    const help = 'below the base there is nothing: check --from, or go up with --to +1';
    throw problem('LB227', `"${text}" goes too far: the database is at the base`, { help });
  }
  if (rows.length > 1) {
    const message = `"${text}" counts from "${first}", the first of ${rows.length} revisions that the database is at`;
    const help = 'choose a branch with label@, or name the revision itself';
    diagnostics.push(...problem('LB234', message, { help }).diagnostics);
  }
  return first;
}

function rowOnBranch(graph: Graph, rows: readonly string[], { text }: Target, branch: string): string {
  const members = lineage(graph, [findBranch(graph, branch)], { dependencies: false });
  const own = rows.filter((id) => members.has(id));
  const candidates = own.length > 0 ? own : appliedTips(graph, rows).filter((id) => members.has(id));
  const [start] = candidates;
  if (start === undefined) {
    const message = `"${text}" has nothing to count from: nothing of the branch "${branch}" is applied at ${tell(rows)}`;
    throw problem('LB229', message, { help: 'see which branches are applied with `limbeck current`' });
  }
  if (candidates.length > 1) {
    const message = `"${text}" is not clear: on the branch "${branch}" the database is at ${tell(candidates)}`;
    throw problem('LB229', message, { help: 'name the revision itself' });
  }
  return start;
}

/** A head is never below anything, but a database may be there already: no error yet where there is only one head. */
function headToReach(graph: Graph, rows: readonly string[], target: Target): string | null {
  const [only, ...more] = findAll(graph, target);
  if (only === undefined || (more.length === 0 && !(graph.heads.length > 1 && rows.includes(only))))
    return only ?? null;
  const message = `"${target.text}" is no target of a downgrade: no revision comes after it`;
  throw problem('LB232', message, { help: 'name the revision to go down to' });
}

function rootsOnBranch(graph: Graph, roots: readonly string[], branch: string, target: Target): string[] {
  const line = ancestors(graph, [findBranch(graph, branch)], { dependencies: false });
  const chosen = roots.filter((id) => line.has(id));
  if (chosen.length > 0) return chosen;
  const message = `"${target.text}" is no target of a downgrade: the branch "${branch}" does not come after it`;
  throw problem('LB232', message, { help: 'leave out the branch, or name another revision' });
}

/** Alembic ignores a wrong branch where there is no choice; whoever typed it meant something else (W27). */
function branchDoubts(graph: Graph, at: string | null, branch: string): readonly Diagnostic[] {
  try {
    if (at === null) findBranch(graph, branch);
    else findRevision(graph, at, branch);
    return [];
  } catch (error) {
    if (error instanceof Problem) return error.diagnostics;
    throw error;
  }
}

function notBelow(graph: Graph, rows: readonly string[], applied: ReadonlySet<string>, id: string): Problem {
  const user = graph.dependents(id).find((one) => applied.has(one));
  if (applied.has(id) && user !== undefined) {
    const message = `"${id}" is no target of a downgrade from ${tell(rows)}: it is applied only because "${user}" depends on it`;
    throw problem('LB232', message, { help: `go down to a revision before "${user}"` });
  }
  const later = [...ancestors(graph, [id])].some((one) => rows.includes(one));
  const help = later
    ? `that way is an upgrade: limbeck upgrade ${typed(rows)}:${id}`
    : 'choose a revision that is applied there';
  return problem('LB232', `"${id}" is no target of a downgrade from ${tell(rows)}: it is not applied there`, { help });
}

function order(graph: Graph, revisions: ReadonlySet<string>, heads: readonly string[]): string[] {
  const found = orderForRemoval(graph, revisions, heads);
  if (!found) throw new Error('a path that is not connected to its end');
  return found;
}
