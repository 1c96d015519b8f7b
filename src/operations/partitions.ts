import { diagnostic } from '../diagnostics/diagnostic.ts';
import {
  type Catalog,
  heirsOf,
  isUncertain,
  nameOf,
  relationOf,
  sameName,
  tableOf,
  withTable,
  withUncertain,
} from '../schema/catalog.ts';
import { displayName, type Table, type TableName } from '../schema/model.ts';
import { findTable, type Report } from './lookup.ts';
import type { Operation } from './operation.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const createPartition: OperationRules<'createPartition'> = {
  word: () => 'createPartition',
  summary: ({ table, of }) => `create partition ${displayName(table)} of ${displayName(of.parent)}`,
  apply({ table, of, at }, before, report) {
    const parent = findParent(before, of.parent, at, report);
    if (relationOf(before, table.name, table.schema)) {
      report(diagnostic('LB401', `table "${displayName(table)}" exists already`, { at, help: 'choose another name' }));
      return before;
    }
    if (!parent) return before;
    checkDefault(before, of, at, report);
    const partition: Table = {
      ...nameOf(table),
      columns: parent.columns,
      constraints: [],
      indexes: [],
      partitionOf: of,
    };
    // Its keys and indexes come from the parent, with names that the server chooses.
    return withUncertain(withTable(before, partition), [table.name]);
  },
  invert: ({ table, at }) => [{ kind: 'dropTable', at, table, ifExists: false }],
};

export const attachPartition: OperationRules<'attachPartition'> = {
  word: () => 'attachPartition',
  summary: ({ table, of }) => `attach partition ${displayName(table)} to ${displayName(of.parent)}`,
  apply({ table: name, of, at }, before, report) {
    const parent = findParent(before, of.parent, at, report);
    const table = findTable(before, name, at, report);
    if (!parent || !table) return before;
    const wrong = table.partitionOf
      ? `"${displayName(table)}" is a partition of "${displayName(table.partitionOf.parent)}" already`
      : isUncertain(before, table.name)
        ? undefined
        : unlike(parent, table);
    if (wrong !== undefined) {
      report(
        diagnostic('LB442', wrong, { at, help: 'a partition has the columns of its table, and is one of one table' }),
      );
      return before;
    }
    checkDefault(before, of, at, report);
    return withUncertain(withTable(before, { ...table, partitionOf: of }), [table.name]);
  },
  invert: ({ table, of, at }) => [{ kind: 'detachPartition', at, table, parent: of.parent, concurrently: false }],
};

export const detachPartition: OperationRules<'detachPartition'> = {
  word: () => 'detachPartition',
  summary: ({ table, parent }) => `detach partition ${displayName(table)} from ${displayName(parent)}`,
  apply({ table: name, parent, at, concurrently }, before, report) {
    const table = findTable(before, name, at, report);
    if (!table) return before;
    const { partitionOf, ...rest } = table;
    if (!partitionOf || !sameName(partitionOf.parent, parent)) {
      report(
        diagnostic('LB442', `"${displayName(table)}" is no partition of "${displayName(parent)}"`, {
          at,
          help: partitionOf ? `it is one of "${displayName(partitionOf.parent)}"` : 'attach it first',
        }),
      );
      return before;
    }
    const after = withTable(before, rest);
    return concurrently && leavesCheck(partitionOf) ? withUncertain(after, [name.name]) : after;
  },
  invert({ table, at, concurrently }, before) {
    const of = tableOf(before, table)?.partitionOf;
    if (!of) {
      return irreversible(
        `the catalog does not know which rows "${displayName(table)}" holds`,
        'write downgrade(op) in the migration',
      );
    }
    if (concurrently && leavesCheck(of)) {
      return irreversible(
        `PostgreSQL leaves a CHECK on "${displayName(table)}" when it is detached concurrently, under a name of its own`,
        'write downgrade(op): attach the partition, and drop that constraint; or detach it without concurrently',
      );
    }
    return [{ kind: 'attachPartition', at, table, of }];
  },
};

/**
 * A partition that is detached concurrently keeps its bounds as a CHECK, but for those of a hash, which would name its parent:
 * https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DETACH-PARTITION
 */
function leavesCheck({ bounds }: NonNullable<Table['partitionOf']>): boolean {
  return bounds.kind !== 'hash';
}

/** The partitions of a table, in the order of their names. */
export function partitionsOf(catalog: Catalog, parent: TableName): readonly Table[] {
  const found = heirsOf(catalog, parent).filter((one) => one.partitionOf && sameName(one.partitionOf.parent, parent));
  return found.sort((a, b) => (displayName(a) < displayName(b) ? -1 : 1));
}

function findParent(catalog: Catalog, name: TableName, at: Operation['at'], report: Report): Table | undefined {
  const parent = findTable(catalog, name, at, report);
  if (!parent || parent.options?.partitionBy !== undefined || isUncertain(catalog, name.name)) return parent;
  report(
    diagnostic('LB442', `table "${displayName(name)}" is not partitioned`, {
      at,
      help: 'create it with { postgresql: { partitionBy: sql`RANGE (created_at)` } }; a table cannot become partitioned later',
    }),
  );
  return undefined;
}

function checkDefault(
  catalog: Catalog,
  { parent, bounds }: Operation<'createPartition'>['of'],
  at: Operation['at'],
  report: Report,
): void {
  if (bounds.kind !== 'default') return;
  const other = partitionsOf(catalog, parent).find((one) => one.partitionOf?.bounds.kind === 'default');
  if (!other) return;
  report(
    diagnostic('LB442', `"${displayName(parent)}" has the default partition "${displayName(other)}" already`, {
      at,
      help: 'say which rows this one holds',
    }),
  );
}

function unlike(parent: Table, table: Table): string | undefined {
  const missing = parent.columns.find((one) => !table.columns.some((other) => other.name === one.name));
  if (missing) return `"${displayName(table)}" has no column "${missing.name}" as "${displayName(parent)}" has`;
  const extra = table.columns.find((one) => !parent.columns.some((other) => other.name === one.name));
  return extra && `"${displayName(table)}" has a column "${extra.name}" that "${displayName(parent)}" does not have`;
}
