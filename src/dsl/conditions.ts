import { type Position, problem } from '../diagnostics/diagnostic.ts';
import type { Condition as ConditionData } from '../schema/condition.ts';
import { inSchema, requireName } from './arguments.ts';
import { callSite } from './call-site.ts';
import { describe, type Sql, sqlOf } from './values.ts';
import type { InSchema } from './words/recorder.ts';

declare const brand: unique symbol;

/** A question that the script asks the database: made by `exists` and `not`. */
export interface Condition {
  readonly [brand]: 'condition';
}

const made = new WeakMap<object, ConditionData>();

function publish(condition: ConditionData): Condition {
  Object.freeze(condition);
  made.set(condition, condition);
  return condition as object as Condition;
}

/** The condition behind an author's argument. */
export function requireCondition(value: unknown, what: string, at: Position): ConditionData {
  const known = typeof value === 'object' && value !== null ? made.get(value) : undefined;
  if (known) return known;
  const expression = sqlOf(value);
  if (expression) return { kind: 'query', sql: expression };
  throw problem('LB316', `${what} is ${describe(value)}, not a condition`, {
    at,
    help: "write exists.table('users'), not(exists.column('users', 'email')), or sql`SELECT …`",
  });
}

/** The condition that holds where the other one does not. @example not(exists.table('users')) */
export function not(condition: Condition | Sql): Condition {
  const at = callSite(not);
  return publish({ kind: 'not', condition: requireCondition(condition, 'what not() turns round', at) });
}

/** @example exists.table('users', { schema: 'sales' }) // EXISTS (SELECT FROM pg_catalog.pg_class WHERE …) */
function table(name: string, { schema }: InSchema = {}): Condition {
  return publish({ kind: 'table', table: inSchema(name, schema, callSite(table)) });
}

function column(ofTable: string, name: string, { schema }: InSchema = {}): Condition {
  const at = callSite(column);
  return publish({
    kind: 'column',
    table: inSchema(ofTable, schema, at),
    column: requireName(name, 'the column', at),
  });
}

function index(name: string, { schema }: InSchema = {}): Condition {
  return publish({ kind: 'index', index: inSchema(name, schema, callSite(index)) });
}

function constraint(ofTable: string, name: string, { schema }: InSchema = {}): Condition {
  const at = callSite(constraint);
  return publish({
    kind: 'constraint',
    table: inSchema(ofTable, schema, at),
    name: requireName(name, 'the constraint', at),
  });
}

function enumType(name: string, { schema }: InSchema = {}): Condition {
  return publish({ kind: 'enum', type: inSchema(name, schema, callSite(enumType)) });
}

function schema(name: string): Condition {
  return publish({ kind: 'schema', name: requireName(name, 'the schema', callSite(schema)) });
}

/** What may exist in a database. A name without a schema is looked for on the search path, as the statements do. */
export interface Exists {
  /** A table, partitioned and foreign ones too. @example exists.table('users', { schema: 'sales' }) */
  table(name: string, options?: InSchema): Condition;
  /** @example exists.column('users', 'email') */
  column(table: string, name: string, options?: InSchema): Condition;
  /** An index, valid or not. @example exists.index('ix_users_email') */
  index(name: string, options?: InSchema): Condition;
  /** A constraint of any kind. @example exists.constraint('users', 'uq_email') */
  constraint(table: string, name: string, options?: InSchema): Condition;
  /** @example exists.enum('mood') */
  enum(name: string, options?: InSchema): Condition;
  /** @example exists.schema('sales') */
  schema(name: string): Condition;
}

/**
 * Conditions for `op.when` and `op.assert`.
 *
 * @example op.when(exists.column('users', 'email'), (op) => op.dropColumn('users', 'email'))
 */
export const exists: Exists = Object.freeze({ table, column, index, constraint, enum: enumType, schema });
