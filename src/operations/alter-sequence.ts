import { objectOf, withObject } from '../schema/catalog-objects.ts';
import { displayName } from '../schema/model.ts';
import type { SchemaObject, SequenceOptions } from '../schema/objects.ts';
import { checkOwner, findObject } from './objects.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const alterSequence: OperationRules<'alterSequence'> = {
  word: () => 'alterSequence',
  summary: ({ sequence }) => `alter sequence ${displayName(sequence)}`,
  apply({ sequence, change, at }, before, report) {
    const old = findObject(before, { kind: 'sequence', ...sequence }, at, report);
    if (change.ownedBy) checkOwner(before, change.ownedBy, at, report);
    return old === undefined ? before : withObject(before, changed(old, change));
  },
  invert({ sequence, change, restart, at }, before) {
    const old = objectOf(before, { kind: 'sequence', ...sequence });
    if (old === undefined || restart !== undefined) {
      return irreversible(
        restart === undefined
          ? `the catalog does not know how sequence ${displayName(sequence)} was`
          : `where sequence ${displayName(sequence)} was before it restarted is known to the database only`,
        'write downgrade(op) in the migration',
      );
    }
    return [{ kind: 'alterSequence', at, sequence, change: formerOptions(old, change) }];
  },
};

function changed(old: SchemaObject<'sequence'>, change: SequenceOptions): SchemaObject<'sequence'> {
  return withoutInitial({ ...old, ...change });
}

/** Without what is so of itself: https://www.postgresql.org/docs/current/sql-createsequence.html */
export function withoutInitial(sequence: SchemaObject<'sequence'>): SchemaObject<'sequence'> {
  const { type, start, increment, minValue, maxValue, cache, cycle, ownedBy, ...rest } = sequence;
  return {
    ...rest,
    ...(type !== undefined && type !== 'bigint' && { type }),
    ...(start !== undefined && BigInt(start) !== firstOf({ ...sequence, start: undefined }) && { start }),
    ...(increment !== undefined && BigInt(increment) !== 1n && { increment }),
    ...(minValue !== undefined && minValue !== null && { minValue }),
    ...(maxValue !== undefined && maxValue !== null && { maxValue }),
    ...(cache !== undefined && cache !== 1 && { cache }),
    ...(cycle && { cycle }),
    ...(ownedBy && { ownedBy }),
  };
}

/** Where a sequence starts that does not say it. */
function firstOf({
  start,
  increment,
  minValue,
  maxValue,
}: { readonly [K in keyof SequenceOptions]?: SequenceOptions[K] | undefined }): bigint {
  if (start !== undefined) return BigInt(start);
  return BigInt(increment ?? 1) > 0n ? BigInt(minValue ?? 1) : BigInt(maxValue ?? -1);
}

/** The options before a change, each that it changes said in full. */
function formerOptions(old: SchemaObject<'sequence'>, change: SequenceOptions): SequenceOptions {
  const { type = 'bigint', increment = 1, minValue = null, maxValue = null, cache = 1, cycle = false } = old;
  const start = old.start ?? firstOf(old);
  const all = { type, start, increment, minValue, maxValue, cache, cycle, ownedBy: old.ownedBy ?? null };
  return Object.fromEntries(Object.entries(all).filter(([key]) => Object.hasOwn(change, key)));
}
