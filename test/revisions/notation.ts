import { buildGraph, type Graph } from '../../src/revisions/graph.ts';
import type { RevisionNode } from '../../src/revisions/node.ts';

/**
 * Revisions in one line: `a -> b -> c; b -> d` has the parents on the left. `a, b -> m` is a merge, `b(x, y)` depends on
 * x and y, `b[shop]` carries a branch label. Load order is the order of appearance.
 */
export function nodesFrom(text: string): RevisionNode[] {
  const nodes = new Map<string, { downRevision: string[]; dependsOn: string[]; branchLabels: string[] }>();
  for (const chain of text.split(';')) {
    let parents: string[] = [];
    for (const group of chain.split('->')) {
      const members = group.match(/[^\s,()[\]]+(\([^)]*\))?(\[[^\]]*\])?/g) ?? [];
      parents = members.map((member) => {
        const [, id = '', needs, labels] = /^([^([]+)(?:\(([^)]*)\))?(?:\[([^\]]*)\])?$/.exec(member) ?? [];
        const node = nodes.get(id) ?? { downRevision: [], dependsOn: [], branchLabels: [] };
        nodes.set(id, node);
        node.downRevision.push(...parents);
        node.dependsOn.push(...names(needs));
        node.branchLabels.push(...names(labels));
        return id;
      });
    }
  }
  return [...nodes].map(([revision, rest]) => ({ revision, ...rest }));
}

export function graphFrom(text: string): Graph {
  return buildGraph(nodesFrom(text));
}

function names(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(',').map((one) => one.trim());
}
