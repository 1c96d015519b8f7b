/** One place that runs scripts for SQLite: by the real sqlite3 shell, and where that program is missing by a stand-in for it. */
import { spawnSync } from 'node:child_process';
import { embeddedVersion, type Outcome, runEmbedded } from './embedded.ts';

/** The sqlite3 program of these tests; `LIMBECK_TEST_SQLITE3=none` tries what is done without one. */
export const program = process.env.LIMBECK_TEST_SQLITE3 || 'sqlite3';

/** Is the sqlite3 program there? A test of the program itself needs it; one that only applies a script does not. */
export const hasShell: boolean = spawnSync(program, ['--version'], { encoding: 'utf8' }).status === 0;

if (!hasShell)
  console.log(`instead: no sqlite3 program, scripts are applied by the embedded SQLite ${embeddedVersion()}`);

/** Applies a script to a database file, or to `:memory:`, as the header of Limbeck's scripts says. */
export function apply(database: string, script: string): Outcome & { readonly output: string } {
  const outcome = hasShell ? runShell(database, script) : runEmbedded(database, script);
  return { ...outcome, output: outcome.stdout + outcome.stderr };
}

/** The same by the real program. */
export function runShell(database: string, script: string): Outcome {
  const { status, stdout, stderr, error } = spawnSync(program, ['-batch', '-bail', database], {
    input: script,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** Runs a script in a database of its own and gives what is printed; it must go through. */
export function run(script: string): string {
  const { status, stdout, stderr } = apply(':memory:', script);
  if (status !== 0 || stderr !== '') throw new Error(`${stderr}\n${script.slice(0, 2000)}`);
  return stdout;
}
