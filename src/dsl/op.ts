import type { ExactName } from './references.ts';
import type { Sql } from './values.ts';
import type { AllowWords } from './words/allow.ts';
import type { BatchWords } from './words/batch.ts';
import type { ColumnWords } from './words/columns.ts';
import type { ConstraintWords } from './words/constraints.ts';
import type { ControlWords } from './words/control.ts';
import type { DataWords } from './words/data.ts';
import type { DefinedWords } from './words/defined.ts';
import type { DomainWords } from './words/domains.ts';
import type { EnumWords } from './words/enums.ts';
import type { IndexWords } from './words/indexes.ts';
import type { PartitionWords } from './words/partitions.ts';
import type { PolicyWords } from './words/policies.ts';
import type { PrivilegeWords } from './words/privileges.ts';
import type { RoutineWords } from './words/routines.ts';
import type { SchemaWords } from './words/schemas.ts';
import type { SequenceWords } from './words/sequences.ts';
import type { TableWords } from './words/tables.ts';
import type { TriggerWords } from './words/triggers.ts';
import type { ViewWords } from './words/views.ts';

/** What `upgrade` and `downgrade` receive: every word records one operation, nothing runs. */
export interface Op
  extends TableWords,
    BatchWords,
    ColumnWords,
    ConstraintWords,
    IndexWords,
    EnumWords,
    DataWords,
    PartitionWords,
    SchemaWords,
    SequenceWords,
    DomainWords,
    ViewWords,
    RoutineWords,
    TriggerWords,
    PolicyWords,
    PrivilegeWords,
    ControlWords,
    AllowWords,
    DefinedWords {
  /**
   * Runs SQL as it is written. On PostgreSQL, what it does to the schema is read from it: later migrations are checked against that, and the
   * way back is derived where all of it is understood. `down` is another way back; null says that nothing is to be undone.
   * @example
   * op.execute(sql`CREATE TABLE log (line text)`) // CREATE TABLE log (line text); on the way back DROP TABLE log
   */
  execute(statement: Sql, options?: { readonly down?: Sql | null }): void;
  /** What is inside runs outside of any transaction. */
  autocommit(run: (op: Op) => void): void;
  /** A name that no naming convention touches any more. */
  f(name: string): ExactName;
}
