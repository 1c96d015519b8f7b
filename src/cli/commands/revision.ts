import { Command, Option } from 'clipanion';
import { problem } from '../../diagnostics/diagnostic.ts';
import { buildGraph, type Graph } from '../../revisions/graph.ts';
import { resolveRevision, resolveRevisions } from '../../revisions/show.ts';
import { BaseCommand } from '../base-command.ts';
import { writeRevision } from '../write-revision.ts';

export class RevisionCommand extends BaseCommand {
  static override paths = [['revision']];
  static override usage = Command.Usage({
    category: 'Writing',
    description: 'Write a new migration module.',
    examples: [
      ['After the head', 'limbeck revision -m "add email to users"'],
      [
        'After another revision, as a new branch',
        'limbeck revision -m "report tables" --head abc123 --splice --branch-label reports',
      ],
      ['As a base of its own', 'limbeck revision -m "other tables" --head base'],
    ],
  });

  message = Option.String('-m,--message', { required: true, description: 'What it does, in one line.' });
  head = Option.String('--head', {
    description: 'The revision to follow; several with commas make a merge; base for none.',
  });
  splice = Option.Boolean('--splice', false, { description: 'Allow a parent that others follow already.' });
  branchLabel = Option.Array('--branch-label', [], { description: 'A name for the branch that begins here.' });
  dependsOn = Option.Array('--depends-on', [], {
    description: 'A revision that must be applied before, beside the parent.',
  });
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
      dependsOn: this.dependsOn.map((name) => resolveRevision(graph, name) ?? name),
      id: this.revisionId,
      folder: this.versionPath,
    });
    this.print(file);
  }

  private parents(graph: Graph): readonly string[] {
    if (this.head === undefined) {
      if (graph.heads.length <= 1) return graph.heads;
      const help = `name the parent: --head ${graph.heads[0] ?? ''}, or join them: --head ${graph.heads.join(',')}`;
      throw problem('LB904', `the project has several heads: ${graph.heads.join(', ')}`, { help });
    }
    const parents = this.head.split(',').flatMap((one) => resolveRevisions(graph, one.trim()));
    const followed = parents.filter((one) => !graph.heads.includes(one));
    if (followed.length > 0 && !this.splice) {
      throw problem('LB904', `${followed.join(', ')} is not a head: another revision follows it`, {
        help: 'add --splice to begin a branch there',
      });
    }
    return [...new Set(parents)];
  }
}
