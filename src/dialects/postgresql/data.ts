import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Column } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { insertRows, shown } from '../ansi.ts';
import { inside, type RenderContext, type Rendering } from '../dialect.ts';
import { deleteRows as ansiDelete, updateRows as ansiUpdate, onConflict } from '../row-changes.ts';
import { identifier, literalSql, names, qualified, refused } from '../spelling.ts';
import { currentType } from './columns.ts';

/** So many rows are put into one INSERT: enough to be fast, few enough to be read and to fail early. */
const ROWS_PER_STATEMENT = 500;

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** `INSERT INTO users (id, name) VALUES (1, 'a'), (2, 'b')`, in statements of at most 500 rows. */
export function bulkInsert(operation: Operation<'bulkInsert'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const { rows } = operation;
  const table = qualified(operation.table, dialect);
  if (operation.columns.length === 0) return inside(...rows.map(() => fragment`INSERT INTO ${table} DEFAULT VALUES`));
  const known = columnsOf(operation, context);
  const types = operation.columns.map((name, i) => typeOfColumn(name, known[i], operation, context));
  const columns = names(operation.columns, dialect);
  const overriding = keyword(
    'OVERRIDING SYSTEM VALUE',
    known.some((one) => one?.identity?.always),
  );
  const conflict = conflictSql(operation, context);
  const statements: Fragment[] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const written = rows.slice(start, start + ROWS_PER_STATEMENT).map((row) => rowSql(row, types, context));
    const insert =
      overriding.text === ''
        ? insertRows(table, columns, written)
        : fragment`INSERT INTO ${table} (${columns}) ${overriding} VALUES ${join(written)}`;
    statements.push(fragment`${insert} ${conflict}`);
  }
  return inside(...statements);
}

function conflictSql({ table, onConflict: asked }: Operation<'bulkInsert'>, context: RenderContext): Fragment {
  if (asked === undefined) return nothing;
  const target =
    asked.constraint === undefined ? nothing : fragment`ON CONSTRAINT ${identifier(asked.constraint, context.dialect)}`;
  return onConflict(table, asked, target, context, currentType);
}

export function updateRows(operation: Operation<'updateRows'>, context: RenderContext): Rendering {
  return ansiUpdate(operation, context, currentType);
}

export function deleteRows(operation: Operation<'deleteRows'>, context: RenderContext): Rendering {
  return ansiDelete(operation, context, currentType);
}

function columnsOf(
  { table, columns }: Operation<'bulkInsert'>,
  { before }: RenderContext,
): readonly (Column | undefined)[] {
  const known = tableOf(before, table)?.columns ?? [];
  return columns.map((name) => {
    const column = known.find((one) => one.name === name);
    if (column?.computed !== undefined) {
      refused(`column ${shown(name)} is computed and takes no values`, 'leave it out of the rows');
    }
    return column;
  });
}

function typeOfColumn(
  name: string,
  column: Column | undefined,
  { types }: Operation<'bulkInsert'>,
  context: RenderContext,
): ColumnType | undefined {
  const type = types !== undefined && Object.hasOwn(types, name) ? types[name] : column?.type;
  return type && currentType(type, context);
}

function rowSql(row: readonly Literal[], types: readonly (ColumnType | undefined)[], context: RenderContext): Fragment {
  return fragment`(${join(row.map((value, i) => valueSql(value, types[i], context)))})`;
}

/** The digits of a decimal that was written as a string are a number already. */
function valueSql(value: Literal, type: ColumnType | undefined, { dialect }: RenderContext): Fragment {
  if (typeof value === 'string' && type?.kind === 'numeric' && DECIMAL.test(value)) return verbatim(value);
  return literalSql(value, type, dialect);
}
