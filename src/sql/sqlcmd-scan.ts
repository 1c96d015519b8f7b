/** What stands at one place of T-SQL, as far as it matters to who divides a text into lines and batches. */
export type ScanKind = 'space' | 'comment' | 'quoted' | 'code';

export interface Scanned {
  readonly kind: ScanKind;
  /** -1 where the text ends before its closing mark. */
  readonly end: number;
  /** A comment inside a comment: the server counts them, go-sqlcmd does not. */
  readonly nested?: true;
}

const SPACE = /\s+/y;
const CODE = /(?:[^\s'"[/-]|-(?!-)|\/(?!\*))+/y;
const MARK = /\/\*|\*\//g;
const CLOSING: Readonly<Record<string, string>> = { "'": "'", '"': '"', '[': ']' };

/**
 * The token that begins there. Written apart from the lexer of the compiler.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/language-elements/slash-star-comment-transact-sql,
 * https://learn.microsoft.com/en-us/sql/relational-databases/databases/database-identifiers
 */
export function scanAt(text: string, at: number): Scanned {
  const first = text.charAt(at);
  const close = CLOSING[first];
  if (close !== undefined) return { kind: 'quoted', end: endOfQuotes(text, at + 1, close) };
  if (text.startsWith('--', at)) return { kind: 'comment', end: endOfLine(text, at) };
  if (text.startsWith('/*', at)) return blockComment(text, at);
  SPACE.lastIndex = at;
  const space = SPACE.exec(text);
  if (space) return { kind: 'space', end: at + space[0].length };
  CODE.lastIndex = at;
  return { kind: 'code', end: at + (CODE.exec(text)?.[0].length ?? 1) };
}

/** A closing mark that is doubled stands for itself. */
function endOfQuotes(text: string, from: number, close: string): number {
  for (let at = text.indexOf(close, from); at >= 0; at = text.indexOf(close, at + 2)) {
    if (text.charAt(at + 1) !== close) return at + 1;
  }
  return -1;
}

function blockComment(text: string, at: number): Scanned {
  MARK.lastIndex = at + 2;
  let depth = 1;
  let nested = false;
  for (let mark = MARK.exec(text); mark; mark = MARK.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1;
    nested ||= depth > 1;
    if (depth === 0) return { kind: 'comment', end: mark.index + 2, ...(nested && { nested: true }) };
  }
  return { kind: 'comment', end: -1, ...(nested && { nested: true }) };
}

/** Before the line's end; some clients take a lone CR for one too. */
export function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

/**
 * What sqlcmd, or a program that knows GO, does itself when a line begins with it, in whatever case. `GO`, `EXIT`, `QUIT`, `RESET`,
 * `ED` and `!!` need no colon, and go-sqlcmd takes `ON ERROR` without one too; a colon is always suspect.
 *
 * Source: https://learn.microsoft.com/en-us/sql/tools/sqlcmd/sqlcmd-commands
 */
const COMMAND = /(?::|!!|(?:go|exit|quit|reset|ed|list|listvar|on[ \t]+error)(?![\p{L}\p{N}_@#$]))/iuy;

export function isCommandAt(text: string, at: number): boolean {
  COMMAND.lastIndex = at;
  return COMMAND.test(text);
}

/** The same, for a line that begins there, behind its white space. */
export function isCommandLine(text: string, lineStart: number): boolean {
  let at = lineStart;
  while (at < text.length && /[^\S\r\n]/.test(text.charAt(at))) at++;
  return isCommandAt(text, at);
}
