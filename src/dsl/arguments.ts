import { type Position, problem } from '../diagnostics/diagnostic.ts';
import type { ColumnChange, Operation } from '../operations/operation.ts';
import type { Constraint, Index, Table, TableName, TableOptions } from '../schema/model.ts';
import type { TextRow } from '../schema/texts/rows.ts';
import type { ColumnType } from '../schema/types.ts';
import type { Literal } from '../sql/author.ts';
import { type ColumnParts, columnOf, columnParts } from './column.ts';
import type { Draft } from './draft.ts';
import { columnReference } from './references.ts';
import { nameParts, partsBeside, tableName, tablePart } from './table.ts';
import { textRowOf } from './text-rows.ts';
import { describe, plainLiteral, requireSql, sqlOf, toLiteral } from './values.ts';
import type { AlterColumnChange } from './words/columns.ts';
import type { Row } from './words/data.ts';
import type { Columns, CreateTableOptions } from './words/tables.ts';

/** The Problem of an argument of the wrong kind. */
export function wrong(what: string, value: unknown, help: string, at: Position): ReturnType<typeof problem> {
  return problem('LB301', `${what} is ${describe(value)}`, { at, help });
}

export function requireName(name: unknown, what: string, at: Position): string {
  if (typeof name === 'string' && name !== '') return name;
  throw problem('LB301', `${what} is ${name === '' ? 'an empty string' : describe(name)}, not a name`, {
    at,
    help: 'write its name as a string',
  });
}

export function inSchema(name: unknown, schema: unknown, at: Position): TableName {
  const table = requireName(name, 'the first argument', at);
  if (schema === undefined) return { name: table };
  return { name: table, schema: requireName(schema, 'the schema', at) };
}

export function requireColumn(name: string, column: unknown, at: Position): ColumnParts {
  const parts = columnParts(column);
  if (parts) return parts;
  throw problem('LB301', `column "${name}" is ${describe(column)}, not a column`, {
    at,
    help: 'build it with t, for instance t.string(255).notNull()',
  });
}

export function buildTable(
  name: TableName,
  columns: Columns,
  parts: ((references: never) => readonly unknown[]) | undefined,
  options: CreateTableOptions,
  at: Position,
): Table {
  const entries = columnEntries(columns, at);
  const described = entries.map(([column, builder]) => ({ column, parts: requireColumn(column, builder, at) }));
  const own = keyOf(described);
  const constraints: Constraint[] = own ? [own] : [];
  const indexes: Index[] = [];
  for (const one of described) {
    const beside = partsBeside(one.column, one.parts);
    for (const each of beside.constraints) constraints.push(each);
    for (const each of beside.indexes) indexes.push(each);
  }
  for (const one of parts === undefined ? [] : parts(references(entries) as never)) {
    const part = tablePart(one);
    if (!part)
      throw wrong(
        "what createTable's third argument gives",
        one,
        'give primaryKey(…), unique(…), check(…), foreignKey(…), exclude(…) or index(…)',
        at,
      );
    if (part.constraint) constraints.push(part.constraint);
    if (part.index) indexes.push(part.index);
  }
  const key = constraints.findIndex((one) => one.kind === 'primaryKey');
  if (key > 0) constraints.unshift(...constraints.splice(key, 1));
  const rest = { columns: described.map((one) => columnOf(one.column, one.parts)), constraints, indexes };
  const table: Draft<Table> =
    name.schema === undefined ? { name: name.name, ...rest } : { name: name.name, schema: name.schema, ...rest };
  if (options.comment !== undefined) table.comment = options.comment;
  const more = tableOptions(options, at);
  if (more !== undefined) table.options = more;
  if (options.oracle !== undefined) table.oracle = options.oracle;
  return table;
}

interface DescribedColumn {
  readonly column: string;
  readonly parts: ColumnParts;
}

/** The primary key of the columns that say that they are it, or a part of it. */
function keyOf(described: readonly DescribedColumn[]): Constraint | undefined {
  const keyed = described.filter(({ parts }) => parts.primaryKey !== undefined);
  if (keyed.length === 0) return undefined;
  const name = keyed.findLast(({ parts }) => parts.primaryKey !== true)?.parts.primaryKey;
  return {
    kind: 'primaryKey',
    ...nameParts(name === true ? undefined : name),
    columns: keyed.map((one) => one.column),
  };
}

/** What the third argument of `createTable` receives: a reference to each column. */
function references(entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> {
  const found: Record<string, unknown> = Object.create(null);
  for (const [column] of entries) found[column] = columnReference(column);
  return Object.freeze(found);
}

function columnEntries(columns: Columns, at: Position): readonly (readonly [string, unknown])[] {
  if (typeof columns !== 'object' || columns === null)
    throw wrong('the columns', columns, 'write { id: t.integer().primaryKey(), … }', at);
  if (Array.isArray(columns)) {
    for (const entry of columns) {
      if (!Array.isArray(entry) || entry.length !== 2)
        throw wrong('an entry of the columns', entry, "write [['2020', t.integer()], …]", at);
      requireName(entry[0], 'a column', at);
    }
    return columns;
  }
  const moved = Object.keys(columns).find((name) => /^(?:0|[1-9]\d{0,9})$/.test(name));
  const prototype: unknown = Object.getPrototypeOf(columns);
  const hidden = columnParts(prototype) !== undefined;
  if (moved !== undefined || hidden) {
    throw problem(
      'LB306',
      `the column name "${moved ?? '__proto__'}" cannot be a key: JavaScript would ${hidden ? 'lose' : 'move'} it`,
      {
        at,
        help: `write the columns as an array: [['${moved ?? '__proto__'}', t.…], …]`,
      },
    );
  }
  return Object.entries(columns);
}

function tableOptions(options: CreateTableOptions, at: Position): TableOptions | undefined {
  const { temporary, unlogged, postgresql, sqlite, mysql } = options;
  if (!temporary && !unlogged && !postgresql && !sqlite && !mysql) return undefined;
  const { partitionBy, inherits, ...rest } = postgresql ?? {};
  return {
    ...rest,
    ...(inherits && { inherits: inherits.map(tableName) }),
    ...(temporary && { temporary }),
    ...(unlogged && { unlogged }),
    ...(sqlite && { sqlite }),
    ...(partitionBy && { partitionBy: requireSql(partitionBy, 'partitionBy', at) }),
    ...(mysql && { mysql: mysqlOptions(mysql, at) }),
  };
}

function mysqlOptions(
  { partitionBy, ...rest }: NonNullable<CreateTableOptions['mysql']>,
  at: Position,
): NonNullable<TableOptions['mysql']> {
  return { ...rest, ...(partitionBy && { partitionBy: requireSql(partitionBy, 'partitionBy', at) }) };
}

export function columnChange(change: AlterColumnChange, at: Position): ColumnChange {
  const { rename, type, using, nullable, comment, identity, autoincrement } = change;
  const parts = type === undefined ? undefined : requireColumn('type', type, at);
  return {
    ...(rename !== undefined && { rename: requireName(rename, 'the new name', at) }),
    ...(parts && { type: parts.type, ...(parts.collation !== undefined && { collation: parts.collation }) }),
    ...(using !== undefined && { using: requireSql(using, 'using', at) }),
    ...(nullable !== undefined && { nullable }),
    ...(change.default !== undefined && { default: newDefault(change.default, at) }),
    ...(comment !== undefined && { comment }),
    ...(identity !== undefined && { identity: identity === null ? null : { always: false, ...identity } }),
    ...(autoincrement !== undefined && { autoincrement }),
    ...storageChange(change, at),
  };
}

/** What PostgreSQL knows of a column beyond its type. */
function storageChange({ statistics, storage, compression }: AlterColumnChange, at: Position): ColumnChange {
  if (typeof statistics === 'number' && !(Number.isInteger(statistics) && statistics >= 0 && statistics <= 10_000))
    throw problem('LB301', `the statistics of a column are ${statistics}`, { at, help: 'write 0 to 10000, or null' });
  const one = (value: unknown, what: string, words: readonly string[]): void => {
    if (value === undefined || value === null || words.some((word) => word === value)) return;
    throw wrong(`the ${what} of a column`, value, `write ${words.map((word) => `'${word}'`).join(', ')} or null`, at);
  };
  if (statistics !== undefined && statistics !== null && typeof statistics !== 'number')
    throw wrong('the statistics of a column', statistics, 'write 0 to 10000, or null', at);
  one(storage, 'storage', ['plain', 'external', 'extended', 'main']);
  one(compression, 'compression', ['pglz', 'lz4']);
  return {
    ...(statistics !== undefined && { statistics }),
    ...(storage !== undefined && { storage }),
    ...(compression !== undefined && { compression }),
  };
}

export function newDefault(value: unknown, at: Position): Literal | { readonly kind: 'none' } {
  return value === null ? { kind: 'none' } : toLiteral(value, at, 'the default');
}

export function columnTypes(
  types: Readonly<Record<string, unknown>>,
  at: Position,
): Readonly<Record<string, ColumnType>> {
  return Object.fromEntries(
    Object.entries(types).map(([name, column]) => [name, requireColumn(name, column, at).type]),
  );
}

/** Rows that name the same columns. */
type RowRun = Pick<Operation<'bulkInsert'>, 'columns' | 'rows' | 'texts'>;

/** Runs of rows that name the same columns: one INSERT has one list. */
export function rowsByColumns(rows: readonly Row[], at: Position): RowRun[] {
  if (!Array.isArray(rows)) throw wrong('the rows', rows, 'write an array of objects: [{ id: 1 }]', at);
  const runs: {
    columns: readonly string[];
    key: string;
    rows: (readonly Literal[])[];
    texts: (TextRow | undefined)[];
  }[] = [];
  for (const row of rows) {
    if (typeof row !== 'object' || row === null || Array.isArray(row) || sqlOf(row))
      throw wrong('a row', row, 'write an object: { id: 1 }', at);
    const columns = Object.keys(row);
    const key = columns.join('\u0000');
    let run = runs.at(-1);
    if (run?.key !== key) {
      run = { columns, key, rows: [], texts: [] };
      runs.push(run);
    }
    run.rows.push(columns.map((column) => literalOf(row[column], column, at)));
    run.texts.push(textRowOf(row));
  }
  return runs.map(({ columns, rows: values, texts }) => ({
    columns,
    rows: values,
    ...(texts.some((one) => one !== undefined) && { texts }),
  }));
}

function literalOf(value: unknown, column: string, at: Position): Literal {
  return plainLiteral(value) ?? toLiteral(value, at, `the value of "${column}"`);
}
