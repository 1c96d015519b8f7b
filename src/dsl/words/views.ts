import type { SchemaObject } from '../../schema/objects.ts';
import { inSchema, requireName } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import { requireSql, type Sql } from '../values.ts';
import type { Cascade, IfExists, IfNotExists, InSchema, Recorder } from './recorder.ts';

interface AnyView extends InSchema {
  /** Names for the columns, where those of the query will not do. */
  readonly columns?: readonly string[];
  readonly comment?: string;
  /** `{ security_barrier: true }`, or the storage parameters of a materialized view. */
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

export interface ViewOptions extends AnyView {
  readonly checkOption?: 'local' | 'cascaded';
  readonly recursive?: boolean;
}

export interface MaterializedViewOptions extends AnyView {
  readonly using?: string;
  readonly tablespace?: string;
  /** false leaves it empty until it is refreshed. */
  readonly withData?: boolean;
}

/** The words for views. */
export interface ViewWords {
  /** @example op.createView('adults', sql`SELECT * FROM users WHERE age >= 18`) // CREATE VIEW adults AS SELECT * FROM users WHERE age >= 18 */
  createView(name: string, query: Sql, options?: ViewOptions): void;
  /**
   * Another query for a view; the way back restores the former one. `recreate` drops the view first, which a query
   * without one of the former columns needs; its comment, triggers and privileges are made again.
   * @example
   * op.replaceView('adults', sql`SELECT id FROM users WHERE age >= 21`, { recreate: true })
   * // DROP VIEW adults; CREATE VIEW adults AS SELECT id FROM users WHERE age >= 21
   */
  replaceView(name: string, query: Sql, options?: ViewOptions & { readonly recreate?: boolean }): void;
  /** @example op.renameView('adults', 'grown_ups') // ALTER VIEW adults RENAME TO grown_ups */
  renameView(name: string, to: string, options?: InSchema): void;
  /** @example op.dropView('adults') // DROP VIEW adults */
  dropView(name: string, options?: InSchema & IfExists & Cascade): void;
  /** PostgreSQL. @example op.createMaterializedView('totals', sql`SELECT …`) // CREATE MATERIALIZED VIEW totals AS SELECT … */
  createMaterializedView(name: string, query: Sql, options?: MaterializedViewOptions & IfNotExists): void;
  /** PostgreSQL: drops and makes it again, with its indexes, comment and privileges. */
  replaceMaterializedView(name: string, query: Sql, options?: MaterializedViewOptions): void;
  /** PostgreSQL. @example op.refreshMaterializedView('totals', { concurrently: true }) // REFRESH MATERIALIZED VIEW CONCURRENTLY totals */
  refreshMaterializedView(
    name: string,
    options?: InSchema & { readonly concurrently?: boolean; readonly withData?: boolean },
  ): void;
  /** PostgreSQL. @example op.renameMaterializedView('totals', 'sums') // ALTER MATERIALIZED VIEW totals RENAME TO sums */
  renameMaterializedView(name: string, to: string, options?: InSchema): void;
  /** PostgreSQL. @example op.dropMaterializedView('totals') // DROP MATERIALIZED VIEW totals */
  dropMaterializedView(name: string, options?: InSchema & IfExists & Cascade): void;
}

export function viewWords({ add }: Recorder): ViewWords {
  type At = ReturnType<typeof callSite>;
  const view = (name: string, query: Sql, options: ViewOptions, at: At): SchemaObject<'view'> => {
    const { schema, ...rest } = options;
    return { kind: 'view', ...inSchema(name, schema, at), ...said(rest), query: requireSql(query, 'the query', at) };
  };
  const materialized = (
    name: string,
    query: Sql,
    { schema, withData = true, ...rest }: MaterializedViewOptions,
    at: At,
  ): SchemaObject<'materializedView'> => ({
    kind: 'materializedView',
    ...inSchema(name, schema, at),
    ...said(rest),
    query: requireSql(query, 'the query', at),
    withData,
    indexes: [],
  });
  const rename = (kind: 'view' | 'materializedView', name: string, to: string, { schema }: InSchema, at: At): void =>
    add({
      kind: 'renameObject',
      at,
      reference: { kind, ...inSchema(name, schema, at) },
      to: requireName(to, 'the new name', at),
    });
  const drop = (
    kind: 'view' | 'materializedView',
    name: string,
    { schema, ifExists = false, cascade = false }: InSchema & IfExists & Cascade,
    at: At,
  ): void => add({ kind: 'dropObject', at, reference: { kind, ...inSchema(name, schema, at) }, ifExists, cascade });
  const words: ViewWords = {
    createView(name, query, options = {}) {
      const at = callSite(words.createView);
      add({ kind: 'createObject', at, object: view(name, query, options, at), ifNotExists: false });
    },
    replaceView(name, query, { recreate = false, ...options } = {}) {
      const at = callSite(words.replaceView);
      add({ kind: 'replaceObject', at, object: view(name, query, options, at), recreate });
    },
    renameView(name, to, options = {}) {
      rename('view', name, to, options, callSite(words.renameView));
    },
    dropView(name, options = {}) {
      drop('view', name, options, callSite(words.dropView));
    },
    createMaterializedView(name, query, { ifNotExists = false, ...options } = {}) {
      const at = callSite(words.createMaterializedView);
      add({ kind: 'createObject', at, object: materialized(name, query, options, at), ifNotExists });
    },
    replaceMaterializedView(name, query, options = {}) {
      const at = callSite(words.replaceMaterializedView);
      add({ kind: 'replaceObject', at, object: materialized(name, query, options, at), recreate: true });
    },
    refreshMaterializedView(name, { schema, concurrently = false, withData = true } = {}) {
      const at = callSite(words.refreshMaterializedView);
      add({ kind: 'refreshView', at, view: inSchema(name, schema, at), concurrently, withData });
    },
    renameMaterializedView(name, to, options = {}) {
      rename('materializedView', name, to, options, callSite(words.renameMaterializedView));
    },
    dropMaterializedView(name, options = {}) {
      drop('materializedView', name, options, callSite(words.dropMaterializedView));
    },
  };
  return words;
}

/** The options that were said: an undefined one was not. */
function said<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}
