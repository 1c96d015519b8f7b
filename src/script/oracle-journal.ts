import { oneLine, rowsInWords } from './one-line.ts';
import { errors, type OracleTables, RUN, readRows, rowsLiteral, run, setContext } from './oracle-blocks.ts';
import { compareStart } from './oracle-guards.ts';
import { raise, said, saidPart, textLiteral, valueLiteral } from './oracle-text.ts';
import type { ScriptRequest } from './plan-script.ts';
import type { Segment } from './segments.ts';

const UNCHANGED = 'Nothing was changed.';

/** One row for a run (step 0), one for each of its steps; run 0 is the row that whoever runs a plan holds locked. */
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
)`;
}

/** What was tried and has had no effect, since the server has taken it back, counts for nothing. */
const NOT_FAILED = "NVL(j.outcome, '-') <> 'failed'";

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
${raise(
  errors.busy,
  [
    said('limbeck: another run of a plan holds the lock of this schema'),
    said('Wait until it has ended, then look where the database is. This step has changed nothing.'),
  ],
  `${pad}    `,
)}
${pad}END;`;
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
    ];
  }

  /**
   * Behind the lock: a run that was stopped goes on, one that is finished has nothing to do, and otherwise the database must be where
   * the plan begins. Only a run whose steps are this plan's, on a database that nobody has moved since, goes on; one that was
   * stopped between two revisions has left nothing half done, and is given up.
   */
  start(): string {
    const { from, to, versionTable } = this.#request;
    const own = `j.version_table = ${valueLiteral(versionTable.name)} AND j.step = 0 AND j.run > 0`;
    return `${holdLock(this.table)}
  ${readRows(this.#tables.version, 'v_found')}
  FOR r IN (SELECT j.* FROM ${this.table} j WHERE ${own} ORDER BY j.run DESC FETCH FIRST 1 ROW ONLY) LOOP
    FOR s IN (SELECT j.* FROM ${this.table} j WHERE j.run = r.run AND j.step > 0 AND ${NOT_FAILED} ORDER BY j.step) LOOP
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
        WHEN v_differing > 0 OR NVL(r.from_rows, '-') <> ${rowsLiteral(from)} THEN 'what it has done is not what this plan would have done'
        WHEN v_found <> v_places(v_done + 1) THEN 'the version rows are no longer where it stopped'
      END;
      IF v_why IS NULL AND (v_done > 0 OR v_half = 1) THEN
        v_run := r.run;
        DBMS_OUTPUT.PUT_LINE('limbeck: run ' || v_run || ' goes on: ' || v_done || ' of ${this.#steps.length} steps are done');
      ELSIF v_half = 1 THEN
${raise(
  errors.halfWay,
  [
    said('limbeck: another plan was stopped half way on this database'),
    "'Run ' || r.run || ', ' || SUBSTR(r.summary, 1, 200) || ', was begun at ' || TO_CHAR(r.started_at, 'YYYY-MM-DD HH24:MI:SS') || ' by ' || r.started_by || ' and has not ended; ' || v_why || '.'",
    `${saidPart(`Run that plan again, it goes on where it stopped. Where it was cleared up by hand: UPDATE ${this.table} SET finished_at = SYSTIMESTAMP, outcome = 'given up' WHERE run = `)} || r.run || ${saidPart(` AND step = 0; COMMIT; ${UNCHANGED}`)}`,
  ],
  '        ',
)}
      END IF;
    ELSIF r.outcome = 'done' AND v_found = ${rowsLiteral(to)} AND v_found <> ${rowsLiteral(from)}
      AND r.undoes IS NULL AND v_differing = 0 AND v_done = ${this.#steps.length} THEN
      v_run := r.run;
      DBMS_OUTPUT.PUT_LINE('limbeck: run ' || v_run || ' has applied this plan, at ' || TO_CHAR(r.finished_at, 'YYYY-MM-DD HH24:MI:SS') || ': nothing to do');
    END IF;
  END LOOP;
  IF v_run = 0 THEN
${compareStart(this.#request, this.#tables, '    ')}
  END IF;
  ${setContext(RUN, 'TO_CHAR(v_run)')}${this.#restoreAnswers()}`;
  }

  /** Opens the run, if this is not one that goes on: behind the tests, which a run that goes on has passed. */
  open(): { readonly declarations: readonly string[]; readonly body: string } {
    const { from, to, compiler, direction, versionTable } = this.#request;
    const { table } = this;
    const values = [
      'v_run',
      '0',
      valueLiteral(versionTable.name),
      `'${this.#digest}'`,
      said(shortened(`${direction} from ${rowsInWords(from)} to ${rowsInWords(to)}`)),
      rowsLiteral(from),
      rowsLiteral(to),
      said(compiler),
    ];
    return {
      declarations: [
        ...lockDeclarations,
        '  v_run NUMBER;',
        `  PROCEDURE open_run IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    -- A run that was stopped between two revisions has left nothing half done.
    UPDATE ${table} j SET j.finished_at = SYSTIMESTAMP, j.outcome = 'given up'
      WHERE j.version_table = ${valueLiteral(versionTable.name)} AND j.step = 0 AND j.run > 0 AND j.finished_at IS NULL;
    SELECT MAX(j.run) + 1 INTO v_run FROM ${table} j;
    INSERT INTO ${table} (run, step, version_table, plan, summary, from_rows, to_rows, compiler)
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
    if (step < this.#steps.length) return '';
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

/** The columns of a step's row. */
const COLUMNS = 'run, step, version_table, plan, content, whole, revision, summary, compiler';

/** The first few, in one line. */
function someOf(texts: readonly string[]): string {
  const shown = texts.slice(0, 5).map((one) => shortened(oneLine(one), 150));
  return shortened(texts.length > 5 ? `${shown.join('; ')}; and ${texts.length - 5} more` : shown.join('; '));
}

/** What the column holds in every character set. */
function shortened(text: string, most = 900): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}...`;
}

function list(items: readonly string[]): string {
  return items.join(',\n    ');
}
