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
  /** Those of other tables, by the keys of these. */
  private readonly columns = new Map<string, Set<string>>();

  /** Is what the operation changes the plan's own? */
  holds(operation: Operation): boolean {
    if (!('table' in operation) || typeof operation.table !== 'object') return false;
    const key = keyOf(operation.table);
    if (this.tables.has(key)) return true;
    return 'column' in operation && typeof operation.column === 'string'
      ? this.columns.get(key)?.has(operation.column) === true
      : false;
  }

  /** Are all of these columns the plan's own? */
  holdsColumns(table: TableName, columns: readonly string[]): boolean {
    const key = keyOf(table);
    const known = this.columns.get(key);
    return this.tables.has(key) || columns.every((one) => known?.has(one));
  }

  follow({ operation, before, block }: PlannedOperation): void {
    // In a block of `when` nothing may have been made.
    if (block && !FOLLOWED.has(operation.kind)) return;
    switch (operation.kind) {
      case 'createTable':
        if (!operation.ifNotExists && !tableOf(before, operation.table)) this.tables.add(keyOf(operation.table));
        break;
      case 'dropTable':
        this.tables.delete(keyOf(operation.table));
        this.columns.delete(keyOf(operation.table));
        break;
      case 'renameTable':
        this.rename(operation.table, { ...operation.table, name: operation.to });
        break;
      case 'moveTable':
        this.rename(operation.table, movedName(operation));
        break;
      case 'addColumn':
        if (!operation.ifNotExists) this.addColumn(keyOf(operation.table), operation.column.name);
        break;
      case 'dropColumn':
        this.columns.get(keyOf(operation.table))?.delete(operation.column);
        break;
      case 'alterColumn': {
        const key = keyOf(operation.table);
        if (operation.rename !== undefined && this.columns.get(key)?.delete(operation.column))
          this.addColumn(key, operation.rename);
        break;
      }
    }
  }

  private addColumn(table: string, column: string): void {
    if (this.tables.has(table)) return;
    const known = this.columns.get(table);
    if (known === undefined) this.columns.set(table, new Set([column]));
    else known.add(column);
  }

  private rename(from: TableName, to: TableName): void {
    const [old, fresh] = [keyOf(from), keyOf(to)];
    if (this.tables.delete(old)) this.tables.add(fresh);
    const columns = this.columns.get(old);
    if (columns === undefined) return;
    this.columns.delete(old);
    this.columns.set(fresh, columns);
  }
}
