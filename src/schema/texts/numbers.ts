import type { ColumnType, TypeMap } from '../types.ts';

interface Range {
  readonly least: bigint;
  readonly most: bigint;
  /** So many characters fit whatever they are. */
  readonly safe: number;
}

/** https://www.postgresql.org/docs/current/datatype-numeric.html */
const RANGES = {
  smallint: { least: -(2n ** 15n), most: 2n ** 15n - 1n, safe: 4 },
  integer: { least: -(2n ** 31n), most: 2n ** 31n - 1n, safe: 9 },
  bigint: { least: -(2n ** 63n), most: 2n ** 63n - 1n, safe: 18 },
  oid: { least: 0n, most: 2n ** 32n - 1n, safe: 0 },
} as const satisfies Record<string, Range>;

const WHOLE = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,5})?$/i;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;
const NAN = /^nan$/i;
const INFINITE = /^[+-]?inf(?:inity)?$/i;
const MONEY = /^-?\$?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;

export function wholeFault(
  text: string,
  { kind }: ColumnType<'smallint' | 'integer' | 'bigint' | 'oid'>,
): string | undefined {
  const { least, most, safe } = RANGES[kind];
  if (!WHOLE.test(text)) return `write a whole number from ${least} to ${most}`;
  if (text.length <= safe) return undefined;
  const value = BigInt(text.replace('+', ''));
  return value < least || value > most ? `it holds ${least} to ${most}; choose a wider type` : undefined;
}

/** What NUMERIC without a precision holds: https://www.postgresql.org/docs/current/datatype-numeric.html */
const DIGITS_BEFORE = 131_072;
const DIGITS_BEHIND = 16_383;

/** A decimal must keep every digit: what the type would round is a fault. */
export function decimalFault(text: string, { precision, scale = 0 }: TypeMap['numeric']): string | undefined {
  if (NAN.test(text)) return undefined;
  if (INFINITE.test(text)) return precision === undefined ? undefined : 'only NUMERIC without a precision holds it';
  if (!NUMBER.test(text)) return 'write a number such as 1234.56';
  const { before, behind } = digitsOf(text);
  const most = precision === undefined ? DIGITS_BEFORE : precision - scale;
  if (before > most) return `it holds ${most} digits before the point; give it more precision`;
  const kept = precision === undefined ? DIGITS_BEHIND : scale;
  if (behind > kept) return `it holds ${kept} digits behind the point and would round this; give it a larger scale`;
  return undefined;
}

/** How many digits there are before and behind the point, without zeros that say nothing. */
function digitsOf(text: string): { readonly before: number; readonly behind: number } {
  const [, , whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  const digits = whole + fraction;
  const leading = /^0*/.exec(digits)?.[0].length ?? 0;
  if (leading === digits.length) return { before: 0, behind: 0 };
  const point = whole.length + Number(exponent);
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return { before: Math.max(0, point - leading), behind: Math.max(0, end - point) };
}

/** A float may round, but neither become infinite nor nothing. */
export function floatFault(text: string, type: ColumnType<'float' | 'real' | 'double'>): string | undefined {
  if (NAN.test(text) || INFINITE.test(text)) return undefined;
  if (!NUMBER.test(text)) return 'write a number such as 0.5, 1e-7, NaN or Infinity';
  const narrow = isNarrow(type);
  const value = narrow ? Math.fround(Number(text)) : Number(text);
  const nothing = value === 0 && /[1-9]/.test(text.replace(/e.*$/i, ''));
  if (Number.isFinite(value) && !nothing) return undefined;
  return narrow ? 'REAL holds 1e-37 to 1e37; make the column double' : 'it holds 1e-307 to 1e308; make it numeric';
}

/** Is it a float of four bytes? */
export function isNarrow(type: ColumnType<'float' | 'real' | 'double'>): boolean {
  return type.kind === 'real' || (type.kind === 'float' && type.precision !== undefined && type.precision <= 24);
}

/** Does a float of eight bytes, or of four, hold every digit of it? */
export function isExactFloat(value: bigint, narrow: boolean): boolean {
  const float = narrow ? Math.fround(Number(value)) : Number(value);
  return Number.isFinite(float) && BigInt(float) === value;
}

export function moneyFault(text: string): string | undefined {
  const match = MONEY.exec(text);
  if (!match) return 'write an amount such as 1234.56';
  const fraction = (match[1] ?? '').replace(/0+$/, '');
  if (fraction.length > 2) return 'MONEY keeps two digits behind the point';
  const digits = text.replace(/[^\d.]/g, '').replace(/\..*$/, '');
  return digits.replace(/^0+/, '').length > 16 ? 'MONEY holds 16 digits before the point; make it numeric' : undefined;
}

/** Is the text a number as SQL writes one, without quotes? */
export function isPlainNumber(text: string): boolean {
  return NUMBER.test(text) && !/^-[0.]*(?:e.*)?$/i.test(text);
}
