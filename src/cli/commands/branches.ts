import { Command, Option } from 'clipanion';
import { branchPoints } from '../../revisions/history.ts';
import { BaseCommand } from '../base-command.ts';
import { revisionDetails, revisionJson } from '../revision-listing.ts';

export class BranchesCommand extends BaseCommand {
  static override paths = [['branches']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'List the revisions that more than one other follows.',
    examples: [['Where branches begin', 'limbeck branches']],
  });

  verbose = Option.Boolean('-v,--verbose', false, { description: 'All that is known of each.' });
  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const { project, graph } = await this.graph();
    const { revisions } = project;
    const byId = new Map(revisions.map((one) => [one.revision, one]));
    const points = branchPoints(graph).flatMap((id) => byId.get(id) ?? []);
    if (this.json) this.printJson({ revisions: points.map((one) => revisionJson(one, graph)) });
    else if (this.verbose) this.print(points.map((one) => revisionDetails(one, graph)).join('\n\n'));
    else if (points.length > 0) {
      const message = new Map(revisions.map((one) => [one.revision, one.message]));
      this.print(
        points
          .map(({ revision }) => {
            const next = graph.children(revision).map((child) => {
              const labels = graph.labelsOf(child);
              return `  -> ${child}${labels.length > 0 ? ` (${labels.join(', ')})` : ''}, ${message.get(child) ?? ''}`;
            });
            return [`${revision} (branch point), ${message.get(revision) ?? ''}`, ...next].join('\n');
          })
          .join('\n'),
      );
    }
  }
}
