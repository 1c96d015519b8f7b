import { diagnostic } from '../diagnostics/diagnostic.ts';
import { type Catalog, nameOf, relationOf } from '../schema/catalog.ts';
import { attachedTo, movePrivileges, withObject, withoutObject } from '../schema/catalog-objects.ts';
import { displayName, isBackedByIndex, type Table, type TableName } from '../schema/model.ts';
import { moveAttached, moveInViews } from './attached.ts';
import { findTable, type Report } from './lookup.ts';
import type { Operation } from './operation.ts';
import { withMovedTable } from './rename-table.ts';
import type { OperationRules } from './rules.ts';

export const moveTable: OperationRules<'moveTable'> = {
  word: () => 'moveTable',
  summary: ({ table, toSchema }) =>
    `move table ${displayName(table)} to ${toSchema === null ? 'the schema of the search path' : `schema ${toSchema}`}`,
  apply(operation, before, report) {
    const { table, at } = operation;
    const old = findTable(before, table, at, report);
    if (!old || !check(operation, old, before, report)) return before;
    const to = movedName(operation);
    const after = withMovedSequences(moveAttached(before, old, to), to);
    const change = { table: table.name, fromSchema: table.schema ?? null, toSchema: operation.toSchema };
    return withMovedTable(moveInViews(after, change), old, to);
  },
  invert: (operation) => [
    { kind: 'moveTable', at: operation.at, table: movedName(operation), toSchema: operation.table.schema ?? null },
  ],
};

/** What a table is called after it has been moved. */
export function movedName({ table, toSchema }: Pick<Operation<'moveTable'>, 'table' | 'toSchema'>): TableName {
  return toSchema === null ? { name: table.name } : { name: table.name, schema: toSchema };
}

function check({ table, toSchema, at }: Operation<'moveTable'>, old: Table, catalog: Catalog, report: Report): boolean {
  const name = displayName(table);
  if ((toSchema ?? undefined) === table.schema) {
    report(diagnostic('LB443', `table "${name}" is there already`, { at, help: 'name another schema' }));
    return false;
  }
  if (old.options?.temporary) {
    const help = 'leave it where it is: temporary tables live in a schema of their own';
    report(diagnostic('LB443', `table "${name}" is temporary and cannot be moved`, { at, help }));
    return false;
  }
  const to = toSchema ?? undefined;
  const own = [
    old.name,
    ...old.indexes.map((one) => one.name),
    ...old.constraints.filter(isBackedByIndex).map((one) => one.name),
  ];
  const taken = own.find((one) => relationOf(catalog, one, to) !== undefined);
  if (taken === undefined) return true;
  const other = displayName(to === undefined ? { name: taken } : { name: taken, schema: to });
  report(
    diagnostic('LB401', `cannot move "${name}": "${other}" exists already`, {
      at,
      help: taken === old.name ? 'rename one of the two first' : 'rename the index or constraint of this name first',
    }),
  );
  return false;
}

/** The sequences that belong to its columns go with the table. */
function withMovedSequences(catalog: Catalog, table: TableName): Catalog {
  let after = catalog;
  for (const one of attachedTo(catalog, table)) {
    if (one.kind !== 'sequence') continue;
    const { schema: _, ...rest } = one;
    const moved = { ...rest, ...(table.schema !== undefined && { schema: table.schema }) };
    after = movePrivileges(after, { kind: 'sequence', ...nameOf(one) }, { kind: 'sequence', ...nameOf(moved) });
    after = withObject(withoutObject(after, one), moved);
  }
  return after;
}
