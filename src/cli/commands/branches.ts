import { Command, Option } from 'clipanion';
import { branchPoints } from '../../revisions/history.ts';
import { BaseCommand } from '../base-command.ts';
import { resultPaint } from '../paint.ts';
import { revisionDetails, revisionJson, revisionTitle } from '../revision-listing.ts';

export class BranchesCommand extends BaseCommand {
  static override paths = [['branches']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'List the revisions that more than one other follows.',
    examples: [['Where branches begin', 'limbeck branches']],
  });

  verbose = Option.Boolean('-v,--verbose', false, { description: 'All that is known of each.' });
  pager = Option.Boolean('--pager', true, { description: 'Print all at once, also on a terminal.' });
  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const { project, graph } = await this.graph();
    const { revisions } = project;
    const byId = new Map(revisions.map((one) => [one.revision, one]));
    const listing = { graph, paint: resultPaint(this.context.terminal.resultColors) };
    const points = branchPoints(graph).flatMap((id) => byId.get(id) ?? []);
    if (this.json) this.printJson({ revisions: points.map((one) => revisionJson(one, { graph })) });
    else if (points.length === 0) return;
    else if (this.verbose) this.print(points.map((one) => revisionDetails(one, listing)).join('\n\n'));
    else {
      const lines = points.flatMap((point) => {
        const next = graph.children(point.revision).flatMap((child) => byId.get(child) ?? []);
        return [revisionTitle(point, listing), ...next.map((one) => `  -> ${revisionTitle(one, listing)}`)];
      });
      await this.page(lines.join('\n'), this.pager);
    }
  }
}
