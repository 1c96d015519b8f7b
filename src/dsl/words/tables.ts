import { buildTable, inSchema, requireName, wrong } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import type { AnyColumn } from '../column.ts';
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
    readonly inherits?: readonly string[];
    readonly using?: string;
    readonly with?: Readonly<Record<string, string | number | boolean>>;
    readonly onCommit?: 'preserve rows' | 'delete rows' | 'drop';
    readonly tablespace?: string;
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
    tableComment(name, comment, { schema } = {}) {
      const at = callSite(words.tableComment);
      if (comment !== null && typeof comment !== 'string')
        throw wrong('a comment', comment, 'write a string, or null to remove it', at);
      add({ kind: 'tableComment', at, table: inSchema(name, schema, at), comment });
    },
  };
  return words;
}
