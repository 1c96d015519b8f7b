import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import type { TypeContext } from '../dialect.ts';
import { mismatch } from './mismatch.ts';

type MomentType = ColumnType<'date' | 'time' | 'timestamp'>;

const ISO = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)\.(\d+)Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const TIME = /^(\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)? ?(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)(?:[ T](.+))?$/i;

/** What a moment is made of. */
interface Moment {
  readonly day: string;
  /** `10:30:00` */
  readonly time: string;
  /** Digits of the second without closing zeros. */
  readonly fraction: string;
  /** Minutes east of Greenwich; undefined when nothing was said. */
  readonly offset: number | undefined;
}

/**
 * A moment in the form that every language and date format of a session reads alike for the types that are written here.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/data-types/datetime2-transact-sql
 *
 * @example
 * 2026-01-15T10:30:00+02:00 // '2026-01-15 10:30:00+02:00'
 */
export function momentLiteral(value: Literal, type: MomentType, context: TypeContext): Fragment {
  const help = HELP[type.kind];
  const moment = momentOf(value, type);
  if (moment === undefined) mismatch(value, type, help, context);
  if (type.kind === 'date') {
    if (moment.time !== '00:00:00' || moment.fraction !== '')
      mismatch(value, type, 'its time of day would be lost; write a string with the day alone', context);
    return verbatim(quotedString(moment.day));
  }
  if (moment.fraction.length > (type.precision ?? 7))
    mismatch(value, type, 'its fraction of a second is too long; round it, or give the type more precision', context);
  if (moment.offset !== undefined && !type.timezone)
    mismatch(value, type, 'its offset would be lost; leave it out, or give the type a time zone', context);
  if (moment.offset !== undefined && Math.abs(moment.offset) > 14 * 60)
    mismatch(value, type, 'its offset is more than 14 hours; write it in UTC', context);
  const clock = moment.fraction === '' ? moment.time : `${moment.time}.${moment.fraction}`;
  if (type.kind === 'time') return verbatim(quotedString(clock));
  return verbatim(
    quotedString(`${moment.day} ${clock}${offsetText(type.timezone ? (moment.offset ?? 0) : undefined)}`),
  );
}

/** A Date by itself, as the type that has its time zone. */
export function plainInstant(value: Literal, context: TypeContext): Fragment {
  return fragment`CAST(${momentLiteral(value, { kind: 'timestamp', timezone: true }, context)} AS DATETIMEOFFSET)`;
}

const HELP: { readonly [K in MomentType['kind']]: string } = {
  date: "write a day of the years 1 to 9999: '2026-01-15'",
  time: "write a time of day: '10:30:00'",
  timestamp: "write a Date, or a string: '2026-01-15 10:30:00'; for the moment of the script sql`CURRENT_TIMESTAMP`",
};

function momentOf(value: Literal, type: MomentType): Moment | undefined {
  if (typeof value === 'string') return fromText(value, type.kind);
  if (value === null || typeof value !== 'object' || value.kind !== 'instant') return undefined;
  const [, day, time = '', fraction = ''] = ISO.exec(value.iso) ?? [];
  if (day === undefined) return undefined;
  return {
    day,
    time,
    fraction: withoutClosingZeros(fraction),
    offset: type.kind !== 'date' && type.timezone ? 0 : undefined,
  };
}

function fromText(text: string, kind: MomentType['kind']): Moment | undefined {
  if (kind === 'date') return DAY.test(text) && isDay(text) ? midnight(text) : undefined;
  if (kind === 'time') return clockOf(text);
  const [, day, clock] = TIMESTAMP.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  if (clock === undefined) return midnight(day);
  const found = clockOf(clock);
  return found && { ...found, day };
}

function midnight(day: string): Moment {
  return { day, time: '00:00:00', fraction: '', offset: undefined };
}

function clockOf(text: string): Moment | undefined {
  const [, hoursAndMinutes, seconds = '00', fraction = '', zone] = TIME.exec(text) ?? [];
  if (hoursAndMinutes === undefined) return undefined;
  const time = `${hoursAndMinutes}:${seconds}`;
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) return undefined;
  const offset = zone === undefined ? undefined : minutesOf(zone);
  if (offset !== undefined && Math.abs(offset) > 15 * 60) return undefined;
  return { day: '', time, fraction: withoutClosingZeros(fraction), offset };
}

function minutesOf(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || '0');
  return zone.startsWith('-') ? -minutes : minutes;
}

function offsetText(minutes: number | undefined): string {
  if (minutes === undefined) return '';
  const two = (part: number): string => String(Math.trunc(part)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && !text.startsWith('0000') && new Date(time).toISOString().startsWith(text);
}

function withoutClosingZeros(digits: string): string {
  return digits.replace(/0+$/, '');
}
