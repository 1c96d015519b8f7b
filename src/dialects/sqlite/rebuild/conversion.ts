import type { ColumnType, TypeKind } from '../../../schema/types.ts';
import { type Fragment, fragment } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { refused } from '../../spelling.ts';

/** How the values of a column become values of another type. */
export interface Conversion {
  readonly value: (column: Fragment) => Fragment;
  /** What every value must be afterwards that is not NULL: SQLite keeps what it cannot convert as it was. */
  readonly must?: { readonly be: (column: Fragment) => Fragment; readonly words: string };
}

type Family = 'whole' | 'number' | 'text' | TypeKind;

const FAMILIES: { readonly [K in TypeKind]?: Family } = {
  smallint: 'whole',
  integer: 'whole',
  bigint: 'whole',
  numeric: 'number',
  float: 'number',
  real: 'number',
  double: 'number',
  string: 'text',
  char: 'text',
  enum: 'text',
};

const asItIs = (column: Fragment): Fragment => column;

const NUMBER: Conversion['must'] = {
  be: (column) => fragment`typeof(${column}) IN ('integer', 'real')`,
  words: 'a number',
};

/** What each family becomes of others, and what must come of it. */
const WAYS: Readonly<Record<string, Readonly<Record<string, Conversion['must'] | null>>>> = {
  whole: {
    boolean: null,
    number: { be: (column) => fragment`typeof(${column}) = 'integer'`, words: 'a whole number' },
    text: { be: (column) => fragment`typeof(${column}) = 'integer'`, words: 'a whole number' },
  },
  number: { whole: null, boolean: null, text: NUMBER },
  boolean: {
    whole: { be: (column) => fragment`${column} IN (0, 1)`, words: '0 or 1' },
    number: { be: (column) => fragment`${column} IN (0, 1)`, words: '0 or 1' },
    text: { be: (column) => fragment`${column} IN (0, 1)`, words: '0 or 1' },
  },
  text: { whole: null, number: null, json: null },
  json: { text: { be: (column) => fragment`json_valid(${column})`, words: 'a JSON document' } },
};

/**
 * The affinity of the new column converts what can be converted without loss and keeps the rest. CAST would make 0 of a text that is no
 * number, and 2026 of a date. What the affinity does not know is the author's to say.
 *
 * Source: https://sqlite.org/datatype3.html#type_affinity
 */
export function conversion(from: ColumnType, to: ColumnType, column: string): Conversion {
  if (from.kind === 'raw' || to.kind === 'raw') return { value: asItIs };
  const [old, fresh] = [FAMILIES[from.kind] ?? from.kind, FAMILIES[to.kind] ?? to.kind];
  if (old === fresh) return { value: asItIs };
  if (old === 'timestamp' && fresh === 'date') return { value: (name) => fragment`coalesce(date(${name}), ${name})` };
  if (old === 'date' && fresh === 'timestamp') return { value: (name) => fragment`${name} || ' 00:00:00.000000'` };
  const must = WAYS[fresh]?.[old];
  if (must === undefined) {
    refused(
      `SQLite cannot tell how the ${from.kind} values of ${shown(column)} become ${to.kind}`,
      'say it: { type: …, using: sql`…` }',
    );
  }
  return { value: asItIs, ...(must && { must }) };
}
