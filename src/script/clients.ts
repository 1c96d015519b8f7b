import { plain as mssqlPlain, sqlcmd } from './mssql.ts';
import { mysql } from './mysql.ts';
import { sqlplus } from './oracle.ts';
import type { Client } from './plan-script.ts';
import { plain, psql } from './postgresql.ts';
import { sqlite3 } from './sqlite.ts';

/** Every client program; of a dialect's, the first one is taken when none is named. */
export const clients: readonly Client[] = [psql, plain, mysql, sqlite3, sqlcmd, mssqlPlain, sqlplus];

export function clientsOf(dialect: string): readonly Client[] {
  return clients.filter((one) => one.dialects.includes(dialect));
}
