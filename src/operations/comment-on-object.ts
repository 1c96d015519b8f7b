import { objectOf, withObject } from '../schema/catalog-objects.ts';
import { displayObject, type SchemaObject } from '../schema/objects.ts';
import { findObject } from './objects.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const commentOnObject: OperationRules<'commentOnObject'> = {
  word: () => 'comment',
  summary: ({ reference, comment }) =>
    `${comment === null ? 'remove the comment of' : 'comment on'} ${displayObject(reference)}`,
  apply({ reference, comment, at }, before, report) {
    const object = findObject(before, reference, at, report);
    return object === undefined ? before : withObject(before, commented(object, comment));
  },
  invert({ reference, at }, before) {
    const old = objectOf(before, reference);
    if (old === undefined) {
      return irreversible(
        `the catalog does not know the comment of ${displayObject(reference)}`,
        'write downgrade(op) in the migration',
      );
    }
    return [{ kind: 'commentOnObject', at, reference, comment: old.comment ?? null }];
  },
};

function commented(object: SchemaObject, comment: string | null): SchemaObject {
  const { comment: _, ...rest } = object;
  return comment === null ? rest : { ...rest, comment };
}
