import type { Literal, SqlExpression } from '../sql/author.ts';
import type { ColumnType } from './types.ts';

/** GENERATED … AS IDENTITY. */
export interface Identity {
  readonly always: boolean;
  readonly start?: number | bigint;
  readonly increment?: number | bigint;
  readonly minValue?: number | bigint | null;
  readonly maxValue?: number | bigint | null;
  readonly cycle?: boolean;
  readonly cache?: number;
  readonly oracle?: OracleIdentity;
}

/** What only Oracle knows of an identity. */
export interface OracleIdentity {
  /** Numbers in the order of the requests, across the instances of a cluster. */
  readonly order?: boolean;
  /** A number in the place of a NULL that is inserted. */
  readonly onNull?: boolean;
}

/** A name, quoted as a whole; in a schema other than the system's, with it. */
export type Collation = string | { readonly name: string; readonly schema: string };

export interface Computed {
  readonly sql: SqlExpression;
  readonly stored: boolean;
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** A literal, or SQL; absent when there is none. */
  readonly default?: Literal;
  readonly comment?: string;
  readonly identity?: Identity;
  readonly computed?: Computed;
  readonly collation?: Collation;
  /** Numbers itself: SERIAL in PostgreSQL, AUTO_INCREMENT in MySQL, the rowid in SQLite. */
  readonly autoincrement?: boolean;
  /** How finely ANALYZE looks at it; without it, as the server is configured. */
  readonly statistics?: number;
  /** Without it, as the type has it. */
  readonly storage?: ColumnStorage;
  readonly compression?: 'pglz' | 'lz4';
}

/** Where PostgreSQL keeps long values. */
export type ColumnStorage = 'plain' | 'external' | 'extended' | 'main';

export interface ConstraintTiming {
  readonly deferrable?: boolean;
  readonly initially?: 'deferred' | 'immediate';
}

interface ConstraintBase extends ConstraintTiming {
  readonly name: string;
  /** The author or a naming convention chose the name; otherwise it is the one that the database would choose. */
  readonly named: boolean;
  readonly comment?: string;
}

export interface PrimaryKey extends ConstraintBase {
  readonly kind: 'primaryKey';
  readonly columns: readonly string[];
  readonly include?: readonly string[];
  readonly usingIndex?: string;
  /** Its index is the replica identity of the table. */
  readonly replicaIdentity?: boolean;
  readonly mssql?: MssqlKey;
  readonly mysql?: MysqlKeyOptions;
}

export interface Unique extends ConstraintBase {
  readonly kind: 'unique';
  readonly columns: readonly string[];
  readonly include?: readonly string[];
  readonly nullsNotDistinct?: boolean;
  readonly usingIndex?: string;
  readonly replicaIdentity?: boolean;
  readonly mssql?: MssqlKey;
  readonly mysql?: MysqlKeyOptions;
}

/** What only SQL Server knows of a key: whether the rows of the table lie in its order. */
export interface MssqlKey {
  readonly clustered?: boolean;
}

/** What only SQL Server knows of an index. */
export interface MssqlIndex {
  /** The rows of the table lie in its order. */
  readonly clustered?: boolean;
  /** It holds columns rather than rows. */
  readonly columnstore?: boolean;
}

export type ReferentialAction = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';

export interface ForeignKey extends ConstraintBase {
  readonly kind: 'foreignKey';
  readonly columns: readonly string[];
  readonly target: TableName;
  /** The columns of the target; its primary key when empty. */
  readonly targetColumns: readonly string[];
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  readonly match?: 'full' | 'partial' | 'simple';
  readonly notValid?: boolean;
}

export interface Check extends ConstraintBase {
  readonly kind: 'check';
  readonly sql: SqlExpression;
  readonly notValid?: boolean;
  readonly noInherit?: boolean;
}

export interface Exclude extends ConstraintBase {
  readonly kind: 'exclude';
  readonly elements: readonly {
    readonly target: string | SqlExpression;
    readonly operator: string;
    readonly opclass?: string;
  }[];
  readonly using?: string;
  readonly where?: SqlExpression;
}

export type Constraint = PrimaryKey | Unique | ForeignKey | Check | Exclude;
export type ConstraintKind = Constraint['kind'];

/** Primary keys, unique and exclusion constraints have an index of the same name. */
export function isBackedByIndex(constraint: Constraint): boolean {
  return constraint.kind === 'primaryKey' || constraint.kind === 'unique' || constraint.kind === 'exclude';
}

export interface IndexElement {
  /** A column by name, or an expression. */
  readonly target: string | SqlExpression;
  readonly order?: 'asc' | 'desc';
  readonly nulls?: 'first' | 'last';
  readonly opclass?: string;
  readonly collation?: Collation;
}

export interface Index {
  readonly name: string;
  readonly unique: boolean;
  readonly elements: readonly IndexElement[];
  readonly using?: string;
  readonly where?: SqlExpression;
  readonly include?: readonly string[];
  readonly nullsNotDistinct?: boolean;
  /** It is the replica identity of the table. */
  readonly replicaIdentity?: boolean;
  readonly comment?: string;
  /** Storage parameters, as in `WITH (fillfactor = 70)`. */
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly tablespace?: string;
  readonly oracle?: OracleIndex;
  readonly mssql?: MssqlIndex;
  readonly mysql?: MysqlIndexOptions;
}

/** What only Oracle knows of an index. */
export interface OracleIndex {
  readonly bitmap?: boolean;
  /** Of the columns that repeat: true, the first so many of them, `advanced low` or `advanced high`. */
  readonly compress?: boolean | number | string;
}

/** What only Oracle knows of a table. */
export interface OracleTable {
  /** A table that stays, whose rows are each session's own. */
  readonly temporary?: boolean;
  /** true, or for what: `oltp`, `query high`, `archive low` … */
  readonly compress?: boolean | string;
  readonly tablespace?: string;
  /** Of such a table; without it, `delete rows`. */
  readonly onCommit?: 'preserve rows' | 'delete rows';
}

/** How the key of MySQL and MariaDB is made; every other engine passes it over. */
export interface MysqlKeyOptions {
  readonly using?: 'btree' | 'hash';
  /** How much of long values is in it: of every column, or of some by name. */
  readonly length?: number | Readonly<Record<string, number>>;
}

export interface MysqlIndexOptions extends MysqlKeyOptions {
  readonly prefix?: 'fulltext' | 'spatial';
  /** The parser of a full-text index: `ngram`. */
  readonly parser?: string;
}

/** What MySQL and MariaDB know of a table; every other engine passes it over. */
export interface MysqlTableOptions {
  readonly engine?: string;
  readonly charset?: string;
  readonly collate?: string;
  readonly rowFormat?: string;
  readonly keyBlockSize?: number;
  /** The first number of the column that numbers itself. */
  readonly autoIncrement?: number | bigint;
  /** ``sql`HASH (year) PARTITIONS 4` `` */
  readonly partitionBy?: SqlExpression;
  /** Any other, by its name in SQL: `{ stats_persistent: 1 }`. */
  readonly others?: Readonly<Record<string, string | number>>;
}

/** A name with its schema; without one the search path decides. */
export interface TableName {
  readonly name: string;
  readonly schema?: string;
}

/** What SQLite knows of a table; every other engine passes it over. */
export interface SqliteTableOptions {
  /** The numbers of deleted rows are not given again: AUTOINCREMENT. */
  readonly autoincrement?: boolean;
  /** Values are of the types of their columns: STRICT, from 3.37 on. */
  readonly strict?: boolean;
  readonly withoutRowid?: boolean;
}

/** What engines know of a table beyond columns and constraints; PostgreSQL where nothing else is said. */
export interface TableOptions {
  readonly unlogged?: boolean;
  readonly temporary?: boolean;
  readonly partitionBy?: SqlExpression;
  readonly inherits?: readonly TableName[];
  readonly using?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly onCommit?: 'preserve rows' | 'delete rows' | 'drop';
  readonly tablespace?: string;
  /** Without it, who ran the script. */
  readonly owner?: string;
  /** What the log says of old rows: all columns, nothing, or those of the index that bears the mark; without it, the primary key. */
  readonly replicaIdentity?: 'full' | 'nothing' | 'index';
  readonly sqlite?: SqliteTableOptions;
  readonly mysql?: MysqlTableOptions;
}

export interface Table extends TableName {
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  readonly comment?: string;
  readonly options?: TableOptions;
  readonly oracle?: OracleTable;
  readonly rowSecurity?: RowSecurity;
  /** It holds a part of another table's rows. */
  readonly partitionOf?: PartitionOf;
}

export interface PartitionOf {
  readonly parent: TableName;
  readonly bounds: PartitionBounds;
}

/** Which rows a partition holds. A range begins with its first values and ends before its last. */
export type PartitionBounds =
  | { readonly kind: 'range'; readonly from: readonly Literal[]; readonly to: readonly Literal[] }
  | { readonly kind: 'list'; readonly values: readonly Literal[] }
  | { readonly kind: 'hash'; readonly modulus: number; readonly remainder: number }
  | { readonly kind: 'default' };

/** Policies decide on rows where it is enabled; for the owner too where it is forced. */
export interface RowSecurity {
  readonly enabled: boolean;
  readonly forced: boolean;
}

export interface EnumType extends TableName {
  readonly values: readonly string[];
  /** Declared by `t.enum`: the compiler makes it before its first use and drops it after its last. */
  readonly managed: boolean;
  readonly comment?: string;
}

/** How people read a name: `sales.order`. */
export function displayName(one: TableName): string {
  return one.schema === undefined ? one.name : `${one.schema}.${one.name}`;
}
