import { holderOf, objectOf, withObject } from '../schema/catalog-objects.ts';
import { displayObject } from '../schema/objects.ts';
import { withoutInitial } from './alter-sequence.ts';
import { checkFree, checkObject, objectWord, referenceOf } from './objects.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const createObject: OperationRules<'createObject'> = {
  word: ({ object }) => objectWord('create', object.kind),
  summary: ({ object }) => `create ${displayObject(object)}`,
  apply({ object, ifNotExists, at }, before, report) {
    if (ifNotExists && holderOf(before, object)?.kind === object.kind) return before;
    if (!checkFree(before, object, at, report)) return before;
    checkObject(before, object, at, report);
    return withObject(before, object.kind === 'sequence' ? withoutInitial(object) : object);
  },
  invert({ object, ifNotExists, at }, before) {
    if (ifNotExists && (objectOf(before, object) || object.kind === 'schema' || object.kind === 'extension')) {
      return irreversible(
        `${objectWord('create', object.kind)} with ifNotExists may have created nothing`,
        'write downgrade(op) in the migration',
      );
    }
    return [{ kind: 'dropObject', at, reference: referenceOf(object), ifExists: false, cascade: false }];
  },
};
