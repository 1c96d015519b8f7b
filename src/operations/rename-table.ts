import { diagnostic } from '../diagnostics/diagnostic.ts';
import { type Catalog, referencesTo, relationOf, sameName, tableOf, withTable } from '../schema/catalog.ts';
import { displayName, type Table, type TableName } from '../schema/model.ts';
import { moveAttached } from './attached.ts';
import { findTable } from './lookup.ts';
import type { OperationRules } from './rules.ts';

export const renameTable: OperationRules<'renameTable'> = {
  word: () => 'renameTable',
  summary: ({ table, to }) => `rename table ${displayName(table)} to ${to}`,
  apply({ table, to, at }, before, report) {
    const old = findTable(before, table, at, report);
    if (relationOf(before, to, table.schema)) {
      report(
        diagnostic('LB401', `cannot rename "${displayName(table)}": "${to}" exists already`, {
          at,
          help: 'choose another name',
        }),
      );
      return before;
    }
    return old ? renamed(moveAttached(before, old, { ...table, name: to }), old, { ...table, name: to }) : before;
  },
  invert: ({ table, to, at }) => [{ kind: 'renameTable', at, table: { ...table, name: to }, to: table.name }],
};

/** The catalog with the table under its new name, and with the foreign keys that follow it. */
function renamed(before: Catalog, old: Table, to: TableName): Catalog {
  const retarget = (table: Table): Table => ({
    ...table,
    constraints: table.constraints.map((one) =>
      one.kind === 'foreignKey' && sameName(one.target, old) ? { ...one, target: to } : one,
    ),
  });
  let after = withTable(before, retarget({ ...old, name: to.name }), old);
  for (const name of new Set(referencesTo(before, old).map((one) => one.table))) {
    const other = tableOf(after, name);
    if (other && !sameName(other, old)) after = withTable(after, retarget(other));
  }
  return after;
}
