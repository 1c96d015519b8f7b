import type { ScriptItem } from './script-item.ts';
import { endOfLine, isCommandAt, isCommandLine, type Scanned, scanAt } from './sqlcmd-scan.ts';

/** Something that sqlcmd, or another program that divides a script at GO, might change or misread. */
export interface SqlcmdHazard {
  readonly offset: number;
  /**
   * `command`: a line that looks like GO or a command, be it inside a string. `variable`: `$(`, which is expanded in strings too.
   * `line-break`: one inside quotes is data, and is written anew by the client: as CR LF on Windows. `nested-comment`: clients count
   * these differently.
   */
  readonly kind: 'command' | 'variable' | 'line-break' | 'nested-comment' | 'unterminated';
  readonly text: string;
}

const NONE: readonly SqlcmdHazard[] = Object.freeze([]);
const SUSPECT = /['"[\0]|\/\*|\$\(|(?:^|[\r\n])\s*(?::|!!|go|exit|quit|reset|ed|list|on)/i;
const LINE_BREAK = /\r\n?|\n/g;

/** What would be misread if the statement stood by itself, on lines of its own. */
export function sqlcmdHazards(statement: string): readonly SqlcmdHazard[] {
  if (!SUSPECT.test(statement)) return NONE;
  const hazards: SqlcmdHazard[] = [];
  const add = (kind: SqlcmdHazard['kind'], offset: number, end: number): void => {
    hazards.push({ kind, offset, text: statement.slice(offset, end) });
  };
  for (const start of lineStarts(statement)) {
    if (isCommandLine(statement, start)) add('command', start, endOfLine(statement, start));
  }
  for (let at = statement.indexOf('$('); at >= 0; at = statement.indexOf('$(', at + 2)) add('variable', at, at + 2);
  const nul = statement.indexOf('\0');
  if (nul >= 0) add('unterminated', nul, nul + 1);
  let first = true;
  for (let at = 0; at < statement.length; ) {
    const token = scanAt(statement, at);
    const end = token.end < 0 ? statement.length : token.end;
    if (token.end < 0) add('unterminated', at, at + (token.kind === 'comment' ? 2 : 1));
    if (token.nested) add('nested-comment', at, end);
    if (token.kind === 'quoted') {
      for (const found of statement.slice(at, end).matchAll(LINE_BREAK)) {
        add('line-break', at + found.index, at + found.index + found[0].length);
      }
    }
    // Behind a comment, or the end of a string, some programs still look for a command.
    if (token.kind === 'code' && first && isCommandAt(statement, at) && !isLineStart(statement, at))
      add('command', at, endOfLine(statement, at));
    first = isFirst(statement, at, end, token, first);
    at = end;
  }
  return hazards.sort((a, b) => a.offset - b.offset);
}

/** A script as sqlcmd reads it, and every other program that ends a batch at a line `GO`. Where they differ, a command is found. */
export function readSqlcmdScript(text: string): readonly ScriptItem[] {
  const items: ScriptItem[] = [];
  /** Where the batch has its first and its last letter that is neither space nor comment. */
  let from = -1;
  let to = -1;
  let first = true;
  const send = (terminator: string): void => {
    if (from >= 0) items.push({ kind: 'statement', text: text.slice(from, to), terminator });
    else if (terminator !== 'eof') items.push({ kind: 'statement', text: '', terminator });
    from = -1;
    to = -1;
  };
  const command = (start: number, end: number): void => {
    items.push({ kind: 'command', start, end });
  };
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; ) {
    const token = scanAt(text, at);
    const end = token.end < 0 ? text.length : token.end;
    if (token.kind === 'code' && first && isCommandAt(text, at)) {
      const lineEnd = endOfLine(text, at);
      const line = text.slice(at, lineEnd).trimEnd();
      if (/^go(?![\p{L}\p{N}_@#$])/iu.test(line) && isLineStart(text, at)) send(line);
      else command(at, at + line.length);
      at = lineEnd;
      continue;
    }
    if (token.kind === 'quoted' || token.kind === 'code') {
      if (from < 0) from = at;
      to = end;
    }
    if (token.end < 0 || token.nested) command(at, end);
    inside(text, at, end, token, command);
    first = isFirst(text, at, end, token, first);
    at = end;
  }
  send('eof');
  return items;
}

/** What a program that does not know the tokens of T-SQL would find inside one. */
function inside(
  text: string,
  at: number,
  end: number,
  { kind }: Scanned,
  command: (start: number, end: number) => void,
): void {
  if (kind === 'space') return;
  const variable = text.slice(at, end).indexOf('$(');
  if (variable >= 0) command(at + variable, at + variable + 2);
  if (kind === 'code') return;
  for (const start of lineStarts(text.slice(at, end))) {
    if (start > 0 && isCommandLine(text, at + start)) command(at + start, endOfLine(text, at + start));
  }
}

/** Is what follows the first thing of its line, comments and the ends of strings not counted? */
function isFirst(text: string, at: number, end: number, { kind }: Scanned, before: boolean): boolean {
  if (kind === 'code') return false;
  return /[\r\n]/.test(text.slice(at, end)) || (before && kind !== 'quoted');
}

function isLineStart(text: string, at: number): boolean {
  let before = at;
  while (before > 0 && /[ \t]/.test(text.charAt(before - 1))) before--;
  return before === 0 || /[\r\n\ufeff]/.test(text.charAt(before - 1));
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(LINE_BREAK)].map((one) => one.index + one[0].length)];
}
