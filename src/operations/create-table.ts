import { diagnostic } from '../diagnostics/diagnostic.ts';
import { type Catalog, isUncertain, nameOf, relationOf, tableOf, withTable, withUncertain } from '../schema/catalog.ts';
import { type Column, type Constraint, displayName, type Index, type Table } from '../schema/model.ts';
import { isSameKind } from './add-column.ts';
import { checkColumnTypes, checkNewColumn } from './column-checks.ts';
import { checkConstraint, checkIndex, otherDefinition } from './constraint-checks.ts';
import { withInherited } from './inheritance.ts';
import { findTable, type Report } from './lookup.ts';
import type { Operation } from './operation.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const createTable: OperationRules<'createTable'> = {
  word: () => 'createTable',
  summary: ({ table }) => `create table ${displayName(table)}`,
  apply(operation, before, report) {
    const table = withKeyColumns(withInherited(before, withValid(operation.table)));
    const holder = relationOf(before, table.name, table.schema);
    if (holder) {
      const known = operation.ifNotExists ? tableOf(before, table) : undefined;
      if (known) {
        const missing = table.columns.some(
          (one) => !known.columns.some((old) => old.name === one.name && isSameKind(old, one)),
        );
        if (missing && !isUncertain(before, table.name))
          report(otherDefinition(`table "${displayName(table)}"`, operation.at));
        return before;
      }
      const help =
        holder.kind === 'table'
          ? 'drop or rename it first, or choose another name'
          : `${holder.kind === 'index' ? 'an' : 'a'} ${holder.kind === 'materializedView' ? 'materialized view' : holder.kind} has this name; choose another`;
      report(diagnostic('LB401', `table "${displayName(table)}" exists already`, { at: operation.at, help }));
      return before;
    }
    checkTable(before, table, operation, report);
    const after = withTable(before, table);
    // What is done to its parents is done to it.
    return (table.options?.inherits ?? []).length > 0 ? withUncertain(after, [table.name]) : after;
  },
  invert(operation, before) {
    const { table, at, ifNotExists } = operation;
    if (ifNotExists && (tableOf(before, table) || isUncertain(before, table.name))) {
      return irreversible(
        'createTable with ifNotExists may have created nothing',
        'write downgrade(op) in the migration',
      );
    }
    return [{ kind: 'dropTable', at, table: nameOf(table), ifExists: false }];
  },
};

/** A new table has no rows to doubt: PostgreSQL takes its constraints for valid, whatever is said. */
function withValid(table: Table): Table {
  if (!table.constraints.some((one) => 'notValid' in one && one.notValid)) return table;
  const constraints = table.constraints.map((one) => {
    if (one.kind !== 'check' && one.kind !== 'foreignKey') return one;
    const { notValid: _, ...valid } = one;
    return valid;
  });
  return { ...table, constraints };
}

/** Columns of the primary key are never null. */
function withKeyColumns(table: Table): Table {
  const key = table.constraints.find((one) => one.kind === 'primaryKey');
  if (key?.kind !== 'primaryKey') return table;
  const isLoose = (one: Column): boolean => one.nullable && key.columns.includes(one.name);
  if (!table.columns.some(isLoose)) return table;
  return { ...table, columns: table.columns.map((one) => (isLoose(one) ? { ...one, nullable: false } : one)) };
}

function checkTable(catalog: Catalog, table: Table, operation: Operation<'createTable'>, report: Report): void {
  const { at } = operation;
  for (const [i, column] of table.columns.entries()) {
    if (table.columns.findIndex((one) => one.name === column.name) < i) {
      report(
        diagnostic('LB403', `column "${column.name}" is defined twice in "${displayName(table)}"`, {
          at,
          help: 'remove one of them',
        }),
      );
    }
    checkNewColumn(column, at, report);
  }
  for (const parent of table.options?.inherits ?? []) findTable(catalog, parent, at, report);
  checkColumnTypes(catalog, table.columns, at, report);
  const constraints: Constraint[] = [];
  const indexes: Index[] = [];
  const soFar: Table = { ...table, constraints, indexes };
  for (const constraint of table.constraints) {
    checkConstraint(catalog, soFar, constraint, at, report, table);
    constraints.push(constraint);
  }
  for (const index of table.indexes) {
    checkIndex(catalog, soFar, index, at, report);
    indexes.push(index);
  }
}
