import { type Diagnostic, diagnostic, Problem } from '../diagnostics/diagnostic.ts';
import { psqlHazards } from '../sql/psql.ts';
import { selectsIntoTable } from '../sql/transactionality.ts';
import { dollarQuoted, literal, oneLine, rowsInWords } from './one-line.ts';
import type { ScriptBlock, ScriptRequest, ScriptStatement } from './plan-script.ts';
import { batchBlock } from './postgresql-batches.ts';
import { sendConditional, settingOf } from './postgresql-conditions.ts';
import { PostgresGuards } from './postgresql-guards.ts';
import { ScriptText } from './script-text.ts';
import type { Action, Segment } from './segments.ts';

/**
 * The first line of a script for psql. Everything stands inside this `\if`, so that a file that was cut off never ends with
 * status 0; and psql stops at the first error. Run with `-v ON_ERROR_STOP=1`, even a file of one byte fails.
 */
export const psqlPrologue = '\\if true \\set ON_ERROR_STOP on';

/** What each client does in its own way. */
interface ClientWords {
  readonly progress: (text: ScriptText, line: string) => void;
  readonly run: (text: ScriptText, statement: ScriptStatement) => void;
}

/** The body of a PostgreSQL script: settings, guards, segments, end. */
export function postgresBody(
  request: ScriptRequest,
  segments: readonly Segment[],
  digest: string,
  statements: number,
): ScriptText {
  const psql = request.client === 'psql';
  const misread = refuseWhatCannotStand(request, segments);
  // psql stops at the first error; other clients may go on, and then each transaction must know that what is before it was done.
  const mark = psql ? undefined : digest.slice(0, 12);
  const guards = new PostgresGuards(request, mark);
  const text = new ScriptText();
  const words: ClientWords = psql ? psqlWords(misread) : plainWords;
  if (psql) {
    text.comment(
      'psql behaves the same wherever this runs. A file that ends in the middle of a backslash command opens no editor.',
    );
    text.command('\\setenv PSQL_EDITOR false');
    for (const line of ['AUTOCOMMIT on', 'ON_ERROR_ROLLBACK off', 'SINGLELINE off', 'FETCH_COUNT 0'])
      text.command(`\\set ${line}`);
    text.space();
  }
  settings(text, request);
  if (!psql) {
    text.space();
    text.comment('If this transaction is still open below, it is not of this script.');
    text.send(guards.begin());
  }
  text.space();
  text.comment('Nothing is changed unless this passes.');
  text.send(guards.opening());
  if (!psql) {
    text.comment('A client that sets a savepoint before each statement and goes on after an error cannot run this.');
    text.send('BEGIN');
    text.send(guards.probe());
    text.send(guards.open());
    text.send('COMMIT');
  }
  const total = request.steps.length;
  let created = request.from.length > 0 && !request.purge;
  segments.forEach((segment, i) => {
    const first = Math.max(
      0,
      segment.actions.findIndex((one) => one.kind !== 'announce'),
    );
    const lead = segment.actions.slice(0, first);
    for (const action of lead) if (action.kind === 'announce') announce(text, words, action, total);
    if (segment.kind === 'transaction') {
      text.send('BEGIN');
      if (!created) text.send(guards.createVersionTable());
      created = true;
      text.send(guards.transaction(request.purge ? undefined : segment.rows, i + 1));
      if (request.purge) text.send(guards.purge());
    }
    for (const action of segment.actions.slice(first)) {
      if (action.kind === 'announce') announce(text, words, action, total);
      else if (action.kind === 'move') move(text, guards, action);
      else if (segment.kind === 'outside') outside(text, words, guards, segment, action, request);
      else run(text, words, action);
    }
    if (segment.kind !== 'transaction') return;
    text.space();
    text.send('COMMIT');
    text.space();
  });
  text.space();
  text.send(guards.unlock());
  for (const [name] of settingsOf(request)) text.send(`RESET ${name}`);
  if (!psql) for (const name of ['limbeck.began', 'limbeck.opened', 'limbeck.done']) text.send(`RESET ${name}`);
  for (const one of blocksOf(request)) text.send(`RESET ${settingOf(one)}`);
  if (request.role !== undefined) text.send('RESET ROLE');
  words.progress(text, `done: the database is at ${rowsInWords(request.to)}`);
  text.space();
  text.comment(`END OF PLAN digest=${digest} statements=${statements}`);
  if (psql) text.command('\\endif');
  return text;
}

function settings(text: ScriptText, request: ScriptRequest): void {
  text.comment('Closed until the guard below has passed.');
  for (const [name, value] of settingsOf(request)) text.send(`SET ${name} = ${value}`);
}

/** What the session is set to, and reset to its own at the end. */
function settingsOf(request: ScriptRequest): readonly (readonly [name: string, value: string])[] {
  const { lockTimeout = '5s', statementTimeout = '0', searchPath, dialect } = request;
  const path = searchPath && (searchPath.length === 0 ? "''" : searchPath.map(dialect.quote).join(', '));
  return [
    ['default_transaction_read_only', 'on'],
    // A guard must see what was committed before its lock was granted, not what was there before it waited.
    ['default_transaction_isolation', "'read committed'"],
    ['standard_conforming_strings', 'on'],
    ['client_encoding', "'UTF8'"],
    ['lock_timeout', literal(lockTimeout)],
    ['statement_timeout', literal(statementTimeout)],
    ...(path === undefined ? [] : [['search_path', path] as const]),
  ];
}

function announce(
  text: ScriptText,
  words: ClientWords,
  { step, number }: Extract<Action, { kind: 'announce' }>,
  total: number,
): void {
  text.space();
  words.progress(text, `[${number}/${total}] ${oneLine(step.revision)} ${oneLine(step.message)}`);
}

function run(text: ScriptText, words: ClientWords, { statement }: Extract<Action, { kind: 'run' }>): void {
  text.space();
  describe(text, statement);
  if (!sendConditional(text, statement)) words.run(text, statement);
}

function outside(
  text: ScriptText,
  words: ClientWords,
  guards: PostgresGuards,
  { rows }: Segment,
  action: Extract<Action, { kind: 'run' }>,
  request: ScriptRequest,
): void {
  text.space();
  if (action.statement.loop) {
    text.comment(
      'The next block commits each batch. Stopped half way, the plan can be run by hand from here: it goes on.',
    );
    text.send(guards.outside(rows));
    run(text, words, action);
    return;
  }
  text.comment('The next statement cannot run inside a transaction, and may have to wait long for locks.');
  text.send(guards.outside(rows));
  text.send('SET lock_timeout = 0');
  run(text, words, action);
  text.send(`SET lock_timeout = ${literal(request.lockTimeout ?? '5s')}`);
}

function move(text: ScriptText, guards: PostgresGuards, { step }: Extract<Action, { kind: 'move' }>): void {
  if (step.moves.length === 0) return;
  text.space();
  text.comment(`version: ${rowsInWords(step.rowsBefore)} -> ${rowsInWords(step.rowsAfter)}`);
  text.send(guards.moves(step.moves));
}

function blocksOf({ steps }: ScriptRequest): readonly ScriptBlock[] {
  return steps.flatMap((step) =>
    step.statements.flatMap(({ control }) => (control?.kind === 'condition' ? [control.block] : [])),
  );
}

function describe(text: ScriptText, { source, summary, dataLoss, when }: ScriptStatement): void {
  const place = source ? `${source.file}:${source.line} ` : '';
  const only = when ? ` -- only when ${when.condition}` : '';
  text.comment(`${place}${summary}${only}${dataLoss === undefined ? '' : ` -- DATA LOSS: ${dataLoss}`}`);
}

const psqlWords = (misread: ReadonlySet<ScriptStatement>): ClientWords => ({
  progress: (text, line) => text.command(`\\echo '${line.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`),
  run(text, statement) {
    const sent = batchBlock(statement) ?? statement.text;
    if (statement.transaction === 'outside' || misread.has(statement))
      text.sendBy(`SELECT ${dollarQuoted(sent)}`, '\\gexec');
    else text.send(sent);
  },
});

const plainWords: ClientWords = {
  progress: (text, line) => text.comment(line),
  run: (text, { text: statement }) => text.send(statement),
};

/** Refuses what the client cannot run at all; the rest that psql would misread can be sent another way. */
function refuseWhatCannotStand(
  { client, steps }: ScriptRequest,
  segments: readonly Segment[],
): ReadonlySet<ScriptStatement> {
  const faults: Diagnostic[] = [];
  const misread = new Set<ScriptStatement>();
  if (client === 'plain') {
    for (const { kind, actions } of segments) {
      const action = actions.find((one) => one.kind === 'run');
      if (kind !== 'outside' || action === undefined) continue;
      const message = `"${action.statement.summary}" cannot run inside a transaction, and a plain script has nothing but transactions`;
      faults.push(
        diagnostic('LB551', message, {
          at: action.statement.source,
          help: 'compile for psql: --client psql',
          revision: action.step.revision,
        }),
      );
    }
  }
  for (const { revision, statements } of steps) {
    for (const statement of statements) {
      if ((statement.when || statement.onlyIf) && selectsIntoTable(statement.text)) {
        const message = `"${statement.summary}" cannot run under a condition: SELECT … INTO does not work in EXECUTE`;
        faults.push(
          diagnostic('LB555', message, { at: statement.source, help: 'write CREATE TABLE … AS SELECT …', revision }),
        );
      }
      const hazards = psqlHazards(statement.text);
      if (hazards.length > 0) misread.add(statement);
      // A comment at the end is no danger: the terminator goes on a line of its own.
      const hazard = hazards.find(
        ({ kind, text }) => (kind === 'unterminated' && text !== '--') || kind === 'copy-from-stdin',
      );
      if (hazard === undefined) continue;
      const message =
        hazard.kind === 'unterminated'
          ? `the SQL of "${statement.summary}" does not end: ${hazard.text}`
          : 'COPY FROM STDIN reads its data from the script';
      const help =
        hazard.kind === 'unterminated'
          ? 'close the quote, comment or parenthesis'
          : 'use op.bulkInsert, or INSERT in op.execute';
      faults.push(diagnostic('LB552', message, { at: statement.source, help, revision }));
    }
  }
  if (faults.length > 0) throw new Problem(faults);
  return misread;
}
