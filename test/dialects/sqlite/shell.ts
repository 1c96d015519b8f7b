import { spawnSync } from 'node:child_process';
import { test } from 'uvu';

const present = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' }).status === 0;
let told = false;

/** Is the sqlite3 program there? Says so once when it is not. */
export function hasShell(): boolean {
  if (!present && !told) console.log('skipped: no sqlite3 program, nothing is executed');
  told = true;
  return present;
}

/** Runs a script in a database of its own, as the scripts of Limbeck are run, and gives what the shell prints. */
export function run(script: string): string {
  const { status, stdout, stderr, error } = spawnSync('sqlite3', ['-batch', '-bail', ':memory:'], {
    input: script,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  if (status !== 0 || stderr !== '') throw new Error(`${stderr}\n${script.slice(0, 2000)}`);
  return stdout;
}

/** A test that needs the real program. */
export function live(name: string, body: () => void): void {
  if (hasShell()) test(name, body);
}
