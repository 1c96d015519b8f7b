import { splitStatements } from './split.ts';
import { endOfSqliteToken, type SqliteState, sqliteStep } from './sqlite-complete.ts';

/** What the sqlite3 shell hands to the library, or does itself. */
export type SqliteItem =
  | {
      readonly kind: 'statement';
      /** Without terminator and without white space and comments around it. */
      readonly text: string;
      readonly start: number;
      readonly end: number;
      /** `;`, `eof`, or the line that ended it: `/`, `go`. */
      readonly terminator: string;
    }
  | {
      readonly kind: 'command';
      /** Without its dot. */
      readonly name: string;
      readonly arguments: readonly string[];
      readonly start: number;
      readonly end: number;
    };

/** Something that the shell would change or misread; the offset counts from the start of the statement. */
export interface SqliteHazard {
  readonly offset: number;
  /** `line-break`: the shell turns CR LF into LF, in strings too. */
  readonly kind: 'dot-command' | 'semicolon' | 'unterminated' | 'line-break';
  readonly text: string;
}

const BLANK_REST = /^(?:[ \t\n\r\f\v]|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?:--.*)?$/;

/** A script as the sqlite3 shell reads it from a file. */
export function readSqliteScript(text: string): readonly SqliteItem[] {
  const items: SqliteItem[] = [];
  /** Where the statements that are pending began; -1 without any. */
  let pending = -1;
  let scan = newScan();
  const run = (to: number, terminator: string): void => {
    const found = splitStatements(text.slice(pending, to), 'sqlite');
    found.forEach(({ text: statement, start, end }, i) => {
      const ended = i === found.length - 1 ? terminator : ';';
      items.push({ kind: 'statement', text: statement, start: start + pending, end: end + pending, terminator: ended });
    });
    pending = -1;
    scan = newScan();
  };
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const first = text.charCodeAt(at);
    if (pending < 0 && (first === 46 || first === 35)) {
      if (first === 46) items.push(readCommand(text.slice(at, end), at));
    } else {
      const terminator = scan.open === 0 ? terminatorOf(text, at, end) : '';
      if (terminator !== '' && sqliteStep(scan.state, ';') === 1) {
        if (pending >= 0) run(at, terminator);
        else scan = newScan();
      } else {
        scanLine(text, at, end, scan);
        if (pending < 0 && (scan.dark || scan.open !== 0)) pending = at;
        if (scan.open === 0) {
          if (pending >= 0 && scan.semicolon && scan.state === 1) run(end, ';');
          else if (!scan.dark) {
            pending = -1;
            scan = newScan();
          }
        }
      }
    }
    at = end + 1;
  }
  if (pending >= 0) run(text.length, 'eof');
  return items;
}

const none: readonly SqliteHazard[] = Object.freeze([]);
const SUSPECT = /[;'"`[()\0\r]|--|\/\*|^\s*[.#]|(?:^|\n)\s*(?:\/|go)|^\s*(?:explain|create)\s/i;

/** What the sqlite3 shell would change or misread if the statement stood in a script with `;` behind it. */
export function sqliteHazards(statement: string): readonly SqliteHazard[] {
  if (!SUSPECT.test(statement)) return none;
  const hazards: SqliteHazard[] = [];
  const add = (kind: SqliteHazard['kind'], offset: number, text: string): void => {
    hazards.push({ offset, kind, text });
  };
  const { length } = statement;
  let state: SqliteState = 1;
  let depth = 0;
  let open = -1;
  let dark = false;
  let lineStart = 0;
  for (let i = 0; i < length; ) {
    if (i === lineStart) {
      const feed = statement.indexOf('\n', i);
      const first = statement.charCodeAt(i);
      if (!dark && (first === 46 || first === 35)) add('dot-command', i, statement.slice(i, feed < 0 ? length : feed));
      // The last line is ended by the terminator, and thus is no such line.
      const terminator = feed < 0 ? '' : terminatorOf(statement, i, feed);
      if (terminator !== '' && sqliteStep(state, ';') === 1) add('semicolon', i, terminator);
    }
    const code = statement.charCodeAt(i);
    if (code === 10) lineStart = i + 1;
    if (code === 0) add('unterminated', i, '\0');
    const token = endOfSqliteToken(statement, i);
    if (token.end < 0) {
      const mark = /^(?:\/\*|--)/.exec(statement.slice(i, i + 2))?.[0] ?? statement.charAt(i);
      add('unterminated', i, mark);
      return sorted(hazards);
    }
    if (code === 45 && token.kind === 'space' && token.end === length) add('unterminated', i, '--');
    if (token.kind !== 'space') dark = true;
    else if (code === 47) dark ||= statement.slice(i, token.end).includes('\n');
    if (token.quoted || code === 47) {
      const broken = statement.slice(i, token.end).indexOf('\r\n');
      if (broken >= 0 && token.quoted) add('line-break', i + broken, '\r\n');
    }
    if (code === 40 && depth++ === 0) open = i;
    else if (code === 41 && depth > 0) depth--;
    state = sqliteStep(state, token.kind);
    if (code === 59 && state === 1) add('semicolon', i, ';');
    i = token.end;
  }
  if (depth > 0) add('unterminated', open, '(');
  if (sqliteStep(state, ';') !== 1) add('unterminated', 0, statement.slice(0, 6));
  return sorted(hazards);
}

function sorted(hazards: SqliteHazard[]): readonly SqliteHazard[] {
  return hazards.sort((a, b) => a.offset - b.offset);
}

/** The shell's memory from line to line: its own quick scan, and the state of sqlite3_complete(). */
interface LineScan {
  /** The first character of what is open: a quote, a bracket, the slash of a comment; 0 when nothing is. */
  open: number;
  dark: boolean;
  semicolon: boolean;
  state: SqliteState;
}

function newScan(): LineScan {
  return { open: 0, dark: false, semicolon: false, state: 1 };
}

/** Reads one line; what is open at its end stays open. */
function scanLine(text: string, from: number, to: number, scan: LineScan): void {
  let i = from;
  if (scan.open !== 0) {
    const close = closeOf(text, scan.open, from, to);
    if (close < 0) return;
    scan.open = 0;
    i = close;
  }
  while (i < to) {
    const code = text.charCodeAt(i);
    const token = endOfSqliteToken(text, i, to);
    if (code === 59) scan.semicolon = true;
    else if (token.kind !== 'space') {
      scan.semicolon = false;
      scan.dark = true;
    }
    scan.state = sqliteStep(scan.state, token.kind);
    if (token.end < 0) {
      scan.open = code;
      return;
    }
    i = token.end;
  }
}

function closeOf(text: string, open: number, from: number, to: number): number {
  const mark = open === 47 ? '*/' : open === 91 ? ']' : String.fromCharCode(open);
  const close = text.indexOf(mark, from);
  return close < 0 || close >= to ? -1 : close + mark.length;
}

/** `/` or `go` when nothing else but white space and comments is in the line. */
function terminatorOf(text: string, from: number, to: number): string {
  let i = from;
  while (i < to && (text.charCodeAt(i) === 32 || (text.charCodeAt(i) >= 9 && text.charCodeAt(i) <= 13))) i++;
  const code = text.charCodeAt(i);
  if (i >= to || (code !== 47 && (code | 32) !== 103)) return '';
  const found = /^(?:\/|go)/i.exec(text.slice(i, i + 2))?.[0] ?? '';
  return found !== '' && BLANK_REST.test(text.slice(i + found.length, to)) ? found.toLowerCase() : '';
}

function readCommand(line: string, start: number): SqliteItem {
  const source = line.trimEnd();
  const found = source.slice(1).match(/'[^']*'?|"(?:[^"\\]|\\.)*"?|[^\s'"][^\s]*/g) ?? [];
  const [name = '', ...rest] = found.map((one) =>
    /^['"]/.test(one) ? one.replace(/^(['"])([\s\S]*?)\1?$/, '$2') : one,
  );
  return { kind: 'command', name, arguments: rest, start, end: start + source.length };
}
