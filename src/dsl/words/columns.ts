import type { MssqlDropColumn } from '../../operations/operation.ts';
import type { ColumnStorage, Constraint } from '../../schema/model.ts';
import { columnChange, inSchema, requireColumn, requireName, wrong } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import { type AnyColumn, columnOf, type IdentityOptions } from '../column.ts';
import { nameParts, partsBeside } from '../table.ts';
import type { Sql, Value } from '../values.ts';
import type { IfExists, IfNotExists, InSchema, Recorder } from './recorder.ts';

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
  /** PostgreSQL: how finely ANALYZE looks at it, 0 to 10000; null is what the server is configured for. */
  readonly statistics?: number | null;
  /** PostgreSQL: where long values are kept; null is what the type has. */
  readonly storage?: ColumnStorage | null;
  /** PostgreSQL 14 and later; null is what the server is configured for. */
  readonly compression?: 'pglz' | 'lz4' | null;
}

/** The words for columns. */
export interface ColumnWords {
  /** @example op.addColumn('users', 'email', t.string(255)) // ALTER TABLE users ADD COLUMN email VARCHAR(255) */
  addColumn(
    table: string,
    name: string,
    column: AnyColumn,
    options?: InSchema & IfNotExists & { readonly inline?: boolean },
  ): void;
  /**
   * For SQL Server, `mssql` has constraints looked up and dropped that the catalog does not know; what it knows goes anyway.
   * @example
   * op.dropColumn('users', 'email') // ALTER TABLE users DROP COLUMN email
   * op.dropColumn('users', 'age', { mssql: { dropDefault: true } })
   */
  dropColumn(table: string, name: string, options?: InSchema & IfExists & { readonly mssql?: MssqlDropColumn }): void;
  /**
   * Changes any parts of a column at once.
   * @example
   * op.alterColumn('users', 'age', { nullable: false }) // ALTER TABLE users ALTER COLUMN age SET NOT NULL
   * op.alterColumn('users', 'bio', { storage: 'external' }) // ALTER TABLE users ALTER COLUMN bio SET STORAGE EXTERNAL
   */
  alterColumn(table: string, name: string, change: AlterColumnChange): void;
  /** @example op.renameColumn('users', 'mail', 'email') // ALTER TABLE users RENAME mail TO email */
  renameColumn(table: string, name: string, to: string, options?: InSchema): void;
}

export function columnWords({ add }: Recorder): ColumnWords {
  const words: ColumnWords = {
    addColumn(table, name, column, { schema, ifNotExists = false, inline = false } = {}) {
      const at = callSite(words.addColumn);
      const parts = requireColumn(name, column, at);
      const beside = partsBeside(name, parts);
      const key: readonly Constraint[] =
        parts.primaryKey === undefined
          ? []
          : [
              {
                kind: 'primaryKey',
                ...nameParts(parts.primaryKey === true ? undefined : parts.primaryKey),
                columns: [name],
              },
            ];
      add({
        kind: 'addColumn',
        at,
        table: inSchema(table, schema, at),
        column: columnOf(requireName(name, 'a column', at), parts),
        constraints: [...key, ...beside.constraints],
        indexes: beside.indexes,
        ifNotExists,
        inline,
      });
    },
    dropColumn(table, name, { schema, ifExists = false, mssql } = {}) {
      const at = callSite(words.dropColumn);
      add({
        kind: 'dropColumn',
        at,
        table: inSchema(table, schema, at),
        column: requireName(name, 'a column', at),
        ifExists,
        ...(mssql !== undefined && { mssql }),
      });
    },
    alterColumn(table, name, change) {
      const at = callSite(words.alterColumn);
      const column = requireName(name, 'a column', at);
      if (typeof change !== 'object' || change === null)
        throw wrong('the change', change, 'write for instance { nullable: false }', at);
      add({ kind: 'alterColumn', at, table: inSchema(table, change.schema, at), column, ...columnChange(change, at) });
    },
    renameColumn(table, name, to, { schema } = {}) {
      const at = callSite(words.renameColumn);
      const column = requireName(name, 'a column', at);
      add({
        kind: 'alterColumn',
        at,
        table: inSchema(table, schema, at),
        column,
        rename: requireName(to, 'the new name', at),
      });
    },
  };
  return words;
}
