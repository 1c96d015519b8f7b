import type { Dialect } from './dialect.ts';
import { mariadb } from './mariadb/dialect.ts';
import { mssql } from './mssql/dialect.ts';
import { mysql } from './mysql/dialect.ts';
import { oracle } from './oracle/dialect.ts';
import { postgresql } from './postgresql/dialect.ts';
import { sqlite } from './sqlite/dialect.ts';

/** Every dialect that Limbeck writes. */
export const dialects: readonly Dialect[] = [postgresql, mysql, mariadb, sqlite, mssql, oracle];
