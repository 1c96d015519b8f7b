import type { MysqlJournal } from './mysql-journal.ts';
import { all, CLOSED, GO, lines, literal, type MysqlText, STOP, TODO } from './mysql-text.ts';
import { oneLine } from './one-line.ts';
import {
  MOST_KEYS,
  type ScriptBlock,
  type ScriptPrecondition,
  type ScriptRequest,
  type ScriptStatement,
} from './plan-script.ts';

/** The variable that holds the answer to a block's question. */
export function answerOf(block: number): string {
  return `@limbeck_when_${block}`;
}

/** What the author's conditions make a statement depend on. */
export function dependsOn({ when, onlyIf }: ScriptStatement): string | undefined {
  const conditions = [...(when ? [answerOf(when.number)] : []), ...(onlyIf === undefined ? [] : [`(${onlyIf})`])];
  return conditions.length === 0 ? undefined : conditions.join(' AND ');
}

/** Writes a statement that is asked and not run; false where it is one that is run. */
export function sendControl(text: MysqlText, statement: ScriptStatement, journal: MysqlJournal | undefined): boolean {
  const { control, when } = statement;
  const around = when && answerOf(when.number);
  if (control === undefined) return false;
  if (control.kind === 'condition') ask(text, statement.text, control.block, around, journal);
  else if (control.kind === 'assert') {
    holds(text, statement, around, [TODO]);
    text.stopWhere([
      {
        when: `NOT (${all(GO, TODO, around)}) <=> 1`,
        said: 'NULL',
      },
      {
        when: 'NOT @limbeck_answer <=> 1',
        said: assertion(statement, control.message, 'This transaction is rolled back.'),
      },
    ]);
  } else {
    keysOf(text, statement, [TODO, around]);
    text.stopWhere([
      { when: CLOSED, said: 'NULL' },
      { when: '@limbeck_count > 0', said: unmet(statement, control, 'This transaction is rolled back.') },
    ]);
  }
  return true;
}

/**
 * Tests all that can be tested before the first change. What is not as it must be is told at once: whoever mends the data wants the
 * whole list. A run that goes on has passed these tests.
 */
export function sendFirstTests(text: MysqlText, { steps }: ScriptRequest, journal: boolean): void {
  const tests = steps.flatMap(({ statements }) => statements.filter((one) => one.first));
  if (tests.length === 0) return;
  text.space();
  text.comment('What must be true of the data before anything is changed.');
  text.send('SET @limbeck_unmet = 0, @limbeck_first = NULL');
  const asked = journal ? ['@limbeck_run = 0'] : [];
  for (const test of tests) {
    const { control, source, summary } = test;
    text.space();
    text.progress(`checking for ${oneLine(source ? `${source.file}:${source.line} ${summary}` : summary)}`);
    if (control?.kind === 'precondition') {
      keysOf(text, test, asked);
      text.send(`SET ${STOP} = IF(@limbeck_count > 0, ${unmet(test, control, 'Nothing was changed.')}, NULL)`);
    } else {
      holds(text, test, undefined, asked);
      const said = assertion(test, control?.kind === 'assert' ? control.message : '', 'Nothing was changed.');
      text.send(`SET ${STOP} = IF(${all(...asked, 'NOT @limbeck_answer <=> 1')}, ${said}, NULL)`);
    }
    text.send('EXECUTE limbeck_tell');
    text.send(
      `SET @limbeck_unmet = @limbeck_unmet + (${STOP} IS NOT NULL), @limbeck_first = COALESCE(@limbeck_first, ${STOP}), ${STOP} = NULL`,
    );
  }
  text.space();
  text.send(
    `SET ${STOP} = CASE WHEN @limbeck_unmet = 1 THEN @limbeck_first WHEN @limbeck_unmet > 1 THEN CONCAT('limbeck: ', @limbeck_unmet, ' preconditions of this plan are not met') END`,
  );
  text.check();
  text.send('EXECUTE limbeck_raise');
  text.run('COMMIT');
}

/** Asks once and keeps the answer; a block inside a block that is passed over is passed over too. */
function ask(
  text: MysqlText,
  query: string,
  { number, condition }: ScriptBlock,
  around: string | undefined,
  journal: MysqlJournal | undefined,
): void {
  const answer = answerOf(number);
  text.send('SET @limbeck_answer = 0');
  text.run(`SELECT (${query}\n) IS TRUE INTO @limbeck_answer`, TODO, around);
  text.send(
    `SET ${answer} = ${journal ? `IF(${TODO}, @limbeck_answer, ${journal.toldBefore(number)})` : '@limbeck_answer'}`,
  );
  text.check();
  text.send(
    `SELECT CONCAT(${literal(`when ${oneLine(condition)}: `)}, IF(${answer}, 'yes', 'no, passed over')) AS limbeck FROM DUAL WHERE ${GO}`,
  );
}

function holds(
  text: MysqlText,
  statement: ScriptStatement,
  around: string | undefined,
  more: readonly (string | undefined)[],
): void {
  text.send('SET @limbeck_answer = NULL');
  text.run(`SELECT (${statement.text}\n) IS TRUE INTO @limbeck_answer`, ...more, around);
}

/** Up to six keys, one a line, with their number. */
function keysOf(text: MysqlText, statement: ScriptStatement, conditions: readonly (string | undefined)[]): void {
  text.send('SET @limbeck_count = 0, @limbeck_keys = NULL');
  text.run(
    `SELECT COUNT(*), GROUP_CONCAT(REGEXP_REPLACE(CONVERT(COALESCE(found, 'NULL') USING utf8mb4), ${UNSEEN}, '?') SEPARATOR '\\n') INTO @limbeck_count, @limbeck_keys
  FROM (SELECT NULL AS found FROM DUAL WHERE FALSE UNION ALL (${statement.text}\n)) AS in_the_way`,
    ...conditions,
  );
}

function assertion({ source }: ScriptStatement, message: string, after: string): string {
  const place = source ? `op.assert at ${oneLine(source.file)}:${source.line}. ` : '';
  return lines(
    literal(`limbeck: ${oneLine(message)}`),
    literal(`${place}It is a precondition that the author of the migration has set.`),
    literal(after),
  );
}

/** Characters that would move or hide what is shown: control, format and bidirectional ones. */
const UNSEEN = literal('[[:cntrl:]\\x{200b}-\\x{200f}\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]');

function unmet(
  { source, summary }: ScriptStatement,
  { one, many, because, mend, key }: ScriptPrecondition,
  after: string,
): string {
  const place = source ? ` (${source.file}:${source.line})` : '';
  const [single, plural, reason] = [`limbeck: 1 ${one}`, ` ${many}`, `, but ${because}`].map((part) =>
    literal(`${part.startsWith(' ') ? ' ' : ''}${oneLine(part)}`),
  );
  const shown = `REPLACE(SUBSTRING_INDEX(@limbeck_keys, '\\n', ${MOST_KEYS - 1}), '\\n', ', ')`;
  return lines(
    `CONCAT(CASE @limbeck_count WHEN 1 THEN ${single}
    ELSE CONCAT('limbeck: ', IF(@limbeck_count = ${MOST_KEYS}, 'at least ', ''), @limbeck_count, ${plural}) END, ${reason})`,
    `CONCAT(${literal(`${oneLine(key)} `)}, ${shown}, IF(@limbeck_count = ${MOST_KEYS}, ', …', ''))`,
    literal(oneLine(`${mend}, then run the script again. It is needed to ${summary}${place}.`)),
    literal(after),
  );
}
