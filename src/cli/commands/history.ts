import { Command, Option } from 'clipanion';
import type { RevisionFile } from '../../project/project.ts';
import { historyRange } from '../../revisions/history.ts';
import { BaseCommand } from '../base-command.ts';
import { revisionDetails, revisionJson, revisionLine } from '../revision-listing.ts';

export class HistoryCommand extends BaseCommand {
  static override paths = [['history']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'List the revisions, newest first.',
    examples: [
      ['All of them', 'limbeck history'],
      ['From abc123 to the heads', 'limbeck history -r abc123:'],
      ['The last three', 'limbeck history -r -3:'],
    ],
  });

  range = Option.String('-r,--rev-range', { description: 'START:END; either may be left out.' });
  verbose = Option.Boolean('-v,--verbose', false, { description: 'All that is known of each.' });
  json = Option.Boolean('--json', false, { description: 'For machines.' });

  async run(): Promise<void> {
    const { project, graph } = await this.graph();
    const { revisions } = project;
    const byId = new Map(revisions.map((one) => [one.revision, one]));
    const listed = historyRange(graph, this.range).flatMap((id): RevisionFile[] => {
      const file = byId.get(id);
      return file ? [file] : [];
    });
    if (this.json) this.printJson({ revisions: listed.map((one) => revisionJson(one, graph)) });
    else if (this.verbose) this.print(listed.map((one) => revisionDetails(one, graph)).join('\n\n'));
    else if (listed.length > 0) this.print(listed.map((one) => revisionLine(one, graph)).join('\n'));
  }
}
