import { Command, Option } from 'clipanion';
import { CompilingCommand } from '../compile-command.ts';

export class CompileCommand extends CompilingCommand {
  static override paths = [['compile']];
  static override usage = Command.Usage({
    category: 'Compiling',
    description: 'Compile the way from one revision to another into a SQL script.',
    details:
      'The direction follows from the revisions. The script goes to standard output, and only when it is whole; everything else goes to standard error.',
    examples: [
      ['Everything, from an empty database', 'limbeck compile > plan.sql'],
      ['From the revision of production to the head', 'limbeck compile --from abc123 --to head > plan.sql'],
      ['The way back over the last revision', 'limbeck compile --from head --to -1 > rollback.sql'],
      ['Dropping a column for good', 'limbeck compile --allow drop-column:users.email > plan.sql'],
      ['From a database with two heads', 'limbeck compile --from abc123,def456 --to head > plan.sql'],
    ],
  });

  from = Option.String('--from', 'base', {
    description: 'The revision or revisions that the database is at; base for an empty one.',
  });
  to = Option.String('--to', 'head', {
    description: 'The revision to arrive at: an id, head, heads, base, label@head, +2, -1 …',
  });

  async run(): Promise<void> {
    await this.compileRange(this.from, this.to);
  }
}
