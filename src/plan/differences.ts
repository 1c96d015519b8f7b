import type { Catalog } from '../schema/catalog.ts';
import { displayName, type EnumType, type Table } from '../schema/model.ts';

/**
 * What differs between two schemas, in words. The position of a column is no difference, nor is a value more in an enum type:
 * PostgreSQL has no way to take one out.
 */
export function differences(wanted: Catalog, found: Catalog): readonly string[] {
  if (wanted === found) return [];
  return [
    ...compare(wanted.types, found.types, 'enum type', (a, b, name) =>
      a.values.every((one) => b.values.includes(one)) ? [] : [`the values of enum type "${name}" differ`],
    ),
    ...compare(wanted.tables, found.tables, 'table', compareTables),
  ].sort();
}

function compare<T extends Table | EnumType>(
  wanted: ReadonlyMap<string, T> | Iterable<[string, T]>,
  found: { get(key: string): T | undefined; has(key: string): boolean; entries(): Iterable<[string, T]> },
  what: string,
  inside: (a: T, b: T, name: string) => readonly string[],
): string[] {
  const result: string[] = [];
  const known = new Map(wanted);
  for (const [key, one] of known) {
    const other = found.get(key);
    if (other === one) continue;
    const name = displayName(one);
    if (other === undefined) result.push(`${what} "${name}" is missing`);
    else result.push(...inside(one, other, name));
  }
  for (const [key, one] of found.entries())
    if (!known.has(key)) result.push(`${what} "${displayName(one)}" is left over`);
  return result;
}

function compareTables(wanted: Table, found: Table, name: string): readonly string[] {
  const result: string[] = [];
  const parts: readonly (readonly [
    string,
    readonly { readonly name: string }[],
    readonly { readonly name: string }[],
  ])[] = [
    ['column', wanted.columns, found.columns],
    ['constraint', wanted.constraints, found.constraints],
    ['index', wanted.indexes, found.indexes],
  ];
  for (const [what, before, after] of parts) {
    const others = new Map(after.map((one) => [one.name, one]));
    for (const one of before) {
      const other = others.get(one.name);
      others.delete(one.name);
      if (other === undefined) result.push(`${what} "${one.name}" of "${name}" is missing`);
      else if (!same(one, other)) result.push(`${what} "${one.name}" of "${name}" differs`);
    }
    for (const left of others.keys()) result.push(`${what} "${left}" of "${name}" is left over`);
  }
  if (wanted.comment !== found.comment) result.push(`the comment of table "${name}" differs`);
  if (!same(wanted.options ?? {}, found.options ?? {})) result.push(`the options of table "${name}" differ`);
  return result;
}

/** Where something was written, and who named it, is no part of what it is; the values of an enum belong to the type. */
const meaningless = new Set(['at', 'named', 'index', 'values', 'usingIndex']);

function same(a: object, b: object): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(value: object): string {
  return JSON.stringify(value, (key, one: unknown) => {
    if (meaningless.has(key)) return undefined;
    if (typeof one === 'bigint') return `${one}n`;
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).sort(([x], [y]) => (x < y ? -1 : 1)));
  });
}
