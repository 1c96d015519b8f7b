import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverProgram } from '../script/clients.ts';

/** The server of the tests, or undefined: then they say that they were skipped. */
export const serverUrl: string | undefined = process.env.LIMBECK_TEST_POSTGRES;

export interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

const scratch = mkdtempSync(join(tmpdir(), 'limbeck-server-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
let counter = 0;
/** Debian's `psql` is a Perl program that takes four times as long as the client that it starts. */
const program = serverProgram('psql');

/** Runs psql without the user's settings. */
export async function psql(url: string, args: readonly string[], input?: string): Promise<Outcome> {
  const child = spawn(program, ['-X', '-q', ...args, url], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, output };
}

/** Applies a script as a DBA does: `psql -X -f plan.sql`. */
export async function applyScript(url: string, script: string, ...args: readonly string[]): Promise<Outcome> {
  const file = join(scratch, `${++counter}.sql`);
  writeFileSync(file, script);
  const outcome = await psql(url, [...args, '-f', file]);
  rmSync(file);
  return outcome;
}

/** What a query gives, or an error. */
export async function query(url: string, sql: string): Promise<string> {
  const { status, output } = await psql(url, ['-A', '-t', '-v', 'ON_ERROR_STOP=1'], sql);
  if (status !== 0) throw new Error(`${sql}\n${output}`);
  return output.trim();
}

/** Waits until a query gives `t`. */
export async function until(url: string, sql: string): Promise<void> {
  for (const end = Date.now() + 60_000; (await query(url, sql)) !== 't'; ) {
    if (Date.now() > end) throw new Error(`never true: ${sql}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A database of its own, dropped when the function is done. */
export async function withDatabase<T>(run: (url: string) => Promise<T>, template = 'template1'): Promise<T> {
  const name = `limbeck_test_${process.pid}_${++counter}`;
  const base = serverUrl ?? '';
  await query(base, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  try {
    return await run(url.href);
  } finally {
    await query(base, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** The schema as the server's catalogs have it, without the positions of columns and Limbeck's own table. */
const SCHEMA = `
SELECT line FROM (
  SELECT format('column %s.%s %s %s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated, col_description(c.oid, a.attnum)) AS line
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('alembic_version', 'limbeck_journal')
  UNION ALL
  SELECT format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND conrelid::regclass::text NOT IN ('alembic_version', 'limbeck_journal')
  UNION ALL
  SELECT format('index %s valid %s', pg_get_indexdef(indexrelid), indisvalid) FROM pg_index
    WHERE indrelid::regclass::text NOT IN ('alembic_version', 'limbeck_journal') AND indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
  UNION ALL
  SELECT format('enum %s %s', t.typname, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)) FROM pg_type t
    JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname
  UNION ALL
  SELECT format('comment %s %s', c.relname, obj_description(c.oid, 'pg_class')) FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND obj_description(c.oid, 'pg_class') IS NOT NULL
) AS all_lines ORDER BY line COLLATE "C"`;

export async function schemaOf(url: string): Promise<string> {
  return query(url, SCHEMA);
}

/** The version rows, sorted; `none` when there is no table. */
export async function rowsOf(url: string): Promise<string> {
  const there = await query(url, "SELECT to_regclass('alembic_version') IS NOT NULL");
  if (there !== 't') return 'none';
  return query(
    url,
    `SELECT coalesce(string_agg(version_num, ',' ORDER BY version_num COLLATE "C"), '') FROM alembic_version`,
  );
}

/** Everything that a refused script must leave as it is. */
export async function stateOf(url: string): Promise<string> {
  const counts = await query(
    url,
    `SELECT coalesce(string_agg(format('%s=%s', relname, (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I', relname), false, true, '')))[1]), ' ' ORDER BY relname), '')
     FROM pg_class WHERE relkind = 'r' AND relname <> 'limbeck_journal' AND relnamespace = 'public'::regnamespace`,
  );
  return `${await rowsOf(url)}\n${await schemaOf(url)}\n${counts}`;
}
