import type { Position } from '../../diagnostics/diagnostic.ts';
import type { OnConflict, RowCondition, WayBack } from '../../operations/operation.ts';
import type { Literal } from '../../sql/author.ts';
import { columnTypes, inSchema, requireName, rowsByColumns, wrong } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import type { AnyColumn } from '../column.ts';
import { columnNames } from '../table.ts';
import { requireSql, type Sql, sqlOf, toLiteral, type Value } from '../values.ts';
import type { InSchema, Recorder } from './recorder.ts';

/** A row by column names. */
export type Row = { readonly [column: string]: Value };

/** What happens where a row of the same key is there already. */
export type ConflictOptions =
  | 'nothing'
  | {
      /** The columns of the key. */
      readonly columns?: readonly string[];
      /** PostgreSQL: the constraint, instead of its columns. */
      readonly constraint?: string;
      /** The condition of a partial unique index. */
      readonly where?: Sql;
      /** The columns that get the inserted values, or other values; nothing is updated without it. */
      readonly update?: readonly string[] | { readonly [column: string]: Value };
    };

/** Which rows: those of a condition, or all of them when it is said. */
export type RowSelection =
  | {
      /**
       * SQL, or values of columns: a list is IN, null is IS NULL (in a list, too), several are joined by AND. For a column of arrays a
       * list is one value, and a list of lists is IN.
       */
      readonly where: Sql | { readonly [column: string]: Value | readonly Value[] };
    }
  | { readonly all: true };

export interface RowWayBack {
  /** SQL that undoes it; null says that nothing is to be undone. */
  readonly down?: Sql | null;
}

/** The words for rows. */
export interface DataWords {
  /**
   * Inserts rows, several in one statement. They may stand in a file of the project: `import rows from './roles.csv'` (or `.json`).
   * Each text of a CSV file is read as the type of its column says; nothing between two commas is NULL, `""` the empty string.
   * Rows of a table that the same revision makes go with it on the way back; others need `down`.
   * @example
   * op.bulkInsert('role', [{ id: 1, name: 'admin' }], { onConflict: { columns: ['id'], update: ['name'] } })
   * // INSERT INTO role (id, name) VALUES (1, 'admin') ON CONFLICT (id) DO UPDATE SET name = excluded.name
   */
  bulkInsert(
    table: string,
    rows: readonly Row[],
    options?: InSchema & {
      readonly types?: { readonly [column: string]: AnyColumn };
      readonly onConflict?: ConflictOptions;
    } & RowWayBack,
  ): void;
  /**
   * Changes rows: those whose columns have the values in `where`, those of a condition in SQL, or all of them when that is said. A value
   * is compared as its column's type; a list is IN, null is IS NULL, several columns are joined by AND.
   * @example
   * op.updateRows('role', { set: { active: false }, where: { id: [1, 2], left_at: null }, down: sql`UPDATE role SET active = true` })
   * // UPDATE role SET active = false WHERE id IN (1, 2) AND left_at IS NULL
   * op.updateRows('role', { set: { name: sql`upper(name)` }, where: sql`id > ${100}`, down: null })
   * // UPDATE role SET name = upper(name) WHERE id > 100
   */
  updateRows(
    table: string,
    change: { readonly set: { readonly [column: string]: Value } } & RowSelection & RowWayBack & InSchema,
  ): void;
  /**
   * Updates many rows in batches, each of them committed, outside of the plan's transaction. It walks along the primary key or the key
   * that is named, never locks more than one batch, shows how far it is, and passes over what is done when it runs again.
   * On SQLite it is one UPDATE.
   * @example
   * op.backfill({ table: 'users', set: { state: 'new' }, where: sql`state IS NULL`, batchSize: 5000, pause: 100 })
   */
  backfill(
    change: {
      readonly table: string;
      readonly set: { readonly [column: string]: Value };
      /** 1000 rows when not said. */
      readonly batchSize?: number;
      /** Between two batches, in milliseconds. */
      readonly pause?: number;
      /** The columns of a unique key without NULLs. */
      readonly key?: readonly string[];
    } & RowSelection &
      RowWayBack &
      InSchema,
  ): void;
  /**
   * Deletes rows, chosen as `updateRows` does. What is lost needs a permission: `op.allow('delete-rows:role', 'why')`.
   * @example
   * op.deleteRows('role', { where: { id: [1, null] }, down: sql`INSERT INTO role (id) VALUES (1)` })
   * // DELETE FROM role WHERE (id IN (1) OR id IS NULL)
   */
  deleteRows(table: string, rows: RowSelection & RowWayBack & InSchema): void;
}

export function dataWords({ add }: Recorder): DataWords {
  const words: DataWords = {
    bulkInsert(table, rows, { schema, types, onConflict, down } = {}) {
      const at = callSite(words.bulkInsert);
      const typed = types && columnTypes(types, at);
      const conflict = onConflict === undefined ? {} : { onConflict: conflictOf(onConflict, at) };
      const back = wayBack(down === undefined ? {} : { down }, at);
      for (const [number, part] of rowsByColumns(rows, at).entries()) {
        add({
          kind: 'bulkInsert',
          at,
          table: inSchema(table, schema, at),
          ...part,
          ...(typed && { types: typed }),
          ...conflict,
          // Several statements, and one way back: the first is undone last.
          ...(back.down !== undefined && { down: number === 0 ? back.down : null }),
        });
      }
    },
    updateRows(table, change) {
      const at = callSite(words.updateRows);
      const { set, schema } = requireObject(change, 'what updateRows changes', at);
      const values = requireObject(set, 'what is set', at);
      add({
        kind: 'updateRows',
        at,
        table: inSchema(table, schema, at),
        set: Object.entries(values).map(([column, value]) => [
          column,
          toLiteral(value, at, `the value of "${column}"`),
        ]),
        where: conditionOf(change, at),
        ...wayBack(change, at),
      });
    },
    backfill(change) {
      const at = callSite(words.backfill);
      const { table, schema, set, batchSize = 1000, pause = 0, key } = requireObject(change, 'the backfill', at);
      const values = requireObject(set, 'what is set', at);
      if (!Number.isSafeInteger(batchSize) || batchSize < 1)
        throw wrong('batchSize', batchSize, 'write a number of rows: 1 or more', at);
      if (!Number.isFinite(pause) || pause < 0) throw wrong('pause', pause, 'write milliseconds: 0 or more', at);
      add({
        kind: 'backfill',
        at,
        table: inSchema(table, schema, at),
        set: Object.entries(values).map(([column, value]) => [
          column,
          toLiteral(value, at, `the value of "${column}"`),
        ]),
        where: conditionOf(change, at),
        batchSize,
        pause,
        ...(key !== undefined && { key: columnNames(key, at, 'the key of a backfill') }),
        ...wayBack(change, at),
      });
    },
    deleteRows(table, rows) {
      const at = callSite(words.deleteRows);
      const { schema } = requireObject(rows, 'what deleteRows deletes', at);
      const where = conditionOf(rows, at);
      add({ kind: 'deleteRows', at, table: inSchema(table, schema, at), where, ...wayBack(rows, at) });
    },
  };
  return words;
}

function requireObject<T>(value: T, what: string, at: Position): T {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw wrong(what, value, 'write for instance { where: { id: 1 } }', at);
}

function conflictOf(asked: ConflictOptions, at: Position): OnConflict {
  if (asked === 'nothing') return { update: [] };
  const { columns, constraint, where, update } = requireObject(asked, 'onConflict', at);
  return {
    ...(columns !== undefined && { columns: columnNames(columns, at, 'onConflict') }),
    ...(constraint !== undefined && { constraint: requireName(constraint, 'the constraint', at) }),
    ...(where !== undefined && { where: requireSql(where, 'where', at) }),
    update: update === undefined ? [] : conflictUpdate(update, at),
  };
}

function conflictUpdate(
  update: readonly string[] | { readonly [column: string]: Value },
  at: Position,
): OnConflict['update'] {
  if (isList(update)) return columnNames(update, at, 'update').map((column) => [column, { kind: 'inserted' }]);
  return Object.entries(update).map(([column, value]) => [column, toLiteral(value, at, `the value of "${column}"`)]);
}

function isList<T>(value: readonly T[] | object): value is readonly T[] {
  return Array.isArray(value);
}

/** Every row is named, or all of them are meant: nobody touches a whole table by leaving something out. */
function conditionOf(selection: RowSelection, at: Position): RowCondition {
  if ('all' in selection && selection.all === true && !('where' in selection)) return { kind: 'all' };
  const where: unknown = 'where' in selection ? selection.where : undefined;
  const expression = sqlOf(where);
  if (expression) return expression;
  if (typeof where !== 'object' || where === null || Array.isArray(where) || Object.keys(where).length === 0)
    throw wrong('which rows are meant', where, 'write where: { id: 1 } or where: sql`…`, or all: true', at);
  const columns = Object.entries(where).map(([column, value]): readonly [string, Literal | readonly Literal[]] => {
    const what = `the value of "${column}"`;
    return Array.isArray(value) && sqlOf(value) === undefined
      ? [column, value.map((one: unknown) => toLiteral(one, at, what))]
      : [column, toLiteral(value, at, what)];
  });
  return { kind: 'values', columns };
}

function wayBack({ down }: RowWayBack, at: Position): WayBack {
  if (down === undefined) return {};
  return { down: down === null ? null : requireSql(down, 'down', at) };
}
