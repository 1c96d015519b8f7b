import { commandByLetter, commandOfLine } from './mysql-commands.ts';
import type { ScriptItem } from './script-item.ts';

const BACKSLASH = 92;
const BACKTICK = 96;

/**
 * A script as the programs mysql and mariadb read it from their standard input: line by line, and each line by the rules of add_line()
 * in their source, with backslash escapes on and `"` for strings, as every script sets them.
 */
export function readMysqlScript(text: string): readonly ScriptItem[] {
  const reader = new MysqlReader(text);
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    // The carriage return before a line feed is lost.
    reader.line(at, feed >= 0 && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    if (reader.stopped) break;
    at = end + 1;
  }
  return reader.finish();
}

class MysqlReader {
  stopped = false;
  private readonly text: string;
  private readonly items: ScriptItem[] = [];
  /** Where the pending statement begins, and where it ends so far; -1 without one. */
  private start = -1;
  private end = -1;
  /** The quote that is open, or 0. */
  private quote = 0;
  private comment = false;
  /** In a comment that the server executes. */
  private executable = false;
  private delimiter = ';';
  /** What stands in a statement and is not sent: pairs of start and end. */
  private lost: (readonly [number, number])[] = [];

  constructor(text: string) {
    this.text = text;
  }

  line(from: number, to: number): void {
    const { text } = this;
    if (this.start < 0 && !this.comment && this.quote === 0) {
      const found = commandOfLine(text.slice(from, to), this.delimiter);
      if (found !== undefined) {
        this.command(from, to, found.name, to);
        return;
      }
    }
    this.characters(from, to);
    // After such a line the program adds no line break to what it holds.
    const bare = this.start >= 0 && this.quote === 0 && !this.comment;
    if (bare && /^delimiter/i.test(text.slice(from, Math.min(to, from + 9))))
      this.lost.push([to, text.charCodeAt(to) === 13 ? to + 2 : to + 1]);
  }

  private characters(from: number, to: number): void {
    const { text } = this;
    for (let i = from; i < to && !this.stopped; ) {
      const code = text.charCodeAt(i);
      if (code === BACKSLASH && !this.comment && this.quote !== BACKTICK) i = this.backslash(i, to);
      else if (
        !this.comment &&
        this.quote === 0 &&
        text.startsWith(this.delimiter, i) &&
        i + this.delimiter.length <= to
      )
        i = this.delimit(i, to);
      else if (this.isLineComment(i, to)) return;
      else if (this.quote === 0 && this.opensComment(i)) {
        this.comment = true;
        i += 2;
      } else if (this.comment && !this.executable && text.startsWith('*/', i)) {
        this.comment = false;
        i += 2;
      } else i = this.character(code, i);
    }
  }

  finish(): readonly ScriptItem[] {
    this.send('eof');
    return this.items;
  }

  private character(code: number, i: number): number {
    const { text } = this;
    if (this.quote === 0 && text.startsWith('/*!', i)) this.executable = true;
    else if (this.quote === 0 && this.executable && text.startsWith('*/', i)) this.executable = false;
    if (code === this.quote) this.quote = 0;
    else if (!this.comment && this.quote === 0 && (code === 39 || code === 34 || code === BACKTICK)) this.quote = code;
    if (!this.comment) this.keep(i, i + 1);
    return i + 1;
  }

  /** Kept by the program; white space at the beginning of a statement is not. */
  private keep(from: number, to: number): void {
    if (isSpace(this.text.charCodeAt(from)) && this.quote === 0) return;
    if (this.start < 0) this.start = from;
    this.end = to;
  }

  private backslash(i: number, to: number): number {
    const { text } = this;
    if (i + 1 >= to) {
      this.lost.push([i, i + 1]);
      return to;
    }
    const letter = text.charAt(i + 1);
    const found = this.quote !== 0 || letter === 'N' ? undefined : commandByLetter(letter);
    if (found === undefined) {
      this.keep(i, i + 2);
      return i + 2;
    }
    if (found.name === 'go' || found.name === 'ego') {
      if (this.start < 0) this.items.push({ kind: 'command', start: i, end: i + 2 });
      else this.send(text.slice(i, i + 2));
      return i + 2;
    }
    if (!found.takesText) {
      this.lost.push([i, i + 2]);
      this.command(i, i + 2, found.name, to);
      return i + 2;
    }
    const close = text.indexOf(this.delimiter, i + 2);
    const end = close < 0 || close >= to ? to : close;
    const behind = end === to ? to : end + this.delimiter.length;
    this.lost.push([i, behind]);
    this.command(i, end, found.name, to);
    return behind;
  }

  private delimit(i: number, to: number): number {
    const { text } = this;
    const behind = i + this.delimiter.length;
    const found = this.start < 0 ? undefined : commandOfLine(text.slice(this.start, i), this.delimiter);
    if (found === undefined || found.name === 'go' || found.name === 'ego') {
      this.send(this.delimiter);
      return behind;
    }
    const end = found.name === 'delimiter' ? to : i;
    const { start } = this;
    if (found.name === 'quit' || found.name === 'exit') {
      this.items.push({ kind: 'command', start, end });
      this.stopped = true;
      return to;
    }
    this.forget();
    this.command(start, end, found.name, to);
    return found.name === 'delimiter' ? to : behind;
  }

  private command(start: number, end: number, name: string, line: number): void {
    const text = this.text.slice(start, end);
    this.items.push({ kind: 'command', start, end: start + text.trimEnd().length });
    if (name === 'clear') this.forget();
    if (name === 'quit' || name === 'exit') {
      this.forget();
      this.stopped = true;
    }
    if (name !== 'delimiter') return;
    const [, given] = /^\s*(?:delimiter|\\d)\s*(\S+)/i.exec(this.text.slice(start, line)) ?? [];
    if (given !== undefined && !given.includes('\\')) this.delimiter = given.replace(/^(['"`])(.*)\1$/, '$2') || given;
  }

  private send(terminator: string): void {
    if (this.start >= 0) {
      let text = '';
      let from = this.start;
      for (const [first, behind] of this.lost.filter((one) => one[0] >= this.start && one[0] < this.end)) {
        text += this.text.slice(from, first);
        from = behind;
      }
      text = (text + this.text.slice(from, this.end)).replaceAll('\r\n', '\n');
      this.items.push({ kind: 'statement', text, terminator });
    }
    this.forget();
  }

  private forget(): void {
    this.start = this.end = -1;
    this.quote = 0;
    this.lost = [];
  }

  /** `--` begins a comment only before white space, at the end of a line, or where a statement would begin. */
  private isLineComment(i: number, to: number): boolean {
    if (this.comment || this.quote !== 0) return false;
    const { text } = this;
    if (text.charCodeAt(i) === 35) return true;
    if (!text.startsWith('--', i) || i + 2 > to) return false;
    return i + 2 >= to || isSpace(text.charCodeAt(i + 2)) || this.start < 0;
  }

  private opensComment(i: number): boolean {
    const { text } = this;
    return text.startsWith('/*', i) && text.charAt(i + 2) !== '!' && !text.startsWith('M!', i + 2);
  }
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Something that the program or the server would read in another way than it looks. */
export interface MysqlHazard {
  readonly kind: 'executable-comment' | 'unterminated' | 'misread';
  readonly text: string;
}

/**
 * What is wrong with a statement before it may stand in a script: comments that the server executes, whoever reads over them, and
 * what does not end. `direct`: it stands in the script itself, not in a string, and must come out as it is.
 */
export function mysqlHazards(statement: string, direct?: { readonly delimiter: string }): readonly MysqlHazard[] {
  const hazards: MysqlHazard[] = [];
  const executable = executableComment(statement);
  if (executable !== undefined) hazards.push({ kind: 'executable-comment', text: executable });
  const open = openMark(statement);
  if (open !== undefined) hazards.push({ kind: 'unterminated', text: open });
  else if (direct) {
    const { delimiter } = direct;
    const items = readMysqlScript(`DELIMITER ${delimiter}\n${statement}\n${delimiter}\n`);
    const [, only, ...more] = items;
    if (
      only?.kind !== 'statement' ||
      more.length > 0 ||
      only.terminator !== delimiter ||
      only.text !== statement.trim()
    )
      hazards.push({ kind: 'misread', text: statement.slice(0, 40) });
  }
  return hazards;
}

const PARTS =
  /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`[^`]*`|#[^\n]*|--(?=\s|$)[^\n]*|\/\*[\s\S]*?\*\/|['"`]|\/\*/g;

function executableComment(statement: string): string | undefined {
  return statement.match(PARTS)?.find((one) => /^\/\*M?!/.test(one));
}

/** The quote or comment that the text does not close. */
function openMark(statement: string): string | undefined {
  return statement.match(PARTS)?.find((one) => /^(?:['"`]|\/\*)$/.test(one));
}
