import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { mismatch } from './mismatch.ts';

type MomentType = ColumnType<'date' | 'timestamp'>;

interface Moment {
  readonly day: string;
  /** `10:30:00` */
  readonly time: string;
  /** Digits of the second without closing zeros. */
  readonly fraction: string;
  /** `+02:00`; undefined when nothing was said. */
  readonly offset: string | undefined;
}

const DAY = /^(\d{4}-\d\d-\d\d)$/;
const MOMENT =
  /^(\d{4}-\d\d-\d\d)(?:[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d+))?)?(?: ?(Z|[+-]\d\d(?::?[0-5]\d)?))?)?$/i;

/**
 * A moment whose form no setting of the session can change. DATE has a time of day; a timestamp keeps the offset that it was written
 * with, and without one it is UTC.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Literals.html
 *
 * @example
 * '2026-01-15' // TO_DATE('2026-01-15', 'YYYY-MM-DD')
 * '2026-01-15 10:30:00.5' // TIMESTAMP '2026-01-15 10:30:00.5'
 */
export function momentLiteral(value: Literal, type: MomentType, context: TypeContext): Fragment {
  const moment = momentOf(value, type);
  if (moment === undefined) mismatch(value, type, HELP[type.kind], context);
  if (type.kind === 'date') {
    if (moment.time !== '00:00:00' || moment.fraction !== '')
      mismatch(value, type, 'its time of day would be lost; write a string with the day alone', context);
    return verbatim(`TO_DATE('${moment.day}', 'YYYY-MM-DD')`);
  }
  if (moment.fraction.length > (type.precision ?? 6)) {
    mismatch(value, type, 'its fraction of a second would be lost; round it, or give the type more precision', context);
  }
  if (moment.offset !== undefined && !type.timezone)
    mismatch(value, type, 'its offset would be lost; leave it out, or give the type a time zone', context);
  if (type.precision === 0 && !type.timezone)
    return verbatim(`TO_DATE('${moment.day} ${moment.time}', 'YYYY-MM-DD HH24:MI:SS')`);
  return timestampSql(moment, type.timezone);
}

/** A Date by itself: a timestamp in UTC. */
export function plainInstant(value: Literal, context: TypeContext): Fragment {
  return momentLiteral(value, { kind: 'timestamp', timezone: true }, context);
}

function timestampSql({ day, time, fraction, offset }: Moment, timezone: boolean): Fragment {
  const clock = fraction === '' ? time : `${time}.${fraction}`;
  return verbatim(`TIMESTAMP '${day} ${clock}${timezone ? ` ${offset ?? '+00:00'}` : ''}'`);
}

const HELP: { readonly [K in MomentType['kind']]: string } = {
  date: "write a day of the years 1 to 9999: '2026-01-15'",
  timestamp: "write a Date, or a string: '2026-01-15 10:30:00'; for the moment of the script sql`SYSTIMESTAMP`",
};

function momentOf(value: Literal, type: MomentType): Moment | undefined {
  if (typeof value === 'string') return fromText(value, type);
  if (value === null || typeof value !== 'object' || value.kind !== 'instant') return undefined;
  const found = fromText(value.iso, { kind: 'timestamp', timezone: true });
  if (found === undefined) return undefined;
  return { ...found, offset: type.kind === 'timestamp' && type.timezone ? '+00:00' : undefined };
}

function fromText(text: string, type: MomentType): Moment | undefined {
  const found = (type.kind === 'date' ? DAY : MOMENT).exec(text);
  if (found === null) return undefined;
  const [, day = '', hours = '00', minutes = '00', seconds = '00', fraction = '', zone] = found;
  if (!isDay(day)) return undefined;
  const offset = zone === undefined ? undefined : offsetText(zone);
  if (zone !== undefined && offset === undefined) return undefined;
  return { day, time: `${hours}:${minutes}:${seconds}`, fraction: fraction.replace(/0+$/, ''), offset };
}

/** `+02`, `+0200` and `Z` as `+02:00` and `+00:00`; Oracle's offsets end at 14 hours. */
function offsetText(zone: string): string | undefined {
  if (/^z$/i.test(zone)) return '+00:00';
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(3).replace(':', '') || '00'];
  return Number(hours) > 14 ? undefined : `${zone[0]}${hours}:${minutes}`;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !text.startsWith('0000') && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const SECONDS = /^(?:([+-]?\d+) days?)?\s*(?:([+-])?(\d{1,9}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?$/i;
const MONTHS = /^(?:([+-]?\d+) years?)?\s*(?:([+-]?\d+) (?:months?|mons?))?$/i;

/**
 * An interval: days and a time of day, or years and months.
 *
 * @example
 * '3 days 02:00:00' // INTERVAL '3 02:00:00' DAY(9) TO SECOND(9)
 */
export function intervalLiteral(
  value: Literal,
  type: ColumnType<'interval'>,
  months: boolean,
  context: TypeContext,
): Fragment {
  const sql =
    typeof value === 'string' && value.trim() !== '' ? (months ? ofMonths : ofSeconds)(value.trim()) : undefined;
  if (sql === undefined) {
    const help = months ? "write for instance '1 year 6 months'" : "write for instance '3 days 02:00:00'";
    mismatch(value, type, `${help}, or SQL: sql\`NUMTODSINTERVAL(90, 'SECOND')\``, context);
  }
  return verbatim(sql);
}

function ofSeconds(text: string): string | undefined {
  const found = SECONDS.exec(text);
  if (found === null) return undefined;
  const [, days = '0', sign = '', hours = '0', minutes = '00', seconds = '00', fraction = ''] = found;
  const negative = days.startsWith('-') || sign === '-';
  // One sign for the whole: '1 day -02:00:00' would need two.
  if (sign === '-' && Number(days) > 0) return undefined;
  if (sign !== '-' && days.startsWith('-') && found[3] !== undefined) return undefined;
  const whole = Math.abs(Number(days)) + Math.trunc(Number(hours) / 24);
  if (whole > 999_999_999 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const clock = `${String(Number(hours) % 24).padStart(2, '0')}:${minutes}:${seconds}${fraction === '' ? '' : `.${fraction}`}`;
  return `INTERVAL '${negative ? '-' : ''}${whole} ${clock}' DAY(9) TO SECOND(9)`;
}

function ofMonths(text: string): string | undefined {
  const found = MONTHS.exec(text);
  if (found === null) return undefined;
  const total = Number(found[1] ?? 0) * 12 + Number(found[2] ?? 0);
  const [years, rest] = [Math.trunc(Math.abs(total) / 12), Math.abs(total) % 12];
  return years > 999_999_999 ? undefined : `INTERVAL '${total < 0 ? '-' : ''}${years}-${rest}' YEAR(9) TO MONTH`;
}
