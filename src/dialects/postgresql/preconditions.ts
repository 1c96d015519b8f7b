import { misfit } from '../../plan/preconditions/misfit.ts';
import type { Precondition, Test } from '../../plan/preconditions/precondition.ts';
import { sameName } from '../../schema/catalog.ts';
import type { IndexElement, TableName } from '../../schema/model.ts';
import { elementType } from '../../schema/types.ts';
import type { SqlExpression } from '../../sql/author.ts';
import { type Fragment, fragment, join, keyword, verbatim } from '../../sql/fragment.ts';
import { wordsOf } from '../../sql/words.ts';
import { quotedString } from '../ansi.ts';
import type { Dialect } from '../dialect.ts';
import { expressionSql, identifier, qualified } from '../spelling.ts';
import { collate } from './elements.ts';

/** So many characters of each value in a key are shown. */
const SHOWN = 40;

/** A query for the keys of the rows that are in the way, each as one text; undefined where no sure one can be written. */
export function preconditionQuery(one: Precondition, most: number, dialect: Dialect): Fragment | undefined {
  const { test, table } = one;
  const limit = verbatim(`LIMIT ${most}`);
  const rows = from(table, one, dialect);
  const found = (where: Fragment): Fragment =>
    fragment`SELECT ${rowKey(one, undefined, dialect)} ${rows} WHERE ${where} ${limit}`;
  switch (test.kind) {
    case 'row':
      return fragment`SELECT ${rowKey(one, undefined, dialect)} ${rows} ${limit}`;
    case 'null':
      return found(
        join(
          test.columns.map((name) => fragment`${identifier(name, dialect)} IS NULL`),
          ' OR ',
        ),
      );
    case 'duplicate':
      return duplicates(one, test, rows, limit, dialect);
    case 'orphan':
      return orphans(one, test, limit, dialect);
    case 'breach':
      return found(fragment`NOT (${expressionSql(test.check.sql, dialect)})`);
    case 'misfit': {
      const where = misfits(test, identifier(test.column, dialect));
      return where && found(where);
    }
    case 'enumValue': {
      const [column, value] = [identifier(test.column, dialect), verbatim(quotedString(test.value))];
      const type = table.columns.find(({ name }) => name === test.column)?.type;
      const isArray = type !== undefined && type !== elementType(type);
      return found(isArray ? fragment`${value} = ANY (${column}::text[])` : fragment`${column}::text = ${value}`);
    }
  }
}

/** `FROM ONLY users` */
function from(table: TableName, { alone }: Precondition, dialect: Dialect): Fragment {
  const only = alone.some((one) => sameName(one, table));
  return fragment`FROM ${keyword('ONLY', only)} ${qualified(table, dialect)}`;
}

/** `id::text`; `(tenant, id)`; where a table has no key, the place of the row. */
function rowKey({ key, table }: Precondition, alias: Fragment | undefined, dialect: Dialect): Fragment {
  const of = (name: Fragment): Fragment => (alias ? fragment`${alias}.${name}` : name);
  const cut = (name: string): Fragment =>
    fragment`left(${of(identifier(name, dialect))}::text, ${verbatim(`${SHOWN}`)})`;
  const [first, ...more] = key;
  if (first === undefined) {
    const place = fragment`${of(verbatim('ctid'))}::text`;
    return table.options?.partitionBy === undefined
      ? place
      : fragment`${of(verbatim('tableoid'))}::regclass || ' ' || ${place}`;
  }
  if (more.length === 0) return cut(first);
  return fragment`'(' || ${join(key.map(cut), verbatim(" || ', ' || ").text)} || ')'`;
}

/** Each value that comes more than once, by the keys of two of its rows. */
function duplicates(
  one: Precondition,
  { elements, where, nullsNotDistinct }: Extract<Test, { kind: 'duplicate' }>,
  rows: Fragment,
  limit: Fragment,
  dialect: Dialect,
): Fragment | undefined {
  if (!elements.every(isPlain)) return undefined;
  const values = elements.map((element) => value(element, dialect));
  const column = (name: string) => one.table.columns.find((known) => known.name === name);
  const nullable = nullsNotDistinct
    ? []
    : elements.flatMap(({ target }, i) => {
        const mayBeNull = typeof target !== 'string' || (column(target)?.nullable ?? true);
        return mayBeNull && values[i] ? [fragment`${values[i]} IS NOT NULL`] : [];
      });
  const filters = [...nullable, ...(where ? [fragment`(${expressionSql(where, dialect)})`] : [])];
  const filter = filters.length === 0 ? verbatim('') : fragment`WHERE ${join(filters, ' AND ')}`;
  const key = rowKey(one, undefined, dialect);
  return fragment`SELECT min(${key}) || ' and ' || max(${key}) ${rows} ${filter} GROUP BY ${join(values)} HAVING count(*) > 1 ${limit}`;
}

/** What stands behind an expression in an index has no place in GROUP BY, and an operator class may compare by rules of its own. */
function isPlain({ target, opclass }: IndexElement): boolean {
  if (opclass !== undefined && !/_(?:pattern_)?ops$/.test(opclass)) return false;
  return typeof target === 'string' || !hasOrder(target);
}

function hasOrder(expression: SqlExpression): boolean {
  return [...wordsOf(expression)].some((word) => /^(?:asc|desc|nulls)$|_ops$/.test(word));
}

/** An expression always in parentheses: a number alone would be a place in the list of results. */
function value({ target, collation }: IndexElement, dialect: Dialect): Fragment {
  const sql = typeof target === 'string' ? identifier(target, dialect) : fragment`(${expressionSql(target, dialect)})`;
  return collation === undefined ? sql : fragment`${sql} ${collate(collation)}`;
}

function orphans(
  one: Precondition,
  { foreignKey, target, targetColumns }: Extract<Test, { kind: 'orphan' }>,
  limit: Fragment,
  dialect: Dialect,
): Fragment {
  const own = foreignKey.columns.map((name) => fragment`child.${identifier(name, dialect)}`);
  const pairs = own.map((name, i) => fragment`parent.${identifier(targetColumns[i] ?? '', dialect)} = ${name}`);
  // By MATCH FULL only a row with nothing at all refers to nothing; by MATCH SIMPLE, one with any NULL.
  const full = foreignKey.match === 'full' && own.length > 1;
  const some = own.map((name) => fragment`${name} IS NOT NULL`);
  const refers = full ? fragment`(${join(some, ' OR ')})` : join(some, ' AND ');
  const parent = fragment`SELECT ${from(target, one, dialect)} AS parent WHERE ${join(pairs, ' AND ')}`;
  const key = rowKey(one, verbatim('child'), dialect);
  return fragment`SELECT ${key} ${from(one.table, one, dialect)} AS child WHERE ${refers} AND NOT EXISTS (${parent}) ${limit}`;
}

/** What the server refuses when it converts a column by itself: https://www.postgresql.org/docs/current/datatype.html */
function misfits({ from, to }: Extract<Test, { kind: 'misfit' }>, column: Fragment): Fragment | undefined {
  const found = misfit(from, to);
  switch (found?.kind) {
    case 'length':
      // Spaces at the end are cut without a word.
      return fragment`char_length(rtrim(${column}::text, ' ')) > ${verbatim(`${found.most}`)}`;
    case 'range': {
      const { least, most, floating } = found;
      // The constants are numeric, and a float is compared as a float: halves are rounded to even numbers.
      if (floating) return verbatim(`NOT (${column.text} >= ${least}.5 AND ${column.text} < ${most}.5)`);
      const compared = from.kind === 'numeric' ? `round(${column.text})` : column.text;
      return verbatim(`${compared} NOT BETWEEN ${least} AND ${most}`);
    }
    case 'digits': {
      const bound = found.most < 0 ? `0.${'0'.repeat(-found.most - 1)}1` : `1${'0'.repeat(found.most)}`;
      const rounded = `abs(round(${column.text}${from.kind === 'numeric' ? '' : '::numeric'}, ${found.scale})) >= ${bound}`;
      return verbatim(from.kind === 'numeric' ? `${rounded} AND ${column.text} <> 'NaN'` : rounded);
    }
    case 'values':
      return fragment`${column}::text NOT IN (${join(found.values.map((one) => verbatim(quotedString(one))))})`;
    case undefined:
      return undefined;
  }
}
