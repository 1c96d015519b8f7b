import type { Precondition } from '../../plan/preconditions/precondition.ts';
import { type Fragment, fragment, join, verbatim } from '../../sql/fragment.ts';
import type { Dialect } from '../dialect.ts';
import { expressionSql, names, qualified } from '../spelling.ts';

/**
 * Of all that PostgreSQL tests, SQLite adds to a table that is there a unique index only; the rest is refused. Only columns: what an
 * index makes of an expression, GROUP BY may read otherwise.
 */
export function preconditionQuery({ test, table }: Precondition, most: number, dialect: Dialect): Fragment | undefined {
  if (test.kind !== 'duplicate') return undefined;
  const { elements, where } = test;
  const columns = elements.flatMap(({ target, collation }) =>
    typeof target === 'string' && collation === undefined ? [target] : [],
  );
  if (columns.length !== elements.length) return undefined;
  const list = names(columns, dialect);
  const filled = columns.map((name) => fragment`${names([name], dialect)} IS NOT NULL`);
  const filters = where ? [...filled, fragment`(${expressionSql(where, dialect)})`] : filled;
  return fragment`SELECT 1 FROM ${qualified(table, dialect)} WHERE ${join(filters, ' AND ')} GROUP BY ${list} HAVING count(*) > 1 LIMIT ${verbatim(`${most}`)}`;
}
