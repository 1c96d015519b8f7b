import { Command, Option } from 'clipanion';
import { problem } from '../../diagnostics/diagnostic.ts';
import { CompilingCommand } from '../compile-command.ts';

export class UpgradeCommand extends CompilingCommand {
  static override paths = [['upgrade']];
  static override usage = Command.Usage({
    category: 'Compiling',
    description: 'compile, forward only, with the range in one word.',
    examples: [
      ['From abc123 to the head', 'limbeck upgrade abc123:head > plan.sql'],
      ['From an empty database', 'limbeck upgrade head > plan.sql'],
    ],
  });

  range = Option.String({ name: 'FROM:TO' });
  sql = Option.Boolean('--sql', false, {
    description: 'Accepted for the users of Alembic: a script is all that Limbeck makes.',
  });

  async run(): Promise<void> {
    const parts = this.range.split(':');
    const [first = '', second] = parts;
    if (parts.length > 2 || first === '' || second === '') {
      throw problem('LB907', `"${this.range}" is no range`, {
        help: 'write FROM:TO, or TO alone to begin at an empty database',
      });
    }
    await this.compileRange(second === undefined ? 'base' : first, second ?? first, 'upgrade');
  }
}
