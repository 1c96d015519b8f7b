import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Operation, OperationKind } from './operation.ts';

/** Why an operation cannot be undone. */
export interface Irreversible {
  readonly kind: 'irreversible';
  readonly why: string;
  readonly help: string;
}

/** Data that an operation destroys, in the words of a reviewer. */
export interface DataLoss {
  /** The gate's key: `drop-column:users.email`. */
  readonly key: string;
  readonly what: string;
}

/** All that is true of one kind of operation in every dialect. */
export interface OperationRules<K extends OperationKind> {
  /** The author's word for it, for reports. */
  readonly word: (operation: Operation<K>) => string;
  /** One line: `add column users.email`. */
  readonly summary: (operation: Operation<K>) => string;
  /** The catalog after it; what is wrong goes to `report`, and the catalog then stays as it was. */
  readonly apply: (operation: Operation<K>, before: Catalog, report: (one: Diagnostic) => void) => Catalog;
  /** What leads back from the catalog after it to the one before. */
  readonly invert: (operation: Operation<K>, before: Catalog) => readonly Operation[] | Irreversible;
  readonly dataLoss?: (operation: Operation<K>, before: Catalog) => DataLoss | undefined;
}

export function irreversible(why: string, help: string): Irreversible {
  return { kind: 'irreversible', why, help };
}

export function isIrreversible(inverse: readonly Operation[] | Irreversible): inverse is Irreversible {
  return !Array.isArray(inverse);
}
