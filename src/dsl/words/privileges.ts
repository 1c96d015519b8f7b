import type { Position } from '../../diagnostics/diagnostic.ts';
import type { PrivilegeChange } from '../../operations/operation.ts';
import type { GrantTarget, ObjectKind, ObjectReference } from '../../schema/objects.ts';
import { inSchema, requireName, wrong } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import { columnNames } from '../table.ts';
import { requireSql, type Sql } from '../values.ts';
import type { Recorder } from './recorder.ts';

export type PrivilegeWord =
  | 'all'
  | 'select'
  | 'insert'
  | 'update'
  | 'delete'
  | 'truncate'
  | 'references'
  | 'trigger'
  | 'maintain'
  | 'usage'
  | 'create'
  | 'execute';

/** What a privilege is on: one of these, by its name. Views are tables here. */
export type PrivilegeTarget = (
  | { readonly table: string; readonly columns?: readonly string[] }
  | { readonly sequence: string }
  | { readonly function: string; readonly arguments?: Sql }
  | { readonly procedure: string; readonly arguments?: Sql }
  | { readonly type: string }
  | { readonly domain: string }
  | { readonly namespace: string }
) & { readonly schema?: string };

/** Any object that can have a comment of its own: `{ view: 'adults' }`, `{ trigger: 'touch', table: 'users' }`. */
export type CommentTarget = (
  | { readonly view: string }
  | { readonly materializedView: string }
  | { readonly sequence: string }
  | { readonly domain: string }
  | { readonly enum: string }
  | { readonly function: string; readonly arguments?: Sql }
  | { readonly procedure: string; readonly arguments?: Sql }
  | { readonly constraint: string; readonly table: string }
  | { readonly index: string }
  | { readonly trigger: string; readonly table: string }
  | { readonly policy: string; readonly table: string }
  | { readonly extension: string }
  | { readonly namespace: string }
) & { readonly schema?: string };

/** The words for privileges, and for comments on what is no table. */
export interface PrivilegeWords {
  /** PostgreSQL. @example op.grant(['select', 'insert'], { table: 'users' }, 'app') // GRANT SELECT, INSERT ON users TO app */
  grant(
    privileges: PrivilegeWord | readonly PrivilegeWord[],
    on: PrivilegeTarget,
    to: string | readonly string[],
    options?: { readonly withGrantOption?: boolean },
  ): void;
  /** PostgreSQL. @example op.revoke('insert', { table: 'users' }, 'app') // REVOKE INSERT ON users FROM app */
  revoke(
    privileges: PrivilegeWord | readonly PrivilegeWord[],
    on: PrivilegeTarget,
    from: string | readonly string[],
    options?: { readonly grantOptionOnly?: boolean },
  ): void;
  /** The comment of an object; null removes it. @example op.comment({ view: 'adults' }, 'of age') // COMMENT ON VIEW adults IS 'of age' */
  comment(on: CommentTarget, comment: string | null): void;
}

const targets = ['table', 'sequence', 'function', 'procedure', 'type', 'domain'] as const;

const commented: readonly ObjectKind[] = [
  'view',
  'materializedView',
  'sequence',
  'domain',
  'function',
  'procedure',
  'trigger',
  'policy',
  'extension',
];

export function privilegeWords({ add }: Recorder): PrivilegeWords {
  const words: PrivilegeWords = {
    grant(privileges, on, to, { withGrantOption = false } = {}) {
      const at = callSite(words.grant);
      add({ kind: 'grant', at, ...change(privileges, on, to, withGrantOption, at) });
    },
    revoke(privileges, on, from, { grantOptionOnly = false } = {}) {
      const at = callSite(words.revoke);
      add({ kind: 'revoke', at, ...change(privileges, on, from, grantOptionOnly, at) });
    },
    comment(on, comment) {
      const at = callSite(words.comment);
      if (comment !== null && typeof comment !== 'string')
        throw wrong('a comment', comment, 'write a string, or null to remove it', at);
      if (typeof on === 'object' && on !== null && 'constraint' in on) {
        const name = requireName(on.constraint, 'the constraint', at);
        add({ kind: 'constraintComment', at, table: inSchema(on.table, on.schema, at), name, comment });
      } else if (typeof on === 'object' && on !== null && 'index' in on) {
        add({ kind: 'indexComment', at, index: inSchema(on.index, on.schema, at), comment });
      } else if (typeof on === 'object' && on !== null && 'enum' in on) {
        add({ kind: 'enumComment', at, type: inSchema(on.enum, on.schema, at), comment });
      } else add({ kind: 'commentOnObject', at, reference: commentReference(on, at), comment });
    },
  };
  return words;
}

function change(
  privileges: PrivilegeWord | readonly PrivilegeWord[],
  on: PrivilegeTarget,
  roles: string | readonly string[],
  grantOption: boolean,
  at: Position,
): PrivilegeChange {
  const rights = typeof privileges === 'string' ? [privileges] : privileges;
  if (!Array.isArray(rights) || rights.length === 0)
    throw wrong('the list of privileges', privileges, "write ['select'], or 'all'", at);
  const list = typeof roles === 'string' ? [roles] : roles;
  if (!Array.isArray(list) || list.length === 0) throw wrong('the role', roles, "write its name: 'app'", at);
  const columns = 'columns' in on ? on.columns : undefined;
  return {
    target: grantTarget(on, at),
    privileges: rights,
    ...(columns !== undefined && { columns: columnNames(columns, at, 'a privilege on columns') }),
    roles: list.map((one: unknown) => requireName(one, 'a role', at)),
    grantOption,
  };
}

function grantTarget(on: PrivilegeTarget, at: Position): GrantTarget {
  if (typeof on === 'object' && on !== null) {
    if ('namespace' in on) return { kind: 'schema', name: requireName(on.namespace, 'the schema', at) };
    const fields: Readonly<Record<string, unknown>> = { ...on };
    const kind = targets.find((one) => Object.hasOwn(fields, one));
    if (kind !== undefined) return { kind, ...inSchema(fields[kind], on.schema, at), ...routineArguments(fields, at) };
  }
  throw wrong('what the privilege is on', on, "write for instance { table: 'users' }", at);
}

function commentReference(on: CommentTarget, at: Position): ObjectReference {
  if (typeof on === 'object' && on !== null) {
    if ('namespace' in on) return { kind: 'schema', name: requireName(on.namespace, 'the schema', at) };
    const fields: Readonly<Record<string, unknown>> = { ...on };
    const kind = commented.find((one) => Object.hasOwn(fields, one));
    if (kind === 'trigger' || kind === 'policy')
      return { kind, name: requireName(fields[kind], `the ${kind}`, at), on: inSchema(fields.table, on.schema, at) };
    if (kind !== undefined) return { kind, ...inSchema(fields[kind], on.schema, at), ...routineArguments(fields, at) };
  }
  throw wrong('what the comment is on', on, "write for instance { view: 'adults' }", at);
}

function routineArguments(fields: Readonly<Record<string, unknown>>, at: Position): Pick<GrantTarget, 'arguments'> {
  return fields.arguments === undefined ? {} : { arguments: requireSql(fields.arguments, 'the arguments', at) };
}
