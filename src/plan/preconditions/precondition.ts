import type { Operation } from '../../operations/operation.ts';
import type { Check, ForeignKey, IndexElement, Table, TableName } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { SqlExpression } from '../../sql/author.ts';

/** What must not be in a table before an operation can be done. */
export type Test =
  /** Any row at all: they would have nothing in the new column. */
  | { readonly kind: 'row'; readonly column: string }
  | { readonly kind: 'null'; readonly columns: readonly string[]; readonly key: boolean }
  | {
      readonly kind: 'duplicate';
      /** The constraint or index that allows each value once. */
      readonly name: string;
      readonly elements: readonly IndexElement[];
      readonly where?: SqlExpression;
      readonly nullsNotDistinct: boolean;
    }
  | {
      readonly kind: 'orphan';
      readonly foreignKey: ForeignKey;
      readonly target: TableName;
      /** Written out, also where the foreign key leaves them to the target's primary key. */
      readonly targetColumns: readonly string[];
      readonly validated: boolean;
    }
  | { readonly kind: 'breach'; readonly check: Check; readonly validated: boolean }
  | { readonly kind: 'misfit'; readonly column: string; readonly from: ColumnType; readonly to: ColumnType }
  | { readonly kind: 'enumValue'; readonly column: string; readonly type: TableName; readonly value: string };

export type TestKind = Test['kind'];

/** What the data must be before an operation, as the compiler has derived it. */
export interface Precondition {
  readonly test: Test;
  readonly table: Table;
  /** The columns by which a row is named; without any, its place in the table has to do. */
  readonly key: readonly string[];
  /** The tables of these whose heirs have rows that are not meant: the table itself, and what a foreign key refers to. */
  readonly alone: readonly TableName[];
  /** What needs it. */
  readonly operation: Operation;
  /** The number of the statement of raw SQL that needs it. */
  readonly statement?: number;
  /** It is tested before the first change of the plan, or right before its operation. */
  readonly place: 'first' | 'here';
}
