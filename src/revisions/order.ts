import type { Graph } from './graph.ts';
import { ancestors } from './reach.ts';

/** A search upwards gives up after so many revisions; the search downwards from the heads is likely shorter then. */
const FEW = 64;

/**
 * Orders revisions for removal: each before what it needs; the reverse is the order in which they are applied.
 * From the heads in load order, one line is followed down until it meets a revision that another head still needs;
 * then that head's line is taken up. Where a line divides, its first member goes on in its place and the others queue.
 *
 * @returns undefined when some of the revisions are not reachable from the heads through the others
 * @see alembic.md §3.3
 */
export function orderForRemoval(
  graph: Graph,
  revisions: ReadonlySet<string>,
  heads: readonly string[],
): string[] | undefined {
  const todo = new Set(revisions);
  const current = [...new Set(heads)].filter((id) => todo.has(id));
  current.sort((a, b) => graph.position(a) - graph.position(b));
  const waiting = new Set(current);
  const firstAfter = searchHeads(graph, [...current]);
  const done = new Set<string>();
  const order: string[] = [];
  let index = 0;
  for (let id = current[index]; id !== undefined; id = current[index]) {
    const blocker = current.length > 1 ? firstAfter(id, current, done) : -1;
    if (blocker >= 0) {
      index = blocker;
      continue;
    }
    order.push(id);
    todo.delete(id);
    done.add(id);
    waiting.delete(id);
    let isReplaced = false;
    for (const one of graph.needs(id)) {
      if (!todo.has(one) || waiting.has(one)) continue;
      if (isReplaced) current.push(one);
      else current[index] = one;
      waiting.add(one);
      isReplaced = true;
    }
    if (!isReplaced) {
      current.splice(index, 1);
      index = Math.max(index - 1, 0);
    }
  }
  return todo.size === 0 ? order : undefined;
}

/**
 * A function that gives the index of the first head that comes after a revision, or -1. What is done is out of the way:
 * nothing comes after it that is not done as well.
 */
function searchHeads(graph: Graph, heads: readonly string[]) {
  let scope: ReadonlySet<string> | undefined;
  let ranks: ReadonlyMap<string, number> | undefined;
  return (id: string, current: readonly string[], done: ReadonlySet<string>): number => {
    scope ??= ancestors(graph, heads);
    const after = pendingAfter(graph, id, scope, done);
    if (after?.size === 0) return -1;
    if (after) return current.findIndex((head) => after.has(head));
    ranks ??= rank(graph, scope);
    const known = ranks;
    return current.findIndex((head) => head !== id && comesAfter(graph, head, id, known));
  };
}

/** Revisions in scope and not done that come after this one, or undefined when they are many. */
function pendingAfter(
  graph: Graph,
  start: string,
  scope: ReadonlySet<string>,
  done: ReadonlySet<string>,
): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  const stack = [start];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    for (const list of [graph.children(id), graph.dependents(id)]) {
      for (const other of list) {
        if (found.has(other) || done.has(other) || !scope.has(other)) continue;
        found.add(other);
        if (found.size > FEW) return undefined;
        stack.push(other);
      }
    }
  }
  return found;
}

function comesAfter(graph: Graph, later: string, earlier: string, ranks: ReadonlyMap<string, number>): boolean {
  const floor = ranks.get(earlier) ?? 0;
  if ((ranks.get(later) ?? 0) <= floor) return false;
  const seen = new Set<string>();
  const stack = [later];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    for (const other of graph.needs(id)) {
      if (other === earlier) return true;
      if (seen.has(other) || (ranks.get(other) ?? 0) <= floor) continue;
      seen.add(other);
      stack.push(other);
    }
  }
  return false;
}

/** The length of the longest way down: greater for every revision than for all that it needs. */
function rank(graph: Graph, scope: ReadonlySet<string>): Map<string, number> {
  const ranks = new Map<string, number>();
  const stack = [...scope];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (ranks.has(id)) continue;
    const needs = graph.needs(id);
    const unknown = needs.filter((one) => !ranks.has(one));
    if (unknown.length > 0) stack.push(id, ...unknown);
    else ranks.set(id, 1 + Math.max(-1, ...needs.map((one) => ranks.get(one) ?? 0)));
  }
  return ranks;
}
