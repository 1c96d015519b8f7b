import { type PsqlCommand, readPsqlCommand } from './psql-command.ts';
import { PsqlScanner, type PsqlVariable } from './psql-scan.ts';
import { copyThroughClient } from './transactionality.ts';

export type { PsqlCommand, PsqlVariable };

/** What psql sends to the server, or does itself. */
export type PsqlItem =
  | {
      readonly kind: 'statement';
      /** Without terminator and without white space and comments around it. */
      readonly text: string;
      readonly start: number;
      readonly end: number;
      /** `;`, `eof`, or the meta-command that sent it: `\gexec`. */
      readonly terminator: string;
      readonly variables: readonly PsqlVariable[];
    }
  | PsqlCommand;

/** Something that psql would change or misread; the offset counts from the start of the statement. */
export interface PsqlHazard {
  readonly offset: number;
  readonly kind: 'variable' | 'backslash' | 'semicolon' | 'unterminated' | 'copy-from-stdin';
  readonly text: string;
}

/** Meta-commands that send what has been gathered. */
const senders = new Set(['g', 'gx', 'gexec', 'gset', 'gdesc', 'crosstabview', 'watch', 'parse', 'sendpipeline']);

/**
 * A script as psql reads it from a file: what it sends, and what it does itself. Variables are not put in, conditions not
 * followed; the data of `COPY … FROM STDIN` are skipped.
 */
export function* readPsqlScript(text: string): Generator<PsqlItem> {
  const scanner = new PsqlScanner(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  let from = scanner.at;
  /** Pairs of start and end: what psql takes out of the text. */
  let cuts: number[] = [];
  const clear = (at: number): void => {
    scanner.at = from = at;
    if (scanner.blanks.length > 0) scanner.blanks = [];
    if (cuts.length > 0) cuts = [];
    if (scanner.variables.length > 0) scanner.variables = [];
  };
  /** The statement up to here, if there is one. */
  const finish = (to: number, after: number, terminator: string): PsqlItem | undefined => {
    const { blanks, variables } = scanner;
    const start = startOf(text, from, to, blanks);
    const end = endOf(text, start, to, blanks);
    scanner.forgetWords();
    if (start >= end) {
      clear(after);
      return undefined;
    }
    const statement = cut(text, start, end, cuts);
    clear(copyThroughClient(statement) === 'in' ? endOfData(text, after) : after);
    return { kind: 'statement', text: statement, start, end, terminator, variables };
  };
  for (;;) {
    const stop = scanner.scan();
    const { at } = scanner;
    if (stop === 'end') {
      const last = finish(at, at, 'eof');
      if (last) yield last;
      return;
    }
    if (stop === ';') {
      const item = finish(at, at + 1, ';');
      if (item) yield item;
    } else if (text[at + 1] === ';' || text[at + 1] === ':') {
      cuts.push(at, at + 1);
      scanner.at = at + 2;
      if (text[at + 1] === ';') scanner.forgetWords();
    } else {
      const { command, next } = readPsqlCommand(text, at);
      const { name } = command;
      if (senders.has(name) && startOf(text, from, at, scanner.blanks) < at) {
        const item = finish(at, next, `\\${name}`);
        if (item) yield item;
        scanner.reset();
      } else {
        yield command;
        if (name === 'r' || name === 'reset') {
          clear(next);
          scanner.reset();
        } else {
          cuts.push(at, next);
          scanner.blanks.push(at, next);
          scanner.at = next;
        }
      }
    }
  }
}

const none: readonly PsqlHazard[] = Object.freeze([]);
const SUSPECT = /[\\:;'"$()\0]|--|\/\*|^\s*copy\s/i;

/** What psql would change or misread if the statement stood in a script with `;` behind it. */
export function psqlHazards(statement: string): readonly PsqlHazard[] {
  if (!SUSPECT.test(statement)) return none;
  const hazards: PsqlHazard[] = [];
  const add = (kind: PsqlHazard['kind'], offset: number, text: string): void => {
    hazards.push({ offset, kind, text });
  };
  const scanner = new PsqlScanner(statement, 0);
  for (let stop = scanner.scan(); stop !== 'end'; stop = scanner.scan()) {
    const { at } = scanner;
    if (stop === ';') {
      add('semicolon', at, ';');
      scanner.forgetWords();
      scanner.at = at + 1;
    } else {
      const text = /^\\(?:[;:]|[^\s\\]*)/.exec(statement.slice(at, at + 64))?.[0] ?? '';
      add('backslash', at, text);
      scanner.at = at + Math.max(1, text.length);
    }
  }
  for (const { offset } of scanner.variables) {
    const text =
      /^:(?:\{\?[^}]*\}|(['"]).*?\1|[\w\u0080-\uffff]+)/.exec(statement.slice(offset, offset + 128))?.[0] ?? ':';
    add('variable', offset, text);
  }
  if (scanner.misread >= 0) add('backslash', scanner.misread, "'");
  if (scanner.open >= 0) {
    const text = /^(?:--|\/\*|\$[^$]*\$)/.exec(statement.slice(scanner.open, scanner.open + 64))?.[0];
    add('unterminated', scanner.open, text ?? statement.charAt(scanner.open));
  }
  if (scanner.depth > 0) add('unterminated', scanner.parenthesis, '(');
  if (scanner.begins > 0) add('unterminated', scanner.begin, statement.slice(scanner.begin, scanner.begin + 5));
  const nul = statement.indexOf('\0');
  // psql takes a line for a C string.
  if (nul >= 0) add('unterminated', nul, '\0');
  if (copyThroughClient(statement) === 'in') {
    const start = startOf(statement, 0, statement.length, scanner.blanks);
    add('copy-from-stdin', start, statement.slice(start, start + 4));
  }
  return hazards.length < 2 ? hazards : hazards.sort((a, b) => a.offset - b.offset);
}

/** Behind the white space and the blanks that a range begins with. */
function startOf(text: string, from: number, to: number, blanks: readonly number[]): number {
  let start = from;
  for (let next = 0; start < to; ) {
    if (next < blanks.length && blanks[next] === start) {
      start = blanks[next + 1] ?? to;
      next += 2;
    } else if (isSpace(text.charCodeAt(start))) start++;
    else break;
  }
  return start;
}

/** Before the white space and the blanks that a range ends with. */
function endOf(text: string, from: number, to: number, blanks: readonly number[]): number {
  let end = to;
  for (let last = blanks.length - 1; end > from; ) {
    if (last >= 0 && blanks[last] === end) {
      end = blanks[last - 1] ?? from;
      last -= 2;
    } else if (isSpace(text.charCodeAt(end - 1))) end--;
    else break;
  }
  return end;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function cut(text: string, start: number, end: number, cuts: readonly number[]): string {
  let result = '';
  let at = start;
  for (let i = 0; i < cuts.length; i += 2) {
    const from = cuts[i] ?? end;
    if (from < start || from >= end) continue;
    result += text.slice(at, from);
    at = cuts[i + 1] ?? end;
  }
  return result + text.slice(at, end);
}

/** Data begin on the next line and end with a line of a backslash and a dot; other SQL on the COPY's own line is read on. */
function endOfData(text: string, after: number): number {
  const feed = text.indexOf('\n', after);
  if (feed < 0 || !/^\s*(?:--.*)?$/.test(text.slice(after, feed))) return after;
  const last = /^\\\.\r?$/gm;
  last.lastIndex = feed + 1;
  return last.test(text) ? last.lastIndex : text.length;
}
