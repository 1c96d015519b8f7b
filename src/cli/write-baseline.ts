import { readFile } from 'node:fs/promises';
import { type Problem, problem } from '../diagnostics/diagnostic.ts';
import type { UnreadStatement } from '../plan/baseline.ts';
import { readBaseline } from '../plan/baseline.ts';
import { revisionIdFault } from '../revisions/names.ts';
import { type Catalog, emptyCatalog } from '../schema/catalog.ts';
import { loadParser } from './statement-checker.ts';

/** A dump that was read, ready to become the first revision of a project. */
export interface DumpForBaseline {
  readonly revision: string;
  readonly text: string;
  readonly catalog: Catalog;
  readonly statements: number;
  readonly unread: readonly UnreadStatement[];
}

const HOW = 'write it with pg_dump --schema-only --no-owner DATABASE > schema.sql';

/**
 * Reads the dump of which a baseline is to be made.
 *
 * @param asked the revision that the database is at, where the user says it
 * @throws Problem LB919 where no baseline can be made of it, LB907 where the revision is missing or impossible
 */
export async function readDumpForBaseline(
  path: string,
  shown: string,
  asked: string | undefined,
  fresh: () => string,
): Promise<DumpForBaseline> {
  const refuse = (why: string, help = HOW): Problem => problem('LB919', `${shown} ${why}`, { help });
  const bytes = await readFile(path).catch((error: unknown) => {
    throw refuse(`cannot be read: ${error instanceof Error ? error.message : String(error)}`, 'check the path');
  });
  if (bytes.subarray(0, 5).toString('latin1') === 'PGDMP')
    throw refuse('is a dump in a format of its own', `${HOW}, in plain text`);
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (!Buffer.from(text).equals(bytes) && bytes[0] !== 0xef)
    throw refuse('is not written in UTF-8', `${HOW}, with --encoding=UTF8`);
  const rows = /^(?:COPY\b[^;]*\bFROM stdin\b|INSERT INTO\b)/m.exec(text);
  if (rows) throw refuse(`has rows, in line ${lineOf(text, rows.index)}`);
  const revision = asked ?? revisionFor(text, shown, fresh);
  const fault = revisionIdFault(revision);
  if (fault !== undefined)
    throw problem('LB907', `--revision ${revision}: ${fault}`, { help: 'give the revision that the database is at' });
  const at = { file: shown, line: 1, column: 1 };
  const read = readBaseline(text, emptyCatalog, {
    parser: await loadParser(),
    at,
    versionTable: { name: 'alembic_version', schema: 'public' },
  });
  const { after: catalog, statements, unread } = read;
  if (catalog.tables.size === 0 && catalog.objects.size === 0 && catalog.types.size === 0)
    throw refuse('describes nothing that PostgreSQL has');
  return { revision, text, catalog, statements, unread };
}

/** A database that Alembic has managed says itself where it is, but not in a dump without rows. */
function revisionFor(text: string, shown: string, fresh: () => string): string {
  if (!/^CREATE TABLE [^;(]*\balembic_version\b/m.test(text)) return fresh();
  throw problem('LB907', `${shown} has the version table of Alembic, and no --revision says where the database is`, {
    help: 'ask it: SELECT version_num FROM alembic_version; then --revision ID',
  });
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
