import { tableOf, withTable } from '../schema/catalog.ts';
import { displayName, type Table } from '../schema/model.ts';
import { findTable } from './lookup.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const rowSecurity: OperationRules<'rowSecurity'> = {
  word: ({ enabled }) => (enabled === false ? 'disableRowSecurity' : 'enableRowSecurity'),
  summary: ({ table, enabled, forced }) =>
    `${enabled === false ? 'disable' : forced ? 'force' : 'enable'} row security of ${displayName(table)}`,
  apply({ table: name, enabled, forced, at }, before, report) {
    const table = findTable(before, name, at, report);
    if (!table) return before;
    const old = table.rowSecurity ?? { enabled: false, forced: false };
    return withTable(before, withSecurity(table, { enabled: enabled ?? old.enabled, forced: forced ?? old.forced }));
  },
  invert({ table: name, enabled, forced, at }, before) {
    const table = tableOf(before, name);
    if (!table) {
      return irreversible(
        `the catalog does not know the row security of ${displayName(name)}`,
        'write downgrade(op) in the migration',
      );
    }
    const old = table.rowSecurity ?? { enabled: false, forced: false };
    return [
      {
        kind: 'rowSecurity',
        at,
        table: name,
        ...(enabled !== undefined && { enabled: old.enabled }),
        ...(forced !== undefined && { forced: old.forced }),
      },
    ];
  },
};

function withSecurity(table: Table, security: NonNullable<Table['rowSecurity']>): Table {
  const { rowSecurity: _, ...rest } = table;
  return security.enabled || security.forced ? { ...rest, rowSecurity: security } : rest;
}
