import { createRequire } from 'node:module';

/** One statement that the parser found; its place in UTF-16 units. */
export interface ParsedStatement {
  readonly start: number;
  readonly end: number;
  /** The node's kind: `CreateStmt`, `AlterTableStmt` … */
  readonly kind: string;
  readonly node: unknown;
}

export type ParseOutcome =
  | { readonly ok: true; readonly statements: readonly ParsedStatement[] }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** The real PostgreSQL parser, handed in by the shell. */
export interface PostgresParser {
  parse(sql: string): ParseOutcome;
}

/** What libpg-query gives for one statement. Places are UTF-8 bytes; a start of 0 and the length of a last one are left out. */
interface RawStatement {
  readonly stmt?: Record<string, unknown>;
  readonly stmt_location?: number;
  readonly stmt_len?: number;
}

/** Loads libpg-query, the parser of PostgreSQL 18 as WebAssembly. Costs about a tenth of a second, so only where it is needed. */
export async function loadPostgresParser(): Promise<PostgresParser> {
  const imported = await import('libpg-query');
  const library = 'default' in imported ? (imported.default as typeof imported) : imported;
  await library.loadModule();
  return parserOf((sql) => library.parseSync(sql));
}

/** The version whose grammar libpg-query has. */
const NEWEST = 18;

/**
 * A parser with the grammar of that version, for what the newest one takes: `15`, or `15.4`, which has no other; undefined for the
 * newest itself. Each costs about a tenth of a second.
 */
export async function loadVersionParser(version: string): Promise<PostgresParser | undefined> {
  const major = Number(version.split('.')[0]);
  if (major >= NEWEST) return undefined;
  // Its ES modules import a folder, which Node refuses; the CommonJS ones are whole.
  const library = createRequire(import.meta.url)(`@pgsql/parser/v${major}`) as typeof import('@pgsql/parser/v15');
  await library.loadModule();
  return parserOf((sql) => library.parseSync(sql));
}

function parserOf(parse: (sql: string) => unknown): PostgresParser {
  return {
    parse(sql) {
      if (sql.trim() === '') return { ok: true, statements: [] };
      try {
        const { stmts = [] } = parse(sql) as { readonly stmts?: readonly RawStatement[] };
        return { ok: true, statements: stmts.map((one) => located(sql, one)) };
      } catch (error) {
        return failure(sql, error);
      }
    },
  };
}

function located(sql: string, { stmt = {}, stmt_location = 0, stmt_len }: RawStatement): ParsedStatement {
  const [kind = ''] = Object.keys(stmt);
  const start = indexOfByte(sql, stmt_location);
  const end = stmt_len === undefined ? sql.length : indexOfByte(sql, stmt_location + stmt_len);
  return { start, end, kind, node: stmt[kind] };
}

function failure(sql: string, error: unknown): ParseOutcome {
  const message = error instanceof Error ? error.message : String(error);
  const details = error instanceof Error && 'sqlDetails' in error ? error.sqlDetails : undefined;
  const position =
    typeof details === 'object' && details !== null && 'cursorPosition' in details ? Number(details.cursorPosition) : 0;
  return { ok: false, message, offset: indexOfCodePoint(sql, Math.max(0, position)) };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\u0000-\u007f]*$/;

/** The place in UTF-16 units of what the parser counts in bytes of UTF-8. */
export function indexOfByte(text: string, byte: number): number {
  if (byte === 0 || ASCII.test(text)) return byte;
  let bytes = 0;
  let index = 0;
  for (const character of text) {
    if (bytes >= byte) break;
    bytes += Buffer.byteLength(character);
    index += character.length;
  }
  return index;
}

function indexOfCodePoint(text: string, count: number): number {
  let index = 0;
  let seen = 0;
  for (const character of text) {
    if (seen === count) break;
    seen++;
    index += character.length;
  }
  return index;
}
