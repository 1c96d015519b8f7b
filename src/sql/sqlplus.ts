import type { ScriptItem } from './script-item.ts';
import { beginsWith } from './sqlplus-words.ts';

/** Longer lines are ignored, and what is around them is run: SP2-0027. The limit of 12.1 to 19; newer ones take 5,000. */
export const LONGEST_LINE = 2_499;

/** Something that SQL*Plus would change or misread; the offset counts from the start of the text. */
export interface SqlplusHazard {
  readonly offset: number;
  readonly kind: 'line-end' | 'line-start' | 'terminator' | 'long-line' | 'control-character';
  readonly text: string;
}

/** A comment of one line at the prompt; what SQL*Plus does with one that ends in a hyphen or a semicolon differs. */
const COMMENT_LINE = /^\s*(?:--|rem(?:a(?:rk?)?)?\b)/i;
const ALONE = /^\s*[/.]\s*;?\s*$/;
/** Commands in the middle of a statement: `#` runs one, `@` puts a file in its place. */
const AT_START = /^\s*[@!#$]/;

/**
 * A script as SQL*Plus reads it, line by line, whatever quotes and comments are open: with SQLBLANKLINES ON and CMDSEP OFF. Where its
 * manual leaves something open, or its versions differ, it is read in the way that does the most harm: empty lines of a block are lost.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/using-scripts-in-SQL-Plus.html (Placing Comments in Scripts),
 * https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/using-SQL-Plus.html (Entering and Executing Commands)
 */
export function readSqlplusScript(text: string): readonly ScriptItem[] {
  const items: ScriptItem[] = [];
  const lines = linesOf(text);
  let substitutes = true;
  let open: Buffer | undefined;
  /** The line that begins a statement is looked at twice. */
  let seen = -1;
  const command = (first: Line, last: Line = first): void => {
    items.push({ kind: 'command', start: first.start, end: last.end });
  };
  const send = (terminator: string): void => {
    if (open && open.text.trim() !== '') items.push({ kind: 'statement', text: open.text.trim(), terminator });
    open = undefined;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (!line) break;
    const { content } = line;
    if (substitutes && i > seen && /&[&\w]/.test(content)) command(line);
    seen = i;
    if (open) {
      if (Buffer.isTooLong(content)) continue;
      if (AT_START.test(content)) command(line);
      else if (/^\s*\/\s*;?\s*$/.test(content)) send('/');
      else if (/^\s*\.\s*;?\s*$/.test(content)) {
        command(line);
        open = undefined;
      } else if (open.kind === 'sql' && /;\s*$/.test(content)) {
        open.add(content.slice(0, content.lastIndexOf(';')));
        send(';');
      } else if (open.kind === 'sql' || content.trim() !== '') open.add(content);
      continue;
    }
    if (content.trim() === '') continue;
    if (COMMENT_LINE.test(content)) {
      if (/[-;]\s*$/.test(content)) command(line);
      continue;
    }
    if (/^\s*\/\*/.test(content)) {
      // Without white space behind it, the slash runs what is in the buffer once more.
      if (!/^\s*\/\*(?:\s|$)/.test(content)) command(line);
      let last = i;
      while (last < lines.length - 1 && !lines[last]?.content.includes('*/')) last++;
      if (!/\*\/\s*$/.test(lines[last]?.content ?? '')) command(line, lines[last]);
      i = last;
      continue;
    }
    const kind = beginsWith(content);
    if (kind === 'command') {
      let last = i;
      while (last < lines.length - 1 && /-\s*$/.test(lines[last]?.content ?? '')) last++;
      command(line, lines[last]);
      if (/^\s*set\s+(?:def\w*|scan)\s+(?!off\b)/i.test(content)) substitutes = true;
      else if (/^\s*set\s+(?:def\w*|scan)\s+off\s*$/i.test(content)) substitutes = false;
      i = last;
      continue;
    }
    open = new Buffer(kind);
    i--;
    if (Buffer.isTooLong(content)) {
      command(line);
      open = undefined;
      i++;
    }
  }
  if (open) send('eof');
  return items;
}

/** What has been typed of a statement. */
class Buffer {
  readonly kind: 'plsql' | 'sql';
  text = '';
  #joined = true;

  constructor(kind: 'plsql' | 'sql') {
    this.kind = kind;
  }

  /** A hyphen at the end of a line says that the line goes on, in statements too, and is no part of it. */
  add(line: string): void {
    const goesOn = /-[ \t]*$/.test(line);
    const content = goesOn ? line.slice(0, line.lastIndexOf('-')) : line;
    this.text += this.#joined ? content : `\n${content}`;
    this.#joined = goesOn;
  }

  static isTooLong(line: string): boolean {
    return byteLength(line) > LONGEST_LINE;
  }
}

interface Line {
  /** Without the end of the line. */
  readonly content: string;
  readonly start: number;
  readonly end: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  // The end of a file for programs on Windows.
  const stop = text.indexOf('\x1a');
  const length = stop < 0 ? text.length : stop;
  for (let start = 0; start < length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 || feed > length ? length : feed;
    const content = text.slice(start, end);
    lines.push({ content: content.endsWith('\r') ? content.slice(0, -1) : content, start, end });
    start = end + 1;
  }
  return lines;
}

function byteLength(text: string): number {
  if (text.length > LONGEST_LINE || text.length <= SHORT) return text.length;
  return new TextEncoder().encode(text).length;
}

/** So many characters are never too much, whatever they are. */
const SHORT = 750;

const none: readonly SqlplusHazard[] = Object.freeze([]);
/** A control character that a line can have is a tab. */
const CONTROL = /(?![\t\n\x80-\x9f])\p{Cc}/u;
const SUSPECT = /(?![\t\n\x80-\x9f])\p{Cc}|^[ \t]*[/.@!#$]|-[ \t]*$/mu;

/**
 * What SQL*Plus would change or misread if the text stood on lines of its own inside a PL/SQL block. A semicolon at the end of a line
 * is none there: nothing but a slash ends a block.
 */
export function sqlplusHazards(text: string): readonly SqlplusHazard[] {
  if (!SUSPECT.test(text) && text.length <= SHORT) return none;
  const hazards: SqlplusHazard[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const found: SqlplusHazard['kind'] | undefined = ALONE.test(line)
      ? 'terminator'
      : AT_START.test(line)
        ? 'line-start'
        : /-[ \t]*$/.test(line)
          ? 'line-end'
          : byteLength(line) > LONGEST_LINE - 100
            ? 'long-line'
            : undefined;
    if (found !== undefined) hazards.push({ offset, kind: found, text: line.slice(0, 100) });
    const control = CONTROL.exec(line);
    if (control) hazards.push({ offset: offset + control.index, kind: 'control-character', text: control[0] });
    offset += line.length + 1;
  }
  return hazards;
}
