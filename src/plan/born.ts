import type { Operation } from '../operations/operation.ts';
import { hasFamilies, keyOf, nameOf } from '../schema/catalog.ts';
import type { TableName } from '../schema/model.ts';
import { PersistentMap } from '../schema/persistent-map.ts';
import type { Plan, PlannedOperation } from './plan.ts';

/** What concerns the people beside the plan, known for all of it. */
export interface Surroundings {
  /** The keys of the tables, views and sequences that the plan itself has made before this operation. */
  readonly born: (planned: PlannedOperation) => Born;
  /** Does a table inherit from another, or is it a partition? */
  readonly families: boolean;
}

export type Born = PersistentMap<true>;

/** @param idempotent each revision may be applied already: what another of them makes may be old */
export function surroundingsOf({ start, steps }: Pick<Plan, 'start' | 'steps'>, idempotent = false): Surroundings {
  const known = new Map<PlannedOperation, Born>();
  let born: Born = PersistentMap.of();
  let families = hasFamilies(start);
  const follow = (planned: PlannedOperation): void => {
    known.set(planned, born);
    for (const one of planned.reads ?? []) follow(one);
    // What is made only where it is missing may have been there before, and in use.
    born = afterOperation(born, planned.operation, planned.block !== undefined);
    families ||= makesFamily(planned.operation);
  };
  for (const step of steps) {
    if (idempotent) born = PersistentMap.of();
    for (const one of step.operations) follow(one);
  }
  return { born: (planned) => known.get(planned) ?? PersistentMap.of(), families };
}

function makesFamily(operation: Operation): boolean {
  switch (operation.kind) {
    case 'createTable':
      return operation.table.options?.inherits !== undefined;
    case 'alterTable':
      return operation.inherit !== undefined;
    case 'createPartition':
    case 'attachPartition':
      return true;
    default:
      return false;
  }
}

function afterOperation(born: Born, operation: Operation, conditional: boolean): Born {
  switch (operation.kind) {
    case 'createTable':
      return operation.ifNotExists || conditional ? born : born.set(keyOf(operation.table), true);
    case 'createPartition':
      return conditional ? born : born.set(keyOf(operation.table), true);
    case 'createObject':
      return operation.ifNotExists || conditional || !isRelation(operation.object.kind)
        ? born
        : born.set(keyOf(operation.object), true);
    case 'dropTable':
      return born.delete(keyOf(operation.table));
    case 'dropObject':
      return isRelation(operation.reference.kind) ? born.delete(keyOf(operation.reference)) : born;
    case 'renameTable':
      return moved(born, operation.table, { ...nameOf(operation.table), name: operation.to });
    case 'renameObject':
      return isRelation(operation.reference.kind)
        ? moved(born, operation.reference, { ...nameOf(operation.reference), name: operation.to })
        : born;
    case 'moveTable': {
      const { name } = operation.table;
      const { toSchema } = operation;
      return moved(born, operation.table, toSchema === null ? { name } : { name, schema: toSchema });
    }
    default:
      return born;
  }
}

function moved(born: Born, from: TableName, to: TableName): Born {
  return born.has(keyOf(from)) ? born.delete(keyOf(from)).set(keyOf(to), true) : born;
}

function isRelation(kind: string): boolean {
  return kind === 'view' || kind === 'materializedView' || kind === 'sequence';
}
