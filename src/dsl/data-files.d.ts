/**
 * The rows of a CSV file of the project: texts by the names of its first line, null where nothing stands between two commas.
 * `op.bulkInsert` makes of each text a value of its column's type.
 *
 * @example
 * import countries from './countries.csv';
 * op.bulkInsert('country', countries);
 * // INSERT INTO country (code, area) VALUES ('AD', 468), ('AE', 83600)
 */
declare module '*.csv' {
  const rows: readonly { readonly [column: string]: string | null }[];
  // biome-ignore lint/style/noDefaultExport: it is what an import of the file gives
  export default rows;
}

/**
 * A file of SQL of the project: what the `sql` tag would give for its text, without JavaScript's escapes.
 *
 * @example
 * import totals from './totals.sql';
 * op.createView('totals', totals);
 */
declare module '*.sql' {
  const sql: import('limbeck').Sql;
  // biome-ignore lint/style/noDefaultExport: it is what an import of the file gives
  export default sql;
}
