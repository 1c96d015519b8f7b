import { readSqlplusScript } from '../sql/sqlplus.ts';
import { type LockTimeouts, lockClassOf, lockTimeoutsOf, milliseconds } from './lock-timeouts.ts';
import { oneLine, rowsInWords } from './one-line.ts';
import {
  BlockChain,
  errors,
  type OracleTables,
  readRows,
  rowsLiteral,
  run as runOf,
  tablesOf,
} from './oracle-blocks.ts';
import { compareRows, countTables, sessionSettings } from './oracle-guards.ts';
import { refuseWhatCannotStand } from './oracle-hazards.ts';
import { OracleJournal } from './oracle-journal.ts';
import { giveUpRuns, holdLock, holdLockWhereThere, lockDeclarations } from './oracle-journal-table.ts';
import { opening, prepare } from './oracle-opening.ts';
import { declarationsFor, testFirst } from './oracle-statements.ts';
import { outsideWork, transactionWork } from './oracle-steps.ts';
import { commentLine, headerText, raise, said, saidPart, withSafeEnd } from './oracle-text.ts';
import { readUndone } from './oracle-undo.ts';
import type { Client, ScriptRequest, UndoneStep } from './plan-script.ts';
import { ScriptText } from './script-text.ts';
import { type Action, type Segment, undoneBy } from './segments.ts';

/**
 * Oracle's own client. It stops at the first error of SQL, never at one of its own; what it reads is pinned by its first lines. The
 * status of SQL.SQLCODE would be its remainder by 256, which can be 0.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/SET-system-variable-summary.html,
 * https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/EXIT.html
 */
export const sqlplus: Client = {
  name: 'sqlplus',
  dialects: ['oracle'],
  profile: 'oracle',
  template: 'script.oracle.sqlplus.sql.mustache',
  prologue: [
    'WHENEVER OSERROR EXIT 9 ROLLBACK',
    'WHENEVER SQLERROR EXIT FAILURE ROLLBACK',
    'SET DEFINE OFF',
    'SET CMDSEP OFF',
  ],
  prologueLines: true,
  headerText,
  journal: true,
  write: oracleBody,
  read: readSqlplusScript,
};

/** All that changes how SQL*Plus reads a script, when it commits, and what it shows. */
const PINS = [
  'SQLBLANKLINES ON',
  'SQLTERMINATOR ON',
  'BLOCKTERMINATOR OFF',
  'SQLPREFIX #',
  'SQLCASE MIXED',
  'ESCAPE OFF',
  'AUTOCOMMIT OFF',
  'EXITCOMMIT OFF',
  'AUTOPRINT OFF',
  'AUTOTRACE OFF',
  'ERRORLOGGING OFF',
  'FLAGGER OFF',
  'PAUSE OFF',
  'TERMOUT ON',
  'ECHO OFF',
  'FEEDBACK OFF',
  'VERIFY OFF',
  'LINESIZE 200',
  'TRIMOUT ON',
  'TRIMSPOOL ON',
  'SERVEROUTPUT ON SIZE UNLIMITED FORMAT WORD_WRAPPED',
] as const;

/** Everything that the parts of a script are written with. */
interface Writing {
  readonly text: ScriptText;
  readonly request: ScriptRequest;
  readonly segments: readonly Segment[];
  readonly tables: OracleTables;
  readonly chain: BlockChain;
  readonly journal: OracleJournal | undefined;
  readonly timeouts: LockTimeouts;
}

/** The body of a script for SQL*Plus: settings, guards, one block for each step, end. */
function oracleBody(
  request: ScriptRequest,
  segments: readonly Segment[],
  digest: string,
  statements: number,
  steps: readonly string[] | undefined,
): ScriptText {
  refuseWhatCannotStand(request);
  const tables = tablesOf(request);
  const text = new ScriptText();
  const writing: Writing = {
    text,
    request,
    segments,
    tables,
    chain: new BlockChain(digest),
    journal: steps && new OracleJournal(request, segments, digest, steps, tables),
    timeouts: lockTimeoutsOf(request),
  };
  for (const one of PINS) text.command(`SET ${one}`);
  text.command('VARIABLE limbeck_status NUMBER');
  text.space();
  for (const one of sessionSettings(request, seconds(writing.timeouts.other))) text.send(one);
  opening(writing);
  prepare(writing);
  start(writing);
  firstTests(writing);
  open(writing);
  for (const [i, segment] of segments.entries()) step(writing, segment, i + 1);
  closing(writing);
  text.space();
  text.write(commentLine(`END OF PLAN digest=${digest} statements=${statements}`));
  text.command('EXIT :limbeck_status ROLLBACK');
  return text;
}

/** DDL_LOCK_TIMEOUT is in whole seconds; 0 would be not to wait at all, and the most is a million. */
function seconds(duration: string): number {
  const wait = milliseconds(duration);
  return wait === 0 ? 1_000_000 : Math.min(1_000_000, Math.max(1, Math.ceil(wait / 1000)));
}

function start({ text, tables, chain, journal }: Writing): void {
  text.space();
  if (!journal) {
    text.write(commentLine('The lock against a second runner, where there is a journal.'));
    text.batch(
      chain.next(
        ['  v_count NUMBER;', ...lockDeclarations],
        `  ${countTables(tables, tables.journalName, 'v_count')}
  IF v_count > 0 THEN
${holdLockWhereThere(tables)}
  END IF;`,
      ),
      '/',
    );
    return;
  }
  text.write(commentLine('The lock against a second runner, and where an earlier run of this plan has stopped.'));
  text.batch(chain.next(journal.declarations, journal.start()), '/');
}

/** Tests all that can be tested before the first change; whoever mends the data wants the whole list. */
function firstTests({ text, request, chain, journal }: Writing): void {
  const tests = request.steps.flatMap((one) => one.statements.filter((statement) => statement.first));
  if (tests.length === 0) return;
  text.space();
  text.write(commentLine('What must be true of the data before anything is changed.'));
  const body = tests.map(testFirst).join('\n');
  const told = `    IF v_unmet_count > 0 THEN
${raise(
  errors.notMet,
  [
    `CASE v_unmet_count WHEN 1 THEN ${said('limbeck: a precondition of this plan is not met')} ELSE ${saidPart('limbeck: ')} || v_unmet_count || ${saidPart(' preconditions of this plan are not met')} END
      || v_unmet`,
    said('Mend this, then run the script again. Nothing was changed.'),
  ],
  '      ',
)}
    END IF;`;
  text.batch(
    chain.next(
      [
        '  v_doing VARCHAR2(2000);',
        '  v_unmet VARCHAR2(2000);',
        '  v_unmet_count NUMBER := 0;',
        ...declarationsFor(tests),
      ],
      // A run that goes on has passed them.
      journal ? `  IF ${runOf} = 0 THEN\n${body}\n${told}\n  END IF;` : `  BEGIN\n${body}\n${told}\n  END;`,
    ),
    '/',
  );
}

function open({ text, chain, journal }: Writing): void {
  if (!journal) return;
  text.space();
  const { declarations, body } = journal.open();
  text.batch(chain.next(declarations, body), '/');
}

function step(writing: Writing, segment: Segment, number: number): void {
  const { text, request, segments, tables, chain, journal, timeouts } = writing;
  text.space();
  text.write(
    commentLine(journal ? `Step ${number} of ${segments.length}.` : 'Everything in this block is done, or nothing.'),
  );
  for (const action of segment.actions) announce(writing, action);
  const statements = segment.actions.flatMap((one) => (one.kind === 'run' ? [one.statement] : []));
  const rows = request.purge ? `    DELETE FROM ${tables.version};` : compareRows(segment.rows, tables);
  const usual = seconds(timeouts.other);
  const own = { ...writing, segment, number, usual };
  const work =
    segment.kind === 'outside'
      ? outsideWork({ ...own, before: rows, wait: seconds(timeouts[lockClassOf(statements[0] ?? {})]) })
      : transactionWork({ ...own, before: `${stamped(writing)}${rows}`, wait: usual });
  const undoes = journal && undoneBy(segment);
  const declarations = [
    ...(journal ? [`  v_run CONSTANT NUMBER := ${runOf};`, '  v_state VARCHAR2(10);', ...lockDeclarations] : []),
    ...(undoes ? ['  v_undone VARCHAR2(10);'] : []),
    '  v_found VARCHAR2(4000);',
    '  v_doing VARCHAR2(2000);',
    ...work.declarations,
    ...declarationsFor(statements, undoes),
    work.procedure,
  ];
  text.batch(
    chain.next(declarations, journal ? whereTodo(journal, number, segments.length, undoes) : '  do_step;'),
    '/',
  );
}

/** The work of a step, where an earlier run has not done it; of a rollback, where there is anything to undo. */
function whereTodo(journal: OracleJournal, number: number, steps: number, undoes: UndoneStep | undefined): string {
  const nothing = undoes
    ? `
  ELSIF v_undone = 'none' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step ${number} of ${steps} has nothing to undo, passed over');`
    : '';
  return `${holdLock(journal.table)}
${journal.readState(number)}${undoes ? `\n${readUndone(journal.table, undoes)}` : ''}
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step ${number} of ${steps} is done already, passed over');${nothing}
  ELSE
    do_step;
  END IF;`;
}

/** A stamp says where the database is: a plan that was stopped half way is given up. */
function stamped({ request, tables }: Writing): string {
  if (request.direction !== 'stamp') return '';
  return `    ${countTables(tables, tables.journalName, 'v_count')}
    IF v_count > 0 THEN
      ${giveUpRuns(request, tables)}
    END IF;
`;
}

/** A line of progress. A semicolon is text, since CMDSEP is off; a hyphen at its end would swallow the next line. */
function announce({ text, request }: Writing, action: Action): void {
  if (action.kind !== 'announce') return;
  const { step, number } = action;
  const line = oneLine(`[${number}/${request.steps.length}] ${step.revision} ${step.message}`);
  text.command(
    withSafeEnd(`PROMPT ${line.length > 500 ? `${line.slice(0, 500).replace(/[\ud800-\udbff]$/, '')}...` : line}`),
  );
}

/** Proves that all was done before the status says so. */
function closing({ text, request, tables, chain, journal }: Writing): void {
  text.space();
  text.write(commentLine('The status is 0 only if this is reached.'));
  const closed = journal
    ? `${journal.closeUndo()}
  ${journal.isClosed()}
  IF v_count = 0 THEN
${raise(errors.notDone, [said('limbeck: the run of this plan was not closed. Run the same file again.')], '    ')}
  END IF;`
    : '';
  text.batch(
    chain.next(
      ['  v_found VARCHAR2(4000);', ...(journal ? ['  v_count NUMBER;'] : [])],
      `  ${readRows(tables.version, 'v_found')}
  IF v_found <> ${rowsLiteral(request.to)} THEN
${raise(errors.rowsMoved, [`${saidPart(`limbeck: ${tables.version} holds `)} || v_found || ${saidPart(`, where this plan ends at ${rowsInWords(request.to)}`)}`], '    ')}
  END IF;${closed}
  ROLLBACK;
  :limbeck_status := 0;
  DBMS_OUTPUT.PUT_LINE(${saidPart(`done: the database is at ${rowsInWords(request.to)}`)});`,
    ),
    '/',
  );
}
