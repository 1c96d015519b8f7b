import { type Catalog, heirsOf, keyOf, nameOf, relationOf, tableOf } from '../../../schema/catalog.ts';
import { displayName, type TableName } from '../../../schema/model.ts';
import {
  type Blocked,
  type FactsContext,
  type LockMode,
  noFacts,
  type StatementFacts,
  strongest,
} from '../../facts.ts';

/** What a statement does, before what was made in the same plan is left out. */
export interface Effects {
  readonly locks: readonly (readonly [object: TableName, mode: LockMode])[];
  readonly rewrites: readonly TableName[];
  readonly scans: readonly TableName[];
  readonly rewritesIf: readonly string[];
}

const none: readonly never[] = [];

export const nothing: Effects = { locks: none, rewrites: none, scans: none, rewritesIf: none };

/** A lock of this mode on each of them. */
export function lock(mode: LockMode, ...objects: readonly TableName[]): Effects {
  if (objects.length === 0) return nothing;
  return { locks: objects.map((one) => [one, mode]), rewrites: none, scans: none, rewritesIf: none };
}

export function scan(...objects: readonly TableName[]): Effects {
  return objects.length === 0 ? nothing : { locks: none, rewrites: none, scans: objects, rewritesIf: none };
}

/** @param condition what decides on it, where that is not known */
export function rewrite(objects: readonly TableName[], condition?: string): Effects {
  return { locks: none, rewrites: objects, scans: none, rewritesIf: condition === undefined ? none : [condition] };
}

export function all(...effects: readonly Effects[]): Effects {
  const [first = nothing, ...more] = effects.filter((one) => one !== nothing);
  if (more.length === 0) return first;
  const locks = [...first.locks];
  const rewrites = [...first.rewrites];
  const scans = [...first.scans];
  const rewritesIf = [...first.rewritesIf];
  for (const one of more) {
    locks.push(...one.locks);
    rewrites.push(...one.rewrites);
    scans.push(...one.scans);
    rewritesIf.push(...one.rewritesIf);
  }
  const decided = effects.some((one) => one.rewrites.length > 0 && one.rewritesIf.length === 0);
  return { locks, rewrites, scans, rewritesIf: decided ? none : rewritesIf };
}

const BLOCKED: Readonly<Record<LockMode, Blocked>> = {
  'ACCESS SHARE': 'nothing',
  'ROW SHARE': 'rows',
  'ROW EXCLUSIVE': 'rows',
  'SHARE UPDATE EXCLUSIVE': 'nothing',
  SHARE: 'writes',
  'SHARE ROW EXCLUSIVE': 'writes',
  EXCLUSIVE: 'writes',
  'ACCESS EXCLUSIVE': 'reads and writes',
};

export function factsOfEffects(effects: Effects, context: FactsContext): StatementFacts {
  if (effects === nothing) return noFacts;
  const isOld = (one: TableName): boolean => !context.born(keyOf(one));
  const locks = effects.locks.filter(([object]) => isOld(object));
  const rewrites = effects.rewrites.filter(isOld);
  const scans = effects.scans.filter(isOld);
  if (locks.length + rewrites.length + scans.length === 0) return noFacts;
  // A partitioned table has no rows of its own.
  const filled = (one: TableName): boolean => tableOf(context.before, one)?.options?.partitionBy === undefined;
  const names = (list: readonly TableName[]): string[] => [...new Set(list.filter(filled).map(displayName))];
  const rewritten = names(rewrites);
  return {
    locks: strongest(
      locks.map(([object, mode]) => ({
        object: displayName(object),
        mode,
        blocks: BLOCKED[mode],
        ...(mayBeTable(object, context) && { table: nameOf(object) }),
      })),
    ),
    rewrites: rewritten,
    scans: names(scans).filter((one) => !rewritten.includes(one)),
    rewritesIf: rewritten.length === 0 ? [] : [...new Set(effects.rewritesIf)],
  };
}

/** What raw SQL has made may be one that the catalog does not know. */
function mayBeTable({ name, schema }: TableName, { before }: FactsContext): boolean {
  return (relationOf(before, name, schema)?.kind ?? 'table') === 'table';
}

/** A table with all that inherits from it and all its partitions: what ALTER TABLE without ONLY changes. */
export function family(table: TableName, { before, families }: FactsContext): readonly TableName[] {
  const own = nameOf(table);
  return families ? [own, ...descendants(own, before)] : [own];
}

function descendants(parent: TableName, catalog: Catalog): readonly TableName[] {
  return heirsOf(catalog, parent).flatMap((one) => [nameOf(one), ...descendants(one, catalog)]);
}

/** The partition for what no other takes: it is searched whenever another comes. */
export function defaultPartition(parent: TableName, { before }: FactsContext): readonly TableName[] {
  return heirsOf(before, parent)
    .filter((one) => one.partitionOf?.bounds.kind === 'default')
    .map(nameOf);
}

/** The tables that the foreign keys of a table point to. */
export function targetsOf(table: TableName, catalog: Catalog): readonly TableName[] {
  return (tableOf(catalog, table)?.constraints ?? []).flatMap((one) =>
    one.kind === 'foreignKey' ? [nameOf(one.target)] : [],
  );
}
