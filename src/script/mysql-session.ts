import { lockTimeoutsOf, milliseconds } from './lock-timeouts.ts';
import { GO, literal, type MysqlText, STOP, TODO } from './mysql-text.ts';
import type { ScriptRequest } from './plan-script.ts';

/** The default of MySQL 8: backslashes escape, and "x" is a string. */
const SQL_MODE =
  'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

/** Whole seconds, at least one; no limit is a year, the longest that both engines take. */
export function seconds(duration: string): number {
  const wanted = milliseconds(duration);
  return wanted === 0 ? 31_536_000 : Math.min(31_536_000, Math.max(1, Math.ceil(wanted / 1000)));
}

export function waitNoLongerThan(duration: string): string {
  return `lock_wait_timeout = ${seconds(duration)}, innodb_lock_wait_timeout = ${seconds(duration)}`;
}

/**
 * What a statement means does not depend on how the server or the client were set up. Nothing is committed but by COMMIT, and by
 * what the server commits itself: what a file that was cut off has begun is rolled back.
 */
export function settings(text: MysqlText, request: ScriptRequest): void {
  text.comment(
    'What a statement means does not depend on how the server is set up; nothing but COMMIT and DDL commits.',
  );
  text.send('SET NAMES utf8mb4');
  text.send('SET SESSION TRANSACTION READ WRITE');
  const values = [
    `sql_mode = '${SQL_MODE}'`,
    "time_zone = '+00:00'",
    'autocommit = 0',
    'completion_type = 0',
    'foreign_key_checks = 1',
    'unique_checks = 1',
    'sql_safe_updates = 0',
    'sql_select_limit = DEFAULT',
    'group_concat_max_len = 1048576',
    waitNoLongerThan(lockTimeoutsOf(request).other),
  ];
  text.send(`SET SESSION ${values.join(',\n  ')}`);
  text.send('SET @limbeck_set = @@error_count = 0');
  text.space();
  text.comment(`Closed until the guard below has passed: while ${GO} is not 1, every statement is DO 0.`);
  text.send(
    `SET ${GO} = 0, ${TODO} = 1, @limbeck_run = 0, ${STOP} = 'limbeck: the guard of this plan could not be evaluated'`,
  );
  text.declare(request.dialect.name);
}

/** What only the engine that the plan is for has; behind the guard that has made sure of it. */
export function ownSettings(text: MysqlText, { dialect, statementTimeout = '0' }: ScriptRequest): void {
  if (dialect.name === 'mariadb') text.run(`SET SESSION max_statement_time = ${milliseconds(statementTimeout) / 1000}`);
  // Before MariaDB 10.10 it is off, and the first TIMESTAMP of a table has defaults that nobody wrote.
  text.run('SET SESSION explicit_defaults_for_timestamp = 1', 'NOT @@SESSION.explicit_defaults_for_timestamp');
}

/** `8.0.36` and `10.11.19-MariaDB` as a number: 8000036, 10011019. */
export const SERVER_VERSION = versionNumber("SUBSTRING_INDEX(VERSION(), '-', 1)");

function versionNumber(sql: string): string {
  const part = (n: number): string =>
    `CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT(${sql}, '.0.0'), '.', ${n}), '.', -1) AS UNSIGNED)`;
  return `${part(1)} * 1000000 + ${part(2)} * 1000 + ${part(3)}`;
}

export function versionAsNumber(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major * 1_000_000 + minor * 1000 + patch;
}

/** One for each database and version table; a server has one list of them for all its databases. */
export function lockName({ versionTable: { name, schema } }: ScriptRequest): string {
  const table = literal(schema === undefined ? name : `${schema}.${name}`);
  return `CONCAT('limbeck ', LEFT(SHA2(CONCAT_WS('/', DATABASE(), ${table}), 256), 48))`;
}
