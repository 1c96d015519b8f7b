import type { Precondition, Test } from '../../plan/preconditions/precondition.ts';
import type { TableName } from '../../schema/model.ts';
import { type Fragment, fragment, join, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import type { Dialect } from '../dialect.ts';
import { expressionSql, identifier, names, qualified } from '../spelling.ts';

/**
 * The rows that are in the way; one is as good as many, since the script tells only that there are some. Of an index only columns: what
 * it makes of an expression, GROUP BY may read otherwise. What a new type cannot hold is tested where the rows are copied.
 */
export function preconditionQuery({ test, table }: Precondition, most: number, dialect: Dialect): Fragment | undefined {
  const limit = verbatim(`LIMIT ${most}`);
  const rows = (where: Fragment): Fragment =>
    fragment`SELECT 1 FROM ${qualified(table, dialect)} WHERE ${where} ${limit}`;
  switch (test.kind) {
    case 'row':
      return fragment`SELECT 1 FROM ${qualified(table, dialect)} ${limit}`;
    case 'null':
      return rows(
        join(
          test.columns.map((name) => fragment`${identifier(name, dialect)} IS NULL`),
          ' OR ',
        ),
      );
    case 'duplicate':
      return duplicates(test, table, limit, dialect);
    case 'orphan': {
      const own = test.foreignKey.columns.map((name) => fragment`child.${identifier(name, dialect)}`);
      const pairs = own.map(
        (name, i) => fragment`parent.${identifier(test.targetColumns[i] ?? '', dialect)} = ${name}`,
      );
      const filled = own.map((name) => fragment`${name} IS NOT NULL`);
      return fragment`SELECT 1 FROM ${qualified(table, dialect)} AS child WHERE ${join(filled, ' AND ')} AND NOT EXISTS (SELECT 1 FROM ${qualified(test.target, dialect)} AS parent WHERE ${join(pairs, ' AND ')}) ${limit}`;
    }
    case 'breach':
      return rows(fragment`NOT (${expressionSql(test.check.sql, dialect)})`);
    case 'enumValue':
      return rows(fragment`${identifier(test.column, dialect)} = ${verbatim(quotedString(test.value))}`);
    case 'misfit':
      return undefined;
  }
}

function duplicates(
  { elements, where }: Extract<Test, { kind: 'duplicate' }>,
  table: TableName,
  limit: Fragment,
  dialect: Dialect,
): Fragment | undefined {
  const columns = elements.flatMap(({ target, collation }) =>
    typeof target === 'string' && collation === undefined ? [target] : [],
  );
  if (columns.length !== elements.length) return undefined;
  const list = names(columns, dialect);
  const filled = columns.map((name) => fragment`${names([name], dialect)} IS NOT NULL`);
  const filters = where ? [...filled, fragment`(${expressionSql(where, dialect)})`] : filled;
  return fragment`SELECT 1 FROM ${qualified(table, dialect)} WHERE ${join(filters, ' AND ')} GROUP BY ${list} HAVING count(*) > 1 ${limit}`;
}
