import { Command, Option } from 'clipanion';
import { problem } from '../../diagnostics/diagnostic.ts';
import { drawGraph, graphFormats } from '../../report/graph-drawing.ts';
import { shownRange } from '../../revisions/history.ts';
import { BaseCommand } from '../base-command.ts';
import { resultPaint } from '../paint.ts';
import { revisionTitle } from '../revision-listing.ts';

export class GraphCommand extends BaseCommand {
  static override paths = [['graph']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'Draw the revisions and how they follow each other, newest first.',
    examples: [
      ['In the terminal', 'limbeck graph'],
      ['From abc123 on, for a page that knows Mermaid', 'limbeck graph -r abc123: --format mermaid'],
      ['As a picture', 'limbeck graph --format svg > graph.svg'],
    ],
  });

  format = Option.String('--format', 'text', { description: 'text, mermaid, dot or svg.' });
  range = Option.String('-r,--rev-range', { description: 'START:END; either may be left out.' });
  out = Option.String('-o,--out', {
    description: 'Write to this file instead of standard output, whole or not at all.',
  });

  pager = Option.Boolean('--pager', true, { description: 'Print all at once, also on a terminal.' });

  async run(): Promise<void> {
    const format = graphFormats.find((one) => one === this.format);
    if (format === undefined)
      throw problem('LB907', `there is no format "${this.format}"`, { help: `write ${graphFormats.join(', ')}` });
    const { project, graph } = await this.graph();
    const { revisions } = project;
    const shown = this.out === undefined;
    const byId = new Map(revisions.map((one) => [one.revision, one]));
    const listing = { graph, paint: resultPaint(format === 'text' && shown && this.context.terminal.resultColors) };
    const nodes = shownRange(graph, this.range).flatMap((id) => {
      const file = byId.get(id);
      if (file === undefined) return [];
      const title = revisionTitle(file, listing);
      return [{ id, parents: graph.parents(id), dependsOn: graph.dependencies(id), title }];
    });
    if (nodes.length === 0) return;
    if (format === 'text' && shown) await this.page(drawGraph(nodes, format), this.pager);
    else await this.deliver(drawGraph(nodes, format), this.out);
  }
}
