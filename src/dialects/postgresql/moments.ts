import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import type { TypeContext } from '../dialect.ts';
import { mismatch } from './mismatch.ts';

const ISO = /^([+-]?\d+)-(\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/;

/** What a moment in UTC is made of, as PostgreSQL writes it. */
interface Parts {
  /** The first year before the common era is 0 in ISO 8601 and 1 BC in PostgreSQL. */
  readonly date: string;
  readonly era: '' | ' BC';
  readonly time: string;
  /** Digits of the second without closing zeros. */
  readonly fraction: string;
}

/** A Date for a date, time or timestamp column, in UTC; a string goes to PostgreSQL as it is. */
export function momentLiteral(
  value: Literal,
  type: ColumnType<'date' | 'time' | 'timestamp'>,
  context: TypeContext,
): Fragment {
  if (value === null || typeof value !== 'object' || value.kind !== 'instant') {
    mismatch(value, type, "write a Date, or a string: '2026-01-15 10:30:00'", context);
  }
  const parts = partsOf(value.iso);
  if (parts === undefined) mismatch(value, type, 'PostgreSQL knows days from 4713 BC on; correct the Date', context);
  if (type.kind === 'date') {
    if (parts.time !== '00:00:00' || parts.fraction !== '') {
      mismatch(
        value,
        type,
        'its time of day would be lost; write a string with the day alone, or make the column a timestamp',
        context,
      );
    }
    return verbatim(quotedString(`${parts.date}${parts.era}`));
  }
  if (type.precision !== undefined && parts.fraction.length > type.precision) {
    mismatch(
      value,
      type,
      'its fraction of a second would be rounded; give the type more precision or correct the Date',
      context,
    );
  }
  const time = parts.fraction === '' ? parts.time : `${parts.time}.${parts.fraction}`;
  const zone = type.timezone ? '+00:00' : '';
  return verbatim(quotedString(type.kind === 'time' ? `${time}${zone}` : `${parts.date} ${time}${zone}${parts.era}`));
}

/** A Date by itself: a timestamp without a time zone ignores the offset, one with a time zone needs it. */
export function plainInstant(value: Extract<Literal, { readonly kind: 'instant' }>, context: TypeContext): Fragment {
  return momentLiteral(value, { kind: 'timestamp', timezone: true }, context);
}

function partsOf(iso: string): Parts | undefined {
  const match = ISO.exec(iso);
  if (!match) return undefined;
  const [, year = '', day = '', time = '', digits = ''] = match;
  const number = Number(year);
  if (number < -4712) return undefined;
  const counted = number > 0 ? number : 1 - number;
  const date = `${String(counted).padStart(4, '0')}-${day}`;
  return { date, era: number > 0 ? '' : ' BC', time, fraction: withoutClosingZeros(digits) };
}

function withoutClosingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}
