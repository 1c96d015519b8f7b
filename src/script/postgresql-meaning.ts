import { journalTable, runsOf } from './journal-table.ts';
import { literal } from './one-line.ts';
import type { ScriptRequest } from './plan-script.ts';
import { array, formatted } from './postgresql-blocks.ts';

/**
 * In the opening guard, where a plan begins anew: the last run that led here was compiled from migrations that say what those of this
 * plan say. Only the same compiler is asked, since another may read them otherwise, and only where nobody has moved the rows since.
 */
export function refuseEdited(request: ScriptRequest, table: string, unlock: string): string {
  const { from, compiler, undone, known, purge } = request;
  if (from.length === 0 || undone || known || purge) return '';
  const before = request.meaning?.().from;
  if (!before) return '';
  const journal = journalTable(request);
  const runs = `${runsOf(request)} AND outcome = 'done' AND compiler = ${literal(compiler)}`;
  const own = JSON.stringify(Object.fromEntries(before.latest.map(({ revision, digest }) => [revision, digest])));
  const detail = 'Run %s, which led to %s at %s, was compiled from other migrations than this plan.%s';
  const hint = `Bring the migration back as it was applied, and say what is to change in a new one. Where this database has what the migrations say now: UPDATE ${journal.replaceAll('%', '%%')} SET meaning = NULL WHERE run = %s AND step = 0. Nothing was changed.`;
  return `
  IF to_regclass(${literal(journal)}) IS NOT NULL THEN
    FOR journalled IN SELECT * FROM ${journal} WHERE ${runs} AND to_rows = ${array(from)} AND marks = (${marksOf(table)})
      AND meaning <> ${literal(before.all)} ORDER BY run DESC LIMIT 1 LOOP
      ${unlock}
      RAISE EXCEPTION 'limbeck: a migration that this database has was edited after it was applied'
        USING DETAIL = ${formatted(
          detail,
          'journalled.run',
          "array_to_string(journalled.to_rows, ', ')",
          'journalled.finished_at',
          `(SELECT ' Edited: ' || string_agg(ours.key, ', ' ORDER BY ours.key COLLATE "C") || '.' FROM jsonb_each_text(${literal(own)}) AS ours
            WHERE ours.value <> (SELECT revisions ->> ours.key FROM ${journal} WHERE ${runs} AND revisions ->> ours.key IS NOT NULL ORDER BY run DESC LIMIT 1))`,
        )},
          HINT = ${formatted(hint, 'journalled.run')};
    END LOOP;
  END IF;`;
}

/** What the run leaves for the plans to come: only where it is known what the database has. */
export function meaningColumns(request: ScriptRequest): string {
  const { undone, known, versionTable, dialect } = request;
  const meaning = undone || known ? undefined : request.meaning?.();
  if (!meaning) return '';
  const { name, schema } = versionTable;
  const table = schema === undefined ? dialect.quote(name) : `${dialect.quote(schema)}.${dialect.quote(name)}`;
  const { all, latest } = meaning.to;
  const applied = new Set(request.direction === 'upgrade' ? request.steps.map((one) => one.revision) : []);
  const own = latest.filter((one) => applied.has(one.revision)).map(({ revision, digest }) => [revision, digest]);
  const revisions = own.length === 0 ? '' : `, revisions = ${literal(JSON.stringify(Object.fromEntries(own)))}`;
  return `,
      meaning = ${literal(all)}${revisions}, marks = (${marksOf(table)})`;
}

/** Who has written the version rows: it changes whenever they are moved. */
function marksOf(table: string): string {
  return `SELECT string_agg(version_num || ' ' || xmin, ', ' ORDER BY version_num COLLATE "C") FROM ${table}`;
}
