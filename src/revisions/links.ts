import { type Diagnostic, diagnostic, type Repair } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { findCircles } from './cycles.ts';
import { branchLabelFault, listed, revisionIdFault } from './names.ts';
import type { RevisionNode } from './node.ts';

/** A revision with its names resolved to revisions, in both directions. */
export interface Entry {
  readonly node: RevisionNode;
  /** Place in load order: it breaks every tie. */
  readonly position: number;
  parents: string[];
  dependencies: string[];
  children: string[];
  dependents: string[];
}

export interface Links {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Label → the revision that carries it. */
  readonly labels: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Resolves what the nodes say about each other; collects everything that is wrong with it.
 *
 * @param mayBeUnread a revision whose file cannot be read is missing, but that is said elsewhere
 */
export function link(nodes: readonly RevisionNode[], mayBeUnread: (id: string) => boolean): Links {
  const diagnostics: Diagnostic[] = [];
  const entries = register(nodes, diagnostics);
  const labels = registerLabels(entries, diagnostics);
  for (const entry of entries.values()) {
    connectParents(entry, entries, labels, mayBeUnread, diagnostics);
    connectDependencies(entry, entries, labels, mayBeUnread, diagnostics);
  }
  diagnostics.push(...circles(entries));
  return { entries, labels, diagnostics };
}

function register(nodes: readonly RevisionNode[], diagnostics: Diagnostic[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const byLowerCase = new Map<string, string>();
  for (const node of nodes) {
    const id = node.revision;
    const report = (code: 'LB201' | 'LB206' | 'LB209', message: string, help: string): void => {
      diagnostics.push(diagnostic(code, message, { at: node.at?.revision, help, revision: id }));
    };
    const fault = revisionIdFault(id);
    if (fault !== undefined) {
      const help = 'choose another id; the revisions that name it must follow';
      report('LB206', `revision id ${JSON.stringify(id)} ${fault}`, help);
    }
    const first = entries.get(id);
    if (first) {
      const other = first.node.at?.revision?.file;
      const message = `revision "${id}" is declared twice${other === undefined ? '' : `; the first is ${other}`}`;
      report('LB201', message, 'give one of them another id');
      continue;
    }
    const lowerCase = id.toLowerCase();
    const twin = byLowerCase.get(lowerCase);
    if (twin !== undefined) {
      const other = entries.get(twin)?.node.at?.revision?.file;
      const where = other === undefined ? '' : `; the first is ${other}`;
      const message = `revisions "${twin}" and "${id}" differ only in case${where}`;
      const help = 'rename one of them: on a case-insensitive server their rows are the same row';
      report('LB209', message, help);
    }
    byLowerCase.set(lowerCase, id);
    const position = entries.size;
    entries.set(id, { node, position, parents: none, dependencies: none, children: none, dependents: none });
  }
  return entries;
}

function registerLabels(entries: ReadonlyMap<string, Entry>, diagnostics: Diagnostic[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const [id, { node }] of entries) {
    for (const label of node.branchLabels) {
      const details = { at: node.at?.branchLabels, revision: id };
      const fault = branchLabelFault(label);
      if (fault !== undefined) {
        const message = `branch label ${JSON.stringify(label)} ${fault}`;
        diagnostics.push(diagnostic('LB207', message, { ...details, help: 'choose another label' }));
      }
      const owner = entries.has(label) ? label : labels.get(label);
      if (owner === undefined) {
        labels.set(label, id);
        continue;
      }
      const message = entries.has(label)
        ? `branch label "${label}" is also the id of a revision`
        : owner === id
          ? `branch label "${label}" stands twice in revision "${id}"`
          : `branch label "${label}" belongs to revision "${owner}" already`;
      const help = 'a label names one branch, from one revision on; the revisions after it need not repeat it';
      diagnostics.push(diagnostic('LB208', message, { ...details, help }));
    }
  }
  return labels;
}

function connectParents(
  entry: Entry,
  entries: ReadonlyMap<string, Entry>,
  labels: ReadonlyMap<string, string>,
  mayBeUnread: (id: string) => boolean,
  diagnostics: Diagnostic[],
): void {
  const { node } = entry;
  const id = node.revision;
  const report = (code: 'LB202' | 'LB205' | 'LB210', message: string, help: string, repair?: Repair): void => {
    diagnostics.push(diagnostic(code, message, { at: node.at?.downRevision, revision: id, help, repair }));
  };
  for (const name of node.downRevision) {
    const parent = entries.get(name);
    if (name === id) {
      report('LB205', `revision "${id}" is its own parent`, 'name the revision that comes before, or null for a base');
    } else if (!parent) {
      if (mayBeUnread(name)) continue;
      const labelled = labels.get(name);
      const message =
        labelled === undefined
          ? `revision "${id}" follows "${name}", which does not exist`
          : `revision "${id}" follows "${name}", which is a branch label and not a revision`;
      const help =
        labelled === undefined
          ? (near(name, entries) ?? 'restore its file, or let this revision follow one that exists')
          : `the label stands at revision "${labelled}"`;
      report('LB202', message, help, labelled === undefined ? completion(name, entries) : undefined);
    } else if (entry.parents.includes(name)) {
      const message = `revision "${id}" names its parent "${name}" twice`;
      report('LB210', message, 'remove one of the two', { text: name, by: null });
    } else {
      // The one string by which a revision is known is found faster than others that are equal.
      entry.parents = withOne(entry.parents, parent.node.revision);
      parent.children = withOne(parent.children, id);
    }
  }
}

function connectDependencies(
  entry: Entry,
  entries: ReadonlyMap<string, Entry>,
  labels: ReadonlyMap<string, string>,
  mayBeUnread: (id: string) => boolean,
  diagnostics: Diagnostic[],
): void {
  if (entry.node.dependsOn.length === 0) return;
  const id = entry.node.revision;
  const details = { at: entry.node.at?.dependsOn, revision: id };
  for (const name of entry.node.dependsOn) {
    const target = entries.has(name) ? name : labels.get(name);
    const other = target === undefined ? undefined : entries.get(target);
    if (target === id) {
      const message = `revision "${id}" depends on itself${name === id ? '' : ` by its branch label "${name}"`}`;
      diagnostics.push(diagnostic('LB205', message, { ...details, help: `remove "${name}" from dependsOn` }));
    } else if (target === undefined || !other) {
      if (mayBeUnread(name)) continue;
      const message = `revision "${id}" depends on "${name}", which is neither a revision nor a branch label`;
      const help = near(name, entries, labels) ?? 'write the full id of a revision that exists, or a branch label';
      const repair = completion(name, entries);
      diagnostics.push(diagnostic('LB203', message, { ...details, help, repair }));
    } else if (!entry.dependencies.includes(target)) {
      entry.dependencies = withOne(entry.dependencies, other.node.revision);
      if (!entry.parents.includes(target)) other.dependents = withOne(other.dependents, id);
    }
  }
}

/** Stands for every list that has nothing in it yet. */
const none: string[] = [];

/** Nearly every list gets one element; an array that begins empty and gets one keeps room for sixteen. */
function withOne(list: string[], one: string): string[] {
  if (list.length === 0) return [one];
  list.push(one);
  return list;
}

/** The one id that begins with this. */
function completion(name: string, entries: ReadonlyMap<string, Entry>): Repair | undefined {
  const [only, ...others] = [...entries.keys()].filter((one) => name !== '' && one.startsWith(name));
  return only !== undefined && others.length === 0 ? { text: name, by: only } : undefined;
}

function near(name: string, ...sources: readonly ReadonlyMap<string, unknown>[]): string | undefined {
  const names = sources.flatMap((one) => [...one.keys()]);
  const longer = names.filter((one) => name !== '' && one.startsWith(name));
  if (longer.length === 1) return `write the full id "${longer[0]}"`;
  return didYouMean(name, names);
}

function circles(entries: ReadonlyMap<string, Entry>): Diagnostic[] {
  const needs = (id: string): readonly string[] => {
    const { parents = none, dependencies = none } = entries.get(id) ?? {};
    return dependencies.length === 0 ? parents : [...new Set([...parents, ...dependencies])];
  };
  const neededBy = (id: string): readonly string[] => {
    const { children = none, dependents = none } = entries.get(id) ?? {};
    return dependents.length === 0 ? children : [...children, ...dependents];
  };
  return findCircles([...entries.keys()], needs, neededBy).map(({ path, others }) => {
    const first = path[0] ?? '';
    const node = entries.get(first)?.node;
    const steps = path.map((id, i) => {
      const next = path[(i + 1) % path.length] ?? '';
      const verb = entries.get(id)?.parents.includes(next) ? 'follows' : 'depends on';
      return `"${id}" ${verb} "${next}"`;
    });
    const also = others.length === 0 ? '' : `; further circles run through ${listed(others)}`;
    const at = entries.get(first)?.parents.includes(path[1] ?? '') ? node?.at?.downRevision : node?.at?.dependsOn;
    const help = 'one of these must name an earlier revision; compare the dates at which they were made';
    return diagnostic('LB204', `the revisions form a circle: ${listed(steps, 20)}${also}`, {
      at: at ?? node?.at?.revision,
      help,
      revision: first,
    });
  });
}
