import type { Operation } from '../../operations/operation.ts';
import type { TableName } from '../../schema/model.ts';
import { firstWord } from '../../sql/transactionality.ts';
import type { Dialect, Resume } from '../dialect.ts';
import { qualified } from '../spelling.ts';

/**
 * How a statement outside of transactions goes on after an interruption. An index whose concurrent build was stopped is INVALID and
 * must be dropped (https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY); a partition whose
 * concurrent detachment was stopped is pending and must be finalized (sql-altertable.html).
 */
export function resume(operation: Operation, text: string, dialect: Dialect): Resume | undefined {
  const relation = (name: TableName): string => `to_regclass('${qualified(name, dialect).text.replaceAll("'", "''")}')`;
  switch (operation.kind) {
    case 'createIndex': {
      const { table, index, ifNotExists } = operation;
      const name = { ...table, name: index.name };
      const own = `SELECT FROM pg_index WHERE indexrelid = ${relation(name)} AND indrelid = ${relation(table)}`;
      return {
        kind: 'probe',
        done: `EXISTS (${own} AND indisvalid)`,
        repairs: [
          `${own.replace('SELECT', `SELECT ${quoted(`DROP INDEX CONCURRENTLY ${qualified(name, dialect).text}`)}`)} AND NOT indisvalid`,
        ],
        ...(!ifNotExists && {
          taken: {
            when: `${relation(name)} IS NOT NULL`,
            message: `${index.name} is there already, and this plan has not made it`,
            hint: 'Look at it (an INVALID index is left over from a concurrent build that failed), drop it, and run this script again.',
          },
        }),
      };
    }
    case 'dropIndex': {
      const { name, schema } = operation;
      const index = relation(schema === undefined ? { name } : { name, schema });
      return { kind: 'probe', done: `${index} IS NULL`, repairs: [] };
    }
    case 'detachPartition': {
      const { table, parent } = operation;
      const own = `SELECT FROM pg_inherits WHERE inhrelid = ${relation(table)} AND inhparent = ${relation(parent)}`;
      const finalize = `ALTER TABLE ${qualified(parent, dialect).text} DETACH PARTITION ${qualified(table, dialect).text} FINALIZE`;
      return {
        kind: 'probe',
        done: `NOT EXISTS (${own})`,
        repairs: [`${own.replace('SELECT', `SELECT ${quoted(finalize)}`)} AND inhdetachpending`],
      };
    }
    default:
      return REPEATABLE.has(firstWord(text, 'postgresql'))
        ? { kind: 'again', repairs: halfReindexed(text) }
        : undefined;
  }
}

const NAME = String.raw`(?:"(?:[^"]|"")+"|[\w$]+)`;
const REINDEX = new RegExp(
  String.raw`^\s*REINDEX\s*(?:\([^)]*\bCONCURRENTLY\b[^)]*\)\s*(INDEX|TABLE)|(?:\([^)]*\)\s*)?(INDEX|TABLE)\s+CONCURRENTLY)\s+(${NAME}(?:\s*\.\s*${NAME})?)\s*$`,
  'i',
);

/** A concurrent rebuild that was stopped leaves an INVALID index beside each, by the suffix that PostgreSQL gives it (sql-reindex.html). */
function halfReindexed(text: string): readonly string[] {
  const [, first, second, name = ''] = REINDEX.exec(text) ?? [];
  const what = (first ?? second)?.toUpperCase();
  if (what === undefined) return [];
  const named = `to_regclass('${name.replaceAll("'", "''")}')`;
  const table = what === 'TABLE' ? named : `(SELECT indrelid FROM pg_index WHERE indexrelid = ${named})`;
  return [
    `SELECT 'DROP INDEX CONCURRENTLY ' || indexrelid::regclass FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE indrelid = ${table} AND NOT indisvalid AND relname OPERATOR(pg_catalog.~) '_cc(new|old)[0-9]*$'`,
  ];
}

/** What does the same once more. */
const REPEATABLE: ReadonlySet<string> = new Set([
  'VACUUM',
  'ANALYZE',
  'ANALYSE',
  'REINDEX',
  'CLUSTER',
  'REFRESH',
  'CHECKPOINT',
]);

function quoted(statement: string): string {
  return `'${statement.replaceAll("'", "''")}'`;
}
