import * as assert from 'uvu/assert';
import { isRefusal, type Refusal, type Statement } from '../../../src/dialects/dialect.ts';
import { renderOperation } from '../../../src/dialects/render.ts';
import { guardRefusal, literalSql, typeSql } from '../../../src/dialects/spelling.ts';
import { sqlite } from '../../../src/dialects/sqlite/dialect.ts';
import { applyOperation } from '../../../src/operations/index.ts';
import type { Operation } from '../../../src/operations/operation.ts';
import { type Catalog, emptyCatalog, withTable, withType } from '../../../src/schema/catalog.ts';
import type { Column, EnumType, Table } from '../../../src/schema/model.ts';
import type { ColumnType } from '../../../src/schema/types.ts';
import { type AuthorSql, type Literal, plainSql } from '../../../src/sql/author.ts';
import { run } from './shell.ts';

export const at = { file: 'migrations/0001_init.ts', line: 1, column: 1 };

type WithoutPlace<T> = T extends Operation ? Omit<T, 'at'> : never;
export type Intended = WithoutPlace<Operation>;

interface Around {
  readonly before?: Catalog;
  readonly leaveNames?: boolean;
  /** SQL that runs before the operation, once the tables of the catalog are there. */
  readonly setup?: string;
  /** What is rendered is not executed: it cannot work here, for the reason given. */
  readonly notRun?: string;
}

/**
 * The statements of an operation. They are executed, on the tables of the catalog, and its schema must then be what
 * the catalog says.
 */
export function render(operation: Intended, around: Around = {}): readonly Statement[] {
  const { before = emptyCatalog, setup = '', notRun } = around;
  const rendering = rendered(operation, around);
  if ('kind' in rendering) throw new Error(`refused: ${rendering.why}`);
  if (notRun === undefined) {
    const tables = [...before.tables.values()].flatMap((table) => statementsOf(table, before));
    const own = rendering.map((one) => one.sql.text);
    const printed = run(script(["ATTACH ':memory:' AS sales", ...tables, setup, ...own, SCHEMA]));
    const after = applyOperation({ at, ...operation } as Operation, before, () => {});
    if (operation.kind !== 'execute') assert.equal(printed.trim().split('\n').sort(), namesOf(after));
  }
  return rendering;
}

/** Tables with their columns in order, and indexes, of the main database. */
const SCHEMA = `SELECT 'schema';
  SELECT name || '|' || (SELECT group_concat(name, '|') FROM pragma_table_xinfo(m.name)) FROM sqlite_schema m WHERE type = 'table' AND name <> 'sqlite_sequence'
  UNION ALL SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`;

function namesOf(catalog: Catalog): readonly string[] {
  const tables = [...catalog.tables.values()].filter((one) => one.schema === undefined && !one.options?.temporary);
  const lines = tables.flatMap((one) => [
    [one.name, ...one.columns.map((column) => column.name)].join('|'),
    ...one.indexes.map((index) => index.name),
  ]);
  return ['schema', ...lines].sort();
}

/** The same, as texts on one line each. */
export function sql(operation: Intended, around: Around = {}): readonly string[] {
  return render(operation, around).map((one) => one.sql.text.replaceAll(/\s+/g, ' '));
}

export function refusal(operation: Intended, around: Around = {}): Refusal {
  const rendering = rendered(operation, around);
  if (!('kind' in rendering)) throw new Error(`not refused: ${rendering.map((one) => one.sql.text).join('; ')}`);
  assert.ok(rendering.help.length > 0);
  return rendering;
}

/** Why an operation is refused. */
export function why(operation: Intended, around: Around = {}): string {
  return refusal(operation, around).why;
}

export function script(statements: readonly string[]): string {
  return statements
    .filter((one) => one !== '')
    .map((one) => `${one};\n`)
    .join('');
}

function rendered(operation: Intended, { before = emptyCatalog, leaveNames = false }: Around) {
  const complete = { at, ...operation } as Operation;
  const after = applyOperation(complete, before, () => {});
  return renderOperation({ operation: complete, before, after, implied: false }, sqlite, leaveNames);
}

/** A table of the catalog as SQLite makes it. */
function statementsOf(table: Table, before: Catalog): readonly string[] {
  const operation: Operation = { kind: 'createTable', at, table, ifNotExists: false };
  const rendering = renderOperation({ operation, before, after: before, implied: false }, sqlite, false);
  if ('kind' in rendering) throw new Error(`set-up refused: ${rendering.why}`);
  return rendering.map((one) => one.sql.text);
}

/** The spelling of a type, or why it is refused. */
export function spelling(type: ColumnType): string {
  const result = guardRefusal(() => [{ sql: typeSql(type, sqlite), transaction: 'inside' }]);
  return isRefusal(result) ? `refused: ${result.why}` : (result[0]?.sql.text ?? '');
}

/** A literal, or why it is refused. */
export function literal(value: Literal, type?: ColumnType): string {
  const result = guardRefusal(() => [{ sql: literalSql(value, type, sqlite), transaction: 'inside' }]);
  return isRefusal(result) ? `refused: ${result.why}` : (result[0]?.sql.text ?? '');
}

export function column(name: string, type: ColumnType, more: Partial<Column> = {}): Column {
  return { name, type, nullable: true, ...more };
}

export function table(name: string, columns: readonly Column[], more: Partial<Table> = {}): Table {
  return { name, columns, constraints: [], indexes: [], ...more };
}

export function catalogOf(...tables: readonly Table[]): Catalog {
  return tables.reduce((catalog, one) => withTable(catalog, one), emptyCatalog);
}

export function withEnum(catalog: Catalog, name: string, values: readonly string[]): Catalog {
  const type: EnumType = { name, values, managed: true };
  return withType(catalog, type);
}

/** SQL as an author writes it. */
export function raw(text: string): AuthorSql {
  return plainSql(text);
}

export const integer: ColumnType = { kind: 'integer' };
export const text: ColumnType = { kind: 'text' };
