import type { Position } from '../diagnostics/diagnostic.ts';

/**
 * The place in the author's file of a character of a `sql` template.
 *
 * @param source the file's text
 * @param at where the tag stands
 * @param index the number of the text among the template's texts
 * @param offset the character's offset in that text, as JavaScript has it (escapes resolved)
 * @returns undefined when no template can be found there
 */
export function templatePosition(source: string, at: Position, index: number, offset: number): Position | undefined {
  // A file of SQL is its own template, without escapes.
  if (at.file.endsWith('.sql')) return positionOf(source, at.file, offset);
  const start = offsetOf(source, at);
  const open = source.indexOf('`', start);
  if (start < 0 || open < 0 || /[;{}]/.test(source.slice(start, open))) return undefined;
  let place = open + 1;
  for (let text = 0; text < index; text++) {
    const hole = endOfText(source, place);
    if (hole === undefined || source[hole] !== '$') return undefined;
    const end = endOfHole(source, hole + 2);
    if (end === undefined) return undefined;
    place = end;
  }
  for (let seen = 0; seen < offset; ) {
    const character = source[place];
    if (character === undefined || character === '`') break;
    const length =
      character === '\\' ? escapeLength(source, place) : character === '\r' && source[place + 1] === '\n' ? 2 : 1;
    place += length;
    seen += length > 1 && /^\\(?:\n|\r|\u2028|\u2029)/.test(source.slice(place - length, place)) ? 0 : 1;
  }
  return positionOf(source, at.file, place);
}

function offsetOf(source: string, at: Position): number {
  let line = 1;
  let start = 0;
  while (line < at.line) {
    const end = source.indexOf('\n', start);
    if (end < 0) return -1;
    start = end + 1;
    line++;
  }
  return start + at.column - 1;
}

function positionOf(source: string, file: string, offset: number): Position {
  let line = 1;
  let start = 0;
  for (let end = source.indexOf('\n'); end >= 0 && end < offset; end = source.indexOf('\n', end + 1)) {
    line++;
    start = end + 1;
  }
  return { file, line, column: offset - start + 1 };
}

/** Where a template's text ends: at its hole's `$`, or at the closing backtick. */
function endOfText(source: string, from: number): number | undefined {
  for (let i = from; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === '`' || (source[i] === '$' && source[i + 1] === '{')) return i;
  }
  return undefined;
}

/** Just behind the `}` that closes a hole; strings, templates and comments inside it are skipped. */
function endOfHole(source: string, from: number): number | undefined {
  let depth = 1;
  for (let i = from; i < source.length; i++) {
    const character = source[i];
    if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return i + 1;
    else if (character === "'" || character === '"') {
      for (i++; i < source.length && source[i] !== character; i++) if (source[i] === '\\') i++;
    } else if (character === '`') {
      const end = endOfTemplate(source, i + 1);
      if (end === undefined) return undefined;
      i = end - 1;
    } else if (character === '/' && source[i + 1] === '/') {
      const end = source.indexOf('\n', i);
      if (end < 0) return undefined;
      i = end;
    } else if (character === '/' && source[i + 1] === '*') {
      const end = source.indexOf('*/', i + 2);
      if (end < 0) return undefined;
      i = end + 1;
    }
  }
  return undefined;
}

function endOfTemplate(source: string, from: number): number | undefined {
  for (let i: number | undefined = from; ; ) {
    const end: number | undefined = endOfText(source, i);
    if (end === undefined) return undefined;
    if (source[end] === '`') return end + 1;
    i = endOfHole(source, end + 2);
    if (i === undefined) return undefined;
  }
}

function escapeLength(source: string, at: number): number {
  const match = /^\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r\n|[\s\S])/.exec(source.slice(at, at + 14));
  return match?.[0].length ?? 1;
}
