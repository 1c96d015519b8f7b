import { misfit } from '../../plan/preconditions/misfit.ts';
import type { Precondition, Test } from '../../plan/preconditions/precondition.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../../sql/fragment.ts';
import type { Dialect } from '../dialect.ts';
import { expressionSql, identifier, names, qualified } from '../spelling.ts';
import { textSql } from './strings.ts';

/** So many characters of each value in a key are shown. */
const SHOWN = 40;

/** What stands for the key of a table that has none: `(1:104:2)`, file, page and slot. */
export const PLACE = '%%physloc%%';

/** A query for the keys of the rows that are in the way, each as one text; undefined where no sure one can be written. */
export function preconditionQuery(one: Precondition, most: number, dialect: Dialect): Fragment | undefined {
  const { test, table } = one;
  const owner = qualified(table, dialect);
  const first = fragment`SELECT TOP (${verbatim(String(most))}) ${rowKey(one, nothing, dialect)}`;
  const found = (where: Fragment): Fragment => fragment`${first} FROM ${owner} WHERE ${where}`;
  switch (test.kind) {
    case 'row':
      return fragment`${first} FROM ${owner}`;
    case 'null':
      return found(
        join(
          test.columns.map((name) => fragment`${identifier(name, dialect)} IS NULL`),
          ' OR ',
        ),
      );
    case 'duplicate':
      return duplicates(one, test, most, dialect);
    case 'orphan':
      return orphans(one, test, most, dialect);
    case 'breach':
      return found(fragment`NOT (${expressionSql(test.check.sql, dialect)})`);
    case 'enumValue':
      return found(fragment`${identifier(test.column, dialect)} = ${textSql(test.value)}`);
    case 'misfit': {
      const where = misfits(test, identifier(test.column, dialect));
      return where && found(where);
    }
  }
}

/** `CONVERT(NVARCHAR(40), id)`; `CONCAT('(', …, ', ', …, ')')`; where a table has no key, the place of the row. */
function rowKey({ key }: Precondition, alias: Fragment, dialect: Dialect): Fragment {
  const of = (name: Fragment): Fragment => (alias.text === '' ? name : fragment`${alias}.${name}`);
  const cut = (name: string): Fragment =>
    fragment`CONVERT(NVARCHAR(${verbatim(String(SHOWN))}), ${of(identifier(name, dialect))})`;
  const [only, ...more] = key;
  if (only === undefined)
    return verbatim(`sys.fn_PhysLocFormatter(${alias.text === '' ? '' : `${alias.text}.`}${PLACE})`);
  if (more.length === 0) return cut(only);
  return fragment`CONCAT('(', ${join(key.map(cut), ", ', ', ")}, ')')`;
}

/** Each value that comes more than once, by the keys of two of its rows. One NULL is like another to SQL Server. */
function duplicates(
  one: Precondition,
  { elements, where }: Extract<Test, { kind: 'duplicate' }>,
  most: number,
  dialect: Dialect,
): Fragment | undefined {
  const columns = elements.flatMap(({ target, collation }) =>
    typeof target === 'string' && collation === undefined ? [target] : [],
  );
  if (columns.length !== elements.length) return undefined;
  const filter = where === undefined ? nothing : fragment`WHERE (${expressionSql(where, dialect)})`;
  const key = rowKey(one, nothing, dialect);
  return fragment`SELECT TOP (${verbatim(String(most))}) CONCAT(MIN(${key}), ' and ', MAX(${key})) FROM ${qualified(one.table, dialect)} ${filter} GROUP BY ${names(columns, dialect)} HAVING COUNT(*) > 1`;
}

function orphans(
  one: Precondition,
  { foreignKey, target, targetColumns }: Extract<Test, { kind: 'orphan' }>,
  most: number,
  dialect: Dialect,
): Fragment {
  const own = foreignKey.columns.map((name) => fragment`child.${identifier(name, dialect)}`);
  const pairs = own.map((name, i) => fragment`parent.${identifier(targetColumns[i] ?? '', dialect)} = ${name}`);
  const refers = own.map((name) => fragment`${name} IS NOT NULL`);
  return fragment`SELECT TOP (${verbatim(String(most))}) ${rowKey(one, verbatim('child'), dialect)} FROM ${qualified(one.table, dialect)} AS child WHERE ${join(refers, ' AND ')} AND NOT EXISTS (SELECT 1 FROM ${qualified(target, dialect)} AS parent WHERE ${join(pairs, ' AND ')})`;
}

/** What the server refuses when it converts a column by itself. */
function misfits({ from, to }: Extract<Test, { kind: 'misfit' }>, column: Fragment): Fragment | undefined {
  const found = misfit(from, to);
  switch (found?.kind) {
    case 'length':
      // DATALENGTH counts spaces at the end, which LEN does not; both are in the column's own unit.
      return fragment`LEN(CONVERT(NVARCHAR(max), ${column}) + 'x') - 1 > ${verbatim(`${found.most}`)}`;
    case 'range':
      return verbatim(`${column.text} NOT BETWEEN ${found.least} AND ${found.most}`);
    case 'values':
      return fragment`${column} NOT IN (${join(found.values.map((one) => textSql(one)))})`;
    default:
      return undefined;
  }
}
