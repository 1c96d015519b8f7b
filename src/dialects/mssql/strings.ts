import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { checkText } from '../ansi.ts';
import { refused } from '../spelling.ts';
import { describeLiteral } from './mismatch.ts';

/** So many characters a string constant has before it is one of `max`. */
const LONG = { plain: 8000, national: 4000 } as const;

/**
 * What sqlcmd takes for its own wherever it stands, in strings too: `$(name)`, and lines that are GO or begin with a command.
 *
 * Source: https://learn.microsoft.com/en-us/sql/tools/sqlcmd/sqlcmd-commands
 */
const HAZARD = /\$(?=\()|\n(?=[ \t]*(?:GO[ \t]*\d*[ \t]*(?:\r|\n|$)|:|!!))/gi;

/**
 * A string: `it's` becomes `'it''s'`, and with letters beyond ASCII `N'…'`, since the constant would be read in the code page of the
 * database otherwise. What sqlcmd would take for its own is divided.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/data-types/constants-transact-sql
 *
 * @example
 * textSql('a $(b)') // ('a $' + '(b)')
 */
export function textSql(value: string, national = false): Fragment {
  const wide = national || !isAscii(value);
  const pieces = piecesOf(value);
  if (pieces.length === 1) return verbatim(quoted(value, wide));
  const limit = wide ? LONG.national : LONG.plain;
  const begin = value.length > limit ? [`CAST('' AS ${wide ? 'NVARCHAR' : 'VARCHAR'}(max))`] : [];
  return verbatim(`(${[...begin, ...pieces.map((one) => quoted(one, wide))].join(' + ')})`);
}

/** A string as one constant, where no expression can stand: the argument of a procedure. */
export function constantSql(value: string, national = false): Fragment {
  return verbatim(quoted(value, national || !isAscii(value)));
}

/** Is it one that sqlcmd leaves as it is? */
export function isQuiet(value: string): boolean {
  return piecesOf(value).length === 1;
}

/** Can every code page hold it? */
export function isAscii(value: string): boolean {
  return !/[^\0-\x7f]/.test(value);
}

function quoted(value: string, national: boolean): string {
  checkText(value);
  return `${national ? 'N' : ''}'${value.replaceAll("'", "''")}'`;
}

function piecesOf(value: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const match of value.matchAll(HAZARD)) {
    const end = match.index + match[0].length;
    pieces.push(value.slice(from, end));
    from = end;
  }
  return [...pieces, value.slice(from)];
}

/** The JSON text of a value: `{ k: "it's" }` becomes `{"k":"it's"}`. */
export function jsonText(value: Literal): string {
  if (typeof value === 'string') return jsonString(value);
  if (typeof value === 'number' && !Number.isFinite(value))
    refused(`JSON has no ${value}`, 'write null, or the number as a string');
  if (value === null || typeof value !== 'object') return String(value);
  switch (value.kind) {
    case 'list':
      return `[${value.items.map(jsonText).join(',')}]`;
    case 'record':
      return `{${value.entries.map(([key, one]) => `${jsonString(key)}:${jsonText(one)}`).join(',')}}`;
    case 'instant':
      return jsonString(value.iso);
    default:
      refused(
        `${describeLiteral(value)} cannot stand inside a JSON value`,
        'write the whole value with the sql tag, for instance with JSON_OBJECT()',
      );
  }
}

function jsonString(text: string): string {
  checkText(text);
  return JSON.stringify(text);
}
