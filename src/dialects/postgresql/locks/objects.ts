import type { Operation } from '../../../operations/operation.ts';
import { keyOf, nameOf, tableOf } from '../../../schema/catalog.ts';
import { objectOf } from '../../../schema/catalog-objects.ts';
import type { TableName } from '../../../schema/model.ts';
import type { ObjectReference, SchemaObject } from '../../../schema/objects.ts';
import { elementType } from '../../../schema/types.ts';
import { textOfSql } from '../../../sql/author.ts';
import type { FactsContext } from '../../facts.ts';
import { all, type Effects, family, lock, nothing, rewrite, scan } from './effects.ts';
import { sourcesIn } from './raw-sql.ts';
import { domainOf } from './type-changes.ts';

export function createObject({ object }: Operation<'createObject'>, context: FactsContext): Effects {
  switch (object.kind) {
    case 'trigger':
      return object.on ? lock('SHARE ROW EXCLUSIVE', ...partitionsWith(object.on, object, context)) : nothing;
    case 'policy':
      return object.on ? lock('ACCESS EXCLUSIVE', nameOf(object.on)) : nothing;
    case 'materializedView':
      return object.withData ? scan(...sourcesIn(textOfSql(object.query), context)) : nothing;
    default:
      return nothing;
  }
}

/** A trigger for each row is one of every partition. */
function partitionsWith(on: TableName, trigger: SchemaObject<'trigger'>, context: FactsContext): readonly TableName[] {
  if (trigger.forEach === 'statement') return [nameOf(on)];
  return family(on, context).filter(
    (one) => keyOf(one) === keyOf(on) || tableOf(context.before, one)?.partitionOf !== undefined,
  );
}

/** CREATE OR REPLACE alone; where the old one is dropped first, that is a statement of its own. */
export function replaceObject({ object }: Operation<'replaceObject'>, { before }: FactsContext): Effects | undefined {
  // The script of the extension may do anything.
  if (object.kind === 'extension') return undefined;
  return object.kind === 'view' && objectOf(before, object) ? lock('ACCESS EXCLUSIVE', nameOf(object)) : nothing;
}

export function renameObject({ reference }: Operation<'renameObject'>): Effects {
  return ofObject(reference, 'ACCESS EXCLUSIVE');
}

/** CASCADE takes along what the catalog may not know. */
export function dropObject({ reference, cascade }: Operation<'dropObject'>): Effects | undefined {
  return cascade ? undefined : ofObject(reference, 'ACCESS EXCLUSIVE');
}

/** A comment on a trigger or a policy locks nothing. */
export function commentOnObject({ reference }: Operation<'commentOnObject'>): Effects {
  return reference.on ? nothing : ofObject(reference, 'SHARE UPDATE EXCLUSIVE');
}

/** A lock on the relation itself, or on the table that it belongs to. */
function ofObject(reference: ObjectReference, mode: 'ACCESS EXCLUSIVE' | 'SHARE UPDATE EXCLUSIVE'): Effects {
  if (reference.on) return lock(mode, nameOf(reference.on));
  switch (reference.kind) {
    case 'view':
    case 'materializedView':
    case 'sequence':
      return lock(mode, nameOf(reference));
    default:
      return nothing;
  }
}

export function alterSequence({ sequence }: Operation<'alterSequence'>): Effects {
  return lock('SHARE ROW EXCLUSIVE', nameOf(sequence));
}

/** A new rule of a domain is held against every column of it. */
export function alterDomain({ domain, notNull, addCheck }: Operation<'alterDomain'>, context: FactsContext): Effects {
  if (notNull !== true && addCheck === undefined) return nothing;
  const { before } = context;
  const known = objectOf(before, { kind: 'domain', ...domain });
  const users = [...before.tables.values()].filter((table) =>
    table.columns.some((column) => {
      const type = elementType(column.type);
      return type.kind === 'raw' && known !== undefined && domainOf(type, before) === known;
    }),
  );
  return all(lock('SHARE', ...users.map(nameOf)), scan(...users.map(nameOf)));
}

export function refreshView(
  { view, concurrently, withData }: Operation<'refreshView'>,
  context: FactsContext,
): Effects {
  const name = nameOf(view);
  const known = objectOf(context.before, { kind: 'materializedView', ...name });
  const read = known && withData ? scan(...sourcesIn(textOfSql(known.query), context)) : nothing;
  if (concurrently) return all(lock('EXCLUSIVE', name), scan(name), read);
  return all(lock('ACCESS EXCLUSIVE', name), rewrite([name]), read);
}
