import { readPsqlScript } from '../sql/psql.ts';
import { journalSettings, STEPS, undoSettings } from './journal-table.ts';
import { followTimeouts, lockTimeoutsOf, type TimeoutsInForce } from './lock-timeouts.ts';
import { factsInWords } from './lock-words.ts';
import { literal, oneLine, rowsInWords } from './one-line.ts';
import type { Client, ScriptBlock, ScriptRequest, ScriptStatement, UndoneStep } from './plan-script.ts';
import { TODO } from './postgresql-blocks.ts';
import { type ClientWords, wordsOf } from './postgresql-clients.ts';
import { allOf, sendConditional, settingOf } from './postgresql-conditions.ts';
import { PostgresGuards } from './postgresql-guards.ts';
import { refuseWhatCannotStand } from './postgresql-hazards.ts';
import { PostgresJournal } from './postgresql-journal.ts';
import { sendLocks } from './postgresql-locks.ts';
import { sendFirstTests } from './postgresql-preconditions.ts';
import { hasEffect, isBegun, remains } from './postgresql-rollback.ts';
import { refuseShadows } from './postgresql-shadows.ts';
import { ScriptText } from './script-text.ts';
import { type Action, onlyStep, type Segment, undoneBy } from './segments.ts';

const shared = {
  dialects: ['postgresql'],
  profile: 'postgresql',
  journal: true,
  write: postgresBody,
  read: readPsqlScript,
} as const;

/**
 * PostgreSQL's own client. Of its first line everything stands inside the `\if`, so that a file that was cut off never ends with
 * status 0; and psql stops at the first error. Run with `-v ON_ERROR_STOP=1`, even a file of one byte fails.
 */
export const psql: Client = {
  ...shared,
  name: 'psql',
  template: 'script.postgresql.psql.sql.mustache',
  prologue: ['\\if true', '\\set ON_ERROR_STOP on'],
};

/** Any other program that sends statements to PostgreSQL: no command of a client is in its scripts. */
export const plain: Client = {
  ...shared,
  name: 'plain',
  template: 'script.postgresql.plain.sql.mustache',
  prologue: [],
};

/** Everything that the parts of a script are written with. */
interface Writing {
  readonly text: ScriptText;
  readonly request: ScriptRequest;
  readonly words: ClientWords;
  readonly guards: PostgresGuards;
  readonly journal: PostgresJournal | undefined;
  /** How many there are. */
  readonly segments: number;
}

/**
 * The body of a PostgreSQL script: settings, guards, segments, end.
 *
 * @param journal a digest for each segment, where the database is to keep a record of them
 */
function postgresBody(
  request: ScriptRequest,
  segments: readonly Segment[],
  digest: string,
  statements: number,
  steps: readonly string[] | undefined,
): ScriptText {
  const psql = request.client.name === 'psql';
  const gated = !psql && (steps !== undefined || request.known !== undefined);
  const misread = refuseWhatCannotStand(request, segments, gated);
  const journal = steps && new PostgresJournal(request, segments, digest, steps);
  // psql stops at the first error; other clients may go on, and then each transaction must know that what is before it was done.
  const guards = new PostgresGuards(request, psql ? undefined : digest.slice(0, 12), journal);
  const text = new ScriptText();
  const writing: Writing = {
    text,
    request,
    words: wordsOf(request.client, misread),
    guards,
    journal,
    segments: segments.length,
  };
  if (psql) pins(text);
  settings(text, request);
  opening(writing);
  sendFirstTests(text, request, {
    announce: (line) => writing.words.progress(text, line),
    isAsked: (revision) => isAsked(writing, revision),
    opened: psql ? undefined : `${digest.slice(0, 12)}/0`,
  });
  let created = request.from.length > 0 && !request.purge;
  if (journal || (!created && segments[0]?.kind === 'outside')) {
    text.space();
    text.comment('What the script itself needs.');
    text.send(guards.prepare(!created));
    created = true;
  }
  segments.forEach((segment, i) => {
    const gate = gateOf(writing, segment, i + 1);
    text.space();
    if (journal) text.comment(`Step ${i + 1} of ${segments.length}.`);
    clearRemains(writing, segment);
    if (segment.kind === 'outside') outside(writing, segment, i + 1, gate);
    else transaction(writing, segment, i + 1, gate, !created);
    created = true;
  });
  if (journal && (request.known || request.undone)) text.send(journal.closeRun());
  closing(writing);
  text.space();
  text.comment(`END OF PLAN digest=${digest} statements=${statements}`);
  if (psql) text.command('\\endif');
  return text;
}

/** What a stopped statement of the plan that is undone has left is cleared away, before its undoing asks whether it took effect. */
function clearRemains({ text, request, journal }: Writing, segment: Segment): void {
  const undoes = journal && undoneBy(segment);
  if (!undoes || request.client.name !== 'psql') return;
  for (const query of remains(journal.table, undoes)) {
    text.comment('What a statement that was stopped has left is cleared away.');
    text.sendBy(query, '\\gexec');
  }
}

/** What must be true for a segment, or a step of one, to have anything to do; undefined where it always has. */
function gateOf({ journal, request }: Writing, segment: Segment, number: number): string | undefined {
  const only = request.known && onlyStep(segment);
  const undoes = journal && undoneBy(segment);
  return allOf(only && isNotApplied(only.revision), journal?.isTodo(number), undoes && isBegun(journal.table, undoes));
}

/** Whether what a revision asks of the data is tested at the start: not again where a stopped run goes on. */
function isAsked({ journal, request }: Writing, revision: string): string | undefined {
  return allOf(journal && "current_setting('limbeck.run') = '0'", request.known && isNotApplied(revision));
}

function isNotApplied(revision: string): string {
  return `position(${literal(`,${revision},`)} IN current_setting('limbeck.applied')) = 0`;
}

function pins(text: ScriptText): void {
  text.comment(
    'psql behaves the same wherever this runs. A file that ends in the middle of a backslash command opens no editor.',
  );
  text.command('\\setenv PSQL_EDITOR false');
  for (const line of ['AUTOCOMMIT on', 'ON_ERROR_ROLLBACK off', 'SINGLELINE off', 'FETCH_COUNT 0'])
    text.command(`\\set ${line}`);
  text.space();
}

function opening({ text, request, guards }: Writing): void {
  const psql = request.client.name === 'psql';
  if (!psql) {
    text.space();
    text.comment('If this transaction is still open below, it is not of this script.');
    text.send(guards.begin());
  }
  text.space();
  text.comment("What is asked below must be the server's own functions and operators.");
  text.send(refuseShadows());
  text.comment('Nothing is changed unless this passes.');
  text.send(guards.opening());
  if (!psql) {
    text.comment('A client that sets a savepoint before each statement and goes on after an error cannot run this.');
    text.send('BEGIN');
    text.send(guards.probe());
    text.send(guards.open());
    text.send('COMMIT');
  }
}

function transaction(
  writing: Writing,
  segment: Segment,
  number: number,
  gate: string | undefined,
  create: boolean,
): void {
  const { text, request, words, guards, journal } = writing;
  const { actions } = segment;
  /** Several revisions in one transaction, each of which may be applied already. */
  const each = request.known !== undefined && actions.some((one) => one.step !== actions[0]?.step);
  const gated = request.client.name !== 'psql' && (gate !== undefined || each);
  const first = actions.findIndex((one) => one.kind !== 'announce');
  const lead = each ? [] : actions.slice(0, Math.max(0, first));
  if (gate !== undefined) words.openGate?.(text, gate);
  for (const action of lead) announce(writing, action);
  text.send('BEGIN');
  if (gate !== undefined) words.setGate?.(text, gate, passedOver(writing, lead));
  // Where there is nothing to do, the transaction can only read, and IF NOT EXISTS is refused in it.
  if (create) text.send(request.known ? guards.prepare(true) : guards.createVersionTable());
  text.send(guards.transaction(request.purge ? undefined : segment.rows, number, gate !== undefined && gated));
  sendLocks(text, request, segment, {
    todo: gated && gate !== undefined ? TODO : undefined,
    isAsked: each ? isNotApplied : undefined,
    hint: locksHint(writing),
  });
  if (request.purge) text.send(guards.purge());
  if (request.direction === 'stamp' && number === 1) text.send(guards.giveUp());
  const timeouts = followTimeouts(lockTimeoutsOf(request), literal);
  let open: Action[] = [];
  const closeStep = (): void => {
    if (open.length === 0) return;
    words.closeGate?.(text, passedOver(writing, open));
    open = [];
  };
  for (const action of actions.slice(lead.length)) {
    if (action.kind === 'announce') {
      if (each) {
        closeStep();
        timeouts.forget();
        const condition = isNotApplied(action.step.revision);
        text.space();
        words.openGate?.(text, condition);
        words.setGate?.(text, condition, passedOver(writing, [action]));
        open = [action];
      }
      announce(writing, action);
    } else if (action.kind === 'move') move(writing, action, gated);
    else run(writing, action.statement, { gate: gated ? TODO : undefined, timeouts, undoes: action.step.undoes });
  }
  closeStep();
  text.space();
  if (journal) text.send(journal.finish(number, gated));
  text.send('COMMIT');
  if (gate !== undefined) words.closeGate?.(text, passedOver(writing, lead));
  text.space();
}

/** What to do when the locks of a transaction cannot be had. */
function locksHint({ request, journal, segments }: Writing): string {
  if (journal) return 'Nothing of this step was changed. Run the same file again: it goes on here.';
  if (segments === 1) return 'Nothing was changed. Run the same file again.';
  const { name } = request.versionTable;
  return `Nothing of this transaction was changed. Go on with limbeck compile --from the rows of ${oneLine(name)}.`;
}

function outside(writing: Writing, { actions, rows }: Segment, number: number, gate: string | undefined): void {
  const { text, request, words, guards, journal } = writing;
  const lead = actions.filter((one) => one.kind === 'announce');
  const statement = actions.flatMap((one) => (one.kind === 'run' ? [one.statement] : []))[0];
  if (!statement) return;
  text.space();
  if (gate !== undefined) words.openGate?.(text, gate);
  for (const action of lead) announce(writing, action);
  text.space();
  text.comment(
    statement.loop
      ? `The next block commits each batch. Stopped half way, ${journal ? 'the next run goes on from there' : 'the plan can be run by hand from here: it goes on'}.`
      : 'The next statement cannot run inside a transaction, and may have to wait long for locks.',
  );
  text.send(guards.outside(rows, number, statement));
  if (!statement.loop) text.send('SET lock_timeout = 0');
  for (const query of journal?.repairs(statement) ?? []) {
    text.comment('What a stopped run has left is cleared away.');
    text.sendBy(query, '\\gexec');
  }
  run(writing, statement, { undoes: actions[0]?.step.undoes, step: number });
  if (!statement.loop) text.send(`SET lock_timeout = ${literal(lockTimeoutsOf(request).other)}`);
  if (journal) text.send(journal.end(number, statement));
  if (gate !== undefined) words.closeGate?.(text, passedOver(writing, lead));
}

/** What is said instead, where a step is not to be done again. */
function passedOver({ request }: Writing, lead: readonly Action[]): readonly string[] {
  return lead.flatMap((one) =>
    one.kind === 'announce'
      ? [`[${one.number}/${request.steps.length}] ${oneLine(one.step.revision)} is done already, passed over`]
      : [],
  );
}

function closing({ text, request, words, guards, journal }: Writing): void {
  const psql = request.client.name === 'psql';
  text.space();
  const noted = [
    ...(psql ? [] : ['limbeck.began', 'limbeck.opened', 'limbeck.done']),
    ...(psql || !(journal || request.known) ? [] : ['limbeck.todo']),
    ...(journal ? journalSettings : []),
    ...(journal && request.undone ? undoSettings : []),
    ...(request.known ? ['limbeck.rows', 'limbeck.applied', ...(journal ? [STEPS] : [])] : []),
    ...blocksOf(request).map(settingOf),
  ];
  text.send(guards.end(noted));
  for (const [name] of settingsOf(request)) text.send(`RESET ${name}`);
  if (request.role !== undefined) text.send('RESET ROLE');
  words.progress(text, `done: the database ${request.known ? 'has' : 'is at'} ${rowsInWords(request.to)}`);
}

function settings(text: ScriptText, request: ScriptRequest): void {
  text.comment('Closed until the guard below has passed.');
  for (const [name, value] of settingsOf(request)) text.send(`SET ${name} = ${value}`);
}

/** What the session is set to, and reset to its own at the end. */
function settingsOf(request: ScriptRequest): readonly (readonly [name: string, value: string])[] {
  const { statementTimeout = '0', searchPath, dialect } = request;
  const path = searchPath && (searchPath.length === 0 ? "''" : searchPath.map(dialect.quote).join(', '));
  return [
    ['default_transaction_read_only', 'on'],
    // A guard must see what was committed before its lock was granted, not what was there before it waited.
    ['default_transaction_isolation', "'read committed'"],
    ['standard_conforming_strings', 'on'],
    ['client_encoding', "'UTF8'"],
    ['lock_timeout', literal(lockTimeoutsOf(request).other)],
    ['statement_timeout', literal(statementTimeout)],
    ...(path === undefined ? [] : [['search_path', path] as const]),
  ];
}

function announce({ text, words, request }: Writing, action: Action): void {
  if (action.kind !== 'announce') return;
  const { step, number } = action;
  text.space();
  words.progress(text, `[${number}/${request.steps.length}] ${oneLine(step.revision)} ${oneLine(step.message)}`);
}

/** Where a statement stands. */
interface Standing {
  readonly gate?: string | undefined;
  readonly timeouts?: TimeoutsInForce;
  /** What it undoes a part of. */
  readonly undoes?: UndoneStep | undefined;
  /** Its number, outside of transactions. */
  readonly step?: number;
}

function run(
  { text, words, journal }: Writing,
  statement: ScriptStatement,
  { gate, timeouts, undoes, step }: Standing,
): void {
  text.space();
  const timeout = timeouts?.before(statement);
  if (timeout !== undefined) text.send(timeout);
  describe(text, statement);
  const effect = undoes && journal && hasEffect(journal.table, undoes);
  const own = step !== undefined ? journal?.needed(statement.resume) : undefined;
  const needed = journal && allOf(effect, own);
  const progress = step !== undefined && statement.loop ? journal?.progress(step) : undefined;
  if (!sendConditional(text, statement, { gate, needed, progress })) words.run(text, statement, progress);
}

function move({ text, guards }: Writing, { step }: Extract<Action, { kind: 'move' }>, gated: boolean): void {
  if (step.moves.length === 0) return;
  text.space();
  text.comment(`version: ${rowsInWords(step.rowsBefore)} -> ${rowsInWords(step.rowsAfter)}`);
  text.send(guards.moves(step, gated));
}

function blocksOf({ steps }: ScriptRequest): readonly ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  for (const { statements } of steps) {
    for (const { control } of statements) if (control?.kind === 'condition') blocks.push(control.block);
  }
  return blocks;
}

function describe(text: ScriptText, { source, summary, dataLoss, when, facts }: ScriptStatement): void {
  const place = source ? `${source.file}:${source.line} ` : '';
  const only = when ? ` -- only when ${when.condition}` : '';
  const said = facts === undefined ? '' : factsInWords(facts);
  const known = said === '' ? '' : ` -- ${said}`;
  text.comment(`${place}${summary}${only}${known}${dataLoss === undefined ? '' : ` -- DATA LOSS: ${dataLoss}`}`);
}
