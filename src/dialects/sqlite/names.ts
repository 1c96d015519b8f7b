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
