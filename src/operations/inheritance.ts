import { type Catalog, heirsOf, nameOf, sameName, tableOf, withTable } from '../schema/catalog.ts';
import { type Column, displayName, type Table, type TableName } from '../schema/model.ts';

/** The tables that inherit from this one, in the order of their names. */
export function childrenOf(catalog: Catalog, parent: TableName): readonly Table[] {
  const found = heirsOf(catalog, parent).filter((one) => inherits(one, parent));
  return found.sort((a, b) => (displayName(a) < displayName(b) ? -1 : 1));
}

/** The parent from which the table has a column of this name. */
export function inheritedFrom(catalog: Catalog, table: Table, column: string): TableName | undefined {
  return table.options?.inherits?.find((parent) =>
    tableOf(catalog, parent)?.columns.some((one) => one.name === column),
  );
}

/** The table with what it gets from its parents: their columns first, and their checks. */
export function withInherited(catalog: Catalog, table: Table): Table {
  const parents = (table.options?.inherits ?? []).flatMap((one) => tableOf(catalog, one) ?? []);
  if (parents.length === 0) return table;
  const own = new Map(table.columns.map((one) => [one.name, one]));
  const columns = new Map<string, Column>();
  for (const one of parents.flatMap((parent) => parent.columns)) {
    const { identity: _, ...column } = columns.get(one.name) ?? own.get(one.name) ?? one;
    columns.set(one.name, { ...column, nullable: column.nullable && one.nullable });
  }
  for (const one of table.columns) if (!columns.has(one.name)) columns.set(one.name, one);
  const constraints = [...table.constraints];
  for (const one of parents.flatMap((parent) => parent.constraints))
    if (one.kind === 'check' && !one.noInherit && !constraints.some((other) => other.name === one.name))
      constraints.push(one);
  return { ...table, columns: [...columns.values()], constraints };
}

/** Children and partitions know their table itself, whatever it is called and wherever it is. */
export function withMovedParent(catalog: Catalog, from: TableName, to: TableName): Catalog {
  let after = catalog;
  const moved = (one: TableName): TableName => (sameName(one, from) ? nameOf(to) : one);
  for (const table of heirsOf(catalog, from)) {
    const child = inherits(table, from);
    after = withTable(after, {
      ...table,
      ...(child && { options: { ...table.options, inherits: (table.options?.inherits ?? []).map(moved) } }),
      ...(table.partitionOf && { partitionOf: { ...table.partitionOf, parent: moved(table.partitionOf.parent) } }),
    });
  }
  return after;
}

function inherits(table: Table, parent: TableName): boolean {
  return table.options?.inherits?.some((one) => sameName(one, parent)) ?? false;
}
