import { problem } from '../diagnostics/diagnostic.ts';
import { type DialectName, dialectNames } from '../sql/author.ts';
import { callSite } from './call-site.ts';
import type { Op } from './op.ts';
import { describe, type Sql } from './values.ts';

type Plain<T> = T extends null | undefined | boolean | number | bigint | string | Date | Uint8Array | Sql
  ? T
  : T extends (...args: never) => unknown
    ? never
    : { readonly [K in keyof T]: Plain<T[K]> };

/** What an operation of one's own may take: plain data, no functions, no instances. */
export type PlainArguments<A> = { readonly [K in keyof A]: Plain<A[K]> };

/** An operation as its author defines it. */
export interface OperationDefinition<A> {
  /** Its word in reports: `createAuditTrigger`. */
  readonly name: string;
  /** One line for reviewers; `run createAuditTrigger` without it. */
  readonly summary?: (args: A) => string;
  /** Its SQL per dialect, one or several statements; none at all for `[]`. A dialect that is missing is refused. */
  readonly render: { readonly [D in DialectName]?: (args: A) => Sql | readonly Sql[] };
  /** Records what undoes it; null says that nothing is to be undone. Without it, there is no derived way back. */
  readonly inverse?: ((op: Op, args: A) => void) | null;
  /** The data that it destroys: its name becomes the key of `--allow`, as in `drop-audit:users_audit`. */
  readonly dataLoss?: (args: A) => DefinedLoss | undefined;
}

export interface DefinedLoss {
  /** Of what: `users_audit`. */
  readonly of: string;
  /** In words: `all rows of users_audit`. */
  readonly what: string;
}

declare const brand: unique symbol;

/** What `op.run` takes. */
export interface DefinedOperation<A> {
  readonly [brand]: (args: A) => void;
}

const definitions = new WeakMap<object, OperationDefinition<never>>();

/**
 * An operation of one's own, for what `op` has no word for. Modules of the project may share it; `op.run` records it. It is plain SQL
 * as far as the schema is concerned: what it names is checked as after `op.execute`.
 *
 * @example
 * export const createAuditTrigger = defineOperation<{ table: string }>({
 *   name: 'createAuditTrigger',
 *   summary: ({ table }) => `audit ${table}`,
 *   render: {
 *     postgresql: ({ table }) => sql`CREATE TRIGGER audit AFTER UPDATE ON ${sql.id(table)} EXECUTE FUNCTION audit()`,
 *   },
 *   inverse(op, { table }) {
 *     op.dropTrigger('audit', table);
 *   },
 * });
 *
 * op.run(createAuditTrigger, { table: 'users' }); // CREATE TRIGGER audit AFTER UPDATE ON users EXECUTE FUNCTION audit()
 */
export function defineOperation<A extends PlainArguments<A> = Record<never, never>>(
  definition: OperationDefinition<A>,
): DefinedOperation<A> {
  const at = callSite(defineOperation);
  const says = (message: string, help: string): never => {
    throw problem('LB321', message, { at, help });
  };
  if (typeof definition !== 'object' || definition === null)
    says(`defineOperation() got ${describe(definition)}`, "write defineOperation({ name: '…', render: { … } })");
  const { name, summary, render, inverse, dataLoss } = definition;
  if (typeof name !== 'string' || !/^[A-Za-z]\w*$/.test(name))
    says(
      'the operation has no name of letters and digits',
      "give it the name by which reports call it: 'createAuditTrigger'",
    );
  if (typeof render !== 'object' || render === null || Object.keys(render).length === 0)
    says(`the operation "${name}" has no SQL`, 'write render: { postgresql: (args) => sql`…` }');
  for (const [dialect, one] of Object.entries(render)) {
    if (!dialectNames.some((known) => known === dialect))
      says(`the operation "${name}" renders for "${dialect}"`, `the dialects are ${dialectNames.join(', ')}`);
    if (typeof one !== 'function')
      says(`the SQL of "${name}" for ${dialect} is ${describe(one)}, not a function`, 'write (args) => sql`…`');
  }
  for (const [key, one] of Object.entries({ summary, inverse: inverse ?? undefined, dataLoss })) {
    if (one !== undefined && typeof one !== 'function')
      says(
        `${key} of the operation "${name}" is ${describe(one)}, not a function`,
        'write a function of its arguments',
      );
  }
  const made = Object.freeze({ operation: name });
  definitions.set(made, { name, render, inverse, summary, dataLoss } as OperationDefinition<never>);
  return made as object as DefinedOperation<A>;
}

/** The definition behind what `op.run` got, or undefined when it is none. */
export function definitionOf<A>(operation: DefinedOperation<A>): OperationDefinition<A> | undefined {
  const found = typeof operation === 'object' && operation !== null ? definitions.get(operation) : undefined;
  return found as OperationDefinition<A> | undefined;
}
