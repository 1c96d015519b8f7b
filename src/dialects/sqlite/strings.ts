import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { checkText, quotedString } from '../ansi.ts';
import { refused } from '../spelling.ts';
import { describeLiteral } from './mismatch.ts';

/**
 * A string: `it's` becomes `'it''s'`. The sqlite3 shell turns CR LF into LF wherever it reads them, in strings too; a string that has
 * them is written without and gets them back in the database.
 *
 * @example
 * textSql('a\r\nb') // (replace('a
 *                   // b', char(10), char(13, 10)))
 */
export function textSql(value: string): Fragment {
  if (!value.includes('\r\n')) return verbatim(quotedString(value));
  const unix = value.replaceAll('\r\n', '\n');
  if (!unix.includes('\r') && unix.replaceAll('\n', '\r\n') === value) {
    return verbatim(`(replace(${quotedString(unix)}, char(10), char(13, 10)))`);
  }
  const mark = markFor(value);
  return verbatim(`(replace(${quotedString(value.replaceAll('\r\n', `${mark}\n`))}, '${mark}', char(13)))`);
}

/** A character that the string does not have, a visible one if possible. */
function markFor(value: string): string {
  for (const one of '¶§¦~^|') if (!value.includes(one)) return one;
  let code = 0xe000;
  while (value.includes(String.fromCodePoint(code))) code = code === 0xf8ff ? 0xf0000 : code + 1;
  return String.fromCodePoint(code);
}

/** The JSON text of a value: `{ k: "it's" }` becomes `{"k":"it's"}`. */
export function jsonText(value: Literal): string {
  if (typeof value === 'string') return jsonString(value);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    refused(`JSON has no ${value}`, 'write null, or the number as a string');
  }
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
        'write the whole value with the sql tag, for instance with json_object()',
      );
  }
}

function jsonString(text: string): string {
  checkText(text);
  return JSON.stringify(text);
}
