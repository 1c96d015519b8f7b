import { columnsOfType } from '../../operations/remove-enum-value.ts';
import { type Catalog, isUncertain, tableOf, typeOf } from '../../schema/catalog.ts';
import type { Column, Constraint, ForeignKey, Index, IndexElement, Table } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { PlannedOperation } from '../plan.ts';
import { holdsAll } from './misfit.ts';
import type { Precondition, Test } from './precondition.ts';

/** What an operation asks of the rows that are there, without the place where it is tested. */
export type Derived = Omit<Precondition, 'place' | 'statement' | 'alone'>;

/**
 * What the data must be before an operation, as the schema before it tells. Nothing is said about a table of which the chain is not
 * sure, nor where `ifNotExists` may find that there is nothing to do.
 */
export function derivePreconditions({
  operation,
  before,
}: Pick<PlannedOperation, 'operation' | 'before'>): readonly Derived[] {
  switch (operation.kind) {
    case 'addColumn': {
      const { column, ifNotExists, constraints } = operation;
      const keyed = constraints.some((one) => one.kind === 'primaryKey');
      if (ifNotExists || !staysEmpty(column, keyed)) return [];
      return at(before, operation.table, operation, [{ kind: 'row', column: column.name }]);
    }
    case 'alterColumn':
      return at(before, operation.table, operation, (table) => ofChange(operation, table, before));
    case 'addConstraint':
      if (operation.ifNotExists) return [];
      return at(before, operation.table, operation, (table) => ofConstraint(operation.constraint, table, before));
    case 'validateConstraint':
      return at(before, operation.table, operation, (table) => {
        const known = table.constraints.find((one) => one.name === operation.name);
        if ((known?.kind !== 'check' && known?.kind !== 'foreignKey') || !known.notValid) return [];
        return known.kind === 'check'
          ? [{ kind: 'breach', check: known, validated: true }]
          : ofForeignKey(known, true, before);
      });
    case 'createIndex':
      if (operation.ifNotExists || !operation.index.unique) return [];
      return at(before, operation.table, operation, (table) => ofIndex(operation.index, table));
    case 'removeEnumValue': {
      const { type, value, replaceWith } = operation;
      if (replaceWith !== undefined) return [];
      return columnsOfType(before, type).flatMap(({ table, column }) =>
        at(before, table, operation, [{ kind: 'enumValue', column: column.name, type, value }]),
      );
    }
    default:
      return [];
  }
}

function at(
  catalog: Catalog,
  name: Pick<Table, 'name' | 'schema'>,
  operation: Derived['operation'],
  tests: readonly Test[] | ((table: Table) => readonly Test[]),
): readonly Derived[] {
  const table = tableOf(catalog, name);
  if (table === undefined || isUncertain(catalog, table.name)) return [];
  const found = typeof tests === 'function' ? tests(table) : tests;
  const key = found.length === 0 ? [] : keyOfRows(table);
  return found.map((test) => ({ test, table, key, operation }));
}

/** The primary key, or another key that no NULL can be in. */
function keyOfRows({ columns, constraints, indexes }: Table): readonly string[] {
  const primary = constraints.find((one) => one.kind === 'primaryKey');
  if (primary) return primary.columns;
  const full = (names: readonly string[]): boolean =>
    names.length > 0 && names.every((name) => columns.some((one) => one.name === name && !one.nullable));
  const unique = constraints.find((one) => one.kind === 'unique' && full(one.columns));
  if (unique?.kind === 'unique') return unique.columns;
  const keys = indexes.map((one) => (one.unique && one.where === undefined ? plainColumns(one.elements) : undefined));
  return keys.find((one) => one !== undefined && full(one)) ?? [];
}

function plainColumns(elements: readonly IndexElement[]): readonly string[] | undefined {
  const names = elements.flatMap(({ target }) => (typeof target === 'string' ? [target] : []));
  return names.length === elements.length ? names : undefined;
}

/** Would old rows have nothing in a new column that must have something? The type of raw SQL may be a domain with a default. */
function staysEmpty(
  { nullable, default: value, identity, computed, autoincrement, type }: Column,
  keyed: boolean,
): boolean {
  if (nullable && !keyed) return false;
  return (value === undefined || value === null) && !identity && !computed && !autoincrement && type.kind !== 'raw';
}

type Change = Extract<Derived['operation'], { readonly kind: 'alterColumn' }>;

/** Where the author says how old values become new ones, what comes out is his affair. */
function ofChange({ column, type, nullable, using }: Change, table: Table, catalog: Catalog): readonly Test[] {
  const old = table.columns.find((one) => one.name === column);
  if (old === undefined || using !== undefined) return [];
  const tests: Test[] = [];
  if (nullable === false && old.nullable) tests.push({ kind: 'null', columns: [column], key: false });
  if (type) {
    const [from, to] = [known(old.type, catalog), known(type, catalog)];
    if (!holdsAll(from, to)) tests.push({ kind: 'misfit', column, from, to });
  }
  return tests;
}

/** An enum type with the values that it has by now. */
function known(type: ColumnType, catalog: Catalog): ColumnType {
  const values = type.kind === 'enum' ? typeOf(catalog, type)?.values : undefined;
  return type.kind === 'enum' && values ? { ...type, values } : type;
}

function ofConstraint(constraint: Constraint, table: Table, catalog: Catalog): readonly Test[] {
  switch (constraint.kind) {
    case 'primaryKey': {
      const nullable = table.columns.filter((one) => one.nullable && constraint.columns.includes(one.name));
      const empty: Test = { kind: 'null', columns: nullable.map((one) => one.name), key: true };
      return [...(nullable.length > 0 ? [empty] : []), ...ofUnique(constraint, table, false)];
    }
    case 'unique':
      return ofUnique(constraint, table, constraint.nullsNotDistinct ?? false);
    case 'foreignKey':
      return constraint.notValid ? [] : ofForeignKey(constraint, false, catalog);
    case 'check':
      return constraint.notValid ? [] : [{ kind: 'breach', check: constraint, validated: false }];
    // Every row with every other is more than one scan.
    case 'exclude':
      return [];
  }
}

function ofUnique(
  { name, columns, usingIndex }: Extract<Constraint, { readonly kind: 'primaryKey' | 'unique' }>,
  table: Table,
  nullsNotDistinct: boolean,
): readonly Test[] {
  if (usingIndex !== undefined || (!nullsNotDistinct && isUnique(columns, table))) return [];
  return [{ kind: 'duplicate', name, elements: columns.map((target) => ({ target })), nullsNotDistinct }];
}

function ofIndex({ name, elements, where, nullsNotDistinct = false }: Index, table: Table): readonly Test[] {
  const columns = plainColumns(elements);
  if (columns && !nullsNotDistinct && isUnique(columns, table)) return [];
  return [{ kind: 'duplicate', name, elements, nullsNotDistinct, ...(where && { where }) }];
}

/** Is there a key among these columns already? */
function isUnique(columns: readonly string[], { constraints, indexes }: Table): boolean {
  const within = (key: readonly string[] | undefined): boolean => key?.every((one) => columns.includes(one)) ?? false;
  return (
    constraints.some((one) => (one.kind === 'primaryKey' || one.kind === 'unique') && within(one.columns)) ||
    indexes.some((one) => one.unique && one.where === undefined && within(plainColumns(one.elements)))
  );
}

function ofForeignKey(foreignKey: ForeignKey, validated: boolean, catalog: Catalog): readonly Test[] {
  const target = tableOf(catalog, foreignKey.target);
  if (target === undefined || isUncertain(catalog, target.name)) return [];
  const primary = target.constraints.find((one) => one.kind === 'primaryKey');
  const targetColumns = foreignKey.targetColumns.length > 0 ? foreignKey.targetColumns : (primary?.columns ?? []);
  if (targetColumns.length !== foreignKey.columns.length) return [];
  return [{ kind: 'orphan', foreignKey, target: foreignKey.target, targetColumns, validated }];
}
