import { isUncertain } from '../schema/catalog.ts';
import { objectOf, withObject } from '../schema/catalog-objects.ts';
import { displayObject, type SchemaObject } from '../schema/objects.ts';
import { textOfSql } from '../sql/author.ts';
import { staleView } from './attached.ts';
import { checkFree, checkObject, objectWord, referenceOf } from './objects.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const replaceObject: OperationRules<'replaceObject'> = {
  word: ({ object }) => objectWord('replace', object.kind),
  summary: ({ object }) => `replace ${displayObject(object)}`,
  apply({ object, at }, before, report) {
    const old = objectOf(before, object);
    if (old === undefined && !isUncertain(before, object.name) && !checkFree(before, object, at, report)) return before;
    checkObject(before, object, at, report);
    return withObject(before, keptAround(object, old));
  },
  invert({ object, at }, before) {
    const old = objectOf(before, object);
    if (object.kind === 'extension') {
      return irreversible(
        `${displayObject(object)} is updated, and extensions seldom know a way back`,
        'write downgrade(op) in the migration, where its makers ship one',
      );
    }
    const stale = old && staleView(old);
    if (stale !== undefined)
      return irreversible(stale, 'write downgrade(op) in the migration, and replace the view by what it is to be');
    if (old !== undefined) return [{ kind: 'replaceObject', at, object: old, recreate: recreates(old, object) }];
    if (isUncertain(before, object.name)) {
      return irreversible(
        `the catalog does not know the former definition of ${displayObject(object)}`,
        'write downgrade(op) in the migration',
      );
    }
    return [{ kind: 'dropObject', at, reference: referenceOf(object), ifExists: false, cascade: false }];
  },
};

/** CREATE OR REPLACE cannot take a column from a view, nor change what a function returns. */
function recreates(old: SchemaObject, object: SchemaObject): boolean {
  if (old.kind === 'view') return true;
  const result = (one: SchemaObject): string =>
    (one.kind === 'function' || one.kind === 'procedure') && one.returns ? textOfSql(one.returns) : '';
  return result(old) !== result(object);
}

/** What a replacement leaves as it was: its comment, and the indexes of a materialized view, which are made again. */
export function keptAround(object: SchemaObject, old: SchemaObject | undefined): SchemaObject {
  if (old === undefined) return object;
  const comment = object.comment ?? old.comment;
  const kept = comment === undefined ? object : { ...object, comment };
  if (kept.kind === 'extension' && old.kind === 'extension' && old.into !== undefined)
    return { ...kept, into: old.into };
  return kept.kind === 'materializedView' && old.kind === 'materializedView' && kept.indexes.length === 0
    ? { ...kept, indexes: old.indexes }
    : kept;
}
