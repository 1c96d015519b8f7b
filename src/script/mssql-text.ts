import { sqlcmdHazards } from '../sql/sqlcmd.ts';
import { isCommandLine } from '../sql/sqlcmd-scan.ts';
import { oneLine } from './one-line.ts';

/** Messages of THROW and RAISERROR end here; what is longer is cut off by the server. */
const MOST_OF_A_MESSAGE = 2000;

/** One term of a sum of strings. */
type Piece = { readonly kind: 'text' | 'character'; readonly sql: string };

/** Text that is no SQL, in one literal: a part of a message, with the space that it begins or ends with. `N'it''s '` */
export function said(message: string): string {
  const words = oneLine(message);
  if (words === '') return message === '' ? "N''" : "N' '";
  const [before, behind] = [message.startsWith(' ') ? ' ' : '', message.endsWith(' ') ? ' ' : ''];
  return `N'${before}${cut(words).replaceAll("'", "''")}${behind}'`;
}

/**
 * The same for THROW and RAISERROR, which take % for a place to fill.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/language-elements/throw-transact-sql
 */
export function told(message: string): string {
  return `N'${cut(oneLine(message)).replaceAll('%', '%%').replaceAll("'", "''")}'`;
}

/** Text of any kind as an expression: `N'abc'`, or the sum of what can stand in a script for it. */
export function text(value: string): string {
  const found = pieces(value, () => true);
  const [only] = found;
  if (found.length === 1 && only?.kind === 'text') return only.sql;
  return `(CONVERT(nvarchar(max), N'')${found.map((one) => ` + ${one.sql}`).join('')})`;
}

/** How a statement is run by EXEC: what must be said before, and the words themselves. */
export interface Executed {
  /** Ends with a line break, if there is anything. */
  readonly before: string;
  /** `EXEC (N'…');` */
  readonly exec: string;
}

/** How many terms a sum has: the server refuses one that is nested too deeply. */
const MOST_TERMS = 50;

/**
 * A statement in an EXEC. The server sees exactly what was meant; the lines of the script stay as they are where nobody can misread
 * them. Two things would change otherwise: a line break inside of quotes, which clients write anew, and one behind a backslash, which
 * is a continuation inside a literal and nowhere else.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/language-elements/execute-transact-sql,
 * https://learn.microsoft.com/en-us/sql/t-sql/language-elements/sql-server-utilities-statements-backslash
 */
export function executed(statement: string): Executed {
  return executedText(statement, 'EXEC (', ');');
}

/** The same for a query whose rows are kept: `INSERT INTO #x EXEC (N'…');` */
export function executedInto(table: string, query: string): Executed {
  return executedText(query, `INSERT INTO ${table} EXEC (`, ');');
}

function executedText(statement: string, open: string, close: string): Executed {
  const data = new Set(
    sqlcmdHazards(statement)
      .filter((one) => one.kind === 'line-break')
      .map((one) => one.offset),
  );
  const terms = pieces(statement, (at) => data.has(at)).map((one) => one.sql);
  if (terms.length === 1) return { before: '', exec: `${open}${terms[0]}${close}` };
  const lines = ["DECLARE @limbeck nvarchar(max) = CONVERT(nvarchar(max), N'')"];
  for (let at = 0; at < terms.length; at += MOST_TERMS) {
    const some = terms.slice(at, at + MOST_TERMS).join(' + ');
    if (at === 0) lines[0] += ` + ${some};`;
    else lines.push(`SET @limbeck = @limbeck + ${some};`);
  }
  return { before: `${lines.join('\n')}\n`, exec: `${open}@limbeck${close}` };
}

/** @param isData whether the line break there must arrive as it is */
function pieces(value: string, isData: (at: number) => boolean): readonly Piece[] {
  const found: Piece[] = [];
  let from = 0;
  const literal = (to: number): void => {
    if (to > from) found.push({ kind: 'text', sql: `N'${value.slice(from, to).replaceAll("'", "''")}'` });
    from = to;
  };
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code === 36 && value.charCodeAt(at + 1) === 40) {
      literal(at + 1);
      continue;
    }
    if (code !== 10 && code !== 13) continue;
    const both = code === 13 && value.charCodeAt(at + 1) === 10;
    const next = at + (both ? 2 : 1);
    const lone = code === 13 && !both;
    if (lone || isData(at) || value.charAt(at - 1) === '\\' || isCommandLine(value, next)) {
      literal(at);
      found.push({ kind: 'character', sql: code === 10 ? 'NCHAR(10)' : 'NCHAR(13)' });
      if (both) found.push({ kind: 'character', sql: 'NCHAR(10)' });
      from = next;
    }
    at = next - 1;
  }
  literal(value.length);
  return found.length > 0 ? found : [{ kind: 'text', sql: "N''" }];
}

function cut(message: string): string {
  return message.length > MOST_OF_A_MESSAGE ? `${message.slice(0, MOST_OF_A_MESSAGE)}...` : message;
}
