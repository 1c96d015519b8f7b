import type { Precondition, Test } from '../../plan/preconditions/precondition.ts';
import { type Fragment, fragment, join, verbatim } from '../../sql/fragment.ts';
import type { Dialect } from '../dialect.ts';
import { expressionSql, identifier, literalSql, qualified } from '../spelling.ts';
import { isLarge } from './types.ts';

/** So many characters of each value in a key are shown. */
const SHOWN = 40;

/**
 * A query for the keys of the rows that are in the way, each as one text; undefined where no sure one can be written. What a new type
 * cannot hold is Oracle's to refuse.
 */
export function preconditionQuery(one: Precondition, most: number, dialect: Dialect): Fragment | undefined {
  const { test, table } = one;
  const limit = verbatim(`FETCH FIRST ${most} ROWS ONLY`);
  const key = rowKey(one, undefined, dialect);
  const rows = fragment`FROM ${qualified(table, dialect)}`;
  const found = (where: Fragment): Fragment => fragment`SELECT ${key} ${rows} WHERE ${where} ${limit}`;
  switch (test.kind) {
    case 'row':
      return fragment`SELECT ${key} ${rows} ${limit}`;
    case 'null':
      return found(
        join(
          test.columns.map((name) => fragment`${identifier(name, dialect)} IS NULL`),
          ' OR ',
        ),
      );
    case 'duplicate':
      return duplicates(one, test, limit, dialect);
    case 'orphan':
      return orphans(one, test, limit, dialect);
    case 'breach':
      return found(fragment`NOT (${expressionSql(test.check.sql, dialect)})`);
    case 'enumValue':
      return found(fragment`${identifier(test.column, dialect)} = ${literalSql(test.value, undefined, dialect)}`);
    case 'misfit':
      return undefined;
  }
}

/** `TO_CHAR(id)`; `'(' || TO_CHAR(tenant) || ', ' || TO_CHAR(id) || ')'`; where a table has no key, the place of the row. */
function rowKey({ key }: Precondition, alias: Fragment | undefined, dialect: Dialect): Fragment {
  const of = (name: Fragment): Fragment => (alias ? fragment`${alias}.${name}` : name);
  const cut = (name: string): Fragment =>
    fragment`SUBSTR(TO_CHAR(${of(identifier(name, dialect))}), 1, ${verbatim(String(SHOWN))})`;
  const [first, ...more] = key;
  if (first === undefined) return fragment`ROWIDTOCHAR(${of(verbatim('ROWID'))})`;
  return more.length === 0 ? cut(first) : fragment`'(' || ${join(key.map(cut), " || ', ' || ")} || ')'`;
}

/** To a unique key of Oracle, NULLs beside a value are equal; only rows without any value do not count. */
function duplicates(
  one: Precondition,
  { elements, where }: Extract<Test, { kind: 'duplicate' }>,
  limit: Fragment,
  dialect: Dialect,
): Fragment | undefined {
  const columns = elements.flatMap(({ target, collation }) =>
    typeof target === 'string' && collation === undefined ? [target] : [],
  );
  const types = columns.map((name) => one.table.columns.find((known) => known.name === name)?.type);
  const large = types.some((type) => type !== undefined && isLarge(type, dialect));
  if (columns.length !== elements.length || large || where !== undefined) return undefined;
  const list = columns.map((name) => identifier(name, dialect));
  const filled = join(
    list.map((name) => fragment`${name} IS NOT NULL`),
    ' OR ',
  );
  const key = rowKey(one, undefined, dialect);
  return fragment`SELECT MIN(${key}) || ' and ' || MAX(${key}) FROM ${qualified(one.table, dialect)} WHERE ${filled} GROUP BY ${join(list)} HAVING COUNT(*) > 1 ${limit}`;
}

function orphans(
  one: Precondition,
  { foreignKey, target, targetColumns }: Extract<Test, { kind: 'orphan' }>,
  limit: Fragment,
  dialect: Dialect,
): Fragment {
  const own = foreignKey.columns.map((name) => fragment`child.${identifier(name, dialect)}`);
  const pairs = own.map((name, i) => fragment`parent.${identifier(targetColumns[i] ?? '', dialect)} = ${name}`);
  const filled = own.map((name) => fragment`${name} IS NOT NULL`);
  const parent = fragment`SELECT 1 FROM ${qualified(target, dialect)} parent WHERE ${join(pairs, ' AND ')}`;
  const key = rowKey(one, verbatim('child'), dialect);
  return fragment`SELECT ${key} FROM ${qualified(one.table, dialect)} child WHERE ${join(filled, ' AND ')} AND NOT EXISTS (${parent}) ${limit}`;
}
