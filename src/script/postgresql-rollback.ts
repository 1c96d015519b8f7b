import { isHalfWay, journalTable, RESUMED, RUN, run, runsOf, stoppedHalfWay, UNDO } from './journal-table.ts';
import { literal } from './one-line.ts';
import type { ScriptRequest, UndonePlan, UndoneStep } from './plan-script.ts';
import { array } from './postgresql-blocks.ts';

/**
 * The same for a rollback: it undoes what the last run has done, be it finished or stopped. Where there is no record of the plan, the
 * database must be where it ends, and all of it is undone.
 */
export function startUndo(request: ScriptRequest, undone: UndonePlan, unlock: string, compare: string): string {
  const { from, to } = request;
  const table = journalTable(request);
  const partly = undone.whole.map(
    ({ revision, first, last }) => `
        IF EXISTS (SELECT FROM ${table} WHERE run = journalled.run AND step BETWEEN ${first} AND ${last})
          AND NOT EXISTS (SELECT FROM ${table} WHERE run = journalled.run AND step = ${last} AND finished_at IS NOT NULL) THEN
          ${unlock}
          RAISE EXCEPTION 'limbeck: revision % is applied in parts, and can only be undone whole', ${literal(revision)}
            USING HINT = 'Run the plan to its end first, then its rollback. Nothing was changed.';
        END IF;`,
  );
  return `  PERFORM set_config('${RUN}', '0', false);
  PERFORM set_config('${RESUMED}', 'false', false);
  PERFORM set_config('${UNDO}', '0', false);
  IF to_regclass(${literal(table)}) IS NOT NULL THEN
    FOR journalled IN SELECT * FROM ${table} WHERE ${runsOf(request)} ORDER BY run DESC LIMIT 1 LOOP
      SELECT count(*), count(*) FILTER (WHERE content IS DISTINCT FROM steps[step]), count(*) FILTER (WHERE content IS DISTINCT FROM undone[step])
        INTO done, differing, strange FROM ${table} WHERE run = journalled.run AND step > 0;
      IF journalled.undoes IS NOT NULL AND differing = 0 AND journalled.from_rows = ${array(from)} AND journalled.finished_at IS NULL THEN
        PERFORM set_config('${RUN}', journalled.run::text, false);
        PERFORM set_config('${UNDO}', journalled.undoes::text, false);
        RAISE NOTICE 'limbeck: the rollback goes on';
      ELSIF journalled.undoes IS NOT NULL AND differing = 0 AND journalled.outcome = 'done' AND found = ${array(to)} THEN
        PERFORM set_config('${RUN}', journalled.run::text, false);
        finished := true;
        RAISE NOTICE 'limbeck: run % has undone this plan, at %: nothing to do', journalled.run, journalled.finished_at;
      ELSIF journalled.undoes IS NULL AND done > 0 AND strange = 0 AND journalled.from_rows = ${array(to)}
        AND (journalled.finished_at IS NULL OR (journalled.outcome = 'done' AND found = ${array(from)})) THEN
        PERFORM set_config('${UNDO}', journalled.run::text, false);
        RAISE NOTICE 'limbeck: run % has begun % of ${undone.steps.length} steps of the plan: they are undone', journalled.run, done;${partly.join('')}
      ELSIF journalled.finished_at IS NULL AND ${isHalfWay(table)} THEN
        ${stoppedHalfWay(request, unlock, 'this is not its rollback')}
      END IF;
    END LOOP;
  END IF;
  IF ${run} = 0 AND current_setting('${UNDO}') = '0' THEN
${compare}
  END IF;`;
}

/** Declarations for the opening guard. */
export function undoDeclarations(steps: readonly string[], { steps: undone }: UndonePlan): string {
  return `
  journalled record;
  done integer;
  differing integer;
  -- What each step of this plan does, as a digest.
  steps CONSTANT text[] := ARRAY[${steps.map(literal).join(', ')}]::text[];
  -- And each step of the plan that it undoes.
  undone CONSTANT text[] := ARRAY[${undone.map((one) => literal(one)).join(', ')}]::text[];
  strange integer;`;
}

/** True where the run that is undone has begun a step, and what is true where its effect is there. */
export function isBegun(table: string, { step }: UndoneStep): string {
  return `(current_setting('${UNDO}') = '0' OR EXISTS (${undoneStep(table, step)}))`;
}

/** Where the effect of what is undone is there: a step that was stopped has it or not. */
export function hasEffect(table: string, { step, done }: UndoneStep): string | undefined {
  if (done === undefined) return undefined;
  return `(current_setting('${UNDO}') = '0' OR EXISTS (${undoneStep(table, step)} AND finished_at IS NOT NULL) OR ${done})`;
}

/** Queries for what a step that was stopped has left. */
export function remains(table: string, { step, repairs }: UndoneStep): readonly string[] {
  return repairs.map(
    (one) =>
      `SELECT repair FROM (${one}) AS left_over (repair) WHERE EXISTS (${undoneStep(table, step)} AND finished_at IS NULL)`,
  );
}

function undoneStep(table: string, step: number): string {
  return `SELECT FROM ${table} WHERE run = current_setting('${UNDO}')::integer AND step = ${step}`;
}
