import { diagnostic } from '../diagnostics/diagnostic.ts';
import { isUncertain, tableOf, withTable } from '../schema/catalog.ts';
import { type Column, displayName, type Table } from '../schema/model.ts';
import { checkColumnTypes, checkNewColumn } from './column-checks.ts';
import { checkConstraint, checkIndex, otherDefinition, sameDefinition } from './constraint-checks.ts';
import { findTable } from './lookup.ts';
import { irreversible, type OperationRules } from './rules.ts';

/** The same type and nullability: what the script compares too. */
export function isSameKind(known: Column, wanted: Column): boolean {
  if (wanted.type.kind === 'raw' || known.type.kind === 'raw') return true;
  const kind = (one: Column): object => ({ type: one.type, nullable: one.nullable && !one.identity });
  return sameDefinition(kind(known), kind(wanted));
}

export const addColumn: OperationRules<'addColumn'> = {
  word: () => 'addColumn',
  summary: ({ table, column }) => `add column ${displayName(table)}.${column.name}`,
  apply(operation, before, report) {
    const { column, at } = operation;
    const table = findTable(before, operation.table, at, report);
    checkNewColumn(column, at, report);
    if (!table) return before;
    const known = table.columns.find((one) => one.name === column.name);
    if (known) {
      if (operation.ifNotExists) {
        const key = operation.constraints.some((one) => one.kind === 'primaryKey');
        if (!isSameKind(known, key ? { ...column, nullable: false } : column))
          report(otherDefinition(`column "${displayName(table)}.${column.name}"`, at));
        return before;
      }
      const message = `table "${displayName(table)}" has a column "${column.name}" already`;
      report(
        diagnostic('LB403', message, {
          at,
          help: 'choose another name, or use alterColumn to change the one that is there',
        }),
      );
      return before;
    }
    checkColumnTypes(before, [column], at, report);
    const key = operation.constraints.some((one) => one.kind === 'primaryKey');
    let after: Table = { ...table, columns: table.columns.concat(key ? { ...column, nullable: false } : column) };
    for (const constraint of operation.constraints) {
      if (!checkConstraint(before, after, constraint, at, report)) continue;
      after = { ...after, constraints: after.constraints.concat(constraint) };
    }
    for (const index of operation.indexes) {
      if (checkIndex(before, after, index, at, report)) after = { ...after, indexes: after.indexes.concat(index) };
    }
    return withTable(before, after);
  },
  invert({ table, column, at, ifNotExists }, before) {
    const old = tableOf(before, table);
    const mayExist = old?.columns.some((one) => one.name === column.name) || isUncertain(before, column.name);
    if (ifNotExists && mayExist) {
      return irreversible('addColumn with ifNotExists may have added nothing', 'write downgrade(op) in the migration');
    }
    return [{ kind: 'dropColumn', at, table, column: column.name, ifExists: false }];
  },
};
