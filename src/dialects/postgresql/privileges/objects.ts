import type { Operation, PrivilegeChange } from '../../../operations/operation.ts';
import type { Catalog } from '../../../schema/catalog.ts';
import { objectOf } from '../../../schema/catalog-objects.ts';
import type { ObjectReference } from '../../../schema/objects.ts';
import type { Access, Need, Subject } from '../../needs.ts';
import {
  access,
  createBeside,
  createIn,
  createInDatabase,
  drop,
  own,
  ownTable,
  relation,
  right,
  subject,
} from './rights.ts';

/** What the rights on an object are on: those of triggers and policies are their table's. */
function subjectOf(one: ObjectReference): Subject {
  switch (one.kind) {
    case 'schema':
    case 'extension':
      return { kind: one.kind, name: one.name };
    case 'sequence':
    case 'view':
    case 'materializedView':
      return relation(one);
    case 'domain':
      return subject('type', one);
    case 'function':
    case 'procedure':
      return subject('routine', one);
    case 'trigger':
    case 'policy':
      return relation(one.on ?? one);
  }
}

export function createObject({ object, ifNotExists }: Operation<'createObject'>): Access {
  const made = subjectOf(object);
  const makes = ifNotExists || object.on !== undefined ? [] : [made];
  // A comment is the owner's to make; what is made here has the right one, but a trigger's table may not.
  const comment = object.on !== undefined && object.comment !== undefined ? own(made) : [];
  switch (object.kind) {
    case 'schema':
      return access(createInDatabase, makes);
    case 'extension':
      return access([{ right: 'install', on: made }], makes);
    case 'sequence':
      return access([...createIn(object.schema), ...(object.ownedBy ? ownTable(object.ownedBy.table) : [])], makes);
    case 'trigger':
      return access([...right('TRIGGER', made), ...comment]);
    case 'policy':
      return access(own(made));
    default:
      return access(createIn(object.schema), makes);
  }
}

export function replaceObject({ object, recreate }: Operation<'replaceObject'>, before: Catalog): Access {
  const on = subjectOf(object);
  const isThere = objectOf(before, object) !== undefined;
  switch (object.kind) {
    case 'trigger':
      return access(isThere ? own(on) : right('TRIGGER', on));
    case 'policy':
    case 'schema':
    case 'extension':
      return access(own(on));
    default: {
      const dropped = isThere && (recreate || object.kind === 'materializedView');
      return access([...(dropped ? drop(on) : own(on)), ...createIn(object.schema)], [on]);
    }
  }
}

export function renameObject({ reference, to }: Operation<'renameObject'>): Access {
  const on = subjectOf(reference);
  if (reference.on !== undefined) return access(own(on));
  const place: readonly Need[] =
    reference.kind === 'schema' ? createInDatabase : reference.kind === 'domain' ? [] : createBeside(on);
  return access([...own(on), ...place], [{ ...on, name: to }]);
}

export function dropObject({ reference }: Operation<'dropObject'>): Access {
  const on = subjectOf(reference);
  const isInSchema = reference.on === undefined && reference.kind !== 'schema' && reference.kind !== 'extension';
  return access(isInSchema ? drop(on) : own(on));
}

export function commentOnObject({ reference }: Operation<'commentOnObject'>): Access {
  return access(own(subjectOf(reference)));
}

const WITH_GRANT_OPTION: ReadonlySet<string> = new Set([
  'select',
  'insert',
  'update',
  'delete',
  'truncate',
  'references',
  'trigger',
]);

/**
 * Rights on a table may be passed on by whoever got them with the option to grant; all else is asked of the owner. Without either,
 * PostgreSQL gives only a warning: https://www.postgresql.org/docs/current/sql-grant.html
 */
export function grantOrRevoke({ target, privileges }: PrivilegeChange): Access {
  const { kind } = target;
  if (kind !== 'table') {
    return access(own(kind === 'type' ? subject('type', target) : subjectOf({ ...target, kind })));
  }
  const words = privileges.map((one) => one.toLowerCase());
  if (!words.every((one) => WITH_GRANT_OPTION.has(one))) return access(ownTable(target));
  return access(words.flatMap((one) => right(`${one.toUpperCase()} WITH GRANT OPTION`, relation(target))));
}
