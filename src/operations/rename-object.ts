import { type Catalog, nameOf } from '../schema/catalog.ts';
import { movePrivileges, objectOf, withObject, withoutObject } from '../schema/catalog-objects.ts';
import { displayObject, type SchemaObject } from '../schema/objects.ts';
import { renameWord } from '../sql/words.ts';
import { moveAttached } from './attached.ts';
import { checkFree, findObject, objectWord } from './objects.ts';
import type { OperationRules } from './rules.ts';

export const renameObject: OperationRules<'renameObject'> = {
  word: ({ reference }) => objectWord('rename', reference.kind),
  summary: ({ reference, to }) => `rename ${displayObject(reference)} to ${to}`,
  apply({ reference, to, at }, before, report) {
    const object = findObject(before, reference, at, report);
    if (object === undefined) return before;
    const renamed = { ...object, name: to };
    if (!checkFree(before, renamed, at, report)) return before;
    let after = object.kind === 'view' ? moveAttached(before, object, nameOf(renamed)) : before;
    after = movePrivileges(after, object, renamed);
    return withRenamedCalls(withObject(withoutObject(after, object), renamed), object, to);
  },
  invert({ reference, to, at }, before) {
    const known = objectOf(before, reference);
    const { arguments: list = known?.arguments, ...rest } = reference;
    return [
      {
        kind: 'renameObject',
        at,
        reference: { ...rest, name: to, ...(list !== undefined && { arguments: list }) },
        to: reference.name,
      },
    ];
  },
};

/** Triggers know their function itself, whatever it is called. */
function withRenamedCalls(catalog: Catalog, { kind, name }: SchemaObject, to: string): Catalog {
  if (kind !== 'function') return catalog;
  let after = catalog;
  for (const one of catalog.objects.values()) {
    if (one.kind !== 'trigger' || one.execute === undefined) continue;
    const execute = renameWord(one.execute, name, to);
    if (execute !== one.execute) after = withObject(after, { ...one, execute });
  }
  return after;
}
