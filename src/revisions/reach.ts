import type { Graph } from './graph.ts';

export interface ReachOptions {
  /** Follow dependsOn as well as downRevision; default true. */
  readonly dependencies?: boolean;
}

/** `starts` and everything reachable from them, without recursion: a chain of 10,000 is no stack of 10,000. */
export function closure(starts: Iterable<string>, next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(starts);
  const todo = [...seen];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    for (const other of next(id)) {
      if (seen.has(other)) continue;
      seen.add(other);
      todo.push(other);
    }
  }
  return seen;
}

/** The revisions and all that must be applied before them. */
export function ancestors(
  graph: Graph,
  ids: Iterable<string>,
  { dependencies = true }: ReachOptions = {},
): Set<string> {
  return closure(ids, (id) => (dependencies ? both(graph.parents(id), graph.dependencies(id)) : graph.parents(id)));
}

/** The revisions and all that can only be applied after them. */
export function descendants(
  graph: Graph,
  ids: Iterable<string>,
  { dependencies = true }: ReachOptions = {},
): Set<string> {
  return closure(ids, (id) => (dependencies ? both(graph.children(id), graph.dependents(id)) : graph.children(id)));
}

/** Everything that lies on a line with one of the revisions: above, below, or itself. */
export function lineage(graph: Graph, ids: readonly string[], options: ReachOptions = {}): Set<string> {
  const found = ancestors(graph, ids, options);
  for (const id of descendants(graph, ids, options)) found.add(id);
  return found;
}

/** The members of a set which no other member needs: what a version table holds when exactly this set is applied. */
export function tips(graph: Graph, applied: ReadonlySet<string>): string[] {
  return [...applied].filter(
    (id) => !graph.children(id).some((c) => applied.has(c)) && !graph.dependents(id).some((c) => applied.has(c)),
  );
}

/**
 * A pair of revisions of which the second is an ancestor of the first, or undefined when none is.
 * A version table never holds both: the first implies the second.
 */
export function overlap(
  graph: Graph,
  ids: readonly string[],
): readonly [descendant: string, ancestor: string] | undefined {
  if (ids.length < 2) return undefined;
  const asked = new Set(ids);
  const below = closure(
    ids.flatMap((id) => both(graph.parents(id), graph.dependencies(id))),
    (id) => both(graph.parents(id), graph.dependencies(id)),
  );
  const ancestor = ids.find((id) => below.has(id));
  if (ancestor === undefined) return undefined;
  const above = descendants(graph, [ancestor]);
  above.delete(ancestor);
  const descendant = [...asked].find((id) => above.has(id));
  return descendant === undefined ? undefined : [descendant, ancestor];
}

function both(a: readonly string[], b: readonly string[]): readonly string[] {
  if (b.length === 0) return a;
  return a.length === 0 ? b : [...a, ...b];
}
