import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import type { TypeContext } from '../dialect.ts';
import { refused } from '../spelling.ts';
import { mismatch } from './mismatch.ts';

const WHOLE = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;
const FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** How many digits each type holds; INTEGER and SMALLINT are NUMBER(38). */
const DIGITS = { smallint: 38, integer: 38, bigint: 19 } as const;

/** A number for an integer column, exact to the last digit. Digits in a string stay one, as Alembic writes defaults. */
export function integerLiteral(
  value: Literal,
  type: ColumnType<'smallint' | 'integer' | 'bigint'>,
  context: TypeContext,
): Fragment {
  const most = DIGITS[type.kind];
  const help = `write a whole number of at most ${most} digits`;
  if (typeof value === 'string') {
    if (!WHOLE.test(value) || digitsOf(value) > most) mismatch(value, type, help, context);
    return verbatim(quotedString(value));
  }
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) mismatch(value, type, help, context);
    checkExact(value);
  } else if (typeof value !== 'bigint') mismatch(value, type, help, context);
  const text = BigInt(value).toString();
  if (digitsOf(text) > most) mismatch(value, type, help, context);
  return verbatim(text);
}

/** A number for a NUMERIC column; one with more digits before its point than there is room for is refused, one with more behind it is rounded, as everywhere. */
export function decimalLiteral(value: Literal, type: ColumnType<'numeric'>, context: TypeContext): Fragment {
  const help = "write a number, or a string with its digits: '1234.56'";
  if (typeof value === 'string') {
    if (!DECIMAL.test(value)) mismatch(value, type, help, context);
  } else if (typeof value === 'number') checkNumber(value);
  else if (typeof value !== 'bigint') mismatch(value, type, help, context);
  const text = String(value);
  const room = (type.precision ?? 125) - (type.scale ?? 0);
  const before = DECIMAL.test(text) ? digitsOf(text.replace(/\..*/, '')) : 0;
  if (before > Math.max(0, room)) {
    mismatch(value, type, 'it has too many digits before the point; give the type more precision', context);
  }
  return verbatim(typeof value === 'string' ? quotedString(value) : text);
}

/** FLOAT, REAL and DOUBLE PRECISION are numbers with decimal exponents in Oracle: they end before 1E126 and know no infinity. */
export function floatLiteral(
  value: Literal,
  type: ColumnType<'float' | 'real' | 'double'>,
  context: TypeContext,
): Fragment {
  if (typeof value === 'string') {
    if (!FLOAT.test(value)) mismatch(value, type, 'write a number', context);
    checkNumber(Number(value));
    return verbatim(quotedString(value));
  }
  if (typeof value === 'bigint') return plainNumber(value);
  if (typeof value !== 'number') mismatch(value, type, 'write a number', context);
  checkNumber(value);
  const text = String(value);
  return verbatim(Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text);
}

/** A number by itself. */
export function plainNumber(value: number | bigint): Fragment {
  if (typeof value === 'number') {
    checkNumber(value);
    checkExact(value);
  } else if (digitsOf(String(value)) > 40) {
    refused(`${value} has more digits than a number of Oracle`, 'write it as a string into a text column');
  }
  return verbatim(String(value));
}

/** Is this text a decimal that may stand without quotes? */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Data-Types.html, at NUMBER */
export function checkNumber(value: number): void {
  if (Number.isFinite(value) && (value === 0 || (Math.abs(value) < 1e126 && Math.abs(value) >= 1e-130))) return;
  refused(
    `a number of Oracle cannot be ${value}`,
    'give the column t.raw(sql`BINARY_DOUBLE`) and the value as SQL, or write null',
  );
}

function digitsOf(text: string): number {
  return text.replace(/^[+-]?0*/, '').length;
}

/** Beyond 2^53 a number literal may have lost digits before anybody saw it. */
function checkExact(value: number): void {
  if (!Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) >= 1e21) return;
  refused(`${value} is too large for JavaScript to hold every digit of it`, `write it as a bigint: ${value}n`);
}
