import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, fragment, nothing, verbatim } from '../../sql/fragment.ts';
import { insertRows, shown } from '../ansi.ts';
import { authorStatements } from '../author-statements.ts';
import { inside, type RenderContext, type Rendering } from '../dialect.ts';
import { rowsOfStatements } from '../insert-rows.ts';
import { deleteRows as ansiDelete, updateRows as ansiUpdate, onConflict } from '../row-changes.ts';
import { literalSql, names, qualified, refused } from '../spelling.ts';
import { currentType } from './columns.ts';
import { isDecimal } from './numbers.ts';

/** `INSERT INTO users (id, name) VALUES (1, 'a'), (2, 'b')`, in statements of a sensible size. */
export function bulkInsert(operation: Operation<'bulkInsert'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const { rows } = operation;
  const table = qualified(operation.table, dialect);
  if (operation.columns.length === 0) return inside(...rows.map(() => fragment`INSERT INTO ${table} DEFAULT VALUES`));
  const types = operation.columns.map((name) => typeOfColumn(name, operation, context));
  const columns = names(operation.columns, dialect);
  const conflict = conflictSql(operation, context);
  const written = rowsOfStatements(operation, types, dialect, (value, type) => valueSql(value, type, context));
  return inside(...written.map((part) => fragment`${insertRows(table, columns, part)} ${conflict}`));
}

/** SQLite finds the key by its columns only: https://sqlite.org/lang_upsert.html */
function conflictSql({ table, onConflict: asked }: Operation<'bulkInsert'>, context: RenderContext): Fragment {
  if (asked === undefined) return nothing;
  if (asked.constraint !== undefined)
    refused(
      `SQLite does not find the constraint ${shown(asked.constraint)} by its name`,
      'name the columns of the key',
    );
  return onConflict(table, asked, nothing, context, currentType);
}

export function updateRows(operation: Operation<'updateRows'>, context: RenderContext): Rendering {
  return ansiUpdate(operation, context, currentType);
}

export function deleteRows(operation: Operation<'deleteRows'>, context: RenderContext): Rendering {
  return ansiDelete(operation, context, currentType);
}

/** The author's SQL, one statement at a time. */
export function execute(operation: Operation<'execute'>, context: RenderContext): Rendering {
  return authorStatements(operation, 'sqlite', context);
}

function typeOfColumn(
  name: string,
  { table, types }: Operation<'bulkInsert'>,
  context: RenderContext,
): ColumnType | undefined {
  const column = tableOf(context.before, table)?.columns.find((one) => one.name === name);
  if (column?.computed !== undefined) {
    refused(`column ${shown(name)} is computed and takes no values`, 'leave it out of the rows');
  }
  const type = types !== undefined && Object.hasOwn(types, name) ? types[name] : column?.type;
  return type && currentType(type, context);
}

/** The digits of a decimal that was written as a string are a number already. */
function valueSql(value: Literal, type: ColumnType | undefined, { dialect }: RenderContext): Fragment {
  const sql = literalSql(value, type, dialect);
  return typeof value === 'string' && type?.kind === 'numeric' && isDecimal(value) ? verbatim(value) : sql;
}
