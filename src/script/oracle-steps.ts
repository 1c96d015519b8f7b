import { rowsInWords } from './one-line.ts';
import { errors, type OracleTables, OWN_ERRORS } from './oracle-blocks.ts';
import type { OracleJournal } from './oracle-journal.ts';
import { describe, isTrue, moveRow, placed, runStatement } from './oracle-statements.ts';
import { commentLine, raise, said, saidPart, textLiteral } from './oracle-text.ts';
import { settleUndone } from './oracle-undo.ts';
import type { ScriptRequest, ScriptStatement } from './plan-script.ts';
import { type Segment, undoneBy } from './segments.ts';

/** One step of a plan. */
interface Step {
  readonly request: ScriptRequest;
  readonly segments: readonly Segment[];
  readonly segment: Segment;
  /** From 1. */
  readonly number: number;
  readonly tables: OracleTables;
  readonly journal: OracleJournal | undefined;
  /** What compares the version rows. */
  readonly before: string;
  /** How many seconds it waits for locks. */
  readonly wait: number;
  /** And every other step. */
  readonly usual: number;
}

/** What does the work of a step, in a transaction of its own beside the one that holds the lock. */
export interface Work {
  readonly declarations: readonly string[];
  readonly procedure: string;
}

/** Everything is committed with the version rows and the journal's own, or nothing is. */
export function transactionWork(step: Step): Work {
  const { request, segment, number, tables, journal, before, wait } = step;
  const actions = segment.actions.flatMap((action) => {
    if (action.kind === 'run') return [runStatement(action.statement, undefined, gateOf(step))];
    if (action.kind === 'announce' || action.step.moves.length === 0) return [];
    const { rowsBefore, rowsAfter, moves } = action.step;
    return [
      commentLine(`version: ${rowsInWords(rowsBefore)} -> ${rowsInWords(rowsAfter)}`, '    '),
      `    v_doing := ${said(`version: ${shown(rowsBefore)} -> ${shown(rowsAfter)}`)};`,
      ...moves.map((move) => moveRow(tables.version, move)),
    ];
  });
  const body = [
    `    v_doing := ${said(`locking ${tables.version}`)};`,
    `    LOCK TABLE ${tables.version} IN EXCLUSIVE MODE WAIT ${wait};`,
    before,
    ...settled(step),
    ...actions,
    "    v_doing := 'COMMIT';",
    ...(journal ? [journal.finish(number)] : []),
    '    COMMIT;',
  ].join('\n');
  return {
    declarations: request.direction === 'stamp' ? ['  v_count NUMBER;'] : [],
    procedure: procedure(body, '', hint(step)),
  };
}

/** Of what a rollback undoes, only what took effect. */
function gateOf({ segment, journal }: Step): string | undefined {
  return journal && undoneBy(segment) ? "v_undone = 'done'" : undefined;
}

function settled({ segment, journal }: Step): readonly string[] {
  const undoes = undoneBy(segment);
  return journal && undoes ? [settleUndone(journal.table, undoes)] : [];
}

function shown(rows: readonly string[]): string {
  const text = rowsInWords(rows);
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}

/** One statement that the server commits by itself: its row in the journal is committed before it, and ticked off behind it. */
export function outsideWork(step: Step): Work {
  const { segment, number, journal, before, wait, usual } = step;
  const [statement] = segment.actions.flatMap((one) => (one.kind === 'run' ? [one.statement] : []));
  if (!statement) return { declarations: [], procedure: '' };
  const probe = statement.resume?.kind === 'probe' ? statement.resume : undefined;
  const timeouts = [wait, usual].map((one) => `    EXECUTE IMMEDIATE 'ALTER SESSION SET DDL_LOCK_TIMEOUT = ${one}';`);
  const [first = '', last = ''] = wait === usual ? [] : timeouts;
  if (!journal) {
    const body = [before, first, runStatement(statement), last, '    COMMIT;'].filter((one) => one !== '');
    return { declarations: [], procedure: procedure(body.join('\n'), '', hint(step)) };
  }
  const there = probe ? '      IF NOT v_there THEN\n' : '';
  const body = [
    before,
    ...settled(step),
    `    v_doing := ${said(placed(statement))};`,
    resumption(statement, journal, number),
    journal.begin(number),
    first,
    runStatement(
      statement,
      {
        before: `${there}    v_running := TRUE;\n`,
        after: `\n    v_running := FALSE;${there && '\n      END IF;'}${probe ? effect(statement, probe.done, number) : ''}`,
      },
      gateOf(step),
    ),
    last,
    journal.end(number),
    '    COMMIT;',
  ].filter((one) => one !== '');
  // Of a statement that the server has taken back, nothing is left, and the next run may begin it again.
  const failed = isDefinition(statement.text)
    ? `      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        ${journal.failed(number)}
        COMMIT;
      END IF;
`
    : '';
  return {
    declarations: ['  v_running BOOLEAN := FALSE;', ...(probe ? ['  v_there BOOLEAN := FALSE;'] : [])],
    procedure: procedure(body.join('\n'), failed, hint(step)),
  };
}

/** What an earlier run has left of the statement. */
function resumption({ resume, ...statement }: ScriptStatement, journal: OracleJournal, number: number): string {
  if (!resume) return journal.refuseUnknown(number);
  const repairs = resume.repairs.map((one) => `      repair(${textLiteral(one) ?? "''"});`);
  const probe = resume.kind === 'probe' ? [`      v_there := ${isTrue(resume.done, '      ')};`] : [];
  const taken = resume.kind === 'probe' ? resume.taken : undefined;
  const begun = [...repairs, ...probe].join('\n') || '      NULL;';
  const other = taken
    ? `\n    ELSIF ${isTrue(taken.when, '    ')} THEN
${raise(errors.notMet, [saidPart(`limbeck: ${taken.message}`), said(taken.hint)], '      ')}`
    : '';
  return `${describe({ ...statement, summary: `was it begun before: ${statement.summary}` })}
    IF v_state = 'begun' THEN
${begun}${other}
    END IF;`;
}

function effect(statement: ScriptStatement, done: string, number: number): string {
  return `
    IF NOT ${isTrue(done, '    ')} THEN
${raise(errors.unknownEffect, [said(`limbeck: step ${number} has run, but its effect is not there`), said(placed(statement))], '      ')}
    END IF;`;
}

/** A failed statement of these is rolled back by the server as a whole. Source: Oracle Database Concepts, Statement-Level Rollback. */
function isDefinition(text: string): boolean {
  return /^\s*(?:alter(?!\s+(?:database|pluggable|system)\b)|comment|create|drop|grant|purge|rename|revoke|truncate)\b/i.test(
    text,
  );
}

/** The work, in an autonomous transaction; every error says what was being done. */
function procedure(body: string, failed: string, what: string): string {
  return `  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
${body}
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
${failed}      IF ${OWN_ERRORS} THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-${errors.failed}, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || ${said(what, '        ')}, 1, 2000), TRUE);
  END do_step;`;
}

/** What to do when a step has failed. */
function hint({ request, segments, journal }: Step): string {
  if (journal)
    return 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.';
  if (segments.length === 1) return 'Nothing was changed. Mend what stopped it, and run the same file again.';
  return `What is before this was done. Go on with limbeck compile --from the rows of ${request.versionTable.name}.`;
}
