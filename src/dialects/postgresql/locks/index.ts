import type { Operation, OperationKind } from '../../../operations/operation.ts';
import type { FactsContext, StatementFacts } from '../../facts.ts';
import { addColumn, alterColumn, dropColumn } from './columns.ts';
import { addConstraint, createIndex, dropConstraint, dropIndex, validateConstraint } from './constraints.ts';
import { type Effects, factsOfEffects, nothing } from './effects.ts';
import {
  alterDomain,
  alterSequence,
  commentOnObject,
  createObject,
  dropObject,
  refreshView,
  renameObject,
  replaceObject,
} from './objects.ts';
import { question, rawSql } from './raw-sql.ts';
import { backfill, bulkInsert, deleteRows, updateRows } from './rows.ts';
import {
  alterTable,
  attachPartition,
  createPartition,
  createTable,
  detachPartition,
  dropTable,
  onTable,
  renameTable,
  tableComment,
} from './tables.ts';

type EffectsOf<K extends OperationKind> = (operation: Operation<K>, context: FactsContext) => Effects | undefined;

/** What has to do with no table. */
const none = (): Effects => nothing;
const asked = (_: Operation, context: FactsContext): Effects => question(context.text, context);
const raw = (_: Operation, context: FactsContext): Effects | undefined => rawSql(context.text, context);

/** The effects of each kind of operation that is one statement, as PostgreSQL 15 was measured. */
const effects: { readonly [K in OperationKind]: EffectsOf<K> } = {
  createTable,
  dropTable,
  alterTable,
  renameTable,
  moveTable: renameTable,
  createPartition,
  attachPartition,
  detachPartition,
  tableComment,
  addColumn,
  dropColumn,
  alterColumn,
  addConstraint,
  dropConstraint,
  renameConstraint: onTable,
  validateConstraint,
  createIndex,
  dropIndex,
  // The lock is on the index alone; a comment on a constraint takes none.
  renameIndex: none,
  indexComment: none,
  constraintComment: none,
  createEnum: none,
  dropEnum: none,
  addEnumValue: none,
  // Its statements are operations of their own.
  removeEnumValue: none,
  renameEnum: none,
  renameEnumValue: none,
  enumComment: none,
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
  grant: none,
  revoke: none,
  rowSecurity: onTable,
  allow: none,
  baseline: none,
  custom: raw,
  execute: raw,
  when: asked,
  assert: asked,
};

export function factsOf(operation: Operation, context: FactsContext): StatementFacts | undefined {
  const found = (effects[operation.kind] as EffectsOf<OperationKind>)(operation, context);
  return found && factsOfEffects(found, context);
}
