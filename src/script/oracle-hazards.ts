import { type Diagnostic, diagnostic, Problem } from '../diagnostics/diagnostic.ts';
import { tokenize } from '../sql/lexer.ts';
import { sqlplusHazards } from '../sql/sqlplus.ts';
import { milliseconds } from './lock-timeouts.ts';
import type { ScriptRequest } from './plan-script.ts';

/** Refuses what a script for SQL*Plus has no words for; whatever SQL*Plus would misread is written in another way. */
export function refuseWhatCannotStand(request: ScriptRequest): void {
  const { steps, statementTimeout, searchPath, known } = request;
  const faults: Diagnostic[] = [];
  if (statementTimeout !== undefined && milliseconds(statementTimeout) > 0) {
    faults.push(
      diagnostic('LB557', 'Oracle has no time-out for statements that a script could set', {
        help: 'leave statementTimeout out for Oracle; a resource plan of the database can limit them',
      }),
    );
  }
  if (searchPath !== undefined && searchPath.length !== 1) {
    faults.push(
      diagnostic('LB557', 'a session of Oracle looks in one schema, not in a path of several', {
        help: 'name one schema in searchPath, or none',
      }),
    );
  }
  if (known) {
    faults.push(
      diagnostic('LB559', 'a script that runs on any revision is not written for SQL*Plus', {
        help: 'leave --idempotent out, and compile from where the database is: --from',
      }),
    );
  }
  for (const { revision, statements } of steps) {
    for (const statement of statements) {
      const { summary, source, guard, loop, text } = statement;
      if (loop) {
        faults.push(
          diagnostic('LB559', `"${summary}" runs in batches, which are not written for SQL*Plus`, {
            at: source,
            help: 'change the rows by op.updateRows or op.execute',
            revision,
          }),
        );
      }
      const open = tokenize(text, 'oracle').find((one) => one.unterminated);
      if (open || text.includes('\0')) {
        const what = open ? `does not end: ${text.slice(open.start, open.start + 20)}` : 'has the character NUL';
        faults.push(
          diagnostic('LB552', `the SQL of "${summary}" ${what}`, {
            at: source,
            help: open ? 'close the quote or comment' : 'leave it out',
            revision,
          }),
        );
      }
      const [hazard] = guard === undefined ? [] : sqlplusHazards(guard);
      if (hazard || (guard !== undefined && /^\s*$/m.test(guard))) {
        faults.push(
          diagnostic('LB552', `SQL*Plus would misread what guards "${summary}": ${hazard?.text ?? 'an empty line'}`, {
            at: source,
            help: 'write it without lines that SQL*Plus takes for its own',
            revision,
          }),
        );
      }
    }
  }
  if (faults.length > 0) throw new Problem(faults);
}
