import type { TypeKind, TypeMap } from '../../schema/types.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { type Refusal, refuse, type TypeContext, type TypeRenderers } from '../dialect.ts';
import { expressionSql, refused } from '../spelling.ts';
import { isAtLeast } from '../versions.ts';
import { isAscii } from './strings.ts';

/**
 * The types as SQLAlchemy spells them for a server of our days: VARCHAR(max) and VARBINARY(max) where TEXT and IMAGE are deprecated,
 * DATETIME2 where DATETIME rounds to thirds of hundredths of a second.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/data-types/data-types-transact-sql
 */
export const types: TypeRenderers = {
  smallint: always('SMALLINT'),
  integer: always('INTEGER'),
  bigint: always('BIGINT'),
  numeric,
  float: ({ precision }) => sized('FLOAT', precision, 53, 't.double()'),
  real: always('REAL'),
  double: always('DOUBLE PRECISION'),
  boolean: always('BIT'),
  string: ({ length }) =>
    length === undefined ? verbatim('VARCHAR(max)') : sized('VARCHAR', length, 8000, 't.text()'),
  char: ({ length }) => sized('CHAR', length, 8000, 't.text()'),
  text: always('VARCHAR(max)'),
  date: always('DATE'),
  time,
  timestamp: ({ precision, timezone }) => fractional(timezone ? 'DATETIMEOFFSET' : 'DATETIME2', precision),
  interval: missing('interval', 't.integer() for seconds'),
  uuid: always('UNIQUEIDENTIFIER'),
  json: json,
  jsonb: missing('jsonb', 't.json()'),
  jsonpath: missing('jsonpath', 't.string(4000)'),
  xml: always('XML'),
  binary: ({ length }) =>
    length === undefined ? verbatim('VARBINARY(max)') : sized('VARBINARY', length, 8000, 't.binary()'),
  array: missing('array', 't.json(), or a table of its own'),
  enum: enumType,
  inet: missing('inet', 't.string(45)'),
  cidr: missing('cidr', 't.string(49)'),
  macaddr: missing('macaddr', 't.string(17)'),
  macaddr8: missing('macaddr8', 't.string(23)'),
  tsvector: missing('tsvector', 'a full-text index made by op.execute'),
  tsquery: missing('tsquery', 't.text()'),
  bit: missing('bit string', 't.binary(), or t.boolean() for one bit'),
  money: always('MONEY'),
  range: missing('range', 'two columns'),
  hstore: missing('hstore', 't.json()'),
  citext: missing('citext', "t.text().collate('Latin1_General_100_CI_AS')"),
  oid: missing('oid', 't.integer()'),
  regclass: missing('regclass', 't.string(128)'),
  regconfig: missing('regconfig', 't.string(128)'),
  raw: ({ sql }, { dialect }) => expressionSql(sql, dialect),
};

function always(name: string): () => Fragment {
  const sql = verbatim(name);
  return () => sql;
}

function missing(what: TypeKind | 'bit string', instead: string): () => Refusal {
  const refusal = refuse(`SQL Server has no type for ${what}`, `use ${instead}, or give the dialects their own types`);
  return () => refusal;
}

function sized(name: string, size: number | undefined, most: number, instead: string): Fragment {
  if (size === undefined) return verbatim(name);
  if (!Number.isInteger(size) || size < 1 || size > most)
    refused(`${name}(${size}) is no type of SQL Server`, `write a whole number from 1 to ${most}, or use ${instead}`);
  return verbatim(`${name}(${size})`);
}

/** https://learn.microsoft.com/en-us/sql/t-sql/data-types/decimal-and-numeric-transact-sql */
function numeric({ precision, scale }: TypeMap['numeric']): Fragment {
  if (precision === undefined && scale === undefined) return verbatim('NUMERIC');
  if (precision === undefined) refused('NUMERIC has a scale without a precision', 'write both: t.numeric(14, 4)');
  if (!Number.isInteger(precision) || precision < 1 || precision > 38)
    refused(`NUMERIC(${precision}) is no type of SQL Server`, 'write a precision from 1 to 38');
  if (scale === undefined) return verbatim(`NUMERIC(${precision})`);
  if (!Number.isInteger(scale) || scale < 0 || scale > precision)
    refused(
      `NUMERIC(${precision}, ${scale}) has a scale that is not from 0 to its precision`,
      'correct it, for instance to t.numeric(14, 4)',
    );
  return verbatim(`NUMERIC(${precision}, ${scale})`);
}

function fractional(name: string, precision: number | undefined): Fragment {
  if (precision === undefined) return verbatim(name);
  if (!Number.isInteger(precision) || precision < 0 || precision > 7)
    refused(`${name}(${precision}) is no type of SQL Server`, 'write 0 to 7 digits of a second');
  return verbatim(`${name}(${precision})`);
}

function time({ precision, timezone }: TypeMap['time']): Fragment {
  if (timezone)
    refused(
      'SQL Server has no type for a time of day with a time zone',
      'use t.timestamp({ timezone: true }), or t.time() beside a column for the offset',
    );
  return fractional('TIME', precision);
}

/** JSON is a type since SQL Server 2025; before it is text, and the column's definition has a CHECK beside it. */
function json(_: TypeMap['json'], { dialect }: TypeContext): Fragment {
  return verbatim(hasJson(dialect) ? 'JSON' : 'NVARCHAR(max)');
}

/** https://learn.microsoft.com/en-us/sql/t-sql/data-types/json-data-type */
export function hasJson(dialect: TypeContext['dialect']): boolean {
  return isAtLeast(dialect, '2025');
}

/** As long as its longest value; the column's definition has a CHECK beside it. */
function enumType({ name, values }: TypeMap['enum']): Fragment {
  if (values === undefined)
    refused(
      `SQL Server checks the values of the enum "${name}" in every column, and they are not known here`,
      `declare them: t.enum('${name}', ['…'])`,
    );
  if (values.length === 0) refused(`the enum "${name}" has no values`, 'give it at least one');
  const length = Math.max(1, ...values.map((one) => one.length));
  return verbatim(`${values.every(isAscii) ? 'VARCHAR' : 'NVARCHAR'}(${length})`);
}
