import { movedName } from '../operations/move-table.ts';
import { columnsOfType } from '../operations/remove-enum-value.ts';
import { type Catalog, keyOf, referencesTo, relationOf } from '../schema/catalog.ts';
import { displayName, type EnumType, type Table } from '../schema/model.ts';
import { displayObject } from '../schema/objects.ts';
import type { PlannedOperation } from './plan.ts';

/**
 * What differs between two schemas, in words, among the tables that these operations touch. The position of a column is no
 * difference, nor is a value more in an enum type: PostgreSQL has no way to take one out.
 *
 * @param isUnsure names of which nothing can be said, because a block of `when` may have changed them or not
 */
export function differences(
  wanted: Catalog,
  found: Catalog,
  operations: Iterable<PlannedOperation>,
  isUnsure: (name: string) => boolean = () => false,
): readonly string[] {
  const keys = new Set<string>();
  for (const one of operations) for (const key of touched(one)) keys.add(key);
  const certain = <T extends Table | EnumType>(one: T | undefined): T | undefined =>
    one && isUnsure(one.name) ? undefined : one;
  const tables = [...keys].flatMap((key) =>
    compare(certain(wanted.tables.get(key)), certain(found.tables.get(key)), 'table', compareTables),
  );
  const others = objectDifferences(wanted, found);
  if (wanted.types === found.types) return [...tables, ...others].sort();
  const names = new Set([...wanted.types.keys(), ...found.types.keys()]);
  const types = [...names].flatMap((key) =>
    compare(certain(wanted.types.get(key)), certain(found.types.get(key)), 'enum type', compareTypes),
  );
  return [...tables, ...types, ...others].sort();
}

/** What differs among views, functions and all else that has a name, and among privileges. */
function objectDifferences(wanted: Catalog, found: Catalog): readonly string[] {
  const result: string[] = [];
  if (wanted.objects !== found.objects) {
    for (const key of new Set([...wanted.objects.keys(), ...found.objects.keys()])) {
      const [a, b] = [wanted.objects.get(key), found.objects.get(key)];
      if (a === undefined) result.push(...(b ? [`${displayObject(b)} is left over`] : []));
      else if (b === undefined) result.push(`${displayObject(a)} is missing`);
      else if (!same(a, b)) result.push(`${displayObject(a)} differs`);
    }
  }
  if (wanted.privileges !== found.privileges) {
    for (const key of new Set([...wanted.privileges.keys(), ...found.privileges.keys()])) {
      const [a, b] = [wanted, found].map((one) =>
        [...(one.privileges.get(key) ?? [])]
          .map((right) => canonical(right))
          .sort()
          .join(),
      );
      if (a !== b) result.push(`the privileges on ${key.replace(':', ' ').replace('\u0000', '.')} differ`);
    }
  }
  return result;
}

/** The keys of the tables that an operation may change: its own, and those that reference it. */
export function touched({ operation, before, reads }: PlannedOperation): readonly string[] {
  if (reads) return reads.flatMap(touched);
  if (operation.kind === 'dropIndex' || operation.kind === 'renameIndex') {
    const { name, schema } = operation.kind === 'dropIndex' ? operation : operation.index;
    const holder = relationOf(before, name, schema);
    return holder && 'table' in holder ? [keyOf(holder.table)] : [];
  }
  if (operation.kind === 'renameEnum' || operation.kind === 'renameEnumValue' || operation.kind === 'removeEnumValue')
    return columnsOfType(before, operation.type).map(({ table }) => keyOf(table));
  if (!('table' in operation)) return [];
  const { table } = operation;
  const others = referencesTo(before, table).map((one) => keyOf(one.table));
  const renamed =
    operation.kind === 'renameTable'
      ? [keyOf({ ...table, name: operation.to })]
      : operation.kind === 'moveTable'
        ? [keyOf(movedName(operation))]
        : [];
  return [keyOf(table), ...renamed, ...others];
}

function compare<T extends Table | EnumType>(
  wanted: T | undefined,
  found: T | undefined,
  what: string,
  inside: (a: T, b: T, name: string) => readonly string[],
): readonly string[] {
  if (wanted === found) return [];
  if (found === undefined) return wanted === undefined ? [] : [`${what} "${displayName(wanted)}" is missing`];
  return wanted === undefined
    ? [`${what} "${displayName(found)}" is left over`]
    : inside(wanted, found, displayName(wanted));
}

export function compareTypes(wanted: EnumType, found: EnumType, name: string): readonly string[] {
  if (!wanted.values.every((one) => found.values.includes(one))) return [`the values of enum type "${name}" differ`];
  return wanted.comment === found.comment ? [] : [`the comment of enum type "${name}" differs`];
}

export function compareTables(wanted: Table, found: Table, name: string): readonly string[] {
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
  if (!same(wanted.rowSecurity ?? {}, found.rowSecurity ?? {})) result.push(`the row security of "${name}" differs`);
  if (!same(wanted.options ?? {}, found.options ?? {})) result.push(`the options of table "${name}" differ`);
  return result;
}

/** Where something was written, and who named it, is no part of what it is; the values of an enum belong to the type. */
const meaningless = new Set(['at', 'named', 'index', 'values', 'usingIndex']);

export function same(a: object, b: object): boolean {
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
