import { JOURNAL } from './journal-table.ts';
import { type Batches, NOTES } from './mssql-batches.ts';
import { BLOCKS, conditionsOf, TODO } from './mssql-conditions.ts';
import { expected } from './mssql-guards.ts';
import { said, text } from './mssql-text.ts';
import { oneLine, rowsInWords } from './one-line.ts';
import type { ScriptBlock, ScriptRequest, ScriptStatement } from './plan-script.ts';
import type { Segment } from './segments.ts';

/** The table in which scripts write down what they have done, beside the version table. */
export function mssqlJournalTable({ versionTable: { schema }, dialect: { quote } }: ScriptRequest): string {
  return schema === undefined ? quote(JOURNAL) : `${quote(schema)}.${quote(JOURNAL)}`;
}

/** The run of this script. */
const RUN = `(SELECT run FROM ${NOTES})`;

/** What a row of a step is made of. */
const STEP = 'run, step, version_table, [plan], content, whole, revision, summary, compiler';

/**
 * The journal of a plan on SQL Server: a row for the run (step 0), and one for each of its steps. The row of a step is written in its
 * own transaction. A statement outside of any has its row before it begins and is ticked off behind it.
 */
export class MssqlJournal {
  readonly table: string;
  readonly segments: readonly Segment[];
  readonly steps: readonly string[];
  private readonly request: ScriptRequest;
  private readonly digest: string;

  /** @param steps a digest for each segment */
  constructor(request: ScriptRequest, segments: readonly Segment[], digest: string, steps: readonly string[]) {
    this.request = request;
    this.segments = segments;
    this.digest = digest;
    this.steps = steps;
    this.table = mssqlJournalTable(request);
  }

  /** Makes the table where it is missing, and opens the run, if this is not one that goes on. */
  prepare(): string {
    const { from, to, compiler, direction, versionTable, undone } = this.request;
    const name = text(versionTable.name);
    const values = [
      'ISNULL(MAX(run), 0) + 1',
      '0',
      name,
      text(this.digest),
      said(`${undone ? 'rollback' : direction} from ${rowsInWords(from)} to ${rowsInWords(to)}`),
      text(expected(from)),
      text(expected(to)),
      text(compiler),
    ];
    return `IF OBJECT_ID(${text(this.table)}, N'U') IS NULL
  ${createJournal(this.table)}
IF EXISTS (SELECT 1 FROM ${NOTES} WHERE run IS NULL)
BEGIN
  -- A run that was stopped between two revisions has left nothing half done.
  ${endRuns(this.request, 'given up')}
  INSERT INTO ${this.table} (run, step, version_table, [plan], summary, from_rows, to_rows, compiler)
    SELECT ${values.join(', ')} FROM ${this.table} WITH (UPDLOCK, HOLDLOCK);
  UPDATE ${NOTES} SET run = (SELECT MAX(run) FROM ${this.table} WHERE version_table = ${name});
END;`;
  }

  /**
   * Notes whether a step is still to be done.
   *
   * @param otherwise what is said where it is not
   */
  gate(step: number, otherwise: string): string {
    return `UPDATE ${NOTES} SET todo = CASE WHEN EXISTS (SELECT 1 FROM ${this.table} WHERE ${this.own(step)} AND finished_at IS NOT NULL) THEN 0 ELSE 1 END;
${otherwise}`;
  }

  /** The last change of a transaction: its step is done. */
  finish(step: number): string {
    const { blocks } = this.about(step);
    const answers = blocks.map(({ number }) => number).join(', ');
    const [column, value] =
      blocks.length === 0
        ? ['', '']
        : [
            ', answers',
            `, (SELECT CONCAT(N',', STRING_AGG(CONCAT(block, N'=', holds), N','), N',') FROM ${BLOCKS} WHERE block IN (${answers}))`,
          ];
    const close = step === this.steps.length ? `\n${this.closeRun()}` : '';
    return `IF ${TODO}
  INSERT INTO ${this.table} (${STEP}, finished_at${column})
    SELECT ${this.values(step)}, SYSUTCDATETIME()${value};${close}`;
  }

  /** Before a statement outside of transactions: it is about to begin, or was begun by a run that was stopped. */
  begin(batches: Batches, step: number, statement: ScriptStatement): string {
    const { resume } = statement;
    const found = `EXISTS (SELECT 1 FROM ${this.table} WHERE ${this.own(step)})`;
    const lines = [
      'DECLARE @said nvarchar(2000), @begun bit = 0;',
      `IF ${TODO} AND ${found} SET @begun = 1;`,
      ...(resume?.kind === 'probe'
        ? [
            // Its effect is there already: an earlier run was stopped behind it.
            `IF @begun = 1 AND (${resume.done})
BEGIN
  UPDATE ${this.table} SET finished_at = SYSUTCDATETIME() WHERE ${this.own(step)};
  UPDATE ${NOTES} SET todo = 0;
END;`,
            ...(resume.taken
              ? [
                  `IF @begun = 0 AND ${conditionsOf(statement, TODO)} AND ${resume.taken.when}
  SET @said = ${said(`limbeck: ${resume.taken.message}. ${resume.taken.hint}`)};`,
                ]
              : []),
          ]
        : []),
      ...(resume
        ? [`IF @begun = 1 AND ${TODO}\n  UPDATE ${this.table} SET attempts = attempts + 1 WHERE ${this.own(step)};`]
        : [`IF @begun = 1\n  SET @said = ${this.unknown(step)};`]),
      batches.refuseSaid(),
      `IF @begun = 0 AND ${TODO}
  INSERT INTO ${this.table} (${STEP}) SELECT ${this.values(step)};`,
    ];
    return lines.join('\n');
  }

  /** Behind a statement outside of transactions: its effect is there, and it is ticked off. */
  end(batches: Batches, step: number, statement: ScriptStatement): string {
    const { resume } = statement;
    const missing = `limbeck: step ${step} has run, but its effect is not there: ${this.about(step).summary}`;
    const probe =
      resume?.kind === 'probe'
        ? `${batches.refuse(`${conditionsOf(statement, TODO)} AND NOT (${resume.done})`, missing)}\n`
        : '';
    return `${probe}IF ${TODO}
  UPDATE ${this.table} SET finished_at = SYSUTCDATETIME() WHERE ${this.own(step)} AND finished_at IS NULL;`;
  }

  /** With the last step the run is closed; also where an earlier one was stopped right before. */
  closeRun(): string {
    return `UPDATE ${this.table} SET finished_at = SYSUTCDATETIME(), outcome = N'done', [plan] = ${text(this.digest)}
  WHERE ${this.own(0)} AND finished_at IS NULL;`;
  }

  private own(step: number): string {
    return `run = ${RUN} AND step = ${step} AND version_table = ${text(this.request.versionTable.name)}`;
  }

  private values(step: number): string {
    const { revision, summary, whole } = this.about(step);
    const { versionTable, compiler } = this.request;
    const before = [versionTable.name, this.digest, this.steps[step - 1] ?? ''].map(text);
    return [RUN, step, ...before, whole ? 1 : 0, ...[revision, summary].map(said), text(compiler)].join(', ');
  }

  private unknown(step: number): string {
    const table = this.table;
    const what = `limbeck: step ${step} was begun by an earlier run, and nobody can tell whether it took effect: ${this.about(step).summary}. Look at the database. If it did: UPDATE ${table} SET finished_at = SYSUTCDATETIME() WHERE step = ${step} AND run = `;
    return `CONCAT(${said(what)}, ${RUN}, ${said(`; if it did not: DELETE FROM ${table} WHERE step = ${step} AND run = `)}, ${RUN}, N'; then run the same file again.')`;
  }

  /** What a step is, for those who read the journal. */
  private about(step: number): {
    readonly whole: boolean;
    readonly revision: string;
    readonly summary: string;
    readonly blocks: readonly ScriptBlock[];
  } {
    const actions = this.segments[step - 1]?.actions ?? [];
    const revisions = new Set(actions.flatMap((one) => (one.kind === 'announce' ? [] : [one.step.revision])));
    const statements = actions.flatMap((one) => (one.kind === 'run' ? [one.statement] : []));
    return {
      whole: actions.at(-1)?.kind === 'move',
      revision: someOf([...revisions]),
      summary: statements.length === 0 ? 'version rows' : someOf(statements.map((one) => one.summary)),
      blocks: statements.flatMap(({ control }) => (control?.kind === 'condition' ? [control.block] : [])),
    };
  }
}

/** A stamp says where the database is: plans that were stopped half way are given up. */
export function giveUpRuns(request: ScriptRequest): string {
  return `IF OBJECT_ID(${text(mssqlJournalTable(request))}, N'U') IS NOT NULL
  ${endRuns(request, 'given up')}`;
}

function endRuns(request: ScriptRequest, outcome: string): string {
  return `UPDATE ${mssqlJournalTable(request)} SET finished_at = SYSUTCDATETIME(), outcome = N'${outcome}' WHERE version_table = ${text(request.versionTable.name)} AND step = 0 AND finished_at IS NULL;`;
}

/** The first few, and how many more there are. */
function someOf(all: readonly string[]): string {
  const shown = all.slice(0, 3).map(oneLine).join('; ');
  const some = shown.length > 400 ? `${shown.slice(0, 400)}...` : shown;
  return all.length > 3 ? `${some}; and ${all.length - 3} more` : some;
}

/** One row for a run (step 0), one for each of its steps. */
function createJournal(table: string): string {
  const name = `${JOURNAL}_pkc`;
  return `CREATE TABLE ${table} (
    run int NOT NULL,
    step int NOT NULL, -- 0 is the run itself
    version_table nvarchar(128) NOT NULL,
    [plan] nvarchar(64) NOT NULL,
    content nvarchar(64) NULL,
    whole bit NULL, -- behind it, no revision is half applied
    revision nvarchar(1000) NULL,
    summary nvarchar(2000) NOT NULL,
    from_rows nvarchar(max) NULL,
    to_rows nvarchar(max) NULL,
    answers nvarchar(max) NULL,
    attempts int NOT NULL DEFAULT 1,
    outcome nvarchar(20) NULL,
    compiler nvarchar(100) NOT NULL,
    started_by nvarchar(128) NOT NULL DEFAULT ORIGINAL_LOGIN(),
    started_from nvarchar(128) NULL DEFAULT HOST_NAME(),
    application nvarchar(128) NULL DEFAULT APP_NAME(),
    started_at datetime2(3) NOT NULL DEFAULT SYSUTCDATETIME(),
    finished_at datetime2(3) NULL,
    CONSTRAINT ${name} PRIMARY KEY (run, step)
  );`;
}

/** Whether the run in a variable was stopped inside a revision. */
export function isHalfWay(table: string, run: string): string {
  const steps = `SELECT 1 FROM ${table} AS s WHERE s.run = ${run} AND s.step > 0`;
  const last = `s.step = (SELECT MAX(l.step) FROM ${table} AS l WHERE l.run = ${run})`;
  return `(EXISTS (${steps}) AND NOT EXISTS (${steps} AND ${last} AND s.whole = 1 AND s.finished_at IS NOT NULL))`;
}
