import { type ColumnType, sameType } from '../schema/types.ts';

/**
 * What a column loses when it changes from one type to another, to be read before "of column users.email"; undefined when the new type
 * holds all that the old one held. Whether the database rounds, cuts or stops with an error is its own affair.
 */
export function lossOfNarrowing(from: ColumnType, to: ColumnType): string | undefined {
  if (sameType(from, to) || from.kind === 'raw' || to.kind === 'raw') return undefined;
  if (from.kind === 'array' && to.kind === 'array') return lossOfNarrowing(from.of, to.of);
  if (isText(to)) return to.kind === 'text' || to.kind === 'citext' ? undefined : tooLong(from, to);
  if (isText(from)) return TAKES_TEXT.has(to.kind) ? undefined : `what ${to.kind} does not take`;
  const numbers = lossOfNumber(from, to);
  if (numbers !== 'other') return numbers;
  const moments = lossOfMoment(from, to);
  if (moments !== 'other') return moments;
  switch (from.kind) {
    case 'binary':
    case 'bit':
      return to.kind === from.kind && limit(to.length) >= limit(from.length)
        ? undefined
        : 'what is longer than the new type';
    case 'enum':
      return to.kind === 'enum' && (!to.values || from.values?.every((one) => to.values?.includes(one)))
        ? undefined
        : 'the values that the new type does not have';
    case 'json':
    case 'jsonb':
      return to.kind === 'json' || to.kind === 'jsonb' ? undefined : `what ${to.kind} does not take`;
    case 'range':
      return to.kind === 'range' && to.of === from.of && to.multi ? undefined : `what ${to.kind} does not take`;
    default:
      return KEEPS.has(`${from.kind} ${to.kind}`) ? undefined : `what ${to.kind} does not take`;
  }
}

type Text = ColumnType<'string' | 'char' | 'text' | 'citext'>;

function isText(type: ColumnType): type is Text {
  return type.kind === 'string' || type.kind === 'char' || type.kind === 'text' || type.kind === 'citext';
}

/** Text that does not fit these stops the change, and text that fits is kept. */
const TAKES_TEXT: ReadonlySet<ColumnType['kind']> = new Set(['json', 'jsonb', 'xml', 'uuid', 'enum']);

/** Pairs of other types of which the second holds all of the first. */
const KEEPS: ReadonlySet<string> = new Set([
  'cidr inet',
  'macaddr macaddr8',
  'hstore json',
  'hstore jsonb',
  'regclass oid',
  'oid regclass',
  'oid bigint',
  'tsquery tsvector',
]);

const UNLIMITED = Number.POSITIVE_INFINITY;

function limit(length: number | undefined): number {
  return length ?? UNLIMITED;
}

/** How many characters the values of a type have at most. */
const WIDTHS: Partial<Record<ColumnType['kind'], number>> = {
  smallint: 6,
  integer: 11,
  bigint: 20,
  boolean: 5,
  uuid: 36,
  macaddr: 17,
  macaddr8: 23,
};

function tooLong(from: ColumnType, to: ColumnType<'string' | 'char'>): string | undefined {
  // CHAR without a length is one character; VARCHAR without one has no limit.
  const room = to.kind === 'char' ? (to.length ?? 1) : limit(to.length);
  const width =
    from.kind === 'string'
      ? limit(from.length)
      : from.kind === 'char'
        ? (from.length ?? 1)
        : (WIDTHS[from.kind] ?? UNLIMITED);
  return width > room ? `what is longer than ${room} ${room === 1 ? 'character' : 'characters'}` : undefined;
}

/** Whole decimal digits, digits after the point, and whether these are binary. */
interface Precision {
  readonly digits: number;
  readonly scale: number;
  readonly floating: boolean;
}

function precisionOf(type: ColumnType): Precision | undefined {
  switch (type.kind) {
    case 'smallint':
      return { digits: 5, scale: 0, floating: false };
    case 'integer':
      return { digits: 10, scale: 0, floating: false };
    case 'bigint':
      return { digits: 19, scale: 0, floating: false };
    case 'numeric': {
      const scale = type.precision === undefined ? UNLIMITED : (type.scale ?? 0);
      return { digits: limit(type.precision) - (type.precision === undefined ? 0 : scale), scale, floating: false };
    }
    case 'money':
      return { digits: 17, scale: 2, floating: false };
    // Digits that a binary number keeps for certain: FLT_DIG and DBL_DIG.
    case 'real':
      return { digits: 6, scale: 0, floating: true };
    case 'double':
      return { digits: 15, scale: 0, floating: true };
    case 'float':
      return { digits: limit(type.precision) > 24 ? 15 : 6, scale: 0, floating: true };
    default:
      return undefined;
  }
}

function lossOfNumber(from: ColumnType, to: ColumnType): string | undefined {
  const before = precisionOf(from);
  const after = precisionOf(to);
  if (before === undefined || after === undefined) {
    if (from.kind === 'boolean' && after) return undefined;
    return before && to.kind === 'oid' ? 'what is no oid' : 'other';
  }
  if (before.floating) {
    if (after.floating) return after.digits < before.digits ? 'the precision' : undefined;
    return to.kind === 'numeric' && to.precision === undefined ? undefined : 'the precision or what is too large';
  }
  if (after.floating) return before.digits + before.scale > after.digits ? 'the precision' : undefined;
  if (after.digits < before.digits) return 'what is too large for the new type';
  return after.scale < before.scale
    ? `the digits behind ${after.scale === 0 ? 'the point' : `the first ${after.scale} after the point`}`
    : undefined;
}

type Moment = ColumnType<'timestamp' | 'date' | 'time' | 'interval'>;

function isMoment(type: ColumnType): type is Moment {
  return type.kind === 'timestamp' || type.kind === 'date' || type.kind === 'time' || type.kind === 'interval';
}

function lossOfMoment(from: ColumnType, to: ColumnType): string | undefined {
  if (!isMoment(from) || !isMoment(to)) return 'other';
  if (from.kind === 'date') return to.kind === 'timestamp' ? undefined : 'the day';
  if (to.kind === 'date') return 'the time of day';
  if (from.kind === 'timestamp' && to.kind !== 'timestamp') return 'the day';
  if (from.kind === 'interval' && to.kind === 'time') return 'the days';
  if (from.kind !== 'interval' && to.kind !== 'interval' && from.timezone && !to.timezone) return 'the time zone';
  if ((to.precision ?? 6) < (from.precision ?? 6)) return 'the fractions of a second';
  const fields = to.kind === 'interval' && to.fields !== undefined;
  return fields && (from.kind !== 'interval' || from.fields !== to.fields) ? 'the finer parts' : undefined;
}
