import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Command, Option } from 'clipanion';
import { problem } from '../../diagnostics/diagnostic.ts';
import { resolveRevisions } from '../../revisions/show.ts';
import { BaseCommand } from '../base-command.ts';

export class EditCommand extends BaseCommand {
  static override paths = [['edit']];
  static override usage = Command.Usage({
    category: 'Writing',
    description:
      'Open the module of a revision, or of those that a name stands for, in the editor ($VISUAL or $EDITOR).',
    examples: [['The newest one', 'limbeck edit head']],
  });

  revision = Option.String({ name: 'REV' });

  async run(): Promise<void> {
    const { project, graph } = await this.graph();
    const { revisions, config } = project;
    const ids = resolveRevisions(graph, this.revision);
    const files = ids.flatMap((id) => revisions.find((one) => one.revision === id)?.file ?? []);
    if (files.length === 0)
      throw problem('LB907', 'the base has no module', { help: 'name a revision, for instance head' });
    const { VISUAL, EDITOR } = process.env;
    const editor = VISUAL || EDITOR;
    if (!editor) {
      throw problem('LB917', `no editor is set to open ${files.join(' ')}`, {
        help: 'set EDITOR, for instance: EDITOR=vi limbeck edit head',
      });
    }
    // EDITOR may have arguments: `code --wait`.
    const [program = '', ...args] = editor.split(/\s+/);
    const status = await new Promise<number | string>((done) => {
      const child = spawn(program, [...args, ...files.map((file) => join(config.root, file))], { stdio: 'inherit' });
      child.on('error', (error) => done(error.message));
      child.on('close', (code) => done(code ?? 1));
    });
    if (status !== 0)
      throw problem('LB917', `the editor "${editor}" ended with ${status}`, { help: `the file is ${files.join(' ')}` });
  }
}
