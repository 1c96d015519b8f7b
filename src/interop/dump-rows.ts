import { createReadStream } from 'node:fs';
import { type Problem, problem } from '../diagnostics/diagnostic.ts';

/** The version table, as the configuration names it. */
interface VersionTable {
  readonly name: string;
  readonly schema?: string | undefined;
}

interface FoundTable {
  readonly rows: Set<string>;
  /** A COPY or an INSERT says what is in it; of a table without either, nobody knows. */
  hasData: boolean;
}

const NAME = String.raw`(?:"(?:[^"]|"")+"|[\`\[\]\w$]+)`;
const STATEMENT = new RegExp(
  String.raw`^(COPY|INSERT INTO|CREATE TABLE(?: IF NOT EXISTS)?)\s+(${NAME}(?:\.${NAME})?)`,
  'i',
);

type Refuse = (why: string, help: string) => Problem;

/**
 * The rows of the version table in a dump with data, as `pg_dump` writes it (COPY or INSERT), or as other tools write INSERT.
 * The dump is read line by line and never held, since it may be larger than the memory; nothing in it is run.
 *
 * @param told hears how many bytes have been read
 * @throws Problem LB909 when the file cannot be read, has no such table or several, or does not say what is in it
 */
export async function dumpRows(
  path: string,
  table: VersionTable,
  told: (bytes: number) => void = () => undefined,
): Promise<readonly string[]> {
  const refuse: Refuse = (why, help) => problem('LB909', `the dump ${path} ${why}`, { help });
  const stream = createReadStream(path, 'utf8');
  const dump = openDump(table, refuse);
  try {
    for await (const lines of linesOf(stream)) {
      told(stream.bytesRead);
      for (const line of lines) dump.read(line);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const why = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw refuse(`cannot be read: ${why}`, 'name a file that pg_dump has written');
  } finally {
    stream.destroy();
  }
  return dump.rows();
}

interface Dump {
  readonly read: (line: string) => void;
  /** Sorted, after the last line. */
  readonly rows: () => readonly string[];
}

function openDump(table: VersionTable, refuse: Refuse): Dump {
  const tables = new Map<string, FoundTable>();
  // Inside the rows of a COPY, of whatever table; what stands there is no SQL.
  let copied: { readonly into: FoundTable | undefined } | undefined;
  // An INSERT goes on until its semicolon.
  let inserted: { readonly into: FoundTable; text: string } | undefined;
  let isFirst = true;
  let holdsRows = false;

  function begin(line: string): void {
    const [, word = '', name = ''] = STATEMENT.exec(line) ?? [];
    if (word === '') return;
    const into = isTable(name, table) ? found(tables, name) : undefined;
    const verb = word.toUpperCase();
    if (verb !== 'COPY' && verb !== 'INSERT INTO') return;
    holdsRows = true;
    if (into !== undefined) into.hasData = true;
    if (verb === 'COPY' && /FROM stdin;\s*$/i.test(line)) copied = { into };
    if (verb === 'INSERT INTO' && into !== undefined) inserted = { into, text: '' };
  }

  return {
    read(line) {
      if (isFirst) refuseFormat(line, refuse);
      isFirst = false;
      if (copied !== undefined) {
        if (line === '\\.') copied = undefined;
        else copied.into?.rows.add(line.split('\t')[0] ?? '');
        return;
      }
      if (inserted === undefined) begin(line);
      if (inserted === undefined) return;
      inserted.text += `${line}\n`;
      if (!/;\s*$/.test(line)) return;
      for (const id of insertedIds(inserted.text, refuse)) inserted.into.rows.add(id);
      inserted = undefined;
    },
    rows() {
      if (copied !== undefined || inserted !== undefined)
        throw refuse('ends in the middle of rows', 'it was cut off; write it again');
      return rowsOf(tables, table, holdsRows, refuse);
    },
  };
}

function refuseFormat(line: string, refuse: Refuse): void {
  const help = 'write it in plain text: pg_dump without --format, in UTF-8';
  if (line.startsWith('PGDMP')) throw refuse('is a dump in a format of its own', help);
  if (line.includes('\0') || line.startsWith('\uFFFD')) throw refuse('is not written in UTF-8', help);
}

function rowsOf(
  tables: ReadonlyMap<string, FoundTable>,
  { name, schema }: VersionTable,
  holdsRows: boolean,
  refuse: Refuse,
): readonly string[] {
  const withRows = 'dump it with its rows: pg_dump --table=alembic_version …';
  const [first, ...others] = tables.values();
  if (first === undefined) {
    const full = schema === undefined ? name : `${schema}.${name}`;
    throw refuse(`has no table ${full}`, `${withRows}; another name is versionTable in the configuration`);
  }
  if (others.length > 0) {
    const names = [...tables.keys()].join(' and ');
    throw refuse(`has ${names}`, 'say which one is meant: versionTableSchema in the configuration, or an environment');
  }
  // A dump of INSERTs says nothing of an empty table; one without any row says nothing of any.
  if (!first.hasData && !holdsRows) throw refuse('has the version table, and no row of any table', withRows);
  return [...first.rows].sort();
}

function found(tables: Map<string, FoundTable>, name: string): FoundTable {
  const key = partsOf(name).join('.');
  const known = tables.get(key) ?? { rows: new Set<string>(), hasData: false };
  tables.set(key, known);
  return known;
}

function insertedIds(statement: string, refuse: Refuse): readonly string[] {
  const values = /\bVALUES\b([\s\S]*)$/i.exec(statement)?.[1] ?? '';
  const ids = [...values.matchAll(/\(\s*[NE]?'((?:[^']|'')*)'\s*\)/g)].map(([, id = '']) => id.replaceAll("''", "'"));
  if (ids.length > 0) return ids;
  const what = JSON.stringify(statement.trim().slice(0, 80));
  throw refuse(`has rows of the version table that cannot be read: ${what}`, 'dump that table with pg_dump');
}

/** Without a schema in the configuration any will do: a dump always writes one. */
function isTable(text: string, { name, schema }: VersionTable): boolean {
  const parts = partsOf(text);
  return parts.at(-1) === name && (schema === undefined || parts.at(-2) === schema);
}

function partsOf(text: string): readonly string[] {
  return [...text.matchAll(/"((?:[^"]|"")+)"|`([^`]+)`|\[([^\]]+)\]|([\w$]+)/g)].map(
    ([, quoted, ticked, bracketed, bare]) => quoted?.replaceAll('""', '"') ?? ticked ?? bracketed ?? bare ?? '',
  );
}

/** The lines of a file, as many at a time as were read. */
async function* linesOf(stream: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const chunk of stream) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  }
  yield [rest];
}
