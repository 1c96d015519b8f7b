import { type Diagnostic, diagnostic, Problem } from '../diagnostics/diagnostic.ts';
import { sqlcmdHazards } from '../sql/sqlcmd.ts';
import type { ScriptRequest } from './plan-script.ts';

/** Refuses what no script for SQL Server can do. What a client would misread can be sent another way. */
export function refuseWhatCannotStand({ versionTable, steps, role, known, client }: ScriptRequest): void {
  const faults: Diagnostic[] = [];
  if (role !== undefined) {
    faults.push(
      diagnostic('LB557', 'a script for SQL Server runs as the login that runs it, not as a role', {
        help: 'leave role out for SQL Server, and run the script as a login that may do all of it',
      }),
    );
  }
  if (known) {
    faults.push(
      diagnostic(
        'LB557',
        `a script for ${client.name} begins at one revision, and passes over nothing that is applied`,
        {
          help: 'compile without --idempotent, from the revision where the database is',
        },
      ),
    );
  }
  for (const name of [versionTable.name, versionTable.schema ?? '']) {
    if (sqlcmdHazards(`[${name.replaceAll(']', ']]')}]`).length === 0) continue;
    faults.push(
      diagnostic('LB552', 'sqlcmd would misread the name of the version table', {
        help: 'give it a name without $( and on one line',
      }),
    );
  }
  for (const { revision, statements } of steps) {
    for (const statement of statements) {
      const { loop, source, summary, control } = statement;
      if (loop) {
        faults.push(
          diagnostic('LB551', `"${summary}" is done batch by batch, which scripts for SQL Server do not do yet`, {
            at: source,
            help: 'write the loop in op.execute: WHILE 1 = 1 BEGIN UPDATE TOP (1000) … END',
            revision,
          }),
        );
      }
      if (control?.kind === 'precondition') continue;
      const hazard = sqlcmdHazards(statement.text).find((one) => one.kind === 'unterminated');
      if (hazard === undefined) continue;
      faults.push(
        diagnostic('LB552', `the SQL of "${summary}" does not end: ${hazard.text}`, {
          at: source,
          help: 'close the quote, bracket or comment',
          revision,
        }),
      );
    }
  }
  if (faults.length > 0) throw new Problem(faults);
}
