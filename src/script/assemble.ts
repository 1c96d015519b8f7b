import { problem } from '../diagnostics/diagnostic.ts';
import { digestOf, stepDigests } from './digest.ts';
import { oneLine, rowsInWords } from './one-line.ts';
import type { EnvelopeView, Script, ScriptRequest } from './plan-script.ts';
import { postgresBody, psqlPrologue } from './postgresql.ts';
import { recoveryLines, transactionsInWords } from './recovery.ts';
import { divide, type Segment } from './segments.ts';
import { sqliteBody, sqlitePrologue } from './sqlite.ts';

const prologues = { psql: psqlPrologue, plain: '', sqlite3: sqlitePrologue } as const;

/**
 * The plan as one text: header from the client's template, then settings, guards, statements and version rows.
 *
 * @throws Problem LB551–LB554 for what the client cannot run
 */
export function assembleScript(request: ScriptRequest): Script {
  const { client, dialect, steps } = request;
  const segments = divideFor(request);
  const digest = digestOf(request);
  const journal = keepsJournal(request, segments) ? stepDigests(segments) : undefined;
  const statements = steps.reduce((sum, one) => sum + one.statements.length, 0);
  const write = client === 'sqlite3' ? sqliteBody : postgresBody;
  const written = write(request, segments, digest, statements, journal);
  const body = written.toString();
  const prologue = prologues[client];
  const losses = steps.flatMap((step) =>
    step.statements.flatMap(({ dataLoss, lossAllowed }) =>
      dataLoss === undefined
        ? []
        : [{ what: oneLine(dataLoss), revision: oneLine(step.revision), allowed: oneLine(lossAllowed ?? '') }],
    ),
  );
  const recovery = recoveryLines(request, segments, journal !== undefined);
  const view: EnvelopeView = {
    prologue,
    direction: request.direction,
    from: request.purge ? 'whatever rows there are' : rowsInWords(request.from),
    to: rowsInWords(request.to),
    compiler: request.compiler,
    dialect: dialect.title,
    client,
    digest,
    statements: statements === 1 ? '1 statement' : `${statements} statements`,
    revisions: steps.map(({ revision, message, statements: own }, i) => ({
      number: i + 1,
      revision: oneLine(revision),
      message: oneLine(message),
      statements: own.length,
    })),
    hasLosses: losses.length > 0,
    losses,
    transactions: transactionsInWords(segments),
    hasRecovery: recovery.length > 0,
    recovery,
    body,
  };
  const text = request.envelope(view);
  if (!text.startsWith(prologue) || !text.endsWith(`${body}\n`)) {
    throw problem('LB554', 'the template of the script does not keep its first and last lines', {
      help: 'a template begins with {{{prologue}}} and ends with {{{body}}}',
    });
  }
  return { text, digest, dialect: dialect.name, client, statements, expected: written.expected };
}

/** A script for every database between two revisions is one transaction, or passes over whole transactions. */
function divideFor({ steps, transaction, known }: ScriptRequest): readonly Segment[] {
  const segments = divide(steps, transaction);
  return known && segments.length > 1 ? divide(steps, 'revision') : segments;
}

/** SQLite's scripts keep none. */
function keepsJournal({ client, journal = 'auto', direction }: ScriptRequest, segments: readonly Segment[]): boolean {
  if (client === 'sqlite3' || direction === 'stamp') return false;
  return journal === 'always' || (journal === 'auto' && segments.length > 1);
}
