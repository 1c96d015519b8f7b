import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

/** A database of our own on a real server, driven by psql. */
export interface Server {
  /** Runs SQL and gives what psql prints, rows by lines; throws what the server says. */
  readonly run: (sql: string) => string;
  readonly drop: () => void;
}

/** The server of LIMBECK_TEST_POSTGRES, or undefined when none is named: `postgresql://postgres@127.0.0.1:5432/postgres`. */
export function openServer(): Server | undefined {
  const url = process.env.LIMBECK_TEST_POSTGRES;
  if (!url) return undefined;
  const name = `limbeck_test_${randomBytes(6).toString('hex')}`;
  psql(url, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const pinned = "SET standard_conforming_strings = on; SET client_encoding = 'UTF8'; SET TimeZone = 'Asia/Tokyo';";
  return {
    run: (sql) => psql(own.href, `${pinned}\n${sql}`),
    drop: () => void psql(url, `DROP DATABASE ${name}`),
  };
}

function psql(url: string, sql: string): string {
  const args = ['-X', '-A', '-t', '-q', '-v', 'ON_ERROR_STOP=1', '-d', url, '-f', '-'];
  const { status, stdout, stderr, error } = spawnSync('psql', args, {
    input: sql,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${stderr}\n${sql.slice(0, 2000)}`);
  return stdout;
}
