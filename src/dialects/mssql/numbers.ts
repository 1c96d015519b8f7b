import { isExactFloat } from '../../schema/texts/numbers.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { refused } from '../spelling.ts';
import { mismatch } from './mismatch.ts';
import { textSql } from './strings.ts';

const BITS = { smallint: 16n, integer: 32n, bigint: 64n } as const;
const WHOLE = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;
const FLOAT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** The digits of the greatest NUMERIC. */
const MOST_DIGITS = 38;

/** https://learn.microsoft.com/en-us/sql/t-sql/data-types/int-bigint-smallint-and-tinyint-transact-sql */
export function integerLiteral(
  value: Literal,
  type: ColumnType<'smallint' | 'integer' | 'bigint'>,
  context: TypeContext,
): Fragment {
  const limit = 2n ** (BITS[type.kind] - 1n);
  const fits = (one: bigint): boolean => one >= -limit && one < limit;
  const help = `write a whole number from ${-limit} to ${limit - 1n}`;
  if (typeof value === 'string') {
    if (!WHOLE.test(value) || !fits(BigInt(value.replace(/^\+/, '')))) mismatch(value, type, help, context);
    return textSql(value);
  }
  if (typeof value === 'bigint') {
    if (!fits(value)) mismatch(value, type, help, context);
    return verbatim(String(value));
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) mismatch(value, type, help, context);
  checkExact(value);
  if (!fits(BigInt(value))) mismatch(value, type, help, context);
  return verbatim(String(value));
}

/** A number for a NUMERIC column; what has more digits behind the point than the column would be rounded without a word. */
export function decimalLiteral(value: Literal, type: ColumnType<'numeric'>, context: TypeContext): Fragment {
  const text = typeof value === 'number' ? numberText(value) : typeof value === 'bigint' ? String(value) : value;
  if (typeof text !== 'string' || (typeof value === 'string' && !DECIMAL.test(text)))
    mismatch(value, type, "write a number, or a string with its digits: '1234.56'", context);
  if (DECIMAL.test(text)) checkDigits(value, text, type, context);
  else if (Number(text) !== 0 && Math.abs(Number(text)) < 1)
    mismatch(value, type, 'it would be rounded; write it as a string with its digits', context);
  return typeof value === 'string' ? textSql(value) : verbatim(text);
}

function checkDigits(value: Literal, text: string, type: ColumnType<'numeric'>, context: TypeContext): void {
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const { precision = type.scale === undefined ? 18 : MOST_DIGITS, scale = 0 } = type;
  if (fraction.replace(/0+$/, '').length > scale) {
    const help = `it would be rounded to ${scale} digits behind the point; round it, or give the type a scale: t.numeric(14, 4)`;
    mismatch(value, type, help, context);
  }
  if (whole.replace(/^0+/, '').length > precision - scale)
    mismatch(value, type, `it has more than ${precision - scale} digits before the point`, context);
}

/** A number for a float column; SQL Server has neither NaN nor infinity. */
export function floatLiteral(
  value: Literal,
  type: ColumnType<'float' | 'real' | 'double'>,
  context: TypeContext,
): Fragment {
  if (typeof value === 'bigint') {
    if (!isExactFloat(value, type.kind === 'real'))
      mismatch(value, type, 'it would lose digits; make the column NUMERIC', context);
    return verbatim(`${value}.0`);
  }
  if (typeof value === 'string') {
    if (!FLOAT.test(value)) mismatch(value, type, 'write a number', context);
    return textSql(value);
  }
  if (typeof value !== 'number' || !Number.isFinite(value))
    mismatch(value, type, 'write a finite number, or null', context);
  const text = String(value);
  return verbatim(Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text);
}

/** A number by itself. */
export function plainNumber(value: number | bigint): Fragment {
  return verbatim(typeof value === 'bigint' ? bigText(value) : numberText(value));
}

/** Is this text a decimal that may stand without quotes? */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

function bigText(value: bigint): string {
  const text = String(value);
  if (text.replace('-', '').length > MOST_DIGITS)
    refused(`${text} has more than the ${MOST_DIGITS} digits of a number in SQL Server`, 'write it as a string');
  return text;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) refused(`SQL Server has no ${value}`, 'write null');
  checkExact(value);
  return String(value);
}

/** Beyond 2^53 a number literal may have lost digits before anybody saw it. */
function checkExact(value: number): void {
  if (!Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) >= 1e21) return;
  refused(`${value} is too large for JavaScript to hold every digit of it`, `write it as a bigint: ${value}n`);
}
