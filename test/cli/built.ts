/** The program as users have it: bundled as package.json says, and run as a process. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Outcome } from './run-main.ts';

const root = join(import.meta.dirname, '../..');
let folder: string | undefined;

/** A folder `node_modules/limbeck` with the bundle, once for a process. */
function installed(): string {
  if (folder !== undefined) return folder;
  const made = mkdtempSync(join(tmpdir(), 'limbeck-built-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  const own = join(made, 'node_modules/limbeck');
  mkdirSync(own, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
    readonly bin: Readonly<Record<string, string>>;
  };
  const bundle = (manifest.scripts.bundle ?? '')
    .replace('rm -rf dist && ', '')
    .replace('--outdir=dist', `--outdir=${own}/dist`);
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const built = spawnSync('sh', ['-c', bundle], { cwd: root, env: { ...process.env, PATH }, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the bundle cannot be built: ${built.stderr}`);
  for (const one of ['package.json', 'templates']) cpSync(join(root, one), join(own, one), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(own, 'node_modules'));
  const program = join(own, manifest.bin.limbeck ?? '');
  chmodSync(program, 0o755);
  const bin = join(made, 'node_modules/.bin');
  mkdirSync(bin);
  symlinkSync(program, join(bin, 'limbeck'));
  folder = bin;
  return folder;
}

/** The environment in which `limbeck` is found. */
export function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { PATH = '', HOME = '', PGPASSWORD } = process.env;
  return {
    HOME,
    TERM: 'xterm',
    PATH: [installed(), PATH].join(delimiter),
    ...(PGPASSWORD !== undefined && { PGPASSWORD }),
    ...more,
  };
}

/** Runs the built program; standard input is empty and no terminal. */
export function runBuilt(cwd: string, ...argv: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync('limbeck', argv, {
    cwd,
    env: environment(),
    input: '',
    encoding: 'utf8',
  });
  return { status: status ?? -1, stdout, stderr };
}

/** What a shell line prints at a terminal of the given size, or undefined where no terminal can be made. */
export function atTerminal(
  cwd: string,
  line: string,
  { input = '', env = {}, rows = 40 }: { input?: string; env?: Record<string, string>; rows?: number } = {},
): { readonly status: number | null; readonly screen: string } | undefined {
  if (spawnSync('script', ['--version']).error !== undefined) return undefined;
  const { status, stdout } = spawnSync('script', ['-qec', `stty rows ${rows} cols 120; ${line}`, '/dev/null'], {
    cwd,
    env: environment(env),
    input,
    encoding: 'utf8',
  });
  return { status, screen: stdout.replaceAll('\r', '') };
}
