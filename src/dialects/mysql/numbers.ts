import { isExactFloat } from '../../schema/texts/numbers.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { refused } from '../spelling.ts';
import { mismatch } from './mismatch.ts';
import { quotedText } from './strings.ts';

/** https://dev.mysql.com/doc/refman/8.4/en/integer-types.html */
const BITS = { smallint: 16n, integer: 32n, bigint: 64n } as const;
const WHOLE = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;
const FLOAT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** A whole number that the type holds. */
export function integerLiteral(
  value: Literal,
  type: ColumnType<'smallint' | 'integer' | 'bigint'>,
  context: TypeContext,
): Fragment {
  const most = 2n ** (BITS[type.kind] - 1n) - 1n;
  const help = `write a whole number from ${-most - 1n} to ${most}`;
  if (typeof value === 'number' && Number.isInteger(value)) checkExact(value);
  const whole =
    typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))
      ? BigInt(value)
      : typeof value === 'string' && WHOLE.test(value)
        ? BigInt(value.replace(/^\+/, ''))
        : undefined;
  if (whole === undefined || whole > most || whole < -most - 1n) mismatch(value, type, help, context);
  return verbatim(typeof value === 'string' ? quotedText(value) : String(whole));
}

/** A decimal; MySQL would round what has more digits than the type: https://dev.mysql.com/doc/refman/8.4/en/precision-math-expressions.html */
export function decimalLiteral(value: Literal, type: ColumnType<'numeric'>, context: TypeContext): Fragment {
  const text = typeof value === 'number' || typeof value === 'bigint' ? plainNumber(value).text : value;
  if (typeof text !== 'string' || !FLOAT.test(text) || (typeof value === 'string' && !DECIMAL.test(text))) {
    mismatch(value, type, "write a number, or a string with its digits: '1234.56'", context);
  }
  const { precision = 10, scale = 0 } = type;
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  if (!/e/i.test(text)) {
    if (fraction.replace(/0+$/, '').length > scale)
      mismatch(
        value,
        type,
        `it has ${scale === 0 ? 'no' : scale} digits behind the point; give the type more`,
        context,
      );
    if (whole.replace(/^0+/, '').length > precision - scale)
      mismatch(value, type, `it has ${precision - scale} digits before the point; give the type more`, context);
  }
  return verbatim(typeof value === 'string' ? quotedText(value) : text);
}

/** A number for a float column; whole ones keep their point. MySQL has neither NaN nor infinity. */
export function floatLiteral(
  value: Literal,
  type: ColumnType<'float' | 'real' | 'double'>,
  context: TypeContext,
): Fragment {
  if (typeof value === 'bigint') {
    if (!isExactFloat(value, false))
      mismatch(value, type, 'it would lose digits; make the column t.numeric()', context);
    return verbatim(`${value}.0`);
  }
  if (typeof value === 'string' && FLOAT.test(value)) return verbatim(quotedText(value));
  if (typeof value !== 'number') mismatch(value, type, 'write a number', context);
  checkFinite(value, context);
  // An integer or a decimal has no negative zero.
  if (Object.is(value, -0)) return verbatim('-0e0');
  const text = String(value);
  return verbatim(Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text);
}

/** A number by itself. */
export function plainNumber(value: number | bigint, context?: TypeContext): Fragment {
  if (typeof value === 'bigint') return verbatim(String(value));
  checkFinite(value, context);
  checkExact(value);
  return verbatim(String(value));
}

/** Is this text a decimal that may stand without quotes? */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

function checkFinite(value: number, context: TypeContext | undefined): void {
  if (Number.isFinite(value)) return;
  refused(`${context?.dialect.title ?? 'MySQL'} has no ${value}`, 'write null, or make the column text');
}

/** Beyond 2^53 a number literal may have lost digits before anybody saw it. */
function checkExact(value: number): void {
  if (!Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) >= 1e21) return;
  refused(`${value} is too large for JavaScript to hold every digit of it`, `write it as a bigint: ${value}n`);
}
