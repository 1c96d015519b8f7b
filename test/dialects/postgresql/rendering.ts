import { loadModule, parseSync } from 'libpg-query';
import * as assert from 'uvu/assert';
import { isRefusal, type Refusal, type Statement } from '../../../src/dialects/dialect.ts';
import { postgresql } from '../../../src/dialects/postgresql/dialect.ts';
import { renderOperation } from '../../../src/dialects/render.ts';
import { guardRefusal, literalSql, typeSql } from '../../../src/dialects/spelling.ts';
import type { Operation } from '../../../src/operations/operation.ts';
import { type Catalog, emptyCatalog, withTable } from '../../../src/schema/catalog.ts';
import type { Column, Table } from '../../../src/schema/model.ts';
import type { ColumnType } from '../../../src/schema/types.ts';
import { type AuthorSql, type Literal, plainSql } from '../../../src/sql/author.ts';

await loadModule();

export const at = { file: 'migrations/0001_init.ts', line: 1, column: 1 };

type WithoutPlace<T> = T extends Operation ? Omit<T, 'at'> : never;
export type Intended = WithoutPlace<Operation>;

/** The statements of an operation; each must be one statement for PostgreSQL's own parser. */
export function render(operation: Intended, before: Catalog = emptyCatalog, leaveNames = false): readonly Statement[] {
  const rendering = rendered(operation, before, leaveNames);
  if ('kind' in rendering) throw new Error(`refused: ${rendering.why}`);
  for (const { sql } of rendering) {
    const { stmts } = parseSync(sql.text) as { stmts: readonly unknown[] };
    assert.is(stmts.length, 1, sql.text);
  }
  return rendering;
}

/** The same, as texts on one line each. */
export function sql(operation: Intended, before: Catalog = emptyCatalog, leaveNames = false): readonly string[] {
  return render(operation, before, leaveNames).map((one) => one.sql.text.replaceAll(/\s+/g, ' '));
}

export function refusal(operation: Intended, before: Catalog = emptyCatalog): Refusal {
  const rendering = rendered(operation, before, false);
  if (!('kind' in rendering)) throw new Error(`not refused: ${rendering.map((one) => one.sql.text).join('; ')}`);
  assert.ok(rendering.help.length > 0);
  return rendering;
}

function rendered(operation: Intended, before: Catalog, leaveNames: boolean) {
  const complete = { at, ...operation } as Operation;
  return renderOperation({ operation: complete, before, after: before, implied: false }, postgresql, leaveNames);
}

/** The spelling of a type, or why it is refused. */
export function spelling(type: ColumnType): string {
  const result = guardRefusal(() => [{ sql: typeSql(type, postgresql), transaction: 'inside' }]);
  return isRefusal(result) ? `refused: ${result.why}` : (result[0]?.sql.text ?? '');
}

/** A literal, or why it is refused. */
export function literal(value: Literal, type?: ColumnType): string {
  const result = guardRefusal(() => [{ sql: literalSql(value, type, postgresql), transaction: 'inside' }]);
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

/** SQL as an author writes it. */
export function raw(text: string): AuthorSql {
  return plainSql(text);
}

export const integer: ColumnType = { kind: 'integer' };
export const text: ColumnType = { kind: 'text' };
