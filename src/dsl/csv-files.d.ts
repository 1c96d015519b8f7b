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
