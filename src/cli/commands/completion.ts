import { Cli, Command, Option } from 'clipanion';
import { problem } from '../../diagnostics/diagnostic.ts';
import { PlainCommand } from '../plain-command.ts';
import { loadCommands } from './index.ts';

export class CompletionCommand extends PlainCommand {
  static override paths = [['completion']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'Print the completion script of a shell.',
    examples: [
      ['bash', 'limbeck completion bash > ~/.local/share/bash-completion/completions/limbeck'],
      ['zsh, in a folder of fpath', 'limbeck completion zsh > _limbeck'],
      ['fish', 'limbeck completion fish > ~/.config/fish/completions/limbeck.fish'],
    ],
  });

  shell = Option.String({ name: 'bash|zsh|fish' });

  async run(): Promise<void> {
    // Imported late: it knows every dialect.
    const { completionScript, shells } = await import('../completion.ts');
    const shell = shells.find((one) => one === this.shell);
    if (shell === undefined)
      throw problem('LB907', `there is no completion for "${this.shell}"`, { help: `write ${shells.join(', ')}` });
    const cli = Cli.from([...(await loadCommands())], { binaryName: 'limbeck' });
    this.print(completionScript(shell, cli.definitions()));
  }
}
