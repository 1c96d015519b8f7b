/** What the corpus says of MySQL only: its types, its options, and what a column is before it is altered. */
import type { CorpusOp } from './ops-module.ts';
import { type CorpusType, js, sqlText } from './ops-types.ts';

type Args = Readonly<Record<string, unknown>>;

/** A type of `sqlalchemy.dialects.mysql` as a word of the DSL, or by its SQL name with all that belongs to it. */
export function mysqlTypeText(name: string, args: Args): string {
  const has = (...keys: readonly string[]): boolean =>
    keys.some((key) => args[key] !== undefined && args[key] !== false);
  const plain = !has(
    'unsigned',
    'zerofill',
    'display_width',
    'charset',
    'collation',
    'national',
    'binary',
    'ascii',
    'unicode',
  );
  const precise = has('fsp') ? { precision: args.fsp } : {};
  switch (name) {
    case 'DATETIME':
      return `t.timestamp(${has('fsp') ? js(precise) : ''})`;
    case 'TIMESTAMP':
      return `t.timestamp(${js({ timezone: true, ...precise })})`;
    case 'TIME':
      return `t.time(${has('fsp') ? js(precise) : ''})`;
    case 'VARCHAR':
      if (plain) return `t.string(${has('length') ? js(args.length) : ''})`;
      break;
    case 'VARBINARY':
      if (has('length')) return `t.binary(${js(args.length)})`;
      break;
    case 'ENUM':
      if (plain) return `t.enum(${js(enumName(args.enums as readonly string[]))}, ${js(args.enums)})`;
      break;
    default: {
      const word = plain && !has('length', 'precision', 'scale') ? WORDS[name] : undefined;
      if (word !== undefined) return `t.${word}()`;
    }
  }
  return `t.raw(${sqlText(spelled(name, args))})`;
}

const WORDS: Readonly<Record<string, string>> = {
  INTEGER: 'integer',
  SMALLINT: 'smallint',
  BIGINT: 'bigint',
  NUMERIC: 'numeric',
  FLOAT: 'float',
  DOUBLE: 'double',
  REAL: 'real',
  BOOLEAN: 'boolean',
  BOOL: 'boolean',
  TEXT: 'text',
  DATE: 'date',
  JSON: 'json',
  BLOB: 'binary',
  CHAR: 'char',
};

/** An enum of MySQL has no name: one is made of its values. */
export function enumName(values: readonly string[]): string {
  return `enum_${values.join('_').replace(/\W+/g, '_').slice(0, 40)}`;
}

/** `VARCHAR(44) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`, in the order of SQLAlchemy. */
function spelled(name: string, args: Args): string {
  const values = (args.enums ?? args.values) as readonly string[] | undefined;
  const numbers = [args.length, args.display_width, args.precision, args.scale].filter(
    (one) => typeof one === 'number',
  );
  const inner = values ? values.map(quoted).join(',') : numbers.join(', ');
  const national = args.national === true;
  return [
    national ? 'NATIONAL' : '',
    inner === '' ? name : `${name}(${inner})`,
    args.unsigned === true ? 'UNSIGNED' : '',
    args.zerofill === true ? 'ZEROFILL' : '',
    !national && typeof args.charset === 'string' ? `CHARACTER SET ${args.charset}` : '',
    args.ascii === true ? 'ASCII' : '',
    args.unicode === true ? 'UNICODE' : '',
    typeof args.collation === 'string' ? `COLLATE ${args.collation}` : args.binary === true ? 'BINARY' : '',
  ]
    .filter((one) => one !== '')
    .join(' ');
}

function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** The options of a table as the DSL has them; a comment is one of all dialects. */
export function mysqlTableOptions(args: Args): string | undefined {
  const own = Object.entries(args).filter(([key]) => key.startsWith('mysql_') && key !== 'mysql_comment');
  if (own.length === 0) return undefined;
  const words: Record<string, unknown> = {};
  const others: Record<string, unknown> = {};
  const partition: string[] = [];
  for (const [key, value] of own) {
    const name = key.slice('mysql_'.length).toLowerCase();
    if (/partition/.test(name)) partition.push(`${name.toUpperCase().replace('_', ' ')} ${String(value)}`);
    else if (TABLE_WORDS[name] !== undefined) words[TABLE_WORDS[name]] = value;
    else if (TABLE_NUMBERS[name] !== undefined) words[TABLE_NUMBERS[name]] = Number(value);
    else others[name] = value;
  }
  const order = ['PARTITION BY', 'PARTITIONS', 'SUBPARTITION BY', 'SUBPARTITIONS'];
  const rank = (text: string): number => order.findIndex((one) => text.startsWith(`${one} `));
  const by = partition
    .sort((a, b) => rank(a) - rank(b))
    .join(' ')
    .replace(/^PARTITION BY /, '');
  return object({
    ...Object.fromEntries(Object.entries(words).map(([key, value]) => [key, js(value)])),
    ...(by !== '' && { partitionBy: sqlText(by) }),
    ...(Object.keys(others).length > 0 && { others: js(others) }),
  });
}

const TABLE_WORDS: Readonly<Record<string, string>> = {
  engine: 'engine',
  charset: 'charset',
  collate: 'collate',
  row_format: 'rowFormat',
};
const TABLE_NUMBERS: Readonly<Record<string, string>> = {
  key_block_size: 'keyBlockSize',
  auto_increment: 'autoIncrement',
};

/** The options of an index or a key. */
export function mysqlIndexOptions(args: Args): string | undefined {
  const { mysql_length: length, mysql_prefix: prefix, mysql_using: using, mysql_with_parser: parser } = args;
  const given = {
    ...(length !== undefined && { length: js(length) }),
    ...(typeof prefix === 'string' && /^(?:fulltext|spatial)$/i.test(prefix) && { prefix: js(prefix.toLowerCase()) }),
    ...(typeof using === 'string' && { using: js(using.toLowerCase()) }),
    ...(parser !== undefined && { parser: js(parser) }),
  };
  return Object.keys(given).length === 0 ? undefined : object(given);
}

function object(entries: Readonly<Record<string, string>>): string {
  return `{ ${Object.entries(entries)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }`;
}

interface SetupColumn {
  readonly name: unknown;
  readonly type: CorpusType;
}

/**
 * Alembic is told by each operation what the column is (`existing_type`, `existing_server_default` …); here the chain says it once: the
 * table of the set-up has its columns so.
 */
export function withExisting(setup: readonly CorpusOp[], ops: readonly CorpusOp[]): readonly CorpusOp[] {
  return ops
    .flatMap((one) =>
      one.op === 'batch_alter_table'
        ? (one.args.ops as readonly CorpusOp[]).map((inner) => ({
            ...inner,
            args: { ...inner.args, table_name: one.args.table_name },
          }))
        : [one],
    )
    .filter((one) => one.op === 'alter_column')
    .reduce((known, one) => known.map((made) => withColumn(made, one.args)), setup);
}

function withColumn(made: CorpusOp, change: Args): CorpusOp {
  if (made.op !== 'create_table' || made.args.table_name !== change.table_name) return made;
  const columns = (made.args.columns as readonly SetupColumn[]).map((column) =>
    column.name === change.column_name ? { ...column, ...existing(change) } : column,
  );
  return { ...made, args: { ...made.args, columns } };
}

function existing(change: Args): Args {
  const { existing_type, existing_nullable, existing_server_default, existing_comment } = change;
  const isValue = typeof existing_server_default === 'string' || isText(existing_server_default);
  return {
    ...(existing_type !== undefined && existing_type !== null && { type: existing_type }),
    ...(typeof existing_nullable === 'boolean' && { nullable: existing_nullable }),
    ...(isValue && { server_default: existing_server_default }),
    ...(typeof existing_comment === 'string' && { comment: existing_comment }),
  };
}

function isText(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'text' in value;
}
