import { type Diagnostic, diagnostic, Problem } from '../diagnostics/diagnostic.ts';
import { type MysqlHazard, mysqlHazards } from '../sql/mysql-client.ts';
import type { ScriptRequest, ScriptStatement } from './plan-script.ts';

/**
 * What MySQL does not prepare, and MariaDB does: it stands in the script itself.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/sql-prepared-statements.html, https://mariadb.com/docs/server/reference/sql-statements/prepared-statements/prepare-statement
 */
export function isUnpreparable({ dialect }: ScriptRequest, { text, control }: ScriptStatement): boolean {
  return dialect.name === 'mysql' && control === undefined && UNPREPARED.test(text);
}

const BLANK = String.raw`(?:\s|#[^\n]*\n|--\s[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)`;
const DEFINER = String.raw`DEFINER${BLANK}*=(?:[^"'${'`'}\s]|'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|${'`'}[^${'`'}]*${'`'}|${BLANK})+?`;
const UNPREPARED = new RegExp(
  `^${BLANK}*(?:(?:CREATE|ALTER|DROP)${BLANK}+(?:OR${BLANK}+REPLACE${BLANK}+)?(?:${DEFINER}${BLANK}+)?(?:AGGREGATE${BLANK}+)?(?:PROCEDURE|FUNCTION|TRIGGER|EVENT)|ALTER${BLANK}+(?:[^(]*?${BLANK})?VIEW|ALTER${BLANK}+(?:DATABASE|SCHEMA))\\b`,
  'i',
);

/** Something that does not occur in the statement. */
export function delimiterFor(statement: string): string {
  let delimiter = '$$';
  for (let i = 1; statement.includes(delimiter); i++) delimiter = `$${i}$`;
  return delimiter;
}

/** Refuses what the client cannot run, and what it would run in another way than it reads. */
export function refuseWhatCannotStand(request: ScriptRequest): void {
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
