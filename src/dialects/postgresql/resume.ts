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
      return REPEATABLE.has(firstWord(text, 'postgresql')) ? { kind: 'again', repairs: [] } : undefined;
  }
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
