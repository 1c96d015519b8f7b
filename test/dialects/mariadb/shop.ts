import { join } from 'node:path';
import { limbeck } from '../../cli/run-main.ts';
import { run } from '../../script/clients.ts';
import { ask, mariadbClient, mariadbServer } from '../../script/mariadb-server.ts';

/** Where the example chain is. */
export const exampleRoot = join(import.meta.dirname, '../../..');
export const EXAMPLE_HEAD = '4d27ab90c6f3';

const anyLoss = ['--allow', 'drop-table:*', '--allow', 'drop-column:*'];

/** What `limbeck compile` writes for MariaDB. */
export async function compiled(from: string, to: string, ...options: readonly string[]): Promise<string> {
  return compiledIn(exampleRoot, from, to, ...anyLoss, ...options);
}

export async function compiledIn(
  root: string,
  from: string,
  to: string,
  ...options: readonly string[]
): Promise<string> {
  const asked = ['compile', '--dialect', 'mariadb', '--from', from, '--to', to, ...options];
  const { status, stdout, stderr } = await limbeck(root, ...asked);
  if (status !== 0 || stderr !== '') throw new Error(stderr);
  return stdout;
}

/** The schema as mariadb-dump tells it, without Limbeck's own tables and without the numbers that come next. */
export async function dumpOf(database: string): Promise<string> {
  const own = ['alembic_version', 'limbeck_journal'].map((one) => `--ignore-table=${database}.${one}`);
  const { status, output } = await run('mariadb-dump', [
    '--no-defaults',
    ...(mariadbServer ?? []),
    '--no-data',
    '--skip-comments',
    '--compact',
    '--routines',
    '--triggers',
    ...own,
    database,
  ]);
  if (status !== 0) throw new Error(output);
  return output
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('/*'))
    .join('\n')
    .replaceAll(/ AUTO_INCREMENT=\d+/g, '');
}

/** The version rows. */
export async function rowsOf(database: string): Promise<string> {
  return ask(database, "SELECT COALESCE(GROUP_CONCAT(version_num ORDER BY version_num), '') FROM alembic_version");
}

/** A lock that a session of its own holds: scripts wait at `gate.wait` until it is opened. */
export interface Gate {
  readonly wait: string;
  open(): Promise<void>;
}

export async function closeGate(database: string): Promise<Gate> {
  const name = `gate ${database}`;
  const holder = mariadbClient(database, `DO GET_LOCK('${name}', 0); DO SLEEP(60);`);
  await until(database, `IS_USED_LOCK('${name}') IS NOT NULL`);
  return {
    wait: `DO GET_LOCK('${name}', 60);\n`,
    async open() {
      await ask(database, `KILL ${await ask(database, `SELECT IS_USED_LOCK('${name}')`)}`);
      await holder;
    },
  };
}

/** Asks until the condition holds, for twenty seconds. */
export async function until(database: string, condition: string): Promise<void> {
  for (const end = Date.now() + 20_000; (await ask(database, `SELECT ${condition}`)) !== '1'; )
    if (Date.now() > end) throw new Error(`never true: ${condition}`);
}
