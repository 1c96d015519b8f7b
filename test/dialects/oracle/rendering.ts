import * as assert from 'uvu/assert';
import { type Dialect, isRefusal, type Refusal } from '../../../src/dialects/dialect.ts';
import { oracle } from '../../../src/dialects/oracle/dialect.ts';
import { renderOperation } from '../../../src/dialects/render.ts';
import { guardRefusal, literalSql, typeSql } from '../../../src/dialects/spelling.ts';
import { applyOperation } from '../../../src/operations/index.ts';
import type { Operation } from '../../../src/operations/operation.ts';
import { type Catalog, emptyCatalog, withTable } from '../../../src/schema/catalog.ts';
import type { Column, Table } from '../../../src/schema/model.ts';
import type { ColumnType } from '../../../src/schema/types.ts';
import type { Literal } from '../../../src/sql/author.ts';

const at = { file: 'migrations/0001_init.ts', line: 1, column: 1 };

type WithoutPlace<T> = T extends Operation ? Omit<T, 'at'> : never;
export type Intended = WithoutPlace<Operation>;

/** Oracle as it is compiled for one version. */
export function version(name: string): Dialect {
  return { ...oracle, version: name };
}

/** The statements of an operation, on one line each. */
export function sql(operation: Intended, before: Catalog = emptyCatalog, dialect: Dialect = oracle): readonly string[] {
  const rendering = rendered(operation, before, dialect);
  if ('kind' in rendering) throw new Error(`refused: ${rendering.why}`);
  return rendering.map((one) => one.sql.text.replaceAll(/\s+/g, ' '));
}

export function refusal(operation: Intended, before: Catalog = emptyCatalog, dialect: Dialect = oracle): Refusal {
  const rendering = rendered(operation, before, dialect);
  if (!('kind' in rendering)) throw new Error(`not refused: ${rendering.map((one) => one.sql.text).join('; ')}`);
  assert.ok(rendering.help.length > 0);
  return rendering;
}

function rendered(operation: Intended, before: Catalog, dialect: Dialect) {
  const complete = { at, ...operation } as Operation;
  const after = applyOperation(complete, before, () => {});
  return renderOperation({ operation: complete, before, after, implied: false }, dialect, false);
}

/** The spelling of a type, or why it is refused. */
export function spelling(type: ColumnType, dialect: Dialect = oracle): string {
  const result = guardRefusal(() => [{ sql: typeSql(type, dialect), transaction: 'inside' }]);
  return isRefusal(result) ? `refused: ${result.why}` : (result[0]?.sql.text ?? '');
}

/** A literal, or why it is refused. */
export function literal(value: Literal, type?: ColumnType, dialect: Dialect = oracle): string {
  const result = guardRefusal(() => [{ sql: literalSql(value, type, dialect), transaction: 'inside' }]);
  return isRefusal(result) ? `refused: ${result.why}` : (result[0]?.sql.text ?? '');
}

export function catalogOf(...columns: readonly Column[]): Catalog {
  const table: Table = { name: 'users', columns, constraints: [], indexes: [] };
  return withTable(emptyCatalog, table);
}
