import { NOTES } from './mssql-batches.ts';
import { BLOCKS } from './mssql-conditions.ts';
import { EXACT, expected, type MssqlGuards } from './mssql-guards.ts';
import { isHalfWay, type MssqlJournal, mssqlJournalTable } from './mssql-journal.ts';
import { said, text } from './mssql-text.ts';
import type { ScriptRequest } from './plan-script.ts';

/** VALUES takes no more rows than this. */
const MOST_ROWS = 1000;

/**
 * In the opening guard, behind the reading of the rows: a run that was stopped goes on, one that is finished has nothing to do, and
 * otherwise the database must be where the plan begins. Only a run whose steps are this plan's, on a database that nobody has moved
 * since, goes on; one that was stopped between two revisions has left nothing half done, and is given up.
 */
export function startRun(request: ScriptRequest, journal: MssqlJournal, guards: MssqlGuards): string {
  const { from, to } = request;
  const { table, steps } = journal;
  const again =
    expected(from) === expected(to)
      ? ''
      : `
  ELSE IF @outcome = N'done' AND @found ${EXACT} = ${text(expected(to))} AND @differing = 0 AND @done = ${steps.length}
    SET @note = CONCAT(N'limbeck: run ', @run, N' has applied this plan, at ', CONVERT(nvarchar(30), @ended, 126), N' UTC: nothing to do');`;
  return `DECLARE @run int, @summary nvarchar(2000), @began datetime2(3), @by nvarchar(128), @ended datetime2(3), @outcome nvarchar(20), @from nvarchar(max);
DECLARE @done int = 0, @differing int = 0, @half bit = 0, @why nvarchar(200), @note nvarchar(1000);
-- What each step of this plan does, as a digest, and the version rows before it.
${stepsTable(journal, to)}
IF @said IS NULL AND OBJECT_ID(${text(table)}, N'U') IS NOT NULL
BEGIN
  SELECT TOP (1) @run = run, @summary = summary, @began = started_at, @by = started_by, @ended = finished_at, @outcome = outcome, @from = from_rows
    FROM ${table} WHERE version_table = ${text(request.versionTable.name)} AND step = 0 ORDER BY run DESC;
  SELECT @done = ISNULL(SUM(CASE WHEN j.finished_at IS NOT NULL THEN 1 ELSE 0 END), 0), @differing = ISNULL(SUM(CASE WHEN s.content IS NULL OR j.content ${EXACT} <> s.content THEN 1 ELSE 0 END), 0)
    FROM ${table} AS j LEFT JOIN @steps AS s ON s.step = j.step WHERE j.run = @run AND j.step > 0;
  IF ${isHalfWay(table, '@run')} SET @half = 1;
  IF @run IS NOT NULL AND @ended IS NULL
  BEGIN
    SET @why = CASE
      WHEN @differing > 0 OR @from ${EXACT} <> ${text(expected(from))} THEN N'what it has done is not what this plan would have done'
      WHEN @found ${EXACT} <> (SELECT place FROM @steps WHERE step = @done + 1) THEN N'the version rows are no longer where it stopped'
    END;
    IF @why IS NULL AND (@done > 0 OR @half = 1)
      SET @note = CONCAT(N'limbeck: run ', @run, N' goes on: ', @done, N' of ${steps.length} steps are done');
    ELSE IF @half = 1
      SET @said = ${stoppedHalfWay(request, '@why')};
    ELSE
      SET @run = NULL;
  END${again}
  ELSE
    SET @run = NULL;
END;
${guards.compareStart('@said IS NULL AND @run IS NULL')}
IF @said IS NULL
BEGIN
  UPDATE ${NOTES} SET run = @run;
  IF @note IS NOT NULL RAISERROR(N'%s', 0, 1, @note) WITH NOWAIT;
END;${restoreAnswers(request, table)}`;
}

/** For a plan that keeps no journal: it does not begin where another one was stopped half way. */
export function refuseOpenRun(request: ScriptRequest, guards: MssqlGuards): string {
  const table = mssqlJournalTable(request);
  return `DECLARE @run int, @summary nvarchar(2000), @began datetime2(3), @by nvarchar(128);
IF @said IS NULL AND OBJECT_ID(${text(table)}, N'U') IS NOT NULL
BEGIN
  SELECT TOP (1) @run = run, @summary = summary, @began = started_at, @by = started_by
    FROM ${table} WHERE version_table = ${text(request.versionTable.name)} AND step = 0 AND finished_at IS NULL ORDER BY run DESC;
  IF @run IS NOT NULL AND ${isHalfWay(table, '@run')}
    SET @said = ${stoppedHalfWay(request, "N'it is in the middle of a revision'")};
END;
${guards.compareStart('@said IS NULL')}`;
}

function stoppedHalfWay(request: ScriptRequest, why: string): string {
  const clear = `. Run that plan again: it goes on where it stopped. Where it was cleared up by hand: UPDATE ${mssqlJournalTable(request)} SET finished_at = SYSUTCDATETIME(), outcome = 'given up' WHERE step = 0 AND run = `;
  return `CONCAT(N'limbeck: another plan was stopped half way on this database. Run ', @run, N', ', @summary, N', was begun at ', CONVERT(nvarchar(30), @began, 126), N' UTC by ', @by, N' and has not ended; ', ${why}, ${said(clear)}, @run, N'. Nothing was changed.')`;
}

function stepsTable({ steps, segments }: MssqlJournal, to: readonly string[]): string {
  const rows = [...segments.map((one) => one.rows), to].map(
    (place, i) => `(${i + 1}, ${text(steps[i] ?? '')}, ${text(expected(place))})`,
  );
  const inserts: string[] = [];
  for (let at = 0; at < rows.length; at += MOST_ROWS) {
    const some = rows.slice(at, at + MOST_ROWS).join(',\n  ');
    inserts.push(`INSERT INTO @steps (step, content, place) VALUES\n  ${some};`);
  }
  return `DECLARE @steps TABLE (step int NOT NULL PRIMARY KEY, content nvarchar(64) NOT NULL, place nvarchar(max) NOT NULL);\n${inserts.join('\n')}`;
}

/** What an earlier run has asked is not asked again. */
function restoreAnswers({ steps }: ScriptRequest, table: string): string {
  const blocks = steps.flatMap((step) =>
    step.statements.flatMap(({ control }) => (control?.kind === 'condition' ? [control.block.number] : [])),
  );
  if (blocks.length === 0) return '';
  return `
IF @said IS NULL AND @run IS NOT NULL
  INSERT INTO ${BLOCKS} (block, holds) SELECT b.block, CASE WHEN EXISTS (SELECT 1 FROM ${table} AS j WHERE j.run = @run AND CHARINDEX(CONCAT(N',', b.block, N'=1,'), j.answers) > 0) THEN 1 ELSE 0 END
    FROM (VALUES ${blocks.map((one) => `(${one})`).join(', ')}) AS b (block);`;
}
