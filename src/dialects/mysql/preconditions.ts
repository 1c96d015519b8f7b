import { misfit } from '../../plan/preconditions/misfit.ts';
import type { Precondition, Test } from '../../plan/preconditions/precondition.ts';
import type { IndexElement, Table, TableName } from '../../schema/model.ts';
import { type Fragment, fragment, join, verbatim } from '../../sql/fragment.ts';
import type { Dialect } from '../dialect.ts';
import { expressionSql, identifier, qualified } from '../spelling.ts';
import { quotedText } from './strings.ts';

/** So many characters of each value in a key are shown. */
const SHOWN = 40;

/** What stands for the key of a table that has none. */
export const NO_KEY = 'a row of a table without a key';

/** A query for the keys of the rows that are in the way, each as one text; undefined where no sure one can be written. */
export function preconditionQuery(one: Precondition, most: number, dialect: Dialect): Fragment | undefined {
  const { test, table } = one;
  const limit = verbatim(`LIMIT ${most}`);
  const name = qualified(table, dialect);
  const found = (where: Fragment): Fragment =>
    fragment`SELECT ${rowKey(one, undefined, dialect)} FROM ${name} WHERE ${where} ${limit}`;
  switch (test.kind) {
    case 'row':
      return fragment`SELECT ${rowKey(one, undefined, dialect)} FROM ${name} ${limit}`;
    case 'null':
      return found(
        join(
          test.columns.map((column) => fragment`${identifier(column, dialect)} IS NULL`),
          ' OR ',
        ),
      );
    case 'duplicate':
      return duplicates(one, test, limit, dialect);
    case 'orphan':
      return orphans(one, test, limit, dialect);
    case 'breach':
      return found(fragment`NOT (${expressionSql(test.check.sql, dialect)})`);
    case 'misfit': {
      const where = misfits(test, identifier(test.column, dialect));
      return where && found(where);
    }
    case 'enumValue':
      return found(fragment`${identifier(test.column, dialect)} = ${verbatim(quotedText(test.value))}`);
  }
}

/** `LEFT(CAST(id AS CHAR), 40)`; `CONCAT('(', tenant, ', ', id, ')')` */
function rowKey({ key, table }: Precondition, alias: Fragment | undefined, dialect: Dialect): Fragment {
  const cut = (name: string): Fragment => {
    const column = alias ? fragment`${alias}.${identifier(name, dialect)}` : identifier(name, dialect);
    const text = isBinary(name, table) ? fragment`HEX(${column})` : fragment`CAST(${column} AS CHAR)`;
    return fragment`LEFT(${text}, ${verbatim(`${SHOWN}`)})`;
  };
  const [first, ...more] = key;
  if (first === undefined) return verbatim(quotedText(NO_KEY));
  return more.length === 0 ? cut(first) : fragment`CONCAT('(', ${join(key.map(cut), ", ', ', ")}, ')')`;
}

function isBinary(name: string, { columns }: Table): boolean {
  return columns.some((one) => one.name === name && one.type.kind === 'binary');
}

/** Each value that comes more than once, by the keys of two of its rows; values are alike as the collation of the column has it. */
function duplicates(
  one: Precondition,
  { elements, where, nullsNotDistinct }: Extract<Test, { kind: 'duplicate' }>,
  limit: Fragment,
  dialect: Dialect,
): Fragment | undefined {
  if (where !== undefined || nullsNotDistinct || !elements.every(isPlain)) return undefined;
  const values = elements.map(({ target }) =>
    typeof target === 'string' ? identifier(target, dialect) : fragment`(${expressionSql(target, dialect)})`,
  );
  const filled = elements.flatMap(({ target }, i) => {
    const column = one.table.columns.find((known) => known.name === target);
    return (column?.nullable ?? true) && values[i] ? [fragment`${values[i]} IS NOT NULL`] : [];
  });
  const filter = filled.length === 0 ? verbatim('') : fragment`WHERE ${join(filled, ' AND ')}`;
  const key = rowKey(one, undefined, dialect);
  return fragment`SELECT CONCAT(MIN(${key}), ' and ', MAX(${key})) FROM ${qualified(one.table, dialect)} ${filter} GROUP BY ${join(values)} HAVING COUNT(*) > 1 ${limit}`;
}

function isPlain({ collation, opclass }: IndexElement): boolean {
  return collation === undefined && opclass === undefined;
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
  const parent: TableName = target;
  const key = rowKey(one, verbatim('child'), dialect);
  return fragment`SELECT ${key} FROM ${qualified(one.table, dialect)} AS child WHERE ${join(filled, ' AND ')} AND NOT EXISTS (SELECT 1 FROM ${qualified(parent, dialect)} AS parent WHERE ${join(pairs, ' AND ')}) ${limit}`;
}

/** What the server refuses when it converts a column: https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html#sql-mode-strict */
function misfits({ from, to }: Extract<Test, { kind: 'misfit' }>, column: Fragment): Fragment | undefined {
  const found = misfit(from, to);
  switch (found?.kind) {
    case 'length':
      return fragment`CHAR_LENGTH(RTRIM(${column})) > ${verbatim(`${found.most}`)}`;
    case 'range':
      return verbatim(`ROUND(${column.text}) NOT BETWEEN ${found.least} AND ${found.most}`);
    case 'digits': {
      const bound = found.most < 0 ? `0.${'0'.repeat(-found.most - 1)}1` : `1${'0'.repeat(found.most)}`;
      return verbatim(`ABS(ROUND(${column.text}, ${found.scale})) >= ${bound}`);
    }
    case 'values':
      return fragment`${column} NOT IN (${join(found.values.map((one) => verbatim(quotedText(one))))})`;
    case undefined:
      return undefined;
  }
}
