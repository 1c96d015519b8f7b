import { type Outcome, run } from './clients.ts';

/** How the client reaches the server of the tests, or undefined: then they say that they were skipped. */
export const mariadbServer: readonly string[] | undefined = process.env.LIMBECK_TEST_MARIADB?.split(/\s+/);

let counter = 0;

/** Runs the client on a database, or on none. */
export function mariadbClient(database: string, input: string, ...args: readonly string[]): Promise<Outcome> {
  const place = database === '' ? [] : [database];
  return run('mariadb', ['--no-defaults', ...(mariadbServer ?? []), ...args, ...place], input);
}

/** The command of the header. */
export function applyScript(database: string, text: string, ...args: readonly string[]): Promise<Outcome> {
  return mariadbClient(database, text, '--show-warnings', ...args);
}

/** The rows of a query, their columns divided by a bar. */
export async function ask(database: string, sql: string): Promise<string> {
  const { status, output } = await mariadbClient(database, sql, '-N', '-B');
  if (status !== 0) throw new Error(`${sql}\n${output}`);
  return output.trimEnd().replaceAll('\t', '|');
}

/** A database of its own, dropped when the function is done. */
export async function withMariadb<T>(work: (database: string) => Promise<T>): Promise<T> {
  const name = `limbeck_script_${process.pid}_${++counter}`;
  await ask('', `CREATE DATABASE ${name}`);
  try {
    return await work(name);
  } finally {
    await ask('', `DROP DATABASE ${name}`);
  }
}

/** Tables with their columns and rows, but for the journal. */
export async function mariadbState(database: string): Promise<string> {
  const tables = await ask(
    database,
    `SELECT table_name, GROUP_CONCAT(column_name ORDER BY ordinal_position) FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name <> 'limbeck_journal' GROUP BY table_name ORDER BY table_name`,
  );
  if (tables === '') return '';
  const each = tables.split('\n').map((one) => one.split('|'));
  const rows = each.map(([table]) => `SELECT '=', '${table}'; SELECT * FROM \`${table}\` ORDER BY 1;`).join('\n');
  const found = new Map((await ask(database, rows)).split(/^=\|/m).map((one) => [one.split('\n')[0], one]));
  return each
    .map(([table, columns]) => {
      const own = (found.get(table) ?? '').trim().split('\n').slice(1).join(' ');
      return `${table}(${columns})=${own}`;
    })
    .join(' ');
}
