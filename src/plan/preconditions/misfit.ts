import type { ColumnType } from '../../schema/types.ts';

/**
 * Can no value be refused when a column changes from one type to another without the author's own conversion? Also true where nobody
 * can say: what is rounded or cut without a word is a loss of data, which has a gate of its own.
 */
export function holdsAll(from: ColumnType, to: ColumnType): boolean {
  return misfit(from, to) === undefined;
}

/** What a column cannot hold any more. */
export type Misfit =
  | { readonly kind: 'length'; readonly most: number }
  | { readonly kind: 'range'; readonly least: bigint; readonly most: bigint; readonly floating: boolean }
  /** More digits before the point than so many, once it is rounded to the new scale. */
  | { readonly kind: 'digits'; readonly most: number; readonly scale: number }
  | { readonly kind: 'values'; readonly values: readonly string[] };

export function misfit(from: ColumnType, to: ColumnType): Misfit | undefined {
  switch (to.kind) {
    case 'string':
    case 'char':
      return ofText(from, to.kind === 'char' ? (to.length ?? 1) : to.length);
    case 'smallint':
    case 'integer':
    case 'bigint':
      return ofInteger(from, to.kind);
    case 'numeric':
      return ofNumeric(from, to);
    case 'enum':
      return ofEnum(from, to);
    default:
      return undefined;
  }
}

/** How many characters the values of a type have at most. */
const WIDTHS: Partial<Record<ColumnType['kind'], number>> = {
  smallint: 6,
  integer: 11,
  bigint: 20,
  uuid: 36,
};

const UNLIMITED: ReadonlySet<ColumnType['kind']> = new Set([
  'text',
  'citext',
  'numeric',
  'inet',
  'cidr',
  'json',
  'jsonb',
]);

function ofText(from: ColumnType, most: number | undefined): Misfit | undefined {
  if (most === undefined) return undefined;
  const width =
    from.kind === 'string'
      ? (from.length ?? Number.POSITIVE_INFINITY)
      : from.kind === 'char'
        ? (from.length ?? 1)
        : UNLIMITED.has(from.kind)
          ? Number.POSITIVE_INFINITY
          : WIDTHS[from.kind];
  return width !== undefined && width > most ? { kind: 'length', most } : undefined;
}

const BITS = { smallint: 16n, integer: 32n, bigint: 64n } as const;

function ofInteger(from: ColumnType, to: keyof typeof BITS): Misfit | undefined {
  const most = 2n ** (BITS[to] - 1n) - 1n;
  const range = { kind: 'range', least: -most - 1n, most } as const;
  switch (from.kind) {
    case 'smallint':
    case 'integer':
    case 'bigint':
      return BITS[from.kind] > BITS[to] ? { ...range, floating: false } : undefined;
    case 'numeric':
      // So many digits are always below the limit.
      return from.precision !== undefined && 10n ** BigInt(Math.max(0, from.precision - (from.scale ?? 0))) <= most
        ? undefined
        : { ...range, floating: false };
    case 'real':
    case 'double':
    case 'float':
      return { ...range, floating: true };
    default:
      return undefined;
  }
}

function ofNumeric(from: ColumnType, { precision, scale = 0 }: ColumnType<'numeric'>): Misfit | undefined {
  if (precision === undefined) return undefined;
  const most = precision - scale;
  const digits = { smallint: 5, integer: 10, bigint: 19 } as const;
  if (from.kind === 'numeric') {
    const before = from.precision === undefined ? Number.POSITIVE_INFINITY : from.precision - (from.scale ?? 0);
    // Rounding may add a digit: 9.96 becomes 10.0.
    const rounds = from.precision === undefined || (from.scale ?? 0) > scale;
    return before + (rounds ? 1 : 0) > most ? { kind: 'digits', most, scale } : undefined;
  }
  if (from.kind !== 'smallint' && from.kind !== 'integer' && from.kind !== 'bigint') return undefined;
  return digits[from.kind] > most ? { kind: 'digits', most, scale } : undefined;
}

const TEXTS: ReadonlySet<ColumnType['kind']> = new Set(['string', 'char', 'text', 'citext']);

function ofEnum(from: ColumnType, { values, name, schema }: ColumnType<'enum'>): Misfit | undefined {
  if (values === undefined || values.length === 0) return undefined;
  if (from.kind === 'enum') {
    const same = from.name === name && from.schema === schema;
    if (same || from.values?.every((one) => values.includes(one))) return undefined;
  } else if (!TEXTS.has(from.kind)) return undefined;
  return { kind: 'values', values };
}
