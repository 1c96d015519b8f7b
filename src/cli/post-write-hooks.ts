import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { problem } from '../diagnostics/diagnostic.ts';

export interface HookPlace {
  /** The project's folder: where the commands run. */
  readonly root: string;
  /** The file they are about, relative to the root. */
  readonly file: string;
  /** Where everything goes that they print. */
  readonly stderr: Writable;
}

/**
 * Runs the commands of `postWriteHooks` on a file, one after the other, as child processes without a shell. Programs of
 * the project's own `node_modules/.bin` are found first, as in the scripts of npm.
 *
 * @throws Problem LB930 for the first one that fails
 */
export async function runPostWriteHooks(commands: readonly string[], place: HookPlace): Promise<void> {
  for (const command of commands) await runHook(command, place);
}

async function runHook(command: string, { root, file, stderr }: HookPlace): Promise<void> {
  const help = `${file} is written; correct the command in postWriteHooks, or run it by hand`;
  const words = splitCommand(command);
  if (words === undefined) throw problem('LB930', `the quotes in the hook ${command} do not match`, { help });
  const path = join(root, file);
  const named = words.some((word) => FILE.test(word)) ? words : [...words, '{file}'];
  const [program = '', ...args] = named.map((word) => word.replace(FILE, () => path));
  const end = await new Promise<string | undefined>((resolve) => {
    const env = { ...process.env, PATH: [...binFolders(root), process.env.PATH ?? ''].join(delimiter) };
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (data) => stderr.write(data));
    child.stderr.on('data', (data) => stderr.write(data));
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code === 0 ? undefined : `it ended with ${code ?? signal}`));
  });
  if (end !== undefined) throw problem('LB930', `the hook "${command}" failed: ${end}`, { help });
}

/** `{file}`, or the word that Alembic has for it. */
const FILE = /\{file\}|\bREVISION_SCRIPT_FILENAME\b/g;

/** The folders where npm puts programs, from the project up. */
function binFolders(root: string): string[] {
  const found: string[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    found.push(join(folder, 'node_modules', '.bin'));
    if (dirname(folder) === folder) return found;
  }
}

/**
 * The words of a command line; quotes hold words with spaces together. Undefined when a quote is not closed.
 *
 * @example splitCommand(`prettier --config 'my config' {file}`) // ['prettier', '--config', 'my config', '{file}']
 */
export function splitCommand(command: string): string[] | undefined {
  const words: string[] = [];
  let rest = command.trimStart();
  while (rest !== '') {
    const [word = ''] = /^(?:[^\s"']|"[^"]*"|'[^']*')+/.exec(rest) ?? [];
    if (word === '' || !/^(\s|$)/.test(rest.slice(word.length))) return undefined;
    words.push(word.replace(/"([^"]*)"|'([^']*)'/g, (_, a?: string, b?: string) => a ?? b ?? ''));
    rest = rest.slice(word.length).trimStart();
  }
  return words;
}
