import { Command, Option } from 'clipanion';
import { problem } from '../../diagnostics/diagnostic.ts';
import { buildGraph, type Graph } from '../../revisions/graph.ts';
import { ancestors } from '../../revisions/reach.ts';
import { resolveRevisions } from '../../revisions/show.ts';
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
  message = Option.String('-m,--message', { required: true, description: 'What it is for, in one line.' });
  branchLabel = Option.Array('--branch-label', [], { description: 'A name for the branch that begins here.' });
  revisionId = Option.String('--rev-id', { description: 'The id, instead of a random one.' });
  versionPath = Option.String('--version-path', { description: 'The folder to write to, one of the configured ones.' });

  async run(): Promise<void> {
    const project = await this.project();
    const graph = buildGraph(project.revisions);
    this.say(graph.warnings);
    const file = await writeRevision(project, graph, {
      message: this.message,
      parents: this.parents(graph),
      branchLabels: this.branchLabel,
      dependsOn: [],
      id: this.revisionId,
      folder: this.versionPath,
    });
    this.print(file);
  }

  private parents(graph: Graph): readonly string[] {
    const asked = this.revisions.length > 0 ? this.revisions : ['heads'];
    const parents = [...new Set(asked.flatMap((one) => one.split(',')).flatMap((one) => resolveRevisions(graph, one)))];
    if (parents.length < 2) {
      const what = parents.length === 0 ? 'nothing' : `${parents[0]} alone`;
      throw problem('LB904', `there is nothing to merge: ${what}`, {
        help: `the heads are ${graph.heads.join(', ') || 'none'}; name at least two revisions`,
      });
    }
    for (const one of parents) {
      const below = parents.find((other) => other !== one && ancestors(graph, [one]).has(other));
      if (below === undefined) continue;
      throw problem('LB904', `${below} is an ancestor of ${one} already`, { help: `leave ${below} out` });
    }
    return parents;
  }
}
