import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { HALF_CHARACTER, refused } from '../spelling.ts';
import { describeLiteral } from './mismatch.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  "'": "''",
  '\\': '\\\\',
  '\0': '\\0',
  // The client program turns CR LF into LF, and takes this for the end of a file on Windows.
  '\r': '\\r',
  '\u001a': '\\Z',
};

const NEEDS_ESCAPE = new RegExp(`[${Object.keys(ESCAPES).join('').replace('\\', '\\\\')}]`, 'g');

/**
 * A string as MySQL reads it with its usual sql_mode, where a backslash has a meaning: `C:\tmp's` becomes `'C:\\tmp''s'`.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/string-literals.html
 */
export function quotedText(text: string): string {
  if (HALF_CHARACTER.test(text)) {
    refused(`the string ${shown(text)} contains half a surrogate pair, which UTF-8 cannot write`, 'correct the string');
  }
  return `'${text.replace(NEEDS_ESCAPE, (one) => ESCAPES[one] ?? one)}'`;
}

export function textSql(text: string): Fragment {
  return verbatim(quotedText(text));
}

/** `COMMENT 'free text'`; MySQL refuses a longer one when the script runs. */
export function commentText(text: string, most: number, what: string): string {
  if ([...text].length > most) refused(`the comment of ${what} has more than ${most} characters`, 'shorten it');
  return quotedText(text);
}

/** The JSON text of a value: `{ k: "it's" }` becomes `{"k":"it's"}`. */
export function jsonText(value: Literal): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    refused(`JSON has no ${value}`, 'write null, or the number as a string');
  }
  if (value === null || typeof value !== 'object') return String(value);
  switch (value.kind) {
    case 'list':
      return `[${value.items.map(jsonText).join(',')}]`;
    case 'record':
      return `{${value.entries.map(([key, one]) => `${JSON.stringify(key)}:${jsonText(one)}`).join(',')}}`;
    case 'instant':
      return JSON.stringify(value.iso);
    default:
      refused(
        `${describeLiteral(value)} cannot stand inside a JSON value`,
        'write the whole value with the sql tag, for instance with json_object()',
      );
  }
}
