import { isBlank, Lexer } from './lexer.ts';
import type { Body } from './split.ts';

/**
 * Is this word GO on a line of its own? It is no SQL: the client programs end a batch there, and it separates statements as a semicolon
 * does. With a number behind it, it repeats the batch, and is left for somebody to refuse.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/language-elements/sql-server-utilities-statements-go
 */
export function endsBatch(text: string, start: number, end: number): boolean {
  if (end - start !== 2 || text.slice(start, end).toUpperCase() !== 'GO') return false;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^\s*$/.test(before) && /^[ \t]*;?[ \t]*(?:--[^\n]*)?(?:\r?\n|$)/.test(text.slice(end));
}

/** Does ELSE follow? A semicolon before it ends the statement behind IF, and not the IF. */
export function isElse(text: string, from: number): boolean {
  const lexer = new Lexer(text, 'mssql', from);
  while (lexer.next()) if (!isBlank(lexer.kind)) return /^else$/i.test(text.slice(lexer.start, lexer.end));
  return false;
}

/** Behind BEGIN, what begins no block. */
const NO_BLOCK: ReadonlySet<string> = new Set(['TRAN', 'TRANSACTION', 'DISTRIBUTED', 'DIALOG', 'CONVERSATION']);

/**
 * What of a batch belongs together: a routine has its body up to the end of the batch, a variable lives as long, and BEGIN … END is one
 * statement.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/create-procedure-transact-sql, https://learn.microsoft.com/en-us/sql/t-sql/language-elements/declare-local-variable-transact-sql
 */
export class BatchBody implements Body {
  readonly watches = true;
  #head: '' | 'create' | 'other' = '';
  #toEnd = false;
  #begins = false;
  #depth = 0;

  token(word: string): void {
    const name = word.length > 12 ? '' : word.toUpperCase();
    if (this.#begins && !NO_BLOCK.has(name)) this.#depth++;
    this.#begins = name === 'BEGIN';
    if (this.#head === '') {
      if (name === 'DECLARE') this.#toEnd = true;
      this.#head = name === 'CREATE' || name === 'ALTER' ? 'create' : 'other';
    } else if (this.#head === 'create' && name !== 'OR' && name !== 'ALTER') {
      this.#toEnd = /^(?:PROC|PROCEDURE|FUNCTION|TRIGGER)$/.test(name);
      this.#head = 'other';
    }
    if (name === 'CASE') this.#depth++;
    else if (name === 'END' && this.#depth > 0) this.#depth--;
  }

  semicolon(): boolean {
    return this.#toEnd || this.#depth > 0;
  }

  reset(): void {
    this.#head = '';
    this.#toEnd = this.#begins = false;
    this.#depth = 0;
  }
}
