import type { OnConflict, Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Table } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { isSqlExpression, type Literal } from '../../sql/author.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../../sql/fragment.ts';
import { wordsOf } from '../../sql/words.ts';
import { insertRows, shown } from '../ansi.ts';
import { authorStatements } from '../author-statements.ts';
import { inside, type RenderContext, type Rendering, refuse } from '../dialect.ts';
import { rowsOfStatements } from '../insert-rows.ts';
import { deleteRows as ansiDelete, updateRows as ansiUpdate, assignment } from '../row-changes.ts';
import { identifier, literalSql, names, qualified, refused } from '../spelling.ts';
import { currentType, numbersItself } from './columns.ts';
import { isDecimal } from './numbers.ts';

/** `INSERT INTO users (id, name) VALUES (1, 'a'), (2, 'b')`, in statements of a sensible size. */
export function bulkInsert(operation: Operation<'bulkInsert'>, context: RenderContext): Rendering {
  const { dialect, before } = context;
  const { columns, rows } = operation;
  const table = qualified(operation.table, dialect);
  if (columns.length === 0) return inside(...rows.map(() => fragment`INSERT INTO ${table} () VALUES ()`));
  const known = tableOf(before, operation.table);
  const types = columns.map((name) => typeOfColumn(name, known, operation, context));
  checkNumbers(operation, known, context);
  const conflict = conflictSql(operation, known, context);
  const written = rowsOfStatements(operation, types, dialect, (value, type) => valueSql(value, type, context));
  return inside(...written.map((part) => fragment`${insertRows(table, names(columns, dialect), part)} ${conflict}`));
}

/** https://dev.mysql.com/doc/refman/8.4/en/example-auto-increment.html: 0 is taken for the next number. */
function checkNumbers(
  { columns, rows }: Operation<'bulkInsert'>,
  table: Table | undefined,
  { dialect }: RenderContext,
): void {
  const place = columns.findIndex((name) => table?.columns.some((one) => one.name === name && numbersItself(one)));
  if (place < 0 || !rows.some((row) => row[place] === 0 || row[place] === 0n || row[place] === '0')) return;
  refused(
    `${dialect.title} takes 0 in the column ${shown(columns[place] ?? '')} for the next number of it`,
    'begin with 1',
  );
}

/**
 * MySQL does not ask which key a row breaks: what is meant for one key is written only where the table has no other.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/insert-on-duplicate.html
 */
function conflictSql(
  { onConflict, table, columns }: Operation<'bulkInsert'>,
  known: Table | undefined,
  context: RenderContext,
): Fragment {
  if (onConflict === undefined) return nothing;
  const { dialect } = context;
  checkConflict(onConflict, known, context);
  const [first = ''] = columns;
  // IGNORE would pass over all other errors, too.
  if (onConflict.update.length === 0)
    return fragment`ON DUPLICATE KEY UPDATE ${identifier(first, dialect)} = ${identifier(first, dialect)}`;
  const changes = onConflict.update.map(([column, value]) =>
    typeof value === 'object' && value !== null && value.kind === 'inserted'
      ? fragment`${identifier(column, dialect)} = VALUES(${identifier(column, dialect)})`
      : assignment(table, column, value, context, currentType),
  );
  return fragment`ON DUPLICATE KEY UPDATE ${join(changes)}`;
}

function checkConflict(
  { columns, constraint, where }: OnConflict,
  table: Table | undefined,
  { dialect }: RenderContext,
): void {
  if (where !== undefined) refused(`${dialect.title} has no partial unique indexes`, 'leave where out of onConflict');
  if (columns === undefined && constraint === undefined) return;
  const keys = table ? keysOf(table) : [];
  const wanted = constraint === undefined ? columns : keys.find((one) => one.name === constraint)?.columns;
  const isAlone = keys.length === 1 && wanted !== undefined && sameColumns(keys[0]?.columns ?? [], wanted);
  if (isAlone) return;
  refused(
    `${dialect.title} does not ask which key of ${shown(table?.name ?? 'the table')} a row breaks, and there ${keys.length < 2 ? 'may be' : 'are'} others than the one that onConflict names`,
    'leave columns and constraint out, if any key is meant',
  );
}

function keysOf({
  constraints,
  indexes,
}: Table): readonly { readonly name: string; readonly columns: readonly string[] }[] {
  return [
    ...constraints.filter((one) => one.kind === 'primaryKey' || one.kind === 'unique'),
    ...indexes
      .filter((one) => one.unique)
      .map(({ name, elements }) => ({
        name,
        columns: elements.map(({ target }) => (typeof target === 'string' ? target : '')),
      })),
  ];
}

function sameColumns(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

/** https://dev.mysql.com/doc/refman/8.4/en/update.html: one column after the other is set, and the next sees what it has by then. */
export function updateRows(operation: Operation<'updateRows'>, context: RenderContext): Rendering {
  const done: string[] = [];
  for (const [column, value] of operation.set) {
    const words = isSqlExpression(value) ? wordsOf(value) : new Set<string>();
    const early = done.find((one) => words.has(one));
    if (early !== undefined)
      return refuse(
        `${context.dialect.title} sets ${shown(early)} before ${shown(column)}, whose new value is made of it`,
        `set ${shown(column)} first`,
      );
    done.push(column);
  }
  return ansiUpdate(operation, context, currentType);
}

export function deleteRows(operation: Operation<'deleteRows'>, context: RenderContext): Rendering {
  return ansiDelete(operation, context, currentType);
}

/** The client program has no loops, and a stored procedure would have to be left in the database. */
export function backfill({ table }: Operation<'backfill'>, { dialect }: RenderContext): Rendering {
  return refuse(
    `a script of ${dialect.title} cannot repeat a statement until ${shown(table.name)} is done`,
    'use op.updateRows, which changes all rows in one transaction, or one op.updateRows for each range of the key',
  );
}

/** The author's SQL, one statement at a time. */
export function execute(operation: Operation<'execute'>, context: RenderContext): Rendering {
  return authorStatements(operation, 'mysql', context);
}

function typeOfColumn(
  name: string,
  table: Table | undefined,
  { types }: Operation<'bulkInsert'>,
  context: RenderContext,
): ColumnType | undefined {
  const column = table?.columns.find((one) => one.name === name);
  if (column?.computed !== undefined)
    refused(`column ${shown(name)} is computed and takes no values`, 'leave it out of the rows');
  const type = types !== undefined && Object.hasOwn(types, name) ? types[name] : column?.type;
  return type && currentType(type, context);
}

/** The digits of a decimal that was written as a string are a number already. */
function valueSql(value: Literal, type: ColumnType | undefined, { dialect }: RenderContext): Fragment {
  const sql = literalSql(value, type, dialect);
  return typeof value === 'string' && type?.kind === 'numeric' && isDecimal(value) ? verbatim(value) : sql;
}
