import { type Position, problem } from '../diagnostics/diagnostic.ts';
import type {
  Collation,
  Column,
  Computed,
  ConstraintTiming,
  Identity,
  OracleIdentity,
  ReferentialAction,
  TableName,
} from '../schema/model.ts';
import type { ColumnType } from '../schema/types.ts';
import type { Literal, SqlExpression } from '../sql/author.ts';
import { callSite } from './call-site.ts';
import type { Draft } from './draft.ts';
import type { Name } from './references.ts';
import { plainLiteral, requireSql, type Sql, toLiteral } from './values.ts';

/** GENERATED … AS IDENTITY. */
export interface IdentityOptions {
  /** GENERATED ALWAYS rather than BY DEFAULT. */
  readonly always?: boolean;
  readonly start?: number | bigint;
  readonly increment?: number | bigint;
  /** null is NO MINVALUE. */
  readonly minValue?: number | bigint | null;
  /** null is NO MAXVALUE. */
  readonly maxValue?: number | bigint | null;
  readonly cycle?: boolean;
  readonly cache?: number;
  /** What only Oracle knows. */
  readonly oracle?: OracleIdentity;
}

/** A table by name, or with its schema. */
export type TableReference = string | { readonly table: string; readonly schema?: string };

export interface ReferenceOptions extends ConstraintTiming {
  readonly name?: Name;
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  readonly match?: 'full' | 'partial' | 'simple';
  readonly notValid?: boolean;
  /** The schema of the referenced table. */
  readonly schema?: string;
}

/** What a column asks for beside itself. */
export interface ColumnParts {
  readonly type: ColumnType;
  readonly nullable?: boolean;
  readonly default?: Literal;
  readonly comment?: string;
  readonly identity?: Identity;
  readonly computed?: Computed;
  readonly collation?: Collation;
  readonly autoincrement?: boolean;
  readonly primaryKey?: true | Name;
  readonly unique?: true | Name;
  readonly index?: true | Name;
  readonly checks: readonly { readonly name?: Name; readonly sql: SqlExpression }[];
  readonly references: readonly {
    readonly target: TableName;
    readonly column?: string;
    readonly options: Omit<ReferenceOptions, 'schema'>;
  }[];
}

let partsIn: (value: object) => ColumnParts | undefined;

/** A column of type T while it is being described. Every word gives a new one; nothing is changed in place. */
export class ColumnBuilder<T = unknown> {
  /** For the type checker only: what values the column takes. */
  declare readonly value: T;
  readonly #parts: ColumnParts;

  static {
    partsIn = (value) => (#parts in value ? value.#parts : undefined);
  }

  /** @internal Use `t`. */
  constructor(parts: ColumnParts) {
    this.#parts = parts;
    Object.freeze(this);
  }

  /** NOT NULL. Columns are nullable unless this is said or they are part of the primary key. */
  notNull(): ColumnBuilder<T> {
    return extend(this, { nullable: false });
  }

  /** NULL allowed: how columns are when nothing is said. */
  nullable(): ColumnBuilder<T> {
    return extend(this, { nullable: true });
  }

  /**
   * The default in the database: a value as a literal, or SQL.
   * @example t.timestamp().default(sql`now()`) // TIMESTAMP WITHOUT TIME ZONE DEFAULT now()
   */
  default(value: T | Sql | null): ColumnBuilder<T> {
    const plain = plainLiteral(value);
    return extend(this, {
      default: plain === undefined ? toLiteral(value, callSite(this.default), 'the default') : plain,
    });
  }

  /** The primary key, or a part of it when several columns say so. */
  primaryKey(options: { readonly name?: Name } = {}): ColumnBuilder<T> {
    return extend(this, { primaryKey: options.name ?? true });
  }

  /** The column numbers itself: SERIAL in PostgreSQL, AUTO_INCREMENT in MySQL, the rowid in SQLite. */
  autoincrement(): ColumnBuilder<T> {
    return extend(this, { autoincrement: true });
  }

  /** A unique constraint on this column alone. */
  unique(options: { readonly name?: Name } = {}): ColumnBuilder<T> {
    return extend(this, { unique: options.name ?? true });
  }

  /** An index on this column alone; a unique one together with `unique()`. */
  index(options: { readonly name?: Name } = {}): ColumnBuilder<T> {
    return extend(this, { index: options.name ?? true });
  }

  /** A comment in the database. */
  comment(text: string): ColumnBuilder<T> {
    return extend(this, { comment: text });
  }

  /** A check constraint that concerns this column. */
  check(condition: Sql, options: { readonly name?: Name } = {}): ColumnBuilder<T> {
    const sql = requireSql(condition, 'the condition of check()', callSite(this.check));
    const { checks } = read(this);
    return extend(this, { checks: [...checks, { sql, ...options }] });
  }

  /**
   * A foreign key from this column. `'users.id'` names table and column, `'users'` the table's primary key.
   * @example t.integer().references('users.id', { onDelete: 'cascade' })
   */
  references(
    target: string | { readonly table: string; readonly column?: string; readonly schema?: string },
    options: ReferenceOptions = {},
  ): ColumnBuilder<T> {
    const at = callSite(this.references);
    const { schema, ...rest } = options;
    const named = typeof target === 'string' ? parseTarget(target, at) : target;
    const inSchema = named.schema ?? schema;
    const table = inSchema === undefined ? { name: named.table } : { name: named.table, schema: inSchema };
    const one = { target: table, ...(named.column !== undefined && { column: named.column }), options: rest };
    return extend(this, { references: [...read(this).references, one] });
  }

  /** GENERATED AS IDENTITY; BY DEFAULT unless `always` is said. */
  identity(options: IdentityOptions = {}): ColumnBuilder<T> {
    const { always = false, ...rest } = options;
    return extend(this, { identity: { always, ...rest }, nullable: false });
  }

  /** A column computed from others; stored, unless `{ stored: false }`. */
  computed(expression: Sql, options: { readonly stored?: boolean } = {}): ColumnBuilder<T> {
    const sql = requireSql(expression, 'the expression of computed()', callSite(this.computed));
    return extend(this, { computed: { sql, stored: options.stored ?? true } });
  }

  /**
   * The collation by which text is compared.
   * @example t.text().collate('de_DE') // TEXT COLLATE "de_DE"
   */
  collate(name: string, { schema }: { readonly schema?: string } = {}): ColumnBuilder<T> {
    return extend(this, { collation: schema === undefined ? name : { name, schema } });
  }

  /** An array of this type; several dimensions by number. */
  array(dimensions = 1): ColumnBuilder<readonly T[]> {
    const { type, ...rest } = read(this);
    return new ColumnBuilder<readonly T[]>({ ...rest, type: { kind: 'array', of: type, dimensions } });
  }
}

/** A column of whichever values. */
// biome-ignore lint/suspicious/noExplicitAny: the value type of a builder stands in both directions
export type AnyColumn = ColumnBuilder<any>;

function extend<T>(builder: ColumnBuilder<T>, more: Partial<ColumnParts>): ColumnBuilder<T> {
  return new ColumnBuilder<T>(Object.assign({}, read(builder), more));
}

function read(builder: AnyColumn): ColumnParts {
  const parts = partsIn(builder);
  if (!parts) throw new TypeError('a column must be built with t');
  return parts;
}

export function buildColumn<T>(type: ColumnType): ColumnBuilder<T> {
  return new ColumnBuilder<T>({ type, checks: [], references: [] });
}

/** What a builder describes, or undefined when the value is no builder. */
export function columnParts(value: unknown): ColumnParts | undefined {
  return typeof value === 'object' && value !== null ? partsIn(value) : undefined;
}

/** The column itself, without what it asks for beside it. */
export function columnOf(name: string, parts: ColumnParts): Column {
  const nullable = (parts.nullable ?? true) && parts.primaryKey === undefined;
  const column: Draft<Column> = { name, type: parts.type, nullable };
  if (parts.default !== undefined) column.default = parts.default;
  if (parts.comment !== undefined) column.comment = parts.comment;
  if (parts.identity !== undefined) column.identity = parts.identity;
  if (parts.computed !== undefined) column.computed = parts.computed;
  if (parts.collation !== undefined) column.collation = parts.collation;
  if (parts.autoincrement) column.autoincrement = true;
  return column;
}

function parseTarget(target: string, at: Position): { table: string; column?: string; schema?: string } {
  const parts = target.split('.');
  const [table, column] = parts;
  if (parts.length > 2 || table === undefined || table === '' || column === '') {
    throw problem('LB301', `references('${target}') is neither a table nor table.column`, {
      at,
      help: "write 'users', 'users.id', or { table, column, schema } for other names",
    });
  }
  return column === undefined ? { table } : { table, column };
}
