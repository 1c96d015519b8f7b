import { type Position, problem } from '../diagnostics/diagnostic.ts';
import type {
  Check,
  Constraint,
  ConstraintTiming,
  Exclude,
  ForeignKey,
  Index,
  IndexElement,
  MssqlIndex,
  MssqlKey,
  MysqlIndexOptions,
  MysqlKeyOptions,
  OracleIndex,
  ReferentialAction,
  TableName,
} from '../schema/model.ts';
import { callSite } from './call-site.ts';
import type { ColumnParts, TableReference } from './column.ts';
import type { Draft } from './draft.ts';
import { type ColumnReference, columnName, isColumnReference, type Name } from './references.ts';
import { requireSql, type Sql, sqlOf } from './values.ts';

/** A column in a key: its reference in `createTable`, or its name. */
export type ColumnLike = ColumnReference | string;

/** A part of an index: a column or an expression, with its order, operator class or collation. */
export type ElementLike =
  | ColumnLike
  | Sql
  | {
      readonly column?: ColumnLike;
      readonly expression?: Sql;
      readonly order?: 'asc' | 'desc';
      readonly nulls?: 'first' | 'last';
      readonly opclass?: string;
      readonly collation?: string | { readonly name: string; readonly schema: string };
    };

export interface KeyOptions extends ConstraintTiming {
  readonly include?: readonly ColumnLike[];
  /** NULLS NOT DISTINCT (PostgreSQL 15). */
  readonly nullsNotDistinct?: boolean;
  /** Take over an index that exists (PostgreSQL's ADD CONSTRAINT … USING INDEX). */
  readonly usingIndex?: string;
  /** For SQL Server only: `{ clustered: false }`. */
  readonly mssql?: MssqlKey;
  /** What only MySQL and MariaDB know: `{ length: { title: 20 } }`. */
  readonly mysql?: MysqlKeyOptions;
}

export interface ForeignKeyOptions extends ConstraintTiming {
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  readonly match?: 'full' | 'partial' | 'simple';
  /** NOT VALID: rows that exist are not checked. */
  readonly notValid?: boolean;
}

export interface CheckOptions {
  readonly notValid?: boolean;
  readonly noInherit?: boolean;
}

export interface ExcludeOptions extends ConstraintTiming {
  readonly using?: string;
  readonly where?: Sql;
}

export interface IndexOptions {
  readonly unique?: boolean;
  /** The access method: btree, hash, gin, gist, spgist, brin. */
  readonly using?: string;
  /** The condition of a partial index. */
  readonly where?: Sql;
  readonly include?: readonly ColumnLike[];
  readonly nullsNotDistinct?: boolean;
  /** Storage parameters: `{ fillfactor: 70 }`. */
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly tablespace?: string;
  /** What only Oracle knows. */
  readonly oracle?: OracleIndex;
  /** For SQL Server only: `{ clustered: true }`, `{ columnstore: true }`. */
  readonly mssql?: MssqlIndex;
  /** What only MySQL and MariaDB know: `{ prefix: 'fulltext', parser: 'ngram' }`, `{ length: 20 }`. */
  readonly mysql?: MysqlIndexOptions;
}

/** One element of an exclusion constraint: what is compared, and by which operator. */
export type ExcludeElement =
  | readonly [what: ColumnLike | Sql, operator: string]
  | { readonly column: ColumnLike | Sql; readonly operator: string; readonly opclass?: string };

/** A constraint or an index of a table, as data. */
export interface TablePart {
  readonly part: 'constraint' | 'index';
}

const partsMade = new WeakMap<object, { constraint?: Constraint; index?: Index }>();

function make(part: TablePart['part'], content: { constraint?: Constraint; index?: Index }): TablePart {
  const result: TablePart = Object.freeze({ part });
  partsMade.set(result, content);
  return result;
}

export function tablePart(value: unknown): { constraint?: Constraint; index?: Index } | undefined {
  return typeof value === 'object' && value !== null ? partsMade.get(value) : undefined;
}

/** The name that an author gave, as a constraint carries it until names are chosen. */
export function nameParts(name: Name | null | undefined): { readonly name: string; readonly named: boolean } {
  if (name === null || name === undefined) return { name: '', named: false };
  return typeof name === 'string' ? { name, named: false } : { name: name.exact, named: true };
}

export function columnNames(columns: readonly ColumnLike[] | undefined, at: Position, what: string): readonly string[] {
  if (!Array.isArray(columns) || columns.length === 0) {
    throw problem('LB301', `${what} needs a list of columns`, { at, help: "write ['a'] or ['a', 'b']" });
  }
  return columns.map((one: ColumnLike) => nameOfColumn(one, at, what));
}

function nameOfColumn(one: unknown, at: Position, what: string): string {
  if (isColumnReference(one)) return columnName(one);
  if (typeof one === 'string' && one !== '') return one;
  throw problem('LB301', `${what} has something that is no column name`, {
    at,
    help: "write the column's name, or c.name inside createTable",
  });
}

export function indexElement(one: ElementLike, at: Position): IndexElement {
  const expression = sqlOf(one);
  if (expression) return { target: expression };
  if (typeof one === 'string' || isColumnReference(one)) return { target: nameOfColumn(one, at, 'the index') };
  const { column, expression: inner, ...rest } = one as DetailedElement;
  if ((column === undefined) === (inner === undefined)) {
    throw problem('LB301', 'an element of an index is a column or an expression', {
      at,
      help: "write { column: 'a', order: 'desc' } or { expression: sql`…` }",
    });
  }
  return {
    target: inner === undefined ? nameOfColumn(column, at, 'the index') : requireSql(inner, 'the expression', at),
    ...rest,
  };
}

type DetailedElement = Extract<ElementLike, { readonly order?: unknown }>;

export function makeIndex(
  name: Name | null | undefined,
  elements: readonly ElementLike[],
  options: IndexOptions,
  at: Position,
): Index {
  if (!Array.isArray(elements) || elements.length === 0) {
    throw problem('LB301', 'an index needs a list of columns or expressions', {
      at,
      help: "write ['email'] or [sql`lower(email)`]",
    });
  }
  const { unique = false, where, include, using, nullsNotDistinct, tablespace, oracle, mssql, mysql } = options;
  const index: Draft<Index> = {
    name: nameParts(name).name,
    unique,
    elements: elements.map((one) => indexElement(one, at)),
  };
  if (using !== undefined) index.using = using;
  if (where !== undefined) index.where = requireSql(where, 'where', at);
  if (include !== undefined) index.include = columnNames(include, at, 'include');
  if (nullsNotDistinct) index.nullsNotDistinct = nullsNotDistinct;
  if (options.with !== undefined) index.with = options.with;
  if (tablespace !== undefined) index.tablespace = tablespace;
  if (oracle !== undefined) index.oracle = oracle;
  if (mssql !== undefined) index.mssql = mssql;
  if (mysql !== undefined) index.mysql = mysql;
  return index;
}

export function makeKey(
  kind: 'primaryKey' | 'unique',
  name: Name | null | undefined,
  columns: readonly ColumnLike[],
  options: KeyOptions,
  at: Position,
): Constraint {
  const { include, nullsNotDistinct, usingIndex, mssql, mysql } = options;
  const own = nameParts(name);
  const common = {
    name: own.name,
    named: own.named,
    columns:
      usingIndex !== undefined && columns.length === 0
        ? []
        : columnNames(columns, at, kind === 'unique' ? 'a unique constraint' : 'a primary key'),
    ...timing(options),
    ...(include !== undefined && { include: columnNames(include, at, 'include') }),
    ...(usingIndex !== undefined && { usingIndex }),
    ...(mssql !== undefined && { mssql }),
    ...(mysql !== undefined && { mysql }),
  };
  return kind === 'primaryKey'
    ? { kind, ...common }
    : { kind, ...common, ...(nullsNotDistinct && { nullsNotDistinct }) };
}

export function makeForeignKey(
  name: Name | null | undefined,
  columns: readonly ColumnLike[],
  target: TableName,
  targetColumns: readonly ColumnLike[],
  options: ForeignKeyOptions,
  at: Position,
): ForeignKey {
  const { onDelete, onUpdate, match, notValid } = options;
  return {
    kind: 'foreignKey',
    ...nameParts(name),
    columns: columnNames(columns, at, 'a foreign key'),
    target,
    targetColumns: targetColumns.length === 0 ? [] : columnNames(targetColumns, at, 'a foreign key'),
    ...timing(options),
    ...(onDelete && { onDelete }),
    ...(onUpdate && { onUpdate }),
    ...(match && { match }),
    ...(notValid && { notValid }),
  };
}

export function makeCheck(
  name: Name | null | undefined,
  condition: unknown,
  options: CheckOptions,
  at: Position,
): Check {
  return {
    kind: 'check',
    ...nameParts(name),
    sql: requireSql(condition, 'the condition of a check', at),
    ...(options.notValid && { notValid: true }),
    ...(options.noInherit && { noInherit: true }),
  };
}

export function makeExclude(
  name: Name | null | undefined,
  elements: readonly ExcludeElement[],
  options: ExcludeOptions,
  at: Position,
): Exclude {
  if (!Array.isArray(elements) || elements.length === 0) {
    throw problem('LB301', 'an exclusion constraint needs elements', {
      at,
      help: "write [['room', '='], ['during', '&&']]",
    });
  }
  return {
    kind: 'exclude',
    ...nameParts(name),
    elements: elements.map((one) => excludeElement(one, at)),
    ...timing(options),
    ...(options.using !== undefined && { using: options.using }),
    ...(options.where !== undefined && { where: requireSql(options.where, 'where', at) }),
  };
}

function excludeElement(one: ExcludeElement, at: Position): Exclude['elements'][number] {
  const { column, operator, opclass } =
    'column' in one ? one : { column: one[0], operator: one[1], opclass: undefined };
  if (typeof operator !== 'string' || !/^[-+*/<>=~!@#%^&|`?]+$/.test(operator)) {
    throw problem('LB301', `'${String(operator)}' is no operator`, { at, help: "write for instance ['during', '&&']" });
  }
  const target = sqlOf(column) ?? nameOfColumn(column, at, 'the exclusion constraint');
  return { target, operator, ...(opclass !== undefined && { opclass }) };
}

function timing(options: ConstraintTiming): ConstraintTiming {
  return {
    ...(options.deferrable !== undefined && { deferrable: options.deferrable }),
    ...(options.initially !== undefined && { initially: options.initially }),
  };
}

export function tableName(reference: TableReference): TableName {
  if (typeof reference === 'string') return { name: reference };
  return reference.schema === undefined
    ? { name: reference.table }
    : { name: reference.table, schema: reference.schema };
}

interface PartsBeside {
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
}

const nothingBeside: PartsBeside = { constraints: [], indexes: [] };

/** What a column's own words ask for beside it: constraints in the order SQLAlchemy has them, and an index. */
export function partsBeside(column: string, parts: ColumnParts): PartsBeside {
  const asksForKey = parts.unique !== undefined || parts.index !== undefined;
  if (!asksForKey && parts.references.length === 0 && parts.checks.length === 0) return nothingBeside;
  const constraints: Constraint[] = [];
  const indexed = parts.index !== undefined;
  for (const { target, column: other, options } of parts.references) {
    const { name, ...rest } = options;
    constraints.push({
      kind: 'foreignKey',
      ...nameParts(name),
      columns: [column],
      target,
      targetColumns: other === undefined ? [] : [other],
      ...rest,
    });
  }
  if (parts.unique !== undefined && !indexed) {
    constraints.push({
      kind: 'unique',
      ...nameParts(parts.unique === true ? undefined : parts.unique),
      columns: [column],
    });
  }
  for (const { name, sql } of parts.checks) constraints.push({ kind: 'check', ...nameParts(name), sql });
  const indexName = parts.index === true ? undefined : parts.index;
  const indexes: Index[] = indexed
    ? [{ name: nameParts(indexName).name, unique: parts.unique !== undefined, elements: [{ target: column }] }]
    : [];
  return { constraints, indexes };
}

type NamedOr<Rest extends readonly unknown[]> = [...Rest] | [name: Name, ...Rest];

function splitName<Rest extends readonly unknown[]>(
  args: NamedOr<Rest>,
  isFirst: (value: unknown) => boolean,
): { name: Name | undefined; rest: Rest } {
  return isFirst(args[0])
    ? { name: undefined, rest: args as unknown as Rest }
    : { name: args[0] as Name, rest: args.slice(1) as unknown as Rest };
}

/** The primary key of the table: `primaryKey([c.tenant_id, c.id])`. */
export function primaryKey(...args: NamedOr<[columns: readonly ColumnLike[], options?: KeyOptions]>): TablePart {
  const { name, rest } = splitName<[readonly ColumnLike[], KeyOptions?]>(args, Array.isArray);
  return make('constraint', { constraint: makeKey('primaryKey', name, rest[0], rest[1] ?? {}, callSite(primaryKey)) });
}

/** A unique constraint: `unique('uq_article_slug', [c.slug])`. */
export function unique(...args: NamedOr<[columns: readonly ColumnLike[], options?: KeyOptions]>): TablePart {
  const { name, rest } = splitName<[readonly ColumnLike[], KeyOptions?]>(args, Array.isArray);
  return make('constraint', { constraint: makeKey('unique', name, rest[0], rest[1] ?? {}, callSite(unique)) });
}

/** A check constraint: ``check('ck_qty', sql`${c.qty} > 0`)``. */
export function check(...args: NamedOr<[condition: Sql, options?: CheckOptions]>): TablePart {
  const { name, rest } = splitName<[Sql, CheckOptions?]>(args, (value) => sqlOf(value) !== undefined);
  return make('constraint', { constraint: makeCheck(name, rest[0], rest[1] ?? {}, callSite(check)) });
}

/** A foreign key: `foreignKey([c.user_id], 'users', ['id'], { onDelete: 'cascade' })`. */
export function foreignKey(
  ...args: NamedOr<
    [
      columns: readonly ColumnLike[],
      target: TableReference,
      targetColumns?: readonly ColumnLike[],
      options?: ForeignKeyOptions,
    ]
  >
): TablePart {
  const { name, rest } = splitName<
    [readonly ColumnLike[], TableReference, (readonly ColumnLike[])?, ForeignKeyOptions?]
  >(args, Array.isArray);
  const [columns, target, targetColumns = [], options = {}] = rest;
  return make('constraint', {
    constraint: makeForeignKey(name, columns, tableName(target), targetColumns, options, callSite(foreignKey)),
  });
}

/** An exclusion constraint (PostgreSQL): `exclude([[c.room, '='], [c.during, '&&']], { using: 'gist' })`. */
export function exclude(...args: NamedOr<[elements: readonly ExcludeElement[], options?: ExcludeOptions]>): TablePart {
  const { name, rest } = splitName<[readonly ExcludeElement[], ExcludeOptions?]>(args, Array.isArray);
  return make('constraint', { constraint: makeExclude(name, rest[0], rest[1] ?? {}, callSite(exclude)) });
}

/** An index: `index('ix_order_user', [c.user_id, { column: c.at, order: 'desc' }])`. */
export function index(...args: NamedOr<[elements: readonly ElementLike[], options?: IndexOptions]>): TablePart {
  const { name, rest } = splitName<[readonly ElementLike[], IndexOptions?]>(args, Array.isArray);
  return make('index', { index: makeIndex(name, rest[0], rest[1] ?? {}, callSite(index)) });
}
