import { context, errors, RUN, rowsLiteral, setContext } from './oracle-blocks.ts';
import { isTrue } from './oracle-statements.ts';
import { raise, said, saidPart, textLiteral } from './oracle-text.ts';
import type { ScriptRequest, UndonePlan, UndoneStep } from './plan-script.ts';

/** The run that a rollback undoes; `0` where there is no record of it, and all is undone. */
const UNDO = 'limbeck_undo';
export const undo = `TO_NUMBER(${context(UNDO)})`;

/** Declarations for the block that finds out what is to be undone. */
export function undoDeclarations({ steps }: UndonePlan): readonly string[] {
  return [
    '  -- And each step of the plan that it undoes.',
    `  v_undone texts := texts(${steps.map((one) => `'${one}'`).join(',\n    ')});`,
    '  v_undo NUMBER := 0;',
    '  v_count NUMBER := 0;',
    '  v_strange NUMBER := 0;',
  ];
}

/**
 * Where a rollback begins: it undoes what the last run has done, be it finished or stopped. Where there is no record of the plan, the
 * database must be where it ends, and all of it is undone.
 *
 * @param runs the runs, the last one first
 * @param steps the steps of run `r`, in their order
 */
export function startUndo(
  { from, to }: ScriptRequest,
  undone: UndonePlan,
  table: string,
  parts: { readonly runs: string; readonly steps: string; readonly halfWay: string; readonly compare: string },
): string {
  const partly = undone.whole.map(
    ({ revision, first, last }) => `
      SELECT COUNT(*), COUNT(CASE WHEN j.step = ${last} THEN j.finished_at END) INTO v_count, v_done FROM ${table} j
        WHERE j.run = r.run AND j.step BETWEEN ${first} AND ${last} AND NVL(j.outcome, '-') <> 'failed';
      IF v_count > 0 AND v_done = 0 THEN
${raise(
  errors.halfWay,
  [
    saidPart(`limbeck: revision ${revision} is applied in parts, and can only be undone whole`),
    said('Run the plan to its end first, then its rollback. Nothing was changed.'),
  ],
  '        ',
)}
      END IF;`,
  );
  return `  FOR r IN (${parts.runs}) LOOP
    FOR s IN (${parts.steps}) LOOP
      v_count := v_count + 1;
      IF s.step > v_steps.COUNT THEN
        v_differing := v_differing + 1;
      ELSIF NVL(s.content, '-') <> v_steps(s.step) THEN
        v_differing := v_differing + 1;
      END IF;
      IF s.step > v_undone.COUNT THEN
        v_strange := v_strange + 1;
      ELSIF NVL(s.content, '-') <> v_undone(s.step) THEN
        v_strange := v_strange + 1;
      END IF;
      v_half := CASE WHEN s.whole = 1 AND s.finished_at IS NOT NULL THEN 0 ELSE 1 END;
    END LOOP;
    IF r.undoes IS NOT NULL AND v_differing = 0 AND r.from_rows = ${rowsLiteral(from)} AND r.finished_at IS NULL THEN
      v_run := r.run;
      v_undo := r.undoes;
      DBMS_OUTPUT.PUT_LINE('limbeck: the rollback goes on');
    ELSIF r.undoes IS NOT NULL AND v_differing = 0 AND r.outcome = 'done' AND v_found = ${rowsLiteral(to)} THEN
      v_run := r.run;
      v_undo := r.undoes;
      DBMS_OUTPUT.PUT_LINE('limbeck: run ' || v_run || ' has undone this plan, at ' || TO_CHAR(r.finished_at, 'YYYY-MM-DD HH24:MI:SS') || ': nothing to do');
    ELSIF r.undoes IS NULL AND v_count > 0 AND v_strange = 0 AND r.from_rows = ${rowsLiteral(to)}
      AND (r.finished_at IS NULL OR (r.outcome = 'done' AND v_found = ${rowsLiteral(from)})) THEN
      v_undo := r.run;
      DBMS_OUTPUT.PUT_LINE('limbeck: run ' || v_undo || ' has begun ' || v_count || ' of ${undone.steps.length} steps of the plan: they are undone');${partly.join('')}
    ELSIF r.finished_at IS NULL AND v_half = 1 THEN
      v_why := 'this is not its rollback';
${parts.halfWay}
    END IF;
  END LOOP;
  IF v_run = 0 AND v_undo = 0 THEN
${parts.compare}
  END IF;
  ${setContext(RUN, 'TO_CHAR(v_run)')}
  ${setContext(UNDO, 'TO_CHAR(v_undo)')}`;
}

/** Whether the step that is undone was done at all: done, begun, or none. */
export function readUndone(table: string, { step }: UndoneStep): string {
  return `  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'none' ELSE 'begun' END), 'none')
    INTO v_undone FROM ${table} j WHERE j.run = ${undo} AND j.step = ${step};
  IF ${undo} = 0 THEN
    v_undone := 'done';
  END IF;`;
}

/** Of a step that was stopped, the rest is cleared away; then, only what took effect is undone. */
export function settleUndone(table: string, { step, done, repairs }: UndoneStep): string {
  const cleared = repairs.map((one) => `      repair(${textLiteral(one, '      ') ?? "''"});\n`).join('');
  const where = ` AND step = ${step}`;
  const settled =
    done !== undefined
      ? `      v_undone := CASE WHEN ${isTrue(done, '      ')} THEN 'done' ELSE 'none' END;`
      : repairs.length > 0
        ? "      v_undone := 'done';"
        : raise(
            errors.unknownEffect,
            [
              said(`limbeck: step ${step} of the plan was begun, and nobody can tell whether it took effect`),
              `${saidPart(`Look at the database. If it did: UPDATE ${table} SET finished_at = SYSTIMESTAMP WHERE run = `)} || ${undo} || ${saidPart(`${where}; COMMIT;`)}`,
              `${saidPart(`If it did not: DELETE FROM ${table} WHERE run = `)} || ${undo} || ${saidPart(`${where}; COMMIT;`)}`,
              said('Then run the rollback again.'),
            ],
            '      ',
          );
  return `    IF v_undone = 'begun' THEN
${cleared}${settled}
    END IF;`;
}
