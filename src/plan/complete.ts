import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Operation } from '../operations/operation.ts';
import { aside, type Catalog, relationOf, sameName, tableOf, withoutTable } from '../schema/catalog.ts';
import type { Condition } from '../schema/condition.ts';
import { type Constraint, type Index, isBackedByIndex, type Table, type TableName } from '../schema/model.ts';
import { conventionalName, type NamingConvention, nameConstraint, nameIndex } from '../schema/names.ts';
import { reportUnnamed, targetColumnsOf } from './unnamed.ts';

/**
 * The operation with every name chosen that its author left open.
 *
 * @param report receives LB421 and LB470 where the convention needs a name from the author
 */
export function completeNames(
  operation: Operation,
  catalog: Catalog,
  naming: NamingConvention,
  report: (one: Diagnostic) => void,
): Operation {
  reportUnnamed(operation, catalog, naming, report);
  // What may be there already has the name that it would have got then: its own name is not in its way.
  const without = (table: TableName, ifNotExists: boolean | undefined): Catalog =>
    ifNotExists ? withoutTable(aside(catalog), table) : catalog;
  switch (operation.kind) {
    case 'createTable': {
      const { table } = operation;
      if (table.constraints.length === 0 && table.indexes.length === 0) return operation;
      const names = new Names(without(table, operation.ifNotExists), table, []);
      const constraints = table.constraints.map((one) => names.constraint(one, table, naming));
      const indexes = table.indexes.map((one) => names.index(one, table, naming));
      return { ...operation, table: { ...table, constraints, indexes } };
    }
    case 'addColumn': {
      if (operation.constraints.length === 0 && operation.indexes.length === 0) return operation;
      const table = tableOf(catalog, operation.table);
      const taken = operation.ifNotExists ? [] : (table?.constraints ?? []);
      const names = new Names(without(operation.table, operation.ifNotExists), operation.table, taken);
      const around = { columns: [...(table?.columns ?? []), operation.column], ...operation.table };
      return {
        ...operation,
        constraints: operation.constraints.map((one) => names.constraint(one, around, naming)),
        indexes: operation.indexes.map((one) => names.index(one, operation.table, naming)),
      };
    }
    case 'addConstraint': {
      const table = tableOf(catalog, operation.table);
      const taken = operation.ifNotExists ? [] : (table?.constraints ?? []);
      const names = new Names(without(operation.table, operation.ifNotExists), operation.table, taken);
      const around = { columns: table?.columns ?? [], ...operation.table };
      return { ...operation, constraint: names.constraint(operation.constraint, around, naming) };
    }
    case 'dropConstraint': {
      const known = tableOf(catalog, operation.table)?.constraints ?? [];
      if (operation.exact || known.some((one) => one.name === operation.name)) return operation;
      const around = { columns: tableOf(catalog, operation.table)?.columns ?? [], ...operation.table };
      const found = known.find(
        (one) =>
          (operation.type === undefined || one.kind === operation.type) &&
          conventionalName(operation.name, one, around, naming, targetColumnsOf(one, catalog)) === one.name,
      );
      return found ? { ...operation, name: found.name } : operation;
    }
    case 'createIndex': {
      // The author has named it, and no convention says otherwise.
      if (operation.index.name !== '' && naming.ix === undefined) return operation;
      const names = new Names(without(operation.table, operation.ifNotExists), operation.table, []);
      return { ...operation, index: names.index(operation.index, operation.table, naming) };
    }
    case 'assert':
      return { ...operation, condition: completeCondition(operation.condition, [], catalog, naming) };
    default:
      return operation;
  }
}

/**
 * The condition with the name that the constraint has in the database: the same that the operations under it mean when they give
 * its short name.
 */
export function completeCondition(
  condition: Condition,
  operations: readonly Operation[],
  catalog: Catalog,
  naming: NamingConvention,
): Condition {
  if (condition.kind === 'not')
    return { kind: 'not', condition: completeCondition(condition.condition, operations, catalog, naming) };
  if (condition.kind !== 'constraint') return condition;
  const { table, name } = condition;
  for (const one of operations) {
    if (one.kind !== 'addConstraint' || !sameName(one.table, table) || one.constraint.name !== name) continue;
    const complete = completeNames(one, catalog, naming, () => undefined);
    if (complete.kind === 'addConstraint') return { ...condition, name: complete.constraint.name };
  }
  const drop = { kind: 'dropConstraint', at: { file: '', line: 1, column: 1 }, table, name, ifExists: true } as const;
  const complete = completeNames(drop, catalog, naming, () => undefined);
  return complete.kind === 'dropConstraint' ? { ...condition, name: complete.name } : condition;
}

/** The names that are taken around one table, growing as names are given. */
class Names {
  private readonly catalog: Catalog;
  private readonly table: TableName;
  /** What the table has, and got here. */
  private readonly constraints: Named[];
  private readonly relations: Named[] = [];

  constructor(catalog: Catalog, table: TableName, constraints: readonly Constraint[]) {
    this.catalog = catalog;
    this.table = table;
    this.constraints = [...constraints];
  }

  constraint(one: Constraint, table: Pick<Table, 'name' | 'schema' | 'columns'>, naming: NamingConvention): Constraint {
    const backed = isBackedByIndex(one);
    const named = nameConstraint(
      one,
      table,
      naming,
      (name) => isAmong(this.constraints, name) || (backed && this.isRelation(name)),
      targetColumnsOf(one, this.catalog, table),
    );
    this.constraints.push(named);
    if (backed) this.relations.push(named);
    return named;
  }

  index(one: Index, table: TableName, naming: NamingConvention): Index {
    const named = nameIndex(one, table, naming, (name) => this.isRelation(name));
    this.relations.push(named);
    return named;
  }

  private isRelation(name: string): boolean {
    return isAmong(this.relations, name) || relationOf(this.catalog, name, this.table.schema) !== undefined;
  }
}

interface Named {
  readonly name: string;
}

function isAmong(given: readonly Named[], name: string): boolean {
  return given.some((one) => one.name === name);
}
