import { problem } from '../diagnostics/diagnostic.ts';
import { digestOf, stepDigests } from './digest.ts';
import { lockSummary } from './lock-words.ts';
import { oneLine, rowsInWords } from './one-line.ts';
import type { EnvelopeView, Script, ScriptRequest, ScriptSettings, ScriptStep } from './plan-script.ts';
import { isTest, preconditionsInWords } from './preconditions-in-words.ts';
import { recoveryLines, transactionsInWords } from './recovery.ts';
import { divide, type Segment } from './segments.ts';

/** Holds the place of the body in the envelope: it may be long, and is put there once. No text of a header has a control character. */
const BODY = '\0body\0';

/** How many statements of a step there are, without what is only tested. */
function countOf({ statements }: ScriptStep): number {
  let count = 0;
  for (const one of statements) if (!isTest(one)) count++;
  return count;
}

/**
 * The plan as one text: header from the client's template, then settings, guards, statements and version rows.
 *
 * @throws Problem LB551–LB554 for what the client cannot run
 */
export function assembleScript(request: ScriptRequest): Script {
  const { client, dialect, steps, version } = request;
  const segments = divideFor(request);
  const digest = digestOf(request);
  const counts = steps.map(countOf);
  const statements = counts.reduce((sum, one) => sum + one, 0);
  const preconditions = preconditionsInWords(request);
  const journal = keepsJournal(request, segments) ? stepDigests(segments) : undefined;
  const written = client.write(request, segments, digest, statements, journal);
  const first = client.prologue.map((text) => ({ text, after: 0 }));
  const prologue = client.prologue.join(client.prologueLines ? '\n' : ' ');
  const losses = lossesOf(steps);
  const place = placeInWords(request);
  const locks = lockSummary(steps);
  const recovery = recoveryLines(request, segments, journal !== undefined);
  const view: EnvelopeView = {
    prologue,
    direction: request.undone ? 'rollback' : request.direction,
    from: request.purge ? 'whatever rows there are' : rowsInWords(request.from),
    to: rowsInWords(request.to),
    compiler: request.compiler,
    dialect: version === undefined ? dialect.title : `${dialect.title} ${version}`,
    client: client.name,
    hasPlace: place !== '',
    place,
    digest,
    statements: statements === 1 ? '1 statement' : `${statements} statements`,
    hasPreconditions: preconditions !== '',
    preconditions,
    revisions: steps.map(({ revision, message }, i) => ({
      number: i + 1,
      revision: oneLine(revision),
      message: oneLine(message),
      statements: counts[i] ?? 0,
    })),
    hasLocks: locks.length > 0,
    locks: locks.map((line) => ({ line: oneLine(line) })),
    hasLosses: losses.length > 0,
    losses,
    transactions: transactionsInWords(segments),
    hasRecovery: recovery.length > 0,
    recovery,
    body: BODY,
  };
  const { headerText } = client;
  const envelope = request.envelope(headerText ? { ...withTexts(view, headerText), prologue, body: BODY } : view);
  const header = envelope.slice(0, -BODY.length - 1);
  if (!envelope.startsWith(prologue) || !envelope.endsWith(`${BODY}\n`) || header.includes(BODY)) {
    throw problem('LB554', 'the template of the script does not keep its first and last lines', {
      help: 'a template begins with {{{prologue}}} and ends with {{{body}}}, which stands there once',
    });
  }
  return {
    text: written.behind(header),
    digest,
    dialect: dialect.name,
    client: client.name,
    statements,
    expected: written.expected,
    commands: [...first, ...written.commands],
  };
}

function lossesOf(steps: readonly ScriptStep[]): EnvelopeView['losses'] {
  const losses: EnvelopeView['losses'][number][] = [];
  for (const { revision, statements } of steps) {
    for (const { dataLoss, lossAllowed = '' } of statements) {
      if (dataLoss === undefined) continue;
      losses.push({ what: oneLine(dataLoss), revision: oneLine(revision), allowed: oneLine(lossAllowed) });
    }
  }
  return losses;
}

/** Every text of the header, in the lists too, as the client may have it. */
function withTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((one) => withTexts(one, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTexts(one, change)])) as T;
}

/** `runs only on the database shop_prod, as the role shop_owner` */
function placeInWords({ database, role }: ScriptRequest): string {
  const where = database === undefined ? '' : ` only on the database ${oneLine(database)}`;
  const who = role === undefined ? '' : ` as the role ${oneLine(role)}`;
  return where + who === '' ? '' : `runs${[where, who].filter((one) => one !== '').join(',')}`;
}

/** A script for every database between two revisions is one transaction, or passes over whole transactions. */
export function divideFor({
  steps,
  transaction,
  known,
}: Pick<ScriptRequest, 'steps' | 'transaction' | 'known'>): readonly Segment[] {
  const segments = divide(steps, transaction);
  return known && segments.length > 1 ? divide(steps, 'revision') : segments;
}

/** A record of the steps, in the database. */
export function keepsJournal(
  { client, journal = 'auto', direction, undone }: ScriptSettings & Pick<ScriptRequest, 'direction' | 'undone'>,
  segments: readonly Segment[],
): boolean {
  if (!client.journal || direction === 'stamp') return false;
  return journal === 'always' || (journal === 'auto' && (segments.length > 1 || undone?.journalled === true));
}
