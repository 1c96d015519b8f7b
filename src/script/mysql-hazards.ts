import { type Diagnostic, diagnostic, Problem } from '../diagnostics/diagnostic.ts';
import { type MysqlHazard, mysqlHazards } from '../sql/mysql-client.ts';
import { isUnpreparable } from './mysql-preparable.ts';
import type { ScriptRequest } from './plan-script.ts';

/** Something that does not occur in the statement. */
export function delimiterFor(statement: string): string {
  let delimiter = '$$';
  for (let i = 1; statement.includes(delimiter); i++) delimiter = `$${i}$`;
  return delimiter;
}

/**
 * Refuses what the client cannot run, and what it would run in another way than it reads.
 *
 * @param journal whether the plan goes on where it was stopped, and passes over what is done
 */
export function refuseWhatCannotStand(request: ScriptRequest, journal: boolean): void {
  const { steps, dialect, role, statementTimeout } = request;
  const faults: Diagnostic[] = [];
  if (role !== undefined) {
    faults.push(
      diagnostic(
        'LB557',
        `in ${dialect.title}, nothing belongs to a role: whoever runs the script makes what it makes`,
        {
          help: 'leave role out; environments may differ in it',
        },
      ),
    );
  }
  if (dialect.name === 'mysql' && statementTimeout !== undefined && !/^0+(?:\.0+)?\s*\w*$/.test(statementTimeout)) {
    faults.push(
      diagnostic('LB557', `MySQL has a time-out for SELECT only, none for the statements of a plan`, {
        help: 'leave statementTimeout out; lockTimeout limits what others have to wait for',
      }),
    );
  }
  for (const { revision, statements } of steps) {
    for (const statement of statements) {
      const { source, summary, loop, text } = statement;
      const at = { at: source, revision };
      if (loop) {
        const message = `"${summary}" is done in batches, each committed, and a script for the mysql program has no loops`;
        faults.push(diagnostic('LB556', message, { ...at, help: 'run the update by hand, apart from the plan' }));
      }
      const direct = isUnpreparable(request, statement) ? { delimiter: delimiterFor(text) } : undefined;
      if (direct && (statement.when || statement.onlyIf !== undefined)) {
        const message = `"${summary}" cannot run under a condition: MySQL does not prepare such a statement`;
        faults.push(diagnostic('LB555', message, { ...at, help: 'move it out of op.when' }));
      }
      if (direct && journal && (statement.transaction === 'inside' || statement.transaction === 'commitAfter')) {
        const message = `"${summary}" stands among others in a transaction, and could not be passed over when the plan goes on: MySQL does not prepare such a statement`;
        faults.push(diagnostic('LB555', message, { ...at, help: 'put it into op.autocommit, as a step of its own' }));
      }
      for (const hazard of mysqlHazards(text, direct).slice(0, 1))
        faults.push(diagnostic('LB552', said(hazard, summary), { ...at, help: HELP[hazard.kind] }));
    }
  }
  if (faults.length > 0) throw new Problem(faults);
}

const HELP: Readonly<Record<MysqlHazard['kind'], string>> = {
  'executable-comment': 'write it without the comment: the target and its version are known when it is compiled',
  unterminated: 'close the quote or the comment',
  misread: 'write it without backslashes outside of quotes, and without comments around it',
};

function said({ kind, text }: MysqlHazard, summary: string): string {
  if (kind === 'executable-comment')
    return `the SQL of "${summary}" has a comment that the server executes: ${text.slice(0, 40)}`;
  if (kind === 'unterminated') return `the SQL of "${summary}" does not end: ${text}`;
  return `the mysql program would misread the SQL of "${summary}"`;
}
