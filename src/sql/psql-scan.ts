/** A place where psql would put the value of a variable; the offset counts from the start of the script. */
export interface PsqlVariable {
  readonly offset: number;
  readonly name: string;
}

const PLAIN = 0;
const WORD = 1;
const DIGIT = 2;
const SPECIAL = 3;

const kinds = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const one = String.fromCharCode(c);
  if (/[A-Za-z_]/.test(one)) kinds[c] = WORD;
  else if (/[0-9]/.test(one)) kinds[c] = DIGIT;
  else if (/['"$:;\\()/-]/.test(one)) kinds[c] = SPECIAL;
}

const TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const VARIABLE = /:(?:[\w\u0080-\uffff]+|'[\w\u0080-\uffff]+'|"[\w\u0080-\uffff]+"|\{\?[\w\u0080-\uffff]+\})/y;
/** As the server sees it, and as psql does: it is given one line at a time, where only a carriage return is a line break. */
const CONTINUATION = /[ \t\f\v]*(?:--[^\n\r]*)?[\n\r](?:[ \t\n\r\f\v]|--[^\n\r]*[\n\r])*'/y;
const CONTINUATION_IN_LINE = /[ \t\f\v]*(?:--[^\n\r]*)?\r(?:[ \t\r\f\v]|--[^\n\r]*\r)*'/y;
const LEADING = new Map([
  ['create', 'c'],
  ['function', 'f'],
  ['procedure', 'p'],
  ['or', 'o'],
  ['replace', 'r'],
]);
const ROUTINE = /^c(?:[fp]|or[fp])/;
const MOST_WORDS = 4;

/** psqlscan.l: reads on from `at` to a semicolon that ends a statement, to a backslash, or to the end. */
export class PsqlScanner {
  readonly text: string;
  at: number;
  /** Pairs of start and end: comments, and what else the reader does not count as part of the statement. */
  blanks: number[] = [];
  variables: PsqlVariable[] = [];
  /** Where a quote or a comment began that the text does not end; -1 without one. */
  open = -1;
  /** Where the string began whose second part psql reads by other rules than the server does; -1 without one. */
  misread = -1;
  depth = 0;
  parenthesis = -1;
  begins = 0;
  begin = -1;
  #carriage = -1;
  #words = 0;
  #leading = '';
  #routine = false;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** The next stop is at `at`. */
  scan(): ';' | '\\' | 'end' {
    const { text } = this;
    const { length } = text;
    let i = this.at;
    while (i < length) {
      const code = text.charCodeAt(i);
      const kind = code < 128 ? (kinds[code] ?? PLAIN) : WORD;
      if (kind === PLAIN) i++;
      else if (kind === WORD) {
        const start = i++;
        while (isWordPart(text.charCodeAt(i))) i++;
        if (i - start === 1 && (code | 32) === 101 && text.charCodeAt(i) === 39) i = this.#escapeString(i);
        else if (this.#words < MOST_WORDS || this.#routine) this.#word(start, i);
      } else if (kind === DIGIT) i = endOfNumber(text, i + 1);
      else {
        this.at = i;
        if (code === 92) return '\\';
        if (code === 59) {
          if (this.depth === 0 && this.begins === 0) return ';';
          i++;
        } else i = this.#special(code, i);
      }
    }
    this.at = length;
    return 'end';
  }

  /** Forgets the words of the statement, as psql does at each semicolon that ends one. */
  forgetWords(): void {
    this.#words = 0;
  }

  /** Forgets parentheses and bodies too, as psql does after a meta-command that sends. */
  reset(): void {
    this.#words = this.depth = this.begins = 0;
  }

  #special(code: number, i: number): number {
    const { text } = this;
    const next = text.charCodeAt(i + 1);
    if (code === 40) {
      if (this.depth++ === 0) this.parenthesis = i;
    } else if (code === 41) {
      if (this.depth > 0) this.depth--;
    } else if (code === 39) return this.#closed(i, text.indexOf("'", i + 1), 1);
    else if (code === 34) return this.#closed(i, text.indexOf('"', i + 1), 1);
    else if (code === 36) {
      TAG.lastIndex = i;
      if (next === 36) return this.#closed(i, text.indexOf('$$', i + 2), 2);
      if (!TAG.test(text)) return i + 1;
      const end = TAG.lastIndex;
      return this.#closed(i, text.indexOf(text.slice(i, end), end), end - i);
    } else if (code === 58) {
      if (next === 58 || next === 61) return i + 2;
      VARIABLE.lastIndex = i;
      if (VARIABLE.test(text)) {
        const end = VARIABLE.lastIndex;
        this.variables.push({ offset: i, name: /[\w\u0080-\uffff]+/.exec(text.slice(i, end))?.[0] ?? '' });
        return end;
      }
    } else if (code === 45 && next === 45) return this.#lineComment(i);
    else if (code === 47 && next === 42) return this.#blockComment(i);
    return i + 1;
  }

  #closed(open: number, close: number, length: number): number {
    if (close >= 0) return close + length;
    this.open = open;
    return this.text.length;
  }

  #lineComment(open: number): number {
    const { text } = this;
    const feed = indexOrEnd(text, '\n', open);
    // Nearly all texts have no carriage return at all: it is looked for once.
    if (this.#carriage < open) this.#carriage = indexOrEnd(text, '\r', open);
    const end = Math.min(feed, this.#carriage);
    if (end === text.length) this.open = open;
    this.blanks.push(open, end);
    return end;
  }

  #blockComment(open: number): number {
    const { text } = this;
    let depth = 1;
    let i = open + 2;
    while (depth > 0) {
      const close = text.indexOf('*/', i);
      if (close < 0) {
        this.open = open;
        i = text.length;
        break;
      }
      const inner = text.indexOf('/*', i);
      if (inner >= 0 && inner < close) depth++;
      else depth--;
      i = (inner >= 0 && inner < close ? inner : close) + 2;
    }
    this.blanks.push(open, i);
    return i;
  }

  /** E'…', its quote at `open`; a part that continues it is read as one only where psql sees that it does. */
  #escapeString(open: number): number {
    const { text } = this;
    let quote = open;
    for (;;) {
      const end = endOfEscapes(text, quote);
      if (end < 0) {
        this.open = quote;
        return text.length;
      }
      CONTINUATION.lastIndex = CONTINUATION_IN_LINE.lastIndex = end;
      if (!CONTINUATION.test(text)) return end;
      if (!CONTINUATION_IN_LINE.test(text)) {
        const next = CONTINUATION.lastIndex - 1;
        if (this.misread < 0 && endOfEscapes(text, next) !== endOfPlain(text, next)) this.misread = next;
        return end;
      }
      quote = CONTINUATION_IN_LINE.lastIndex - 1;
    }
  }

  /** psql's heuristic for BEGIN … END in routines: it looks at the first four words, and outside of parentheses only. */
  #word(start: number, end: number): void {
    const length = end - start;
    const word = length > 9 ? '' : this.text.slice(start, end).toLowerCase();
    const before = this.#words++;
    if (before < MOST_WORDS) {
      this.#leading = (before === 0 ? '' : this.#leading) + (LEADING.get(word) ?? '-');
      this.#routine = ROUTINE.test(this.#leading);
      // Nothing that follows can make a routine of it.
      if (this.#leading.endsWith('-')) this.#words = MOST_WORDS;
    }
    if (!this.#routine || this.depth > 0) return;
    if (word === 'begin' || (word === 'case' && this.begins > 0)) {
      if (this.begins++ === 0) this.begin = start;
    } else if (word === 'end' && this.begins > 0) this.begins--;
  }
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from);
  return found < 0 ? text.length : found;
}

/** What a word may go on with, beside every letter that is not ASCII. */
const wordParts = Uint8Array.from(kinds, (kind, code) => (kind === WORD || kind === DIGIT || code === 36 ? 1 : 0));

function isWordPart(code: number): boolean {
  return code >= 128 || wordParts[code] === 1;
}

/**
 * A dollar belongs to a number only after a letter, as in `1a$`; else it may begin a quote. The sign behind `1e` belongs to
 * it, digits or not: `1e--` begins no comment (since PostgreSQL 15).
 */
function endOfNumber(text: string, from: number): number {
  let letters = 0;
  for (let i = from; ; i++) {
    const code = text.charCodeAt(i);
    if (!isWordPart(code) || (code === 36 && letters === 0)) {
      const exponent = letters === 1 && (text.charCodeAt(i - 1) | 32) === 101;
      return exponent && (code === 43 || code === 45) ? i + 1 : i;
    }
    if (code >= 128 || kinds[code] === WORD) letters++;
  }
}

/** Behind the quote that closes the one at `open`; -1 without one. */
function endOfEscapes(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 39) {
      if (text.charCodeAt(i + 1) !== 39) return i + 1;
      i++;
    }
  }
  return -1;
}

function endOfPlain(text: string, open: number): number {
  let close = text.indexOf("'", open + 1);
  while (close >= 0 && text.charCodeAt(close + 1) === 39) close = text.indexOf("'", close + 2);
  return close < 0 ? -1 : close + 1;
}
