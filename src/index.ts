/// <reference path="./dsl/data-files.d.ts" preserve="true" />

export type { ColumnBuilder, IdentityOptions, ReferenceOptions, TableReference } from './dsl/column.ts';
export { type Condition, type Exists, exists, not } from './dsl/conditions.ts';
export { defineConfig, type LimbeckConfig } from './dsl/config.ts';
export {
  type DefinedLoss,
  type DefinedOperation,
  defineOperation,
  type OperationDefinition,
  type PlainArguments,
} from './dsl/define-operation.ts';
export {
  type BaselineDefinition,
  type IrreversibleMark,
  irreversible,
  type Migration,
  type MigrationDefinition,
  migration,
} from './dsl/migration.ts';
export type { Op } from './dsl/op.ts';
export type { ColumnReference, Name } from './dsl/references.ts';
export { sql } from './dsl/sql-tag.ts';
export { check, exclude, foreignKey, index, primaryKey, type TablePart, unique } from './dsl/table.ts';
export { type Json, t } from './dsl/types.ts';
export type { Sql, Value } from './dsl/values.ts';
export type { Allowable } from './dsl/words/allow.ts';
export type { TableBatch } from './dsl/words/batch.ts';
export type { AlterColumnChange } from './dsl/words/columns.ts';
export type { Row } from './dsl/words/data.ts';
export type { AlterTableChange, Columns, CreateTableOptions } from './dsl/words/tables.ts';
