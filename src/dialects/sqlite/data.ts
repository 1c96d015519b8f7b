import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import { elementType } from '../../schema/types.ts';
import { type Fragment, fragment, join } from '../../sql/fragment.ts';
import { insertRows, shown } from '../ansi.ts';
import { authorStatements } from '../author-statements.ts';
import { inside, type RenderContext, type Rendering, refuse } from '../dialect.ts';
import { literalSql, names, qualified } from '../spelling.ts';
import { currentType } from './tables.ts';

const ROWS_PER_STATEMENT = 500;

/** `INSERT INTO users (id, name) VALUES (1, 'a'), (2, 'b')`, in statements of at most 500 rows. */
export function bulkInsert(operation: Operation<'bulkInsert'>, context: RenderContext): Rendering {
  const { dialect, before } = context;
  const { rows, columns, types } = operation;
  const table = qualified(operation.table, dialect);
  if (columns.length === 0) return inside(...rows.map(() => fragment`INSERT INTO ${table} DEFAULT VALUES`));
  const known = tableOf(before, operation.table)?.columns ?? [];
  const typed = columns.map((name) => {
    const type = types?.[name] ?? known.find((one) => one.name === name)?.type;
    return type && currentType(type, context);
  });
  const list = names(columns, dialect);
  const statements: Fragment[] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const written = rows
      .slice(start, start + ROWS_PER_STATEMENT)
      .map((row) => fragment`(${join(row.map((value, i) => literalSql(value, typed[i], dialect)))})`);
    statements.push(insertRows(table, list, written));
  }
  return inside(...statements);
}

/** SQLite has no types to make: the values of an enum are checked by its columns. */
export function noType(): Rendering {
  return [];
}

export function addEnumValue({ type, value }: Operation<'addEnumValue'>, { before }: RenderContext): Rendering {
  for (const table of before.tables.values()) {
    for (const column of table.columns) {
      const inner = elementType(column.type);
      if (inner.kind !== 'enum' || inner.name !== type.name || inner.schema !== type.schema) continue;
      return refuse(
        `SQLite cannot add the value ${shown(value)}: the check of ${table.name}.${column.name} would have to change`,
        'make the table anew with the new list of values',
      );
    }
  }
  return [];
}

export function execute(operation: Operation<'execute'>, context: RenderContext): Rendering {
  return authorStatements(operation, 'sqlite', context);
}
