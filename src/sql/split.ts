import { isBlank, Lexer, type SqlProfile } from './lexer.ts';
import { RoutineBody } from './mysql-body.ts';
import { BatchBody, endsBatch, isElse } from './tsql-batches.ts';

/** A statement of a script: without its terminator, without white space and comments around it. */
export interface SqlStatement {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The statements of a text. Semicolons in parentheses, in strings and comments, in `BEGIN ATOMIC … END` (PostgreSQL) and
 * in the body of a trigger (SQLite) or a routine (MySQL) do not split; neither do those of a batch of SQL Server that belongs together. GO on a line of
 * its own does.
 */
export function splitStatements(text: string, profile: SqlProfile): readonly SqlStatement[] {
  const statements: SqlStatement[] = [];
  const lexer = new Lexer(text, profile);
  const body = bodyOf(profile);
  let start = -1;
  let end = 0;
  let depth = 0;
  const finish = (): void => {
    if (start >= 0) statements.push({ text: text.slice(start, end), start, end });
    start = -1;
    depth = 0;
    body.reset();
  };
  while (lexer.next()) {
    if (isBlank(lexer.kind)) continue;
    if (profile === 'mssql' && lexer.kind === 'word' && endsBatch(text, lexer.start, lexer.end)) {
      finish();
      continue;
    }
    if (lexer.kind === 'punctuation') {
      const code = text.charCodeAt(lexer.start);
      if (code === 59 && depth === 0) {
        if (body.semicolon() || (profile === 'mssql' && isElse(text, lexer.end))) end = lexer.end;
        else finish();
        continue;
      }
      if (code === 40) depth++;
      else if (code === 41 && depth > 0) depth--;
    }
    if (start < 0) start = lexer.start;
    end = lexer.end;
    if (depth > 0 || !body.watches) continue;
    const told = lexer.kind === 'word' || text[lexer.start] === '.' || text[lexer.start] === ':';
    body.token(told ? text.slice(lexer.start, lexer.end) : '');
  }
  finish();
  return statements;
}

/** Is a semicolon part of a body? Told each token outside of parentheses; what is no word, full stop or colon is told as ''. */
export interface Body {
  /** False once nothing that follows in this statement can matter. */
  readonly watches: boolean;
  token(word: string): void;
  /** Tells of a semicolon; true when it does not end the statement. */
  semicolon(): boolean;
  reset(): void;
}

function bodyOf(profile: SqlProfile): Body {
  switch (profile) {
    case 'postgresql':
      return new AtomicBody();
    case 'sqlite':
      return new TriggerBody();
    case 'mysql':
      return new RoutineBody();
    case 'mssql':
      return new BatchBody();
    case 'oracle':
      return { watches: false, token: () => undefined, semicolon: () => false, reset: () => undefined };
  }
}

/** CREATE [OR REPLACE] FUNCTION | PROCEDURE … BEGIN ATOMIC … END, with the ENDs of CASE counted. */
class AtomicBody implements Body {
  watches = true;
  #head = '';
  #before = '';
  #depth = 0;

  token(word: string): void {
    const name = word.length > 9 ? '' : word.toUpperCase();
    if (this.#head !== 'routine') {
      this.#head = this.#head === '' ? name : `${this.#head} ${name}`;
      if (/^CREATE (OR REPLACE )?(FUNCTION|PROCEDURE)$/.test(this.#head)) this.#head = 'routine';
      else if (!/^CREATE( OR( REPLACE)?)?$/.test(this.#head)) this.watches = false;
      return;
    }
    if (this.#depth === 0) {
      if (name === 'ATOMIC' && this.#before === 'BEGIN') this.#depth = 1;
      this.#before = name;
    } else {
      // `AS end` and `t.end` are names: https://www.postgresql.org/docs/current/sql-keywords-appendix.html
      const isName = this.#before === 'AS' || this.#before === '.';
      if (name === 'CASE' && !isName) this.#depth++;
      else if (name === 'END' && !isName) this.#depth--;
      this.#before = name;
    }
  }

  semicolon(): boolean {
    return this.#depth > 0;
  }

  reset(): void {
    this.watches = true;
    this.#head = this.#before = '';
    this.#depth = 0;
  }
}

/** [EXPLAIN …] CREATE [TEMP | TEMPORARY] TRIGGER … ; END — the rule of sqlite3_complete(). */
class TriggerBody implements Body {
  watches = true;
  #state: 'start' | 'explain' | 'create' | 'trigger' | 'semicolon' | 'end' | 'other' = 'start';

  token(word: string): void {
    const name = word.length > 9 ? '' : word.toUpperCase();
    switch (this.#state) {
      case 'start':
        this.#state = name === 'EXPLAIN' ? 'explain' : name === 'CREATE' ? 'create' : 'other';
        break;
      case 'explain':
        if (name === 'CREATE') this.#state = 'create';
        else if (name !== 'QUERY' && name !== 'PLAN') this.#state = 'other';
        break;
      case 'create':
        if (name === 'TRIGGER') this.#state = 'trigger';
        else if (name !== 'TEMP' && name !== 'TEMPORARY') this.#state = 'other';
        break;
      case 'semicolon':
        this.#state = name === 'END' ? 'end' : 'trigger';
        break;
      case 'end':
        this.#state = 'trigger';
        break;
    }
    this.watches = this.#state !== 'other';
  }

  semicolon(): boolean {
    if (this.#state !== 'trigger' && this.#state !== 'semicolon') return false;
    this.#state = 'semicolon';
    return true;
  }

  reset(): void {
    this.watches = true;
    this.#state = 'start';
  }
}
