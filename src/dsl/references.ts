declare const brand: unique symbol;

/** A column of the table that is being created: `c.email` in `createTable`'s third argument. */
export interface ColumnReference {
  readonly [brand]: 'column';
}

const columnNames = new WeakMap<object, string>();

export function columnReference(name: string): ColumnReference {
  const reference = Object.freeze({ column: name });
  columnNames.set(reference, name);
  return reference as object as ColumnReference;
}

export function isColumnReference(value: unknown): value is ColumnReference {
  return typeof value === 'object' && value !== null && columnNames.has(value);
}

export function columnName(reference: ColumnReference): string {
  return columnNames.get(reference) ?? '';
}

/** A name that no naming convention touches any more: Alembic's `op.f()`. */
export interface ExactName {
  readonly exact: string;
}

/** The name of a constraint or an index; without one, the naming convention or the default chooses. */
export type Name = string | ExactName;
