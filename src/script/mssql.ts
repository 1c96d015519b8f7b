import { readSqlcmdScript, sqlcmdHazards } from '../sql/sqlcmd.ts';
import { mustBeFirst, setsTheSession } from '../sql/tsql-words.ts';
import { lockClassOf, lockTimeoutsOf, milliseconds } from './lock-timeouts.ts';
import { factsInWords } from './lock-words.ts';
import { Batches } from './mssql-batches.ts';
import { ask, conditionsOf, sendFirstTests, TODO, tablesFor } from './mssql-conditions.ts';
import { MssqlGuards } from './mssql-guards.ts';
import { refuseWhatCannotStand } from './mssql-hazards.ts';
import { giveUpRuns, MssqlJournal } from './mssql-journal.ts';
import { refuseOpenRun, startRun } from './mssql-resume.ts';
import { executed, told } from './mssql-text.ts';
import { oneLine, rowsInWords } from './one-line.ts';
import type { Client, ScriptRequest, ScriptStatement } from './plan-script.ts';
import { ScriptText } from './script-text.ts';
import type { Action, Segment } from './segments.ts';

const shared = {
  dialects: ['mssql'],
  profile: 'mssql',
  journal: true,
  undoesWhole: true,
  write: mssqlBody,
  read: readSqlcmdScript,
} as const;

/** Microsoft's own client, in both its makes. It stops at the first error, told so by the first line. */
export const sqlcmd: Client = {
  ...shared,
  name: 'sqlcmd',
  template: 'script.mssql.sqlcmd.sql.mustache',
  prologue: [':on error exit'],
};

/** Any other program that ends a batch at a line `GO`: Management Studio without its SQLCMD mode. It goes on after an error. */
export const plain: Client = {
  ...shared,
  name: 'plain',
  template: 'script.mssql.plain.sql.mustache',
  prologue: [],
};

/** Everything that the parts of a script are written with. */
interface Writing {
  readonly text: ScriptText;
  readonly request: ScriptRequest;
  readonly batches: Batches;
  readonly guards: MssqlGuards;
  readonly journal: MssqlJournal | undefined;
  /** The time-out that holds, in milliseconds. */
  timeout: number;
}

/**
 * The body of a script for SQL Server: settings, guards, segments, end; everything in batches that end with a line `GO`.
 *
 * @param steps a digest for each segment, where the database is to keep a record of them
 */
function mssqlBody(
  request: ScriptRequest,
  segments: readonly Segment[],
  digest: string,
  statements: number,
  steps: readonly string[] | undefined,
): ScriptText {
  refuseWhatCannotStand(request);
  const text = new ScriptText();
  const batches = new Batches(text, digest, request.client.name === 'sqlcmd');
  const guards = new MssqlGuards(request);
  const journal = steps && new MssqlJournal(request, segments, digest, steps);
  const timeout = lockTimeout(lockTimeoutsOf(request).other);
  const writing: Writing = { text, request, batches, guards, journal, timeout };
  text.comment('The session is as this plan needs it, whatever the server, the login and the client have set.');
  for (const line of withoutSetting(request)) text.comment(line);
  batches.first(settings(timeout), tablesFor(request));
  text.space();
  text.comment('Nothing is changed unless this passes.');
  guards.opening(batches, startOf(writing));
  sendFirstTests(batches, request, journal && 'EXISTS (SELECT 1 FROM #limbeck WHERE run IS NULL)');
  let created = request.from.length > 0 && !request.purge;
  if (journal || (!created && segments[0]?.kind === 'outside')) {
    prepare(writing, !created);
    created = true;
  }
  segments.forEach((segment, i) => {
    text.space();
    if (journal) text.comment(`Step ${i + 1} of ${segments.length}.`);
    if (segment.kind === 'outside') outside(writing, segment, i + 1);
    else transaction(writing, segment, i + 1, !created);
    created = true;
  });
  closing(writing);
  text.space();
  text.comment(`END OF PLAN digest=${digest} statements=${statements}`);
  return text;
}

/**
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/set-statements-transact-sql; for the first seven,
 * https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
 */
function settings(timeout: number): string {
  const on = [
    'QUOTED_IDENTIFIER',
    'ANSI_NULLS',
    'ANSI_PADDING',
    'ANSI_WARNINGS',
    'ARITHABORT',
    'CONCAT_NULL_YIELDS_NULL',
  ];
  const lines = [
    'NOEXEC OFF',
    'XACT_ABORT ON',
    'NOCOUNT ON',
    ...on.map((one) => `${one} ON`),
    'NUMERIC_ROUNDABORT OFF',
    'ANSI_NULL_DFLT_ON ON',
    'IMPLICIT_TRANSACTIONS OFF',
    'CURSOR_CLOSE_ON_COMMIT OFF',
    'ROWCOUNT 0',
    'TRANSACTION ISOLATION LEVEL READ COMMITTED',
    'LANGUAGE us_english',
    'DATEFORMAT ymd',
    `LOCK_TIMEOUT ${timeout}`,
  ];
  return lines.map((one) => `SET ${one};`).join('\n');
}

/** What is asked for by the configuration, and is nothing that a session of SQL Server has. */
function withoutSetting({ statementTimeout, lockRetries, searchPath }: ScriptRequest): readonly string[] {
  const limit = statementTimeout === undefined ? 0 : Math.ceil(milliseconds(statementTimeout) / 1000);
  return [
    ...(limit > 0 ? [`How long a statement may take is the client's to say: sqlcmd -t ${limit}.`] : []),
    ...(lockRetries && lockRetries.attempts > 1
      ? ['Locks are tried for once: a statement waits for them as long as LOCK_TIMEOUT says.']
      : []),
    ...(searchPath
      ? ['There is no search path: names without a schema are found by the default schema of the user.']
      : []),
  ];
}

/** For SQL Server, 0 is no wait, and -1 is no limit. */
function lockTimeout(duration: string): number {
  const wanted = Math.ceil(milliseconds(duration));
  return wanted === 0 ? -1 : Math.min(wanted, 2_147_483_647);
}

function startOf({ request, journal, guards }: Writing): string | undefined {
  if (request.purge) return undefined;
  if (journal) return startRun(request, journal, guards);
  return request.direction === 'stamp' ? undefined : refuseOpenRun(request, guards);
}

/** What the script itself needs, in a transaction of its own. */
function prepare({ text, batches, guards, journal }: Writing, create: boolean): void {
  const parts = [...(create ? [guards.createVersionTable()] : []), ...(journal ? [journal.prepare()] : [])];
  text.space();
  text.comment('What the script itself needs.');
  batches.sendEnd('outside', `BEGIN TRANSACTION;\n${parts.join('\n')}`, 'COMMIT TRANSACTION;');
}

function transaction(writing: Writing, { actions, rows }: Segment, number: number, create: boolean): void {
  const { text, request, batches, guards, journal } = writing;
  const gate = journal && TODO;
  const first = actions.findIndex((one) => one.kind !== 'announce');
  const lead = actions.slice(0, Math.max(0, first));
  openGate(writing, lead, number);
  text.comment('Everything from here to COMMIT is done, or nothing.');
  const parts = [
    'BEGIN TRANSACTION;',
    ...(create ? [guards.createVersionTable()] : []),
    ...(request.direction === 'stamp' ? [giveUpRuns(request)] : []),
    request.purge ? guards.purge() : guards.compareHere(batches, rows, gate, true),
  ];
  batches.send('outside', parts.join('\n'));
  for (const action of actions.slice(lead.length)) {
    if (action.kind === 'announce') announce(writing, action, gate);
    else if (action.kind === 'move') move(writing, action, gate);
    else run(writing, action.statement, gate, 'inside');
  }
  text.space();
  batches.sendEnd('inside', journal ? journal.finish(number) : '', 'COMMIT TRANSACTION;');
}

function outside(writing: Writing, { actions, rows }: Segment, number: number): void {
  const { text, batches, guards, journal } = writing;
  const statement = actions.flatMap((one) => (one.kind === 'run' ? [one.statement] : []))[0];
  if (!statement) return;
  const gate = journal && TODO;
  openGate(
    writing,
    actions.filter((one) => one.kind === 'announce'),
    number,
  );
  text.comment('The next statement cannot run inside a transaction.');
  batches.send('outside', guards.compareHere(batches, rows, gate, false));
  if (journal) batches.send('outside', journal.begin(batches, number, statement));
  run(writing, statement, gate, 'outside');
  if (journal) batches.send('outside', journal.end(batches, number, statement));
}

/** Notes whether a step is still to be done, and says what it is. */
function openGate(writing: Writing, lead: readonly Action[], number: number): void {
  const { batches, journal, request } = writing;
  if (!journal) {
    for (const action of lead) announce(writing, action, undefined);
    return;
  }
  const announced = lead.flatMap((one) => (one.kind === 'announce' ? [one] : []));
  const lines = announced.map(({ step, number: at }) => {
    const name = `[${at}/${request.steps.length}] ${oneLine(step.revision)}`;
    return `IF ${TODO} RAISERROR(${told(`${name} ${oneLine(step.message)}`)}, 0, 1) WITH NOWAIT;
ELSE RAISERROR(${told(`${name} is done already, passed over`)}, 0, 1) WITH NOWAIT;`;
  });
  batches.send('outside', journal.gate(number, lines.join('\n')).trimEnd());
}

function announce({ batches, request }: Writing, action: Action, gate: string | undefined): void {
  if (action.kind !== 'announce') return;
  const { step, number } = action;
  batches.say(`[${number}/${request.steps.length}] ${oneLine(step.revision)} ${oneLine(step.message)}`, gate);
}

function run(
  writing: Writing,
  statement: ScriptStatement,
  gate: string | undefined,
  place: 'inside' | 'outside',
): void {
  const { text, batches } = writing;
  text.space();
  describe(text, statement);
  if (statement.control) {
    batches.send(place, ask(batches, statement, gate));
    return;
  }
  const guard = statement.guard;
  if (guard !== undefined)
    batches.run(place, executedUnder(guard, conditionsOf({ ...statement, onlyIf: '1 = 1' }, gate)));
  const condition = conditionsOf(statement, gate);
  const mustExecute =
    statement.transaction === 'outside' || mustBeFirst(statement.text) || sqlcmdHazards(statement.text).length > 0;
  const plainly = condition === undefined ? !mustExecute : setsTheSession(statement.text);
  const sent = plainly
    ? `${condition === undefined ? '' : `IF ${condition}\n  `}${ended(statement.text)}`
    : executedUnder(statement.text, condition);
  batches.run(place, `${timeoutBefore(writing, statement)}${sent}`);
}

function executedUnder(statement: string, condition: string | undefined): string {
  const { before, exec } = executed(statement);
  return `${before}${condition === undefined ? '' : `IF ${condition}\n  `}${exec}`;
}

/** A comment at the end does not swallow the semicolon. */
function ended(statement: string): string {
  const lastLine = statement.slice(statement.lastIndexOf('\n') + 1);
  return lastLine.includes('--') ? `${statement}\n;` : `${statement};`;
}

function timeoutBefore(writing: Writing, statement: ScriptStatement): string {
  const wanted = lockTimeout(lockTimeoutsOf(writing.request)[lockClassOf(statement)]);
  if (wanted === writing.timeout) return '';
  writing.timeout = wanted;
  return `SET LOCK_TIMEOUT ${wanted};\n`;
}

function move(
  { text, batches, guards }: Writing,
  { step }: Extract<Action, { kind: 'move' }>,
  gate: string | undefined,
): void {
  if (step.moves.length === 0) return;
  text.space();
  text.comment(`version: ${rowsInWords(step.rowsBefore)} -> ${rowsInWords(step.rowsAfter)}`);
  batches.send('inside', guards.moves(batches, step, gate));
}

function closing({ text, request, batches, guards, journal }: Writing): void {
  const message = `done: the database is at ${rowsInWords(request.to)}`;
  text.space();
  const done = `RAISERROR(${told(message)}, 0, 1) WITH NOWAIT;`;
  if (batches.stops) {
    batches.send('outside', [...(journal ? [journal.closeRun()] : []), guards.unlock, done].join('\n'));
    return;
  }
  if (journal) batches.send('outside', journal.closeRun());
  text.comment('Whatever has happened above: the lock is given back, and said whether the plan was applied.');
  batches.last(guards.unlock, message);
}

function describe(text: ScriptText, { source, summary, dataLoss, when, facts }: ScriptStatement): void {
  const place = source ? `${source.file}:${source.line} ` : '';
  const only = when ? ` -- only when ${when.condition}` : '';
  const words = facts === undefined ? '' : factsInWords(facts);
  const known = words === '' ? '' : ` -- ${words}`;
  text.comment(`${place}${summary}${only}${known}${dataLoss === undefined ? '' : ` -- DATA LOSS: ${dataLoss}`}`);
}
