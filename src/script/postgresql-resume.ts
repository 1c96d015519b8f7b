import { halfWay, isHalfWay, journalTable, RESUMED, RUN, run, runsOf, STEPS } from './journal-table.ts';
import { literal } from './one-line.ts';
import type { ScriptRequest } from './plan-script.ts';
import { array, sorted } from './postgresql-blocks.ts';
import type { Segment } from './segments.ts';

/** What the opening guard compares the last run with. */
export interface OwnSteps {
  /** A digest for each. */
  readonly steps: readonly string[];
  readonly segments: readonly Segment[];
}

/**
 * In the opening guard, behind the reading of the rows: a run that was stopped goes on, one that is finished has nothing to do, and
 * otherwise the database must be where the plan begins. Only a run whose steps are this plan's, on a database that nobody has moved
 * since, goes on; one that was stopped between two revisions has left nothing half done, and is given up.
 */
export function startRun(request: ScriptRequest, { steps }: OwnSteps, unlock: string, compare: string): string {
  const { from, to, known } = request;
  const table = journalTable(request);
  const again = `
      ELSIF journalled.outcome = 'done' AND found = ${array(to)} AND found <> ${array(from)}
        AND journalled.undoes IS NULL AND differing = 0 AND done = ${steps.length} THEN
        PERFORM set_config('${RUN}', journalled.run::text, false);
        finished := true;
        RAISE NOTICE 'limbeck: run % has applied this plan, at %: nothing to do', journalled.run, journalled.finished_at;`;
  const moved = known
    ? `EXISTS (SELECT FROM ${table} WHERE run = journalled.run AND step > 0 AND whole AND finished_at IS NOT NULL AND revision <> ALL (reached))`
    : `array_to_string(found, ',') IS DISTINCT FROM places[done + 1]`;
  return `  PERFORM set_config('${RUN}', '0', false);
  PERFORM set_config('${RESUMED}', 'false', false);${known ? `\n  PERFORM set_config('${STEPS}', ',', false);` : ''}
  IF to_regclass(${literal(table)}) IS NOT NULL THEN
    FOR journalled IN SELECT * FROM ${table} WHERE ${runsOf(request)} ORDER BY run DESC LIMIT 1 LOOP
      SELECT count(*) FILTER (WHERE finished_at IS NOT NULL), count(*) FILTER (WHERE content IS DISTINCT FROM steps[step]),
          max(step) FILTER (WHERE finished_at IS NULL AND content IS DISTINCT FROM steps[step])
        INTO done, differing, begun FROM ${table} WHERE run = journalled.run AND step > 0;
      IF journalled.finished_at IS NULL THEN
        why := CASE
          WHEN journalled.undoes IS NOT NULL THEN 'it undoes another plan'
          WHEN differing > 0 OR journalled.from_rows <> ${array(from)} THEN 'what it has done is not what this plan would have done'
          WHEN ${moved} THEN 'the version rows are no longer where it stopped'
        END;
        IF why IS NULL AND (done > 0 OR ${isHalfWay(table)}) THEN
          PERFORM set_config('${RUN}', journalled.run::text, false);${
            known
              ? `
          PERFORM set_config('${STEPS}', pg_catalog.concat(',', string_agg(step::text, ','), ','), false) FROM ${table} WHERE run = journalled.run AND step > 0 AND finished_at IS NOT NULL;`
              : ''
          }
          RAISE NOTICE 'limbeck: run % goes on: % of ${steps.length} steps are done', journalled.run, done;
        ELSIF ${isHalfWay(table)} THEN
          ${halfWay(request, unlock, 'why', 'CASE WHEN differing = 1 THEN begun END')}
        END IF;${known ? '' : again}
      END IF;
    END LOOP;
  END IF;
  IF ${run} = 0 THEN
${compare}
  END IF;`;
}

/** Declarations for the opening guard. */
export function startDeclarations({ known, to }: ScriptRequest, { steps, segments }: OwnSteps): string {
  const places = [...segments.map((one) => one.rows), to].map((rows) => literal(sorted(rows).join(',')));
  return `
  journalled record;
  done integer;
  differing integer;
  begun integer;
  why text;
  -- What each step of this plan does, as a digest.
  steps CONSTANT text[] := ARRAY[${steps.map(literal).join(', ')}]::text[];${
    known
      ? ''
      : `
  -- The version rows before each, and at the end.
  places CONSTANT text[] := ARRAY[${places.join(', ')}]::text[];`
  }`;
}
