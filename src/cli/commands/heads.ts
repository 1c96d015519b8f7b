import { Command, Option } from 'clipanion';
import { BaseCommand } from '../base-command.ts';
import { revisionDetails, revisionJson } from '../revision-listing.ts';

export class HeadsCommand extends BaseCommand {
  static override paths = [['heads']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'List the revisions that no other follows.',
    examples: [['The heads of this project', 'limbeck heads']],
  });

  verbose = Option.Boolean('-v,--verbose', false, { description: 'All that is known of each.' });
  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const { project, graph } = await this.graph();
    const { revisions } = project;
    const heads = revisions.filter((one) => graph.heads.includes(one.revision));
    if (this.json) this.printJson({ revisions: heads.map((one) => revisionJson(one, graph)) });
    else if (this.verbose) this.print(heads.map((one) => revisionDetails(one, graph)).join('\n\n'));
    else if (heads.length > 0) {
      this.print(
        heads
          .map(({ revision }) => {
            const labels = graph.labelsOf(revision);
            const effective = graph.effectiveHeads.includes(revision) ? 'head' : 'effective head';
            return `${revision}${labels.length > 0 ? ` (${labels.join(', ')})` : ''} (${effective})`;
          })
          .join('\n'),
      );
    }
  }
}
