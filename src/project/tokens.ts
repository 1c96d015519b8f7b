/** Words after which a slash begins a regular expression, not a division. */
const BEFORE_EXPRESSION = new Set(
  'return typeof case in of do else void delete instanceof new throw await yield extends default'.split(' '),
);
const BEFORE_CONDITION = new Set(['if', 'while', 'for', 'with']);

export function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    (code > 127 && code !== 0xa0 && code !== 0xfeff && code !== 0x2028 && code !== 0x2029)
  );
}

/** The offset behind the blank space and comments at `start`. */
export function skipTrivia(source: string, start: number): number {
  let i = start;
  for (;;) {
    const code = source.charCodeAt(i);
    if (code <= 32 || code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029) i++;
    else if (code === 47 && isCommentStart(source, i)) i = skipComment(source, i);
    else return i;
  }
}

function isCommentStart(source: string, i: number): boolean {
  const next = source.charCodeAt(i + 1);
  return next === 47 || next === 42;
}

function skipComment(source: string, start: number): number {
  if (source.charCodeAt(start + 1) === 42) {
    const end = source.indexOf('*/', start + 2);
    return end < 0 ? source.length : end + 2;
  }
  LINE_END.lastIndex = start + 2;
  return LINE_END.test(source) ? LINE_END.lastIndex - 1 : source.length;
}

const LINE_END = /[\n\r\u2028\u2029]/g;

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

/** The offset behind the string whose quote is at `start`; an unterminated one ends with its line. */
export function skipString(source: string, start: number): number {
  const quote = source.charCodeAt(start);
  let i = start + 1;
  for (; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === quote) return i + 1;
    if (code === 92) i += source.charCodeAt(i + 1) === 13 && source.charCodeAt(i + 2) === 10 ? 2 : 1;
    else if (code === 10 || code === 13) return i;
  }
  return source.length;
}

/** The offset behind the template whose backtick is at `start`, with everything in its `${}`. */
export function skipTemplate(source: string, start: number): number {
  for (let i = start + 1; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 96) return i + 1;
    if (code === 92) i++;
    else if (code === 36 && source.charCodeAt(i + 1) === 123) i = new TokenWalk(source, i + 2).toCloser();
  }
  return source.length;
}

/** The offset behind the regular expression at `start`, or -1 when the line ends first. */
function skipRegExp(source: string, start: number): number {
  let inClass = false;
  for (let i = start + 1; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (isLineEnd(code)) return -1;
    if (code === 92) i++;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 47 && !inClass) {
      let end = i + 1;
      while (isWordCode(source.charCodeAt(end))) end++;
      return end;
    }
  }
  return -1;
}

/** What a walk has to look at (and, beyond ASCII, some that it finds to be nothing); everything else is passed over. */
const SPECIAL = new Uint8Array(128);
for (const character of '\'"`/()[]{}') SPECIAL[character.charCodeAt(0)] = 1;
const SPECIAL_OR_COMMA = SPECIAL.slice();
SPECIAL_OR_COMMA[44] = 1;

/** The offset of the first of these at or behind `start`. Being small, it is compiled after a few files, not after hundreds. */
function nextOf(special: Uint8Array, source: string, start: number): number {
  const { length } = source;
  let i = start;
  while (i < length && special[source.charCodeAt(i) & 127] === 0) i++;
  return i;
}

/**
 * Walks over JavaScript or TypeScript token by token without understanding it: strings, templates with everything
 * nested in them, comments and regular expressions are never mistaken for code. It never throws; on a broken text it
 * ends early or at the end.
 */
export class TokenWalk {
  readonly source: string;
  offset: number;
  /** The last character that was neither blank nor comment. */
  #previous: number;
  /** Where the bracket opened that closed last. */
  #opener = -1;
  readonly #start: number;

  constructor(source: string, offset: number) {
    this.source = source;
    this.offset = offset;
    this.#start = offset;
    this.#previous = offset - 1;
  }

  /** Moves to the closing bracket that has no partner behind here (or the end) and says where that is. */
  toCloser(): number {
    return this.#walk(false, Number.POSITIVE_INFINITY);
  }

  /** Moves to the next comma outside brackets or the closing bracket around us. */
  toComma(): number {
    return this.#walk(true, Number.POSITIVE_INFINITY);
  }

  /** Moves to `target`, or, when that lies within brackets or a token, to the first place behind it outside brackets. */
  toward(target: number): number {
    return this.#walk(false, target);
  }

  #walk(comma: boolean, target: number): number {
    const { source } = this;
    const special = comma ? SPECIAL_OR_COMMA : SPECIAL;
    const openers: number[] = [];
    let i = this.offset;
    for (;;) {
      const at = nextOf(special, source, i);
      if (openers.length === 0 && at >= target) return this.#stop(Math.max(i, target));
      if (at === source.length) return this.#stop(at);
      const code = source.charCodeAt(at);
      if (code === 47) {
        const last = this.#blankBefore(at) - 1;
        if (last >= i) this.#previous = last;
        i = this.#slash(at);
        continue;
      }
      i = at + 1;
      if (code === 34 || code === 39) i = skipString(source, at);
      else if (code === 96) i = skipTemplate(source, at);
      else if (code === 40 || code === 91 || code === 123) openers.push(at);
      else if (code === 44) {
        if (openers.length === 0) return this.#stop(at);
      } else if (code === 41 || code === 93 || code === 125) {
        const opener = openers.pop();
        if (opener === undefined) return this.#stop(at);
        this.#opener = opener;
      }
      this.#previous = i - 1;
    }
  }

  /** The offset behind the comment, the regular expression or the division sign at `at`. */
  #slash(at: number): number {
    if (isCommentStart(this.source, at)) return skipComment(this.source, at);
    const behind = this.#expressionFollows() ? skipRegExp(this.source, at) : -1;
    this.#opener = behind < 0 ? -1 : REGEXP;
    const next = behind < 0 ? at + 1 : behind;
    this.#previous = next - 1;
    return next;
  }

  #stop(offset: number): number {
    this.offset = offset;
    return offset;
  }

  /** Whether a slash here would begin a regular expression. */
  #expressionFollows(): boolean {
    const last = this.#previous;
    if (last < this.#start) return true;
    const code = this.source.charCodeAt(last);
    if (code === 93 || code === 34 || code === 39 || code === 96) return false;
    if (code === 41) return BEFORE_CONDITION.has(this.#wordBefore(this.#opener));
    if (code === 125) return !this.#opensExpression(this.#opener);
    if (code === 47) return this.#opener !== REGEXP;
    if ((code === 43 || code === 45) && this.source.charCodeAt(last - 1) === code) {
      const operand = this.source.charCodeAt(this.#blankBefore(last - 1) - 1);
      return !(isWordCode(operand) || operand === 41 || operand === 93);
    }
    if (!isWordCode(code)) return true;
    const word = this.#wordBefore(last + 1);
    return BEFORE_EXPRESSION.has(word) && this.source[last - word.length] !== '.';
  }

  /** Whether the brace at `opener` stands where a value is expected: an object, not a block. */
  #opensExpression(opener: number): boolean {
    const before = this.#blankBefore(opener) - 1;
    const code = this.source.charCodeAt(before);
    if (isWordCode(code)) {
      const word = this.#wordBefore(opener);
      return word !== 'else' && word !== 'do' && BEFORE_EXPRESSION.has(word);
    }
    if (code === 62) return this.source.charCodeAt(before - 1) !== 61;
    return '=(,[?:&|+-*/%!~^<'.includes(this.source.charAt(before)) && before >= 0;
  }

  #blankBefore(offset: number): number {
    let i = offset;
    while (i > 0 && this.source.charCodeAt(i - 1) <= 32) i--;
    return i;
  }

  #wordBefore(offset: number): string {
    const end = this.#blankBefore(offset);
    let start = end;
    while (start > 0 && isWordCode(this.source.charCodeAt(start - 1))) start--;
    return this.source.slice(start, end);
  }
}

/** Stands for the opener of a regular expression, so that a slash behind it divides. */
const REGEXP = -2;
