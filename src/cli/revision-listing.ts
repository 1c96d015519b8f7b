import type { RevisionFile } from '../project/project.ts';
import type { Graph } from '../revisions/graph.ts';

/** A revision as `--json` prints it. */
export function revisionJson(file: RevisionFile, graph: Graph): Readonly<Record<string, unknown>> {
  const { revision } = file;
  return {
    revision,
    downRevision: file.downRevision,
    dependsOn: file.dependsOn,
    branchLabels: file.branchLabels,
    message: file.message,
    created: file.created ?? null,
    file: file.file,
    isHead: graph.heads.includes(revision),
    isBranchPoint: graph.children(revision).length > 1,
    isMergePoint: graph.parents(revision).length > 1,
  };
}

/** One line: `abc123 -> def456 (head), add email`. */
export function revisionLine(file: RevisionFile, graph: Graph): string {
  const parents = file.downRevision.length === 0 ? '<base>' : file.downRevision.join(', ');
  return `${parents} -> ${revisionTitle(file, graph)}`;
}

/** The revision without its parents: `def456 (head), add email`. */
export function revisionTitle(file: RevisionFile, graph: Graph): string {
  return `${file.revision}${marks(file, graph)}, ${oneLine(file.message)}`;
}

/** All that is known of a revision, over several lines. */
export function revisionDetails(file: RevisionFile, graph: Graph): string {
  const rows: (readonly [string, string])[] = [
    ['Revision', `${file.revision}${marks(file, graph)}`],
    ['Parent', file.downRevision.join(', ') || '<base>'],
  ];
  const children = graph.children(file.revision);
  if (children.length > 0) rows.push(['Followed by', children.join(', ')]);
  if (file.dependsOn.length > 0) rows.push(['Depends on', file.dependsOn.join(', ')]);
  if (file.created !== undefined) rows.push(['Created', oneLine(file.created)]);
  rows.push(['File', file.file], ['Message', oneLine(file.message)]);
  return rows.map(([name, value]) => `${`${name}:`.padEnd(13)}${value}`).join('\n');
}

function marks(file: RevisionFile, graph: Graph): string {
  const { revision } = file;
  const labels = graph.labelsOf(revision);
  const found: string[] = [];
  if (graph.heads.includes(revision)) found.push('head');
  if (graph.children(revision).length > 1) found.push('branch point');
  if (graph.parents(revision).length > 1) found.push('merge point');
  return `${labels.length > 0 ? ` (${labels.join(', ')})` : ''}${found.map((one) => ` (${one})`).join('')}`;
}

/** Messages are people's text: control characters must not reach a terminal. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}
