import { JOURNAL, journalTable } from './journal-table.ts';
import { tableCount } from './mysql-rows.ts';
import { type Case, lines, literal, type MysqlText } from './mysql-text.ts';
import { oneLine } from './one-line.ts';
import type { ScriptRequest } from './plan-script.ts';

/** The run that goes on or is open; 0 before it is. */
export const RUN = '@limbeck_run';
export const LAST = 'run = @limbeck_last';

/** Reads how far the last plan came, whether or not this one keeps a journal. */
export function readLastRun(text: MysqlText, request: ScriptRequest): void {
  const table = journalTable(request);
  const own = `version_table = ${literal(request.versionTable.name)}`;
  text.send(`SET @limbeck_journal = ${tableCount(request, JOURNAL)}`);
  text.send('SET @limbeck_last = IF(@limbeck_journal = 0, 0, NULL), @limbeck_open = 0, @limbeck_half = 0');
  text.read(
    `SELECT COALESCE(MAX(run), 0) INTO @limbeck_last FROM ${table} WHERE step = 0 AND ${own}`,
    '@limbeck_journal',
  );
  text.read(
    `SELECT finished_at IS NULL, COALESCE(outcome, ''), from_rows, summary, started_at, started_by,
    NOT COALESCE((SELECT whole AND finished_at IS NOT NULL FROM ${table} WHERE ${LAST} AND step > 0 ORDER BY step DESC LIMIT 1), 1)
  INTO @limbeck_open, @limbeck_outcome, @limbeck_from, @limbeck_summary, @limbeck_started, @limbeck_by, @limbeck_half
  FROM ${table} WHERE ${LAST} AND step = 0`,
    '@limbeck_last > 0',
  );
}

/** Another plan was stopped inside a revision. */
export function halfWayCase(request: ScriptRequest, journal: boolean): Case {
  const table = oneLine(journalTable(request));
  const why = journal ? '@limbeck_why' : literal('it is in the middle of a revision');
  return {
    when: `@limbeck_last IS NULL OR @limbeck_open AND @limbeck_half AND ${RUN} = 0`,
    said: lines(
      literal('limbeck: another plan was stopped half way on this database'),
      `CONCAT('Run ', @limbeck_last, ', ', @limbeck_summary, ', was begun at ', @limbeck_started, ' by ', @limbeck_by, ' and has not ended; ', ${why}, '.')`,
      literal('Run that plan again, it goes on where it stopped. Nothing was changed.'),
      `CONCAT(${literal(`Where it was cleared up by hand: UPDATE ${table} SET finished_at = NOW(6), outcome = 'given up' WHERE step = 0 AND run = `)}, @limbeck_last)`,
    ),
  };
}

/** A stamp says where the database is: a plan that was stopped half way is given up. */
export function giveUpRuns(text: MysqlText, request: ScriptRequest): void {
  text.send(`SET @limbeck_journal = ${tableCount(request, JOURNAL)}`);
  text.run(endRuns(request), '@limbeck_journal');
}

export function endRuns(request: ScriptRequest): string {
  return `UPDATE ${journalTable(request)} SET finished_at = NOW(6), outcome = 'given up'
  WHERE version_table = ${literal(request.versionTable.name)} AND step = 0 AND finished_at IS NULL`;
}

/** One row for a run (step 0), one for each of its steps; the times are UTC. */
export function createJournal(table: string): string {
  return `CREATE TABLE ${table} (
  run INT NOT NULL,
  step INT NOT NULL COMMENT '0 is the run itself',
  version_table VARCHAR(64) NOT NULL,
  plan CHAR(64) NOT NULL,
  content CHAR(32),
  whole BOOLEAN COMMENT 'behind it, no revision is half applied',
  revision TEXT,
  summary TEXT NOT NULL,
  from_rows TEXT,
  to_rows TEXT,
  answers TEXT,
  attempts INT NOT NULL DEFAULT 1,
  outcome VARCHAR(20),
  compiler VARCHAR(200) NOT NULL,
  started_by VARCHAR(400) NOT NULL,
  started_at DATETIME(6) NOT NULL,
  finished_at DATETIME(6),
  PRIMARY KEY (run, step)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin`;
}
