/** A standby refuses: a cluster of its own, started as one, which no test of this machine's server can be. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { apply, serverProgram, serverUrl } from './clients.ts';
import { chain, script } from './making.ts';

const initdb = serverProgram('initdb');
const pgCtl = serverProgram('pg_ctl');
const steps = chain([['a1', 'CREATE TABLE t (id int)']]);

/** The server does not run as root. */
function asPostgres(program: string, ...args: readonly string[]): boolean {
  const root = process.getuid?.() === 0;
  const argv = root ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', program] : [program];
  const [command = '', ...rest] = [...argv, ...args];
  return spawnSync(command, rest, { stdio: 'ignore', cwd: '/', timeout: 30_000 }).status === 0;
}

test('the guard asks whether the server is a standby', () => {
  for (const client of ['psql', 'plain'] as const)
    assert.ok(script(steps, client).text.includes('pg_is_in_recovery()'));
});

if (serverUrl === undefined || !existsSync(initdb)) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES or no programs of the server, no standby was asked');
} else {
  const folder = mkdtempSync('/tmp/limbeck-standby-');
  const data = join(folder, 'data');
  if (process.getuid?.() === 0) spawnSync('chown', ['postgres', folder]);
  const made = asPostgres(
    initdb,
    '-D',
    data,
    '-A',
    'trust',
    '-U',
    'postgres',
    '-N',
    '--no-instructions',
    '-E',
    'UTF8',
    '--locale=C',
  );
  if (made) {
    writeFileSync(join(data, 'standby.signal'), '');
    appendFileSync(
      join(data, 'postgresql.conf'),
      `listen_addresses = ''\nunix_socket_directories = '${folder}'\nhot_standby = on\nshared_buffers = 1MB\nfsync = off\n`,
    );
  }
  if (!made || !asPostgres(pgCtl, '-D', data, '-w', '-t', '25', '-l', join(folder, 'log'), 'start')) {
    console.log('skipped: no second server could be started here, no standby was asked');
    rmSync(folder, { recursive: true, force: true });
  } else {
    test.after(() => {
      asPostgres(pgCtl, '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    });
    for (const client of ['psql', 'plain'] as const) {
      test(`a standby refuses (${client})`, async () => {
        const url = `postgresql:///postgres?host=${folder}&user=postgres`;
        const { status, output } = await apply(url, script(steps, client).text, '-v', 'ON_ERROR_STOP=1');
        assert.is(status, 3, output);
        assert.match(output, /limbeck: this server is a standby\nHINT: {2}Run the script on the primary server/);
      });
    }
  }
}

test.run();
