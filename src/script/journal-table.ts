import { literal } from './one-line.ts';
import type { ScriptRequest } from './plan-script.ts';
import { formatted } from './postgresql-blocks.ts';

/** The settings of the session that a script with a journal uses: the run, `0` until it is opened; was a statement begun before? */
export const RUN = 'limbeck.run';
export const RESUMED = 'limbeck.resumed';
/** The run that a rollback undoes; `0` where there is no record of it, and all is undone. */
export const UNDO = 'limbeck.undo';
/** The steps that a run which goes on had finished: `,1,2,`; for a script that may find no journal where all is applied. */
export const STEPS = 'limbeck.steps';
export const journalSettings: readonly string[] = [RUN, RESUMED];
export const undoSettings: readonly string[] = [UNDO];

export const run = `current_setting('${RUN}')::integer`;
export const resumed = `current_setting('${RESUMED}') = 'true'`;

export const JOURNAL = 'limbeck_journal';

/** The table in which scripts write down what they have done, beside the version table. */
export function journalTable({ versionTable: { schema }, dialect: { quote } }: ScriptRequest): string {
  return schema === undefined ? JOURNAL : `${quote(schema)}.${JOURNAL}`;
}

/** Plans that were stopped half way are not gone on with. */
export function giveUpRuns(request: ScriptRequest): string {
  return `  IF to_regclass(${literal(journalTable(request))}) IS NOT NULL THEN
    ${endRuns(request, 'given up')}
  END IF;`;
}

/** For a plan that keeps no journal: it does not begin where another one was stopped half way. */
export function refuseOpenRun(request: ScriptRequest, unlock: string): string {
  const table = journalTable(request);
  return `IF to_regclass(${literal(table)}) IS NOT NULL THEN
    FOR journalled IN SELECT * FROM ${table} WHERE ${runsOf(request)} AND finished_at IS NULL LOOP
      IF ${isHalfWay(table)} THEN
        ${stoppedHalfWay(request, unlock, 'it is in the middle of a revision')}
      END IF;
    END LOOP;
  END IF;`;
}

/** Whether the run `journalled` was stopped inside a revision. */
export function isHalfWay(table: string): string {
  return `NOT coalesce((SELECT whole AND finished_at IS NOT NULL FROM ${table} WHERE run = journalled.run AND step > 0 ORDER BY step DESC LIMIT 1), true)`;
}

export function runsOf({ versionTable }: ScriptRequest): string {
  return `version_table = ${literal(versionTable.name)} AND step = 0`;
}

export function endRuns(request: ScriptRequest, outcome: string): string {
  return `UPDATE ${journalTable(request)} SET finished_at = clock_timestamp(), outcome = ${literal(outcome)} WHERE ${runsOf(request)} AND finished_at IS NULL;`;
}

export function stoppedHalfWay(request: ScriptRequest, unlock: string, why: string): string {
  return halfWay(request, unlock, literal(why));
}

/**
 * @param why in SQL
 * @param begun in SQL: the one step that differs, where it was begun and has not ended
 */
export function halfWay(request: ScriptRequest, unlock: string, why: string, begun?: string): string {
  const table = journalTable(request).replaceAll('%', '%%');
  const detail = 'Run %s, %s, was begun at %s by %s and has not ended; %s.';
  const hint = `Run that plan again, it goes on where it stopped; or undo it with its rollback. Where it was cleared up by hand: UPDATE ${table} SET finished_at = now(), outcome = 'given up' WHERE run = %s AND step = 0. Nothing was changed.`;
  const cleared = `Where nothing is left of step %2$s, which it had begun, this plan can go on: DELETE FROM ${table} WHERE run = %1$s AND step = %2$s. `;
  const also =
    begun === undefined
      ? ''
      : `pg_catalog.concat(CASE WHEN ${begun} IS NOT NULL THEN ${formatted(cleared, 'journalled.run', begun)} END, `;
  return `${unlock}
        RAISE EXCEPTION 'limbeck: another plan was stopped half way on this database'
          USING DETAIL = ${formatted(detail, 'journalled.run', 'journalled.summary', 'journalled.started_at', 'journalled.started_by', why)},
            HINT = ${also}${formatted(hint, 'journalled.run')}${also && ')'};`;
}

/** One row for a run (step 0), one for each of its steps. */
export function createJournal(table: string): string {
  return `CREATE TABLE ${table} (
      run integer NOT NULL,
      step integer NOT NULL,  -- 0 is the run itself
      version_table text NOT NULL,
      plan text NOT NULL,
      content text,
      whole boolean,  -- behind it, no revision is half applied
      revision text,
      summary text NOT NULL,
      from_rows text[],
      to_rows text[],
      undoes integer,  -- the run that a rollback undoes
      progress jsonb,
      answers jsonb,
      attempts integer DEFAULT 1 NOT NULL,
      outcome text,
      compiler text NOT NULL,
      started_by text DEFAULT session_user NOT NULL,
      started_from text DEFAULT coalesce(host(inet_client_addr()), 'local') NOT NULL,
      application text DEFAULT current_setting('application_name') NOT NULL,
      started_at timestamptz DEFAULT clock_timestamp() NOT NULL,
      finished_at timestamptz,
      PRIMARY KEY (run, step)
    );`;
}
