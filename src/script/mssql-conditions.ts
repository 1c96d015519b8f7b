import type { Batches } from './mssql-batches.ts';
import { NOTES } from './mssql-batches.ts';
import { executedInto, said, told } from './mssql-text.ts';
import { oneLine } from './one-line.ts';
import {
  MOST_KEYS,
  type ScriptBlock,
  type ScriptPrecondition,
  type ScriptRequest,
  type ScriptStatement,
} from './plan-script.ts';
import { isTest } from './preconditions-in-words.ts';

/** The rows that a query of the plan gives, each as one text. */
const ANSWERS = '#limbeck_answers';
/** The answer of each block of `when`. */
export const BLOCKS = '#limbeck_when';
/** What is not as it must be, gathered before anything is changed. */
const UNMET = '#limbeck_unmet';

/** A query for a truth gives one row with 1. */
const HOLDS = `1 = (SELECT COUNT(*) FROM ${ANSWERS}) AND N'1' = (SELECT MAX(answer) FROM ${ANSWERS})`;

/** True while the step is still to be done. */
export const TODO = `EXISTS (SELECT 1 FROM ${NOTES} WHERE todo = 1)`;

/** The tables of the session that the questions of a plan need. */
export function tablesFor({ steps }: ScriptRequest): readonly string[] {
  const all = steps.flatMap((step) => step.statements);
  return [
    ...(all.some((one) => one.control) ? [`${ANSWERS} (answer nvarchar(max) NULL)`] : []),
    ...(all.some((one) => one.control?.kind === 'condition')
      ? [`${BLOCKS} (block int NOT NULL PRIMARY KEY, holds bit NOT NULL)`]
      : []),
    ...(all.some((one) => one.first)
      ? [`${UNMET} (number int IDENTITY(1, 1) NOT NULL, said nvarchar(2000) NOT NULL)`]
      : []),
  ];
}

/** True where the block is not passed over. */
export function answerOf({ number }: ScriptBlock): string {
  return `EXISTS (SELECT 1 FROM ${BLOCKS} WHERE block = ${number} AND holds = 1)`;
}

/** What a statement depends on: that its step is still to be done, that its block is not passed over, and what it asks itself. */
export function conditionsOf({ when, onlyIf }: ScriptStatement, gate: string | undefined): string | undefined {
  return allOf(gate, when && answerOf(when), onlyIf === undefined ? undefined : `(${onlyIf})`);
}

export function allOf(...all: readonly (string | undefined)[]): string | undefined {
  const known = all.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : known.join(' AND ');
}

/** A question of the plan, where it stands among the statements. */
export function ask(batches: Batches, statement: ScriptStatement, gate: string | undefined): string {
  const { control, when } = statement;
  const condition = allOf(gate, when && answerOf(when));
  switch (control?.kind) {
    case 'condition':
      return question(batches, statement, control.block, gate, condition);
    case 'assert':
      return `${answers(batches, statement, condition)}
${batches.refuse(allOf(condition, `NOT (${HOLDS})`) ?? '', `limbeck: ${asserted(statement, control.message)} This transaction was rolled back.`)}`;
    case 'precondition':
      return `DECLARE @said nvarchar(2000);
${answers(batches, statement, condition)}
IF EXISTS (SELECT 1 FROM ${ANSWERS})
  SET @said = ${unmet(control, `${mending(statement, control)} This transaction was rolled back.`)};
${batches.refuseSaid()}`;
    default:
      return '';
  }
}

/**
 * Tests all that can be tested before the first change. What is not as it must be is gathered and told at once: whoever mends the data
 * wants the whole list.
 *
 * @param condition a run that goes on has passed them
 */
export function sendFirstTests(batches: Batches, { steps }: ScriptRequest, condition: string | undefined): void {
  const tests = steps.flatMap((step) => step.statements.filter((one) => one.first && isTest(one)));
  if (tests.length === 0) return;
  batches.text.space();
  batches.text.comment('What must be true of the data before anything is changed.');
  for (const test of tests) {
    const { control, source, summary } = test;
    batches.say(`checking for ${source ? `${source.file}:${source.line} ` : ''}${summary}`, condition);
    const [wrong, message] =
      control?.kind === 'precondition'
        ? [`EXISTS (SELECT 1 FROM ${ANSWERS})`, unmet(control, mending(test, control))]
        : [`NOT (${HOLDS})`, said(`limbeck: ${asserted(test, control?.kind === 'assert' ? control.message : '')}`)];
    batches.send(
      'outside',
      `${answers(batches, test, condition)}
IF ${allOf(condition, wrong)}
  INSERT INTO ${UNMET} (said) SELECT ${message};`,
    );
  }
  batches.send(
    'outside',
    `DECLARE @number int = 0, @said nvarchar(2000);
WHILE EXISTS (SELECT 1 FROM ${UNMET} WHERE number > @number)
BEGIN
  SELECT TOP (1) @number = number, @said = said FROM ${UNMET} WHERE number > @number ORDER BY number;
  RAISERROR(N'%s', 0, 1, @said) WITH NOWAIT;
END;
SET @said = NULL;
IF @number > 0
  SET @said = CONCAT(N'limbeck: the data is not as this plan needs it, in ', (SELECT COUNT(*) FROM ${UNMET}), N' places; see above. Mend it, and run the same file again. Nothing was changed.');
${batches.refuseSaid()}`,
  );
}

/** Asks once and keeps the answer; a block inside a block that is passed over is passed over too. */
function question(
  batches: Batches,
  statement: ScriptStatement,
  { number, condition: words }: ScriptBlock,
  gate: string | undefined,
  condition: string | undefined,
): string {
  const what = `limbeck: when ${oneLine(words)}`;
  const only = gate === undefined ? '' : `IF ${gate}\n`;
  return `${answers(batches, statement, condition)}
${only}BEGIN
  DELETE FROM ${BLOCKS} WHERE block = ${number};
  INSERT INTO ${BLOCKS} (block, holds) SELECT ${number}, CASE WHEN ${HOLDS} THEN 1 ELSE 0 END;
  IF ${HOLDS} RAISERROR(${told(`${what}: yes`)}, 0, 1) WITH NOWAIT;
  ELSE RAISERROR(${told(`${what}: no, passed over`)}, 0, 1) WITH NOWAIT;
END;`;
}

/** Leaves what a query gives in the table of the answers; nothing, where the condition does not hold. */
function answers(batches: Batches, { text: query, summary }: ScriptStatement, condition: string | undefined): string {
  const { before, exec } = executedInto(ANSWERS, query);
  return `DELETE FROM ${ANSWERS};
${before}${condition === undefined ? '' : `IF ${condition}\n  `}${exec}
${batches.refuse('@@ERROR <> 0', `limbeck: a query of this plan has failed, see above: ${summary}`)}`;
}

function asserted({ source }: ScriptStatement, message: string): string {
  const place = source ? ` at ${oneLine(source.file)}:${source.line}` : '';
  return `${oneLine(message)} (op.assert${place}, a precondition that the author of the migration has set).`;
}

/** What would move or hide what is shown, in the keys of rows: they are data. */
const UNSEEN = [9, 10, 13, 27, 133, 8232, 8233, 8237, 8238].map((code) => `NCHAR(${code})`);

/** `3 rows of users have no email, but the column becomes NOT NULL: id 1, 2, 3.` */
function unmet({ one, many, because, key }: ScriptPrecondition, mend: string): string {
  const number = `(SELECT COUNT(*) FROM ${ANSWERS})`;
  const visible = `TRANSLATE(LEFT(ISNULL(k.answer, N'NULL'), 100), CONCAT(${UNSEEN.join(', ')}), N'${'?'.repeat(UNSEEN.length)}')`;
  const keys = `(SELECT STRING_AGG(${visible}, N', ') FROM (SELECT TOP (${MOST_KEYS - 1}) answer FROM ${ANSWERS}) AS k)`;
  const most = said(`at least ${MOST_KEYS} ${oneLine(many)}`);
  return `CONCAT(N'limbeck: ', CASE ${number} WHEN 1 THEN ${said(`1 ${oneLine(one)}`)} WHEN ${MOST_KEYS} THEN ${most} ELSE CONCAT(${number}, N' ', ${said(many)}) END,
    N', but ', ${said(because)}, N': ', ${said(key)}, N' ', ${keys}, CASE ${number} WHEN ${MOST_KEYS} THEN N', ...' ELSE N'' END, N'. ', ${said(mend)})`;
}

function mending({ source, summary }: ScriptStatement, { mend }: ScriptPrecondition): string {
  const place = source ? ` (${source.file}:${source.line})` : '';
  return oneLine(`${mend}, then run the script again. It is needed to ${summary}${place}.`);
}
