import { Command, Option } from 'clipanion';
import { resolveRevisions } from '../../revisions/show.ts';
import { BaseCommand } from '../base-command.ts';
import { resultPaint } from '../paint.ts';
import { revisionDetails, revisionJson } from '../revision-listing.ts';

export class ShowCommand extends BaseCommand {
  static override paths = [['show']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'Show one revision, or those that a name stands for.',
    examples: [
      ['A revision by the beginning of its id', 'limbeck show abc1'],
      ['The head', 'limbeck show head'],
    ],
  });

  revision = Option.String({ name: 'REV' });
  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const { project, graph } = await this.graph();
    const { revisions } = project;
    const wanted = resolveRevisions(graph, this.revision);
    const files = wanted.flatMap((id) => revisions.filter((one) => one.revision === id));
    if (this.json) this.printJson({ revisions: files.map((one) => revisionJson(one, { graph })) });
    else if (files.length === 0) this.print('base (no row)');
    else {
      const listing = { graph, paint: resultPaint(this.context.terminal.resultColors) };
      this.print(files.map((one) => revisionDetails(one, listing)).join('\n\n'));
    }
  }
}
