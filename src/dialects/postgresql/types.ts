import type { ColumnType, RangeElement, TypeKind, TypeMap } from '../../schema/types.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import type { TypeContext, TypeRenderers } from '../dialect.ts';
import { expressionSql, qualified, refused, typeSql } from '../spelling.ts';

const INTERVAL_FIELDS: ReadonlySet<string> = new Set([
  'YEAR',
  'MONTH',
  'DAY',
  'HOUR',
  'MINUTE',
  'SECOND',
  'YEAR TO MONTH',
  'DAY TO HOUR',
  'DAY TO MINUTE',
  'DAY TO SECOND',
  'HOUR TO MINUTE',
  'HOUR TO SECOND',
  'MINUTE TO SECOND',
]);

/** Every type, spelled as SQLAlchemy spells it. Limits: https://www.postgresql.org/docs/current/datatype.html */
export const types: TypeRenderers = {
  smallint: always('SMALLINT'),
  integer: always('INTEGER'),
  bigint: always('BIGINT'),
  numeric,
  float: ({ precision }) => withNumber('FLOAT', 'precision', precision, 1, 53),
  real: always('REAL'),
  double: always('DOUBLE PRECISION'),
  boolean: always('BOOLEAN'),
  string: ({ length }) => withNumber('VARCHAR', 'length', length, 1, 10_485_760),
  char: ({ length }) => withNumber('CHAR', 'length', length, 1, 10_485_760),
  text: always('TEXT'),
  date: always('DATE'),
  time: (type) => moment('TIME', type),
  timestamp: (type) => moment('TIMESTAMP', type),
  interval,
  uuid: always('UUID'),
  json: always('JSON'),
  jsonb: always('JSONB'),
  jsonpath: always('JSONPATH'),
  xml: always('XML'),
  // A length is what other engines need to choose a type; BYTEA has none.
  binary: always('BYTEA'),
  array,
  enum: (type, { dialect }) => qualified(type, dialect),
  inet: always('INET'),
  cidr: always('CIDR'),
  macaddr: always('MACADDR'),
  macaddr8: always('MACADDR8'),
  tsvector: always('TSVECTOR'),
  tsquery: always('TSQUERY'),
  bit: ({ length, varying }) =>
    varying
      ? withNumber('BIT VARYING', 'length', length, 1, 83_886_080)
      : withNumber('BIT', 'length', length ?? 1, 1, 83_886_080),
  money: always('MONEY'),
  range: ({ of, multi }) => verbatim(`${RANGE_NAMES[of]}${multi ? 'MULTIRANGE' : 'RANGE'}`),
  hstore: always('HSTORE'),
  citext: always('CITEXT'),
  oid: always('OID'),
  regclass: always('REGCLASS'),
  regconfig: always('REGCONFIG'),
  raw: ({ sql }, { dialect }) => expressionSql(sql, dialect),
};

const RANGE_NAMES: { readonly [K in RangeElement]: string } = {
  int4: 'INT4',
  int8: 'INT8',
  num: 'NUM',
  date: 'DATE',
  ts: 'TS',
  tstz: 'TSTZ',
};

const COLLATABLE: ReadonlySet<TypeKind> = new Set(['string', 'char', 'text', 'citext', 'array', 'raw']);

/** May a column of this type have a collation? Those of raw types and of arrays are left to the server. */
export function isCollatable(type: ColumnType): boolean {
  return COLLATABLE.has(type.kind);
}

function always(name: string): () => Fragment {
  const sql = verbatim(name);
  return () => sql;
}

function withNumber(name: string, what: string, value: number | undefined, least: number, most: number): Fragment {
  if (value === undefined) return verbatim(name);
  checkNumber(name, what, value, least, most);
  return verbatim(`${name}(${value})`);
}

function checkNumber(name: string, what: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  refused(
    `the ${what} of ${name} is ${value}, and PostgreSQL allows ${least} to ${most}`,
    `choose a ${what} from ${least} to ${most}, or leave it out`,
  );
}

/** https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-NUMERIC-DECIMAL */
function numeric({ precision, scale }: TypeMap['numeric']): Fragment {
  if (precision === undefined) {
    if (scale !== undefined) refused('NUMERIC has a scale without a precision', 'write both: t.numeric(14, 4)');
    return verbatim('NUMERIC');
  }
  checkNumber('NUMERIC', 'precision', precision, 1, 1000);
  if (scale === undefined) return verbatim(`NUMERIC(${precision})`);
  if (!Number.isInteger(scale) || scale < 0 || scale > precision) {
    refused(
      `NUMERIC(${precision}, ${scale}) has a scale that is not from 0 to its precision`,
      'correct it; where PostgreSQL 15 or later is sure, t.raw(sql`…`) takes what only that knows',
    );
  }
  return verbatim(`NUMERIC(${precision}, ${scale})`);
}

function moment(name: 'TIME' | 'TIMESTAMP', { precision, timezone }: TypeMap['time']): Fragment {
  return verbatim(`${withNumber(name, 'precision', precision, 0, 6).text} ${timezone ? 'WITH' : 'WITHOUT'} TIME ZONE`);
}

/** https://www.postgresql.org/docs/current/datatype-datetime.html: a precision needs seconds among the fields. */
function interval({ fields, precision }: TypeMap['interval']): Fragment {
  const named = fields?.toUpperCase();
  if (named !== undefined && !INTERVAL_FIELDS.has(named)) {
    refused(`PostgreSQL knows no INTERVAL ${named}`, `choose from ${[...INTERVAL_FIELDS].join(', ')}`);
  }
  if (precision !== undefined) {
    checkNumber('INTERVAL', 'precision', precision, 0, 6);
    if (named !== undefined && !named.endsWith('SECOND')) {
      refused(
        `INTERVAL ${named} has a precision but no seconds`,
        'remove the precision, or choose fields that end in SECOND',
      );
    }
  }
  return verbatim(
    ['INTERVAL', named, precision === undefined ? undefined : `(${precision})`].filter(Boolean).join(' '),
  );
}

function array({ of, dimensions }: TypeMap['array'], { dialect }: TypeContext): Fragment {
  checkNumber('an array', 'number of dimensions', dimensions, 1, 6);
  return fragment`${typeSql(of, dialect)}${verbatim('[]'.repeat(dimensions))}`;
}
