import type { Position } from '../../diagnostics/diagnostic.ts';
import type { ConstraintKind } from '../../schema/model.ts';
import { inSchema, wrong } from '../arguments.ts';
import { calledAt, callSite } from '../call-site.ts';
import type { AnyColumn, TableReference } from '../column.ts';
import type { Name } from '../references.ts';
import type {
  CheckOptions,
  ColumnLike,
  ElementLike,
  ExcludeElement,
  ExcludeOptions,
  ForeignKeyOptions,
  IndexOptions,
  KeyOptions,
} from '../table.ts';
import type { Sql } from '../values.ts';
import type { AlterColumnChange, ColumnWords } from './columns.ts';
import type { ConstraintWords } from './constraints.ts';
import type { IndexWords } from './indexes.ts';
import type { IfExists, IfNotExists, InSchema } from './recorder.ts';
import type { AlterTableChange, TableWords } from './tables.ts';

/** What `batchAlterTable` receives: the words of `op` that change a table, without its name. */
export interface TableBatch {
  addColumn(name: string, column: AnyColumn, options?: IfNotExists & { readonly inline?: boolean }): void;
  dropColumn(name: string, options?: IfExists): void;
  alterColumn(name: string, change: Omit<AlterColumnChange, 'schema'>): void;
  renameColumn(name: string, to: string): void;
  createPrimaryKey(name: Name | null, columns: readonly ColumnLike[], options?: IfNotExists & KeyOptions): void;
  createUniqueConstraint(name: Name | null, columns: readonly ColumnLike[], options?: IfNotExists & KeyOptions): void;
  createForeignKey(
    name: Name | null,
    target: TableReference,
    columns: readonly ColumnLike[],
    targetColumns: readonly ColumnLike[],
    options?: IfNotExists & ForeignKeyOptions & { readonly targetSchema?: string },
  ): void;
  createCheckConstraint(name: Name | null, condition: Sql, options?: IfNotExists & CheckOptions): void;
  createExcludeConstraint(
    name: Name | null,
    elements: readonly ExcludeElement[],
    options?: IfNotExists & ExcludeOptions,
  ): void;
  renameConstraint(name: Name, to: string): void;
  validateConstraint(name: Name): void;
  dropConstraint(name: Name, options?: IfExists & { readonly type?: ConstraintKind }): void;
  createIndex(name: Name | null, elements: readonly ElementLike[], options?: IfNotExists & IndexOptions): void;
  renameIndex(name: Name, to: string): void;
  dropIndex(name: Name, options?: IfExists): void;
  alterTable(change: Omit<AlterTableChange, 'schema'>): void;
  tableComment(comment: string | null): void;
}

/** The word for several changes of one table. */
export interface BatchWords {
  /**
   * Changes of one table, in one ALTER TABLE as far as the engine can: PostgreSQL adds, alters and drops columns and constraints
   * together, in one pass over the table. What has statements of its own there (names, indexes, comments) stands beside it, and the
   * ALTER TABLE is split only where one change needs the one before. SQLite makes the changes one after the other.
   * @example
   * op.batchAlterTable('users', (table) => {
   *   table.addColumn('email', t.string(255));
   *   table.dropColumn('fax');
   *   table.createUniqueConstraint('uq_email', ['email']);
   * });
   * // ALTER TABLE users ADD COLUMN email VARCHAR(255), DROP COLUMN fax, ADD CONSTRAINT uq_email UNIQUE (email)
   */
  batchAlterTable(table: string, change: (table: TableBatch) => void, options?: InSchema): void;
}

/** The words that a batch speaks through. */
export type BatchedWords = TableWords & ColumnWords & ConstraintWords & IndexWords;

/** What is recorded meanwhile belongs to one batch. */
export type InBatch = (run: () => unknown, at: Position) => void;

export function batchWords(op: BatchedWords, inBatch: InBatch): BatchWords {
  const words: BatchWords = {
    batchAlterTable(name, change, { schema } = {}) {
      const at = callSite(words.batchAlterTable);
      inSchema(name, schema, at);
      if (typeof change !== 'function')
        throw wrong('what batchAlterTable does', change, "write op.batchAlterTable('users', (table) => { … })", at);
      inBatch(() => change(batchOf(op, name, schema === undefined ? {} : { schema })), at);
    },
  };
  return words;
}

function batchOf(op: BatchedWords, table: string, within: InSchema): TableBatch {
  const batch: TableBatch = {
    addColumn: (name, column, options) => say(batch.addColumn, () => op.addColumn(table, name, column, both(options))),
    dropColumn: (name, options) => say(batch.dropColumn, () => op.dropColumn(table, name, both(options))),
    alterColumn: (name, change) =>
      say(batch.alterColumn, () =>
        op.alterColumn(table, name, typeof change === 'object' && change !== null ? both(change) : change),
      ),
    renameColumn: (name, to) => say(batch.renameColumn, () => op.renameColumn(table, name, to, within)),
    createPrimaryKey: (name, columns, options) =>
      say(batch.createPrimaryKey, () => op.createPrimaryKey(name, table, columns, both(options))),
    createUniqueConstraint: (name, columns, options) =>
      say(batch.createUniqueConstraint, () => op.createUniqueConstraint(name, table, columns, both(options))),
    createForeignKey: (name, target, columns, targetColumns, options) =>
      say(batch.createForeignKey, () =>
        op.createForeignKey(name, table, target, columns, targetColumns, both(options)),
      ),
    createCheckConstraint: (name, condition, options) =>
      say(batch.createCheckConstraint, () => op.createCheckConstraint(name, table, condition, both(options))),
    createExcludeConstraint: (name, elements, options) =>
      say(batch.createExcludeConstraint, () => op.createExcludeConstraint(name, table, elements, both(options))),
    renameConstraint: (name, to) => say(batch.renameConstraint, () => op.renameConstraint(table, name, to, within)),
    validateConstraint: (name) => say(batch.validateConstraint, () => op.validateConstraint(table, name, within)),
    dropConstraint: (name, options) => say(batch.dropConstraint, () => op.dropConstraint(name, table, both(options))),
    createIndex: (name, elements, options) =>
      say(batch.createIndex, () => op.createIndex(name, table, elements, both(options))),
    renameIndex: (name, to) => say(batch.renameIndex, () => op.renameIndex(name, to, within)),
    dropIndex: (name, options) => say(batch.dropIndex, () => op.dropIndex(name, { table, ...both(options) })),
    alterTable: (change) =>
      say(batch.alterTable, () =>
        op.alterTable(table, typeof change === 'object' && change !== null ? both(change) : change),
      ),
    tableComment: (comment) => say(batch.tableComment, () => op.tableComment(table, comment, within)),
  };
  return Object.freeze(batch);

  function both<T extends object>(options: T | undefined): T & InSchema {
    return { ...(options as T), ...within };
  }
}

/** The words of op take the author's line for theirs. */
function say(word: (...args: never) => void, run: () => void): void {
  calledAt(callSite(word), run);
}
