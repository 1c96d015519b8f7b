import { movedName } from '../operations/move-table.ts';
import type { Operation } from '../operations/operation.ts';
import { keyOf, tableOf } from '../schema/catalog.ts';
import type { TableName } from '../schema/model.ts';
import type { PlannedOperation } from './plan.ts';

/** What gives the same thing another name. */
const FOLLOWED: ReadonlySet<string> = new Set(['renameTable', 'moveTable', 'alterColumn']);

/** The tables and columns that these operations have made so far, under the names that they have by now. */
export class Made {
  private readonly tables = new Set<string>();
  private readonly columns = new Set<string>();

  /** Is what the operation changes the plan's own? */
  holds(operation: Operation): boolean {
    if (!('table' in operation) || typeof operation.table !== 'object') return false;
    if (this.tables.has(keyOf(operation.table))) return true;
    return 'column' in operation && typeof operation.column === 'string'
      ? this.columns.has(columnKey(operation.table, operation.column))
      : false;
  }

  /** Are all of these columns the plan's own? */
  holdsColumns(table: TableName, columns: readonly string[]): boolean {
    return columns.every((one) => this.columns.has(columnKey(table, one)));
  }

  follow({ operation, before, block }: PlannedOperation): void {
    // In a block of `when` nothing may have been made.
    if (block && !FOLLOWED.has(operation.kind)) return;
    switch (operation.kind) {
      case 'createTable':
        if (!operation.ifNotExists && !tableOf(before, operation.table)) this.tables.add(keyOf(operation.table));
        break;
      case 'dropTable':
        this.forget(operation.table);
        break;
      case 'renameTable':
        this.rename(operation.table, { ...operation.table, name: operation.to });
        break;
      case 'moveTable':
        this.rename(operation.table, movedName(operation));
        break;
      case 'addColumn':
        if (!operation.ifNotExists) this.columns.add(columnKey(operation.table, operation.column.name));
        break;
      case 'dropColumn':
        this.columns.delete(columnKey(operation.table, operation.column));
        break;
      case 'alterColumn':
        if (operation.rename !== undefined && this.columns.delete(columnKey(operation.table, operation.column)))
          this.columns.add(columnKey(operation.table, operation.rename));
        break;
    }
  }

  private forget(table: TableName): void {
    this.tables.delete(keyOf(table));
    for (const one of this.columnsOf(table)) this.columns.delete(one);
  }

  private rename(from: TableName, to: TableName): void {
    const columns = this.columnsOf(from);
    if (this.tables.delete(keyOf(from))) this.tables.add(keyOf(to));
    for (const one of columns) {
      this.columns.delete(one);
      this.columns.add(`${keyOf(to)}${one.slice(keyOf(from).length)}`);
    }
  }

  private columnsOf(table: TableName): readonly string[] {
    return [...this.columns].filter((one) => one.startsWith(`${keyOf(table)}\u0001`));
  }
}

function columnKey(table: TableName, column: string): string {
  return `${keyOf(table)}\u0001${column}`;
}
