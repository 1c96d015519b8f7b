import type { Resume } from '../dialects/dialect.ts';
import { createJournal, endRuns, journalTable, RESUMED, RUN, resumed, run, STEPS, UNDO } from './journal-table.ts';
import { literal, oneLine, rowsInWords } from './one-line.ts';
import type { ScriptRequest, ScriptStatement } from './plan-script.ts';
import { array, block, formatted, TODO } from './postgresql-blocks.ts';
import { dependsOn, settingOf } from './postgresql-conditions.ts';
import { startDeclarations, startRun } from './postgresql-resume.ts';
import { startUndo, undoDeclarations } from './postgresql-rollback.ts';
import type { Segment } from './segments.ts';

/**
 * The journal of a plan on PostgreSQL: a row for the run (step 0), and one for each of its steps. The row of a step is written in its
 * own transaction. A statement outside of any has its row before it begins and is ticked off behind it, so that a run that was stopped
 * can be taken up exactly where it was.
 */
export class PostgresJournal {
  private readonly request: ScriptRequest;
  readonly segments: readonly Segment[];
  private readonly digest: string;
  readonly steps: readonly string[];
  /** As SQL names it. */
  readonly table: string;

  /** @param steps a digest for each segment */
  constructor(request: ScriptRequest, segments: readonly Segment[], digest: string, steps: readonly string[]) {
    this.request = request;
    this.segments = segments;
    this.digest = digest;
    this.steps = steps;
    this.table = journalTable(request);
  }

  /** Makes the table where it is missing, and opens the run, if this is not one that goes on. */
  prepare(): string {
    const { from, to, compiler, direction, versionTable } = this.request;
    const values = [
      'coalesce(max(run), 0) + 1',
      '0',
      literal(versionTable.name),
      literal(this.digest),
      literal(`${this.request.undone ? 'rollback' : direction} from ${rowsInWords(from)} to ${rowsInWords(to)}`),
      array(from),
      array(to),
      literal(compiler),
      ...(this.request.undone ? [`current_setting('${UNDO}')::integer`] : []),
    ];
    return `  IF to_regclass(${literal(this.table)}) IS NULL THEN
    ${createJournal(this.table)}
  END IF;
  IF ${run} = 0 THEN
    LOCK TABLE ${this.table} IN SHARE ROW EXCLUSIVE MODE;
${
  this.request.undone
    ? ''
    : `    -- A run that was stopped between two revisions has left nothing half done.
    ${endRuns(this.request, 'given up')}
`
}    INSERT INTO ${this.table} (run, step, version_table, plan, summary, from_rows, to_rows, compiler${this.request.undone ? ', undoes' : ''})
      SELECT ${values.join(', ')} FROM ${this.table};
    PERFORM set_config('${RUN}', max(run)::text, false) FROM ${this.table};
  END IF;
`;
  }

  /**
   * In the opening guard, behind the reading of the rows: a run that was stopped goes on, one that is finished has nothing to do, and
   * otherwise the database must be where the plan begins.
   */
  start(unlock: string, compare: string): string {
    const { undone } = this.request;
    if (undone) return startUndo(this.request, undone, unlock, compare);
    return `${startRun(this.request, this, unlock, compare)}${this.restoreAnswers()}`;
  }

  /** Declarations for the opening guard. */
  get declarations(): string {
    const { undone } = this.request;
    return undone ? undoDeclarations(this.steps, undone) : startDeclarations(this.request, this);
  }

  /** True where a step of the plan is still to be done. */
  isTodo(step: number): string {
    if (this.request.known) return `position(',${step},' IN current_setting('${STEPS}')) = 0`;
    return `NOT EXISTS (SELECT FROM ${this.table} WHERE ${this.own(step)} AND finished_at IS NOT NULL)`;
  }

  /** The last change of a transaction: its step is done. */
  finish(step: number, gated: boolean): string {
    const { questions } = this.about(step);
    const answers = questions.map((one) => `${literal(one)}, current_setting(${literal(one)}, true)`);
    const [column, value] =
      answers.length === 0 ? ['', ''] : [', answers', `, jsonb_build_object(${answers.join(', ')})`];
    const body = `  INSERT INTO ${this.table} (${STEP}, started_at, finished_at${column})
    VALUES (${this.values(step)}, transaction_timestamp(), clock_timestamp()${value});${this.close(step)}`;
    return block(`\nBEGIN\n${gated ? `  IF ${TODO} THEN\n${body}\n  END IF;` : body}\nEND\n`);
  }

  /** Before a statement outside of transactions: it is about to begin, or was begun by a run that was stopped. */
  begin(step: number, statement: ScriptStatement): string {
    const { resume, loop } = statement;
    const depends = dependsOn(statement);
    const taken = resume?.kind === 'probe' ? resume.taken : undefined;
    return [
      `PERFORM set_config('${RESUMED}', EXISTS (SELECT FROM ${this.table} WHERE ${this.own(step)})::text, false);`,
      ...(taken
        ? [
            `IF NOT ${resumed} AND ${depends === undefined ? '' : `${depends} AND `}${taken.when} THEN
    RAISE EXCEPTION USING MESSAGE = ${literal(`limbeck: ${taken.message}`)}, HINT = ${literal(taken.hint)};
  END IF;`,
          ]
        : []),
      ...(resume || loop ? [] : [this.refuseUnknown(step)]),
      `INSERT INTO ${this.table} AS j (${STEP}) VALUES (${this.values(step)})
    ON CONFLICT (run, step) DO UPDATE SET attempts = j.attempts + 1, plan = excluded.plan;`,
    ].join('\n  ');
  }

  /** Queries for `\gexec`: each gives the statements that clear away what a stopped run has left. */
  repairs({ resume }: ScriptStatement): readonly string[] {
    return (resume?.repairs ?? []).map((one) => `SELECT repair FROM (${one}) AS left_over (repair) WHERE ${resumed}`);
  }

  /** Where a statement outside of transactions need not run, since a stopped run has done it. */
  needed(resume: Resume | undefined): string | undefined {
    return resume?.kind === 'probe' ? `NOT (${resumed} AND ${resume.done})` : undefined;
  }

  /** Behind a statement outside of transactions: its effect is there, and it is ticked off. */
  end(step: number, statement: ScriptStatement): string {
    const { resume } = statement;
    const depends = dependsOn(statement);
    const only = depends === undefined ? '' : `${depends} AND `;
    const probe =
      resume?.kind === 'probe'
        ? `
  IF ${only}(${resume.done}) IS NOT TRUE THEN
    RAISE EXCEPTION 'limbeck: step ${step} has run, but its effect is not there' USING DETAIL = ${literal(this.about(step).summary)};
  END IF;`
        : '';
    return block(`
BEGIN${probe}
  UPDATE ${this.table} SET finished_at = clock_timestamp() WHERE ${this.own(step)};${this.close(step)}
END
`);
  }

  /** Where a batch notes the key that it has come to. */
  progress(step: number): { readonly table: string; readonly where: string } {
    return { table: this.table, where: this.own(step) };
  }

  private own(step: number): string {
    return `run = ${run} AND step = ${step}`;
  }

  private values(step: number): string {
    const { revision, summary, whole } = this.about(step);
    const { versionTable, compiler } = this.request;
    const before = [versionTable.name, this.digest, this.steps[step - 1] ?? ''].map(literal);
    return [run, step, ...before, whole, ...[revision, summary, compiler].map(literal)].join(', ');
  }

  /** Behind the last step of a plan that may have passed over it. */
  closeRun(): string {
    const open = `  IF EXISTS (SELECT FROM ${this.table} WHERE ${this.own(0)} AND finished_at IS NULL) THEN\n    ${this.closing}\n  END IF;\n`;
    return block(`\nBEGIN\n${whereRun(this.request, open)}END\n`);
  }

  /** With the last step the run is closed. */
  private close(step: number): string {
    return step < this.steps.length || this.request.known || this.request.undone ? '' : `\n  ${this.closing}`;
  }

  private get closing(): string {
    const undone = this.request.undone
      ? `
    UPDATE ${this.table} SET finished_at = coalesce(finished_at, clock_timestamp()), outcome = 'rolled back'
      WHERE run = current_setting('${UNDO}')::integer AND step = 0;`
      : '';
    return `UPDATE ${this.table} SET finished_at = clock_timestamp(), outcome = 'done', plan = ${literal(this.digest)}, to_rows = ${array(this.request.to)}
    WHERE ${this.own(0)};${undone}`;
  }

  private refuseUnknown(step: number): string {
    const where = `WHERE run = %1$s AND step = ${step}`;
    const table = this.table.replaceAll('%', '%%');
    const hint = `Look at the database. If it did: UPDATE ${table} SET finished_at = now() ${where}; if it did not: DELETE FROM ${table} ${where}; then run the plan again.`;
    return `IF ${resumed} THEN
    RAISE EXCEPTION 'limbeck: step ${step} was begun by an earlier run, and nobody can tell whether it took effect'
      USING DETAIL = ${literal(this.about(step).summary)}, HINT = ${formatted(hint, run)};
  END IF;`;
  }

  /** What a step is, for those who read the journal. */
  private about(step: number): {
    readonly whole: boolean;
    readonly revision: string;
    readonly summary: string;
    readonly questions: readonly string[];
  } {
    const actions = this.segments[step - 1]?.actions ?? [];
    const revisions = new Set(actions.flatMap((one) => (one.kind === 'announce' ? [] : [one.step.revision])));
    const statements = actions.flatMap((one) => (one.kind === 'run' ? [one.statement] : []));
    return {
      whole: actions.at(-1)?.kind === 'move',
      revision: someOf([...revisions]),
      summary: statements.length === 0 ? 'version rows' : someOf(statements.map((one) => one.summary)),
      questions: statements.flatMap(({ control }) => (control?.kind === 'condition' ? [settingOf(control.block)] : [])),
    };
  }

  /** What blocks of `when` were told by an earlier run stays their answer. */
  private restoreAnswers(): string {
    if (!this.segments.some((_, i) => this.about(i + 1).questions.length > 0)) return '';
    return `
  IF to_regclass(${literal(this.table)}) IS NOT NULL THEN
    PERFORM set_config(answer.key, answer.value, false)
      FROM ${this.table}, jsonb_each_text(answers) AS answer WHERE run = ${run} AND answer.value IS NOT NULL;
  END IF;`;
  }
}

/** Where a plan for every database finds nothing to do, there may be no journal. */
export function whereRun({ known }: ScriptRequest, body: string): string {
  return known ? `  IF ${run} >= 0 THEN\n${body}  END IF;\n` : body;
}

/** The columns of a step's row. */
const STEP = 'run, step, version_table, plan, content, whole, revision, summary, compiler';

/** The first few, in one line. */
function someOf(texts: readonly string[]): string {
  const shown = texts.slice(0, 10).map(oneLine).join('; ');
  return texts.length > 10 ? `${shown}; and ${texts.length - 10} more` : shown;
}
