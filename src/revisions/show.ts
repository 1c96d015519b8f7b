import { problem } from '../diagnostics/diagnostic.ts';
import type { Graph } from './graph.ts';
import { findAll, findBranch, findOne } from './lookup.ts';
import { lineage } from './reach.ts';
import { parseTarget, type Target } from './targets.ts';
import { walkDown } from './walk.ts';

/**
 * The revisions that `show` and `edit` are about; none at the base. `-n` and `branch@-n` are the revisions n below
 * every effective head, since nothing else is current without a database.
 *
 * @example resolveRevisions(graph, 'shop@head') // ['b102']
 * @throws Problem LB220–LB228
 * @see alembic.md §2.2
 */
export function resolveRevisions(graph: Graph, text: string): string[] {
  const target = parseTarget(graph, text);
  if (target.offset === undefined) return findAll(graph, target);
  if (target.name !== undefined || target.offset >= 0) throw nothingCurrent(target);
  return belowHeads(graph, target, target.offset).map((id) => {
    if (id !== undefined && id !== null) return id;
    throw problem('LB227', `"${target.text}" goes below the base`, { help: 'use a smaller number' });
  });
}

/**
 * The one revision that an identifier means, null for the base.
 *
 * @example resolveRevision(graph, '9f1c') // '9f1c0d2e7a41'
 * @throws Problem LB220–LB225; LB223 when it means several; LB228 for an offset
 */
export function resolveRevision(graph: Graph, text: string): string | null {
  const target = parseTarget(graph, text);
  if (target.offset !== undefined) throw nothingCurrent(target);
  return findOne(graph, target);
}

/** The revision |offset| below every effective head of the branch: null for the base, undefined below that. */
export function belowHeads(graph: Graph, { branch }: Target, offset: number): (string | null | undefined)[] {
  const members =
    branch === undefined ? undefined : lineage(graph, [findBranch(graph, branch)], { dependencies: false });
  const heads = graph.effectiveHeads.filter((id) => !members || members.has(id));
  return heads.map((head) => {
    const { at, short } = walkDown(graph, head, -offset);
    return short > 0 ? undefined : at;
  });
}

function nothingCurrent({ text }: Target) {
  const help = 'name the revision itself; `show -1` lists the revision below every head';
  return problem('LB228', `"${text}" is relative, and no revision is current here`, { help });
}
