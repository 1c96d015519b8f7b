import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { knows } from './differences.ts';
import { mismatch } from './mismatch.ts';
import { quotedText } from './strings.ts';

type MomentType = ColumnType<'date' | 'time' | 'timestamp'>;

const DAY = /^(\d{4})-\d\d-\d\d$/;
const TIME = /^(\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?$/i;
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)(?:[ T](.+))?$/i;

interface Moment {
  readonly day: string;
  /** `10:30:00` */
  readonly time: string;
  /** Digits of the second without closing zeros. */
  readonly fraction: string;
  /** Minutes east of Greenwich; undefined where nothing was said. */
  readonly offset: number | undefined;
}

/**
 * A moment as a string. One with an offset is written in UTC, in which the script's time_zone is; a fraction that the type would round
 * is refused.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/date-and-time-literals.html
 *
 * @example
 * 2026-01-15T10:30:00+02:00 // '2026-01-15 08:30:00'
 */
export function momentLiteral(value: Literal, type: MomentType, context: TypeContext): Fragment {
  const moment = momentOf(value, type);
  if (moment === undefined) mismatch(value, type, HELP[type.kind], context);
  const { fraction, offset } = moment;
  if (type.kind === 'date') {
    if (moment.time !== '00:00:00' || fraction !== '')
      mismatch(value, type, 'its time of day would be lost; write a string with the day alone', context);
    return verbatim(quotedText(moment.day));
  }
  if (fraction.length > (type.precision ?? 0))
    mismatch(
      value,
      type,
      'its fraction of a second would be rounded; give the type a precision, { precision: 6 }',
      context,
    );
  if (offset !== undefined && !type.timezone)
    mismatch(value, type, 'its offset would be lost; leave it out, or give the type a time zone', context);
  const digits = fraction === '' ? '' : `.${fraction.padEnd(6, '0')}`;
  if (type.kind === 'time') return verbatim(quotedText(`${moment.time}${digits}`));
  const text = inUtc(moment);
  const isWithin = type.timezone ? isTimestamp(text, context) : text >= '1000';
  if (!isWithin) mismatch(value, type, rangeHelp(type, context), context);
  return verbatim(quotedText(`${text}${digits}`));
}

/** A Date by itself: a moment in UTC. */
export function plainInstant(value: Literal, context: TypeContext): Fragment {
  return momentLiteral(value, { kind: 'timestamp', timezone: false, precision: 6 }, context);
}

const HELP: { readonly [K in MomentType['kind']]: string } = {
  date: "write a day of the years 1000 to 9999: '2026-01-15'",
  time: "write a time of day: '10:30:00'",
  timestamp: "write a Date, or a string: '2026-01-15 10:30:00'; for the moment of the script sql`CURRENT_TIMESTAMP`",
};

function rangeHelp({ timezone }: ColumnType<'timestamp'>, context: TypeContext): string {
  if (!timezone) return 'DATETIME holds the years 1000 to 9999';
  return `TIMESTAMP holds 1970-01-01 00:00:01 to ${lastTimestamp(context)} in UTC; use t.timestamp() without a time zone`;
}

/** Seconds since 1970 in 32 bits. */
function isTimestamp(text: string, context: TypeContext): boolean {
  return text >= '1970-01-01 00:00:01' && text <= lastTimestamp(context);
}

function lastTimestamp({ dialect }: TypeContext): string {
  return knows('lateTimestamps', dialect) ? '2106-02-07 06:28:15' : '2038-01-19 03:14:07';
}

function momentOf(value: Literal, type: MomentType): Moment | undefined {
  if (typeof value === 'string') return fromText(value, type.kind);
  if (value === null || typeof value !== 'object' || value.kind !== 'instant') return undefined;
  const instant = fromText(value.iso, 'timestamp');
  return instant && { ...instant, offset: type.kind !== 'date' && type.timezone ? 0 : undefined };
}

function fromText(text: string, kind: MomentType['kind']): Moment | undefined {
  if (kind === 'time') return clockOf(text);
  const [, day, clock] = TIMESTAMP.exec(text) ?? [];
  if (day === undefined || !isDay(day) || (kind === 'date' && clock !== undefined)) return undefined;
  const found = clockOf(clock ?? '00:00:00');
  return found && { ...found, day };
}

function clockOf(text: string): Moment | undefined {
  const [, hoursAndMinutes, seconds = '00', fraction = '', zone] = TIME.exec(text) ?? [];
  const time = `${hoursAndMinutes}:${seconds}`;
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) return undefined;
  const offset = zone === undefined ? undefined : minutesOf(zone);
  if (offset !== undefined && Math.abs(offset) > 15 * 60) return undefined;
  return { day: '', time, fraction: fraction.replace(/0+$/, ''), offset };
}

function minutesOf(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || '0');
  return zone.startsWith('-') ? -minutes : minutes;
}

function inUtc({ day, time, offset }: Moment): string {
  if (offset === undefined || offset === 0) return `${day} ${time}`;
  const moment = new Date(Date.parse(`${day}T${time}Z`) - offset * 60_000).toISOString();
  return `${moment.slice(0, -14)} ${moment.slice(-13, -5)}`;
}

function isDay(text: string): boolean {
  if (!DAY.test(text) || text < '1000') return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
