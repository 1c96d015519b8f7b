import type { Position } from '../diagnostics/diagnostic.ts';
import type { Operation, OperationKind } from '../operations/operation.ts';
import type { PlannedOperation } from '../plan/plan.ts';
import type { Precondition } from '../plan/preconditions/precondition.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Table, TableName } from '../schema/model.ts';
import type { ColumnType, TypeKind, TypeMap } from '../schema/types.ts';
import type { Literal, SqlExpression } from '../sql/author.ts';
import type { Fragment } from '../sql/fragment.ts';
import type { SqlProfile } from '../sql/lexer.ts';
import type { FactsOf } from './facts.ts';
import type { Access } from './needs.ts';

/**
 * How a statement stands to transactions: `inside` may run in one, `outside` must not, `commitAfter` may, but what it made can be
 * used only once it is committed, and `alone` has one of its own, since its author wants it committed by itself.
 */
export type TransactionClass = 'inside' | 'outside' | 'commitAfter' | 'alone';

/** One SQL statement, without its terminator. */
export interface Statement {
  readonly sql: Fragment;
  readonly transaction: TransactionClass;
  /** How the script uses it, where it does not simply run it. */
  readonly control?: Control;
  /** PL/pgSQL that stops the script where what is there is not what this statement takes it to be. */
  readonly guard?: string;
  /** A condition in SQL; where it is not true, the statement is passed over. */
  readonly onlyIf?: string;
  /** What it is as a part of a greater ALTER TABLE, where it can be one. */
  readonly clause?: Clause;
  /** It is run again and again, each time committed, until it finds nothing more. */
  readonly loop?: BatchLoop;
  /** What it does by itself, where its operation needs several statements: the operations that say no more than this one. */
  readonly does?: readonly Operation[];
  /** Of a statement outside of transactions; without it, nobody can tell whether a stopped one has done its work. */
  readonly resume?: Resume;
  /** What this one does, where its operations say what several do together. */
  readonly summary?: string;
  /** It begins to make a table anew, which has this name meanwhile. */
  readonly rebuilds?: TableName;
}

/**
 * How a statement outside of transactions goes on when an earlier run was stopped in it, or behind it: SQL that is true where its effect
 * is there, whole, and queries that give the statements which clear away what a stopped one has left. `again`: it may simply be run
 * once more.
 */
export type Resume =
  | { readonly kind: 'again'; readonly repairs: readonly string[] }
  | {
      readonly kind: 'probe';
      readonly done: string;
      readonly repairs: readonly string[];
      /** True where a first run would meet something that is not its own, and what to say then. */
      readonly taken?: { readonly when: string; readonly message: string; readonly hint: string };
    };

/** One change of a table, as it stands in an ALTER TABLE of several. */
export interface Clause {
  /** `ALTER TABLE users` */
  readonly table: Fragment;
  /** `DROP COLUMN email` */
  readonly action: Fragment;
  /** The server's own order among the clauses of one statement. */
  readonly pass: number;
  /** It cannot come twice for the same thing. */
  readonly once: boolean;
}

/**
 * A statement that handles one batch of rows and gives how many it changed, and the last key it came to. Its parameters are whether
 * it is the first batch, and the key where the batch before ended.
 */
export interface BatchLoop {
  /** The key's columns as SQL names them, with their table: `users.id`. */
  readonly key: readonly string[];
  /** In milliseconds. */
  readonly pause: number;
  /** What is being done, for the progress. */
  readonly what: string;
}

/** A query that gives one boolean: its answer decides a block of `when`, or whether the script goes on. */
export type Control = { readonly kind: 'condition' } | { readonly kind: 'assert'; readonly message: string };

/** A dialect saying no, with help. */
export interface Refusal {
  readonly kind: 'refusal';
  /** One sentence without a full stop: `SQLite cannot add a constraint to an existing table`. */
  readonly why: string;
  readonly help: string;
  /** Where the reason stands, when it is not the operation itself: a value in a file. */
  readonly at?: Position;
  /** What else it says no to. */
  readonly others?: readonly Refusal[];
  /** It cannot be done in place; where the table is made anew, it can. */
  readonly inPlace?: true;
}

/**
 * A table that is made anew: created under another name, filled from the old one, and put in its place. Both catalogs have all that
 * the columns, constraints, indexes and triggers need.
 */
export interface Rebuild {
  readonly from: Table;
  readonly to: Table;
  /** What the new columns are filled with; one that is not named here is left to its default. */
  readonly copies: readonly Copy[];
}

/** The column of the new table, and what it gets. */
export type Copy = { readonly into: string } & Source;

export type Source =
  /** A column of the old table, in which values of an enum type may have other names by now. */
  | {
      readonly kind: 'column';
      readonly name: string;
      readonly retyped?: { readonly from: ColumnType; readonly to: ColumnType };
      readonly values?: readonly (readonly [from: string, to: string])[];
    }
  | { readonly kind: 'using'; readonly sql: SqlExpression }
  /** What the column was given when it was added, and does not have as its default any more. */
  | { readonly kind: 'value'; readonly value: Literal | undefined; readonly type: ColumnType };

/** What a pass makes of the operations of a step. The road may change, the destination may not. */
export type Lowered =
  | { readonly kind: 'operation'; readonly planned: PlannedOperation; readonly causes: readonly PlannedOperation[] }
  | {
      readonly kind: 'rebuild';
      readonly rebuild: Rebuild;
      readonly before: Catalog;
      readonly after: Catalog;
      readonly causes: readonly PlannedOperation[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly causes: readonly [PlannedOperation] };

export type Rendering = readonly Statement[] | Refusal;

/** What a renderer may know beside the operation itself. */
export interface RenderContext {
  readonly dialect: Dialect;
  readonly before: Catalog;
  readonly after: Catalog;
  /** Names that nobody chose are left to the database to choose. */
  readonly leaveNames: boolean;
}

export type Renderers = {
  readonly [K in OperationKind]: (operation: Operation<K>, context: RenderContext) => Rendering;
};

/** The SQL of a type, or a refusal. */
export type TypeRenderers = {
  readonly [K in TypeKind]: (type: { readonly kind: K } & TypeMap[K], context: TypeContext) => Fragment | Refusal;
};

export interface TypeContext {
  readonly dialect: Dialect;
}

/** How one engine says it. Every kind of operation and of type has its answer here. */
export interface Dialect {
  /** `postgresql` */
  readonly name: string;
  /** The engine's name as its makers write it. */
  readonly title: string;
  /** The oldest and the newest version that is supported: `13` and `18`, `3.35` and `3`. */
  readonly versions: { readonly oldest: string; readonly newest: string };
  /** The version that is compiled for: `8.0`; without it, what every supported version understands. */
  readonly version?: string;
  /** How its SQL is divided into tokens. */
  readonly profile: SqlProfile;
  /** Another dialect whose SQL an author's `sql.for` may give for this one: `mysql` for MariaDB. */
  readonly family?: string;
  /** The longest name, in bytes of UTF-8 or in characters. */
  readonly nameLimit: number;
  readonly nameUnit: 'bytes' | 'characters';
  /** DDL is rolled back with its transaction. */
  readonly transactionalDdl: boolean;
  readonly quote: (name: string) => string;
  readonly types: TypeRenderers;
  /** A value as a literal for a column of this type; without a type, as the value itself tells. */
  readonly literal: (value: Literal, type: ColumnType | undefined, context: TypeContext) => Fragment | Refusal;
  /** A text of a file, which is a value of that type in words, as a literal; the type is what decides how it is read. */
  readonly text: (text: string, type: ColumnType, context: TypeContext) => Fragment;
  /** A literal of that type on the right of `=`, cast where the engine would take it for one of another type. */
  readonly compared: (sql: Fragment, type: ColumnType, column: string, context: TypeContext) => Fragment;
  readonly operations: Renderers;
  /** Where ALTER TABLE cannot do what the operations say: which of them are done by making a table anew, and how that is said. */
  readonly rebuilds?: {
    readonly lower: (
      operations: readonly PlannedOperation[],
      dialect: Dialect,
      leaveNames: boolean,
    ) => readonly Lowered[];
    readonly render: (rebuild: Rebuild, context: RenderContext) => Rendering;
  };
  /** What an operation asks of the role that runs it. */
  readonly privileges: (operation: Operation, before: Catalog, after: Catalog) => Access;
  /** Locks, rewrites and scans; without it, there is nothing to say: the whole database is locked, or nothing is known. */
  readonly facts?: FactsOf;
  /** How a statement of an operation that runs outside of transactions goes on after an interruption; undefined where nobody can tell. */
  readonly resume?: (operation: Operation, text: string, dialect: Dialect) => Resume | undefined;
  readonly preconditions: Preconditions;
}

/** How an engine asks for the rows that are in the way of an operation. */
export interface Preconditions {
  /** Its scripts can test before the first change; otherwise each test stands before its operation. */
  readonly first: boolean;
  /** What stands for the key of a table that has none: `ctid`. */
  readonly place: string;
  /** The keys of these rows, each as one text, and no more than `most`; undefined where no sure query can be written. */
  readonly query: (one: Precondition, most: number, dialect: Dialect) => Fragment | undefined;
}

export function refuse(why: string, help: string): Refusal {
  return { kind: 'refusal', why, help };
}

/** What ALTER TABLE cannot do, and making the table anew can. */
export function refuseInPlace(why: string): Refusal {
  return { ...refuse(why, 'let the table be made anew'), inPlace: true };
}

export function isRefusal(one: object): one is Refusal {
  return 'kind' in one && one.kind === 'refusal';
}

/** The statement, with more said of it. Not as `{ ...one, more }`: V8 gives each such object a hidden class of its own, which is slow to read. */
export function extend(one: Statement, more: Partial<Statement>): Statement {
  return Object.assign({}, one, more);
}

/** The statements, with what they do by themselves. */
export function doing(statements: readonly Statement[], ...does: readonly Operation[]): readonly Statement[] {
  return statements.map((one) => extend(one, { does }));
}

/** Statements that the engine commits by itself, with all that is before them. */
export function outside(...fragments: readonly Fragment[]): readonly Statement[] {
  return inside(...fragments).map((one) => ({ ...one, transaction: 'outside' as const }));
}

/** Statements that may run inside a transaction. */
export function inside(...fragments: readonly Fragment[]): readonly Statement[] {
  return fragments.filter((one) => one.text !== '').map((sql) => ({ sql, transaction: 'inside' as const }));
}

export type { ColumnType, Literal, SqlExpression, TableName };
