import { diagnostic } from '../diagnostics/diagnostic.ts';
import { relationOf, withTable } from '../schema/catalog.ts';
import { displayName, isBackedByIndex } from '../schema/model.ts';
import { findConstraint, findTable } from './lookup.ts';
import type { OperationRules } from './rules.ts';

export const renameConstraint: OperationRules<'renameConstraint'> = {
  word: () => 'renameConstraint',
  summary: ({ table, name, to }) => `rename constraint ${name} of ${displayName(table)} to ${to}`,
  apply({ table: tableName, name, to, at }, before, report) {
    const table = findTable(before, tableName, at, report);
    const old = table && findConstraint(before, table, name, at, report);
    if (!table || !old) return before;
    const taken =
      table.constraints.some((one) => one.name === to) ||
      (isBackedByIndex(old) && relationOf(before, to, table.schema) !== undefined);
    if (taken) {
      report(diagnostic('LB405', `the name "${to}" is taken`, { at, help: 'choose another name' }));
      return before;
    }
    const constraints = table.constraints.map((one) => (one === old ? { ...one, name: to, named: true } : one));
    return withTable(before, { ...table, constraints });
  },
  invert: ({ table, name, to, at }) => [{ kind: 'renameConstraint', at, table, name: to, to: name }],
};
