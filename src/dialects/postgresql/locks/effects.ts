import { type Catalog, keyOf, nameOf, relationOf, sameName, tableOf } from '../../../schema/catalog.ts';
import { displayName, type Table, type TableName } from '../../../schema/model.ts';
import { type Blocked, type FactsContext, type LockMode, type StatementFacts, strongest } from '../../facts.ts';

/** What a statement does, before what was made in the same plan is left out. */
export interface Effects {
  readonly locks: readonly (readonly [object: TableName, mode: LockMode])[];
  readonly rewrites: readonly TableName[];
  readonly scans: readonly TableName[];
  readonly rewritesIf: readonly string[];
}

export const nothing: Effects = { locks: [], rewrites: [], scans: [], rewritesIf: [] };

/** A lock of this mode on each of them. */
export function lock(mode: LockMode, ...objects: readonly TableName[]): Effects {
  return { ...nothing, locks: objects.map((one) => [one, mode]) };
}

export function scan(...objects: readonly TableName[]): Effects {
  return { ...nothing, scans: objects };
}

/** @param condition what decides on it, where that is not known */
export function rewrite(objects: readonly TableName[], condition?: string): Effects {
  return { ...nothing, rewrites: objects, rewritesIf: condition === undefined ? [] : [condition] };
}

export function all(...effects: readonly Effects[]): Effects {
  const decided = effects.some((one) => one.rewrites.length > 0 && one.rewritesIf.length === 0);
  return {
    locks: effects.flatMap((one) => one.locks),
    rewrites: effects.flatMap((one) => one.rewrites),
    scans: effects.flatMap((one) => one.scans),
    rewritesIf: decided ? [] : effects.flatMap((one) => one.rewritesIf),
  };
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

export function factsOfEffects({ locks, rewrites, scans, rewritesIf }: Effects, context: FactsContext): StatementFacts {
  const isOld = (one: TableName): boolean => !context.born(keyOf(one));
  const names = (list: readonly TableName[]): string[] => [...new Set(list.filter(isOld).map(displayName))];
  // A partitioned table has no rows of its own.
  const filled = (one: TableName): boolean => tableOf(context.before, one)?.options?.partitionBy === undefined;
  const rewritten = names(rewrites.filter(filled));
  return {
    locks: strongest(
      locks
        .filter(([object]) => isOld(object))
        .map(([object, mode]) => ({
          object: displayName(object),
          mode,
          blocks: BLOCKED[mode],
          ...(mayBeTable(object, context) && { table: nameOf(object) }),
        })),
    ),
    rewrites: rewritten,
    scans: names(scans.filter(filled)).filter((one) => !rewritten.includes(one)),
    rewritesIf: rewritten.length === 0 ? [] : [...new Set(rewritesIf)],
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
  return childrenOf(parent, catalog).flatMap((one) => [nameOf(one), ...descendants(one, catalog)]);
}

function childrenOf(parent: TableName, catalog: Catalog): readonly Table[] {
  return [...catalog.tables.values()].filter(
    ({ partitionOf, options }) =>
      (partitionOf && sameName(partitionOf.parent, parent)) ||
      options?.inherits?.some((one) => sameName(one, parent)) === true,
  );
}

/** The partition for what no other takes: it is searched whenever another comes. */
export function defaultPartition(parent: TableName, { before }: FactsContext): readonly TableName[] {
  return childrenOf(parent, before)
    .filter((one) => one.partitionOf?.bounds.kind === 'default')
    .map(nameOf);
}

/** The tables that the foreign keys of a table point to. */
export function targetsOf(table: TableName, catalog: Catalog): readonly TableName[] {
  return (tableOf(catalog, table)?.constraints ?? []).flatMap((one) =>
    one.kind === 'foreignKey' ? [nameOf(one.target)] : [],
  );
}
