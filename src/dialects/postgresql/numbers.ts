import { isExactFloat, isNarrow } from '../../schema/texts/numbers.ts';
import type { ColumnType, TypeMap } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { refused } from '../spelling.ts';
import { mismatch } from './mismatch.ts';

interface Range {
  readonly least: bigint;
  readonly most: bigint;
}

/** https://www.postgresql.org/docs/current/datatype-numeric.html */
const RANGES = {
  smallint: { least: -(2n ** 15n), most: 2n ** 15n - 1n },
  integer: { least: -(2n ** 31n), most: 2n ** 31n - 1n },
  bigint: { least: -(2n ** 63n), most: 2n ** 63n - 1n },
  oid: { least: 0n, most: 2n ** 32n - 1n },
} as const satisfies Record<string, Range>;

/** 64 bits of hundredths. */
const MOST_MONEY = 92_233_720_368_547_000;

/** A number for a smallint, integer, bigint or oid column. */
export function integerLiteral(
  value: Literal,
  type: ColumnType<'smallint' | 'integer' | 'bigint' | 'oid'>,
  context: TypeContext,
): Fragment {
  if (typeof value !== 'number' && typeof value !== 'bigint') {
    mismatch(value, type, 'write a whole number, or a string that PostgreSQL is to read', context);
  }
  if (typeof value === 'number' && !Number.isInteger(value)) {
    mismatch(value, type, 'write a whole number, or make the column numeric or double', context);
  }
  checkExact(value);
  const { least, most } = RANGES[type.kind];
  if (value < least || value > most) {
    mismatch(value, type, `it holds ${least} to ${most}; choose a wider type or correct the number`, context);
  }
  return verbatim(String(value));
}

/** A number for a numeric or money column: digits are written as they are, so nothing passes through a float on its way. */
export function decimalLiteral(value: Literal, type: ColumnType<'numeric' | 'money'>, context: TypeContext): Fragment {
  if (typeof value !== 'number' && typeof value !== 'bigint') {
    mismatch(value, type, "write a number, or a string with all its digits: '1234.56'", context);
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    if (type.kind === 'money' || (type.precision !== undefined && !Number.isNaN(value))) {
      mismatch(value, type, 'use NUMERIC without a precision, or double, or write null', context);
    }
    return verbatim(`${special(value)}::NUMERIC`);
  }
  checkExact(value);
  if (type.kind === 'money' && Math.abs(Number(value)) >= MOST_MONEY) {
    mismatch(value, type, 'MONEY holds less than 92233720368547758; make the column numeric', context);
  }
  if (type.kind === 'numeric' && !fits(value, type)) {
    const digits = (type.precision ?? 0) - (type.scale ?? 0);
    mismatch(
      value,
      type,
      `it holds ${digits} digits before the point; give it more precision or correct the number`,
      context,
    );
  }
  return verbatim(numberText(value));
}

function fits(value: number | bigint, { precision, scale = 0 }: TypeMap['numeric']): boolean {
  if (precision === undefined) return true;
  if (typeof value === 'number') return Math.abs(value) < 10 ** (precision - scale);
  return (value < 0n ? -value : value) < 10n ** BigInt(precision - scale);
}

/** A number for a real, double or float column; whole ones keep their point, so that they read as what they are. */
export function floatLiteral(
  value: Literal,
  type: ColumnType<'float' | 'real' | 'double'>,
  context: TypeContext,
): Fragment {
  const narrow = isNarrow(type);
  if (typeof value === 'bigint') {
    if (!isExactFloat(value, narrow)) mismatch(value, type, 'it would lose digits; make the column numeric', context);
    return verbatim(`${value}.0`);
  }
  if (typeof value !== 'number')
    mismatch(value, type, 'write a number, or a string that PostgreSQL is to read', context);
  const name = narrow ? 'REAL' : 'DOUBLE PRECISION';
  if (!Number.isFinite(value) || Object.is(value, -0)) return verbatim(`${special(value)}::${name}`);
  if (narrow && value !== 0 && (!Number.isFinite(Math.fround(value)) || Math.fround(value) === 0)) {
    mismatch(value, type, 'REAL holds 1e-37 to 1e37; make the column double or correct the number', context);
  }
  const text = numberText(value);
  return verbatim(Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text);
}

/** A number by itself. */
export function plainNumber(value: number | bigint): Fragment {
  if (typeof value === 'number' && !Number.isFinite(value)) return verbatim(`${special(value)}::DOUBLE PRECISION`);
  checkExact(value);
  return verbatim(numberText(value));
}

/** JavaScript writes the shortest digits that read back as the same number. */
function numberText(value: number | bigint): string {
  return String(value);
}

/** `-0` among them: as a bare number PostgreSQL would negate an integer zero. */
function special(value: number): string {
  if (Number.isNaN(value)) return "'NaN'";
  if (value === 0) return "'-0'";
  return value > 0 ? "'Infinity'" : "'-Infinity'";
}

/** Beyond 2^53 a number literal may have lost digits before anybody saw it. */
function checkExact(value: number | bigint): void {
  if (typeof value === 'bigint' || !Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) >= 1e21)
    return;
  refused(`${value} is too large for JavaScript to hold every digit of it`, `write it as a bigint: ${value}n`);
}
