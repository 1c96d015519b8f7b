import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

export interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

export const scratch = mkdtempSync(join(tmpdir(), 'limbeck-script-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** The server of the tests, or undefined: then they say that they were skipped. */
export const serverUrl: string | undefined = process.env.LIMBECK_TEST_POSTGRES;

/** Debian's `psql` is a Perl program that takes four times as long as the client that it starts. */
export function serverProgram(name: string): string {
  const versions = '/usr/lib/postgresql';
  const found = existsSync(versions) ? readdirSync(versions).map((one) => join(versions, one, 'bin', name)) : [];
  return found.sort().findLast(existsSync) ?? name;
}

const psql = serverProgram('psql');
let counter = 0;

/** Runs a program to its end; a program that is not there gives the status `null`. */
export async function run(
  program: string,
  args: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = process.env,
): Promise<Outcome> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], env, cwd: scratch });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  return { status, output };
}

/** Applies a script: `psql -X … -f plan.sql`. */
export async function apply(url: string, text: string, ...args: readonly string[]): Promise<Outcome> {
  const file = join(scratch, `plan-${++counter}.sql`);
  writeFileSync(file, text);
  const outcome = await run(psql, ['-X', '-q', ...args, '-f', file, url]);
  rmSync(file);
  return outcome;
}

/** The whole text as one string, as a driver sends it. */
export async function applyAsOneString(url: string, text: string): Promise<Outcome> {
  return run(psql, ['-X', '-q', '-c', text, url]);
}

/** The rows of a query, or an error. */
export async function query(url: string, sql: string): Promise<string> {
  const { status, output } = await run(psql, ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', url], sql);
  if (status !== 0) throw new Error(`${sql}\n${output}`);
  return output.trim();
}

/** A database of its own, dropped when the function is done. */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const name = `limbeck_script_${process.pid}_${++counter}`;
  const base = serverUrl ?? '';
  await query(base, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  try {
    return await work(url.href);
  } finally {
    await query(base, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** Tables with their columns and numbers of rows, indexes, values of enums, version rows: all that a script must not half change. */
export const STATE = `
SELECT coalesce(string_agg(line, ' ' ORDER BY line COLLATE "C"), '') FROM (
  SELECT format('%s(%s)=%s', c.relname, (SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute
      WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped),
    regexp_replace(query_to_xml(format('SELECT * FROM %I.%I ORDER BY 1', n.nspname, c.relname), false, true, '')::text, '<[^>]*>|\\s+', ' ', 'g')) AS line
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE relkind = 'r' AND relname <> 'limbeck_journal' AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
  UNION ALL
  SELECT indexrelid::regclass || ':' || indisvalid FROM pg_index JOIN pg_class c ON c.oid = indexrelid
    WHERE relnamespace = 'public'::regnamespace AND relname <> 'limbeck_journal_pkey'
  UNION ALL
  SELECT typname || ':' || (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid)
    FROM pg_type t WHERE typtype = 'e'
) AS lines`;

export async function stateOf(url: string): Promise<string> {
  return (await query(url, STATE)).replace(/\s+/g, ' ');
}

/** A psql that stays open: a question costs a millisecond instead of a process. */
export class OpenPsql {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private gathered = '';
  private heard: () => void = () => undefined;

  constructor(url: string) {
    this.child = spawn(psql, ['-X', '-q', '-A', '-t', url], { stdio: ['pipe', 'pipe', 'inherit'] });
    // A test that fails does not wait for it.
    this.child.unref();
    this.child.stdout.on('data', (data) => {
      this.gathered += data;
      this.heard();
    });
  }

  async ask(sql: string): Promise<string> {
    this.child.stdin.write(`${sql};\n\\echo --end--\n`);
    while (!this.gathered.endsWith('--end--\n')) await new Promise<void>((resolve) => (this.heard = resolve));
    const answer = this.gathered.slice(0, -'--end--\n'.length);
    this.gathered = '';
    return answer.trim().replace(/\s+/g, ' ');
  }

  close(): void {
    this.child.stdin.end();
  }
}
