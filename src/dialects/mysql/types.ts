import type { ColumnType, TypeKind, TypeMap } from '../../schema/types.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { type Dialect, type Refusal, refuse, type TypeContext, type TypeRenderers } from '../dialect.ts';
import { expressionSql, refused } from '../spelling.ts';
import { isMariadb, knows } from './differences.ts';
import { quotedText } from './strings.ts';

/**
 * The types as SQLAlchemy spells them, so that columns which Alembic has made and those of Limbeck are alike.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/data-types.html, https://mariadb.com/kb/en/data-types/
 */
export const types: TypeRenderers = {
  smallint: always('SMALLINT'),
  integer: always('INTEGER'),
  bigint: always('BIGINT'),
  numeric,
  float: ({ precision }) => sized('FLOAT', precision, 53),
  real: always('REAL'),
  double: always('DOUBLE'),
  boolean: always('BOOL'),
  string,
  char: ({ length }) => sized('CHAR', length, 255),
  text: always('TEXT'),
  date: always('DATE'),
  time,
  // A moment in UTC, as long as the script's time_zone is UTC: https://dev.mysql.com/doc/refman/8.4/en/datetime.html
  timestamp: ({ precision, timezone }) => fractional(timezone ? 'TIMESTAMP' : 'DATETIME', precision),
  interval: missing('interval', 't.integer() for seconds'),
  uuid: (_, { dialect }) => verbatim(knows('uuidType', dialect) ? 'UUID' : 'CHAR(32)'),
  json: always('JSON'),
  // Both keep no order of keys, and each key once.
  jsonb: always('JSON'),
  jsonpath: missing('jsonpath', 't.text()'),
  xml: missing('xml', 't.text()'),
  binary,
  array: missing('array', 't.json()'),
  enum: enumType,
  inet: (_, { dialect }) =>
    knows('inetType', dialect) ? verbatim('INET6') : missing('inet', 't.string(45)')(_, { dialect }),
  cidr: missing('cidr', 't.string(49)'),
  macaddr: missing('macaddr', 't.string(17)'),
  macaddr8: missing('macaddr8', 't.string(23)'),
  tsvector: missing('tsvector', "an index with mysql: { prefix: 'fulltext' }"),
  tsquery: missing('tsquery', 't.text()'),
  bit,
  money: missing('money', 't.numeric(19, 4)'),
  range: missing('range', 'two columns'),
  hstore: missing('hstore', 't.json()'),
  citext: missing('citext', 't.string(255): the usual collations compare without regard to case'),
  oid: missing('oid', 't.integer()'),
  regclass: missing('regclass', 't.string(64)'),
  regconfig: missing('regconfig', 't.string(64)'),
  raw: ({ sql }, { dialect }) => expressionSql(sql, dialect),
};

function always(name: string): () => Fragment {
  const sql = verbatim(name);
  return () => sql;
}

function missing(kind: TypeKind, instead: string): (_: object, context: TypeContext) => Refusal {
  return (_, { dialect }) =>
    refuse(`${dialect.title} has no type for ${kind}`, `use ${instead}, or give the dialects their own types`);
}

function sized(name: string, size: number | undefined, most: number): Fragment {
  if (size === undefined) return verbatim(name);
  if (!Number.isInteger(size) || size < 1 || size > most) {
    refused(`${name}(${size}) is no type`, `write a whole number from 1 to ${most}, or leave it out`);
  }
  return verbatim(`${name}(${size})`);
}

/** https://dev.mysql.com/doc/refman/8.4/en/char.html: a row has 65535 bytes. */
function string({ length }: TypeMap['string'], { dialect }: TypeContext): Fragment {
  if (length === undefined)
    refused(`VARCHAR needs a length in ${dialect.title}`, 'write it, t.string(255), or use t.text()');
  return sized('VARCHAR', length, 65_535);
}

/** https://dev.mysql.com/doc/refman/8.4/en/fixed-point-types.html */
function numeric({ precision, scale }: TypeMap['numeric']): Fragment {
  if (scale === undefined) return sized('NUMERIC', precision, 65);
  if (precision === undefined) refused('NUMERIC has a scale without a precision', 'write both: t.numeric(14, 4)');
  const fine = precision >= 1 && precision <= 65 && scale >= 0 && scale <= 30 && scale <= precision;
  if (!fine) {
    refused(
      `NUMERIC(${precision}, ${scale}) is no type`,
      'write a precision of 1 to 65 and a scale of 0 to 30 that is no greater, for instance t.numeric(14, 4)',
    );
  }
  return verbatim(`NUMERIC(${precision}, ${scale})`);
}

/** Seconds without a fraction unless a precision is said: https://dev.mysql.com/doc/refman/8.4/en/fractional-seconds.html */
function fractional(name: string, precision: number | undefined): Fragment {
  if (precision === undefined) return verbatim(name);
  if (!Number.isInteger(precision) || precision < 0 || precision > 6)
    refused(`${name}(${precision}) is no type`, 'write a precision of 0 to 6');
  return verbatim(`${name}(${precision})`);
}

function time({ precision, timezone }: TypeMap['time'], { dialect }: TypeContext): Fragment | Refusal {
  if (timezone)
    return refuse(
      `${dialect.title} has no time of day with a time zone: the offset would be lost`,
      'use t.time(), and a column for the offset',
    );
  return fractional('TIME', precision);
}

/** https://dev.mysql.com/doc/refman/8.4/en/binary-varbinary.html */
function binary({ length }: TypeMap['binary']): Fragment {
  if (length === undefined) return verbatim('BLOB');
  return length > 65_535
    ? verbatim(length > 16_777_215 ? 'LONGBLOB' : 'MEDIUMBLOB')
    : sized('VARBINARY', length, 65_535);
}

function bit({ length, varying }: TypeMap['bit'], { dialect }: TypeContext): Fragment | Refusal {
  if (varying) return refuse(`${dialect.title} has no BIT VARYING`, 'use t.bit(64), or t.string() of 0 and 1');
  return sized('BIT', length, 64);
}

/** `ENUM('low','high')`, with the values of the type as they are at this point of the chain. */
function enumType({ name, values }: TypeMap['enum'], { dialect }: TypeContext): Fragment {
  if (values === undefined) {
    refused(
      `${dialect.title} keeps the values of the enum "${name}" in every column, and they are not known here`,
      `declare them: t.enum('${name}', ['…'])`,
    );
  }
  checkValues(name, values, dialect);
  return verbatim(`ENUM(${values.map(quotedText).join(',')})`);
}

/** https://dev.mysql.com/doc/refman/8.4/en/enum.html: spaces at the end are removed, and upper case is like lower case. */
function checkValues(name: string, values: readonly string[], { title }: Dialect): void {
  if (values.length === 0) refused(`the enum "${name}" has no values`, 'give it at least one');
  const seen = new Map<string, string>();
  for (const value of values) {
    if (value.endsWith(' '))
      refused(`the enum value "${value}" ends with a space, which ${title} would remove`, 'choose another value');
    const other = seen.get(value.toLowerCase());
    if (other !== undefined)
      refused(`${title} takes the enum values "${other}" and "${value}" for one`, 'choose values that differ in more');
    seen.set(value.toLowerCase(), value);
  }
}

/** Is it a type whose values are kept apart from the row? A key needs a length of it, and a default parentheses. */
export function isLong(type: ColumnType, dialect: Dialect): boolean {
  switch (type.kind) {
    case 'text':
    case 'json':
    case 'jsonb':
      return true;
    case 'binary':
      return type.length === undefined || type.length > 65_535;
    case 'raw':
      return LONG.test(expressionSql(type.sql, dialect).text);
    default:
      return false;
  }
}

const LONG = /^\s*(?:(?:tiny|medium|long)?(?:text|blob)|json|geometry|vector)\b/i;

/** A document that is compared as one; MariaDB has texts. */
export function isDocument({ kind }: ColumnType, dialect: Dialect): boolean {
  return (kind === 'json' || kind === 'jsonb') && !isMariadb(dialect);
}
