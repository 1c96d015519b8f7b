import type { Operation, RowCondition } from '../../../operations/operation.ts';
import { nameOf, referencesTo, sameName, tableOf } from '../../../schema/catalog.ts';
import type { Table, TableName } from '../../../schema/model.ts';
import type { FactsContext } from '../../facts.ts';
import { all, type Effects, family, lock, nothing, scan, targetsOf } from './effects.ts';

export function bulkInsert({ table }: Operation<'bulkInsert'>, context: FactsContext): Effects {
  return insertion(table, context);
}

export function updateRows({ table, set, where }: Operation<'updateRows'>, context: FactsContext): Effects {
  return update(table, namesOf(set), isFound(table, where, context), context);
}

/** Each batch is a transaction of its own; together they read the table once, along its key. */
export function backfill({ table, set }: Operation<'backfill'>, context: FactsContext): Effects {
  return update(table, namesOf(set), false, context);
}

export function deleteRows({ table, where }: Operation<'deleteRows'>, context: FactsContext): Effects {
  return deletion(table, isFound(table, where, context), context);
}

function namesOf(set: Operation<'updateRows'>['set']): readonly string[] {
  return set.map(([column]) => column);
}

function isFound(table: TableName, where: RowCondition, context: FactsContext): boolean {
  return where.kind === 'values' && columnsIndexed(table, namesIn(where), context);
}

/** The columns that have one of some values; what may be NULL as well is looked for in another way. */
function namesIn({ columns }: Extract<RowCondition, { kind: 'values' }>): readonly string[] {
  return columns.flatMap(([column, value]) => (Array.isArray(value) && value.includes(null) ? [] : [column]));
}

/** Is there an index that begins with one of these columns? Then the server need not read the whole table. */
export function columnsIndexed(name: TableName, columns: readonly string[], { before }: FactsContext): boolean {
  const table = tableOf(before, name);
  return table !== undefined && isIndexedBy(table, columns);
}

function isIndexedBy({ constraints, indexes }: Table, columns: readonly string[]): boolean {
  const firsts = [
    ...constraints.map((one) => (one.kind === 'primaryKey' || one.kind === 'unique' ? one.columns[0] : undefined)),
    ...indexes.map((one) => (one.where === undefined ? one.elements[0]?.target : undefined)),
  ];
  return firsts.some((one) => typeof one === 'string' && columns.includes(one));
}

/** Rows that refer to others hold those while they are inserted. */
export function insertion(table: TableName, context: FactsContext): Effects {
  return all(lock('ROW EXCLUSIVE', ...family(table, context)), lock('ROW SHARE', ...targetsOf(table, context.before)));
}

/** @param found an index leads to the rows; otherwise the whole table is read */
export function update(table: TableName, set: readonly string[], found: boolean, context: FactsContext): Effects {
  return all(changed(table, found, context), referred(table, set, context), referring(table, set, context));
}

export function deletion(table: TableName, found: boolean, context: FactsContext): Effects {
  return all(changed(table, found, context), referring(table, undefined, context));
}

function changed(table: TableName, found: boolean, context: FactsContext): Effects {
  const whole = family(table, context);
  return all(lock('ROW EXCLUSIVE', ...whole), found ? nothing : scan(...whole));
}

/** New references are looked up. */
function referred(name: TableName, set: readonly string[], { before }: FactsContext): Effects {
  const keys = tableOf(before, name)?.constraints ?? [];
  const targets = keys.flatMap((one) =>
    one.kind === 'foreignKey' && one.columns.some((column) => set.includes(column)) ? [nameOf(one.target)] : [],
  );
  return lock('ROW SHARE', ...targets);
}

/**
 * Rows of other tables that point to what is deleted, or to a key that is changed, are looked for; by ON DELETE CASCADE they go too, and
 * so on.
 *
 * @param set the columns that change; without them, the rows go
 */
function referring(
  name: TableName,
  set: readonly string[] | undefined,
  context: FactsContext,
  seen: readonly TableName[] = [],
): Effects {
  const table = tableOf(context.before, name);
  if (!table || seen.some((one) => sameName(one, name))) return nothing;
  const found = referencesTo(context.before, name).filter(
    ({ constraint }) =>
      set === undefined || constraint.targetColumns.some((one) => set.includes(one)) || changesKey(table, set),
  );
  return all(
    ...found.map(({ table: other, constraint }) => {
      const { onDelete = 'no action', onUpdate = 'no action', columns } = constraint;
      const action = set === undefined ? onDelete : onUpdate;
      const child = tableOf(context.before, other);
      const looked = child && isIndexedBy(child, columns) ? nothing : scan(other);
      if (action === 'no action' || action === 'restrict') return all(lock('ROW SHARE', other), looked);
      const further = referring(other, action === 'cascade' && set === undefined ? undefined : columns, context, [
        ...seen,
        name,
      ]);
      return all(lock('ROW EXCLUSIVE', other), looked, further);
    }),
  );
}

function changesKey({ constraints }: Table, set: readonly string[]): boolean {
  return constraints.some((one) => one.kind === 'primaryKey' && one.columns.some((column) => set.includes(column)));
}
