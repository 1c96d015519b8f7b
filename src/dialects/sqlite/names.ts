import { type Catalog, relationOf, tableOf } from '../../schema/catalog.ts';
import type { TableName } from '../../schema/model.ts';
import { shown } from '../ansi.ts';
import { refused } from '../spelling.ts';

/** SQLite compares names without regard to case, of ASCII letters only: https://sqlite.org/lang_keywords.html */
export function sameWord(a: string, b: string): boolean {
  return a === b || folded(a) === folded(b);
}

/** https://sqlite.org/fileformat2.html#internal_schema_objects */
export function checkObjectName(name: string): void {
  if (folded(name).startsWith('sqlite_')) {
    refused(`the name ${shown(name)} is SQLite's own`, 'choose one that does not begin with sqlite_');
  }
}

/**
 * Refuses the name of a table or an index that SQLite takes for another one: with IF NOT EXISTS it would make nothing, without a word.
 * The catalog is asked for the usual spellings only; to look through all of its names for each new one would take too long.
 *
 * @param table the table of that name, or of the index
 * @param catalog with the table
 */
export function checkFreeName(name: string, table: TableName, catalog: Catalog): void {
  const own = isTemporary(table, catalog);
  for (const other of spellings(name)) {
    const holder = other === name ? undefined : relationOf(catalog, other, table.schema);
    if (holder === undefined || holder.kind === 'constraint') continue;
    const owner = 'table' in holder ? holder.table : { ...table, name: other };
    if (isTemporary(owner, catalog) === own) sameNameRefused(other, name);
  }
}

export function sameNameRefused(
  a: string,
  b: string,
  help = 'choose names that differ in more than upper and lower case',
): never {
  refused(`SQLite takes ${shown(a)} and ${shown(b)} for the same name`, help);
}

/** `users`, `USERS` and `Users`, of ASCII letters only. */
function spellings(name: string): readonly string[] {
  const lower = folded(name);
  const raised = (letters: RegExp): string => lower.replace(letters, (letter) => letter.toUpperCase());
  return [lower, raised(/[a-z]/g), raised(/^[a-z]/)];
}

/** Temporary tables and their indexes live in a database of their own: https://sqlite.org/lang_naming.html */
function isTemporary(table: TableName, catalog: Catalog): boolean {
  return tableOf(catalog, table)?.options?.temporary ?? false;
}

/** Is this word among those of an expression? */
export function mentions(words: ReadonlySet<string>, name: string): boolean {
  if (words.has(name) || words.has(folded(name))) return true;
  const word = folded(name);
  return [...words].some((one) => folded(one) === word);
}

/** A name as SQLite compares it. */
export function folded(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
