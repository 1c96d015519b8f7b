// Where tokens end. A text that has no such end gives 0.

/** White space with a line break, comments in it too, between two parts of one string (the manual, 4.1.2.1). */
const CONTINUATION = /[ \t\f\v]*(?:--[^\n\r]*)?[\n\r](?:[ \t\n\r\f\v]|--[^\n\r]*[\n\r])*'/y;

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isWordPart(code: number): boolean {
  return code >= 128 || code === 36 || code === 95 || ((code | 32) >= 97 && (code | 32) <= 122) || isDigit(code);
}

export function endOfWord(text: string, from: number): number {
  let end = from;
  while (isWordPart(text.charCodeAt(end))) end++;
  return end;
}

/** The quote that opens the next part of the string that ends at `end`; 0 when it is not continued. */
export function continuation(text: string, end: number): number {
  const code = text.charCodeAt(end);
  if (code !== 32 && code !== 45 && !(code >= 9 && code <= 13)) return 0;
  CONTINUATION.lastIndex = end;
  return CONTINUATION.test(text) ? CONTINUATION.lastIndex - 1 : 0;
}

/** Behind the quote that closes the one at `open`, doubled ones skipped; 0 without one. */
export function endOfQuoted(text: string, open: number, quote: string): number {
  for (let at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at + 2)) {
    if (text[at + 1] !== quote) return at + 1;
  }
  return 0;
}

/** Behind the quote that closes the one at `open`, where a backslash takes the meaning of what follows, and doubled quotes are one. */
export function endOfEscaped(text: string, open: number): number {
  const quote = text.charCodeAt(open);
  for (let i = open + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === quote) {
      if (text.charCodeAt(i + 1) !== quote) return i + 1;
      i++;
    }
  }
  return 0;
}

export function endOfLine(text: string, from: number, postgres: boolean): number {
  const feed = text.indexOf('\n', from);
  const end = feed < 0 ? text.length : feed;
  if (!postgres) return end;
  for (let i = from; i < end; i++) if (text.charCodeAt(i) === 13) return i;
  return end;
}

export function endOfNestedComment(text: string, open: number): number {
  let depth = 1;
  for (let i = open + 2; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 42 && text.charCodeAt(i + 1) === 47) {
      i++;
      if (--depth === 0) return i + 1;
    } else if (code === 47 && text.charCodeAt(i + 1) === 42) {
      i++;
      depth++;
    }
  }
  return 0;
}

/** Behind `q'[…]'` and its kin, whose quote is at `quote`: the bracket that opens decides which closes. */
export function endOfOracleQuoted(text: string, quote: number): number {
  const open = text.charAt(quote + 1);
  const close = text.indexOf(`${{ '[': ']', '{': '}', '<': '>', '(': ')' }[open] ?? open}'`, quote + 2);
  return close < 0 ? 0 : close + 2;
}

export function endOfPlainComment(text: string, open: number): number {
  const close = text.indexOf('*/', open + 2);
  return close < 0 ? 0 : close + 2;
}
