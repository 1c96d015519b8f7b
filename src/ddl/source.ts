import { plainSql, type SqlExpression } from '../sql/author.ts';
import { isBlank, Lexer, type Token } from '../sql/lexer.ts';

/** Stops the reading of a statement from its depth: what it does is not understood. */
export class NotUnderstood extends Error {}

/** Says of a statement that it does something which the catalog has no place for. */
export function notUnderstood(what: string): never {
  throw new NotUnderstood(what);
}

/**
 * The text of one statement beside its tree. The tree has no text of expressions, and a printed tree would not be what its author wrote:
 * expressions are cut out of the text, between the words that the grammar puts around them.
 */
export class Source {
  readonly text: string;
  #tokens: readonly Token[] | undefined;
  #depths: readonly number[] = [];
  readonly #ascii: boolean;

  constructor(text: string) {
    this.text = text;
    this.#ascii = Buffer.byteLength(text) === text.length;
  }

  /** The place in the text of what the parser counts in bytes. */
  place(bytes = 0): number {
    return this.#ascii ? bytes : Buffer.from(this.text).subarray(0, bytes).toString().length;
  }

  /** Everything but white space and comments. */
  get tokens(): readonly Token[] {
    if (this.#tokens === undefined) {
      const tokens: Token[] = [];
      const depths: number[] = [];
      const lexer = new Lexer(this.text, 'postgresql');
      let depth = 0;
      while (lexer.next()) {
        if (isBlank(lexer.kind)) continue;
        const token = lexer.token();
        const character = token.kind === 'punctuation' ? this.text[token.start] : '';
        if (character === ')' || character === ']') depth--;
        tokens.push(token);
        depths.push(depth);
        if (character === '(' || character === '[') depth++;
      }
      this.#tokens = tokens;
      this.#depths = depths;
    }
    return this.#tokens;
  }

  /** The text between two places as SQL. */
  slice(start: number, end: number): SqlExpression {
    return plainSql(this.text.slice(start, end).trim());
  }

  /** The end of the first of these words in a row, at or behind a place and at its depth. */
  behind(words: string, from = 0): number | undefined {
    const wanted = words.split(' ');
    const { tokens } = this;
    const first = this.#at(from);
    const depth = this.#depths[first];
    for (let i = first; i < tokens.length && depth !== undefined; i++) {
      if ((this.#depths[i] ?? 0) < depth) return undefined;
      if (this.#depths[i] === depth && wanted.every((word, j) => this.#isWord(tokens[i + j], word)))
        return tokens[i + wanted.length - 1]?.end;
    }
    return undefined;
  }

  /** What stands in the first parentheses at or behind a place, and where they end. */
  group(from: number): { readonly start: number; readonly end: number } | undefined {
    const { tokens } = this;
    for (let i = this.#at(from); i < tokens.length; i++) {
      const open = tokens[i];
      if (open === undefined || this.text[open.start] !== '(' || open.kind !== 'punctuation') continue;
      for (let j = i + 1; j < tokens.length; j++) {
        const close = tokens[j];
        if (close && this.#depths[j] === this.#depths[i] && this.text[close.start] === ')')
          return { start: open.end, end: close.start };
      }
    }
    return undefined;
  }

  /** Where what begins at a place ends: at a comma or a closing parenthesis of its depth, at one of the places or words, or with the text. */
  end(from: number, places: readonly number[] = [], words: readonly string[] = []): number {
    const { tokens } = this;
    const first = this.#at(from);
    const depth = this.#depths[first] ?? 0;
    const limit = Math.min(this.text.length, ...places.filter((one) => one > from));
    for (let i = first; i < tokens.length; i++) {
      const token = tokens[i];
      if (token === undefined || token.start >= limit) break;
      const now = this.#depths[i] ?? 0;
      if (now < depth) return token.start;
      if (now > depth) continue;
      if (token.kind === 'punctuation' && ',;'.includes(this.text[token.start] ?? '')) return token.start;
      if (words.some((word) => this.#isWord(token, word))) return token.start;
    }
    return limit;
  }

  /** The parts of a text that stand between the commas of their depth. */
  parts(start: number, end: number): readonly { readonly start: number; readonly end: number }[] {
    const found: { start: number; end: number }[] = [];
    for (let from = start; from < end; ) {
      const to = Math.min(end, this.end(from));
      found.push({ start: from, end: to });
      from = to + 1;
    }
    return found;
  }

  #at(place: number): number {
    const { tokens } = this;
    let low = 0;
    let high = tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens[middle]?.start ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #isWord(token: Token | undefined, word: string): boolean {
    return token?.kind === 'word' && this.text.slice(token.start, token.end).toLowerCase() === word;
  }
}
