import type { SqlExpression, SqlPart } from './author.ts';
import { textOfSql } from './author.ts';

const TOKEN =
  /'(?:[^']|'')*'|"((?:[^"]|"")*)"|\$(\w*)\$[\s\S]*?\$\2\$|--[^\n]*|\/\*[\s\S]*?\*\/|[\p{L}_][\p{L}\p{N}_$]*/gu;

/** The names that a piece of SQL mentions outside of its strings and comments; bare ones in lower case. */
export function wordsOf(expression: SqlExpression): ReadonlySet<string> {
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
  const quoted = /^[a-z_][a-z0-9_$]*$/.test(to) ? to : `"${to.replaceAll('"', '""')}"`;
  const text = part.text.replace(TOKEN, (word, inQuotes: string | undefined) => {
    if (inQuotes !== undefined) return inQuotes.replaceAll('""', '"') === from ? quoted : word;
    return /^[\p{L}_]/u.test(word) && word.toLowerCase() === from ? quoted : word;
  });
  return { ...part, text };
}
