/**
 * A stand-in for the sqlite3 shell where that program is missing: SQLite itself, compiled to WebAssembly, and of the shell as much
 * as the scripts of Limbeck and the questions of these tests need.
 */
import { type Database as Connection, default as embedded } from 'node-sqlite3-wasm';
import { readSqliteScript } from '../../../src/sql/sqlite-shell.ts';

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Which SQLite it is: `3.53.4`. */
export function embeddedVersion(): string {
  return runEmbedded(':memory:', 'SELECT sqlite_version();').stdout.trim();
}

/**
 * Runs a script as `sqlite3 -batch -bail DATABASE` does: rows in list mode, and nothing behind the first error, which has the
 * status 1. What is in an open transaction is gone.
 */
export function runEmbedded(database: string, script: string): Outcome {
  const connection = new embedded.Database(database);
  const lines: string[] = [];
  let stderr = '';
  try {
    // This library is compiled to begin with ON, and SQLite itself, as the shell has it, begins with OFF.
    connection.exec('PRAGMA foreign_keys = OFF');
    // The shell turns CR LF into LF, in strings too.
    const text = script.replaceAll('\r\n', '\n');
    for (const item of readSqliteScript(text)) {
      try {
        if (item.kind === 'command') command(text.slice(item.start, item.end), lines);
        else for (const row of rowsOf(connection, item.text)) lines.push(row);
      } catch (error) {
        const line = text.slice(0, item.start).split('\n').length;
        stderr = `Error near line ${line}: ${error instanceof Error ? error.message : error}\n`;
        break;
      }
    }
  } finally {
    connection.close();
  }
  return { status: stderr === '' ? 0 : 1, stdout: lines.map((line) => `${line}\n`).join(''), stderr };
}

function command(source: string, lines: string[]): void {
  const [, name, rest = ''] = /^\.(\w+)\s*(.*)$/s.exec(source) ?? [];
  if (name === 'bail' && rest === 'on') return;
  if (name !== 'print') throw new Error(`the stand-in for the sqlite3 shell has no ${source}`);
  const words = rest.match(/"(?:[^"\\]|\\.)*"|'[^']*'|\S+/g) ?? [];
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  const plain = (word: string): string => {
    if (word.startsWith("'")) return word.slice(1, -1);
    if (!word.startsWith('"')) return word;
    return word.slice(1, -1).replace(/\\(.)/g, (_, one: string) => escapes[one] ?? one);
  };
  lines.push(words.map(plain).join(' '));
}

/** What the library keeps to itself: it gives a row as an object by the names of its columns, and thus loses those of the same name. */
interface Columns {
  _getColumnNames(): readonly string[];
}

/** The rows of one statement, each when it is asked for: those before an error are printed. */
function* rowsOf(connection: Connection, sql: string): Iterable<string> {
  const statement = connection.prepare(sql);
  const columns = statement as unknown as Columns;
  const names = columns._getColumnNames().map((_, i) => `c${i}`);
  columns._getColumnNames = () => names;
  try {
    for (const row of statement.iterate()) yield Object.values(row).map(shown).join('|');
  } catch (error) {
    try {
      statement.finalize();
    } catch {
      // Of a statement that failed it tells the same error again.
    }
    throw error;
  }
  statement.finalize();

  function shown(value: unknown): string {
    if (value === null) return '';
    // The shell takes what it prints for a string of C.
    if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8').split('\0', 1)[0] ?? '';
    // The library does not tell a real that is whole from an integer: 1.0 is printed as 1.
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return String(value);
    return String(connection.get("SELECT printf('%!.15g', ?) AS shown", [value])?.shown);
  }
}
