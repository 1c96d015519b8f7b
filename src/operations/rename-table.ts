import { diagnostic } from '../diagnostics/diagnostic.ts';
import { type Catalog, nameOf, referencesTo, relationOf, sameName, tableOf, withTable } from '../schema/catalog.ts';
import { displayName, type Table, type TableName } from '../schema/model.ts';
import { moveAttached } from './attached.ts';
import { withMovedParent } from './inheritance.ts';
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
    return old
      ? withMovedTable(moveAttached(before, old, { ...table, name: to }), old, { ...table, name: to })
      : before;
  },
  invert: ({ table, to, at }) => [{ kind: 'renameTable', at, table: { ...table, name: to }, to: table.name }],
};

/** The catalog with the table under its new name, and with the foreign keys, children and partitions that follow it. */
export function withMovedTable(before: Catalog, old: Table, to: TableName): Catalog {
  const retarget = (table: Table): Table => ({
    ...table,
    constraints: table.constraints.map((one) =>
      one.kind === 'foreignKey' && sameName(one.target, old) ? { ...one, target: to } : one,
    ),
  });
  const { name: _name, schema: _schema, ...rest } = old;
  let after = withTable(before, retarget({ ...nameOf(to), ...rest }), old);
  for (const name of new Set(referencesTo(before, old).map((one) => one.table))) {
    const other = tableOf(after, name);
    if (other && !sameName(other, old)) after = withTable(after, retarget(other));
  }
  return withMovedParent(after, old, to);
}
