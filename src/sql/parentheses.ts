import { isBlank, Lexer, type SqlProfile } from './lexer.ts';

/** Does the parenthesis that opens the text close at its end? `(a) + (b)` is no such text. */
export function isParenthesised(text: string, profile: SqlProfile): boolean {
  const lexer = new Lexer(text, profile);
  let depth = 0;
  let closed = false;
  while (lexer.next()) {
    if (isBlank(lexer.kind)) continue;
    const mark = lexer.kind === 'punctuation' ? text[lexer.start] : '';
    if (closed || (depth === 0 && mark !== '(')) return false;
    if (mark === '(') depth++;
    else if (mark === ')') closed = --depth === 0;
  }
  return closed;
}
