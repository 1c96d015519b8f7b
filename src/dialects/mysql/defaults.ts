import type { Column } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { isSqlExpression, type Literal } from '../../sql/author.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import { isParenthesised } from '../../sql/parentheses.ts';
import { shown } from '../ansi.ts';
import type { Dialect } from '../dialect.ts';
import { expressionSql, literalSql, refused } from '../spelling.ts';
import { need } from './differences.ts';
import { isLong } from './types.ts';

/** The moment at which the row is written, as it may stand without parentheses. */
const NOW = /^(?:current_timestamp|localtime|localtimestamp|now)(?:\(\d*\))?$/i;
const NOW_WITHOUT_PRECISION = /^(?:current_timestamp|localtimestamp|localtime)(?:\(\))?$/i;
const ON_UPDATE = /\bon\s+update\b/i;
/** A literal or a constant; a sign makes it an expression to SQLAlchemy, and to no harm. */
const CONSTANT = /^(?:\d+|null|true|false|[xbn]?'(?:[^'\\]|''|\\.)*'|0x[0-9a-f]+)$/is;

/**
 * What stands behind DEFAULT: a constant as it is, an expression in parentheses. A long text takes nothing but expressions.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html, https://mariadb.com/kb/en/create-table/#default-column-option
 *
 * @example
 * t.timestamp().default(sql`now()`) // DEFAULT (now())
 */
export function defaultSql(
  { name, default: value }: Pick<Column, 'name' | 'default'>,
  type: ColumnType,
  dialect: Dialect,
): Fragment | undefined {
  if (value === undefined) return undefined;
  const sql = literalSql(value, type, dialect);
  const text = sql.text.trim();
  if (text === '') refused(`the default of ${shown(name)} is empty`, "write sql`''` for an empty string");
  if (isMoment(value, type, dialect)) return moment(sql, text, type);
  const isConstant = isSqlExpression(value) ? CONSTANT.test(text) : true;
  const isBare = isConstant && (!isLong(type, dialect) || /^null$/i.test(text));
  if (isBare || isParenthesised(text, 'mysql')) return sql;
  need('expressionDefaults', 'defaults that are expressions', 'write a constant', dialect);
  return fragment`(${sql})`;
}

/** Is it the default that only the whole definition of a column can bring: `CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP`? */
export function isMoment(value: Literal | undefined, type: ColumnType, dialect: Dialect): boolean {
  if (!isSqlExpression(value) || !isMomentType(type, dialect)) return false;
  const text = expressionSql(value, dialect).text.trim();
  return ON_UPDATE.test(text) || (NOW.test(text) && !/^now\(\)$/i.test(text));
}

/** The types that take CURRENT_TIMESTAMP: https://dev.mysql.com/doc/refman/8.4/en/timestamp-initialization.html */
export function isMomentType(type: ColumnType, dialect: Dialect): boolean {
  if (type.kind === 'timestamp') return true;
  return type.kind === 'raw' && /^\s*(?:datetime|timestamp)\b/i.test(expressionSql(type.sql, dialect).text);
}

/** The default must have the precision of its type. */
function moment(sql: Fragment, text: string, type: ColumnType): Fragment {
  const precision = type.kind === 'timestamp' ? (type.precision ?? 0) : 0;
  return precision > 0 && NOW_WITHOUT_PRECISION.test(text) ? verbatim(`CURRENT_TIMESTAMP(${precision})`) : sql;
}
