import type { TypeKind, TypeMap } from '../../schema/types.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { type Refusal, refuse, type TypeRenderers } from '../dialect.ts';
import { expressionSql, refused } from '../spelling.ts';

/**
 * The types as SQLAlchemy spells them for SQLite, which stores by affinity, and takes that from the name. Lengths and precisions stand
 * in the schema for its readers: SQLite enforces none.
 *
 * Source: https://sqlite.org/datatype3.html
 */
export const types: TypeRenderers = {
  smallint: always('SMALLINT'),
  integer: always('INTEGER'),
  bigint: always('BIGINT'),
  numeric,
  // SQLite has one float, and SQLAlchemy writes its bits for no type of SQLite.
  float: always('FLOAT'),
  real: always('REAL'),
  double: always('DOUBLE'),
  boolean: always('BOOLEAN'),
  string: ({ length }) => sized('VARCHAR', length),
  char: ({ length }) => sized('CHAR', length),
  text: always('TEXT'),
  date: always('DATE'),
  // Text of one form, which moments.ts keeps to the type's precision, in UTC where the type has a time zone.
  time: always('TIME'),
  timestamp: always('DATETIME'),
  interval: missing('interval', 't.integer() for seconds'),
  uuid: always('CHAR(32)'),
  json: always('JSON'),
  jsonb: missing('jsonb', 't.json()'),
  jsonpath: missing('jsonpath', 't.text()'),
  xml: missing('xml', 't.text()'),
  // A length is what other engines need to choose a type; BLOB has none.
  binary: always('BLOB'),
  array: missing('array', 't.json()'),
  enum: enumType,
  inet: missing('inet', 't.text()'),
  cidr: missing('cidr', 't.text()'),
  macaddr: missing('macaddr', 't.text()'),
  macaddr8: missing('macaddr8', 't.text()'),
  tsvector: missing('tsvector', 'an FTS5 table made by op.execute'),
  tsquery: missing('tsquery', 't.text()'),
  bit: missing('bit', 't.integer()'),
  money: missing('money', 't.numeric()'),
  range: missing('range', 'two columns'),
  hstore: missing('hstore', 't.json()'),
  citext: missing('citext', "t.text().collate('NOCASE')"),
  oid: missing('oid', 't.integer()'),
  regclass: missing('regclass', 't.text()'),
  regconfig: missing('regconfig', 't.text()'),
  raw: ({ sql }, { dialect }) => expressionSql(sql, dialect),
};

function always(name: string): () => Fragment {
  const sql = verbatim(name);
  return () => sql;
}

/** What SQLite has nothing for: it would take any word as a type and store whatever comes. */
function missing(kind: TypeKind, instead: string): () => Refusal {
  const refusal = refuse(`SQLite has no type for ${kind}`, `use ${instead}, or give the dialects their own types`);
  return () => refusal;
}

function sized(name: string, size: number | undefined): Fragment {
  if (size === undefined) return verbatim(name);
  if (!Number.isInteger(size) || size < 1) {
    refused(`${name}(${size}) is no type`, `write a whole number from 1 on, or leave it out`);
  }
  return verbatim(`${name}(${size})`);
}

function numeric({ precision, scale }: TypeMap['numeric']): Fragment {
  if (scale === undefined) return sized('NUMERIC', precision);
  if (precision === undefined) refused('NUMERIC has a scale without a precision', 'write both: t.numeric(14, 4)');
  if (!Number.isInteger(precision) || !Number.isInteger(scale) || precision < 1 || scale < 0 || scale > precision) {
    refused(
      `NUMERIC(${precision}, ${scale}) has a scale that is not from 0 to its precision`,
      'correct it, for instance to t.numeric(14, 4)',
    );
  }
  return verbatim(`NUMERIC(${precision}, ${scale})`);
}

/** A VARCHAR as long as its longest value; the column's definition has a CHECK beside it. */
function enumType({ name, values }: TypeMap['enum']): Fragment {
  if (values === undefined) {
    refused(
      `SQLite checks the values of the enum "${name}" in every column, and they are not known here`,
      `declare them: t.enum('${name}', ['…'])`,
    );
  }
  if (values.length === 0) refused(`the enum "${name}" has no values`, 'give it at least one');
  return verbatim(`VARCHAR(${Math.max(1, ...values.map((one) => [...one].length))})`);
}
