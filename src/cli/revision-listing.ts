import type { RevisionFile } from '../project/project.ts';
import type { Graph } from '../revisions/graph.ts';
import { noResultPaint, type ResultPaint } from './paint.ts';

/** How revisions are shown. */
export interface Listing {
  readonly graph: Graph;
  /** The rows of a database that is known; they are marked. */
  readonly current?: readonly string[] | undefined;
  readonly paint?: ResultPaint;
}

/** A revision as `--json` prints it. */
export function revisionJson(file: RevisionFile, { graph, current }: Listing): Readonly<Record<string, unknown>> {
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
    ...(current && { isCurrent: current.includes(revision) }),
  };
}

/** One line: `abc123 -> def456 (head), add email`; what it depends on stands in parentheses behind its parents. */
export function revisionLine(file: RevisionFile, listing: Listing): string {
  const parents = file.downRevision.length === 0 ? '<base>' : file.downRevision.join(', ');
  const needs = file.dependsOn.length === 0 ? '' : ` (${file.dependsOn.join(', ')})`;
  return `${parents}${needs} -> ${revisionTitle(file, listing)}`;
}

/** The revision without its parents: `def456 (head), add email`. */
export function revisionTitle(file: RevisionFile, listing: Listing): string {
  const { revision } = listing.paint ?? noResultPaint;
  return `${revision(file.revision)}${revisionMarks(file.revision, listing)}, ${oneLine(file.message)}`;
}

/** All that is known of a revision, over several lines. */
export function revisionDetails(file: RevisionFile, listing: Listing): string {
  const { graph, paint = noResultPaint } = listing;
  const rows: (readonly [string, string])[] = [
    ['Revision', `${paint.revision(file.revision)}${revisionMarks(file.revision, listing)}`],
    [file.downRevision.length > 1 ? 'Merges' : 'Parent', file.downRevision.join(', ') || '<base>'],
  ];
  const children = graph.children(file.revision);
  if (children.length > 0) rows.push(['Followed by', children.join(', ')]);
  if (file.dependsOn.length > 0) rows.push(['Depends on', file.dependsOn.join(', ')]);
  if (file.created !== undefined) rows.push(['Created', oneLine(file.created)]);
  rows.push(['File', file.file], ['Message', oneLine(file.message)]);
  return rows.map(([name, value]) => `${`${name}:`.padEnd(13)}${value}`).join('\n');
}

/** What stands behind an id: ` (shop) (head) (branch point)`. */
export function revisionMarks(revision: string, { graph, current, paint = noResultPaint }: Listing): string {
  const labels = graph.labelsOf(revision);
  const found: string[] = [];
  if (labels.length > 0) found.push(labels.join(', '));
  if (graph.effectiveHeads.includes(revision)) found.push('head');
  else if (graph.heads.includes(revision)) found.push('effective head');
  if (current?.includes(revision)) found.push('current');
  if (graph.children(revision).length > 1) found.push('branch point');
  if (graph.parents(revision).length > 1) found.push('merge point');
  return found.map((one) => ` ${paint.mark(`(${one})`)}`).join('');
}

/** Messages are people's text: control characters must not reach a terminal. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}
