import type { SqlExpression } from '../sql/author.ts';

/** What each column type carries besides its kind. One line here asks every dialect for one answer. */
export interface TypeMap {
  smallint: object;
  integer: object;
  bigint: object;
  numeric: { readonly precision?: number; readonly scale?: number };
  /** SQL's FLOAT with an optional binary precision. */
  float: { readonly precision?: number };
  real: object;
  double: object;
  boolean: object;
  /** VARCHAR, with or without a length. */
  string: { readonly length?: number };
  char: { readonly length?: number };
  text: object;
  date: object;
  time: { readonly precision?: number; readonly timezone: boolean };
  timestamp: { readonly precision?: number; readonly timezone: boolean };
  interval: { readonly fields?: string; readonly precision?: number };
  uuid: object;
  json: object;
  jsonb: object;
  jsonpath: object;
  xml: object;
  /** Bytes: `bytea` in PostgreSQL. */
  binary: { readonly length?: number };
  array: { readonly of: ColumnType; readonly dimensions: number };
  /** With values: declared here, and the compiler's care. Without: a type that exists. */
  enum: { readonly name: string; readonly schema?: string; readonly values?: readonly string[] };
  inet: object;
  cidr: object;
  macaddr: object;
  macaddr8: object;
  tsvector: object;
  tsquery: object;
  bit: { readonly length?: number; readonly varying: boolean };
  money: object;
  range: { readonly of: RangeElement; readonly multi: boolean };
  hstore: object;
  citext: object;
  oid: object;
  regclass: object;
  regconfig: object;
  /** A type by its SQL name, as the author wrote it. */
  raw: { readonly sql: SqlExpression };
}

export type RangeElement = 'int4' | 'int8' | 'num' | 'date' | 'ts' | 'tstz';
export type TypeKind = keyof TypeMap;
export type ColumnType<K extends TypeKind = TypeKind> = { [P in K]: { readonly kind: P } & TypeMap[P] }[K];

/** Are two types the same, letter for letter? */
export function sameType(a: ColumnType, b: ColumnType): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(type: ColumnType): string {
  return JSON.stringify(type, (key, value) =>
    key === 'at' || value === null || typeof value !== 'object' || Array.isArray(value)
      ? key === 'at'
        ? undefined
        : value
      : Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1))),
  );
}

/** The types inside an array, or the type itself. */
export function elementType(type: ColumnType): ColumnType {
  return type.kind === 'array' ? elementType(type.of) : type;
}

/** How many dimensions an array of this type has; 0 for what is no array. */
export function dimensionsOf(type: ColumnType): number {
  return type.kind === 'array' ? type.dimensions + dimensionsOf(type.of) : 0;
}
