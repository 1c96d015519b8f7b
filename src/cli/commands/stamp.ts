import { Command, Option } from 'clipanion';
import { isError, Problem, problem } from '../../diagnostics/diagnostic.ts';
import { stampSteps } from '../../revisions/stamp.ts';
import { BaseCommand } from '../base-command.ts';

export class StampCommand extends BaseCommand {
  static override paths = [['stamp']];
  static override usage = Command.Usage({
    category: 'Compiling',
    description: 'Write the script that sets the version rows, without running any migration.',
    examples: [
      ['A database that was built by hand and is at abc123', 'limbeck stamp abc123 > stamp.sql'],
      ['From one revision to another', 'limbeck stamp --from abc123 def456 > stamp.sql'],
      ['Two heads, whatever rows there are', 'limbeck stamp --purge abc123 def456 > stamp.sql'],
      ['No row at all', 'limbeck stamp --from abc123 base > stamp.sql'],
    ],
  });

  revisions = Option.Rest({ name: 'REV', required: 1 });
  from = Option.String('--from', { description: 'The rows that the database has; base, for none, without it.' });
  purge = Option.Boolean('--purge', false, { description: 'Delete whatever rows there are first.' });
  sql = Option.Boolean('--sql', false, { description: 'For Alembic’s users; there is nothing but SQL here.' });
  dialect = Option.String('--dialect', {
    description:
      'postgresql, mysql, mariadb, sqlite, mssql or oracle, with the version of the server as in postgresql@15; the first one of the configuration without it.',
  });
  client = Option.String('--client', {
    description:
      'The program that runs the script: psql or plain for PostgreSQL; mysql, sqlite3, sqlcmd or plain, sqlplus for the others.',
  });
  database = Option.String('--database', {
    description: 'The only database on which the script runs; any without it.',
  });
  role = Option.String('--role', {
    description: 'The role as which the script does everything: SET ROLE. Who runs it without it.',
  });
  out = Option.String('-o,--out', {
    description: 'Write to this file instead of standard output, whole or not at all.',
  });
  force = Option.Boolean('--force', false, {
    description: 'Let --out overwrite a file that holds another plan, or none.',
  });

  async run(): Promise<void> {
    const { from, to } = this.range();
    const { project, graph } = await this.graph();
    const path = stampSteps(graph, { from, to });
    if (path.diagnostics.some(isError)) throw new Problem(path.diagnostics);
    this.say(path.diagnostics);
    if (!this.purge && path.from.join() === path.to.join()) {
      throw problem('LB908', `the rows ${path.to.join(', ') || 'of base'} would stay as they are`, {
        help: 'say where the database is with --from, or use --purge where nobody knows',
      });
    }
    const { compileStamp } = await import('../compile-project.ts');
    const script = await compileStamp(project, path, {
      dialect: this.dialect,
      client: this.client,
      database: this.database,
      role: this.role,
      purge: this.purge,
    });
    await this.deliver(script.text, this.out, { digest: script.digest, force: this.force });
  }

  /** `A:B` is Alembic's way to say `--from A B`; where several say where they begin, they say the same. */
  private range(): { readonly from: string; readonly to: readonly string[] } {
    const starts = new Set<string>();
    const to = this.revisions.map((one) => {
      const [before = '', after, ...rest] = one.split(':');
      if (after === undefined) return one;
      if (after === '' || rest.length > 0)
        throw problem('LB907', `"${one}" is no range`, { help: 'write FROM:TO, or --from FROM TO' });
      starts.add(before || 'base');
      return after;
    });
    if (starts.size > 1)
      throw problem('LB907', `the database cannot be at ${[...starts].join(' and at ')} at once`, {
        help: `a set of rows is written with commas: --from ${[...starts].join(',')} ${to.join(' ')}`,
      });
    const [start] = starts;
    if (start !== undefined && this.from !== undefined) {
      throw problem('LB907', 'the start is given twice: as --from and before the colon', { help: 'keep one' });
    }
    if (this.purge && (this.from !== undefined || start !== undefined)) {
      throw problem('LB907', '--purge takes whatever rows there are', { help: 'leave the start out' });
    }
    return { from: start ?? this.from ?? 'base', to };
  }
}
