import type { Dialect } from '../dialects/dialect.ts';
import { isRefusal } from '../dialects/dialect.ts';
import { guardRefusal } from '../dialects/spelling.ts';
import { applyOperation } from '../operations/index.ts';
import type { Operation } from '../operations/operation.ts';
import { emptyCatalog } from '../schema/catalog.ts';
import type { Column, Table } from '../schema/model.ts';
import { plainSql } from '../sql/author.ts';
import { isBlank, Lexer, type SqlProfile } from '../sql/lexer.ts';

/** A column as an author says it, and what each dialect makes of it. */
export interface TypeRow {
  /** `t.boolean()` */
  readonly word: string;
  /** In the order of the dialects; undefined where one refuses it. */
  readonly columns: readonly (string | undefined)[];
}

type Sample = Omit<Column, 'name' | 'nullable'> & { readonly key?: true };

const whole: Column['type'] = { kind: 'integer' };
const samples: { readonly [word: string]: Sample } = {
  't.smallint()': { type: { kind: 'smallint' } },
  't.integer()': { type: whole },
  't.bigint()': { type: { kind: 'bigint' } },
  't.integer().primaryKey().autoincrement()': { type: whole, autoincrement: true, key: true },
  't.bigint().primaryKey().identity()': { type: { kind: 'bigint' }, identity: { always: false }, key: true },
  't.numeric(10, 2)': { type: { kind: 'numeric', precision: 10, scale: 2 } },
  't.float()': { type: { kind: 'float' } },
  't.real()': { type: { kind: 'real' } },
  't.double()': { type: { kind: 'double' } },
  't.boolean().default(true)': { type: { kind: 'boolean' }, default: true },
  't.string(40)': { type: { kind: 'string', length: 40 } },
  't.char(2)': { type: { kind: 'char', length: 2 } },
  't.text()': { type: { kind: 'text' } },
  't.date()': { type: { kind: 'date' } },
  't.time()': { type: { kind: 'time', timezone: false } },
  't.timestamp()': { type: { kind: 'timestamp', timezone: false } },
  't.timestamp({ timezone: true })': { type: { kind: 'timestamp', timezone: true } },
  't.interval()': { type: { kind: 'interval' } },
  't.uuid()': { type: { kind: 'uuid' } },
  't.json()': { type: { kind: 'json' } },
  't.jsonb()': { type: { kind: 'jsonb' } },
  't.binary()': { type: { kind: 'binary' } },
  "t.enum('mood', ['ok', 'sad'])": { type: { kind: 'enum', name: 'mood', values: ['ok', 'sad'] } },
  't.array(t.integer())': { type: { kind: 'array', of: whole, dimensions: 1 } },
  't.xml()': { type: { kind: 'xml' } },
  't.inet()': { type: { kind: 'inet' } },
  't.cidr()': { type: { kind: 'cidr' } },
  't.macaddr()': { type: { kind: 'macaddr' } },
  't.bit(8)': { type: { kind: 'bit', length: 8, varying: false } },
  't.money()': { type: { kind: 'money' } },
  't.citext()': { type: { kind: 'citext' } },
  't.hstore()': { type: { kind: 'hstore' } },
  't.tsvector()': { type: { kind: 'tsvector' } },
  't.int4range()': { type: { kind: 'range', of: 'int4', multi: false } },
  't.integer().computed(sql`1 + 1`)': { type: whole, computed: { sql: plainSql('1 + 1'), stored: false } },
  't.integer().computed(sql`1 + 1`, { stored: true })': {
    type: whole,
    computed: { sql: plainSql('1 + 1'), stored: true },
  },
};

/** What each dialect writes for the words of `t`, found by asking it for a table with such a column. */
export function typeTable(dialects: readonly Dialect[]): readonly TypeRow[] {
  return Object.entries(samples).map(([word, sample]) => ({
    word,
    columns: dialects.map((dialect) => columnIn(dialect, sample)),
  }));
}

function columnIn(dialect: Dialect, { key, ...column }: Sample): string | undefined {
  const own: Column = { ...column, name: 'c', nullable: key === undefined };
  const other: Column = { name: 'other', type: whole, nullable: true };
  const table: Table = {
    name: 't',
    columns: [own, other],
    constraints: key ? [{ kind: 'primaryKey', name: 'pk', named: true, columns: ['c'] }] : [],
    indexes: [],
  };
  const at = { file: '', line: 0, column: 0 };
  const operation: Operation<'createTable'> = { kind: 'createTable', at, table, ifNotExists: false };
  const after = applyOperation(operation, emptyCatalog, () => undefined);
  const context = { dialect, before: emptyCatalog, after, leaveNames: false };
  const rendering = guardRefusal(() => dialect.operations.createTable(operation, context));
  const statement = isRefusal(rendering) ? undefined : rendering.find(({ sql }) => /^CREATE TABLE/.test(sql.text));
  return statement && firstColumn(statement.sql.text, dialect.profile);
}

/** What stands behind the name of the first column of a CREATE TABLE. */
function firstColumn(sql: string, profile: SqlProfile): string {
  const lexer = new Lexer(sql, profile);
  let depth = 0;
  let start = -1;
  while (lexer.next()) {
    const token = sql.slice(lexer.start, lexer.end);
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (start >= 0 && depth === 1 && token === ',') return sql.slice(start, lexer.start).replace(/\s+/g, ' ').trim();
    // The first word in the parentheses is the name.
    if (start < 0 && depth === 1 && token !== '(' && !isBlank(lexer.kind)) start = lexer.end;
  }
  return '';
}
