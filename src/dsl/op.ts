import type { ConstraintKind } from '../schema/model.ts';
import type { AnyColumn, IdentityOptions, TableReference } from './column.ts';
import type { ColumnReference, ExactName, Name } from './references.ts';
import type {
  CheckOptions,
  ColumnLike,
  ElementLike,
  ExcludeElement,
  ExcludeOptions,
  ForeignKeyOptions,
  IndexOptions,
  KeyOptions,
  TablePart,
} from './table.ts';
import type { Sql, Value } from './values.ts';

/** The columns of a table: keys are names; the array form is for names that JavaScript would reorder. */
export type Columns = { readonly [name: string]: AnyColumn } | readonly (readonly [name: string, column: AnyColumn])[];

type ColumnNames<C extends Columns> = C extends readonly (readonly [infer N extends string, unknown])[]
  ? N
  : Extract<keyof C, string>;

/** `c` in `createTable`'s third argument: one reference per column. */
export type ColumnReferences<C extends Columns> = { readonly [N in ColumnNames<C>]: ColumnReference };

export interface InSchema {
  /** The schema; without it the search path decides. */
  readonly schema?: string;
}

export interface IfExists {
  /** Say nothing when it is not there. */
  readonly ifExists?: boolean;
}

export interface IfNotExists {
  /** Say nothing when it is there already. */
  readonly ifNotExists?: boolean;
}

export interface CreateTableOptions extends InSchema, IfNotExists {
  readonly comment?: string;
  readonly temporary?: boolean;
  readonly unlogged?: boolean;
  /** What only PostgreSQL knows. */
  readonly postgresql?: {
    readonly partitionBy?: Sql;
    readonly inherits?: readonly string[];
    readonly using?: string;
    readonly with?: Readonly<Record<string, string | number | boolean>>;
    readonly onCommit?: 'preserve rows' | 'delete rows' | 'drop';
    readonly tablespace?: string;
  };
}

export interface AlterColumnChange extends InSchema {
  readonly rename?: string;
  readonly type?: AnyColumn;
  /** How old values become the new type. */
  readonly using?: Sql;
  readonly nullable?: boolean;
  /** null drops it. */
  readonly default?: Value;
  /** null drops it. */
  readonly comment?: string | null;
  /** null drops it. */
  readonly identity?: IdentityOptions | null;
  readonly autoincrement?: boolean;
}

/** A row by column names. */
export type Row = { readonly [column: string]: Value };

/** What `upgrade` and `downgrade` receive: every word records one operation, nothing runs. */
export interface Op {
  /**
   * Creates a table. Constraints and indexes of several columns come from the third argument.
   * @example
   * op.createTable('orders', { id: t.integer().primaryKey(), qty: t.integer().notNull() }, (c) => [check('ck_qty', sql`${c.qty} > 0`)])
   * // CREATE TABLE orders (id INTEGER NOT NULL, qty INTEGER NOT NULL, CONSTRAINT orders_pkey PRIMARY KEY (id), CONSTRAINT ck_qty CHECK (qty > 0))
   */
  createTable<const C extends Columns>(
    name: string,
    columns: C,
    parts?: ((columns: ColumnReferences<C>) => readonly TablePart[]) | null,
    options?: CreateTableOptions,
  ): void;
  /** @example op.dropTable('orders') // DROP TABLE orders */
  dropTable(name: string, options?: InSchema & IfExists): void;
  /** @example op.renameTable('order', 'orders') // ALTER TABLE "order" RENAME TO orders */
  renameTable(name: string, to: string, options?: InSchema): void;
  /** The comment of a table; null removes it. @example op.tableComment('users', 'People') // COMMENT ON TABLE users IS 'People' */
  tableComment(name: string, comment: string | null, options?: InSchema): void;
  /** @example op.addColumn('users', 'email', t.string(255)) // ALTER TABLE users ADD COLUMN email VARCHAR(255) */
  addColumn(
    table: string,
    name: string,
    column: AnyColumn,
    options?: InSchema & IfNotExists & { readonly inline?: boolean },
  ): void;
  /** @example op.dropColumn('users', 'email') // ALTER TABLE users DROP COLUMN email */
  dropColumn(table: string, name: string, options?: InSchema & IfExists): void;
  /** Changes any parts of a column at once. @example op.alterColumn('users', 'age', { nullable: false }) // ALTER TABLE users ALTER COLUMN age SET NOT NULL */
  alterColumn(table: string, name: string, change: AlterColumnChange): void;
  /** @example op.renameColumn('users', 'mail', 'email') // ALTER TABLE users RENAME mail TO email */
  renameColumn(table: string, name: string, to: string, options?: InSchema): void;
  /** @example op.createPrimaryKey('pk_t', 't', ['a', 'b']) // ALTER TABLE t ADD CONSTRAINT pk_t PRIMARY KEY (a, b) */
  createPrimaryKey(
    name: Name | null,
    table: string,
    columns: readonly ColumnLike[],
    options?: InSchema & KeyOptions,
  ): void;
  /** @example op.createUniqueConstraint('uq_email', 'users', ['email']) // ALTER TABLE users ADD CONSTRAINT uq_email UNIQUE (email) */
  createUniqueConstraint(
    name: Name | null,
    table: string,
    columns: readonly ColumnLike[],
    options?: InSchema & KeyOptions,
  ): void;
  /** @example op.createForeignKey('fk_user', 'orders', 'users', ['user_id'], ['id']) // ALTER TABLE orders ADD CONSTRAINT fk_user FOREIGN KEY(user_id) REFERENCES users (id) */
  createForeignKey(
    name: Name | null,
    table: string,
    target: TableReference,
    columns: readonly ColumnLike[],
    targetColumns: readonly ColumnLike[],
    options?: InSchema & ForeignKeyOptions & { readonly targetSchema?: string },
  ): void;
  /** @example op.createCheckConstraint('ck_age', 'users', sql`age >= 18`) // ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age >= 18) */
  createCheckConstraint(name: Name | null, table: string, condition: Sql, options?: InSchema & CheckOptions): void;
  /** PostgreSQL. @example op.createExcludeConstraint('ex', 'booking', [['during', '&&']], { using: 'gist' }) // ALTER TABLE booking ADD CONSTRAINT ex EXCLUDE USING gist (during WITH &&) */
  createExcludeConstraint(
    name: Name | null,
    table: string,
    elements: readonly ExcludeElement[],
    options?: InSchema & ExcludeOptions,
  ): void;
  /** Drops a constraint of any kind. @example op.dropConstraint('uq_email', 'users') // ALTER TABLE users DROP CONSTRAINT uq_email */
  dropConstraint(name: Name, table: string, options?: InSchema & IfExists & { readonly type?: ConstraintKind }): void;
  /** @example op.createIndex('ix_email', 'users', ['email'], { unique: true }) // CREATE UNIQUE INDEX ix_email ON users (email) */
  createIndex(
    name: Name | null,
    table: string,
    elements: readonly ElementLike[],
    options?: InSchema & IfNotExists & IndexOptions & { readonly concurrently?: boolean },
  ): void;
  /** @example op.dropIndex('ix_email') // DROP INDEX ix_email */
  dropIndex(
    name: Name,
    options?: InSchema & IfExists & { readonly table?: string; readonly concurrently?: boolean },
  ): void;
  /** An enum type of the author's own care. @example op.createEnum('mood', ['ok', 'sad']) // CREATE TYPE mood AS ENUM ('ok', 'sad') */
  createEnum(name: string, values: readonly string[], options?: InSchema): void;
  /** @example op.dropEnum('mood') // DROP TYPE mood */
  dropEnum(name: string, options?: InSchema & IfExists): void;
  /** @example op.addEnumValue('mood', 'glad', { after: 'ok' }) // ALTER TYPE mood ADD VALUE 'glad' AFTER 'ok' */
  addEnumValue(
    name: string,
    value: string,
    options?: InSchema & IfNotExists & { readonly before?: string; readonly after?: string },
  ): void;
  /** Inserts rows. @example op.bulkInsert('role', [{ id: 1, name: 'admin' }]) // INSERT INTO role (id, name) VALUES (1, 'admin') */
  bulkInsert(
    table: string,
    rows: readonly Row[],
    options?: InSchema & { readonly types?: { readonly [column: string]: AnyColumn } },
  ): void;
  /** Runs SQL as it is written. `down` is the way back; null says that nothing is to be undone. */
  execute(statement: Sql, options?: { readonly down?: Sql | null }): void;
  /** What is inside runs outside of any transaction. */
  autocommit(run: (op: Op) => void): void;
  /** A name that no naming convention touches any more. */
  f(name: string): ExactName;
}
