import { oneLine } from './one-line.ts';
import { errors, type OracleTables } from './oracle-blocks.ts';
import { raise, said, saidPart, textLiteral } from './oracle-text.ts';
import type { ScriptRequest } from './plan-script.ts';

const UNCHANGED = 'Nothing was changed.';

/**
 * One row for a run (step 0), one for each of its steps; run 0 is the row that whoever runs a plan holds locked. Its block
 * has room for the transactions beside that one.
 */
export function createJournal(table: string): string {
  return `CREATE TABLE ${table} (
  run NUMBER(9) NOT NULL,
  step NUMBER(9) NOT NULL,
  version_table VARCHAR2(128 CHAR) NOT NULL,
  plan VARCHAR2(64) NOT NULL,
  content VARCHAR2(32),
  whole NUMBER(1),
  revision VARCHAR2(1000 CHAR),
  summary VARCHAR2(1000 CHAR) NOT NULL,
  from_rows VARCHAR2(4000),
  to_rows VARCHAR2(4000),
  undoes NUMBER(9),
  answers VARCHAR2(4000),
  attempts NUMBER(9) DEFAULT 1 NOT NULL,
  outcome VARCHAR2(20),
  compiler VARCHAR2(100) NOT NULL,
  started_by VARCHAR2(128) DEFAULT SYS_CONTEXT('USERENV', 'SESSION_USER') NOT NULL,
  started_from VARCHAR2(256) DEFAULT SYS_CONTEXT('USERENV', 'HOST'),
  started_at TIMESTAMP WITH TIME ZONE DEFAULT SYSTIMESTAMP NOT NULL,
  finished_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT limbeck_journal_pk PRIMARY KEY (run, step)
) INITRANS 8`;
}

/** What was tried and has had no effect, since the server has taken it back, counts for nothing. */
export const NOT_FAILED = "NVL(j.outcome, '-') <> 'failed'";

/**
 * The lock against a second runner: one row of the journal, locked by the session's own transaction, which nothing ends until the script
 * does. All work is done in autonomous transactions beside it, whose commits do not release the lock. It needs no privilege, and
 * goes with the session.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/lnpls/static-sql.html (Autonomous Transactions)
 */
export function holdLock(table: string, pad = '  '): string {
  return `${pad}BEGIN
${pad}  SELECT j.run INTO v_lock FROM ${table} j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
${pad}EXCEPTION
${pad}  WHEN NO_DATA_FOUND OR e_busy THEN
${busy(`${pad}    `)}
${pad}END;`;
}

/** For a script that keeps no journal: it does not run beside one that does. */
export function holdLockWhereThere({ journal }: OracleTables): string {
  return `    BEGIN
      EXECUTE IMMEDIATE ${textLiteral(`SELECT run FROM ${journal} WHERE run = 0 AND step = 0 FOR UPDATE NOWAIT`)} INTO v_lock;
    EXCEPTION
      WHEN NO_DATA_FOUND THEN
        NULL;
      WHEN e_busy THEN
${busy('        ')}
    END;`;
}

function busy(pad: string): string {
  return raise(
    errors.busy,
    [
      said('limbeck: another run of a plan holds the lock of this schema'),
      said('Wait until it has ended, then look where the database is. This step has changed nothing.'),
    ],
    pad,
  );
}

export const lockDeclarations: readonly string[] = [
  '  v_lock NUMBER;',
  '  e_busy EXCEPTION;',
  '  PRAGMA EXCEPTION_INIT(e_busy, -54);',
];

/** The rows that a plan without a journal looks at: is there a run that was stopped inside a revision? */
export function refuseOpenRun({ versionTable }: ScriptRequest, { journal }: OracleTables): string {
  const query = `SELECT MAX(r.run) FROM ${journal} r JOIN ${journal} j ON j.run = r.run AND j.step > 0
    WHERE r.version_table = ${quoted(versionTable.name)} AND r.step = 0 AND r.run > 0 AND r.finished_at IS NULL
    AND ${NOT_FAILED} AND (j.whole = 0 OR j.finished_at IS NULL)
    AND j.step = (SELECT MAX(l.step) FROM ${journal} l WHERE l.run = r.run AND NVL(l.outcome, '-') <> 'failed')`;
  return `    EXECUTE IMMEDIATE ${textLiteral(query)} INTO v_open;
    IF v_open IS NOT NULL THEN
${raise(
  errors.halfWay,
  [
    said('limbeck: another plan was stopped half way on this database'),
    `${saidPart('It is run ')} || v_open || ${saidPart(` of ${journal}. Run that plan again, it goes on where it stopped. ${UNCHANGED}`)}`,
  ],
  '      ',
)}
    END IF;`;
}

/** A stamp says where the database is: plans that were stopped half way are given up. */
export function giveUpRuns({ versionTable }: ScriptRequest, { journal }: OracleTables): string {
  const update = `UPDATE ${journal} SET finished_at = SYSTIMESTAMP, outcome = 'given up'
    WHERE version_table = ${quoted(versionTable.name)} AND step = 0 AND run > 0 AND finished_at IS NULL`;
  return `EXECUTE IMMEDIATE ${textLiteral(update)};`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The columns of a step's row. */
export const COLUMNS = 'run, step, version_table, plan, content, whole, revision, summary, compiler';

/** The first few, in one line. */
export function someOf(texts: readonly string[]): string {
  const shown = texts.slice(0, 5).map((one) => shortened(oneLine(one), 150));
  return shortened(texts.length > 5 ? `${shown.join('; ')}; and ${texts.length - 5} more` : shown.join('; '));
}

/** What the column holds in every character set. */
export function shortened(text: string, most = 900): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}...`;
}

export function list(items: readonly string[]): string {
  return items.join(',\n    ');
}
