import { readMysqlScript } from '../sql/mysql-client.ts';
import { type LockTimeouts, lockClassOf, lockTimeoutsOf } from './lock-timeouts.ts';
import { factsInWords } from './lock-words.ts';
import { dependsOn, sendControl, sendFirstTests } from './mysql-conditions.ts';
import { MysqlGuards } from './mysql-guards.ts';
import { delimiterFor, refuseWhatCannotStand } from './mysql-hazards.ts';
import { MysqlJournal } from './mysql-journal.ts';
import { isUnpreparable } from './mysql-preparable.ts';
import { giveUpRuns } from './mysql-run.ts';
import { ownSettings, settings, waitNoLongerThan } from './mysql-session.ts';
import { MysqlText, TODO } from './mysql-text.ts';
import { oneLine, rowsInWords } from './one-line.ts';
import type { Client, ScriptRequest, ScriptStatement } from './plan-script.ts';
import type { ScriptText } from './script-text.ts';
import type { Segment } from './segments.ts';

/** The client of MySQL, and that of MariaDB: they read a script in the same way. */
export const mysql: Client = {
  name: 'mysql',
  dialects: ['mysql', 'mariadb'],
  profile: 'mysql',
  template: 'script.mysql.mysql.sql.mustache',
  // Under another character set a byte of a letter could be taken for a backslash.
  prologue: ['\\C utf8mb4'],
  journal: true,
  write: mysqlBody,
  read: readMysqlScript,
};

/**
 * The body of a script for MySQL and MariaDB. DDL commits by itself, and what is before it: each such statement is a step of its own,
 * which the journal has as begun before, and as done behind it.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html
 */
function mysqlBody(
  request: ScriptRequest,
  segments: readonly Segment[],
  digest: string,
  statements: number,
  steps: readonly string[] | undefined,
): ScriptText {
  refuseWhatCannotStand(request, steps !== undefined);
  const text = new MysqlText();
  const { quote } = request.dialect;
  const { name, schema } = request.versionTable;
  const table = schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;
  const journal = steps && new MysqlJournal(text, request, segments, digest, steps);
  const guards = new MysqlGuards(text, request, table, journal);
  settings(text, request);
  text.space();
  guards.opening();
  ownSettings(text, request);
  sendFirstTests(text, request, journal !== undefined);
  text.space();
  text.comment('What the script itself needs.');
  guards.createVersionTable();
  journal?.prepare();
  if (request.direction === 'stamp') giveUpRuns(text, request);
  const timeouts = followTimeouts(lockTimeoutsOf(request));
  segments.forEach((segment, i) => {
    text.space();
    writeSegment({ text, request, journal, guards, timeouts }, segment, `${i + 1} of ${segments.length}`);
  });
  text.space();
  guards.end();
  text.space();
  text.comment(`END OF PLAN digest=${digest} statements=${statements}`);
  return text;
}

interface Writing {
  readonly text: MysqlText;
  readonly request: ScriptRequest;
  readonly journal: MysqlJournal | undefined;
  readonly guards: MysqlGuards;
  readonly timeouts: (statement: ScriptStatement) => string | undefined;
}

/** A transaction, or one statement that commits by itself. */
function writeSegment(writing: Writing, { kind, actions, rows }: Segment, place: string): void {
  const { text, request, journal, guards } = writing;
  const only = kind === 'outside' ? actions.find((one) => one.kind === 'run')?.statement : undefined;
  const outside = only && journal ? only : undefined;
  text.comment(
    `${journal ? `step ${place}` : `part ${place}`}${kind === 'outside' ? '' : ': everything from here to COMMIT is done, or nothing'}`,
  );
  guards.part(request.purge ? undefined : rows, outside && (() => journal?.casesOf(outside) ?? []));
  if (request.purge) guards.purge();
  if (outside) journal?.begin(outside);
  const runs = kind === 'transaction' && actions.some((one) => one.kind === 'run' && !one.statement.control);
  if (runs) text.send('SAVEPOINT limbeck');
  for (const action of actions) {
    if (action.kind === 'announce') {
      const { step, number } = action;
      text.space();
      text.progress(`[${number}/${request.steps.length}] ${oneLine(step.revision)} ${oneLine(step.message)}`);
    } else if (action.kind === 'run') run(writing, action.statement, outside && journal?.needed(outside));
    else if (action.step.moves.length > 0) {
      text.space();
      text.comment(`version: ${rowsInWords(action.step.rowsBefore)} -> ${rowsInWords(action.step.rowsAfter)}`);
      guards.moves(action.step);
    }
  }
  if (runs) {
    text.space();
    text.comment('An error here: one of these statements has committed by itself, and took the savepoint with it.');
    text.send('RELEASE SAVEPOINT limbeck');
    text.check();
  }
  if (outside) journal?.end(outside);
  else if (kind === 'transaction') journal?.finish();
  text.run('COMMIT');
}

function run({ text, request, journal, timeouts }: Writing, statement: ScriptStatement, needed?: string): void {
  text.space();
  const timeout = timeouts(statement);
  if (timeout !== undefined) text.send(`SET SESSION ${waitNoLongerThan(timeout)}`);
  describe(text, statement);
  if (sendControl(text, statement, journal)) return;
  if (isUnpreparable(request, statement)) text.runDirectly(statement.text, delimiterFor(statement.text), needed);
  else text.run(statement.text, journal && TODO, needed, dependsOn(statement));
}

/** The time-outs by what others cannot do meanwhile, said only where they change. */
function followTimeouts(timeouts: LockTimeouts): (statement: ScriptStatement) => string | undefined {
  let inForce = timeouts.other;
  return (statement) => {
    const wanted = timeouts[lockClassOf(statement)];
    if (wanted === inForce) return undefined;
    inForce = wanted;
    return wanted;
  };
}

function describe(text: MysqlText, { source, summary, dataLoss, when, facts }: ScriptStatement): void {
  const place = source ? `${source.file}:${source.line} ` : '';
  const only = when ? ` -- only when ${when.condition}` : '';
  const said = facts === undefined ? '' : factsInWords(facts);
  const known = said === '' ? '' : ` -- ${said}`;
  text.comment(`${place}${summary}${only}${known}${dataLoss === undefined ? '' : ` -- DATA LOSS: ${dataLoss}`}`);
}
