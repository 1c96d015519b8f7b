import type { ColumnType } from '../types.ts';

const DAY = /^(\d{4,7})-(\d\d)-(\d\d)$/;
const CLOCK = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?$/;
const ZONE = / ?(?:Z|([+-])(\d\d)(?::?(\d\d))?(?::\d\d)?)$/i;
const INFINITE = /^[+-]?infinity$/i;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The last years that PostgreSQL knows: https://www.postgresql.org/docs/current/datatype-datetime.html */
const LAST_YEAR = { date: 5_874_897, timestamp: 294_276 } as const;
const FIRST_YEAR_BC = 4713;

export function dayFault(text: string): string | undefined {
  if (INFINITE.test(text)) return undefined;
  const { rest, bc } = withoutEra(text);
  return isDay(rest, bc, LAST_YEAR.date) ? undefined : 'write a day that exists: 2026-01-15';
}

export function timeFault(text: string, type: ColumnType<'time'>): string | undefined {
  const { rest, zone } = withoutZone(text);
  return (
    zoneFault(zone, type.timezone, '10:30:00') ??
    (isClock(rest) ? fractionFault(rest, type.precision) : 'write a time of day: 10:30:00')
  );
}

export function timestampFault(text: string, type: ColumnType<'timestamp'>): string | undefined {
  if (INFINITE.test(text)) return undefined;
  const { rest: whole, bc } = withoutEra(text);
  const at = whole.search(/[ T]/i);
  const day = at < 0 ? whole : whole.slice(0, at);
  const { rest, zone } = at < 0 ? { rest: '00:00:00', zone: undefined } : withoutZone(whole.slice(at + 1));
  if (!isDay(day, bc, LAST_YEAR.timestamp) || !isClock(rest)) return 'write a moment that exists: 2026-01-15 10:30:00';
  return zoneFault(zone, type.timezone, '2026-01-15 10:30:00') ?? fractionFault(rest, type.precision);
}

/** What the server would add from its own settings, or drop without a word. */
function zoneFault(zone: string | undefined, wanted: boolean, example: string): string | undefined {
  if (zone === 'wrong') return 'an offset is Z or lies between -15:59 and +15:59';
  if (wanted && zone === undefined) {
    return `without an offset it would depend on the server's time zone; write ${example}+00 or ${example}Z`;
  }
  return !wanted && zone !== undefined
    ? 'its offset would be lost; leave it out, or give the type a time zone'
    : undefined;
}

function fractionFault(clock: string, precision = 6): string | undefined {
  const fraction = (CLOCK.exec(clock)?.[4] ?? '').replace(/0+$/, '');
  return fraction.length > precision
    ? 'its fraction of a second would be rounded; give the type more precision'
    : undefined;
}

function withoutEra(text: string): { readonly rest: string; readonly bc: boolean } {
  const bc = / BC$/i.test(text);
  return { rest: bc ? text.slice(0, -3) : text, bc };
}

function withoutZone(text: string): { readonly rest: string; readonly zone: 'fine' | 'wrong' | undefined } {
  const found = ZONE.exec(text);
  if (!found) return { rest: text, zone: undefined };
  const fine = Number(found[2] ?? 0) <= 15 && Number(found[3] ?? 0) <= 59;
  return { rest: text.slice(0, found.index), zone: fine ? 'fine' : 'wrong' };
}

function isDay(text: string, bc: boolean, last: number): boolean {
  const [, years, months, days] = DAY.exec(text) ?? [];
  const counted = Number(years);
  const month = Number(months);
  const day = Number(days);
  if (!(counted >= 1 && counted <= (bc ? FIRST_YEAR_BC : last))) return false;
  const year = bc ? 1 - counted : counted;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= length;
}

function isClock(text: string): boolean {
  const [, hours, minutes, seconds = '00', fraction = ''] = CLOCK.exec(text) ?? [];
  if (hours === undefined) return false;
  if (hours === '24') return minutes === '00' && seconds === '00' && !/[1-9]/.test(fraction);
  return Number(hours) <= 23 && Number(minutes) <= 59 && Number(seconds) <= 59;
}

const NUMBER = '-?\\d{1,7}(?:\\.\\d+)?';
const ISO_INTERVAL = new RegExp(
  `^P(?=[\\dT-])(?:${NUMBER}Y)?(?:${NUMBER}M)?(?:${NUMBER}W)?(?:${NUMBER}D)?(?:T(?=[\\d-])(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
);
const some = (unit: string): string => `(?:[+-]?\\d{1,7}(?:\\.\\d+)? ?(?:${unit})(?: +|$))?`;
const DATE_PART = `${some('years?|yrs?')}${some('months?|mons?')}${some('weeks?')}${some('days?')}`;
const TIME_PART = `${some('hours?|hrs?')}${some('minutes?|mins?')}${some('seconds?|secs?')}`;
const WORDS = new RegExp(
  `^(?=[\\d+-])${DATE_PART}(?:[+-]?\\d{1,7}:[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)? *|${TIME_PART})(?:ago)?$`,
  'i',
);

/** An interval as PostgreSQL prints it, or as ISO 8601 has it. */
export function intervalFault(text: string, { precision = 6 }: ColumnType<'interval'>): string | undefined {
  if (!ISO_INTERVAL.test(text) && !WORDS.test(text)) return 'write for instance 1 day 02:03:04 or P1DT2H';
  const fraction = (/\.(\d+)(?!.*\.)/.exec(text)?.[1] ?? '').replace(/0+$/, '');
  return fraction.length > precision ? 'its fraction of a second would be rounded' : undefined;
}
