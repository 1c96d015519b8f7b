import { isBlank, Lexer, type SqlProfile } from './lexer.ts';
import { mysqlRules } from './mysql-commits.ts';
import { mayCommitTsql, tsqlTransactionality } from './tsql-transactionality.ts';

/** How a statement stands to transactions. */
export type Transactionality =
  | { readonly kind: 'inside' }
  /** Cannot run in a transaction block. */
  | { readonly kind: 'outside'; readonly why: string }
  /** Can, but what follows may need the transaction to be committed. */
  | { readonly kind: 'commit-after'; readonly why: string }
  /** Belongs to whoever runs the script: transactions, session state, data on the client's line. */
  | { readonly kind: 'control'; readonly why: string };

export type Rule = (words: Words) => Transactionality;

const inside: Transactionality = { kind: 'inside' };
const outside = (why: string): Transactionality => ({ kind: 'outside', why });
const control = (why: string): Transactionality => ({ kind: 'control', why });

/** The tokens of a statement, read as they are asked for: words in upper case, everything else as it is written. */
export class Words {
  readonly #lexer: Lexer;
  readonly #read: string[] = [];

  constructor(text: string, profile: SqlProfile) {
    this.#lexer = new Lexer(text, profile);
    while (this.at(0) === '(') this.#read.shift();
  }

  /** '' behind the end. */
  at(index: number): string {
    const lexer = this.#lexer;
    while (this.#read.length <= index && lexer.next()) {
      if (isBlank(lexer.kind)) continue;
      const text = lexer.text.slice(lexer.start, lexer.end);
      this.#read.push(lexer.kind === 'word' ? text.toUpperCase() : text);
    }
    return this.#read[index] ?? '';
  }

  /** Do these words stand at that place? */
  are(index: number, ...words: readonly string[]): boolean {
    return words.every((word, i) => this.at(index + i) === word);
  }

  /** The index of the first of these words outside of parentheses; -1 without one. */
  find(from: number, ...words: readonly string[]): number {
    let depth = 0;
    for (let i = from; this.at(i) !== ''; i++) {
      const word = this.at(i);
      if (word === '(') depth++;
      else if (word === ')') depth--;
      else if (depth === 0 && words.includes(word)) return i;
    }
    return -1;
  }

  /** The options in the parentheses that open at `index`, names in lower case; one without a value is on. */
  options(index: number): ReadonlyMap<string, string> {
    const options = new Map<string, string>();
    for (let i = index + 1; this.at(i) !== '' && this.at(i) !== ')'; i++) {
      const name = plainName(this.at(i));
      if (this.at(i + 1) === '=') i++;
      const value = this.at(i + 1);
      if (value === ',' || value === ')') options.set(name, 'true');
      else {
        options.set(name, plainName(value));
        i++;
      }
      if (this.at(i + 1) === ',') i++;
    }
    return options;
  }

  /** Behind a name that begins at `index`, dots and all. */
  afterName(index: number): number {
    let i = index + 1;
    while (this.at(i) === '.') i += 2;
    return i;
  }
}

/**
 * Where a statement may stand, judged by its own words: what a function, a procedure or a DO block does inside stays unseen.
 * PostgreSQL 13 to 18; MySQL and MariaDB; SQLite 3; SQL Server 2019 to 2025; Oracle 19c to 26ai.
 */
export function transactionality(statementText: string, profile: SqlProfile): Transactionality {
  const words = new Words(statementText, profile);
  if (profile === 'mssql') return tsqlTransactionality(words);
  if (profile === 'mysql' && words.at(0).startsWith('/*'))
    return control('what stands in /*! … */ is run by some servers and not by others');
  return rulesOf[profile].get(words.at(0))?.(words) ?? inside;
}

/**
 * May it commit by itself? A procedure or a DO block may, and so does what works through the partitions of a table
 * (https://www.postgresql.org/docs/current/sql-reindex.html, sql-cluster.html); the words do not tell.
 */
export function mayCommit(statementText: string, profile: SqlProfile): boolean {
  if (profile === 'mssql') return mayCommitTsql(firstWord(statementText, profile));
  if (profile === 'mysql') return firstWord(statementText, profile) === 'CALL';
  if (profile === 'oracle') return ['BEGIN', 'DECLARE', 'CALL', '<<'].includes(firstWord(statementText, profile));
  return profile === 'postgresql' && ['CALL', 'DO', 'REINDEX', 'CLUSTER'].includes(firstWord(statementText, profile));
}

/** In upper case. */
export function firstWord(statementText: string, profile: SqlProfile): string {
  return new Words(statementText, profile).at(0);
}

/** Is this a SELECT … INTO, which makes a table? PL/pgSQL's EXECUTE refuses it, since INTO is its own word for variables. */
export function selectsIntoTable(statementText: string): boolean {
  if (!/into/i.test(statementText)) return false;
  const words = new Words(statementText, 'postgresql');
  const first = words.at(0) === 'WITH' ? words.find(1, 'SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE') : 0;
  return words.at(first) === 'SELECT' && words.find(first, 'INTO') > 0;
}

/** Does this COPY take its data from the client, or give them to it? The first FROM or TO outside of parentheses decides. */
export function copyThroughClient(statementText: string): 'in' | 'out' | undefined {
  if (!/^[\s(]*(?:copy|--|\/\*)/i.test(statementText)) return undefined;
  const words = new Words(statementText, 'postgresql');
  if (words.at(0) !== 'COPY') return undefined;
  const index = words.find(1, 'FROM', 'TO');
  // The grammar takes STDIN and STDOUT for one another.
  if (index < 0 || (words.at(index + 1) !== 'STDIN' && words.at(index + 1) !== 'STDOUT')) return undefined;
  return words.at(index) === 'FROM' ? 'in' : 'out';
}

const transaction: Rule = () => control('it begins or ends a transaction');
const never = (what: string): Transactionality => outside(`${what} cannot run inside a transaction block`);

const postgresRules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['BEGIN', transaction],
  ['COMMIT', transaction],
  ['END', transaction],
  ['ROLLBACK', transaction],
  ['ABORT', transaction],
  ['SAVEPOINT', transaction],
  ['RELEASE', transaction],
  ['START', (words) => (words.at(1) === 'TRANSACTION' ? transaction(words) : inside)],
  ['PREPARE', (words) => (words.are(1, 'TRANSACTION') && /^[eu'$]/i.test(words.at(2)) ? transaction(words) : inside)],
  ['SET', setting],
  ['RESET', setting],
  ['DISCARD', (words) => (words.at(1) === 'ALL' ? control('it resets the session') : inside)],
  ['VACUUM', () => never('VACUUM')],
  ['CREATE', create],
  ['DROP', drop],
  ['ALTER', alter],
  ['REINDEX', reindex],
  ['CLUSTER', cluster],
  ['COPY', copy],
]);

const sqliteRules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['BEGIN', transaction],
  ['COMMIT', transaction],
  ['END', transaction],
  ['ROLLBACK', transaction],
  ['SAVEPOINT', transaction],
  ['RELEASE', transaction],
  ['ATTACH', () => control('it changes which databases are open')],
  ['DETACH', () => control('it changes which databases are open')],
  ['VACUUM', () => outside('VACUUM cannot run inside a transaction')],
  ['PRAGMA', pragma],
]);

/** Oracle commits before and behind each of these: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Types-of-SQL-Statements.html */
const ORACLE_DDL =
  'CREATE ALTER DROP TRUNCATE COMMENT GRANT REVOKE RENAME ANALYZE AUDIT NOAUDIT PURGE FLASHBACK ASSOCIATE DISASSOCIATE ADMINISTER'.split(
    ' ',
  );

/** https://docs.oracle.com/en/database/oracle/oracle-database/19/sqpug/SQL-Plus-command-reference.html */
const SQLPLUS =
  '@ ACCEPT APPEND BREAK BTITLE CHANGE CLEAR COLUMN COMPUTE CONN CONNECT COPY DEFINE DISCONNECT EXEC EXECUTE EXIT HOST PAUSE PRINT PROMPT QUIT REM REMARK SHOW SPOOL START TTITLE UNDEFINE VAR VARIABLE WHENEVER'.split(
    ' ',
  );

const oracleRules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...ORACLE_DDL.map((word): [string, Rule] => [word, () => outside(`Oracle commits before and behind ${word}`)]),
  ...SQLPLUS.map((word): [string, Rule] => [
    word,
    () => control('it is a command of SQL*Plus, not SQL; a block BEGIN … END; calls a procedure'),
  ]),
  ['ALTER', alterInOracle],
  ['BEGIN', oracleBlock],
  ['DECLARE', oracleBlock],
  ['<<', oracleBlock],
  ['COMMIT', transaction],
  ['ROLLBACK', transaction],
  ['SAVEPOINT', transaction],
  ['SET', setInOracle],
]);

function alterInOracle(words: Words): Transactionality {
  if (words.at(1) === 'SESSION') return control('it changes the session that the script depends on');
  return words.at(1) === 'SYSTEM' ? inside : outside('Oracle commits before and behind ALTER');
}

function setInOracle(words: Words): Transactionality {
  if (words.at(1) === 'TRANSACTION') return control('it sets the mode of the transaction');
  if (words.at(1) === 'ROLE') return control('it changes the rights of the session');
  if (words.at(1) === 'CONSTRAINT' || words.at(1) === 'CONSTRAINTS') return inside;
  return control('it is a command of SQL*Plus');
}

/** A block that ends transactions, or runs statements that nobody can read before, has its own. */
function oracleBlock(words: Words): Transactionality {
  for (let i = 1; words.at(i) !== ''; i++) {
    if (words.at(i - 1) === '.') continue;
    const ends = words.at(i) === 'COMMIT' || words.at(i) === 'ROLLBACK' || words.are(i, 'EXECUTE', 'IMMEDIATE');
    if (ends) return outside('the block may commit by itself');
  }
  return inside;
}

const rulesOf: { readonly [P in SqlProfile]: ReadonlyMap<string, Rule> } = {
  postgresql: postgresRules,
  sqlite: sqliteRules,
  mysql: mysqlRules,
  // In tsql-transactionality.ts: more than the first word matters.
  mssql: new Map(),
  oracle: oracleRules,
};

function setting(words: Words): Transactionality {
  const first = words.at(1) === 'LOCAL' || words.at(1) === 'SESSION' ? 2 : 1;
  const name = plainName(words.at(first));
  if (words.at(0) === 'RESET' && words.are(1, 'ALL')) return control('it resets the session');
  if (words.at(first) === 'TRANSACTION' && words.at(first + 1) !== '=' && words.at(first + 1) !== 'TO')
    return control('it sets the mode of the transaction');
  if (words.are(first, 'CHARACTERISTICS') || words.are(first, 'SESSION', 'CHARACTERISTICS'))
    return control('it sets the mode of every transaction of the session');
  if (
    /^(?:(?:default_)?transaction_(?:read_only|isolation|deferrable)|standard_conforming_strings|client_encoding|names)$/.test(
      name,
    )
  )
    return control('it changes a setting that the script depends on');
  return inside;
}

function create(words: Words): Transactionality {
  const what = words.at(1);
  if (what === 'DATABASE' || what === 'TABLESPACE') return never(`CREATE ${what}`);
  const index = what === 'UNIQUE' ? 2 : 1;
  if (words.are(index, 'INDEX', 'CONCURRENTLY')) return never('CREATE INDEX CONCURRENTLY');
  if (what !== 'SUBSCRIPTION') return inside;
  const list = words.find(2, 'WITH');
  const options = list < 0 ? new Map<string, string>() : words.options(list + 1);
  const makesSlot = options.get('create_slot') ?? options.get('connect') ?? 'true';
  return isOff(makesSlot) ? inside : never('CREATE SUBSCRIPTION with a replication slot');
}

function drop(words: Words): Transactionality {
  const what = words.at(1);
  if (what === 'DATABASE' || what === 'TABLESPACE') return never(`DROP ${what}`);
  if (what === 'SUBSCRIPTION') return never('DROP SUBSCRIPTION of a replication slot');
  return words.are(1, 'INDEX', 'CONCURRENTLY') ? never('DROP INDEX CONCURRENTLY') : inside;
}

function alter(words: Words): Transactionality {
  switch (words.at(1)) {
    case 'SYSTEM':
      return never('ALTER SYSTEM');
    case 'DATABASE':
      return words.are(3, 'SET', 'TABLESPACE') ? never('ALTER DATABASE … SET TABLESPACE') : inside;
    case 'TYPE':
      return words.are(words.afterName(2), 'ADD', 'VALUE')
        ? {
            kind: 'commit-after',
            why: 'a new value of an enum can be used only after the transaction has been committed',
          }
        : inside;
    case 'SUBSCRIPTION':
      return alterSubscription(words);
    case 'TABLE':
      return detaches(words) ? never('DETACH PARTITION … CONCURRENTLY') : inside;
    default:
      return inside;
  }
}

function detaches(words: Words): boolean {
  let name = words.are(2, 'IF', 'EXISTS') ? 4 : 2;
  if (words.at(name) === 'ONLY') name++;
  let action = words.afterName(name);
  if (words.at(action) === '*') action++;
  return words.are(action, 'DETACH', 'PARTITION') && words.at(words.afterName(action + 2)) === 'CONCURRENTLY';
}

function alterSubscription(words: Words): Transactionality {
  const [action, what] = [words.at(3), words.at(4)];
  if (action === 'REFRESH') return never('ALTER SUBSCRIPTION … REFRESH');
  if ((action === 'SET' || action === 'ADD' || action === 'DROP') && what === 'PUBLICATION') {
    const list = words.find(5, 'WITH');
    const refresh = list < 0 ? 'true' : (words.options(list + 1).get('refresh') ?? 'true');
    return isOff(refresh) ? inside : never(`ALTER SUBSCRIPTION … ${action} PUBLICATION with a refresh`);
  }
  if (action !== 'SET' || what !== '(') return inside;
  const options = words.options(4);
  // PostgreSQL 17 and 18: both are changed on the publisher too.
  const remote = options.has('failover') || isOff(options.get('two_phase') ?? 'true');
  return remote ? never('ALTER SUBSCRIPTION … SET (failover, two_phase)') : inside;
}

function reindex(words: Words): Transactionality {
  const what = words.at(1) === '(' ? words.find(1, 'INDEX', 'TABLE', 'SCHEMA', 'DATABASE', 'SYSTEM') : 1;
  const concurrently = words.at(1) === '(' ? (words.options(1).get('concurrently') ?? 'off') : 'off';
  if (['SCHEMA', 'DATABASE', 'SYSTEM'].includes(words.at(what))) return never(`REINDEX ${words.at(what)}`);
  return !isOff(concurrently) || words.at(what + 1) === 'CONCURRENTLY' ? never('REINDEX … CONCURRENTLY') : inside;
}

function cluster(words: Words): Transactionality {
  let next = words.at(1) === 'VERBOSE' ? 2 : 1;
  if (words.at(1) === '(') {
    while (words.at(next) !== ')' && words.at(next) !== '') next++;
    next++;
  }
  return words.at(next) === '' || words.at(next) === ';' ? never('CLUSTER without a table') : inside;
}

function copy(words: Words): Transactionality {
  const index = words.find(1, 'FROM', 'TO');
  const other = index < 0 ? '' : words.at(index + 1);
  if (other !== 'STDIN' && other !== 'STDOUT') return inside;
  return control(words.at(index) === 'FROM' ? 'it reads its data from the client' : 'it writes its data to the client');
}

/** Settings that SQLite ignores or refuses to change inside a transaction (sqlite.org/pragma.html). */
function pragma(words: Words): Transactionality {
  const name = words.at(2) === '.' ? 3 : 1;
  const pragmaName = plainName(words.at(name));
  if (pragmaName === 'foreign_keys') return outside('PRAGMA foreign_keys does nothing inside a transaction');
  const sets = words.at(name + 1) === '=' || words.at(name + 1) === '(';
  return sets && /^(?:journal_mode|synchronous|temp_store)$/.test(pragmaName)
    ? outside(`PRAGMA ${pragmaName} cannot be changed inside a transaction`)
    : inside;
}

function plainName(word: string): string {
  return (/^["'`[]/.test(word) ? word.slice(1, -1) : word).toLowerCase();
}

function isOff(value: string): boolean {
  return /^(?:f|fa|fal|fals|false|of|off|n|no|0)$/.test(value);
}
