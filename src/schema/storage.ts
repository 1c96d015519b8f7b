import type { ColumnStorage } from './model.ts';
import type { ColumnType, TypeKind } from './types.ts';

/** What types keep out of line or compress, by `typstorage` in pg_type: all else is plain, and raw types are unknown. */
const STORAGE: { readonly [K in TypeKind]?: ColumnStorage } = {
  numeric: 'main',
  inet: 'main',
  cidr: 'main',
  string: 'extended',
  char: 'extended',
  text: 'extended',
  citext: 'extended',
  json: 'extended',
  jsonb: 'extended',
  jsonpath: 'extended',
  xml: 'extended',
  binary: 'extended',
  array: 'extended',
  tsvector: 'extended',
  bit: 'extended',
  range: 'extended',
  hstore: 'extended',
};

/** How PostgreSQL keeps values of a type unless told otherwise; undefined for a type that is known by its name only. */
export function usualStorage({ kind }: ColumnType): ColumnStorage | undefined {
  return kind === 'raw' ? undefined : (STORAGE[kind] ?? 'plain');
}
