import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Column } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, fragment, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { insertRows, shown } from '../ansi.ts';
import { inside, type RenderContext, type Rendering } from '../dialect.ts';
import { rowsOfStatements } from '../insert-rows.ts';
import { deleteRows as ansiDelete, updateRows as ansiUpdate, onConflict } from '../row-changes.ts';
import { identifier, literalSql, names, qualified, refused } from '../spelling.ts';
import { currentType } from './columns.ts';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** `INSERT INTO users (id, name) VALUES (1, 'a'), (2, 'b')`, in statements of a sensible size. */
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
  const written = rowsOfStatements(operation, types, dialect, (value, type) => valueSql(value, type, context));
  return inside(
    ...written.map((part) => {
      const insert =
        overriding.text === ''
          ? insertRows(table, columns, part)
          : fragment`INSERT INTO ${table} (${columns}) ${overriding} VALUES ${part}`;
      return fragment`${insert} ${conflict}`;
    }),
  );
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

/** The digits of a decimal that was written as a string are a number already. */
function valueSql(value: Literal, type: ColumnType | undefined, { dialect }: RenderContext): Fragment {
  if (typeof value === 'string' && type?.kind === 'numeric' && DECIMAL.test(value)) return verbatim(value);
  return literalSql(value, type, dialect);
}
