import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { checkText, quotedString } from '../ansi.ts';
import { refused } from '../spelling.ts';
import { describeLiteral } from './mismatch.ts';

/** A literal holds 4000 bytes, and a line of SQL*Plus 2499 characters: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/SQL-Plus-limits.html */
const BYTES_PER_PIECE = 1000;
export const MOST_BYTES = 4000;

/**
 * A string: `it's` becomes `'it''s'`. A long one is written in pieces; one that is longer than a VARCHAR2 can be becomes a CLOB. The empty
 * string is refused: to Oracle it is NULL.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Nulls.html
 */
export function textSql(value: string): Fragment {
  if (value === '') {
    refused('an empty string is NULL to Oracle', 'write null where NULL is meant, or a text that is not empty');
  }
  checkText(value);
  const bytes = bytesOf(value);
  if (bytes <= BYTES_PER_PIECE) return verbatim(quotedString(value));
  const pieces = piecesOf(value).map(quotedString);
  const spelled = bytes <= MOST_BYTES ? pieces : pieces.map((one) => `TO_CLOB(${one})`);
  return verbatim(`(${spelled.join('\n  || ')})`);
}

/** In UTF-8, as AL32UTF8 stores it. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const character of text) {
    const more = bytesOf(character);
    // A carriage return stays with its line feed: what comes between them would be a change of the text's lines.
    if (bytes + more > BYTES_PER_PIECE && !(character === '\n' && piece.endsWith('\r'))) {
      pieces.push(piece);
      piece = '';
      bytes = 0;
    }
    piece += character;
    bytes += more;
  }
  pieces.push(piece);
  return pieces;
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
