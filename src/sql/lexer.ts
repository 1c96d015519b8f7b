import {
  continuation,
  endOfEscaped,
  endOfLine,
  endOfNestedComment,
  endOfOracleQuoted,
  endOfPlainComment,
  endOfQuoted,
  endOfWord,
  isDigit,
  isWordPart,
} from './token-ends.ts';

/** Whose rules of writing apply. */
export type SqlProfile = 'postgresql' | 'sqlite' | 'mysql' | 'mssql' | 'oracle';

export type TokenKind =
  | 'space'
  | 'line-comment'
  | 'block-comment'
  | 'string'
  | 'dollar-string'
  | 'quoted-identifier'
  | 'number'
  | 'word'
  | 'parameter'
  | 'operator'
  | 'punctuation';

/** One token; its text is `sql.slice(start, end)`. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** The end of the text came before the closing mark. */
  readonly unterminated?: true;
}

const SPACE = 1;
const WORD = 2;
const DIGIT = 3;
const OPERATOR = 4;
const PUNCTUATION = 5;
const QUOTE = 6;
const DOUBLE = 7;
const DOLLAR = 8;
const COLON = 9;
const DOT = 10;
const BRACKET = 11;
const BACKTICK = 12;
const VARIABLE = 13;
const HASH = 14;

const postgresClasses = classes([
  [SPACE, ' \t\n\r\f\v'],
  [DIGIT, '0123456789'],
  [OPERATOR, '~!@#^&|`?+-*/%<>='],
  [PUNCTUATION, '()[],;{}\\'],
  [QUOTE, "'"],
  [DOUBLE, '"'],
  [DOLLAR, '$'],
  [COLON, ':'],
  [DOT, '.'],
]);
const sqliteClasses = classes([
  [SPACE, ' \t\n\r\f'],
  [DIGIT, '0123456789'],
  [OPERATOR, '~!^&|+-*/%<>='],
  [PUNCTUATION, '(),;{}\\]'],
  [QUOTE, "'"],
  [DOUBLE, '"'],
  [BACKTICK, '`'],
  [BRACKET, '['],
  [DOT, '.'],
  [VARIABLE, '$@:#?'],
]);

/** Source: https://dev.mysql.com/doc/refman/8.4/en/string-literals.html, https://dev.mysql.com/doc/refman/8.4/en/comments.html */
const mysqlClasses = classes([
  [SPACE, ' \t\n\r\f\v'],
  [DIGIT, '0123456789'],
  [OPERATOR, '~!^&|+-*/%<>=:'],
  [PUNCTUATION, '()[],;{}\\?'],
  [QUOTE, "'"],
  [DOUBLE, '"'],
  [BACKTICK, '`'],
  [DOT, '.'],
  [VARIABLE, '@'],
  [HASH, '#'],
]);
/** Source: https://learn.microsoft.com/en-us/sql/relational-databases/databases/database-identifiers */
const mssqlClasses = classes([
  [SPACE, ' \t\n\r\f\v'],
  [DIGIT, '0123456789'],
  [WORD, '#@'],
  [OPERATOR, '~!^&|+-*/%<>=:'],
  [PUNCTUATION, '(),;{}\\]?`'],
  [QUOTE, "'"],
  [DOUBLE, '"'],
  [BRACKET, '['],
  [DOT, '.'],
]);
/** Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Literals.html */
const oracleClasses = classes([
  [SPACE, ' \t\n\r\f\v'],
  [DIGIT, '0123456789'],
  [WORD, '#'],
  [OPERATOR, '~!^&|+-*/%<>=:@'],
  [PUNCTUATION, '()[],;{}\\?`'],
  [QUOTE, "'"],
  [DOUBLE, '"'],
  [DOT, '.'],
]);

const classesOf: { readonly [P in SqlProfile]: Uint8Array } = {
  postgresql: postgresClasses,
  sqlite: sqliteClasses,
  mysql: mysqlClasses,
  mssql: mssqlClasses,
  oracle: oracleClasses,
};

function classes(entries: readonly (readonly [number, string])[]): Uint8Array {
  const table = new Uint8Array(128).fill(PUNCTUATION);
  for (let c = 0; c < 128; c++) if (/\w/.test(String.fromCharCode(c))) table[c] = WORD;
  for (const [number, characters] of entries) for (const one of characters) table[one.charCodeAt(0)] = number;
  return table;
}

const NUMBER =
  /0[xX](?:_?[0-9A-Fa-f])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*(?:\.(?!\.)(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*|[eE][-+])?/y;
const SQLITE_NUMBER =
  /0[xX][0-9A-Fa-f](?:_?[0-9A-Fa-f])*|(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?/y;
const NUMBER_TAIL = /[A-Za-z_][\w$]*$/;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const PARAMETER = /\$\d+(?:[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)?/y;
const SQLITE_OPERATOR = /->>?|\|\||<[=><]?|>[=>]?|={1,2}|!=|[\s\S]/y;
/** Tcl's `$name(index)` too, as long as nothing in its parentheses means something to the shell. */
const SQLITE_VARIABLE = /\?\d*|[$@:#](?:[\w$\u0080-\uffff]|::)+(?:\([^\s)'"`[;/-]*\))?/y;

/** `@name`, `@@session.name`, and a name in quotes. */
const MYSQL_VARIABLE = /@@?(?:[\w$.\u0080-\uffff]+|`(?:[^`]|``)*`)|@(?:'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*")/y;
const ORACLE_QUOTED = /^n?q'./is;

/** Reads one token after another; `kind`, `start`, `end` and `unterminated` are those of the last one. */
export class Lexer {
  readonly text: string;
  kind: TokenKind = 'space';
  start = 0;
  end = 0;
  unterminated = false;
  readonly #postgres: boolean;
  readonly #profile: SqlProfile;
  readonly #classes: Uint8Array;

  constructor(text: string, profile: SqlProfile, at = 0) {
    this.text = text;
    this.end = at;
    this.#postgres = profile === 'postgresql';
    this.#profile = profile;
    this.#classes = classesOf[profile];
  }

  /** Moves to the next token; false at the end of the text. */
  next(): boolean {
    const { text, end: start } = this;
    if (start >= text.length) return false;
    this.start = start;
    const end = this.#read(text.charCodeAt(start), start);
    this.unterminated = end === 0;
    this.end = end === 0 ? text.length : end;
    return true;
  }

  /** The last token as a value. */
  token(): Token {
    const { kind, start, end } = this;
    return this.unterminated ? { kind, start, end, unterminated: true } : { kind, start, end };
  }

  #classOf(code: number): number {
    return code < 128 ? (this.#classes[code] ?? 0) : code >= 128 ? WORD : 0;
  }

  /** Sets the kind and gives the end, like everything below; 0 when the text ends first. */
  #read(code: number, start: number): number {
    const { text } = this;
    let end = start + 1;
    switch (this.#classOf(code)) {
      case SPACE:
        while (this.#classOf(text.charCodeAt(end)) === SPACE) end++;
        return this.#as('space', end);
      case WORD:
        return code === 0xfeff && start === 0 ? this.#as('space', end) : this.#word(code, start);
      case DIGIT:
        return this.#number(start);
      case DOT:
        if (isDigit(text.charCodeAt(end))) return this.#number(start);
        if (this.#postgres && text.charCodeAt(end) === 46) return this.#as('operator', end + 1);
        break;
      case QUOTE:
        return this.#string(start, false);
      case DOUBLE:
        if (this.#profile === 'mysql') return this.#as('string', endOfEscaped(text, start));
        return this.#as('quoted-identifier', endOfQuoted(text, start, '"'));
      case BACKTICK:
        return this.#as('quoted-identifier', endOfQuoted(text, start, '`'));
      case BRACKET:
        if (this.#profile === 'mssql') return this.#as('quoted-identifier', endOfQuoted(text, start, ']'));
        return this.#as('quoted-identifier', text.indexOf(']', start) + 1);
      case HASH:
        return this.#as('line-comment', endOfLine(text, end, false));
      case DOLLAR:
        return this.#dollar(start);
      case COLON:
        if (text.charCodeAt(end) === 58 || text.charCodeAt(end) === 61) return this.#as('operator', end + 1);
        break;
      case VARIABLE: {
        const pattern = this.#profile === 'mysql' ? MYSQL_VARIABLE : SQLITE_VARIABLE;
        pattern.lastIndex = start;
        if (pattern.test(text)) return this.#as('parameter', pattern.lastIndex);
        break;
      }
      case OPERATOR:
        return this.#operator(code, start);
    }
    return this.#as('punctuation', end);
  }

  #as(kind: TokenKind, end: number): number {
    this.kind = kind;
    return end;
  }

  #word(code: number, start: number): number {
    const { text } = this;
    const next = text.charCodeAt(start + 1);
    const letter = code | 32;
    if (this.#profile === 'oracle') {
      const quote = ORACLE_QUOTED.test(text.slice(start, start + 4)) ? text.indexOf("'", start) : -1;
      if (quote > 0) return this.#as('string', endOfOracleQuoted(text, quote));
      return this.#as('word', endOfWord(text, start + 1));
    }
    if (this.#profile === 'mssql' && letter === 110 && next === 39) return this.#string(start + 1, false);
    if (this.#profile === 'mssql') {
      let end = endOfWord(text, start + 1);
      while (text[end] === '#' || text[end] === '@') end = endOfWord(text, end + 1);
      return this.#as('word', end);
    }
    if (this.#profile === 'mysql') return this.#as('word', endOfWord(text, start + 1));
    if (next === 39) {
      if (this.#postgres ? 'benx'.includes(String.fromCharCode(letter)) : letter === 120)
        return this.#string(start + 1, letter === 101);
    } else if (next === 38 && this.#postgres && letter === 117) {
      const quote = text.charCodeAt(start + 2);
      if (quote === 39) return this.#string(start + 2, false);
      if (quote === 34) return this.#as('quoted-identifier', endOfQuoted(text, start + 2, '"'));
    }
    return this.#as('word', endOfWord(text, start + 1));
  }

  #number(start: number): number {
    const { text } = this;
    const pattern = this.#postgres ? NUMBER : SQLITE_NUMBER;
    pattern.lastIndex = start;
    const end = pattern.test(text) ? pattern.lastIndex : start + 1;
    // Letters that follow belong to the number; the server calls them trailing junk (since PostgreSQL 15).
    const next = text.charCodeAt(end);
    const junk = isWordPart(next) && (next !== 36 || NUMBER_TAIL.test(text.slice(start, end)));
    return this.#as('number', junk ? endOfWord(text, end) : end);
  }

  #string(quote: number, escapes: boolean): number {
    const { text } = this;
    if (this.#profile === 'mysql') return this.#as('string', endOfEscaped(text, quote));
    let end = escapes ? endOfEscaped(text, quote) : endOfQuoted(text, quote, "'");
    if (this.#postgres) {
      for (let open = continuation(text, end); end > 0 && open > 0; open = continuation(text, end)) {
        end = escapes ? endOfEscaped(text, open) : endOfQuoted(text, open, "'");
      }
    }
    return this.#as('string', end);
  }

  #dollar(start: number): number {
    const { text } = this;
    DOLLAR_TAG.lastIndex = start;
    if (DOLLAR_TAG.test(text)) {
      const tag = text.slice(start, DOLLAR_TAG.lastIndex);
      const close = text.indexOf(tag, DOLLAR_TAG.lastIndex);
      return this.#as('dollar-string', close < 0 ? 0 : close + tag.length);
    }
    PARAMETER.lastIndex = start;
    return PARAMETER.test(text) ? this.#as('parameter', PARAMETER.lastIndex) : this.#as('punctuation', start + 1);
  }

  #operator(code: number, start: number): number {
    const { text } = this;
    const next = text.charCodeAt(start + 1);
    if (code === 45 && next === 45 && (this.#profile !== 'mysql' || !(text.charCodeAt(start + 2) > 32)))
      return this.#as('line-comment', endOfLine(text, start + 2, this.#postgres));
    if (code === 47 && next === 42) {
      if (this.#postgres || this.#profile === 'mssql')
        return this.#as('block-comment', endOfNestedComment(text, start));
      // What stands in `/*! … */` is run: https://dev.mysql.com/doc/refman/8.4/en/comments.html
      if (this.#profile === 'mysql' && /^M?!/.test(text.slice(start + 2, start + 4)))
        return this.#as('operator', endOfPlainComment(text, start));
      // A slash and an asterisk at the very end are two operators for SQLite.
      if (start + 2 < text.length) return this.#as('block-comment', endOfPlainComment(text, start));
    }
    if (this.#postgres) return this.#as('operator', this.#endOfOperator(start));
    SQLITE_OPERATOR.lastIndex = start;
    SQLITE_OPERATOR.test(text);
    return this.#as('operator', SQLITE_OPERATOR.lastIndex);
  }

  /** PostgreSQL's rule (4.1.3): up to a comment; no + or - at the end unless a character like ~ or @ stands before. */
  #endOfOperator(start: number): number {
    const { text } = this;
    let end = start;
    let special = false;
    for (; this.#classOf(text.charCodeAt(end)) === OPERATOR; end++) {
      const code = text.charCodeAt(end);
      const next = text.charCodeAt(end + 1);
      if ((code === 45 && next === 45) || (code === 47 && next === 42)) break;
    }
    for (let i = start; i < end - 1 && !special; i++) special = '~!@#^&|`?%'.includes(text.charAt(i));
    if (!special) while (end - start > 1 && (text[end - 1] === '+' || text[end - 1] === '-')) end--;
    return end;
  }
}

/** Every token of the text, white space and comments too: together they are the text. */
export function tokenize(text: string, profile: SqlProfile): readonly Token[] {
  const tokens: Token[] = [];
  const lexer = new Lexer(text, profile);
  while (lexer.next()) tokens.push(lexer.token());
  return tokens;
}

/** Is it white space or a comment? */
export function isBlank(kind: TokenKind): boolean {
  return kind === 'space' || kind === 'line-comment' || kind === 'block-comment';
}
