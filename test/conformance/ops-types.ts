import { enumName, mysqlTypeText } from './ops-mysql.ts';

/** A type of the corpus as a word of the DSL. */
export interface CorpusType {
  readonly name: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly variants?: Readonly<Record<string, CorpusType>>;
}

/** A type as TypeScript text, and what it needs beside it. */
export interface TypeText {
  readonly text: string;
  /** A CHECK that the type asks for: values of an enum that is none in the database. */
  readonly check?: { readonly name: string | undefined; readonly values: readonly (string | number)[] };
  /** Statements that make a type first. */
  readonly before?: readonly string[];
}

/** Text as a `sql` template, letter for letter. */
export function sqlText(text: string): string {
  return `sql\`${text.replace(/[\\`]/g, '\\$&').replaceAll('${', '\\${')}\``;
}

export function js(value: unknown): string {
  return JSON.stringify(value);
}

const plain: Readonly<Record<string, string>> = {
  Integer: 'integer',
  INTEGER: 'integer',
  SmallInteger: 'smallint',
  SMALLINT: 'smallint',
  BigInteger: 'bigint',
  BIGINT: 'bigint',
  Boolean: 'boolean',
  BOOLEAN: 'boolean',
  Date: 'date',
  DATE: 'date',
  Double: 'double',
  DOUBLE_PRECISION: 'double',
  REAL: 'real',
  JSON: 'json',
  JSONB: 'jsonb',
  JSONPATH: 'jsonpath',
  UUID: 'uuid',
  LargeBinary: 'binary',
  BYTEA: 'binary',
  HSTORE: 'hstore',
  CITEXT: 'citext',
  INET: 'inet',
  CIDR: 'cidr',
  MACADDR: 'macaddr',
  MACADDR8: 'macaddr8',
  TSVECTOR: 'tsvector',
  TSQUERY: 'tsquery',
  MONEY: 'money',
  OID: 'oid',
  REGCLASS: 'regclass',
  REGCONFIG: 'regconfig',
};

/** The type for a dialect. A type that the DSL has no word for is written by its SQL name. */
export function typeText(given: CorpusType | undefined, dialect: string): TypeText {
  if (given === undefined) throw new Error('the adapter does not know a column without a type');
  const type = given.variants?.[dialect] ?? given;
  const name = type.name.replace(/^(?:postgresql|sqlite|oracle)\./, '');
  const args = type.args ?? {};
  const own = dialect === 'oracle' ? oracleType(type.name, args) : dialect === 'mssql' ? mssqlType(type) : undefined;
  if (own !== undefined) return { text: own };
  if (/^(?:mysql|mariadb)\./.test(name)) return { text: mysqlTypeText(name.replace(/^\w+\./, ''), args) };
  if (dialect === 'mysql') {
    if (name === 'TIMESTAMP') return { text: mysqlTypeText(name, args) };
    if (typeof args.length === 'number' && /^(?:Unicode)?Text$|^TEXT$/.test(name))
      return { text: `t.raw(${sqlText(`TEXT(${args.length})`)})` };
    if (typeof args.length === 'number' && /^LargeBinary$|^BLOB$/.test(name))
      return { text: `t.raw(${sqlText(`BLOB(${args.length})`)})` };
  }
  // Where there is a type for it, SQLAlchemy leaves the constraint out.
  if (/^boolean$/i.test(name) && args.create_constraint === true && dialect !== 'postgresql' && dialect !== 'mssql')
    return {
      text: 't.boolean()',
      check: { name: typeof args.name === 'string' ? args.name : undefined, values: [0, 1] },
    };
  const word = plain[name];
  if (word !== undefined) return { text: `t.${word}()` };
  const collated = typeof args.collation === 'string' ? `.collate(${js(args.collation)})` : '';
  const options = (...keys: readonly string[]): string => {
    const found = Object.fromEntries(keys.filter((key) => args[key] !== undefined).map((key) => [key, args[key]]));
    return Object.keys(found).length === 0 ? '' : js(found);
  };
  switch (name) {
    case 'Numeric':
    case 'NUMERIC':
      return {
        text: `t.numeric(${[args.precision, args.scale]
          .filter((one) => one !== undefined)
          .map(js)
          .join(', ')})`,
      };
    case 'Float':
    case 'FLOAT':
      return { text: `t.float(${args.precision === undefined ? '' : js(args.precision)})` };
    case 'String':
    case 'Unicode':
    case 'VARCHAR':
      return { text: `t.string(${args.length === undefined ? '' : js(args.length)})${collated}` };
    case 'CHAR':
      return { text: `t.char(${args.length === undefined ? '' : js(args.length)})${collated}` };
    case 'Text':
    case 'UnicodeText':
    case 'TEXT':
      return { text: `t.text()${collated}` };
    case 'Uuid':
      return { text: args.native_uuid === false ? 't.char(32)' : 't.uuid()' };
    case 'DateTime':
    case 'TIMESTAMP':
      return { text: `t.timestamp(${options('timezone', 'precision')})` };
    case 'Time':
    case 'TIME':
      return { text: `t.time(${options('timezone', 'precision')})` };
    case 'Interval':
      return {
        text: `t.interval(${args.second_precision === undefined ? '' : js({ precision: args.second_precision })})`,
      };
    case 'INTERVAL':
      return { text: `t.interval(${options('fields', 'precision')})` };
    case 'BIT':
      return {
        text: `t.bit(${args.length === undefined ? 'undefined' : js(args.length)}${args.varying === true ? ', { varying: true }' : ''})`,
      };
    case 'ARRAY': {
      const inner = typeText(args.item_type as CorpusType, dialect);
      return {
        ...inner,
        text: `${inner.text}.array(${args.dimensions === undefined || args.dimensions === null ? '' : js(args.dimensions)})`,
      };
    }
    case 'Enum':
    case 'ENUM':
      return enumText(args, dialect);
    case 'DOMAIN':
      return domainText(args, dialect);
    default:
      if (/^(INT4|INT8|NUM|DATE|TS|TSTZ)(MULTI)?RANGE$/.test(name)) return { text: `t.${name.toLowerCase()}()` };
      return { text: `t.raw(${sqlText(sqlName(name, args))})` };
  }
}

/** What SQLAlchemy's types are in Oracle: its DateTime is a DATE, which keeps whole seconds, and its NUMBER has no word of its own. */
function oracleType(whole: string, args: Readonly<Record<string, unknown>>): string | undefined {
  const number = (key: string): number | undefined => (typeof args[key] === 'number' ? args[key] : undefined);
  switch (whole.replace(/^oracle\./, '')) {
    case 'DateTime':
    case 'DATETIME':
      return args.timezone === true ? 't.timestamp({ timezone: true })' : 't.timestamp({ precision: 0 })';
    case 'DATE':
      return whole === 'oracle.DATE' ? 't.timestamp({ precision: 0 })' : 't.date()';
    case 'TIMESTAMP':
      if (args.local_timezone === true) return 't.raw(sql`TIMESTAMP WITH LOCAL TIME ZONE`)';
      return `t.timestamp({ timezone: ${args.timezone === true} })`;
    case 'Uuid':
    case 'UUID':
      return 't.uuid()';
    case 'VARCHAR2':
      return `t.string(${number('length') ?? ''})`;
    case 'CLOB':
      return 't.text()';
    case 'RAW':
    case 'VARBINARY':
      return `t.binary(${number('length') ?? ''})`;
    case 'BLOB':
      return 't.binary()';
    case 'Interval':
    case 'INTERVAL': {
      const [day, second] = [number('day_precision'), number('second_precision')];
      if (day !== undefined)
        return `t.raw(sql\`INTERVAL DAY(${day}) TO SECOND${second === undefined ? '' : `(${second})`}\`)`;
      return `t.interval(${second === undefined ? '' : js({ precision: second })})`;
    }
    case 'Float':
    case 'FLOAT':
      return `t.float(${number('binary_precision') ?? number('precision') ?? ''})`;
    default:
      return undefined;
  }
}

/** What SQL Server has and the DSL has no word for is written by its SQL name, as SQLAlchemy spells it. */
function mssqlType({ name, args = {} }: CorpusType): string | undefined {
  const own = name.startsWith('mssql.');
  const word = name.replace(/^mssql\./, '');
  if (word === 'Unicode' || word === 'UnicodeText') {
    const length = word === 'Unicode' && typeof args.length === 'number' ? args.length : 'max';
    return collatedRaw(`NVARCHAR(${length})`, args);
  }
  if (word === 'JSON') return 't.json()';
  const sized = /^N?VARCHAR$|^VARBINARY$/.test(word);
  if (!own && !sized) return undefined;
  const numbers = [args.length ?? (sized ? 'max' : undefined), args.precision, args.scale].filter(
    (one) => one !== undefined,
  );
  const suffix = args.filestream === true ? ' FILESTREAM' : '';
  return collatedRaw(
    `${word.replaceAll('DOUBLE_PRECISION', 'DOUBLE PRECISION')}${numbers.length === 0 ? '' : `(${numbers.join(', ')})`}${suffix}`,
    args,
  );
}

function collatedRaw(text: string, { collation }: Readonly<Record<string, unknown>>): string {
  return `t.raw(${sqlText(text)})${typeof collation === 'string' ? `.collate(${js(collation)})` : ''}`;
}

/** The SQL name of a type with its numbers: `NCHAR(10)`, `DECIMAL(10, 2)`. */
function sqlName(name: string, args: Readonly<Record<string, unknown>>): string {
  const numbers = [args.length, args.precision, args.scale].filter((one) => typeof one === 'number');
  return numbers.length === 0 ? name : `${name}(${numbers.join(', ')})`;
}

function enumText(args: Readonly<Record<string, unknown>>, dialect: string): TypeText {
  const values = args.enums as readonly string[];
  const name = typeof args.name === 'string' ? args.name : undefined;
  // A native type needs a name: Alembic refuses it, and so does t.enum.
  const nameless = name === undefined && dialect === 'postgresql' && args.native_enum !== false;
  if (nameless) return { text: `t.enum('', ${js(values)})` };
  if (dialect === 'mysql' && args.native_enum !== false)
    return { text: `t.enum(${js(name ?? enumName(values))}, ${js(values)})` };
  if (args.native_enum === false || name === undefined) {
    const length = typeof args.length === 'number' ? args.length : Math.max(...values.map((one) => one.length));
    return { text: `t.string(${length})`, ...(args.create_constraint === true && { check: { name, values } }) };
  }
  const schema = args.schema === undefined ? '' : `, { schema: ${js(args.schema)} }`;
  return { text: `t.enum(${js(name)}, ${args.create_type === false ? 'undefined' : js(values)}${schema})` };
}

/** Domains have no word yet: they are made by SQL and used by name. */
function domainText(args: Readonly<Record<string, unknown>>, dialect: string): TypeText {
  const schema = args.schema === undefined ? '' : `${String(args.schema)}.`;
  const name = `${schema}${String(args.name)}`;
  const text = `t.raw(${sqlText(name)})`;
  if (args.create_type === false || dialect !== 'postgresql') return { text };
  const options = [
    args.collation === undefined ? '' : ` COLLATE "${String(args.collation)}"`,
    args.default === undefined ? '' : ` DEFAULT ${plainSql(args.default)}`,
    args.constraint_name === undefined ? '' : ` CONSTRAINT ${String(args.constraint_name)}`,
    args.not_null === true ? ' NOT NULL' : '',
    args.check === undefined ? '' : ` CHECK (${plainSql(args.check)})`,
  ];
  return { text, before: [`CREATE DOMAIN ${name} AS ${domainBase(args.data_type as CorpusType)}${options.join('')}`] };
}

function plainSql(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'text' in value) return String(value.text);
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

const domainBases: Readonly<Record<string, string>> = {
  String: 'VARCHAR',
  SmallInteger: 'SMALLINT',
  BigInteger: 'BIGINT',
  Unicode: 'VARCHAR',
};

function domainBase(type: CorpusType): string {
  const name = type.name.replace(/^postgresql\./, '');
  const { length, precision, scale } = (type.args ?? {}) as Readonly<Record<string, number | undefined>>;
  const numbers = [length, precision, scale].filter((one) => one !== undefined);
  return `${domainBases[name] ?? name.toUpperCase()}${numbers.length > 0 ? `(${numbers.join(', ')})` : ''}`;
}
