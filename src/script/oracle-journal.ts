import { rowsInWords } from './one-line.ts';
import { errors, type OracleTables, RUN, readRows, rowsLiteral, run, setContext } from './oracle-blocks.ts';
import { compareStart } from './oracle-guards.ts';
import { COLUMNS, holdLock, list, lockDeclarations, NOT_FAILED, shortened, someOf } from './oracle-journal-table.ts';
import { raise, said, saidPart, valueLiteral } from './oracle-text.ts';
import { startUndo, undo, undoDeclarations } from './oracle-undo.ts';
import type { ScriptRequest } from './plan-script.ts';
import type { Segment } from './segments.ts';

const UNCHANGED = 'Nothing was changed.';

/** The journal of a plan on Oracle. The commits of DDL are why a statement has its row before it begins, and is ticked off behind it. */
export class OracleJournal {
  readonly #request: ScriptRequest;
  readonly #segments: readonly Segment[];
  readonly #digest: string;
  readonly #steps: readonly string[];
  readonly #tables: OracleTables;
  readonly table: string;

  /** @param steps a digest for each segment */
  constructor(
    request: ScriptRequest,
    segments: readonly Segment[],
    digest: string,
    steps: readonly string[],
    tables: OracleTables,
  ) {
    this.#request = request;
    this.#segments = segments;
    this.#digest = digest;
    this.#steps = steps;
    this.#tables = tables;
    this.table = tables.journal;
  }

  get declarations(): readonly string[] {
    const places = [...this.#segments.map((one) => one.rows), this.#request.to].map((rows) => rowsLiteral(rows));
    return [
      '  TYPE texts IS TABLE OF VARCHAR2(4000);',
      '  -- What each step of this plan does, as a digest; the version rows before each, and at the end.',
      `  v_steps texts := texts(${list(this.#steps.map((one) => `'${one}'`))});`,
      `  v_places texts := texts(${list(places)});`,
      '  v_found VARCHAR2(4000);',
      '  v_run NUMBER := 0;',
      '  v_done NUMBER := 0;',
      '  v_differing NUMBER := 0;',
      '  v_half NUMBER := 0;',
      '  v_why VARCHAR2(200);',
      ...lockDeclarations,
      ...(this.#request.undone ? undoDeclarations(this.#request.undone) : []),
    ];
  }

  /**
   * Behind the lock: a run that was stopped goes on, one that is finished has nothing to do, and otherwise the database must be where
   * the plan begins. Only a run whose steps are this plan's, on a database that nobody has moved since, goes on; one that was
   * stopped between two revisions has left nothing half done, and is given up.
   */
  start(): string {
    const { from, to, versionTable, undone } = this.#request;
    const own = `j.version_table = ${valueLiteral(versionTable.name)} AND j.step = 0 AND j.run > 0`;
    const runs = `SELECT j.* FROM ${this.table} j WHERE ${own} ORDER BY j.run DESC FETCH FIRST 1 ROW ONLY`;
    const steps = `SELECT j.* FROM ${this.table} j WHERE j.run = r.run AND j.step > 0 AND ${NOT_FAILED} ORDER BY j.step`;
    const halfWay = this.#halfWay();
    const compare = compareStart(this.#request, this.#tables, '    ');
    const begin = `${holdLock(this.table)}
  ${readRows(this.#tables.version, 'v_found')}`;
    if (undone) return `${begin}\n${startUndo(this.#request, undone, this.table, { runs, steps, halfWay, compare })}`;
    return `${begin}
  FOR r IN (${runs}) LOOP
    FOR s IN (${steps}) LOOP
      IF s.step > v_steps.COUNT THEN
        v_differing := v_differing + 1;
      ELSIF NVL(s.content, '-') <> v_steps(s.step) THEN
        v_differing := v_differing + 1;
      END IF;
      IF s.finished_at IS NOT NULL THEN
        v_done := v_done + 1;
      END IF;
      v_half := CASE WHEN s.whole = 1 AND s.finished_at IS NOT NULL THEN 0 ELSE 1 END;
    END LOOP;
    IF r.finished_at IS NULL THEN
      v_why := CASE
        WHEN r.undoes IS NOT NULL THEN 'it undoes another plan'
        WHEN v_differing > 0 OR NVL(r.from_rows, '-') <> ${rowsLiteral(from)} THEN 'what it has done is not what this plan would have done'
        WHEN v_found <> v_places(v_done + 1) THEN 'the version rows are no longer where it stopped'
      END;
      IF v_why IS NULL AND (v_done > 0 OR v_half = 1) THEN
        v_run := r.run;
        DBMS_OUTPUT.PUT_LINE('limbeck: run ' || v_run || ' goes on: ' || v_done || ' of ${this.#steps.length} steps are done');
      ELSIF v_half = 1 THEN
${halfWay}
      END IF;
    ELSIF r.outcome = 'done' AND v_found = ${rowsLiteral(to)} AND v_found <> ${rowsLiteral(from)}
      AND r.undoes IS NULL AND v_differing = 0 AND v_done = ${this.#steps.length} THEN
      v_run := r.run;
      DBMS_OUTPUT.PUT_LINE('limbeck: run ' || v_run || ' has applied this plan, at ' || TO_CHAR(r.finished_at, 'YYYY-MM-DD HH24:MI:SS') || ': nothing to do');
    END IF;
  END LOOP;
  IF v_run = 0 THEN
${compare}
  END IF;
  ${setContext(RUN, 'TO_CHAR(v_run)')}${this.#restoreAnswers()}`;
  }

  #halfWay(): string {
    return `${raise(
      errors.halfWay,
      [
        said('limbeck: another plan was stopped half way on this database'),
        "'Run ' || r.run || ', ' || SUBSTR(r.summary, 1, 200) || ', was begun at ' || TO_CHAR(r.started_at, 'YYYY-MM-DD HH24:MI:SS') || ' by ' || r.started_by || ' and has not ended; ' || v_why || '.'",
        `${saidPart(`Run that plan again, it goes on where it stopped. Where it was cleared up by hand: UPDATE ${this.table} SET finished_at = SYSTIMESTAMP, outcome = 'given up' WHERE run = `)} || r.run || ${saidPart(` AND step = 0; COMMIT; ${UNCHANGED}`)}`,
      ],
      '        ',
    )}`;
  }

  /** Opens the run, if this is not one that goes on: behind the tests, which a run that goes on has passed. */
  open(): { readonly declarations: readonly string[]; readonly body: string } {
    const { from, to, compiler, direction, versionTable, undone } = this.#request;
    const { table } = this;
    const giveUp = undone
      ? ''
      : `
    -- A run that was stopped between two revisions has left nothing half done.
    UPDATE ${table} j SET j.finished_at = SYSTIMESTAMP, j.outcome = 'given up'
      WHERE j.version_table = ${valueLiteral(versionTable.name)} AND j.step = 0 AND j.run > 0 AND j.finished_at IS NULL;`;
    const values = [
      'v_run',
      '0',
      valueLiteral(versionTable.name),
      `'${this.#digest}'`,
      said(shortened(`${undone ? 'rollback' : direction} from ${rowsInWords(from)} to ${rowsInWords(to)}`)),
      rowsLiteral(from),
      rowsLiteral(to),
      said(compiler),
      ...(undone ? [undo] : []),
    ];
    return {
      declarations: [
        ...lockDeclarations,
        '  v_run NUMBER;',
        `  PROCEDURE open_run IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN${giveUp}
    SELECT MAX(j.run) + 1 INTO v_run FROM ${table} j;
    INSERT INTO ${table} (run, step, version_table, plan, summary, from_rows, to_rows, compiler${undone ? ', undoes' : ''})
      VALUES (${values.join(', ')});
    COMMIT;
  END open_run;`,
      ],
      body: `${holdLock(table)}
  IF ${run} = 0 THEN
    open_run;
    ${setContext(RUN, 'TO_CHAR(v_run)')}
  END IF;`,
    };
  }

  /** Gives the state of a step's row: none, failed, begun or done. */
  readState(step: number): string {
    return `  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM ${this.table} j WHERE ${this.own(step)};`;
  }

  /** The last change of a transaction: its step is done. */
  finish(step: number): string {
    const questions = this.#questions(step);
    const answers = questions.map((one) => `${one}=' || SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_when_${one}') || '`);
    const [column, value] = answers.length === 0 ? ['', ''] : [', answers', `, ',${answers.join(',')},'`];
    return `    INSERT INTO ${this.table} (${COLUMNS}${column}, finished_at)
      VALUES (${this.#values(step)}${value}, SYSTIMESTAMP);${this.#close(step)}`;
  }

  /** Before a statement that the server commits by itself: it is about to begin. */
  begin(step: number): string {
    return `    UPDATE ${this.table} j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '${this.#digest}', j.content = '${this.#steps[step - 1] ?? ''}'
      WHERE ${this.own(step)};
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO ${this.table} (${COLUMNS})
        VALUES (${this.#values(step)});
    END IF;
    COMMIT;`;
  }

  /** Behind it: it is ticked off. */
  end(step: number): string {
    return `    UPDATE ${this.table} j SET j.finished_at = SYSTIMESTAMP WHERE ${this.own(step)};${this.#close(step)}`;
  }

  /** The server has taken it back: the next run may simply begin it again. */
  failed(step: number): string {
    return `UPDATE ${this.table} j SET j.outcome = 'failed' WHERE ${this.own(step)};`;
  }

  /** Nobody can tell what became of it. */
  refuseUnknown(step: number): string {
    const where = ` AND step = ${step}`;
    return `    IF v_state = 'begun' THEN
${raise(
  errors.unknownEffect,
  [
    said(`limbeck: step ${step} was begun by an earlier run, and nobody can tell whether it took effect`),
    said(this.#about(step).summary),
    `${saidPart(`Look at the database. If it did: UPDATE ${this.table} SET finished_at = SYSTIMESTAMP WHERE run = `)} || v_run || ${saidPart(`${where}; COMMIT;`)}`,
    `${saidPart(`If it did not: DELETE FROM ${this.table} WHERE run = `)} || v_run || ${saidPart(`${where}; COMMIT;`)}`,
    said('Then run the plan again.'),
  ],
  '      ',
)}
    END IF;`;
  }

  /** Behind the last step of a rollback; the commit gives the lock back. */
  closeUndo(): string {
    if (!this.#request.undone) return '';
    return `
  UPDATE ${this.table} j SET j.finished_at = SYSTIMESTAMP, j.outcome = 'done'
    WHERE j.run = ${run} AND j.step = 0 AND j.finished_at IS NULL;
  UPDATE ${this.table} j SET j.finished_at = NVL(j.finished_at, SYSTIMESTAMP), j.outcome = 'rolled back'
    WHERE j.run = ${undo} AND j.run > 0 AND j.step = 0;
  COMMIT;`;
  }

  /** At the end of the script. */
  isClosed(): string {
    return `SELECT COUNT(*) INTO v_count FROM ${this.table} j WHERE j.run = ${run} AND j.step = 0 AND j.outcome = 'done';`;
  }

  own(step: number): string {
    return `j.run = v_run AND j.step = ${step}`;
  }

  summary(step: number): string {
    return this.#about(step).summary;
  }

  #values(step: number): string {
    const { revision, summary, whole } = this.#about(step);
    const { versionTable, compiler } = this.#request;
    return [
      'v_run',
      step,
      valueLiteral(versionTable.name),
      `'${this.#digest}'`,
      `'${this.#steps[step - 1] ?? ''}'`,
      whole ? 1 : 0,
      said(revision),
      said(summary),
      said(compiler),
    ].join(', ');
  }

  #close(step: number): string {
    // Of a rollback, the last steps may have nothing to undo.
    if (step < this.#steps.length || this.#request.undone) return '';
    return `
    UPDATE ${this.table} j SET j.finished_at = SYSTIMESTAMP, j.outcome = 'done', j.plan = '${this.#digest}', j.to_rows = ${rowsLiteral(this.#request.to)}
      WHERE ${this.own(0)};`;
  }

  #about(step: number): { readonly whole: boolean; readonly revision: string; readonly summary: string } {
    const actions = this.#segments[step - 1]?.actions ?? [];
    const revisions = new Set(actions.flatMap((one) => (one.kind === 'announce' ? [] : [one.step.revision])));
    const summaries = actions.flatMap((one) => (one.kind === 'run' ? [one.statement.summary] : []));
    return {
      whole: actions.at(-1)?.kind === 'move',
      revision: someOf([...revisions]),
      summary: summaries.length === 0 ? 'version rows' : someOf(summaries),
    };
  }

  #questions(step: number): readonly number[] {
    const actions = this.#segments[step - 1]?.actions ?? [];
    return actions.flatMap((one) =>
      one.kind === 'run' && one.statement.control?.kind === 'condition' ? [one.statement.control.block.number] : [],
    );
  }

  /** What blocks of `when` were told by an earlier run stays their answer. */
  #restoreAnswers(): string {
    const all = this.#segments.flatMap((_, i) => this.#questions(i + 1));
    if (all.length === 0) return '';
    const each = all.map(
      (one) => `    IF INSTR(a.answers, ',${one}=yes,') > 0 THEN
      ${setContext(`limbeck_when_${one}`, "'yes'")}
    ELSIF INSTR(a.answers, ',${one}=no,') > 0 THEN
      ${setContext(`limbeck_when_${one}`, "'no'")}
    END IF;`,
    );
    return `
  FOR a IN (SELECT j.answers FROM ${this.table} j WHERE j.run = v_run AND j.answers IS NOT NULL) LOOP
${each.join('\n')}
  END LOOP;`;
  }
}
