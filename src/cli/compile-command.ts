import { Option } from 'clipanion';
import type { Direction } from '../revisions/moves.ts';
import { BaseCommand } from './base-command.ts';

/** What `compile`, `upgrade` and `downgrade` share: everything but how the range is written. */
export abstract class CompilingCommand extends BaseCommand {
  dialect = Option.String('--dialect', {
    description:
      'postgresql, mysql, mariadb, sqlite, mssql or oracle, with the version of the server as in postgresql@15; the first one of the configuration without it.',
  });
  client = Option.String('--client', {
    description:
      'The program that runs the script: psql or plain for PostgreSQL; mysql, sqlite3, sqlcmd or plain, sqlplus for the others.',
  });
  transaction = Option.String('--transaction', 'plan', {
    description: 'plan: one transaction for all; revision: one for each.',
  });
  journal = Option.String('--journal', {
    description: 'always, never or auto: a record of the steps in the database, where the plan is not one transaction.',
  });
  rollback = Option.Boolean('--rollback', false, {
    description: 'The script that undoes exactly this plan, also after it was stopped half way, in place of the plan.',
  });
  idempotent = Option.Boolean('--idempotent', false, {
    description: 'One script for every database between the two ends; what is applied already is passed over.',
  });
  lockTimeout = Option.String('--lock-timeout', {
    description: 'How long a statement waits for a lock; 5s without it.',
  });
  lockRetries = Option.String('--lock-retries', {
    description:
      'How often the locks of a transaction are tried for before its first change; 0: each statement waits for its own.',
  });
  statementTimeout = Option.String('--statement-timeout', {
    description: 'How long a statement may run; no limit without it.',
  });
  database = Option.String('--database', {
    description: 'The only database on which the script runs; any without it.',
  });
  role = Option.String('--role', {
    description: 'The role as which the script does everything: SET ROLE. Who runs it without it.',
  });
  allow = Option.Array('--allow', {
    description: 'Data that may be lost, as the error names it: drop-column:users.email. * stands for any text.',
  });
  out = Option.String('-o,--out', {
    description: 'Write to this file instead of standard output, whole or not at all.',
  });
  force = Option.Boolean('--force', false, {
    description: 'Let --out overwrite a file that holds another plan, or none.',
  });
  cache = Option.Boolean('--cache', true, {
    description: 'Use and keep nothing of an earlier run; the result is the same.',
  });
  json = Option.Boolean('--json', false, { description: 'Print the plan as JSON.' });

  /** Compiles a range and prints the script, or the plan as JSON. */
  protected async compileRange(from: string, to: string, direction?: Direction): Promise<void> {
    const project = await this.readProject();
    const { compileProject } = await import('./compile-project.ts');
    const compiled = await compileProject(project, {
      from,
      to,
      direction,
      dialect: this.dialect,
      client: this.client,
      transaction: this.transaction,
      journal: this.journal,
      idempotent: this.idempotent,
      rollback: this.rollback,
      lockTimeout: this.lockTimeout,
      lockRetries: this.lockRetries,
      statementTimeout: this.statementTimeout,
      database: this.database,
      role: this.role,
      allow: this.allow,
      cache: this.cache,
      progress: this.progress,
    });
    const { planJson } = await import('../report/plan-json.ts');
    const result = this.json ? `${JSON.stringify(planJson(compiled), null, 2)}\n` : compiled.script.text;
    this.say([...project.diagnostics, ...compiled.diagnostics]);
    await this.deliver(result, this.out, { digest: compiled.script.digest, force: this.force });
  }
}
