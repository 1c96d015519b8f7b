import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString, shown } from '../ansi.ts';
import { refused } from '../spelling.ts';

const TEXTUAL = new Set(['string', 'char', 'text', 'enum', 'uuid']);
const LARGEST = 2n ** 63n - 1n;

/**
 * A value as SQLite writes it: booleans are 1 and 0, moments are text as SQLAlchemy stores them, bytes are X'…', JSON is text.
 *
 * Source: https://sqlite.org/lang_expr.html#literal_values_constants_, https://sqlite.org/datatype3.html
 */
export function literal(value: Literal, type: ColumnType | undefined): Fragment {
  if (value === null) return verbatim('NULL');
  if (type?.kind === 'json') return verbatim(quotedString(JSON.stringify(jsonOf(value))));
  switch (typeof value) {
    case 'boolean':
      return verbatim(value ? '1' : '0');
    case 'number':
      return verbatim(numberText(value));
    case 'bigint':
      if (value > LARGEST || value < -LARGEST - 1n) {
        refused(
          `${value} does not fit into the 64 bits of a SQLite integer`,
          'write it as a string into a text column',
        );
      }
      return verbatim(String(value));
    case 'string':
      return verbatim(
        quotedString(type?.kind === 'uuid' ? value.replaceAll('-', '').toLowerCase() : textFor(value, type)),
      );
  }
  switch (value.kind) {
    case 'instant':
      return verbatim(quotedString(momentText(value.iso, type)));
    case 'bytes':
      return verbatim(`X'${value.hex.toUpperCase()}'`);
    default:
      refused(
        `${value.kind === 'list' ? 'an array' : 'an object'} is no value for this column in SQLite`,
        'make the column t.json()',
      );
  }
}

function textFor(value: string, type: ColumnType | undefined): string {
  if (type?.kind === 'enum' && type.values && !type.values.includes(value)) {
    refused(`${shown(value)} is no value of the enum ${type.name}`, `its values are ${type.values.join(', ')}`);
  }
  const length = type && (type.kind === 'string' || type.kind === 'char') ? type.length : undefined;
  if (length !== undefined && TEXTUAL.has(type?.kind ?? '') && [...value].length > length) {
    refused(
      `the string ${shown(value)} is longer than the ${length} characters of its column`,
      'shorten it, or make the column longer',
    );
  }
  return value;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) refused('SQLite has no NaN: it would store NULL', 'write null');
  if (value === Number.POSITIVE_INFINITY) return '9e999';
  if (value === Number.NEGATIVE_INFINITY) return '-9e999';
  if (Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21) {
    refused(`the number ${value} is not exact in JavaScript`, 'write a bigint: 9007199254740993n');
  }
  return String(value);
}

/** As SQLAlchemy stores moments in SQLite: microseconds always, no zone, UTC. */
function momentText(iso: string, type: ColumnType | undefined): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)\.(\d+)Z$/.exec(iso);
  const [, date = '', time = '', fraction = ''] = match ?? [];
  if (!match) refused(`the Date ${iso} is outside of the years 0 to 9999`, 'write it as a string');
  if (type?.kind === 'date') {
    if (time !== '00:00:00' || /[1-9]/.test(fraction))
      refused(`the Date ${iso} has a time of day, which a date column would lose`, 'write the day alone, as a string');
    return date;
  }
  const full = `${time}.${fraction.padEnd(6, '0')}`;
  return type?.kind === 'time' ? full : `${date} ${full}`;
}

function jsonOf(value: Literal): unknown {
  if (typeof value === 'bigint') refused('a bigint is no JSON', 'write a number or a string');
  if (typeof value === 'number' && !Number.isFinite(value)) refused(`${value} is no JSON`, 'write null or a string');
  if (typeof value !== 'object' || value === null) return value;
  switch (value.kind) {
    case 'list':
      return value.items.map(jsonOf);
    case 'record':
      return Object.fromEntries(value.entries.map(([key, one]) => [key, jsonOf(one)]));
    case 'instant':
      return value.iso;
    default:
      refused('bytes and SQL are no JSON', 'write text');
  }
}
