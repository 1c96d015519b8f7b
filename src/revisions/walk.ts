import { problem } from '../diagnostics/diagnostic.ts';
import type { Graph } from './graph.ts';
import { findBranch } from './lookup.ts';
import { listed } from './names.ts';
import { lineage } from './reach.ts';

/** Where a walk ended, null at the base, and how many steps it could not make. */
export interface Walk {
  readonly at: string | null;
  readonly short: number;
}

/**
 * Goes up by downRevision; `branch` decides at a branch point.
 *
 * @throws Problem LB226 where the way divides
 */
export function walkUp(graph: Graph, start: string | null, steps: number, branch?: string): Walk {
  const members =
    branch === undefined ? undefined : lineage(graph, [findBranch(graph, branch)], { dependencies: false });
  let at = start;
  for (let done = 0; done < steps; done++) {
    const all = at === null ? graph.bases : graph.children(at);
    const next = members ? all.filter((id) => members.has(id)) : all;
    if (next.length > 1) {
      const from = at === null ? 'the base' : `"${at}"`;
      const help = 'name the revision itself, or choose a branch with label@';
      throw problem('LB226', `the way up from ${from} divides into ${listed(next)}`, { help });
    }
    const [only] = next;
    if (only === undefined) return { at, short: steps - done };
    at = only;
  }
  return { at, short: 0 };
}

/**
 * Goes down by downRevision; the step from a base revision leads to the base.
 *
 * @throws Problem LB226 at a merge
 */
export function walkDown(graph: Graph, start: string | null, steps: number): Walk {
  let at = start;
  for (let done = 0; done < steps; done++) {
    if (at === null) return { at, short: steps - done };
    const parents = graph.parents(at);
    if (parents.length > 1) {
      const help = 'name the revision itself';
      throw problem('LB226', `the way down from "${at}" divides into ${listed(parents)}`, { help });
    }
    at = parents[0] ?? null;
  }
  return { at, short: 0 };
}
