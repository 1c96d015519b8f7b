import { dollarQuoted, literal, oneLine } from './one-line.ts';
import type { ScriptBlock, ScriptStatement } from './plan-script.ts';
import { type BatchProgress, batchBlock } from './postgresql-batches.ts';
import { testHere, testVariables } from './postgresql-preconditions.ts';
import type { ScriptText } from './script-text.ts';

/** The setting of the session that holds the answer to a block's question. */
export function settingOf({ number }: ScriptBlock): string {
  return `limbeck.when_${number}`;
}

/** What a statement depends on beside what its author wants. */
export interface Dependence {
  /** The step is still to be done. */
  readonly gate?: string | undefined;
  /** An earlier run has not done it. */
  readonly needed?: string | undefined;
  /** Where its batches note how far they are. */
  readonly progress?: BatchProgress | undefined;
}

/**
 * Writes a statement that depends on what is in the database, the same for every client; false when it does not depend on anything,
 * and stands for itself.
 *
 * There is no `\if` of psql's around it: a file that is cut off between `\if` and `\endif` must not mean anything else. A
 * statement in a DO block is sent whole or not at all, and one that `\gexec` runs is a harmless SELECT until its last word.
 */
export function sendConditional(
  text: ScriptText,
  statement: ScriptStatement,
  { gate, needed, progress }: Dependence = {},
): boolean {
  const { control, guard, when, transaction } = statement;
  const answer = allOf(gate, when && answerOf(when));
  if (guard !== undefined) text.send(block(only(answer, () => guard, '  ')));
  if (control?.kind === 'condition') text.send(question(statement.text, control.block, answer));
  else if (control?.kind === 'assert') text.send(assertion(statement, control.message, answer));
  else if (control?.kind === 'precondition')
    text.send(block(only(answer, testHere(statement, control), '  '), testVariables));
  else {
    const all = allOf(answer, statement.onlyIf, needed);
    if (all === undefined) return false;
    const quoted = dollarQuoted(batchBlock(statement, progress) ?? statement.text);
    if (transaction === 'outside') text.sendBy(`SELECT ${quoted} WHERE ${all}`, '\\gexec');
    else text.send(block(only(all, (pad) => `${pad}EXECUTE ${quoted};`, '  ')));
  }
  return true;
}

/** Asks once and keeps the answer; a block inside a block that is passed over is passed over too. */
function question(query: string, own: ScriptBlock, around: string | undefined): string {
  const what = literal(`limbeck: when ${oneLine(own.condition)}: `);
  const ask = (pad: string): string => `${pad}EXECUTE ${dollarQuoted(query)} INTO holds;
${pad}RAISE NOTICE USING MESSAGE = pg_catalog.concat(${what}, CASE WHEN holds THEN 'yes' ELSE 'no, passed over' END);`;
  const keep = `  PERFORM pg_catalog.set_config(${literal(settingOf(own))}, holds::pg_catalog.text, false);`;
  return block(`${only(around, ask, '  ')}\n${keep}`, 'holds boolean := false;');
}

function assertion({ text, source }: ScriptStatement, message: string, around: string | undefined): string {
  const hint = 'It is a precondition that the author of the migration has set. This transaction was rolled back.';
  const detail = source ? `, DETAIL = ${literal(`op.assert at ${oneLine(source.file)}:${source.line}`)}` : '';
  const said = literal(`limbeck: ${oneLine(message)}`);
  const ask = (pad: string): string => `${pad}EXECUTE ${dollarQuoted(text)} INTO holds;
${pad}IF holds IS NOT TRUE THEN
${pad}  RAISE EXCEPTION USING MESSAGE = ${said}${detail}, HINT = ${literal(hint)};
${pad}END IF;`;
  return block(only(around, ask, '  '), 'holds boolean;');
}

/** True where all of these are, as far as there are any. */
export function allOf(...conditions: readonly (string | undefined)[]): string | undefined {
  let all: string | undefined;
  for (const one of conditions) if (one !== undefined) all = all === undefined ? one : `${all} AND ${one}`;
  return all;
}

/** What the author's conditions make a statement depend on. */
export function dependsOn({ when, onlyIf }: ScriptStatement): string | undefined {
  return allOf(when && answerOf(when), onlyIf);
}

function answerOf(one: ScriptBlock): string {
  return `pg_catalog.current_setting(${literal(settingOf(one))}, true) OPERATOR(pg_catalog.=) 'true'`;
}

/** The statements under their condition, if there is one. A person's text in them keeps its own lines: nothing is indented later. */
function only(condition: string | undefined, body: (pad: string) => string, pad: string): string {
  return condition === undefined ? body(pad) : `${pad}IF ${condition} THEN\n${body(`${pad}  `)}\n${pad}END IF;`;
}

function block(body: string, declaration = ''): string {
  const declare = declaration === '' ? '' : `DECLARE\n  ${declaration}\n`;
  return `DO ${dollarQuoted(`\n${declare}BEGIN\n${body}\nEND\n`)}`;
}
