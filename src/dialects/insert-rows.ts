import type { Operation } from '../operations/operation.ts';
import { fieldOf, placeOfField } from '../schema/texts/rows.ts';
import type { ColumnType } from '../schema/types.ts';
import type { Literal } from '../sql/author.ts';
import { type Fragment, fragment, join } from '../sql/fragment.ts';
import type { Dialect } from './dialect.ts';
import { Attempts } from './spelling.ts';

/** So many rows are put into one INSERT: enough to be fast, few enough to be read and to fail early. */
const ROWS_PER_STATEMENT = 500;

/** Where the rows are large there are fewer of them; one that is larger than this stands alone. */
const BYTES_PER_STATEMENT = 128 * 1024;

/** How a dialect spells a value that stands in the author's own code. */
type ValueSql = (value: Literal, type: ColumnType | undefined) => Fragment;

/** `(1, 'a'), (2, 'b')`, for one INSERT after the other. */
export function rowsOfStatements(
  operation: Operation<'bulkInsert'>,
  types: readonly (ColumnType | undefined)[],
  dialect: Dialect,
  valueSql: ValueSql,
): readonly Fragment[] {
  return chunks(singleRows(operation, types, dialect, valueSql)).map((part) => join(part));
}

/** `(1, 'a')`, one row after the other. */
export function singleRows(
  { columns, rows, texts }: Operation<'bulkInsert'>,
  types: readonly (ColumnType | undefined)[],
  dialect: Dialect,
  valueSql: ValueSql,
): readonly Fragment[] {
  const attempts = new Attempts();
  const context = { dialect };
  const written = rows.map((row, number) => {
    const origin = texts?.[number];
    const values = row.map((value, i) => {
      const type = types[i];
      const field = type === undefined ? -1 : fieldOf(origin, columns[i] ?? '', value);
      if (field < 0 || type === undefined || origin === undefined || typeof value !== 'string')
        return valueSql(value, type);
      return attempts.try(
        () => dialect.text(value, type, context),
        () => placeOfField(origin, field),
      );
    });
    return fragment`(${join(values)})`;
  });
  attempts.finish();
  return written;
}

function chunks(rows: readonly Fragment[]): readonly (readonly Fragment[])[] {
  const found: Fragment[][] = [];
  let part: Fragment[] = [];
  let bytes = 0;
  for (const row of rows) {
    const more = Buffer.byteLength(row.text) + 2;
    if (part.length === ROWS_PER_STATEMENT || (part.length > 0 && bytes + more > BYTES_PER_STATEMENT)) {
      found.push(part);
      part = [];
      bytes = 0;
    }
    part.push(row);
    bytes += more;
  }
  if (part.length > 0) found.push(part);
  return found;
}
