import { journalTable } from './journal-table.ts';
import { answerOf, dependsOn } from './mysql-conditions.ts';
import { rowsAsText, sameRows } from './mysql-rows.ts';
import { createJournal, endRuns, LAST, RUN } from './mysql-run.ts';
import { all, type Case, GO, lines, literal, type MysqlText, TODO } from './mysql-text.ts';
import { oneLine, rowsInWords } from './one-line.ts';
import type { ScriptRequest, ScriptStatement } from './plan-script.ts';
import type { Segment } from './segments.ts';

/** The step was begun by an earlier run, which has not ended it. */
const BEGUN = '@limbeck_begun';
/**
 * The journal of a plan: a row for the run (step 0), and one for each of its steps. DDL commits by itself, and its step has its row
 * before it begins and is ticked off behind it; the row of a transaction is written in it.
 */
export class MysqlJournal {
  /** As SQL names it. */
  readonly table: string;
  private readonly text: MysqlText;
  private readonly request: ScriptRequest;
  private readonly segments: readonly Segment[];
  private readonly digest: string;
  private readonly steps: readonly string[];
  private step = 0;

  /** @param steps a digest for each segment */
  constructor(
    text: MysqlText,
    request: ScriptRequest,
    segments: readonly Segment[],
    digest: string,
    steps: readonly string[],
  ) {
    this.table = journalTable(request);
    this.text = text;
    this.request = request;
    this.segments = segments;
    this.digest = digest;
    this.steps = steps;
  }

  /** A run that was stopped goes on, one that is finished has nothing to do, and otherwise this is a new one. */
  chooseRun(): void {
    const { text, table, steps, request, segments } = this;
    const { from, to } = request;
    const places = [...segments.map((one) => one.rows), to].map(rowsAsText);
    text.comment('What each step of this plan does, as a digest; and the version rows before each, and at the end.');
    text.send(`SET @limbeck_steps = CONCAT(\n  ${steps.map(literal).join(',\n  ')})`);
    text.send('SET @limbeck_done = 0, @limbeck_differing = NULL, @limbeck_place = NULL');
    text.read(
      `SELECT COUNT(finished_at), COALESCE(SUM(content <> SUBSTRING(@limbeck_steps, step * 32 - 31, 32)), 0),
    COALESCE(MAX(IF(finished_at IS NULL, 0, step)), 0)
  INTO @limbeck_done, @limbeck_differing, @limbeck_place FROM ${table} WHERE ${LAST} AND step > 0`,
      '@limbeck_last > 0',
    );
    text.send(`SET @limbeck_place = ELT(@limbeck_place + 1, ${places.join(', ')})`);
    text.send(`SET @limbeck_why = CASE
  WHEN @limbeck_differing > 0 OR NOT @limbeck_from <=> ${rowsAsText(from)} COLLATE utf8mb4_bin THEN
    'what it has done is not what this plan would have done'
  WHEN NOT @limbeck_rows <=> @limbeck_place COLLATE utf8mb4_bin THEN
    'the version rows are no longer where it stopped'
END`);
    text.send(`SET ${RUN} = CASE
  WHEN @limbeck_last > 0 AND @limbeck_open AND @limbeck_why IS NULL AND (@limbeck_done > 0 OR @limbeck_half) THEN @limbeck_last
  WHEN ${from.join() === to.join() ? 'FALSE' : `@limbeck_last > 0 AND @limbeck_outcome = 'done' AND @limbeck_why IS NULL AND ${sameRows(to)} AND @limbeck_done = ${steps.length}`} THEN @limbeck_last
  ELSE 0
END`);
    text.send(
      `SELECT CONCAT('run ', ${RUN}, IF(@limbeck_open, ' goes on: ', ' has applied this plan, nothing to do: '), @limbeck_done, ' of ${steps.length} steps are done') AS limbeck FROM DUAL WHERE ${RUN} > 0`,
    );
  }

  /** Makes the table where it is missing, and opens the run, if this is not one that goes on. */
  prepare(): void {
    const { text, table, request } = this;
    const { from, to, compiler, direction, versionTable } = request;
    text.run(createJournal(table), '@limbeck_journal = 0');
    text.run(endRuns(request), `${RUN} = 0`);
    text.send(`SET @limbeck_next = (SELECT COALESCE(MAX(run), 0) + 1 FROM ${table})`);
    text.check();
    const values = [
      literal(versionTable.name),
      literal(this.digest),
      literal(`${direction} from ${rowsInWords(from)} to ${rowsInWords(to)}`),
      rowsAsText(from),
      rowsAsText(to),
      literal(compiler),
    ];
    text.send(`INSERT INTO ${table} (run, step, version_table, plan, summary, from_rows, to_rows, compiler, started_by, started_at)
  SELECT @limbeck_next, 0, ${values.join(', ')}, USER(), NOW(6)
  FROM DUAL WHERE ${GO} AND ${RUN} = 0`);
    text.check();
    text.send(`SET ${RUN} = IF(${RUN} = 0, @limbeck_next, ${RUN})`);
    text.run('COMMIT');
  }

  readonly stepVariables: readonly string[] = [TODO, BEGUN];

  /** Before each step: is it still to be done, and was it begun? */
  readStep(): void {
    this.step++;
    this.text.send(
      `SET ${TODO} = (SELECT COUNT(finished_at) = 0 FROM ${this.table} WHERE ${this.own}),
  ${BEGUN} = (SELECT COUNT(*) FROM ${this.table} WHERE ${this.own} AND finished_at IS NULL)`,
    );
  }

  /** What stands against a statement that commits by itself, before it begins. */
  casesOf(statement: ScriptStatement): readonly Case[] {
    const { resume } = statement;
    if (resume?.kind === 'probe') {
      const { taken } = resume;
      if (!taken) return [];
      return [
        {
          when: all(`NOT ${BEGUN}`, dependsOn(statement), `(${taken.when})`),
          said: lines(literal(`limbeck: ${oneLine(taken.message)}`), literal(oneLine(taken.hint))),
        },
      ];
    }
    if (resume) return [];
    const where = `WHERE step = ${this.step} AND run = `;
    const table = oneLine(this.table);
    return [
      {
        when: BEGUN,
        said: lines(
          literal(`limbeck: step ${this.step} was begun by an earlier run, and nobody can tell whether it took effect`),
          literal(`${this.about.summary}. Look at the database.`),
          `CONCAT(${literal(`If it did: UPDATE ${table} SET finished_at = NOW(6) ${where}`)}, ${RUN})`,
          `CONCAT(${literal(`If it did not: DELETE FROM ${table} ${where}`)}, ${RUN}, '; then run the plan again.')`,
        ),
      },
    ];
  }

  /** Before a statement that commits by itself: it is about to begin, or was begun by a run that was stopped. */
  begin({ resume }: ScriptStatement): void {
    const { text, table } = this;
    text.space();
    text.comment(`journal: step ${this.step} begins`);
    text.send(`INSERT INTO ${table} (${STEP}, started_at)
  SELECT ${this.values}, NOW(6)
  FROM DUAL WHERE ${GO} AND ${TODO}
  ON DUPLICATE KEY UPDATE attempts = attempts + 1, plan = ${literal(this.digest)}`);
    text.check();
    text.run('COMMIT');
    for (const repair of resume?.repairs ?? []) text.runWhatIs(`COALESCE((${repair}), 'DO 0')`, TODO, BEGUN);
    if (resume?.kind !== 'probe') return;
    text.send(`SET @limbeck_needed = NOT (${BEGUN} AND COALESCE((${resume.done}), FALSE))`);
    text.check();
  }

  /** Where a statement that commits by itself need not run, since a stopped run has done it. */
  needed({ resume }: ScriptStatement): string | undefined {
    return resume?.kind === 'probe' ? '@limbeck_needed' : undefined;
  }

  /** Behind it: its effect is there, and it is ticked off. */
  end(statement: ScriptStatement): void {
    const { text, table } = this;
    const { resume } = statement;
    if (resume?.kind === 'probe') {
      text.stopWhere([
        { when: `NOT (${all(GO, TODO)}) <=> 1`, said: 'NULL' },
        {
          when: all(dependsOn(statement), `NOT COALESCE((${resume.done}), FALSE)`),
          said: lines(
            literal(`limbeck: step ${this.step} has run, but its effect is not there`),
            literal(this.about.summary),
          ),
        },
      ]);
    }
    text.space();
    text.comment(`journal: step ${this.step} is done`);
    text.send(
      `UPDATE ${table} SET finished_at = NOW(6) WHERE ${this.own} AND finished_at IS NULL AND ${GO} AND ${TODO}`,
    );
    text.check();
    this.close();
  }

  /** The last change of a transaction: its step is done. */
  finish(): void {
    const { text, table } = this;
    const { questions } = this.about;
    const answers = questions.map((one) => `CONCAT('${one}=', ${answerOf(one)})`);
    const [column, value] = answers.length === 0 ? ['', ''] : [', answers', `, CONCAT_WS(',', ${answers.join(', ')})`];
    text.space();
    text.comment(`journal: step ${this.step} is done`);
    text.send(`INSERT INTO ${table} (${STEP}, started_at, finished_at${column})
  SELECT ${this.values}, NOW(6), NOW(6)${value}
  FROM DUAL WHERE ${GO} AND ${TODO}`);
    text.check();
    this.close();
  }

  /** What a block of `when` was told by an earlier run stays its answer. */
  toldBefore(block: number): string {
    return `(SELECT FIND_IN_SET('${block}=1', answers) > 0 FROM ${this.table} WHERE ${this.own})`;
  }

  /** With the last step the run is closed. */
  private close(): void {
    if (this.step < this.steps.length) return;
    const { text, table, request } = this;
    text.send(`UPDATE ${table} SET finished_at = NOW(6), outcome = 'done', plan = ${literal(this.digest)}, to_rows = ${rowsAsText(request.to)}
  WHERE run = ${RUN} AND step = 0 AND finished_at IS NULL AND ${GO}`);
    text.check();
  }

  private get own(): string {
    return `run = ${RUN} AND step = ${this.step}`;
  }

  private get values(): string {
    const { revision, summary, whole } = this.about;
    const { versionTable, compiler } = this.request;
    const texts = [versionTable.name, this.digest, this.steps[this.step - 1] ?? ''].map(literal);
    return [RUN, this.step, ...texts, whole, ...[revision, summary, compiler].map(literal), 'USER()'].join(', ');
  }

  /** What the step is, for those who read the journal. */
  private get about(): {
    readonly whole: boolean;
    readonly revision: string;
    readonly summary: string;
    readonly questions: readonly number[];
  } {
    const actions = this.segments[this.step - 1]?.actions ?? [];
    const revisions = new Set(actions.flatMap((one) => (one.kind === 'announce' ? [] : [one.step.revision])));
    const statements = actions.flatMap((one) => (one.kind === 'run' ? [one.statement] : []));
    return {
      whole: actions.at(-1)?.kind === 'move',
      revision: someOf([...revisions]),
      summary: statements.length === 0 ? 'version rows' : someOf(statements.map((one) => one.summary)),
      questions: statements.flatMap(({ control }) => (control?.kind === 'condition' ? [control.block.number] : [])),
    };
  }
}

/** The columns of a step's row. */
const STEP = 'run, step, version_table, plan, content, whole, revision, summary, compiler, started_by';

/** The first few, in one line. */
function someOf(texts: readonly string[]): string {
  const shown = texts.slice(0, 10).map(oneLine).join('; ');
  return texts.length > 10 ? `${shown}; and ${texts.length - 10} more` : shown;
}
