import { diagnostic } from '../diagnostics/diagnostic.ts';
import { isUncertain, referencesTo, sameName, tableOf, withoutTable } from '../schema/catalog.ts';
import { displayName } from '../schema/model.ts';
import { recreation, withoutAttached } from './attached.ts';
import { withCurrentType } from './column-checks.ts';
import { findTable } from './lookup.ts';
import { warnOfViews } from './objects.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const dropTable: OperationRules<'dropTable'> = {
  word: () => 'dropTable',
  summary: ({ table }) => `drop table ${displayName(table)}`,
  apply(operation, before, report) {
    const { table, at, ifExists } = operation;
    if (ifExists && !tableOf(before, table)) return before;
    if (!findTable(before, table, at, report)) return before;
    const from = referencesTo(before, table).filter((one) => !sameName(one.table, table));
    for (const { table: other, constraint } of from) {
      report(
        diagnostic(
          'LB411',
          `table "${displayName(table)}" is still referenced by "${constraint.name}" of "${displayName(other)}"`,
          {
            at,
            help: `drop it first: op.dropConstraint('${constraint.name}', '${other.name}')`,
          },
        ),
      );
    }
    warnOfViews(before, table, undefined, `table "${displayName(table)}" is dropped`, at, report);
    return withoutTable(withoutAttached(before, table), table);
  },
  invert({ table, at }, before) {
    const old = tableOf(before, table);
    if (!old)
      return irreversible(
        `the catalog does not know how "${displayName(table)}" looked`,
        'write downgrade(op) in the migration',
      );
    const columns = old.columns.map((one) => withCurrentType(one, before));
    const around = recreation(before, old, at);
    const { rowSecurity: _, ...bare } = old;
    return [
      ...around.before,
      { kind: 'createTable', at, table: { ...bare, columns }, ifNotExists: false },
      ...around.after,
    ];
  },
  dataLoss({ table, ifExists }, before) {
    // What the chain does not know may be in the database all the same.
    if (!tableOf(before, table) && !ifExists && !isUncertain(before, table.name)) return undefined;
    return { key: `drop-table:${displayName(table)}`, what: `all rows of table ${displayName(table)}` };
  },
};
