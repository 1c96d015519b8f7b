import { type Catalog, keyOf } from '../schema/catalog.ts';
import type { Table } from '../schema/model.ts';
import type { PlannedOperation } from './plan.ts';

/** A temporary table that a revision leaves. */
export interface LeftTable {
  readonly table: Table;
  /** It is still there: no commit takes it away, and no block of `when` may have passed it over. */
  readonly isCertain: boolean;
}

const none: readonly LeftTable[] = [];

export function temporaryTables(planned: readonly PlannedOperation[], after: Catalog): readonly LeftTable[] {
  const made = planned.filter(makesTemporary);
  if (made.length === 0) return none;
  return [...after.tables.values()]
    .filter((one) => one.options?.temporary)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((table) => ({
      table,
      isCertain: table.options?.onCommit !== 'drop' && made.every(({ block }) => block === undefined),
    }));
}

function makesTemporary({ operation, reads }: PlannedOperation): boolean {
  if (reads) return reads.some(makesTemporary);
  return operation.kind === 'createTable' && operation.table.options?.temporary === true;
}
