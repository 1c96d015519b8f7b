import type { Operation } from '../../../operations/operation.ts';
import { nameOf, tableOf } from '../../../schema/catalog.ts';
import type { Constraint, TableName } from '../../../schema/model.ts';
import type { FactsContext } from '../../facts.ts';
import { all, type Effects, family, lock, nothing, scan } from './effects.ts';

export function addConstraint({ table, constraint }: Operation<'addConstraint'>, context: FactsContext): Effects {
  const whole = family(table, context);
  switch (constraint.kind) {
    case 'foreignKey': {
      const targets = family(constraint.target, context);
      return all(
        lock('SHARE ROW EXCLUSIVE', ...whole, ...targets),
        constraint.notValid ? nothing : scan(...whole, ...targets),
      );
    }
    case 'check': {
      const checked = constraint.noInherit ? [nameOf(table)] : whole;
      return all(lock('ACCESS EXCLUSIVE', ...checked), constraint.notValid ? nothing : scan(...checked));
    }
    case 'primaryKey':
      return all(
        lock('ACCESS EXCLUSIVE', ...whole),
        isBuilt(constraint) || mayBeNull(table, constraint, context) ? scan(...whole) : nothing,
      );
    case 'unique':
    case 'exclude':
      return all(lock('ACCESS EXCLUSIVE', ...whole), isBuilt(constraint) ? scan(...whole) : nothing);
  }
}

/** Is its index made with it? */
function isBuilt(constraint: Constraint): boolean {
  return !('usingIndex' in constraint) || constraint.usingIndex === undefined;
}

/** The columns of a primary key become NOT NULL, which the rows must be. */
function mayBeNull(name: TableName, key: Constraint, { before }: FactsContext): boolean {
  const table = tableOf(before, name);
  if (!table || key.kind !== 'primaryKey') return true;
  const index = table.indexes.find((one) => one.name === key.usingIndex);
  const columns = index ? index.elements.map((one) => one.target) : key.columns;
  return columns.some((one) => table.columns.find(({ name: own }) => own === one)?.nullable !== false);
}

/** A foreign key has triggers on both tables, and they go with it. */
export function dropConstraint(
  { table, name, ifExists }: Operation<'dropConstraint'>,
  context: FactsContext,
): Effects | undefined {
  const locked = lock('ACCESS EXCLUSIVE', ...family(table, context));
  const known = tableOf(context.before, table);
  const constraint = known?.constraints.find((one) => one.name === name);
  if (!constraint) return known && ifExists ? locked : undefined;
  if (constraint.kind !== 'foreignKey') return locked;
  return all(locked, lock('ACCESS EXCLUSIVE', ...family(constraint.target, context)));
}

/** Writers go on; of a table that a foreign key points to, no row that is referred to may go meanwhile. */
export function validateConstraint(
  { table, name }: Operation<'validateConstraint'>,
  context: FactsContext,
): Effects | undefined {
  const constraint = tableOf(context.before, table)?.constraints.find((one) => one.name === name);
  if (!constraint) return undefined;
  const whole = family(table, context);
  const locked = lock('SHARE UPDATE EXCLUSIVE', ...whole);
  if (!('notValid' in constraint) || !constraint.notValid) return locked;
  if (constraint.kind !== 'foreignKey') return all(locked, scan(...whole));
  const target = nameOf(constraint.target);
  return all(locked, lock('ROW SHARE', target), scan(...whole, target));
}

export function createIndex({ table, concurrently }: Operation<'createIndex'>, context: FactsContext): Effects {
  const whole = family(table, context).filter((one) => isIndexedWith(one, table, context));
  return all(lock(concurrently ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE', ...whole), scan(...whole));
}

/** An index of a partitioned table is one of every partition; one of a parent is not one of its children. */
function isIndexedWith(one: TableName, table: TableName, { before }: FactsContext): boolean {
  return one.name === table.name && one.schema === table.schema
    ? true
    : tableOf(before, one)?.partitionOf !== undefined;
}

export function dropIndex(
  { name, schema, concurrently }: Operation<'dropIndex'>,
  context: FactsContext,
): Effects | undefined {
  const relation = context.before.relations.get(schema === undefined ? name : `${schema}\u0000${name}`);
  if (!relation) return undefined;
  const whole = family(relation.table, context).filter((one) => isIndexedWith(one, relation.table, context));
  return lock(concurrently ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE', ...whole);
}
