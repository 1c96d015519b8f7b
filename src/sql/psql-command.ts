/** A meta-command: something that psql does itself. */
export interface PsqlCommand {
  readonly kind: 'command';
  /** Without its backslash. */
  readonly name: string;
  /** Unquoted as psql does it; variables and `commands` in backquotes stay as they are written. */
  readonly arguments: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Every command of PostgreSQL 13 to 18 but the \d family; psql complains of others and drops the rest of the line. */
const known = new Set(
  (
    '! ? a bind bind_named c C cd close close_prepared conninfo connect copy copyright crosstabview e echo edit ef elif ' +
    'else encoding endif endpipeline errverbose ev f flush flushrequest g gdesc getenv getresults gexec gset gx h H help ' +
    'html i if include include_relative ir l l+ l+x lx list list+ lo_export lo_import lo_list lo_list+ lo_unlink o out p ' +
    'parse password print prompt pset q qecho quit r reset restrict s sendpipeline set setenv sf sf+ startpipeline sv sv+ ' +
    'sync syncpipeline t T timing unrestrict unset w warn watch write x z zS zSx zx'
  ).split(' '),
);
/** Commands whose one argument is the rest of the line. */
const wholeLine = new Set(['!', 'copy', 'h', 'help', 'ef', 'ev', 'sf', 'sv']);
/** Commands that take the rest of the line for a shell command when an argument begins with a bar. */
const pipes = new Set(['g', 'gx', 'o', 'out', 'w', 'write']);
/** Commands that keep semicolons at the end of an argument. */
const keepsSemicolons = new Set([
  'bind',
  'echo',
  'elif',
  'gset',
  'if',
  'prompt',
  'qecho',
  'set',
  'setenv',
  'unset',
  'warn',
]);

const SPACE = ' \t\n\r\f\v';

/** psqlscanslash.l: the command whose backslash is at `start`, and where SQL goes on behind it. */
export function readPsqlCommand(text: string, start: number): { readonly command: PsqlCommand; readonly next: number } {
  const feed = text.indexOf('\n', start);
  const line = text.slice(start, feed < 0 ? text.length : feed);
  const name = /^[^\s\\]*/.exec(line.slice(1))?.[0] ?? '';
  const found: string[] = [];
  let at = 1 + name.length;
  let end = at;
  while (at < line.length) {
    while (at < line.length && SPACE.includes(line.charAt(at))) at++;
    if (at >= line.length) break;
    if (wholeLine.has(name) || isUnknown(name) || (line[at] === '|' && pipes.has(name))) {
      found.push(line.slice(at).trimEnd());
      end = at = line.length;
    } else if (line[at] === '\\') break;
    else {
      const argument = readArgument(line, at, !keepsSemicolons.has(name));
      // An unterminated quote: psql complains and drops the rest of the line.
      if (argument === undefined) end = at = line.length;
      else {
        found.push(argument.value);
        end = at = argument.end;
      }
    }
  }
  const command: PsqlCommand = { kind: 'command', name, arguments: found, start, end: start + end };
  return { command, next: start + (line.startsWith('\\\\', at) ? at + 2 : at) };
}

function isUnknown(name: string): boolean {
  return !known.has(name) && !name.startsWith('d');
}

function readArgument(
  line: string,
  from: number,
  dropsSemicolons: boolean,
): { value: string; end: number } | undefined {
  let value = '';
  let bare = 0;
  let at = from;
  while (at < line.length) {
    const one = line.charAt(at);
    if (one === '\\' || SPACE.includes(one)) break;
    if (one === "'") {
      const string = readString(line, at);
      if (string === undefined) return undefined;
      value += string.value;
      at = string.end;
      bare = 0;
    } else if (one === '"' || one === '`') {
      const close = line.indexOf(one, at + 1);
      if (close < 0) return undefined;
      value += line.slice(at, close + 1);
      at = close + 1;
      bare = 0;
    } else if (/^:(['"])[\w\u0080-\uffff]+\1/.test(line.slice(at, at + 128))) {
      const close = line.indexOf(line.charAt(at + 1), at + 2) + 1;
      value += line.slice(at, close);
      at = close;
      bare = 0;
    } else {
      value += one;
      at++;
      bare++;
    }
  }
  if (dropsSemicolons) for (; bare > 0 && value.endsWith(';'); bare--) value = value.slice(0, -1);
  return { value, end: at };
}

const letters: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b', r: '\r', f: '\f' };

const ESCAPED = /\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|([\s\S]))/y;
const UNESCAPED = /[^\\']+/y;

function readString(line: string, open: number): { value: string; end: number } | undefined {
  let value = '';
  let at = open + 1;
  while (at < line.length) {
    UNESCAPED.lastIndex = ESCAPED.lastIndex = at;
    const plain = UNESCAPED.exec(line)?.[0];
    if (plain !== undefined) {
      value += plain;
      at += plain.length;
      continue;
    }
    const found = ESCAPED.exec(line);
    if (found) {
      const code = found[1] !== undefined ? Number.parseInt(found[1], 8) : Number.parseInt(found[2] ?? '', 16);
      value += found[3] === undefined ? String.fromCharCode(code & 255) : (letters[found[3]] ?? found[3]);
      at = ESCAPED.lastIndex;
    } else if (line[at] !== "'") value += line.charAt(at++);
    else if (line[at + 1] === "'") {
      value += "'";
      at += 2;
    } else return { value, end: at + 1 };
  }
  return undefined;
}
