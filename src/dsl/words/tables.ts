import type { MysqlTableOptions, OracleTable, SqliteTableOptions } from '../../schema/model.ts';
import { tableChange } from '../alter-table.ts';
import { buildTable, inSchema, requireName, wrong } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import type { AnyColumn, TableReference } from '../column.ts';
import type { ColumnReference } from '../references.ts';
import type { TablePart } from '../table.ts';
import type { Sql } from '../values.ts';
import type { IfExists, IfNotExists, InSchema, Recorder } from './recorder.ts';

/** The columns of a table: keys are names; the array form is for names that JavaScript would reorder. */
export type Columns = { readonly [name: string]: AnyColumn } | readonly (readonly [name: string, column: AnyColumn])[];

type ColumnNames<C extends Columns> = C extends readonly (readonly [infer N extends string, unknown])[]
  ? N
  : Extract<keyof C, string>;

/** `c` in `createTable`'s third argument: one reference per column. */
export type ColumnReferences<C extends Columns> = { readonly [N in ColumnNames<C>]: ColumnReference };

export interface CreateTableOptions extends InSchema, IfNotExists {
  readonly comment?: string;
  readonly temporary?: boolean;
  readonly unlogged?: boolean;
  /** What only PostgreSQL knows. */
  readonly postgresql?: {
    readonly partitionBy?: Sql;
    readonly inherits?: readonly TableReference[];
    readonly using?: string;
    readonly with?: Readonly<Record<string, string | number | boolean>>;
    readonly onCommit?: 'preserve rows' | 'delete rows' | 'drop';
    readonly tablespace?: string;
    readonly owner?: string;
    readonly replicaIdentity?: 'full' | 'nothing';
  };
  /** What only SQLite knows: `{ strict: true }`. */
  readonly sqlite?: SqliteTableOptions;
  /** What only Oracle knows. */
  readonly oracle?: OracleTable;
  /** What only MySQL and MariaDB know: `{ engine: 'InnoDB', charset: 'utf8mb4' }`. */
  readonly mysql?: Omit<MysqlTableOptions, 'partitionBy'> & { readonly partitionBy?: Sql };
}

/** What `alterTable` changes; what is not said stays as it is. */
export interface AlterTableChange extends InSchema {
  readonly unlogged?: boolean;
  /** What only PostgreSQL knows. */
  readonly postgresql?: {
    /** Storage parameters; null resets one. */
    readonly with?: Readonly<Record<string, string | number | boolean | null>>;
    /** null is the database's own. The rows are written anew; indexes stay where they are. */
    readonly tablespace?: string | null;
    readonly noInherit?: TableReference | readonly TableReference[];
    readonly inherit?: TableReference | readonly TableReference[];
    /** What the log says of old rows; `default` is the primary key. */
    readonly replicaIdentity?: 'default' | 'full' | 'nothing' | { readonly index: string };
    /** null is the role that runs the script. */
    readonly owner?: string | null;
  };
}

/** The words for tables. */
export interface TableWords {
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
  /**
   * PostgreSQL. Changes how a table is stored, logged, inherited and owned. Without knowledge of an earlier owner, the way back gives
   * the table to the role that runs it.
   * @example
   * op.alterTable('users', { unlogged: true, postgresql: { with: { fillfactor: 70, autovacuum_enabled: null } } })
   * // ALTER TABLE users SET UNLOGGED, SET (fillfactor = 70), RESET (autovacuum_enabled)
   */
  alterTable(name: string, change: AlterTableChange): void;
  /**
   * PostgreSQL. Moves a table to another schema, with its indexes, constraints and sequences; null is the schema that the search path
   * decides. Foreign keys and views follow.
   * @example op.moveTable('orders', { toSchema: 'archive' }) // ALTER TABLE orders SET SCHEMA archive
   */
  moveTable(name: string, options: InSchema & { readonly toSchema: string | null }): void;
  /** The comment of a table; null removes it. @example op.tableComment('users', 'People') // COMMENT ON TABLE users IS 'People' */
  tableComment(name: string, comment: string | null, options?: InSchema): void;
}

export function tableWords({ add }: Recorder): TableWords {
  const words: TableWords = {
    createTable(name, columns, parts, options = {}) {
      const at = callSite(words.createTable);
      const table = buildTable(inSchema(name, options.schema, at), columns, parts ?? undefined, options, at);
      add({ kind: 'createTable', at, table, ifNotExists: options.ifNotExists ?? false });
    },
    dropTable(name, { schema, ifExists = false } = {}) {
      const at = callSite(words.dropTable);
      add({ kind: 'dropTable', at, table: inSchema(name, schema, at), ifExists });
    },
    renameTable(name, to, { schema } = {}) {
      const at = callSite(words.renameTable);
      add({ kind: 'renameTable', at, table: inSchema(name, schema, at), to: requireName(to, 'the new name', at) });
    },
    alterTable(name, change) {
      const at = callSite(words.alterTable);
      if (typeof change !== 'object' || change === null)
        throw wrong('the change', change, 'write for instance { unlogged: true }', at);
      add({ kind: 'alterTable', at, table: inSchema(name, change.schema, at), ...tableChange(change, at) });
    },
    moveTable(name, options) {
      const at = callSite(words.moveTable);
      if (typeof options !== 'object' || options === null || options.toSchema === undefined)
        throw wrong('where moveTable moves it', options, "write { toSchema: 'archive' }", at);
      const { schema, toSchema } = options;
      const to = toSchema === null ? null : requireName(toSchema, 'the schema', at);
      add({ kind: 'moveTable', at, table: inSchema(name, schema, at), toSchema: to });
    },
    tableComment(name, comment, { schema } = {}) {
      const at = callSite(words.tableComment);
      if (comment !== null && typeof comment !== 'string')
        throw wrong('a comment', comment, 'write a string, or null to remove it', at);
      add({ kind: 'tableComment', at, table: inSchema(name, schema, at), comment });
    },
  };
  return words;
}
