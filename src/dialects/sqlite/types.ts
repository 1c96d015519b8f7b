import type { ColumnType, TypeKind } from '../../schema/types.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { type Refusal, refuse, type TypeRenderers } from '../dialect.ts';
import { expressionSql, refused } from '../spelling.ts';

const named = (name: string): (() => Fragment) => {
  const fragment = verbatim(name);
  return () => fragment;
};

/** What SQLite has nothing for: it would take any word as a type and store whatever comes. */
const missing = (kind: TypeKind, instead: string): (() => Refusal) => {
  const refusal = refuse(`SQLite has no type for ${kind}`, `use ${instead}, or give the dialects their own types`);
  return () => refusal;
};

function sized(name: string, size: number | undefined): Fragment {
  if (size !== undefined && size < 1) refused(`a length of ${size} holds nothing`, 'write 1 or more');
  return verbatim(size === undefined ? name : `${name}(${size})`);
}

/**
 * The types as SQLAlchemy spells them for SQLite. SQLite stores by affinity, which follows from the name.
 *
 * Source: https://sqlite.org/datatype3.html
 */
export const types: TypeRenderers = {
  smallint: named('SMALLINT'),
  integer: named('INTEGER'),
  bigint: named('BIGINT'),
  numeric: ({ precision, scale }) => {
    if (precision === undefined) return verbatim('NUMERIC');
    return verbatim(scale === undefined ? `NUMERIC(${precision})` : `NUMERIC(${precision}, ${scale})`);
  },
  float: named('FLOAT'),
  real: named('REAL'),
  double: named('DOUBLE'),
  boolean: named('BOOLEAN'),
  string: ({ length }) => sized('VARCHAR', length),
  char: ({ length }) => sized('CHAR', length),
  text: named('TEXT'),
  date: named('DATE'),
  time: named('TIME'),
  timestamp: named('DATETIME'),
  interval: missing('interval', 't.integer() for seconds'),
  uuid: named('CHAR(32)'),
  json: named('JSON'),
  jsonb: missing('jsonb', 't.json()'),
  jsonpath: missing('jsonpath', 't.text()'),
  xml: missing('xml', 't.text()'),
  binary: named('BLOB'),
  array: missing('array', 't.json()'),
  enum: (type) => {
    if (type.values === undefined) return verbatim('VARCHAR');
    return verbatim(`VARCHAR(${Math.max(1, ...type.values.map((one) => [...one].length))})`);
  },
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

/** The values that a column may take when its type is an enum: SQLite checks them by a CHECK. */
export function enumValues(type: ColumnType): readonly string[] | undefined {
  return type.kind === 'enum' ? type.values : undefined;
}
