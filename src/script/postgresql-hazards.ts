import { type Diagnostic, diagnostic, Problem } from '../diagnostics/diagnostic.ts';
import { psqlHazards } from '../sql/psql.ts';
import { selectsIntoTable } from '../sql/transactionality.ts';
import type { ScriptRequest, ScriptStatement } from './plan-script.ts';
import type { Segment } from './segments.ts';

/** Refuses what the client cannot run at all; the rest that psql would misread can be sent another way. */
export function refuseWhatCannotStand(
  { client, steps }: ScriptRequest,
  segments: readonly Segment[],
  /** Every statement runs under a condition: its step may be done already. */
  gated: boolean,
): ReadonlySet<ScriptStatement> {
  const faults: Diagnostic[] = [];
  const misread = new Set<ScriptStatement>();
  if (client.name === 'plain') {
    for (const { kind, actions } of segments) {
      const action = actions.find((one) => one.kind === 'run');
      if (kind !== 'outside' || action === undefined) continue;
      const message = `"${action.statement.summary}" cannot run inside a transaction, and a plain script has nothing but transactions`;
      faults.push(
        diagnostic('LB551', message, {
          at: action.statement.source,
          help: 'compile for psql: --client psql',
          revision: action.step.revision,
        }),
      );
    }
  }
  for (const { revision, statements } of steps) {
    for (const statement of statements) {
      if ((gated || statement.when || statement.onlyIf) && selectsIntoTable(statement.text)) {
        const message = `"${statement.summary}" cannot run under a condition: SELECT … INTO does not work in EXECUTE`;
        faults.push(
          diagnostic('LB555', message, { at: statement.source, help: 'write CREATE TABLE … AS SELECT …', revision }),
        );
      }
      // What it has of an author's SQL, the statement has that needs it.
      if (statement.control?.kind === 'precondition') continue;
      const hazards = psqlHazards(statement.text);
      if (hazards.length > 0) misread.add(statement);
      // A comment at the end is no danger: the terminator goes on a line of its own.
      const hazard = hazards.find(
        ({ kind, text }) => (kind === 'unterminated' && text !== '--') || kind === 'copy-from-stdin',
      );
      if (hazard === undefined) continue;
      const message =
        hazard.kind === 'unterminated'
          ? `the SQL of "${statement.summary}" does not end: ${hazard.text}`
          : 'COPY FROM STDIN reads its data from the script';
      const help =
        hazard.kind === 'unterminated'
          ? 'close the quote, comment or parenthesis'
          : 'use op.bulkInsert, or INSERT in op.execute';
      faults.push(diagnostic('LB552', message, { at: statement.source, help, revision }));
    }
  }
  if (faults.length > 0) throw new Problem(faults);
  return misread;
}
