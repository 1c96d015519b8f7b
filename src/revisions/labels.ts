import type { Graph } from './graph.ts';
import { descendants } from './reach.ts';

/**
 * The labels of every revision that has any, sorted. A label spreads to all descendants by downRevision. Where those
 * form one line without a branch or a merge, dependents included, it also spreads down, to the next branch or merge.
 *
 * @see alembic.md §3.1
 */
export function spreadLabels(graph: Graph): Map<string, readonly string[]> {
  const sets = new Map<string, Set<string>>();
  const give = (id: string, label: string): void => {
    const set = sets.get(id);
    if (set) set.add(label);
    else sets.set(id, new Set([label]));
  };
  for (const [label, start] of graph.labels) {
    const branch = descendants(graph, [start], { dependencies: false });
    for (const id of branch) give(id, label);
    if (![...branch].every((id) => isPlain(graph, id))) continue;
    let id: string | undefined = graph.parents(start)[0];
    while (id !== undefined && isPlain(graph, id)) {
      give(id, label);
      id = graph.parents(id)[0];
    }
  }
  return new Map([...sets].map(([id, set]) => [id, [...set].sort()]));
}

/** Neither a branch point, dependents counted, nor a merge. */
function isPlain(graph: Graph, id: string): boolean {
  return graph.children(id).length + graph.dependents(id).length <= 1 && graph.parents(id).length <= 1;
}
