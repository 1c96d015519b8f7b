import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';

/** Pieces out of which a statement is put together; most are whole tokens, some break what stands around them. */
const shared = [
  'SELECT',
  'a',
  'e',
  'x1',
  '1',
  '1.5e3',
  ' ',
  '\n',
  '\t',
  '\r\n',
  ',',
  '(',
  ')',
  '+',
  '-',
  '*',
  '/',
  '--',
  '-- c;\n',
  "-- it's\n",
  '/* ; */',
  "/* ' */",
  "''",
  "';'",
  "'a''b'",
  "'\\'",
  "'-- '",
  "'/*'",
  '"q;"',
  '"a""b"',
  '😀',
  'ä',
  'CASE',
  'END',
  'BEGIN',
  'CREATE',
  ';',
  '.x',
  '/\n',
  '\n/\n',
  '\ngo\n',
  '\n.help\n',
];
const postgres = [
  "E'a\\'b'",
  "E'\\\\'",
  "E'a'\n'b\\''",
  "B'01'",
  "U&'\\0041'",
  'U&"d"',
  "N'x'",
  '$$;$$',
  "$a$'$$;$a$",
  '$1',
  'a$b$c',
  '1$$2$$',
  '/* a /* b; */ */',
  '/*/ */',
  '::int',
  ':=',
  ':v',
  ":'v'",
  ':"v"',
  ':{?v}',
  '[1:2]',
  '[1:n]',
  '\\',
  '\\x',
  '\\;',
  'OR',
  'REPLACE',
  'FUNCTION',
  'PROCEDURE',
  'ATOMIC',
  '@-',
  '=-',
];
const sqlite = [
  '[a;b]',
  "[']",
  '`a``;`',
  '`',
  "x'00'",
  '?1',
  ':v',
  '@v',
  '$v',
  'TRIGGER',
  'TEMP',
  'EXPLAIN',
  '->>',
  '#x',
  '||',
];

function statements(pieces: readonly string[]): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
    .map((parts) => parts.join(''))
    .filter((text) => text.trim() !== '');
}

export const postgresStatements = statements([...shared, ...postgres]);
export const sqliteStatements = statements([...shared, ...sqlite]);

/** The text in a file of its own for as long as `use` takes. */
export function withFile<T>(text: string, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'limbeck-sql-'));
  try {
    const file = join(folder, 'script.sql');
    writeFileSync(file, text);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The standard output of a program; its errors and its status are of no interest. */
export function outputOf(program: string, args: readonly string[], input?: string): string {
  try {
    return execFileSync(program, args, {
      encoding: 'utf8',
      input,
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && error.stdout !== '') return String(error.stdout);
    throw error;
  }
}
