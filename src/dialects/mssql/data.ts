import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, fragment, join, verbatim } from '../../sql/fragment.ts';
import { insertRows, shown } from '../ansi.ts';
import { authorStatements } from '../author-statements.ts';
import { inside, type RenderContext, type Rendering } from '../dialect.ts';
import { rowsOfStatements } from '../insert-rows.ts';
import { deleteRows as ansiDelete, updateRows as ansiUpdate, assignment } from '../row-changes.ts';
import { identifier, literalSql, names, qualified, refused } from '../spelling.ts';
import { currentType, isIdentity } from './columns.ts';
import { isDecimal } from './numbers.ts';

/**
 * `INSERT INTO users (id, name) VALUES (1, 'a'), (2, 'b')`, in statements of far fewer than the 1000 rows that SQL Server takes; between
 * SET IDENTITY_INSERT where the rows bring numbers that the server would give.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/insert-transact-sql, https://learn.microsoft.com/en-us/sql/t-sql/statements/set-identity-insert-transact-sql
 */
export function bulkInsert(operation: Operation<'bulkInsert'>, context: RenderContext): Rendering {
  const { dialect, before } = context;
  const { rows, columns: list, onConflict: conflict } = operation;
  const table = qualified(operation.table, dialect);
  if (list.length === 0) return inside(...rows.map(() => fragment`INSERT INTO ${table} DEFAULT VALUES`));
  const types = list.map((name) => typeOfColumn(name, operation, context));
  const columns = names(list, dialect);
  const written = rowsOfStatements(operation, types, dialect, (value, type) => valueSql(value, type, context));
  const statements = written.map((part) =>
    conflict === undefined ? insertRows(table, columns, part) : mergeSql(operation, part, context),
  );
  const known = tableOf(before, operation.table)?.columns ?? [];
  const numbered = known.some((one) => isIdentity(one) && list.includes(one.name));
  if (!numbered || statements.length === 0) return inside(...statements);
  const insert = (state: string): Fragment => fragment`SET IDENTITY_INSERT ${table} ${verbatim(state)}`;
  return inside(insert('ON'), ...statements, insert('OFF'));
}

/**
 * What is there already is passed over or changed by a MERGE, which holds the range of its key against others meanwhile.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/merge-transact-sql
 */
function mergeSql(operation: Operation<'bulkInsert'>, rows: Fragment, context: RenderContext): Fragment {
  const { table, columns, onConflict: asked = { update: [] } } = operation;
  const { dialect } = context;
  const name = (column: string): Fragment => identifier(column, dialect);
  if (asked.where !== undefined)
    refused('SQL Server has no condition for the key of onConflict', 'name the columns of a key that has none');
  const key = keyOfConflict(operation, context);
  const on = join(
    key.map((one) => fragment`target.${name(one)} = source.${name(one)}`),
    ' AND ',
  );
  const changes = asked.update.map(([column, value]) =>
    typeof value === 'object' && value !== null && value.kind === 'inserted'
      ? fragment`${name(column)} = source.${name(column)}`
      : assignment(table, column, value, context, currentType),
  );
  const update = changes.length === 0 ? verbatim('') : fragment`WHEN MATCHED THEN UPDATE SET ${join(changes)}`;
  const list = names(columns, dialect);
  const values = join(columns.map((one) => fragment`source.${name(one)}`));
  return fragment`MERGE INTO ${qualified(table, dialect)} WITH (HOLDLOCK) AS target USING (VALUES ${rows}) AS source (${list}) ON ${on} ${update} WHEN NOT MATCHED THEN INSERT (${list}) VALUES (${values})`;
}

function keyOfConflict(
  { table, columns, onConflict: asked }: Operation<'bulkInsert'>,
  { before }: RenderContext,
): readonly string[] {
  const constraint = tableOf(before, table)?.constraints.find((one) => one.name === asked?.constraint);
  const named = constraint !== undefined && 'columns' in constraint ? constraint.columns : undefined;
  const key = asked?.columns ?? named;
  if (key === undefined || key.length === 0)
    refused(
      'SQL Server has to know by which key rows are the same',
      "name its columns: onConflict: { columns: ['id'], … }",
    );
  const missing = key.find((one) => !columns.includes(one));
  if (missing !== undefined)
    refused(`the rows do not say ${shown(missing)}, by which SQL Server is to find them`, 'give every row its key');
  return key;
}

export function updateRows(operation: Operation<'updateRows'>, context: RenderContext): Rendering {
  checkIdentity(operation, context);
  return ansiUpdate(operation, context, currentType);
}

export function deleteRows(operation: Operation<'deleteRows'>, context: RenderContext): Rendering {
  return ansiDelete(operation, context, currentType);
}

/** The author's SQL, one statement at a time. */
export function execute(operation: Operation<'execute'>, context: RenderContext): Rendering {
  return authorStatements(operation, 'mssql', context);
}

/** SQL Server updates no column that numbers itself. */
export function checkIdentity(
  { table, set }: Pick<Operation<'updateRows'>, 'table' | 'set'>,
  { before }: RenderContext,
): void {
  const columns = tableOf(before, table)?.columns ?? [];
  const numbered = columns.find((one) => isIdentity(one) && set.some(([name]) => name === one.name));
  if (numbered !== undefined)
    refused(
      `column ${shown(numbered.name)} numbers itself, and SQL Server updates no such column`,
      'insert the row anew with its number, and delete the old one',
    );
}

function typeOfColumn(
  name: string,
  { table, types }: Operation<'bulkInsert'>,
  context: RenderContext,
): ColumnType | undefined {
  const column = tableOf(context.before, table)?.columns.find((one) => one.name === name);
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
