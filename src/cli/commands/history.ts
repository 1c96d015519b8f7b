import { Command, Option } from 'clipanion';
import { problem } from '../../diagnostics/diagnostic.ts';
import type { Project, RevisionFile } from '../../project/project.ts';
import type { Graph } from '../../revisions/graph.ts';
import { shownRange } from '../../revisions/history.ts';
import { BaseCommand } from '../base-command.ts';
import { resultPaint } from '../paint.ts';
import { type Listing, revisionDetails, revisionJson, revisionLine, revisionTitle } from '../revision-listing.ts';

export class HistoryCommand extends BaseCommand {
  static override paths = [['history']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'List the revisions, newest first.',
    details:
      'A range includes both ends. -3 as its start counts from the heads, +2 as its end from the start; current is where a database is that --from or --snapshot describes. On a terminal, branches are drawn, and what is longer than the screen goes through $PAGER.',
    examples: [
      ['All of them', 'limbeck history'],
      ['From abc123 to the heads', 'limbeck history -r abc123:'],
      ['The last three', 'limbeck history -r -3:'],
      ['From where a database is, at abc123, to the heads', 'limbeck history -r current: --from abc123'],
    ],
  });

  range = Option.String('-r,--rev-range', { description: 'START:END; either may be left out.' });
  verbose = Option.Boolean('-v,--verbose', false, { description: 'All that is known of each.' });
  drawn = Option.Boolean('--graph', {
    description: 'Draw branches and merges; on a terminal it is done of itself, unless --no-graph.',
  });
  from = Option.String('--from', { description: 'The rows of a database: current in the range, marked in the list.' });
  snapshot = Option.String('--snapshot', { description: 'The same, out of a dump with data.' });
  indicateCurrent = Option.Boolean('-i,--indicate-current', false, {
    description: 'Mark where the database is; --from and --snapshot do so anyway.',
  });
  pager = Option.Boolean('--pager', true, { description: 'Print all at once, also on a terminal.' });
  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const { project, graph } = await this.graph();
    const byId = new Map(project.revisions.map((one) => [one.revision, one]));
    const current = await this.current(project, graph);
    const ids = shownRange(graph, this.range, current);
    const listed = ids.flatMap((id): RevisionFile[] => {
      const file = byId.get(id);
      return file ? [file] : [];
    });
    const { terminal } = this.context;
    const listing: Listing = { graph, current, paint: resultPaint(terminal.resultColors) };
    if (this.json) {
      this.printJson({ revisions: listed.map((one) => revisionJson(one, { graph, current })) });
      return;
    }
    if (listed.length === 0) return;
    if (this.drawn ?? (terminal.output && !isOneLine(graph, ids))) {
      const { drawGraph } = await import('../../report/graph-drawing.ts');
      const nodes = listed.map((file) => ({
        id: file.revision,
        parents: graph.parents(file.revision),
        dependsOn: graph.dependencies(file.revision),
        title: this.verbose ? `${revisionDetails(file, listing)}\n` : revisionTitle(file, listing),
      }));
      await this.page(drawGraph(nodes, 'text').trimEnd(), this.pager);
      return;
    }
    const texts = listed.map((one) => (this.verbose ? revisionDetails(one, listing) : revisionLine(one, listing)));
    await this.page(texts.join(this.verbose ? '\n\n' : '\n'), this.pager);
  }

  /** Where the database is, if anybody says it. */
  private async current(project: Project, graph: Graph): Promise<readonly string[] | undefined> {
    if (this.from !== undefined && this.snapshot !== undefined)
      throw problem('LB907', 'the place of the database is given twice: by --from and by --snapshot', {
        help: 'keep one',
      });
    if (this.snapshot !== undefined) {
      const { resolve } = await import('node:path');
      const { snapshotRows } = await import('../snapshot-rows.ts');
      return snapshotRows(project, resolve(this.context.cwd, this.snapshot), this.progress);
    }
    if (this.from !== undefined) {
      const { readRows } = await import('../../revisions/rows.ts');
      return readRows(graph, this.from);
    }
    if (this.indicateCurrent)
      throw problem('LB907', 'nobody has said where the database is', {
        help: 'Limbeck never connects: add --from REV, or --snapshot DUMP.sql',
      });
    return undefined;
  }
}

/** Whether each of the revisions follows the next one in the list, and nothing else. */
function isOneLine(graph: Graph, ids: readonly string[]): boolean {
  return ids.every((id, i) => {
    const parents = graph.parents(id);
    const next = ids[i + 1];
    return next === undefined ? parents.length < 2 : parents.length === 1 && parents[0] === next;
  });
}
