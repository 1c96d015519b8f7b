import type { Rule, Transactionality, Words } from './transactionality.ts';

const inside: Transactionality = { kind: 'inside' };
const outside = (why: string): Transactionality => ({ kind: 'outside', why });
const control = (why: string): Transactionality => ({ kind: 'control', why });
const transaction: Rule = () => control('it begins or ends a transaction');
const commits: Rule = (words) => outside(`${words.at(0)} commits by itself`);
const client =
  (why: string): Rule =>
  () =>
    control(why);

/**
 * MySQL and MariaDB: what commits by itself, and what is the script's own.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html,
 * https://mariadb.com/kb/en/sql-statements-that-cause-an-implicit-commit/
 */
export const mysqlRules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  [
    'BEGIN',
    (words) => (words.at(1) === 'NOT' ? outside('a block of statements may commit by itself') : transaction(words)),
  ],
  ['COMMIT', transaction],
  ['ROLLBACK', transaction],
  ['SAVEPOINT', transaction],
  ['RELEASE', transaction],
  ['XA', transaction],
  ['START', (words) => (words.at(1) === 'TRANSACTION' ? transaction(words) : commits(words))],
  ['CREATE', commitsUnlessTemporary],
  ['DROP', commitsUnlessTemporary],
  ...[
    'ALTER',
    'RENAME',
    'TRUNCATE',
    'GRANT',
    'REVOKE',
    'OPTIMIZE',
    'REPAIR',
    'CHECK',
    'CACHE',
    'FLUSH',
    'RESET',
    'INSTALL',
  ].map((word) => [word, commits] as const),
  ...['UNINSTALL', 'IMPORT', 'STOP', 'CHANGE', 'CLONE'].map((word) => [word, commits] as const),
  // MariaDB runs a SELECT behind it.
  [
    'ANALYZE',
    (words) => (words.find(1, 'TABLE', 'TABLES') > 0 && words.find(1, 'TABLE', 'TABLES') < 3 ? commits(words) : inside),
  ],
  ['LOAD', load],
  ['SET', mysqlSetting],
  ['USE', client('it changes the database that the script works on')],
  ['LOCK', client('it takes locks that the next transaction would release')],
  ['UNLOCK', client('it releases locks, and commits')],
  ['PREPARE', client('nobody can tell what a prepared statement does')],
  ['EXECUTE', client('nobody can tell what a prepared statement does')],
  ['DEALLOCATE', client('nobody can tell what a prepared statement does')],
  ['DELIMITER', client('DELIMITER is a command of the client program; bodies of routines need none')],
  ['SOURCE', client('SOURCE is a command of the client program')],
  ['KILL', client('it ends a session')],
  ['SHUTDOWN', client('it ends the server')],
  ['RESTART', client('it ends the server')],
]);

/** CREATE OR REPLACE TEMPORARY TABLE is MariaDB's. */
function commitsUnlessTemporary(words: Words): Transactionality {
  const what = words.are(1, 'OR', 'REPLACE') ? 3 : 1;
  return words.are(what, 'TEMPORARY', 'TABLE') ? inside : outside(`${words.at(0)} ${words.at(what)} commits by itself`);
}

function load(words: Words): Transactionality {
  if (words.at(1) === 'INDEX') return outside('LOAD INDEX commits by itself');
  return words.find(1, 'LOCAL') > 0 ? control('it reads its data from the client') : inside;
}

/** Each assignment of a SET; a variable of the user's own is nobody's business. */
function mysqlSetting(words: Words): Transactionality {
  if (words.at(1) === 'PASSWORD') return outside('SET PASSWORD commits by itself');
  for (let i = 1; i > 0; i = words.find(i, ',') + 1) {
    const scoped = /^(?:GLOBAL|SESSION|LOCAL|PERSIST|PERSIST_ONLY)$/.test(words.at(i));
    const first = scoped ? words.at(i + 1) : words.at(i);
    const name = first
      .replace(/^@@(?:\w+\.)?/, '')
      .replaceAll('`', '')
      .toLowerCase();
    if (first.startsWith('@') && !first.startsWith('@@')) continue;
    if (name === 'transaction') return control('it sets the mode of a transaction');
    if (name === 'names' || name === 'character' || name === 'charset' || MYSQL_PINNED.test(name))
      return control('it changes a setting that the script depends on');
  }
  return inside;
}

const MYSQL_PINNED =
  /^(?:sql_mode|autocommit|time_zone|foreign_key_checks|unique_checks|check_constraint_checks|character_set_\w+|collation_\w+|lock_wait_timeout|innodb_lock_wait_timeout|tx_isolation|transaction_isolation|tx_read_only|transaction_read_only|sql_safe_updates|completion_type|explicit_defaults_for_timestamp|sql_auto_is_null|sql_notes|sql_warnings|sql_log_bin|insert_id|timestamp)$/;
