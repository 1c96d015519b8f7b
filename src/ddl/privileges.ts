import type { GrantStmt, Node } from 'libpg-query';
import type { Operation } from '../operations/operation.ts';
import { relationOf } from '../schema/catalog.ts';
import { objectOf } from '../schema/catalog-objects.ts';
import type { TableName } from '../schema/model.ts';
import type { GrantTarget } from '../schema/objects.ts';
import { content, expected, strings } from './nodes.ts';
import type { ReadContext, Reader } from './reader.ts';
import { routineReference } from './routines.ts';
import { notUnderstood } from './source.ts';
import { roleOf } from './triggers.ts';

/** GRANT and REVOKE. https://www.postgresql.org/docs/current/sql-grant.html */
export const grant: Reader<'GrantStmt'> = (node, context) => {
  if (node.targtype !== 'ACL_TARGET_OBJECT') return notUnderstood('privileges on all objects of a schema');
  if (node.grantor !== undefined) return notUnderstood('GRANTED BY');
  if (!node.is_grant && node.behavior === 'DROP_CASCADE') return notUnderstood('REVOKE … CASCADE');
  const kind = node.is_grant ? 'grant' : 'revoke';
  const roles = (node.grantees ?? []).map((one) => roleOf(expected(one, 'RoleSpec')));
  return (node.objects ?? []).flatMap((object) =>
    rights(node).map(
      ({ privileges, columns }): Operation => ({
        kind,
        at: context.at,
        target: targetOf(object, node, context),
        privileges,
        ...(columns && { columns }),
        roles,
        grantOption: node.grant_option ?? false,
      }),
    ),
  );
};

interface Rights {
  readonly privileges: readonly string[];
  readonly columns?: readonly string[];
}

/** The rights on the whole together, those on columns apart. */
function rights({ privileges }: GrantStmt): readonly Rights[] {
  if (privileges === undefined) return [{ privileges: ['all'] }];
  const all = privileges.map((one) => expected(one, 'AccessPriv'));
  const whole = all.filter((one) => one.cols === undefined).map((one) => one.priv_name ?? 'all');
  const parts = all
    .filter((one) => one.cols !== undefined)
    .map((one) => ({ privileges: [one.priv_name ?? 'all'], columns: strings(one.cols) }));
  return whole.length > 0 ? [{ privileges: whole }, ...parts] : parts;
}

function targetOf(object: Node, { objtype }: GrantStmt, context: ReadContext): GrantTarget {
  const { names } = context;
  switch (objtype) {
    case 'OBJECT_TABLE': {
      const name = names.relation(content(object, 'RangeVar'));
      const sequence = relationOf(names.catalog, name.name, name.schema)?.kind === 'sequence';
      return { kind: sequence ? 'sequence' : 'table', ...name };
    }
    case 'OBJECT_SEQUENCE':
      return { kind: 'sequence', ...names.relation(content(object, 'RangeVar')) };
    case 'OBJECT_SCHEMA':
      return { kind: 'schema', name: content(object, 'String')?.sval ?? '' };
    case 'OBJECT_FUNCTION':
    case 'OBJECT_PROCEDURE': {
      const kind = objtype === 'OBJECT_FUNCTION' ? 'function' : 'procedure';
      // The catalog's own arguments are the key of its privileges.
      const reference = routineReference(object, kind, context);
      const known = objectOf(names.catalog, reference);
      return { ...reference, ...(known?.arguments !== undefined && { arguments: known.arguments }) };
    }
    case 'OBJECT_TYPE':
    case 'OBJECT_DOMAIN': {
      const isDomain = (one: TableName): boolean => objectOf(names.catalog, { kind: 'domain', ...one }) !== undefined;
      const name = names.path(strings(content(object, 'List')?.items), isDomain);
      return { kind: isDomain(name) ? 'domain' : 'type', ...name };
    }
    default:
      return notUnderstood('privileges on another kind of object');
  }
}
