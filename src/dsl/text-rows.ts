import type { TextRow, TextTable } from '../schema/texts/rows.ts';

/**
 * The files of rows by the symbol under which each of their rows has its number. A copy of a row has it too, so that `{ ...row }` is
 * still known to be one; a row that was made anew is the author's own.
 */
const tables = new WeakMap<symbol, TextTable>();

/** A symbol for the rows of a file. */
export function publishTable(table: TextTable): symbol {
  const mark = Symbol(table.file);
  tables.set(mark, table);
  return mark;
}

/** The row of a file that an object was made of. */
export function textRowOf(row: object): TextRow | undefined {
  for (const mark of Object.getOwnPropertySymbols(row)) {
    const table = tables.get(mark);
    const number: unknown = Reflect.get(row, mark);
    if (table !== undefined && typeof number === 'number') return { table, row: number };
  }
  return undefined;
}
