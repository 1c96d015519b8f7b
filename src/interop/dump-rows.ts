import { readFile } from 'node:fs/promises';
import { problem } from '../diagnostics/diagnostic.ts';

/** The version table, as the configuration names it. */
interface VersionTable {
  readonly name: string;
  readonly schema?: string | undefined;
}

/**
 * The rows of the version table in a dump with data, as `pg_dump` writes it (COPY or INSERT), or as other tools write INSERT.
 * The dump is read line by line, since it may be large; nothing in it is run.
 *
 * @throws Problem LB909 when the file cannot be read, or has no such table
 */
export async function dumpRows(path: string, table: VersionTable): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw problem(
      'LB909',
      `the dump ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      {
        help: 'name a file that pg_dump has written',
      },
    );
  });
  const rows = new Set<string>();
  let seen = false;
  let copying = false;
  for (const line of text.split(/\r?\n/)) {
    if (copying) {
      if (line === '\\.') copying = false;
      else rows.add(line.split('\t')[0] ?? '');
      continue;
    }
    const statement =
      /^(COPY|INSERT INTO|CREATE TABLE(?: IF NOT EXISTS)?)\s+((?:"(?:[^"]|"")+"|[`\w$]+)(?:\.(?:"(?:[^"]|"")+"|[`\w$]+))?)/i.exec(
        line,
      );
    if (!statement || !isTable(statement[2] ?? '', table)) continue;
    seen = true;
    const word = (statement[1] ?? '').toUpperCase();
    if (word === 'COPY') copying = /FROM stdin;\s*$/i.test(line);
    if (word === 'INSERT INTO') {
      const values = /\bVALUES\b([\s\S]*)$/i.exec(line)?.[1] ?? '';
      for (const match of values.matchAll(/\(\s*'((?:[^']|'')*)'\s*\)/g))
        rows.add((match[1] ?? '').replaceAll("''", "'"));
    }
  }
  if (!seen) {
    const name = table.schema === undefined ? table.name : `${table.schema}.${table.name}`;
    throw problem('LB909', `the dump ${path} has no table ${name}`, {
      help: 'dump it with its rows: pg_dump --table=alembic_version …; another name is versionTable in the configuration',
    });
  }
  return [...rows].sort();
}

/** Without a schema in the configuration any will do: a dump always writes one. */
function isTable(text: string, { name, schema }: VersionTable): boolean {
  const parts = [...text.matchAll(/"((?:[^"]|"")+)"|`([^`]+)`|([\w$]+)/g)].map(
    ([, quoted, ticked, bare]) => quoted?.replaceAll('""', '"') ?? ticked ?? bare ?? '',
  );
  return parts.at(-1) === name && (schema === undefined || parts.at(-2) === schema);
}
