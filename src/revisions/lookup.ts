import { type Problem, problem } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { Graph } from './graph.ts';
import { listed, RESERVED_NAMES } from './names.ts';
import { lineage } from './reach.ts';
import type { Target } from './targets.ts';

/** Shorter names are found only in full. */
const SHORTEST_MATCHED_NAME = 4;

/**
 * The revision that a name means: an id or label in full, or the one id or label (of at least four characters) that
 * begins with it; within the lineage of `branch` if given.
 *
 * @example findRevision(graph, '9f1c') // '9f1c0d2e7a41'
 * @throws Problem LB221 unknown, LB222 ambiguous, LB224 not on the branch, LB225 no such branch
 * @see alembic.md §2.1
 */
export function findRevision(graph: Graph, name: string, branch?: string): string {
  const exact = inFull(graph, name);
  const members =
    branch === undefined ? undefined : lineage(graph, [findBranch(graph, branch)], { dependencies: false });
  if (exact !== undefined) {
    if (members && !members.has(exact)) throw strangerTo(graph, exact, branch ?? '');
    return exact;
  }
  const candidates = [...graph.nodes.keys(), ...graph.labels.keys()]
    .filter((one) => one.length >= SHORTEST_MATCHED_NAME && one.startsWith(name))
    .map((one) => ({ name: one, id: inFull(graph, one) ?? one }));
  const fitting = members ? candidates.filter(({ id }) => members.has(id)) : candidates;
  const [only] = fitting;
  if (only === undefined) {
    const [elsewhere] = candidates;
    if (elsewhere) throw strangerTo(graph, elsewhere.id, branch ?? '');
    throw unknown(graph, name);
  }
  if (fitting.length > 1) {
    const names = fitting.map((one) => `"${one.name}"`);
    throw problem('LB222', `"${name}" is the beginning of ${listed(names)}`, { help: 'type more of the one you mean' });
  }
  return only.id;
}

/**
 * The revision that stands for a branch: the one labelled so, or any revision as a member of its own line.
 *
 * @throws Problem LB225
 */
export function findBranch(graph: Graph, branch: string): string {
  const exact = graph.labels.get(branch) ?? inFull(graph, branch);
  if (exact !== undefined) return exact;
  try {
    return findRevision(graph, branch);
  } catch (cause) {
    const names = [...graph.labels.keys()];
    const near = didYouMean(branch, names);
    const help = near ?? (names.length === 0 ? 'no revision has a branchLabel' : `there are ${listed(names)}`);
    throw Object.assign(problem('LB225', `no branch "${branch}"`, { help }), { cause });
  }
}

/** Heads on a line with the branch; dependencies do not count. */
export function headsOf(graph: Graph, branch: string): string[] {
  const members = lineage(graph, [findBranch(graph, branch)], { dependencies: false });
  return graph.heads.filter((id) => members.has(id));
}

/**
 * The revisions that an identifier without an offset means; none for `base`.
 *
 * @throws Problem as `findRevision`; LB223 for `head` where there are several; LB225 also before `@base`
 */
export function findAll(graph: Graph, target: Target): string[] {
  const { branch, name = 'base' } = target;
  if (name === 'base') {
    if (branch !== undefined) findBranch(graph, branch);
    return [];
  }
  if (name === 'heads') return branch === undefined ? [...graph.effectiveHeads] : headsOf(graph, branch);
  if (name === 'head') {
    const heads = branch === undefined ? [...graph.heads] : headsOf(graph, branch);
    if (heads.length > 1) throw severalHeads(graph, heads, target.text);
    return heads;
  }
  return [findRevision(graph, name, branch)];
}

/** As `findAll`, for one revision; null at the base. */
export function findOne(graph: Graph, target: Target): string | null {
  const found = findAll(graph, target);
  if (found.length > 1) throw severalHeads(graph, found, target.text);
  return found[0] ?? null;
}

function inFull(graph: Graph, name: string): string | undefined {
  return graph.nodes.has(name) ? name : graph.labels.get(name);
}

function strangerTo(graph: Graph, id: string, branch: string): Problem {
  const labels = graph.labelsOf(id);
  const help = labels.length === 0 ? `write "${id}" alone` : `it is part of ${listed(labels)}`;
  return problem('LB224', `revision "${id}" is not on the branch "${branch}"`, { help });
}

function unknown(graph: Graph, name: string): Problem {
  const words = RESERVED_NAMES.filter((one) => one !== 'current');
  const near = didYouMean(name, [...graph.nodes.keys(), ...graph.labels.keys(), ...words]);
  const help = near ?? '`limbeck history` lists all revisions';
  return problem('LB221', `no revision or branch label "${name}"`, { help });
}

function severalHeads(graph: Graph, heads: readonly string[], text: string): Problem {
  const label = heads.flatMap((id) => graph.labelsOf(id)).find((one) => headsOf(graph, one).length === 1);
  const one = label === undefined ? 'one of them' : `one of them, for example ${label}@head`;
  const help = `name ${one}, take them all with "heads", or join them: limbeck merge -m "merge heads" ${heads.join(' ')}`;
  const at = graph.nodes.get(heads.at(-1) ?? '')?.at?.revision;
  const message = `"${text}" is not one revision: there are ${heads.length} heads, ${listed(heads)}`;
  return problem('LB223', message, { at, help });
}
