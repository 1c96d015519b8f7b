import type { Position } from '../../diagnostics/diagnostic.ts';
import type { SchemaObject } from '../../schema/objects.ts';
import { inSchema, requireName } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import { requireSql, type Sql } from '../values.ts';
import type { IfExists, InSchema, Recorder } from './recorder.ts';
import { onTable } from './triggers.ts';

export interface PolicyOptions extends InSchema {
  /** All commands when not said. */
  readonly for?: 'all' | 'select' | 'insert' | 'update' | 'delete';
  /** PUBLIC when not said. */
  readonly to?: string | readonly string[];
  /** Which rows are seen. */
  readonly using?: Sql;
  /** Which rows may be written. */
  readonly withCheck?: Sql;
  /** AS RESTRICTIVE: beside the others, not instead of them. */
  readonly restrictive?: boolean;
  readonly comment?: string;
}

/** The words for row security. */
export interface PolicyWords {
  /** PostgreSQL. @example op.enableRowSecurity('notes') // ALTER TABLE notes ENABLE ROW LEVEL SECURITY */
  enableRowSecurity(table: string, options?: InSchema & { readonly force?: boolean }): void;
  /** PostgreSQL. @example op.disableRowSecurity('notes') // ALTER TABLE notes DISABLE ROW LEVEL SECURITY */
  disableRowSecurity(table: string, options?: InSchema): void;
  /** PostgreSQL. @example op.createPolicy('own', 'notes', { using: sql`owner = current_user` }) // CREATE POLICY own ON notes USING (owner = current_user) */
  createPolicy(name: string, table: string, options?: PolicyOptions): void;
  /** PostgreSQL: drops the policy of this name and makes it anew; the way back restores the former one. */
  replacePolicy(name: string, table: string, options?: PolicyOptions): void;
  /** PostgreSQL. @example op.renamePolicy('own', 'notes', 'own_notes') // ALTER POLICY own ON notes RENAME TO own_notes */
  renamePolicy(name: string, table: string, to: string, options?: InSchema): void;
  /** PostgreSQL. @example op.dropPolicy('own', 'notes') // DROP POLICY own ON notes */
  dropPolicy(name: string, table: string, options?: InSchema & IfExists): void;
}

export function policyWords({ add }: Recorder): PolicyWords {
  const words: PolicyWords = {
    enableRowSecurity(table, { schema, force } = {}) {
      const at = callSite(words.enableRowSecurity);
      const forced = force === undefined ? {} : { forced: force };
      add({ kind: 'rowSecurity', at, table: inSchema(table, schema, at), enabled: true, ...forced });
    },
    disableRowSecurity(table, { schema } = {}) {
      const at = callSite(words.disableRowSecurity);
      add({ kind: 'rowSecurity', at, table: inSchema(table, schema, at), enabled: false });
    },
    createPolicy(name, table, options = {}) {
      const at = callSite(words.createPolicy);
      add({ kind: 'createObject', at, object: policyObject(name, table, options, at), ifNotExists: false });
    },
    replacePolicy(name, table, options = {}) {
      const at = callSite(words.replacePolicy);
      add({ kind: 'replaceObject', at, object: policyObject(name, table, options, at), recreate: true });
    },
    renamePolicy(name, table, to, { schema } = {}) {
      const at = callSite(words.renamePolicy);
      const reference = onTable('policy', name, table, schema, at);
      add({ kind: 'renameObject', at, reference, to: requireName(to, 'the new name', at) });
    },
    dropPolicy(name, table, { schema, ifExists = false } = {}) {
      const at = callSite(words.dropPolicy);
      add({ kind: 'dropObject', at, reference: onTable('policy', name, table, schema, at), ifExists, cascade: false });
    },
  };
  return words;
}

function policyObject(name: string, table: string, options: PolicyOptions, at: Position): SchemaObject<'policy'> {
  const { schema, to = [], using, withCheck, restrictive = false, comment } = options;
  const roles = typeof to === 'string' ? [to] : to;
  return {
    ...onTable('policy', name, table, schema, at),
    command: options.for ?? 'all',
    permissive: !restrictive,
    to: roles.map((one) => requireName(one, 'a role', at)),
    ...(using !== undefined && { using: requireSql(using, 'using', at) }),
    ...(withCheck !== undefined && { withCheck: requireSql(withCheck, 'withCheck', at) }),
    ...(comment !== undefined && { comment }),
  };
}
