import type { Position } from '../../diagnostics/diagnostic.ts';

/** A file of rows whose values are texts, with the place of every one of them. */
export interface TextTable {
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  /** The names of the first line, and the number of each. */
  readonly columns: ReadonlyMap<string, number>;
  /** What the others hold; null where nothing stood. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Line and column of every field in turn, beginning with the names. */
  readonly places: Uint32Array;
}

/** One row of a file. */
export interface TextRow {
  readonly table: TextTable;
  /** Counted from 0, without the names. */
  readonly row: number;
}

/** The number of the field in which this value stands, or -1 for a value that the author gave himself. */
export function fieldOf(origin: TextRow | undefined, column: string, value: unknown): number {
  if (origin === undefined || typeof value !== 'string') return -1;
  const field = origin.table.columns.get(column);
  return field !== undefined && origin.table.rows[origin.row]?.[field] === value ? field : -1;
}

export function placeOfField({ table, row }: TextRow, field: number): Position {
  return placeAt(table, row + 1, field);
}

/** Where the file names this column, if it does. */
export function placeOfName({ table }: TextRow, column: string): Position | undefined {
  const field = table.columns.get(column);
  return field === undefined ? undefined : placeAt(table, 0, field);
}

function placeAt({ file, columns, places }: TextTable, record: number, field: number): Position {
  const at = (record * columns.size + field) * 2;
  return { file, line: places[at] ?? 1, column: places[at + 1] ?? 1 };
}
