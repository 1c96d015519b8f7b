import { type Diagnostic, isError, Problem } from '../diagnostics/diagnostic.ts';
import { spreadLabels } from './labels.ts';
import { type Entry, link } from './links.ts';
import type { RevisionNode } from './node.ts';
import { closure } from './reach.ts';

/** The revisions of a project and how they follow each other. Lists are in load order unless said otherwise. */
export interface Graph {
  readonly nodes: ReadonlyMap<string, RevisionNode>;
  /** Branch label → the revision that carries it. */
  readonly labels: ReadonlyMap<string, string>;
  /** What is doubtful but works: ids that differ only in case, a parent named twice. */
  readonly warnings: readonly Diagnostic[];
  /** Revisions that no other follows. */
  readonly heads: readonly string[];
  /** Heads on which no other revision depends either (`heads` on the command line). */
  readonly effectiveHeads: readonly string[];
  /** Revisions without parents. */
  readonly bases: readonly string[];
  /** Place in load order. */
  position(id: string): number;
  /** downRevision, each once, as the author ordered them. */
  parents(id: string): readonly string[];
  /** dependsOn with labels resolved, each once. */
  dependencies(id: string): readonly string[];
  /** Parents, then those dependencies that no ancestor declares: D(R) of alembic.md §3.1. Ties by revision id. */
  needs(id: string): readonly string[];
  /** Revisions that have this one as a parent. */
  children(id: string): readonly string[];
  /** Revisions that depend on this one without being its children. */
  dependents(id: string): readonly string[];
  /** All labels of the branches that this revision is part of, sorted. */
  labelsOf(id: string): readonly string[];
}

/**
 * Builds the graph of a project's revisions, given in load order (the order of their files' names).
 *
 * @example buildGraph([{ revision: 'a', downRevision: [], dependsOn: [], branchLabels: [] }]).heads // ['a']
 * @param mayBeUnread knows the revisions whose files cannot be read; nobody is blamed for naming them
 * @throws Problem with everything that is wrong: LB201–LB208
 * @see alembic.md §3.1
 */
export function buildGraph(nodes: readonly RevisionNode[], mayBeUnread: (id: string) => boolean = () => false): Graph {
  const { entries, labels, diagnostics } = link(nodes, mayBeUnread);
  const errors = diagnostics.filter(isError);
  if (errors.length > 0) throw new Problem(diagnostics);

  const entry = (id: string): Entry => {
    const found = entries.get(id);
    if (!found) throw new RangeError(`no revision ${JSON.stringify(id)} in this graph`);
    return found;
  };
  const where = (holds: (one: Entry) => boolean): string[] => {
    const found: string[] = [];
    for (const [id, one] of entries) if (holds(one)) found.push(id);
    return found;
  };
  const byId = new Map<string, RevisionNode>();
  for (const [id, { node }] of entries) byId.set(id, node);
  const declarers = lazy(() => countDeclarers(entries));
  const needs = new Map<string, readonly string[]>();
  const spread = lazy(() => spreadLabels(graph));
  const heads = lazy(() => where((one) => one.children.length === 0));
  const effectiveHeads = lazy(() => where((one) => one.children.length === 0 && one.dependents.length === 0));
  const bases = lazy(() => where((one) => one.parents.length === 0));

  const graph: Graph = {
    nodes: byId,
    labels,
    warnings: diagnostics,
    get heads() {
      return heads();
    },
    get effectiveHeads() {
      return effectiveHeads();
    },
    get bases() {
      return bases();
    },
    position: (id) => entry(id).position,
    parents: (id) => entry(id).parents,
    dependencies: (id) => entry(id).dependencies,
    children: (id) => entry(id).children,
    dependents: (id) => entry(id).dependents,
    needs(id) {
      const { parents, dependencies } = entry(id);
      if (dependencies.length === 0) return parents;
      let known = needs.get(id);
      if (!known) {
        known = [...parents, ...ownDependencies(graph, id, declarers())];
        needs.set(id, known);
      }
      return known;
    },
    labelsOf: (id) => spread().get(entry(id).node.revision) ?? [],
  };
  return graph;
}

/** Dependencies that no ancestor by downRevision declares already, other than parents, by revision id. */
function ownDependencies(graph: Graph, id: string, declarers: ReadonlyMap<string, number>): string[] {
  const parents = graph.parents(id);
  const own = new Set(graph.dependencies(id));
  // Only a dependency that is declared in several places can be an ancestor's as well.
  const shared = [...own].filter((one) => (declarers.get(one) ?? 0) > 1);
  if (shared.length > 0) {
    for (const ancestor of closure(parents, (one) => graph.parents(one))) {
      for (const one of graph.dependencies(ancestor)) own.delete(one);
    }
  }
  for (const parent of parents) own.delete(parent);
  return [...own].sort();
}

function countDeclarers(entries: ReadonlyMap<string, Entry>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { dependencies } of entries.values()) {
    for (const one of dependencies) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
