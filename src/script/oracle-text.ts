import { sqlplusHazards } from '../sql/sqlplus.ts';
import { oneLine } from './one-line.ts';

/** How much of a text goes on one line where it is cut in pieces; far less than what SQL*Plus takes, in any encoding. */
const PIECE = 500;

/** What a literal of PL/SQL may have in bytes is 32,767; in another character set of the database, some are longer. */
const LONGEST_LITERAL = 16_000;

const DELIMITERS = ['[]', '{}', '<>', '()', '||', '!!', '~~', '^^'] as const;

/**
 * A text as an expression of PL/SQL: lines that SQL*Plus leaves alone stand as they are in `q'[…]'`, the others in pieces, none of
 * which begins or ends a line; undefined where it is too long for one expression.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/lnpls/plsql-language-fundamentals.html (Literals)
 */
export function textLiteral(text: string, pad = '    '): string | undefined {
  if (Buffer.byteLength(text) > LONGEST_LITERAL) return undefined;
  return expressionsOf(text).join(`\n${pad}|| `);
}

/** What has to be joined for the text; each is to stand at the end of a line. */
function expressionsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let lines: string[] = [];
  let breaks = '';
  const add = (all: readonly string[]): void => {
    parts.push(...all.map((one, i) => (i === 0 ? `${breaks}${one}` : one)));
    breaks = '';
  };
  const close = (): void => {
    if (lines.length > 0) add(asItIs(lines.join('\n')) ?? inPieces(lines.join('\n')));
    lines = [];
  };
  let size = 0;
  text.split('\n').forEach((line, i) => {
    const safe = line.trim() !== '' && sqlplusHazards(line).length === 0;
    if (i > 0 && !(safe && lines.length > 0 && size < LONGEST_LITERAL / 4)) {
      close();
      size = 0;
      breaks += 'CHR(10) || ';
      if (breaks.length > PIECE) {
        parts.push(breaks.slice(0, -' || '.length));
        breaks = '';
      }
    }
    size += Buffer.byteLength(line);
    if (safe) lines.push(line);
    else if (line !== '') add(inPieces(line));
  });
  close();
  if (breaks !== '') parts.push(breaks.slice(0, -' || '.length));
  return parts.length === 0 ? ["''"] : parts;
}

/**
 * As it is, where a delimiter is left for it. Whatever looks for bind variables in the block, `:new` for example, sees that quotes
 * which are doubled belong to a literal.
 */
function asItIs(text: string): readonly string[] | undefined {
  if (!/['\n]/.test(text)) return [`'${text}'`];
  if (text.includes(':')) return [`'${text.replaceAll("'", "''")}'`];
  const [open, close] = DELIMITERS.find(([, close]) => !text.includes(`${close}'`)) ?? [];
  return open === undefined ? undefined : [`q'${open}${text}${close}'`];
}

/** Literals and CHR(n), which joined are the text. */
function inPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const part of text.split(/((?![\x80-\x9f])\p{Cc})/u)) {
    if (part === '') continue;
    const code = part.charCodeAt(0);
    if (part.length === 1 && (code < 32 || code === 127)) {
      const last = pieces.at(-1) ?? '';
      const spelled = `CHR(${code})`;
      if (last !== '' && last.length < PIECE) pieces[pieces.length - 1] = `${last} || ${spelled}`;
      else pieces.push(spelled);
    } else for (const piece of cut(part)) pieces.push(`'${piece.replaceAll("'", "''")}'`);
  }
  return pieces.length === 0 ? ["''"] : pieces;
}

/** In parts of a line each, no character divided. */
function cut(text: string): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + PIECE);
    if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}

/** A text of any length, for EXECUTE IMMEDIATE: what comes before, and the expression. */
export function executable(text: string, pad: string): { readonly before: string; readonly text: string } {
  const literal = textLiteral(text, `${pad}  `);
  if (literal !== undefined) return { before: '', text: literal };
  const pieces = expressionsOf(text);
  const assignments: string[] = [];
  let some: string[] = [];
  let length = 0;
  const close = (): void => {
    const whole = `TO_CLOB(${some.join(`\n${pad}  || `)})`;
    assignments.push(`${pad}v_text := ${assignments.length === 0 ? '' : 'v_text || '}${whole};\n`);
    some = [];
    length = 0;
  };
  for (const piece of pieces) {
    if (length > 0 && length + Buffer.byteLength(piece) > LONGEST_LITERAL) close();
    some.push(piece);
    length += Buffer.byteLength(piece);
  }
  close();
  return { before: assignments.join(''), text: 'v_text' };
}

/** A short text on one line, or in pieces; for what the script says itself. */
export function said(text: string, pad = '      '): string {
  return inPieces(oneLine(text)).join(`\n${pad}|| `);
}

/** The same, with the space that it begins or ends with. */
export function saidPart(text: string): string {
  const before = text.startsWith(' ') ? ' ' : '';
  const after = text.endsWith(' ') && text.trim() !== '' ? ' ' : '';
  return inPieces(`${before}${oneLine(text)}${after}`).join('\n      || ');
}

/** A value that is compared and stored letter for letter. */
export function valueLiteral(text: string): string {
  return inPieces(text).join('\n      || ');
}

/** A line that ends in a hyphen goes on, for SQL*Plus, and a semicolon at the end of a comment may end a statement. */
export function withSafeEnd(line: string): string {
  return /[-;/.]\s*$/.test(line) && !/[^-;/.\s]\.\s*$/.test(line) ? `${line.trimEnd()} .` : line;
}

/** A text of the header: no line of it is longer than SQL*Plus takes. */
export function headerText(text: string): string {
  return withSafeEnd(text.length <= 600 ? text : `${text.slice(0, 600).replace(/[\ud800-\udbff]$/, '')}...`);
}

/** A comment of one line, for outside and inside of a block. */
export function commentLine(text: string, pad = ''): string {
  return pieces(oneLine(text))
    .map((one) => withSafeEnd(`${pad}-- ${one}`))
    .join('\n');
}

/** A comment is divided where SQL*Plus would not take the line. */
function pieces(text: string): readonly string[] {
  return text === '' ? ['.'] : text.length <= PIECE ? [text] : cut(text);
}

/** Stops the script; the parts of the message stand on lines of their own. */
export function raise(code: number, parts: readonly string[], pad: string): string {
  const message = parts.join(`\n${pad}    || CHR(10) || `);
  return `${pad}RAISE_APPLICATION_ERROR(-${code}, SUBSTRB(${message}, 1, 2000));`;
}
