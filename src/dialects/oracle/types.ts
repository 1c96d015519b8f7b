import type { ColumnType, TypeKind, TypeMap } from '../../schema/types.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { type Dialect, type Refusal, refuse, type TypeContext, type TypeRenderers } from '../dialect.ts';
import { expressionSql, refused } from '../spelling.ts';
import { isAtLeast } from '../versions.ts';

/** The longest VARCHAR2 and RAW of a table where MAX_STRING_SIZE is STANDARD, as it is unless somebody has changed it. */
export const MOST_CHARACTERS = 4000;
export const MOST_RAW_BYTES = 2000;

/**
 * The types as SQLAlchemy spells them for Oracle, where those mean what the author asks for.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Data-Types.html
 */
export const types: TypeRenderers = {
  smallint: always('SMALLINT'),
  integer: always('INTEGER'),
  bigint: always('NUMBER(19)'),
  numeric,
  float: ({ precision }) => float(precision),
  real: always('REAL'),
  double: always('DOUBLE PRECISION'),
  boolean: (_type, { dialect }) => verbatim(hasBoolean(dialect) ? 'BOOLEAN' : 'NUMBER(1)'),
  string: ({ length }) => characters('VARCHAR2', length),
  char: ({ length }) => characters('CHAR', length),
  text: always('CLOB'),
  date: always('DATE'),
  time: missing('time', 't.interval() for the time since midnight, or t.string(8) with a check'),
  timestamp,
  interval,
  // SQLAlchemy's: 32 digits without dashes, which are ASCII in any character set.
  uuid: always('CHAR(32)'),
  json: (_type, { dialect }) => verbatim(hasJson(dialect) ? 'JSON' : 'CLOB'),
  jsonb: missing('jsonb', 't.json()'),
  jsonpath: missing('jsonpath', 't.text()'),
  xml: always('XMLTYPE'),
  binary: ({ length }) => bytes(length),
  array: missing('array', 't.json(), or a table of its own'),
  enum: enumType,
  inet: missing('inet', 't.string(43)'),
  cidr: missing('cidr', 't.string(43)'),
  macaddr: missing('macaddr', 't.string(17)'),
  macaddr8: missing('macaddr8', 't.string(23)'),
  tsvector: missing('tsvector', 'an index of Oracle Text, made by op.execute'),
  tsquery: missing('tsquery', 't.string(4000)'),
  bit: missing('bit', 't.binary(length)'),
  money: missing('money', 't.numeric(19, 2)'),
  range: missing('range', 'two columns'),
  hstore: missing('hstore', 't.json()'),
  citext: missing('citext', "t.string(200).collate('BINARY_CI')"),
  oid: missing('oid', 't.bigint()'),
  regclass: missing('regclass', 't.string(261)'),
  regconfig: missing('regconfig', 't.string(261)'),
  raw: ({ sql }, { dialect }) => expressionSql(sql, dialect),
};

/** Since Oracle 23ai: https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/Data-Types.html */
export function hasBoolean(dialect: Dialect): boolean {
  return isAtLeast(dialect, '23');
}

/** Since Oracle 21c: https://docs.oracle.com/en/database/oracle/oracle-database/21/sqlrf/Data-Types.html */
export function hasJson(dialect: Dialect): boolean {
  return isAtLeast(dialect, '21');
}

/** IF [NOT] EXISTS, domains, and several rows behind VALUES came with Oracle 23ai. */
export function isAi(dialect: Dialect): boolean {
  return isAtLeast(dialect, '23');
}

/** Is it kept outside of the row, in a large object? Such a column cannot be compared, nor become one of another type in place. */
export function isLarge(type: ColumnType, dialect: Dialect): boolean {
  switch (type.kind) {
    case 'text':
    case 'xml':
    case 'json':
      return true;
    case 'binary':
      return type.length === undefined || type.length > MOST_RAW_BYTES;
    case 'raw':
      return /^\s*(?:N?CLOB|BLOB|BFILE|LONG|XMLTYPE|JSON)\b/i.test(expressionSql(type.sql, dialect).text);
    default:
      return false;
  }
}

function always(name: string): () => Fragment {
  const sql = verbatim(name);
  return () => sql;
}

function missing(kind: TypeKind, instead: string): () => Refusal {
  const refusal = refuse(`Oracle has no type for ${kind}`, `use ${instead}, or give the dialects their own types`);
  return () => refusal;
}

/** Lengths count characters: without CHAR it is bytes, unless the session says otherwise. */
function characters(name: 'VARCHAR2' | 'CHAR', length: number | undefined): Fragment {
  const most = name === 'CHAR' ? 2000 : MOST_CHARACTERS;
  if (length === undefined) {
    if (name === 'CHAR') return verbatim('CHAR');
    refused('VARCHAR2 has no length, and Oracle needs one', 'write one: t.string(255), or t.text() for long texts');
  }
  if (!Number.isInteger(length) || length < 1 || length > most) {
    refused(
      `${name}(${length} CHAR) is no type: the length is 1 to ${most}`,
      name === 'CHAR'
        ? 'use t.string() or t.text()'
        : 'use t.text(), or t.raw(sql`VARCHAR2(…)`) where MAX_STRING_SIZE is EXTENDED',
    );
  }
  return verbatim(`${name}(${length} CHAR)`);
}

/** NUMERIC without a precision would keep no decimals in Oracle; NUMBER keeps them all. */
function numeric({ precision, scale }: TypeMap['numeric']): Fragment {
  if (precision === undefined) {
    if (scale === undefined) return verbatim('NUMBER');
    refused('NUMERIC has a scale without a precision', 'write both: t.numeric(14, 4)');
  }
  if (!Number.isInteger(precision) || precision < 1 || precision > 38)
    refused(`NUMERIC(${precision}) is no type: the precision is 1 to 38`, 'correct it, or use t.numeric() for NUMBER');
  if (scale === undefined) return verbatim(`NUMERIC(${precision})`);
  if (!Number.isInteger(scale) || scale < -84 || scale > 127)
    refused(`NUMERIC(${precision}, ${scale}) is no type: the scale is -84 to 127`, 'correct it: t.numeric(14, 4)');
  return verbatim(`NUMERIC(${precision}, ${scale})`);
}

/** The precision is binary, as in standard SQL. */
function float(precision: number | undefined): Fragment {
  if (precision === undefined) return verbatim('FLOAT');
  if (!Number.isInteger(precision) || precision < 1 || precision > 126)
    refused(`FLOAT(${precision}) is no type: the binary precision is 1 to 126`, 'correct it, or leave it out');
  return verbatim(`FLOAT(${precision})`);
}

/** Oracle's DATE has hours, minutes and seconds: it is a timestamp without a fraction. */
function timestamp({ precision, timezone }: TypeMap['timestamp']): Fragment {
  checkFraction(precision, 'TIMESTAMP');
  if (precision === 0 && !timezone) return verbatim('DATE');
  return verbatim(`TIMESTAMP${inParentheses(precision)}${timezone ? ' WITH TIME ZONE' : ''}`);
}

const YEARS = /^year( to month)?$|^month$/i;
const DAYS = /^(?:day|hour|minute|second)?(?: to (?:hour|minute|second))?$/i;

/** Oracle has two: of years and months, and of days and what is smaller. */
function interval({ fields = '', precision }: TypeMap['interval']): Fragment {
  checkFraction(precision, 'INTERVAL');
  if (YEARS.test(fields)) return verbatim('INTERVAL YEAR TO MONTH');
  if (!DAYS.test(fields))
    refused(`Oracle has no INTERVAL ${fields.toUpperCase()}`, "write 'YEAR TO MONTH', or leave fields out");
  return verbatim(`INTERVAL DAY TO SECOND${inParentheses(precision)}`);
}

/** Is it of years and months? */
export function countsMonths({ fields = '' }: TypeMap['interval']): boolean {
  return YEARS.test(fields);
}

function checkFraction(precision: number | undefined, name: string): void {
  if (precision === undefined || (Number.isInteger(precision) && precision >= 0 && precision <= 9)) return;
  refused(`${name}(${precision}) is no type: the precision is 0 to 9`, 'correct it, or leave it out');
}

function inParentheses(precision: number | undefined): string {
  return precision === undefined ? '' : `(${precision})`;
}

function bytes(length: number | undefined): Fragment {
  if (length === undefined || length > MOST_RAW_BYTES) return verbatim('BLOB');
  if (!Number.isInteger(length) || length < 1)
    refused(`RAW(${length}) is no type`, 'write a whole number from 1 on, or leave it out');
  return verbatim(`RAW(${length})`);
}

/** A VARCHAR2 as long as its longest value; the column's definition has a CHECK beside it. */
function enumType({ name, values }: TypeMap['enum'], _context: TypeContext): Fragment {
  if (values === undefined) {
    refused(
      `Oracle checks the values of the enum "${name}" in every column, and they are not known here`,
      `declare them: t.enum('${name}', ['…'])`,
    );
  }
  if (values.length === 0) refused(`the enum "${name}" has no values`, 'give it at least one');
  if (values.includes(''))
    refused(`the enum "${name}" has an empty value, which is NULL to Oracle`, 'give the value a name');
  return characters('VARCHAR2', Math.max(...values.map((one) => [...one].length)));
}
