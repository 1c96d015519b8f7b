import type { ExactName } from './references.ts';
import type { Sql } from './values.ts';
import type { ColumnWords } from './words/columns.ts';
import type { ConstraintWords } from './words/constraints.ts';
import type { ControlWords } from './words/control.ts';
import type { DataWords } from './words/data.ts';
import type { EnumWords } from './words/enums.ts';
import type { IndexWords } from './words/indexes.ts';
import type { TableWords } from './words/tables.ts';

/** What `upgrade` and `downgrade` receive: every word records one operation, nothing runs. */
export interface Op extends TableWords, ColumnWords, ConstraintWords, IndexWords, EnumWords, DataWords, ControlWords {
  /** Runs SQL as it is written. `down` is the way back; null says that nothing is to be undone. */
  execute(statement: Sql, options?: { readonly down?: Sql | null }): void;
  /** What is inside runs outside of any transaction. */
  autocommit(run: (op: Op) => void): void;
  /** A name that no naming convention touches any more. */
  f(name: string): ExactName;
}
