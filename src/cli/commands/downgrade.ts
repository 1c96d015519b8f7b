import { Command, Option } from 'clipanion';
import { problem } from '../../diagnostics/diagnostic.ts';
import { CompilingCommand } from '../compile-command.ts';

export class DowngradeCommand extends CompilingCommand {
  static override paths = [['downgrade']];
  static override usage = Command.Usage({
    category: 'Compiling',
    description: 'compile, backward only, with the range in one word.',
    examples: [
      ['From the head to abc123', 'limbeck downgrade head:abc123 > rollback.sql'],
      ['One revision back', 'limbeck downgrade head:-1 > rollback.sql'],
    ],
  });

  range = Option.String({ name: 'FROM:TO' });
  sql = Option.Boolean('--sql', false, {
    description: 'Accepted for the users of Alembic: a script is all that Limbeck makes.',
  });

  async run(): Promise<void> {
    const [from = '', to = '', ...more] = this.range.split(':');
    if (from === '' || to === '' || more.length > 0) {
      const example = this.range.includes(':') ? 'head:-1' : `head:${this.range}`;
      throw problem('LB902', `"${this.range}" does not say where the way back begins and ends`, {
        help: `write FROM:TO, for instance limbeck downgrade ${example}`,
      });
    }
    await this.compileRange(from, to, 'downgrade');
  }
}
