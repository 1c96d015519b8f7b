import { Command, Option } from 'clipanion';
import { newDependencies, newParents } from '../../revisions/new-parents.ts';
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

  message = Option.String('-m,--message', {
    description: 'What it does, in one line; asked for at a terminal without it.',
  });
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
    const { project, graph } = await this.graph();
    const { file } = await writeRevision(
      project,
      graph,
      {
        parents: newParents(graph, this.head === undefined ? [] : [this.head], this.splice),
        branchLabels: this.branchLabel,
        dependsOn: newDependencies(graph, this.dependsOn),
        // Nobody is asked for what would be refused.
        message: this.message ?? (await this.ask('What does it do?', '-m "add email to users"')),
        id: this.revisionId,
        folder: this.versionPath,
      },
      this.context.stderr,
    );
    this.print(file);
  }
}
