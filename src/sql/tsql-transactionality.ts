import type { Transactionality } from './transactionality.ts';

/** The tokens of a statement: words in upper case, everything else as it is written; '' behind the end. */
interface Words {
  at(index: number): string;
}

const inside: Transactionality = { kind: 'inside' };
const outside = (what: string): Transactionality => ({
  kind: 'outside',
  why: `${what} cannot run inside a transaction`,
});
const control = (why: string): Transactionality => ({ kind: 'control', why });

/** Settings on which the script, or what it creates, depends. */
const SETTINGS: ReadonlySet<string> = new Set([
  'XACT_ABORT',
  'IMPLICIT_TRANSACTIONS',
  'QUOTED_IDENTIFIER',
  'ANSI_NULLS',
  'ANSI_PADDING',
  'ANSI_WARNINGS',
  'ANSI_DEFAULTS',
  'ARITHABORT',
  'CONCAT_NULL_YIELDS_NULL',
  'NUMERIC_ROUNDABORT',
  'LOCK_TIMEOUT',
  'CONTEXT_INFO',
  'NOEXEC',
  'PARSEONLY',
  'FMTONLY',
  'ROWCOUNT',
]);

/**
 * Where a statement of SQL Server may stand. A batch without semicolons reads as one statement: the words that begin or end a
 * transaction are reserved, and are found wherever they stand, but in the body of a routine.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/language-elements/transactions-transact-sql
 */
export function tsqlTransactionality(words: Words): Transactionality {
  const [first, second] = [words.at(0), words.at(1)];
  if (isRoutine(words)) return inside;
  if (first === 'GO') return control('it repeats a batch, which only some client programs do');
  switch (first) {
    case 'USE':
      return control('it changes the database');
    case 'RETURN':
      return control('it ends the batch');
    case 'BACKUP':
    case 'RESTORE':
    case 'RECONFIGURE':
      return outside(first);
    case 'CREATE':
    case 'ALTER':
    case 'DROP':
      if (isOutside(second, words.at(2))) return outside(`${first} ${second}`);
  }
  return controlWithin(words) ?? inside;
}

/** A procedure may commit by itself, and so may a batch in a string; the words do not tell. */
export function mayCommitTsql(first: string): boolean {
  return first === 'EXEC' || first === 'EXECUTE';
}

/** https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-database-transact-sql, https://learn.microsoft.com/en-us/sql/t-sql/statements/create-fulltext-index-transact-sql */
function isOutside(what: string, next: string): boolean {
  if (what === 'DATABASE') return !/^(?:AUDIT|ENCRYPTION|SCOPED)$/.test(next) || next === 'ENCRYPTION';
  return what === 'FULLTEXT' || (what === 'AVAILABILITY' && next === 'GROUP');
}

function isRoutine(words: Words): boolean {
  if (words.at(0) !== 'CREATE' && words.at(0) !== 'ALTER') return false;
  const at = words.at(1) === 'OR' && words.at(2) === 'ALTER' ? 3 : 1;
  return /^(?:PROC|PROCEDURE|FUNCTION|TRIGGER)$/.test(words.at(at));
}

function controlWithin(words: Words): Transactionality | undefined {
  for (let i = 0; words.at(i) !== ''; i++) {
    const next = words.at(i + 1);
    switch (words.at(i)) {
      case 'COMMIT':
      case 'ROLLBACK':
        return control('it begins or ends a transaction');
      case 'BEGIN':
      case 'SAVE':
        if (/^(?:TRAN|TRANSACTION|DISTRIBUTED)$/.test(next)) return control('it begins or ends a transaction');
        break;
      case 'SET':
        if (next === 'TRANSACTION') return control('it sets the mode of every transaction of the session');
        if (words.at(i + 2) !== '=' && settings(words, i + 1).some((one) => SETTINGS.has(one)))
          return control('it changes a setting that the script depends on');
    }
  }
  return undefined;
}

/** `SET ANSI_NULLS, QUOTED_IDENTIFIER ON`: the names up to what they are set to. */
function settings(words: Words, from: number): readonly string[] {
  const found: string[] = [words.at(from)];
  for (let i = from + 1; words.at(i) === ','; i += 2) found.push(words.at(i + 1));
  return found;
}
