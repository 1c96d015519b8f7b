import type { Operation } from '../../../operations/operation.ts';
import { nameOf, referencesTo, sameName, tableOf } from '../../../schema/catalog.ts';
import type { TableName } from '../../../schema/model.ts';
import type { FactsContext } from '../../facts.ts';
import { all, defaultPartition, type Effects, family, lock, nothing, rewrite, scan, targetsOf } from './effects.ts';

/** The new table blocks nobody; those that it refers to get triggers. */
export function createTable({ table, ifNotExists }: Operation<'createTable'>, { after }: FactsContext): Effects {
  // One that may be there already may refer to others than are said here.
  const refers = ifNotExists || table.constraints.some((one) => one.kind === 'foreignKey');
  const targets = refers ? targetsOf(table, after).filter((one) => !sameName(one, table)) : [];
  return all(
    lock('SHARE ROW EXCLUSIVE', ...targets),
    lock('SHARE UPDATE EXCLUSIVE', ...(table.options?.inherits ?? [])),
  );
}

/** A foreign key has triggers on both tables; a partition is counted by its table. */
export function dropTable({ table, ifExists }: Operation<'dropTable'>, context: FactsContext): Effects | undefined {
  const { before } = context;
  const known = tableOf(before, table);
  if (!known) return ifExists ? nothing : undefined;
  const whole = family(table, context);
  const parent = known.partitionOf?.parent;
  return all(
    lock('ACCESS EXCLUSIVE', ...whole, ...whole.flatMap((one) => targetsOf(one, before))),
    parent ? lock('ACCESS EXCLUSIVE', nameOf(parent), ...defaultPartition(parent, context)) : nothing,
  );
}

export function renameTable({ table }: Operation<'renameTable'> | Operation<'moveTable'>): Effects {
  return lock('ACCESS EXCLUSIVE', nameOf(table));
}

/** What the server changes under SHARE UPDATE EXCLUSIVE is every parameter but this one. */
const HEAVY_PARAMETER = 'user_catalog_table';

export function alterTable(operation: Operation<'alterTable'>): Effects {
  const { unlogged, tablespace, inherit = [], owner, replicaIdentity, noInherit = [] } = operation;
  const table = nameOf(operation.table);
  const parameters = Object.keys(operation.with ?? {});
  const heavy =
    [unlogged, tablespace, owner, replicaIdentity].some((one) => one !== undefined) ||
    inherit.length + noInherit.length > 0 ||
    parameters.some((one) => one.toLowerCase() === HEAVY_PARAMETER);
  return all(
    lock(heavy ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE', table),
    lock('SHARE UPDATE EXCLUSIVE', ...inherit.map(nameOf)),
    unlogged === undefined ? nothing : rewrite([table]),
    tablespace === undefined ? nothing : rewrite([table], 'it lies in another tablespace'),
  );
}

export function tableComment({ table }: { readonly table: TableName }): Effects {
  return lock('SHARE UPDATE EXCLUSIVE', nameOf(table));
}

export function onTable({ table }: { readonly table: TableName }): Effects {
  return lock('ACCESS EXCLUSIVE', nameOf(table));
}

/** The default partition is locked and searched for rows that would belong to the new one. */
export function createPartition({ of: { parent } }: Operation<'createPartition'>, context: FactsContext): Effects {
  const rest = defaultPartition(parent, context);
  return all(
    lock('ACCESS EXCLUSIVE', nameOf(parent), ...rest),
    scan(...rest),
    lock('SHARE ROW EXCLUSIVE', ...targetsOf(parent, context.before), ...sourcesOf(parent, context)),
  );
}

export function attachPartition({ table, of }: Operation<'attachPartition'>, context: FactsContext): Effects {
  const rest = defaultPartition(of.parent, context);
  const targets = targetsOf(of.parent, context.before);
  return all(
    lock('SHARE UPDATE EXCLUSIVE', nameOf(of.parent)),
    lock('ACCESS EXCLUSIVE', ...family(table, context), ...rest),
    lock('SHARE ROW EXCLUSIVE', ...targets, ...sourcesOf(of.parent, context)),
    scan(...family(table, context), ...rest, ...targets),
  );
}

export function detachPartition(
  { table, parent, concurrently }: Operation<'detachPartition'>,
  context: FactsContext,
): Effects {
  const { before } = context;
  if (concurrently) return all(lock('SHARE UPDATE EXCLUSIVE', nameOf(parent)), lock('ACCESS EXCLUSIVE', nameOf(table)));
  return all(
    lock('ACCESS EXCLUSIVE', nameOf(parent), ...family(table, context), ...defaultPartition(parent, context)),
    lock('SHARE ROW EXCLUSIVE', ...targetsOf(parent, before), ...sourcesOf(parent, context)),
  );
}

/** The tables whose foreign keys point to this one. */
function sourcesOf(table: TableName, { before }: FactsContext): readonly TableName[] {
  return referencesTo(before, table).map((one) => one.table);
}
