import type { Literal, SqlExpression } from '../sql/author.ts';
import { type Collation, type ConstraintTiming, displayName, type Index, type TableName } from './model.ts';
import type { ColumnType } from './types.ts';

type Parameters = Readonly<Record<string, string | number | boolean>>;

/** What a sequence counts by; null takes a limit away. */
export interface SequenceOptions {
  readonly type?: 'smallint' | 'integer' | 'bigint';
  readonly start?: number | bigint;
  readonly increment?: number | bigint;
  readonly minValue?: number | bigint | null;
  readonly maxValue?: number | bigint | null;
  readonly cache?: number;
  readonly cycle?: boolean;
  /** The column with which it is dropped. */
  readonly ownedBy?: { readonly table: TableName; readonly column: string } | null;
}

export interface DomainCheck {
  readonly name: string;
  readonly sql: SqlExpression;
}

/** A column that a view's query names, and what it is called by now. */
export interface RenamedColumn {
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

/** A table that a view's query names, and where it was and is by now; null for the schema that the search path decides. */
export interface MovedTable {
  readonly table: string;
  readonly fromSchema: string | null;
  readonly toSchema: string | null;
}

interface View {
  readonly query: SqlExpression;
  /** What was renamed or moved under the view: its query has the old names, the database knows better. */
  readonly renamed?: readonly (RenamedColumn | MovedTable)[];
  readonly columns?: readonly string[];
  readonly with?: Parameters;
}

export interface Routine {
  /** Names, modes, types and defaults, as the author wrote them between the parentheses. */
  readonly arguments?: SqlExpression;
  readonly returns?: SqlExpression;
  readonly language: string;
  readonly body: SqlExpression;
  readonly volatility?: 'immutable' | 'stable' | 'volatile';
  readonly strict?: boolean;
  readonly security?: 'definer' | 'invoker';
  readonly leakproof?: boolean;
  readonly parallel?: 'safe' | 'restricted' | 'unsafe';
  readonly cost?: number;
  readonly rows?: number;
  /** Settings for the time of the call: `{ search_path: sql`pg_catalog, public` }`. */
  readonly set?: Readonly<Record<string, Literal>>;
}

export interface TriggerEvent {
  readonly event: 'insert' | 'update' | 'delete' | 'truncate';
  /** UPDATE OF these columns. */
  readonly columns?: readonly string[];
}

export interface TriggerDefinition extends ConstraintTiming {
  readonly timing: 'before' | 'after' | 'instead of';
  readonly events: readonly TriggerEvent[];
  readonly forEach: 'row' | 'statement';
  readonly when?: SqlExpression;
  /** The names of the transition tables. */
  readonly referencing?: { readonly old?: string; readonly new?: string };
  /** A call: `touch()`. PostgreSQL. */
  readonly execute?: SqlExpression;
  /** The statements themselves, between BEGIN and END. SQLite, MySQL. */
  readonly body?: SqlExpression;
  /** CREATE CONSTRAINT TRIGGER. */
  readonly constraint?: boolean;
}

export interface PolicyDefinition {
  readonly command: 'all' | 'select' | 'insert' | 'update' | 'delete';
  readonly permissive: boolean;
  readonly to: readonly string[];
  readonly using?: SqlExpression;
  readonly withCheck?: SqlExpression;
}

/** What each kind of object is beside its name. The catalog keeps it whole, so that dropping and replacing have an inverse. */
export interface ObjectMap {
  schema: { readonly owner?: string };
  extension: {
    readonly version?: string;
    /** The schema that holds its objects; an extension itself is in none. */
    readonly into?: string;
  };
  sequence: SequenceOptions;
  domain: {
    readonly type: ColumnType;
    readonly collation?: Collation;
    readonly default?: Literal;
    readonly notNull: boolean;
    readonly checks: readonly DomainCheck[];
  };
  view: View & { readonly checkOption?: 'local' | 'cascaded'; readonly recursive?: boolean };
  materializedView: View & {
    readonly using?: string;
    readonly tablespace?: string;
    readonly withData: boolean;
    readonly indexes: readonly Index[];
  };
  function: Routine;
  procedure: Routine;
  trigger: TriggerDefinition;
  policy: PolicyDefinition;
}

export type ObjectKind = keyof ObjectMap;

/** How an object is called: some belong to a table, and routines may share a name and differ by their arguments. */
export interface ObjectName extends TableName {
  readonly on?: TableName;
  readonly arguments?: SqlExpression;
}

export type ObjectReference<K extends ObjectKind = ObjectKind> = { readonly kind: K } & ObjectName;

export type SchemaObject<K extends ObjectKind = ObjectKind> = {
  [P in K]: { readonly kind: P; readonly comment?: string } & ObjectName & ObjectMap[P];
}[K];

/** May the name in the view's query be this table's? Not where the table that it means has been moved to another schema. */
export function mayMean({ renamed = [] }: Pick<View, 'renamed'>, table: TableName): boolean {
  const moved = renamed.findLast((one) => 'toSchema' in one && one.table === table.name);
  return moved === undefined || !('toSchema' in moved) || moved.toSchema === (table.schema ?? null);
}

/** The word for an object of this kind. */
export const objectWords: Readonly<Record<ObjectKind, string>> = {
  schema: 'schema',
  extension: 'extension',
  sequence: 'sequence',
  domain: 'domain',
  view: 'view',
  materializedView: 'materialized view',
  function: 'function',
  procedure: 'procedure',
  trigger: 'trigger',
  policy: 'policy',
};

/** How people read it: `view sales.totals`, `trigger touch on users`. */
export function displayObject(one: ObjectReference): string {
  const on = one.on === undefined ? '' : ` on ${displayName(one.on)}`;
  return `${objectWords[one.kind]} ${displayName(one)}${on}`;
}

/** A right on something, held by a role. */
export interface Privilege {
  readonly privilege: string;
  readonly role: string;
  readonly columns?: readonly string[];
  readonly grantOption: boolean;
}

/** What privileges are on. */
export interface GrantTarget extends ObjectName {
  readonly kind: 'table' | 'sequence' | 'schema' | 'function' | 'procedure' | 'type' | 'domain';
}
