import { Command, Option } from 'clipanion';
import { problem } from '../../diagnostics/diagnostic.ts';
import type { Graph } from '../../revisions/graph.ts';
import { newParents } from '../../revisions/new-parents.ts';
import { BaseCommand } from '../base-command.ts';
import { writeRevision } from '../write-revision.ts';

export class MergeCommand extends BaseCommand {
  static override paths = [['merge']];
  static override usage = Command.Usage({
    category: 'Writing',
    description: 'Write a migration that joins several heads.',
    examples: [
      ['All heads', 'limbeck merge -m "merge the reviews branch"'],
      ['These two', 'limbeck merge -m "merge" abc123 def456'],
    ],
  });

  revisions = Option.Rest({ name: 'REV' });
  message = Option.String('-m,--message', {
    description: 'What it is for, in one line; asked for at a terminal without it.',
  });
  splice = Option.Boolean('--splice', false, { description: 'Allow parents that others follow already.' });
  branchLabel = Option.Array('--branch-label', [], { description: 'A name for the branch that begins here.' });
  revisionId = Option.String('--rev-id', { description: 'The id, instead of a random one.' });
  versionPath = Option.String('--version-path', { description: 'The folder to write to, one of the configured ones.' });

  async run(): Promise<void> {
    const { project, graph } = await this.graph();
    const { file } = await writeRevision(
      project,
      graph,
      {
        // Nobody is asked for what would be refused.
        parents: this.parents(graph),
        message: this.message ?? (await this.ask('What is it for?', '-m "merge the reviews branch"')),
        branchLabels: this.branchLabel,
        dependsOn: [],
        id: this.revisionId,
        folder: this.versionPath,
      },
      this.context.stderr,
    );
    this.print(file);
  }

  private parents(graph: Graph): readonly string[] {
    const parents = newParents(graph, this.revisions.length > 0 ? this.revisions : ['heads'], this.splice);
    if (parents.length > 1) return parents;
    const what = parents.length === 0 ? 'nothing' : `${parents[0]} alone`;
    throw problem('LB904', `there is nothing to merge: ${what}`, {
      help: `the heads are ${graph.heads.join(', ') || 'none'}; name at least two revisions`,
    });
  }
}
