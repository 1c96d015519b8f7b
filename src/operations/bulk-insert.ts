import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { Catalog } from '../schema/catalog.ts';
import { displayName, type Table } from '../schema/model.ts';
import { isKey } from './constraint-checks.ts';
import { checkColumns, findConstraint, findTable, isVague, type Report } from './lookup.ts';
import type { OnConflict, Operation } from './operation.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const bulkInsert: OperationRules<'bulkInsert'> = {
  word: () => 'bulkInsert',
  summary: ({ table, rows }) =>
    `insert ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} into ${displayName(table)}`,
  apply({ table: name, columns, types, onConflict, at }, before, report) {
    const table = findTable(before, name, at, report);
    if (table && !isVague(before, table)) {
      const known = types === undefined ? columns : columns.filter((one) => !Object.hasOwn(types, one));
      checkColumns(before, table, known, at, report);
      if (onConflict) checkConflict(table, onConflict, at, before, report);
    }
    return before;
  },
  invert: ({ table }) =>
    irreversible(
      `rows inserted into "${displayName(table)}" may have changed since`,
      'write downgrade(op) and delete what should go',
    ),
};

/** The database looks for a unique index on exactly these columns, and refuses the insert where there is none. */
function checkConflict(
  table: Table,
  { columns, constraint, where, update }: OnConflict,
  at: Operation['at'],
  catalog: Catalog,
  report: Report,
): void {
  checkColumns(
    catalog,
    table,
    update.map(([column]) => column),
    at,
    report,
  );
  if (constraint !== undefined) findConstraint(catalog, table, constraint, at, report);
  if (columns === undefined || !checkColumns(catalog, table, columns, at, report)) return;
  const partial = where !== undefined && table.indexes.some((one) => one.unique && one.where !== undefined);
  if (partial || isKey(table, columns)) return;
  const keys = table.constraints.flatMap((one) =>
    one.kind === 'primaryKey' || one.kind === 'unique' ? [one.columns.join(', ')] : [],
  );
  report(
    diagnostic('LB440', `no unique key of "${displayName(table)}" has exactly the columns ${columns.join(', ')}`, {
      at,
      help:
        didYouMean(columns.join(', '), keys) ?? `its keys are ${keys.map((one) => `(${one})`).join(', ') || 'none'}`,
    }),
  );
}
