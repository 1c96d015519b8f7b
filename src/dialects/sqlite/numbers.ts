import { isExactFloat } from '../../schema/texts/numbers.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import type { TypeContext } from '../dialect.ts';
import { refused } from '../spelling.ts';
import { mismatch } from './mismatch.ts';

const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);
const WHOLE = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;
const FLOAT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** A double holds every decimal of so many digits: https://sqlite.org/floatingpoint.html */
const SAFE_DIGITS = 15;

/** A whole number; SQLite keeps 64 bits of it in every integer type: https://sqlite.org/datatype3.html#storage_classes_and_datatypes */
export function integerLiteral(
  value: Literal,
  type: ColumnType<'smallint' | 'integer' | 'bigint'>,
  context: TypeContext,
): Fragment {
  const help = `write a whole number from ${SMALLEST} to ${LARGEST}`;
  if (typeof value === 'string') {
    if (!WHOLE.test(value) || !fits(BigInt(value.replace(/^\+/, '')))) mismatch(value, type, help, context);
    return verbatim(quotedString(value));
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

/**
 * A number for a NUMERIC column, which SQLite keeps as an integer of 64 bits or as a double. A decimal of which it would lose digits is
 * refused; a JavaScript number is a double already.
 */
export function decimalLiteral(value: Literal, type: ColumnType<'numeric'>, context: TypeContext): Fragment {
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'bigint') return integerText(value, type, context);
  if (typeof value !== 'string' || !DECIMAL.test(value)) {
    mismatch(value, type, "write a number, or a string with its digits: '1234.56'", context);
  }
  if (WHOLE.test(value) ? !fits(BigInt(value.replace(/^\+/, ''))) : significant(value) > SAFE_DIGITS) {
    mismatch(value, type, 'SQLite keeps 15 digits of a decimal; round it, or make the column text', context);
  }
  return verbatim(quotedString(value));
}

/** A number for a float column; whole ones keep their point. 9e999 is beyond every double, and read as infinity. */
export function floatLiteral(
  value: Literal,
  type: ColumnType<'float' | 'real' | 'double'>,
  context: TypeContext,
): Fragment {
  if (typeof value === 'bigint') {
    if (!isExactFloat(value, false)) mismatch(value, type, 'it would lose digits; make the column text', context);
    return verbatim(`${value}.0`);
  }
  if (typeof value === 'string') {
    if (!FLOAT.test(value)) mismatch(value, type, 'write a number, or Infinity without quotes', context);
    return verbatim(quotedString(value));
  }
  if (typeof value !== 'number') mismatch(value, type, 'write a number', context);
  if (!Number.isFinite(value)) return special(value);
  const text = String(value);
  return verbatim(Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text);
}

/** A number by itself. */
export function plainNumber(value: number | bigint): Fragment {
  if (typeof value === 'bigint') {
    if (!fits(value)) {
      refused(`${value} does not fit into the 64 bits of a SQLite integer`, 'write it as a string into a text column');
    }
    return verbatim(String(value));
  }
  if (!Number.isFinite(value)) return special(value);
  checkExact(value);
  return verbatim(String(value));
}

/** Is this text a decimal that may stand without quotes? */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

function special(value: number): Fragment {
  if (Number.isNaN(value)) refused('SQLite has no NaN: it would store NULL', 'write null');
  return verbatim(value > 0 ? '9e999' : '-9e999');
}

function integerText(value: bigint, type: ColumnType, context: TypeContext): Fragment {
  if (!fits(value)) mismatch(value, type, 'SQLite holds 64 bits of it; make the column text', context);
  return verbatim(String(value));
}

/** Does SQLite hold every digit of it, in 64 bits? */
export function fits(value: bigint): boolean {
  return value >= SMALLEST && value <= LARGEST;
}

function significant(decimal: string): number {
  return decimal.replace(/[+.-]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
}

/** Beyond 2^53 a number literal may have lost digits before anybody saw it. */
function checkExact(value: number): void {
  if (!Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) >= 1e21) return;
  refused(`${value} is too large for JavaScript to hold every digit of it`, `write it as a bigint: ${value}n`);
}
