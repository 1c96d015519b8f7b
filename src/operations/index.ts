import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Catalog } from '../schema/catalog.ts';
import { addColumn } from './add-column.ts';
import { addConstraint } from './add-constraint.ts';
import { addEnumValue } from './add-enum-value.ts';
import { allow } from './allow.ts';
import { alterColumn } from './alter-column.ts';
import { alterDomain } from './alter-domain.ts';
import { alterSequence } from './alter-sequence.ts';
import { alterTable } from './alter-table.ts';
import { assert } from './assert.ts';
import { baseline } from './baseline.ts';
import { bulkInsert } from './bulk-insert.ts';
import { backfill, deleteRows, updateRows } from './change-rows.ts';
import { commentOnObject } from './comment-on-object.ts';
import { createEnum } from './create-enum.ts';
import { createIndex } from './create-index.ts';
import { createObject } from './create-object.ts';
import { createTable } from './create-table.ts';
import { custom } from './custom.ts';
import { dropColumn } from './drop-column.ts';
import { dropConstraint } from './drop-constraint.ts';
import { dropEnum } from './drop-enum.ts';
import { dropIndex } from './drop-index.ts';
import { dropObject } from './drop-object.ts';
import { dropTable } from './drop-table.ts';
import { execute } from './execute.ts';
import { moveTable } from './move-table.ts';
import type { Operation, OperationKind } from './operation.ts';
import { constraintComment, enumComment, indexComment } from './part-comments.ts';
import { attachPartition, createPartition, detachPartition } from './partitions.ts';
import { grant, revoke } from './privileges.ts';
import { refreshView } from './refresh-view.ts';
import { removeEnumValue } from './remove-enum-value.ts';
import { renameConstraint } from './rename-constraint.ts';
import { renameEnum } from './rename-enum.ts';
import { renameEnumValue } from './rename-enum-value.ts';
import { renameIndex } from './rename-index.ts';
import { renameObject } from './rename-object.ts';
import { renameTable } from './rename-table.ts';
import { replaceObject } from './replace-object.ts';
import { rowSecurity } from './row-security.ts';
import type { DataLoss, Irreversible, OperationRules } from './rules.ts';
import { tableComment } from './table-comment.ts';
import { validateConstraint } from './validate-constraint.ts';
import { when } from './when.ts';

/** Every kind of operation, with all that is true of it in every dialect. */
export const operations: { readonly [K in OperationKind]: OperationRules<K> } = {
  createTable,
  dropTable,
  alterTable,
  renameTable,
  moveTable,
  createPartition,
  attachPartition,
  detachPartition,
  tableComment,
  addColumn,
  dropColumn,
  alterColumn,
  addConstraint,
  dropConstraint,
  createIndex,
  dropIndex,
  createEnum,
  dropEnum,
  addEnumValue,
  renameConstraint,
  validateConstraint,
  constraintComment,
  indexComment,
  enumComment,
  renameIndex,
  removeEnumValue,
  renameEnum,
  renameEnumValue,
  bulkInsert,
  updateRows,
  deleteRows,
  backfill,
  createObject,
  replaceObject,
  renameObject,
  dropObject,
  commentOnObject,
  alterSequence,
  alterDomain,
  refreshView,
  grant,
  revoke,
  rowSecurity,
  allow,
  baseline,
  custom,
  execute,
  when,
  assert,
};

/** The rules of an operation's kind, typed for that operation. */
function rulesOf(operation: Operation): OperationRules<OperationKind> {
  return operations[operation.kind] as OperationRules<OperationKind>;
}

/** The catalog after the operation. What is wrong with it is reported, each mistake once. */
export function applyOperation(operation: Operation, before: Catalog, report: (one: Diagnostic) => void): Catalog {
  return rulesOf(operation).apply(operation, before, report);
}

/** What leads back to the catalog before the operation. */
export function invertOperation(operation: Operation, before: Catalog): readonly Operation[] | Irreversible {
  return rulesOf(operation).invert(operation, before);
}

/** One line for reviewers: `add column users.email`. */
export function summarize(operation: Operation): string {
  return rulesOf(operation).summary(operation);
}

/** The author's word for it: `createForeignKey`. */
export function wordOf(operation: Operation): string {
  return rulesOf(operation).word(operation);
}

/** The data that the operation destroys, if any. */
export function dataLossOf(operation: Operation, before: Catalog): DataLoss | undefined {
  return rulesOf(operation).dataLoss?.(operation, before);
}
