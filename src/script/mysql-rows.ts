import { literal } from './mysql-text.ts';
import type { ScriptRequest } from './plan-script.ts';

const VERSION = 'CONVERT(version_num USING utf8mb4)';
/** All version rows, in the order of their bytes. */
export const ROWS = `COALESCE(GROUP_CONCAT(${VERSION} ORDER BY ${VERSION} COLLATE utf8mb4_bin SEPARATOR ','), '')`;

export const found = "COALESCE(NULLIF(@limbeck_rows, ''), 'no row')";

/** The rows that were read are these. */
export function sameRows(rows: readonly string[]): string {
  return `@limbeck_rows <=> ${rowsAsText(rows)} COLLATE utf8mb4_bin`;
}

/** Also where they could not be read. */
export function differ(rows: readonly string[]): string {
  return `NOT ${sameRows(rows)}`;
}

export function rowsAsText(rows: readonly string[]): string {
  return literal([...rows].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join(','));
}

export function isTable({ versionTable: { schema } }: ScriptRequest, name: string): string {
  return `table_schema = ${schema === undefined ? 'DATABASE()' : literal(schema)} AND table_name = ${literal(name)}`;
}

/** 1 where there is a table of that name. */
export function tableCount(request: ScriptRequest, name: string): string {
  return `(SELECT COUNT(*) FROM information_schema.tables WHERE ${isTable(request, name)})`;
}
