import { type EnumType, type ForeignKey, isBackedByIndex, type Table, type TableName } from './model.ts';
import type { Privilege, SchemaObject } from './objects.ts';
import { PersistentMap } from './persistent-map.ts';

/** A foreign key seen from the table that it points to. */
export interface Reference {
  readonly table: TableName;
  readonly constraint: ForeignKey;
}

/** What holds a name in a schema's name space of relations; a key or an exclusion constraint has an index of its name. */
export type Relation =
  | { readonly kind: 'table' }
  | { readonly kind: 'view' | 'materializedView' | 'sequence' }
  | IndexRelation;

interface IndexRelation {
  readonly kind: 'index' | 'constraint';
  readonly table: TableName;
}

/**
 * The schema at a moment. Immutable to its readers; the one after an operation shares all that did not change, so that
 * 30,000 operations fold in linear time.
 */
export interface Catalog {
  readonly tables: PersistentMap<Table>;
  readonly types: PersistentMap<EnumType>;
  /** The indexes, which share one name space per schema with the tables. */
  readonly relations: PersistentMap<IndexRelation>;
  /** The foreign keys that point to a table, by the table's key. */
  readonly references: PersistentMap<readonly Reference[]>;
  /** The keys of the tables that inherit from a table or are its partitions, by the table's key. */
  readonly heirs: PersistentMap<readonly string[]>;
  /** Views, functions, triggers and all else that has a name, by `objectKey`. */
  readonly objects: PersistentMap<SchemaObject>;
  /** The keys of the objects that belong to a table, by the table's key. */
  readonly attached: PersistentMap<readonly string[]>;
  /** The privileges that the chain has granted, by what they are on. */
  readonly privileges: PersistentMap<readonly Privilege[]>;
  /** Words of raw SQL that changes the schema: names of which the catalog is not sure any more. */
  readonly uncertain: PersistentMap<true>;
}

export const emptyCatalog: Catalog = {
  tables: PersistentMap.of(),
  types: PersistentMap.of(),
  relations: PersistentMap.of(),
  references: PersistentMap.of(),
  heirs: PersistentMap.of(),
  objects: PersistentMap.of(),
  attached: PersistentMap.of(),
  privileges: PersistentMap.of(),
  uncertain: PersistentMap.of(),
};

/** The key of a name: unqualified names come first in every listing. */
export function keyOf(one: TableName): string {
  return one.schema === undefined ? one.name : `${one.schema}\u0000${one.name}`;
}

export function sameName(a: TableName, b: TableName): boolean {
  return a.name === b.name && a.schema === b.schema;
}

export function tableOf(catalog: Catalog, name: TableName): Table | undefined {
  return catalog.tables.get(keyOf(name));
}

export function typeOf(catalog: Catalog, name: TableName): EnumType | undefined {
  return catalog.types.get(keyOf(name));
}

const aTable: Relation = { kind: 'table' };

export function relationOf(catalog: Catalog, name: string, schema: string | undefined): Relation | undefined {
  const key = keyOf(schema === undefined ? { name } : { name, schema });
  if (catalog.tables.has(key)) return aTable;
  if (catalog.objects.size > 0) {
    const object = catalog.objects.get(`relation:${key}`);
    if (object?.kind === 'view' || object?.kind === 'materializedView' || object?.kind === 'sequence') return object;
  }
  return catalog.relations.get(key);
}

export function referencesTo(catalog: Catalog, name: TableName): readonly Reference[] {
  return catalog.references.get(keyOf(name)) ?? [];
}

/** The tables that inherit from this one, and its partitions. */
export function heirsOf(catalog: Catalog, name: TableName): readonly Table[] {
  return (catalog.heirs.get(keyOf(name)) ?? []).flatMap((key) => catalog.tables.get(key) ?? []);
}

/** Are rows of one table rows of another: partitions, tables that inherit? */
export function hasFamilies({ heirs }: Catalog): boolean {
  return heirs.size > 0;
}

/** Has raw SQL named this, so that we cannot say what it is now? */
export function isUncertain(catalog: Catalog, name: string): boolean {
  return catalog.uncertain.has(name.toLowerCase());
}

/** The same, for what is only tried out, or not certain to become the next one. */
export function aside(catalog: Catalog): Catalog {
  return {
    tables: catalog.tables.aside(),
    types: catalog.types.aside(),
    relations: catalog.relations.aside(),
    references: catalog.references.aside(),
    heirs: catalog.heirs.aside(),
    objects: catalog.objects.aside(),
    attached: catalog.attached.aside(),
    privileges: catalog.privileges.aside(),
    uncertain: catalog.uncertain.aside(),
  };
}

/** The catalog with this table as it is given, instead of the one of `previous` name (its own by default). */
export function withTable(catalog: Catalog, table: Table, previous: TableName = table): Catalog {
  const old = tableOf(catalog, previous);
  let { tables, relations, references, heirs } = old && !sameName(old, table) ? withoutTable(catalog, old) : catalog;
  const kept = old !== undefined && sameName(old, table);
  tables = tables.set(keyOf(table), table);
  if (!kept || old.indexes !== table.indexes || old.constraints !== table.constraints) {
    relations = withRelations(kept ? withoutRelations(relations, old, table) : relations, table);
  }
  if (!kept || old.constraints !== table.constraints)
    references = withReferences(references, kept ? old : undefined, table);
  heirs = withHeir(heirs, kept ? old : undefined, table);
  // Spelled out, since every operation comes here: overwriting what a spread has copied takes V8 several times as long.
  const { types, objects, attached, privileges, uncertain } = catalog;
  return { tables, types, relations, references, heirs, objects, attached, privileges, uncertain };
}

export function withoutTable(catalog: Catalog, name: TableName): Catalog {
  const old = tableOf(catalog, name);
  if (!old) return catalog;
  return {
    ...catalog,
    tables: catalog.tables.delete(keyOf(old)),
    relations: withoutRelations(catalog.relations, old),
    references: withReferences(catalog.references, old, undefined),
    heirs: withHeir(catalog.heirs, old, undefined),
  };
}

export function withType(catalog: Catalog, type: EnumType): Catalog {
  return { ...catalog, types: catalog.types.set(keyOf(type), type) };
}

export function withoutType(catalog: Catalog, name: TableName): Catalog {
  return { ...catalog, types: catalog.types.delete(keyOf(name)) };
}

export function withUncertain(catalog: Catalog, names: Iterable<string>): Catalog {
  let { uncertain } = catalog;
  for (const name of names) uncertain = uncertain.set(name.toLowerCase(), true);
  return { ...catalog, uncertain };
}

/** The bare name of a table, without the rest of it. */
export function nameOf(one: TableName): TableName {
  return one.schema === undefined ? { name: one.name } : { name: one.name, schema: one.schema };
}

function indexKey(table: TableName, name: string): string {
  return keyOf(table.schema === undefined ? { name } : { name, schema: table.schema });
}

type Relations = Catalog['relations'];

function withRelations(relations: Relations, table: Table): Relations {
  let result = relations;
  for (const one of table.indexes) result = withRelation(result, table, one.name, 'index');
  for (const one of table.constraints)
    if (isBackedByIndex(one)) result = withRelation(result, table, one.name, 'constraint');
  return result;
}

/** What stands there already stays as it is. */
function withRelation(relations: Relations, table: Table, name: string, kind: IndexRelation['kind']): Relations {
  const key = indexKey(table, name);
  const known = relations.get(key);
  return known?.kind === kind && sameName(known.table, table)
    ? relations
    : relations.set(key, { kind, table: nameOf(table) });
}

/** Without the indexes of a table, but with those that its next version has as well. */
function withoutRelations(relations: Relations, table: Table, next?: Table): Relations {
  let result = relations;
  const isKept = (name: string): boolean => next !== undefined && hasIndex(next, name);
  for (const one of table.indexes) if (!isKept(one.name)) result = result.delete(indexKey(table, one.name));
  for (const one of table.constraints)
    if (isBackedByIndex(one) && !isKept(one.name)) result = result.delete(indexKey(table, one.name));
  return result;
}

/** Has the table an index of this name, be it that of a key? */
export function hasIndex(table: Table, name: string): boolean {
  return (
    table.indexes.some((one) => one.name === name) ||
    table.constraints.some((one) => one.name === name && isBackedByIndex(one))
  );
}

type References = Catalog['references'];

/** With what a table refers to, in place of what its last version did: in the order of its constraints, behind those of other tables. */
function withReferences(references: References, old: Table | undefined, table: Table | undefined): References {
  let result = references;
  const targets = [...targetsOf(old), ...targetsOf(table)];
  for (const key of targets.length > 1 ? new Set(targets) : targets) {
    const known = result.get(key) ?? [];
    const others = old === undefined ? known : known.filter((one) => !sameName(one.table, old));
    const left = table === undefined ? others : others.concat(ownReferences(table, key));
    // Every version is kept: one that says nothing new would be one too many.
    if (left.length === 0) result = result.delete(key);
    else if (!sameReferences(left, known)) result = result.set(key, left);
  }
  return result;
}

function targetsOf(table: Table | undefined): readonly string[] {
  const keys: string[] = [];
  for (const one of table?.constraints ?? []) if (one.kind === 'foreignKey') keys.push(keyOf(one.target));
  return keys;
}

function ownReferences(table: Table, target: string): readonly Reference[] {
  const found: Reference[] = [];
  for (const constraint of table.constraints)
    if (constraint.kind === 'foreignKey' && keyOf(constraint.target) === target)
      found.push({ table: nameOf(table), constraint });
  return found;
}

/** With a table among the heirs of its parents, in place of its last version. */
function withHeir(heirs: Catalog['heirs'], old: Table | undefined, table: Table | undefined): Catalog['heirs'] {
  const [before, after] = [parentsOf(old), parentsOf(table)];
  let result = heirs;
  for (const parent of before) {
    if (old === undefined || after.includes(parent)) continue;
    const left = (result.get(parent) ?? []).filter((one) => one !== keyOf(old));
    result = left.length === 0 ? result.delete(parent) : result.set(parent, left);
  }
  for (const parent of after) {
    const known = result.get(parent) ?? [];
    if (table !== undefined && !known.includes(keyOf(table))) result = result.set(parent, known.concat(keyOf(table)));
  }
  return result;
}

const noParents: readonly string[] = [];

/** The keys of what a table inherits from, or of which it is a partition. */
export function parentsOf(table: Table | undefined): readonly string[] {
  const { partitionOf, options } = table ?? {};
  if (partitionOf === undefined && options?.inherits === undefined) return noParents;
  return [...(partitionOf ? [partitionOf.parent] : []), ...(options?.inherits ?? [])].map(keyOf);
}

function sameReferences(a: readonly Reference[], b: readonly Reference[]): boolean {
  return (
    a.length === b.length && a.every((one, i) => one.constraint === b[i]?.constraint && sameName(one.table, b[i].table))
  );
}
