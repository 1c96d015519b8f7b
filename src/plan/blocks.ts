import { withoutColumn } from '../operations/drop-column.ts';
import {
  aside,
  type Catalog,
  isUncertain,
  relationOf,
  tableOf,
  typeOf,
  withoutTable,
  withoutType,
  withTable,
  withType,
  withUncertain,
} from '../schema/catalog.ts';
import { withoutObject } from '../schema/catalog-objects.ts';
import { type Condition, type PlainCondition, plainCondition } from '../schema/condition.ts';
import { isBackedByIndex, type Table, type TableName } from '../schema/model.ts';
import type { SchemaObject } from '../schema/objects.ts';
import { elementType } from '../schema/types.ts';
import { compareTables, compareTypes, same, touched } from './differences.ts';
import type { PlannedOperation } from './plan.ts';

/** The schema where a block runs: its condition is known to hold. What comes behind the block begins with the schema before it. */
export function whereItHolds(catalog: Catalog, condition: Condition): Catalog {
  const { plain, holds } = plainCondition(condition);
  return holds ? withPossible(aside(catalog), plain) : without(aside(catalog), plain);
}

/**
 * The one schema after a block, whether it ran or was passed over. What both ways have is known, be it that the block made what was
 * missing or took away what was left over; where they differ, only what they share is kept, and nothing is said about the rest.
 */
export function afterBlock(
  before: Catalog,
  condition: Condition,
  { start, ran }: { readonly start: Catalog; readonly ran: Catalog },
  planned: readonly PlannedOperation[],
): Catalog {
  const { plain, holds } = plainCondition(condition);
  const passed = holds ? without(aside(before), plain) : withDefinition(aside(before), plain, ran);
  const unsure = new Set<string>(said(start, ran));
  const { objects, attached } = ran;
  let result: Catalog = start.objects === objects ? before : { ...before, objects, attached };
  for (const key of new Set(planned.flatMap(touched))) {
    const [a, b] = [ran.tables.get(key), passed.tables.get(key)];
    if (a === start.tables.get(key)) continue;
    const name = a ?? b ?? before.tables.get(key);
    if (a && b && compareTables(b, a, '').length === 0) result = withTable(result, a);
    else if (name) {
      result = a && b ? withTable(result, shared(a, b)) : withoutTable(result, name);
      if (a || b) for (const one of doubtful(name, a, b)) unsure.add(one);
    }
  }
  if (ran.types !== start.types) {
    for (const key of new Set([...ran.types.keys(), ...passed.types.keys(), ...before.types.keys()])) {
      const [a, b] = [ran.types.get(key), passed.types.get(key)];
      if (a === start.types.get(key)) continue;
      const name = a ?? b ?? before.types.get(key);
      if (a && b && compareTypes(b, a, '').length === 0 && compareTypes(a, b, '').length === 0)
        result = withType(result, a);
      else if (name) {
        result = withoutType(result, name);
        if (a || b) unsure.add(name.name);
      }
    }
  }
  for (const object of changedObjects(start, ran)) {
    if (plain.kind === 'schema' && object.kind === 'schema' && object.name === plain.name) continue;
    result = withoutObject(result, object);
    unsure.add(object.name);
  }
  return unsure.size === 0 ? result : withUncertain(result, unsure);
}

/** What has a name and was made, changed or dropped in the block. */
function changedObjects(start: Catalog, ran: Catalog): readonly SchemaObject[] {
  if (start.objects === ran.objects) return [];
  return [...new Set([...start.objects.keys(), ...ran.objects.keys()])].flatMap((key) => {
    const [old, fresh] = [start.objects.get(key), ran.objects.get(key)];
    return old === fresh ? [] : (fresh ?? old ?? []);
  });
}

/** What raw SQL in the block has named. */
function said(start: Catalog, ran: Catalog): Iterable<string> {
  return start.uncertain === ran.uncertain ? [] : [...ran.uncertain.keys()].filter((one) => !isUncertain(start, one));
}

/** Where the thing exists. The chain may not know it: then nothing is said about what the block does with it. */
function withPossible(catalog: Catalog, condition: PlainCondition): Catalog {
  switch (condition.kind) {
    case 'table':
      return tableOf(catalog, condition.table) ? catalog : withUncertain(catalog, [condition.table.name]);
    case 'column': {
      const known = tableOf(catalog, condition.table)?.columns.some((one) => one.name === condition.column);
      return known ? catalog : withUncertain(catalog, [condition.table.name]);
    }
    case 'index': {
      const { name, schema } = condition.index;
      return relationOf(catalog, name, schema) ? catalog : withUncertain(catalog, [name]);
    }
    case 'constraint': {
      const known = tableOf(catalog, condition.table)?.constraints.some((one) => one.name === condition.name);
      return known ? catalog : withUncertain(catalog, [condition.table.name]);
    }
    case 'enum':
      return typeOf(catalog, condition.type) ? catalog : withUncertain(catalog, [condition.type.name]);
    case 'schema':
    case 'query':
      return catalog;
  }
}

/** Where the thing does not exist, whatever the chain says. */
function without(catalog: Catalog, condition: PlainCondition): Catalog {
  switch (condition.kind) {
    case 'table':
      return withoutTable(catalog, condition.table);
    case 'column': {
      const table = tableOf(catalog, condition.table);
      return table?.columns.some((one) => one.name === condition.column)
        ? withTable(catalog, withoutColumn(table, condition.column))
        : catalog;
    }
    case 'index': {
      const { name, schema } = condition.index;
      const holder = relationOf(catalog, name, schema);
      const table = holder && 'table' in holder ? tableOf(catalog, holder.table) : undefined;
      if (!table) return catalog;
      const constraints = table.constraints.filter((one) => one.name !== name || !isBackedByIndex(one));
      return withTable(catalog, { ...table, constraints, indexes: table.indexes.filter((one) => one.name !== name) });
    }
    case 'constraint': {
      const table = tableOf(catalog, condition.table);
      if (!table?.constraints.some((one) => one.name === condition.name)) return catalog;
      const constraints = table.constraints.filter((one) => one.name !== condition.name);
      return withTable(catalog, { ...table, constraints });
    }
    case 'enum':
      return withoutType(catalog, condition.type);
    case 'schema':
    case 'query':
      return catalog;
  }
}

/** Where the thing exists already, the chain takes it to be what the block would have made. */
function withDefinition(catalog: Catalog, condition: PlainCondition, made: Catalog): Catalog {
  switch (condition.kind) {
    case 'table': {
      const table = tableOf(made, condition.table);
      if (!table || tableOf(catalog, condition.table)) return catalog;
      return withTypesOf(withTable(catalog, table), table.columns, made);
    }
    case 'column': {
      const table = tableOf(catalog, condition.table);
      const column = tableOf(made, condition.table)?.columns.find((one) => one.name === condition.column);
      if (!table || !column || table.columns.some((one) => one.name === column.name)) return catalog;
      return withTypesOf(withTable(catalog, { ...table, columns: [...table.columns, column] }), [column], made);
    }
    case 'index': {
      const { name, schema } = condition.index;
      const holder = relationOf(made, name, schema);
      if (holder?.kind !== 'index' || relationOf(catalog, name, schema)) return catalog;
      const table = tableOf(catalog, holder.table);
      const index = tableOf(made, holder.table)?.indexes.find((one) => one.name === name);
      return table && index ? withTable(catalog, { ...table, indexes: [...table.indexes, index] }) : catalog;
    }
    case 'constraint': {
      const table = tableOf(catalog, condition.table);
      const constraint = tableOf(made, condition.table)?.constraints.find((one) => one.name === condition.name);
      if (!table || !constraint || table.constraints.some((one) => one.name === constraint.name)) return catalog;
      const key = constraint.kind === 'primaryKey' ? constraint.columns : [];
      const columns = table.columns.map((one) =>
        one.nullable && key.includes(one.name) ? { ...one, nullable: false } : one,
      );
      return withTable(catalog, { ...table, columns, constraints: [...table.constraints, constraint] });
    }
    case 'enum': {
      const type = typeOf(made, condition.type);
      return type && !typeOf(catalog, type) ? withType(catalog, type) : catalog;
    }
    case 'schema':
    case 'query':
      return catalog;
  }
}

/** A column that exists has a type that exists. */
function withTypesOf(catalog: Catalog, columns: Table['columns'], made: Catalog): Catalog {
  let result = catalog;
  for (const column of columns) {
    const type = elementType(column.type);
    const known = type.kind === 'enum' ? typeOf(made, type) : undefined;
    if (known && !typeOf(result, known)) result = withType(result, known);
  }
  return result;
}

/** What two versions of a table have in common. */
function shared(a: Table, b: Table): Table {
  const both = <T extends { readonly name: string }>(mine: readonly T[], others: readonly T[]): readonly T[] =>
    mine.filter((one) => others.some((other) => other.name === one.name && same(one, other)));
  return {
    ...b,
    columns: both(a.columns, b.columns),
    constraints: both(a.constraints, b.constraints),
    indexes: both(a.indexes, b.indexes),
  };
}

/** The names about which nothing can be said: the table, and what only one of its versions has. */
function doubtful(name: TableName, a: Table | undefined, b: Table | undefined): readonly string[] {
  const all = [a, b].flatMap((one) => (one ? [...one.constraints, ...one.indexes] : []));
  const sure = a && b ? shared(a, b) : undefined;
  const known = new Set([...(sure?.constraints ?? []), ...(sure?.indexes ?? [])].map((one) => one.name));
  return [name.name, ...all.map((one) => one.name).filter((one) => !known.has(one))];
}
