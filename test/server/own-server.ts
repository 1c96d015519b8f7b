/** A server that a test may kill: a cluster of its own in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { serverProgram } from '../script/clients.ts';

export interface OwnServer {
  readonly url: string;
  /** The process that starts all others. */
  readonly postmaster: () => number;
  /** After a crash, or an immediate stop. */
  readonly start: () => boolean;
  readonly remove: () => void;
}

/** The server does not run as root. */
function asPostgres(program: string, ...args: readonly string[]): boolean {
  const root = process.getuid?.() === 0;
  const argv = root ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', program] : [program];
  const [command = '', ...rest] = [...argv, ...args];
  return spawnSync(command, rest, { stdio: 'ignore', cwd: '/', timeout: 60_000 }).status === 0;
}

/** Undefined where none can be started. */
export function startOwnServer(): OwnServer | undefined {
  const initdb = serverProgram('initdb');
  if (!existsSync(initdb)) return undefined;
  const folder = mkdtempSync('/tmp/limbeck-killed-');
  const data = join(folder, 'data');
  if (process.getuid?.() === 0) spawnSync('chown', ['postgres', folder]);
  const pgCtl = (...args: readonly string[]) =>
    asPostgres(serverProgram('pg_ctl'), '-D', data, '-w', '-t', '50', ...args);
  const start = () => pgCtl('-l', join(folder, 'log'), 'start');
  const remove = () => {
    pgCtl('-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true, force: true });
  };
  const options = ['-A', 'trust', '-U', 'postgres', '-N', '--no-instructions', '-E', 'UTF8', '--locale=C'];
  if (asPostgres(initdb, '-D', data, ...options)) {
    appendFileSync(
      join(data, 'postgresql.conf'),
      `listen_addresses = ''\nunix_socket_directories = '${folder}'\nfsync = off\nautovacuum = off\n`,
    );
    if (start()) {
      const postmaster = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
      return { url: `postgresql:///postgres?host=${folder}&user=postgres`, postmaster, start, remove };
    }
  }
  remove();
  return undefined;
}
