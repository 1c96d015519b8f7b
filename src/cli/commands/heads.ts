import { Command, Option } from 'clipanion';
import { BaseCommand } from '../base-command.ts';
import { resultPaint } from '../paint.ts';
import { revisionDetails, revisionJson } from '../revision-listing.ts';

export class HeadsCommand extends BaseCommand {
  static override paths = [['heads']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'List the revisions that no other follows.',
    examples: [['The heads of this project', 'limbeck heads']],
  });

  resolveDependencies = Option.Boolean('--resolve-dependencies', false, {
    description: 'Without those that another revision depends on.',
  });
  verbose = Option.Boolean('-v,--verbose', false, { description: 'All that is known of each.' });
  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const { project, graph } = await this.graph();
    const { revisions } = project;
    const wanted = this.resolveDependencies ? graph.effectiveHeads : graph.heads;
    const heads = revisions.filter((one) => wanted.includes(one.revision));
    const listing = { graph, paint: resultPaint(this.context.terminal.resultColors) };
    if (this.json) this.printJson({ revisions: heads.map((one) => revisionJson(one, { graph })) });
    else if (heads.length === 0) return;
    else if (this.verbose) this.print(heads.map((one) => revisionDetails(one, listing)).join('\n\n'));
    else {
      // Only what makes them heads: `limbeck show heads` says more.
      this.print(
        heads
          .map(({ revision }) => {
            const labels = graph.labelsOf(revision);
            const effective = graph.effectiveHeads.includes(revision) ? 'head' : 'effective head';
            const marks = [...(labels.length > 0 ? [labels.join(', ')] : []), effective];
            return `${listing.paint.revision(revision)}${marks.map((one) => ` ${listing.paint.mark(`(${one})`)}`).join('')}`;
          })
          .join('\n'),
      );
    }
  }
}
