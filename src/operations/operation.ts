import type { Position } from '../diagnostics/diagnostic.ts';
import type { Condition } from '../schema/condition.ts';
import type {
  Collation,
  Column,
  ColumnStorage,
  Constraint,
  ConstraintKind,
  Identity,
  Index,
  PartitionOf,
  Table,
  TableName,
} from '../schema/model.ts';
import type { DomainCheck, GrantTarget, ObjectReference, SchemaObject, SequenceOptions } from '../schema/objects.ts';
import type { TextRow } from '../schema/texts/rows.ts';
import type { ColumnType } from '../schema/types.ts';
import type { DialectSql, Literal, SqlExpression } from '../sql/author.ts';
import type { DataLoss } from './rules.ts';

/** What each operation carries: plain data, complete, with every name already chosen. */
export interface OperationMap {
  createTable: { readonly table: Table; readonly ifNotExists: boolean };
  dropTable: { readonly table: TableName; readonly ifExists: boolean };
  alterTable: { readonly table: TableName } & TableChange;
  /** To another schema; null is the one that the search path decides. */
  moveTable: { readonly table: TableName; readonly toSchema: string | null };
  renameTable: { readonly table: TableName; readonly to: string };
  createPartition: { readonly table: TableName; readonly of: PartitionOf };
  attachPartition: { readonly table: TableName; readonly of: PartitionOf };
  detachPartition: { readonly table: TableName; readonly parent: TableName; readonly concurrently: boolean };
  tableComment: { readonly table: TableName; readonly comment: string | null };
  addColumn: {
    readonly table: TableName;
    readonly column: Column;
    /** What the column's own words ask for beside it: unique(), references(), primaryKey(), index(). */
    readonly constraints: readonly Constraint[];
    readonly indexes: readonly Index[];
    readonly ifNotExists: boolean;
    /** Write the constraints into the ADD COLUMN itself. */
    readonly inline: boolean;
  };
  dropColumn: {
    readonly table: TableName;
    readonly column: string;
    readonly ifExists: boolean;
    readonly mssql?: MssqlDropColumn;
  };
  alterColumn: { readonly table: TableName; readonly column: string } & ColumnChange;
  addConstraint: { readonly table: TableName; readonly constraint: Constraint; readonly ifNotExists?: boolean };
  dropConstraint: {
    readonly table: TableName;
    readonly name: string;
    /** The name is the author's last word: no naming convention is tried. */
    readonly exact?: boolean;
    readonly type?: ConstraintKind;
    readonly ifExists: boolean;
  };
  renameConstraint: { readonly table: TableName; readonly name: string; readonly to: string };
  /** Checks the rows that NOT VALID has passed over. */
  validateConstraint: { readonly table: TableName; readonly name: string };
  constraintComment: { readonly table: TableName; readonly name: string; readonly comment: string | null };
  enumComment: { readonly type: TableName; readonly comment: string | null };
  indexComment: { readonly index: TableName; readonly comment: string | null };
  renameIndex: { readonly index: TableName; readonly to: string };
  createIndex: {
    readonly table: TableName;
    readonly index: Index;
    readonly ifNotExists: boolean;
    readonly concurrently: boolean;
  };
  dropIndex: {
    readonly name: string;
    readonly schema?: string;
    readonly table?: string;
    readonly ifExists: boolean;
    readonly concurrently: boolean;
  };
  createEnum: {
    readonly type: TableName;
    readonly values: readonly string[];
    readonly managed: boolean;
    readonly ifNotExists?: boolean;
  };
  dropEnum: { readonly type: TableName; readonly ifExists: boolean };
  addEnumValue: {
    readonly type: TableName;
    readonly value: string;
    readonly before?: string;
    readonly after?: string;
    readonly ifNotExists: boolean;
  };
  removeEnumValue: {
    readonly type: TableName;
    readonly value: string;
    /** What rows get that have the value; without it, they stop the script. */
    readonly replaceWith?: string;
  };
  renameEnum: { readonly type: TableName; readonly to: string };
  renameEnumValue: { readonly type: TableName; readonly from: string; readonly to: string };
  bulkInsert: {
    readonly table: TableName;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly Literal[])[];
    /** For each row the one of a file that it was, or nothing; its strings are then texts, to be read as the column's type says. */
    readonly texts?: readonly (TextRow | undefined)[];
    /** The author's types where the catalog cannot know them. */
    readonly types?: Readonly<Record<string, ColumnType>>;
    readonly onConflict?: OnConflict;
  } & WayBack;
  updateRows: {
    readonly table: TableName;
    readonly set: readonly (readonly [column: string, value: Literal])[];
    readonly where: RowCondition;
  } & WayBack;
  backfill: {
    readonly table: TableName;
    readonly set: readonly (readonly [column: string, value: Literal])[];
    readonly where: RowCondition;
    readonly batchSize: number;
    /** Between two batches, in milliseconds. */
    readonly pause: number;
    /** The columns of a unique key without NULLs by which it walks; the primary key without it. */
    readonly key?: readonly string[];
  } & WayBack;
  deleteRows: { readonly table: TableName; readonly where: RowCondition } & WayBack;
  createObject: { readonly object: SchemaObject; readonly ifNotExists: boolean };
  /** Puts a definition in the place of the one of this name, which may not be there yet. */
  replaceObject: {
    readonly object: SchemaObject;
    /** Drop the old one first: its columns or its result change in a way that CREATE OR REPLACE refuses. */
    readonly recreate: boolean;
  };
  renameObject: { readonly reference: ObjectReference; readonly to: string };
  dropObject: { readonly reference: ObjectReference; readonly ifExists: boolean; readonly cascade: boolean };
  commentOnObject: { readonly reference: ObjectReference; readonly comment: string | null };
  alterSequence: {
    readonly sequence: TableName;
    readonly change: SequenceOptions;
    /** The next value; the catalog does not know it. */
    readonly restart?: number | bigint;
  };
  alterDomain: { readonly domain: TableName } & DomainChange;
  refreshView: { readonly view: TableName; readonly concurrently: boolean; readonly withData: boolean };
  grant: PrivilegeChange;
  revoke: PrivilegeChange;
  rowSecurity: { readonly table: TableName; readonly enabled?: boolean; readonly forced?: boolean };
  /** What an author has defined, rendered for every dialect that it knows. */
  custom: {
    readonly name: string;
    readonly summary: string;
    readonly arguments: Literal;
    readonly sql: DialectSql;
    /** The way back; null when nothing is to be undone. */
    readonly down?: readonly Operation[] | null;
    readonly loss?: DataLoss;
  };
  /** Permission to lose data, or to do what a rule warns of; it does nothing itself. */
  allow: { readonly key: string; readonly reason: string };
  execute: {
    readonly sql: SqlExpression;
    /** The way back: SQL, or null when nothing is to be undone. */
    readonly down?: SqlExpression | null;
  };
  /** The schema that is there already, as a dump of PostgreSQL. */
  baseline: { readonly sql: SqlExpression };
  when: { readonly condition: Condition; readonly operations: readonly Operation[] };
  assert: { readonly condition: Condition; readonly message: string };
}

/** What SQL Server is to look for and drop with a column: constraints of which the catalog does not know. */
export interface MssqlDropColumn {
  readonly dropDefault?: boolean;
  readonly dropCheck?: boolean;
  readonly dropForeignKey?: boolean;
}

/** The parts of a column that one `alterColumn` changes; an absent part stays as it is. */
export interface ColumnChange {
  readonly rename?: string;
  readonly type?: ColumnType;
  readonly using?: SqlExpression;
  readonly collation?: Collation;
  readonly nullable?: boolean;
  /** null removes it. */
  readonly default?: Literal | { readonly kind: 'none' };
  readonly comment?: string | null;
  /** null removes it. */
  readonly identity?: Identity | null;
  readonly autoincrement?: boolean;
  /** null is what the server is configured for. */
  readonly statistics?: number | null;
  /** null is what the type has. */
  readonly storage?: ColumnStorage | null;
  /** null is what the server is configured for. */
  readonly compression?: 'pglz' | 'lz4' | null;
}

/** The parts of a table that one `alterTable` changes; an absent part stays as it is. */
export interface TableChange {
  readonly unlogged?: boolean;
  /** Storage parameters; null resets one. */
  readonly with?: Readonly<Record<string, string | number | boolean | null>>;
  /** null is the database's own. */
  readonly tablespace?: string | null;
  readonly noInherit?: readonly TableName[];
  readonly inherit?: readonly TableName[];
  readonly replicaIdentity?: 'default' | 'full' | 'nothing' | { readonly index: string };
  /** null is who runs the script. */
  readonly owner?: string | null;
}

/** The parts of a domain that one `alterDomain` changes. */
export interface DomainChange {
  readonly default?: Literal | { readonly kind: 'none' };
  readonly notNull?: boolean;
  readonly addCheck?: DomainCheck;
  readonly dropCheck?: string;
}

export interface PrivilegeChange {
  readonly target: GrantTarget;
  readonly privileges: readonly string[];
  readonly columns?: readonly string[];
  readonly roles: readonly string[];
  readonly grantOption: boolean;
}

/** What an insert does with rows that are there already. */
export interface OnConflict {
  /** The columns of the key that must not come twice; any key when neither these nor a constraint are named. */
  readonly columns?: readonly string[];
  readonly constraint?: string;
  /** The predicate of a partial unique index. */
  readonly where?: SqlExpression;
  /** What the row that is there gets: the inserted value of a column, or another value. Empty: nothing. */
  readonly update: readonly (readonly [column: string, value: Literal | { readonly kind: 'inserted' }])[];
}

/** Which rows: all of them, those of some SQL, or those whose columns have these values. */
export type RowCondition =
  | { readonly kind: 'all' }
  | SqlExpression
  | {
      readonly kind: 'values';
      readonly columns: readonly (readonly [column: string, value: Literal | readonly Literal[]])[];
    };

/** How rows get back what they had, which no catalog knows: SQL, or null when nothing is to be undone. */
export interface WayBack {
  readonly down?: SqlExpression | null;
}

export type OperationKind = keyof OperationMap;

/** One intended change, as frozen data. */
export type Operation<K extends OperationKind = OperationKind> = {
  [P in K]: {
    readonly kind: P;
    readonly at: Position;
    readonly autocommit?: boolean;
    /** The number of its `batchAlterTable` in the function that says it: what has the same becomes one ALTER TABLE. */
    readonly batch?: number;
  } & OperationMap[P];
}[K];
