import { nameOf } from '../schema/catalog.ts';
import { attachedTo, objectOf, privilegesOn, withoutObject } from '../schema/catalog-objects.ts';
import { displayName } from '../schema/model.ts';
import { displayObject } from '../schema/objects.ts';
import { privilegesBack, staleView } from './attached.ts';
import { findObject, objectWord, stillNeeded, userOf } from './objects.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const dropObject: OperationRules<'dropObject'> = {
  word: ({ reference }) => objectWord('drop', reference.kind),
  summary: ({ reference }) => `drop ${displayObject(reference)}`,
  apply({ reference, ifExists, cascade, at }, before, report) {
    if (ifExists && !objectOf(before, reference)) return before;
    const object = findObject(before, reference, at, report);
    if (object === undefined) return before;
    const user = cascade ? undefined : userOf(before, object);
    if (user !== undefined) report(stillNeeded(object, user, at));
    const attached = object.kind === 'view' ? attachedTo(before, object) : [];
    return withoutObject(attached.reduce(withoutObject, before), object);
  },
  invert({ reference, cascade, at }, before) {
    const old = objectOf(before, reference);
    if (old === undefined || cascade) {
      return irreversible(
        cascade
          ? `what CASCADE drops with ${displayObject(reference)} is not known`
          : `the catalog does not know how ${displayObject(reference)} looked`,
        'write downgrade(op) in the migration',
      );
    }
    const stale = staleView(old);
    if (stale !== undefined)
      return irreversible(stale, 'write downgrade(op) in the migration, and create the view as it is to be');
    const triggers = old.kind === 'view' ? attachedTo(before, nameOf(old)) : [];
    return [
      { kind: 'createObject', at, object: old, ifNotExists: false },
      ...triggers.map((object) => ({ kind: 'createObject', at, object, ifNotExists: false }) as const),
      ...privilegesBack(old, privilegesOn(before, old), at),
    ];
  },
  dataLoss({ reference, cascade }) {
    if (!cascade) return undefined;
    return {
      key: `drop-${reference.kind === 'materializedView' ? 'materialized-view' : reference.kind}:${displayName(reference)}`,
      what: `all that depends on ${displayObject(reference)}`,
    };
  },
};
