import type { Operation } from '../operations/operation.ts';
import { type Catalog, keyOf, nameOf } from '../schema/catalog.ts';
import type { Table } from '../schema/model.ts';
import type { PlannedOperation } from './plan.ts';

/**
 * The temporary tables that a revision leaves, last one first: those that the script drops, and those of which it cannot tell whether they
 * are there, because they go at the next commit or stand in a block of `when`.
 */
export function temporaryTables(
  planned: readonly PlannedOperation[],
  after: Catalog,
): { readonly drops: readonly Operation<'dropTable'>[]; readonly forgotten: readonly Table[] } {
  const made = planned.flatMap(({ operation, block, reads }) =>
    (reads?.map((one) => one.operation) ?? [operation]).flatMap((one) =>
      one.kind === 'createTable' && one.table.options?.temporary ? [{ table: one.table, at: one.at, block }] : [],
    ),
  );
  const [first] = made;
  if (first === undefined) return { drops: [], forgotten: [] };
  const number = (one: Table): number => made.findIndex(({ table }) => keyOf(table) === keyOf(one));
  const left = [...after.tables.values()].filter((one) => one.options?.temporary);
  left.sort((a, b) => number(b) - number(a));
  const isOpen = (one: Table): boolean =>
    one.options?.onCommit === 'drop' || made.some(({ block }) => block !== undefined);
  return {
    drops: left
      .filter((one) => !isOpen(one))
      .map((one) => {
        const at = made[number(one)]?.at ?? first.at;
        return { kind: 'dropTable', at, table: nameOf(one), ifExists: false };
      }),
    forgotten: left.filter(isOpen),
  };
}
