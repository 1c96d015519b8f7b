import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import { insertRows, shown } from '../ansi.ts';
import { authorStatements } from '../author-statements.ts';
import { type Dialect, inside, type RenderContext, type Rendering, type TypeContext } from '../dialect.ts';
import { rowsOfStatements, singleRows } from '../insert-rows.ts';
import { deleteRows as ansiDelete, updateRows as ansiUpdate } from '../row-changes.ts';
import { identifier, literalSql, names, qualified, refused } from '../spelling.ts';
import { currentType } from './columns.ts';
import { mergeStatements } from './merge.ts';
import { isDecimal } from './numbers.ts';
import { isAi, isLarge } from './types.ts';

/** `INSERT INTO users (id, name) VALUES (1, 'a')`, one statement for each row; Oracle 23ai takes many rows behind VALUES. */
export function bulkInsert(operation: Operation<'bulkInsert'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const { rows } = operation;
  const table = qualified(operation.table, dialect);
  if (operation.columns.length === 0) return inside(...rows.map(() => emptyRow(operation, context)));
  const types = operation.columns.map((name) => typeOfColumn(name, operation, context));
  const value = (one: Literal, type: ColumnType | undefined): Fragment => valueSql(one, type, dialect);
  if (operation.onConflict !== undefined)
    return inside(...mergeStatements(operation, operation.onConflict, types, value, context));
  const columns = names(operation.columns, dialect);
  const written = isAi(dialect)
    ? rowsOfStatements(operation, types, dialect, value)
    : singleRows(operation, types, dialect, value);
  return inside(...written.map((part) => insertRows(table, columns, part)));
}

/** A row of nothing but defaults has to name a column. */
function emptyRow({ table }: Operation<'bulkInsert'>, { before, dialect }: RenderContext): Fragment {
  const column = tableOf(before, table)?.columns.find((one) => one.computed === undefined);
  if (column === undefined)
    refused(`the columns of table ${shown(table.name)} are not known`, 'name one column in the row, with sql`DEFAULT`');
  return fragment`INSERT INTO ${qualified(table, dialect)} (${identifier(column.name, dialect)}) VALUES (DEFAULT)`;
}

export function updateRows(operation: Operation<'updateRows'>, context: RenderContext): Rendering {
  checkLists(operation);
  return ansiUpdate(operation, context, currentType);
}

export function deleteRows(operation: Operation<'deleteRows'>, context: RenderContext): Rendering {
  checkLists(operation);
  return ansiDelete(operation, context, currentType);
}

const MOST_IN_LIST = 1000;

/** ORA-01795: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Expression-Lists.html */
function checkLists({ where }: Pick<Operation<'updateRows'>, 'where'>): void {
  if (where.kind !== 'values') return;
  for (const [column, value] of where.columns) {
    if (Array.isArray(value) && value.length > MOST_IN_LIST)
      refused(
        `the list of values for ${shown(column)} has ${value.length}, and Oracle takes ${MOST_IN_LIST}`,
        'divide it over several calls',
      );
  }
}

/** The author's SQL, one statement at a time. */
export function execute(operation: Operation<'execute'>, context: RenderContext): Rendering {
  return authorStatements(operation, 'oracle', context);
}

/** A large object has no equals sign: https://docs.oracle.com/en/database/oracle/oracle-database/19/adlob/SQL-semantics-LOBs.html */
export function compared(sql: Fragment, type: ColumnType, column: string, { dialect }: TypeContext): Fragment {
  if (isLarge(type, dialect))
    refused(
      `column ${shown(column)} is a large object, which Oracle compares with nothing`,
      'write the condition: sql`DBMS_LOB.COMPARE(body, …) = 0`',
    );
  return sql;
}

function typeOfColumn(
  name: string,
  { table, types }: Operation<'bulkInsert'>,
  context: RenderContext,
): ColumnType | undefined {
  const column = tableOf(context.before, table)?.columns.find((one) => one.name === name);
  if (column?.computed !== undefined)
    refused(`column ${shown(name)} is computed and takes no values`, 'leave it out of the rows');
  if (column?.identity?.always) {
    refused(
      `column ${shown(name)} is always generated and takes no values`,
      'leave it out of the rows, or alter the column first: { identity: { always: false } }',
    );
  }
  const type = types !== undefined && Object.hasOwn(types, name) ? types[name] : column?.type;
  return type && currentType(type, context);
}

/** The digits of a decimal that was written as a string are a number already. */
function valueSql(value: Literal, type: ColumnType | undefined, dialect: Dialect): Fragment {
  const sql = literalSql(value, type, dialect);
  return typeof value === 'string' && type?.kind === 'numeric' && isDecimal(value) ? verbatim(value) : sql;
}
