import type { SqlExpression, SqlPart } from './author.ts';
import { textOfSql } from './author.ts';

const TOKEN =
  /'(?:[^']|'')*'|"((?:[^"]|"")*)"|\$(\w*)\$[\s\S]*?\$\2\$|--[^\n]*|\/\*[\s\S]*?\*\/|[\p{L}_][\p{L}\p{N}_$]*/gu;

/** The query of a view is asked for its names at every table that is changed. */
const known = new WeakMap<SqlExpression, ReadonlySet<string>>();

/** The names that a piece of SQL mentions outside of its strings and comments; bare ones in lower case. */
export function wordsOf(expression: SqlExpression): ReadonlySet<string> {
  const found = known.get(expression) ?? findWords(expression);
  known.set(expression, found);
  return found;
}

function findWords(expression: SqlExpression): ReadonlySet<string> {
  const words = new Set<string>();
  for (const match of textOfSql(expression).matchAll(TOKEN)) {
    const text = match[0];
    const first = text[0];
    if (first === '"') words.add((match[1] ?? '').replaceAll('""', '"'));
    else if (first !== "'" && first !== '$' && first !== '-' && first !== '/') words.add(text.toLowerCase());
  }
  return words;
}

/** Every word at all, in strings, bodies and comments too: what raw SQL may have touched. */
export function everyWord(expression: SqlExpression): ReadonlySet<string> {
  return new Set(
    [...textOfSql(expression).matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)].map((match) => match[0].toLowerCase()),
  );
}

/** The same SQL after a column has been renamed: each mention of it outside of strings has the new name. */
export function renameWord(expression: SqlExpression, from: string, to: string): SqlExpression {
  if (!wordsOf(expression).has(from)) return expression;
  if (expression.kind === 'sql-by-dialect') {
    const by = Object.fromEntries(
      Object.entries(expression.by).map(([name, one]) => [name, renameWord(one, from, to)]),
    );
    return { ...expression, by };
  }
  return { ...expression, parts: expression.parts.map((part) => renameInPart(part, from, to)) };
}

function renameInPart(part: SqlPart, from: string, to: string): SqlPart {
  if (part.kind === 'identifier') return { ...part, path: part.path.map((name) => (name === from ? to : name)) };
  if (part.kind === 'sql' || part.kind === 'sql-by-dialect') return renameWord(part, from, to);
  if (part.kind !== 'text') return part;
  const quoted = spelled(to);
  const text = part.text.replace(TOKEN, (word, inQuotes: string | undefined) => {
    if (inQuotes !== undefined) return inQuotes.replaceAll('""', '"') === from ? quoted : word;
    return /^[\p{L}_]/u.test(word) && word.toLowerCase() === from ? quoted : word;
  });
  return { ...part, text };
}

/** The same SQL after a type has been renamed: it is known by the `::` or `AS` before it, so that columns keep their names. */
export function renameCast(expression: SqlExpression, from: string, to: string): SqlExpression {
  if (!wordsOf(expression).has(from)) return expression;
  if (expression.kind === 'sql-by-dialect') {
    const by = Object.fromEntries(
      Object.entries(expression.by).map(([name, one]) => [name, renameCast(one, from, to)]),
    );
    return { ...expression, by };
  }
  const parts = expression.parts.map((part, i): SqlPart => {
    if (part.kind === 'sql' || part.kind === 'sql-by-dialect') return renameCast(part, from, to);
    if (part.kind === 'text') return { ...part, text: part.text.replace(CAST, renamedCast(from, to)) };
    const before = expression.parts[i - 1];
    if (part.kind !== 'identifier' || before?.kind !== 'text' || !/(?:::|\bas)\s*$/i.test(before.text)) return part;
    return { ...part, path: part.path.map((name, at) => (at === part.path.length - 1 && name === from ? to : name)) };
  });
  return { ...expression, parts };
}

const CAST =
  /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\/|((?:::\s*|\bas\s+)(?:(?:"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*)\.)?)("(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*)/giu;

function renamedCast(from: string, to: string) {
  return (whole: string, before: string | undefined, name: string | undefined): string => {
    if (before === undefined || name === undefined) return whole;
    const known = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase();
    return known === from ? `${before}${spelled(to)}` : whole;
  };
}

function spelled(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
