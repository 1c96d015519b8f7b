import { problem } from '../diagnostics/diagnostic.ts';
import type { Graph } from './graph.ts';
import { listed } from './names.ts';
import { descendants } from './reach.ts';
import { resolveRevisions } from './show.ts';
import { splitSet } from './targets.ts';

/**
 * The parents of a revision that is to be written. Without an identifier it follows the only head.
 *
 * @param asked every identifier that `show` takes; several, or one with commas, make a merge; `base` is no parent
 * @param splice allows a parent that others follow already
 * @example newParents(graph, ['shop@head'], false) // ['b102']
 * @throws Problem LB904; LB220–LB228 for the identifiers
 */
export function newParents(graph: Graph, asked: readonly string[], splice: boolean): readonly string[] {
  if (asked.length === 0) {
    if (graph.heads.length <= 1) return graph.heads;
    const { heads } = graph;
    const help = `name the parent: --head ${heads[0] ?? ''}, or join them: limbeck merge -m "merge heads" ${heads.join(' ')}`;
    const at = graph.nodes.get(heads.at(-1) ?? '')?.at?.revision;
    throw problem('LB904', `the project has several heads: ${heads.join(', ')}`, { at, help });
  }
  const parents = [...new Set(splitSet(asked).flatMap((one) => resolveRevisions(graph, one)))];
  for (const earlier of parents) {
    // By downRevision: a head may well depend on another one that it is joined with.
    const after = descendants(graph, [earlier], { dependencies: false });
    const later = parents.find((one) => one !== earlier && after.has(one));
    if (later === undefined) continue;
    throw problem('LB904', `${earlier} is an ancestor of ${later} already`, { help: `leave ${earlier} out` });
  }
  const followed = parents.filter((one) => !graph.heads.includes(one));
  if (followed.length > 0 && !splice) {
    const children = [...new Set(followed.flatMap((id) => graph.children(id)))];
    const follow = children.length === 1 ? 'follows' : 'follow';
    const is = followed.length === 1 ? 'is no head' : 'are no heads';
    throw problem('LB904', `${listed(followed)} ${is}: ${listed(children)} ${follow} already`, {
      help: 'add --splice to begin a branch there',
    });
  }
  return parents;
}

/**
 * What `--depends-on` says, as it goes into the file: full ids, and branch labels as they are.
 *
 * @throws Problem LB904 for the base; LB220–LB225
 */
export function newDependencies(graph: Graph, asked: readonly string[]): readonly string[] {
  return [
    ...new Set(
      splitSet(asked).flatMap((text) => {
        if (graph.labels.has(text)) return [text];
        const found = resolveRevisions(graph, text);
        if (found.length > 0) return found;
        throw problem('LB904', 'every revision comes after the base already', {
          help: `leave --depends-on ${text} out`,
        });
      }),
    ),
  ];
}
