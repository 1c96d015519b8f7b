import { Lexer } from './lexer.ts';

const ALONE = new Set(['VIEW', 'PROC', 'PROCEDURE', 'FUNCTION', 'TRIGGER', 'SCHEMA', 'DEFAULT', 'RULE']);

/**
 * Must the statement be the first of its batch, with nothing behind it?
 *
 * Source: https://learn.microsoft.com/en-us/sql/relational-databases/native-client-ole-db-provider/batches, the rules for batches
 */
export function mustBeFirst(statement: string): boolean {
  const [verb, ...rest] = firstWords(statement, 4);
  if (verb !== 'CREATE' && verb !== 'ALTER') return false;
  const [what] = rest[0] === 'OR' && rest[1] === 'ALTER' ? rest.slice(2) : rest;
  return what !== undefined && ALONE.has(what);
}

/** Does it change what holds in the session, as `SET IDENTITY_INSERT` does? In an EXEC it would hold no longer than that. */
export function setsTheSession(statement: string): boolean {
  return firstWords(statement, 1)[0] === 'SET';
}

function firstWords(statement: string, most: number): readonly string[] {
  const words: string[] = [];
  const lexer = new Lexer(statement, 'mssql');
  while (words.length < most && lexer.next()) {
    if (lexer.kind === 'word') words.push(statement.slice(lexer.start, lexer.end).toUpperCase());
    else if (lexer.kind !== 'space' && lexer.kind !== 'line-comment' && lexer.kind !== 'block-comment') break;
  }
  return words;
}
