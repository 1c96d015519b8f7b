import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { checkText, quotedString, shown } from '../ansi.ts';
import type { TypeContext } from '../dialect.ts';
import { refused } from '../spelling.ts';
import { describeLiteral, mismatch } from './mismatch.ts';

/**
 * Any value for a json or jsonb column: `{ k: "it's" }` becomes `'{"k":"it''s"}'`, `'red'` becomes `'"red"'`.
 * A string that reads as an object or an array is doubtful and refused: Alembic would have taken it for the document itself.
 */
export function jsonLiteral(value: Literal, type: ColumnType<'json' | 'jsonb'>, context: TypeContext): Fragment {
  if (typeof value === 'string' && isDocument(value)) {
    mismatch(
      value,
      type,
      "it may mean the document or a string in it: write the object or array itself, or sql`'…'` for JSON as text",
      context,
    );
  }
  return verbatim(quotedString(jsonText(value)));
}

/** The JSON text of a value. */
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
        'write the whole value with the sql tag, for instance with jsonb_build_object()',
      );
  }
}

function jsonString(text: string): string {
  checkText(text);
  return JSON.stringify(text);
}

function isDocument(text: string): boolean {
  const first = text.trimStart()[0];
  if (first !== '{' && first !== '[') return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A record for an hstore column: `{ a: '1', b: null }` becomes `'"a"=>"1","b"=>NULL'`. */
export function hstoreLiteral(value: Literal, type: ColumnType<'hstore'>, context: TypeContext): Fragment {
  if (value === null || typeof value !== 'object' || value.kind !== 'record') {
    mismatch(value, type, "write an object of strings: { colour: 'red' }", context);
  }
  const pairs = value.entries.map(([key, one]) => {
    if (one !== null && typeof one !== 'string') {
      refused(
        `${describeLiteral(one)} under ${shown(key)} cannot stand in an HSTORE`,
        'it holds strings and null only',
      );
    }
    return `${hstoreString(key)}=>${one === null ? 'NULL' : hstoreString(one)}`;
  });
  return verbatim(quotedString(pairs.join(',')));
}

/** https://www.postgresql.org/docs/current/hstore.html#HSTORE-EXTERNAL-REP */
function hstoreString(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
