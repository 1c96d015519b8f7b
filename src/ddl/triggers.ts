import type { CreateTrigStmt, RoleSpec } from 'libpg-query';
import type { SchemaObject, TriggerEvent } from '../schema/objects.ts';
import { parenthesised } from './constraints.ts';
import { expected, strings } from './nodes.ts';
import type { Reader } from './reader.ts';
import { notUnderstood } from './source.ts';

/** The bits of PostgreSQL's catalog/pg_trigger.h. */
const BEFORE = 2;
const INSTEAD = 64;
const events: readonly (readonly [bit: number, event: TriggerEvent['event']])[] = [
  [4, 'insert'],
  [8, 'delete'],
  [16, 'update'],
  [32, 'truncate'],
];

/** CREATE TRIGGER. https://www.postgresql.org/docs/current/sql-createtrigger.html */
export const createTrigger: Reader<'CreateTrigStmt'> = (node, { source, names, at }) => {
  const call = source.behind('execute function') ?? source.behind('execute procedure');
  if (call === undefined) return notUnderstood('the function of a trigger');
  const columns = strings(node.columns);
  const timing = node.timing === BEFORE ? 'before' : node.timing === INSTEAD ? 'instead of' : 'after';
  const object: SchemaObject<'trigger'> = {
    kind: 'trigger',
    name: node.trigname ?? '',
    on: names.relation(node.relation),
    timing,
    events: events
      .filter(([bit]) => ((node.events ?? 0) & bit) !== 0)
      .map(([, event]) => (event === 'update' && columns.length > 0 ? { event, columns } : { event })),
    forEach: node.row ? 'row' : 'statement',
    ...(node.whenClause && { when: parenthesised(source, source.behind('when')) }),
    ...referencing(node),
    execute: source.slice(call, source.text.length),
    ...(node.isconstraint && { constraint: true }),
    ...(node.deferrable && { deferrable: true }),
    ...(node.initdeferred && { initially: 'deferred' as const }),
  };
  if (node.constrrel !== undefined) return notUnderstood('a constraint trigger with FROM');
  if (node.replace) return [{ kind: 'replaceObject', at, object, recreate: true }];
  return [{ kind: 'createObject', at, object, ifNotExists: false }];
};

function referencing({ transitionRels = [] }: CreateTrigStmt): Pick<SchemaObject<'trigger'>, 'referencing'> {
  if (transitionRels.length === 0) return {};
  const found = transitionRels.map((one) => expected(one, 'TriggerTransition'));
  const old = found.find((one) => !one.isNew)?.name;
  const fresh = found.find((one) => one.isNew)?.name;
  return { referencing: { ...(old !== undefined && { old }), ...(fresh !== undefined && { new: fresh }) } };
}

const commands = ['all', 'select', 'insert', 'update', 'delete'] as const;

/** CREATE POLICY. https://www.postgresql.org/docs/current/sql-createpolicy.html */
export const createPolicy: Reader<'CreatePolicyStmt'> = (node, { source, names, at }) => {
  const command = commands.find((one) => one === (node.cmd_name ?? 'all')) ?? notUnderstood('the command of a policy');
  const roles = (node.roles ?? []).map((one) => roleOf(expected(one, 'RoleSpec')));
  const object: SchemaObject<'policy'> = {
    kind: 'policy',
    name: node.policy_name ?? '',
    on: names.relation(node.table),
    command,
    permissive: source.behind('as restrictive') === undefined,
    // Everybody, when nobody is named.
    to: roles.length === 1 && roles[0] === 'public' ? [] : roles,
    ...(node.qual && { using: parenthesised(source, source.behind('using')) }),
    ...(node.with_check && { withCheck: parenthesised(source, source.behind('with check')) }),
  };
  return [{ kind: 'createObject', at, object, ifNotExists: false }];
};

/** The name of a role as SQL has it. */
export function roleOf({ roletype, rolename = '' }: RoleSpec): string {
  switch (roletype) {
    case 'ROLESPEC_CSTRING':
      return rolename;
    case 'ROLESPEC_PUBLIC':
      return 'public';
    case 'ROLESPEC_CURRENT_USER':
      return 'current_user';
    case 'ROLESPEC_SESSION_USER':
      return 'session_user';
    default:
      return notUnderstood('a role of another kind');
  }
}
