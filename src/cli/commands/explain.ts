import { Command, Option } from 'clipanion';
import { codes, isCode } from '../../diagnostics/codes.ts';
import { problem } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import { BaseCommand } from '../base-command.ts';

export class ExplainCommand extends BaseCommand {
  static override paths = [['explain']];
  static override usage = Command.Usage({
    category: 'Reading',
    description: 'Explain a code that a message carries.',
    examples: [
      ['What LB402 means', 'limbeck explain LB402'],
      ['All codes', 'limbeck explain'],
    ],
  });

  code = Option.String({ name: 'CODE', required: false });

  async run(): Promise<void> {
    if (this.code === undefined) {
      this.print(
        Object.entries(codes)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([code, { title }]) => `${code}  ${title}`)
          .join('\n'),
      );
      return;
    }
    const code = this.code.toUpperCase();
    if (!isCode(code)) {
      const help = didYouMean(code, Object.keys(codes)) ?? '"limbeck explain" lists all codes';
      throw problem('LB907', `there is no code ${this.code}`, { help });
    }
    const { severity, title, explanation } = codes[code];
    this.print(`${code} (${severity}): ${title}\n\n${explanation}`);
  }
}
