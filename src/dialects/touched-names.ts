import type { Operation } from '../operations/operation.ts';
import type { PlannedOperation } from '../plan/plan.ts';
import { relationOf, tableOf } from '../schema/catalog.ts';
import type { Column, Constraint, Index, Table } from '../schema/model.ts';
import { type ColumnType, elementType } from '../schema/types.ts';
import { isSqlExpression, type SqlExpression } from '../sql/author.ts';
import { wordsOf } from '../sql/words.ts';

/** What of a table an operation changes, and what it needs as it is; `everything` where nobody can say. */
export type Touched = { readonly changes: ReadonlySet<string>; readonly needs: ReadonlySet<string> } | 'everything';

/** Does it matter which of the two comes first? */
export function dependsOnOrder(a: Touched, b: Touched): boolean {
  if (a === 'everything' || b === 'everything') return true;
  const meets = (few: ReadonlySet<string>, many: ReadonlySet<string>): boolean => [...few].some((one) => many.has(one));
  return meets(a.changes, b.changes) || meets(a.changes, b.needs) || meets(b.changes, a.needs);
}

/** What a comment has to do with: that the thing is there, under its name. */
export function commentTouched(planned: PlannedOperation): Touched {
  const { kind } = planned.operation;
  if (kind === 'tableComment') return { changes: new Set(['comment']), needs: new Set() };
  const touched = touchedNames(planned);
  if (touched === 'everything') return touched;
  return { changes: new Set(), needs: new Set([...touched.changes, ...touched.needs].map(presence)) };
}

/** The same for indexes that are made. */
export function touchedByIndexes(indexes: readonly Index[]): Touched {
  const { changes, needs } = made(indexes.map(ofIndex));
  return { changes: new Set(changes), needs: new Set(needs) };
}

/** The columns, constraints, indexes and types of a table that an operation has to do with. */
export function touchedNames(planned: PlannedOperation): Touched {
  const parts = partsOf(planned);
  if (parts === undefined) return 'everything';
  return { changes: new Set(parts.changes), needs: new Set(parts.needs) };
}

interface Parts {
  readonly changes: readonly string[];
  readonly needs: readonly string[];
}

function partsOf({ operation, before, after }: PlannedOperation): Parts | undefined {
  const table = 'table' in operation && typeof operation.table === 'object' ? operation.table : undefined;
  const old = table && tableOf(before, table);
  switch (operation.kind) {
    case 'addColumn': {
      const { constraints, indexes } = operation;
      return made([ofColumn(operation.column), ...constraints.map(ofConstraint), ...indexes.map(ofIndex)]);
    }
    case 'dropColumn': {
      const left = table && tableOf(after, table);
      const gone = <T>(all: readonly T[] = [], kept: readonly T[] = []): readonly T[] =>
        all.filter((one) => !kept.includes(one));
      return made([
        { changes: [column(operation.column)], needs: [] },
        ...gone(old?.columns, left?.columns).map(ofColumn),
        ...gone(old?.constraints, left?.constraints).map(ofConstraint),
        ...gone(old?.indexes, left?.indexes).map(ofIndex),
      ]);
    }
    case 'alterColumn':
      return ofChange(operation, old);
    case 'addConstraint':
      return made([ofConstraint(operation.constraint)]);
    case 'dropConstraint': {
      const known = old?.constraints.find((one) => one.name === operation.name);
      return known && made([ofConstraint(known)]);
    }
    case 'renameConstraint':
      return made([{ changes: [named(operation.name), named(operation.to)], needs: [] }]);
    case 'renameIndex':
      return made([{ changes: [named(operation.index.name), named(operation.to)], needs: [] }]);
    case 'validateConstraint':
      return { changes: [named(operation.name)], needs: [] };
    case 'constraintComment':
      return { changes: [named(operation.name)], needs: [] };
    case 'indexComment':
      return { changes: [named(operation.index.name)], needs: [] };
    case 'createIndex':
      return made([ofIndex(operation.index)]);
    case 'dropIndex': {
      // The operation need not say of which table it is.
      const holder = relationOf(before, operation.name, operation.schema);
      const owner = holder && 'table' in holder ? tableOf(before, holder.table) : old;
      const known = owner?.indexes.find((one) => one.name === operation.name);
      return made([known ? ofIndex(known) : { changes: [named(operation.name)], needs: [] }]);
    }
    case 'alterTable': {
      const { unlogged, inherit, noInherit, owner, replicaIdentity } = operation;
      // Its parents have a say in its columns, its owner in all that follows, and its foreign keys in whether it is logged.
      if ((unlogged ?? inherit ?? noInherit ?? owner) !== undefined) return undefined;
      return {
        changes: ['options'],
        needs: typeof replicaIdentity === 'object' ? [named(replicaIdentity.index)] : [],
      };
    }
    case 'createEnum':
    case 'dropEnum':
    case 'enumComment':
      return { changes: [`type ${operation.type.name}`], needs: [] };
    case 'tableComment':
      return { changes: ['comment'], needs: [] };
    default:
      return undefined;
  }
}

/** What comes, goes or gets another name is there or not: comments ask for nothing else. */
function made(parts: readonly Parts[]): Parts {
  const changes = parts.flatMap((one) => one.changes);
  return { changes: [...changes, ...changes.map(presence)], needs: parts.flatMap((one) => one.needs) };
}

function presence(name: string): string {
  return `presence of ${name}`;
}

function column(name: string): string {
  return `column ${name}`;
}

/** Constraints and indexes share their names. */
function named(name: string): string {
  return `name ${name}`;
}

function ofSql(sql: SqlExpression | undefined): readonly string[] {
  return sql ? [...wordsOf(sql)].map(column) : [];
}

function ofType(type: ColumnType | undefined): readonly string[] {
  const inner = type && elementType(type);
  return inner?.kind === 'enum' ? [`type ${inner.name}`] : [];
}

function ofColumn({ name, type, computed, default: value }: Column): Parts {
  const expression = isSqlExpression(value) ? value : undefined;
  return { changes: [column(name)], needs: [...ofType(type), ...ofSql(computed?.sql), ...ofSql(expression)] };
}

function ofChange(change: Operation<'alterColumn'>, table: Table | undefined): Parts {
  const old = table?.columns.find((one) => one.name === change.column);
  const types = change.type ? [...ofType(change.type), ...ofType(old?.type)] : [];
  const stored = `storage of ${change.column}`;
  const { kind: _kind, at: _at, table: _table, column: own, batch: _batch, autocommit: _autocommit, ...parts } = change;
  // How a column is stored is no affair of keys and checks.
  if (Object.keys(parts).every((one) => one === 'statistics' || one === 'storage' || one === 'compression'))
    return { changes: [stored], needs: [column(own)] };
  const needs = [...ofSql(change.using), ...types];
  if (change.rename === undefined) return { changes: [column(change.column), stored], needs };
  return made([{ changes: [column(change.column), column(change.rename)], needs }]);
}

/**
 * A foreign key counts as changing the keys of its target, and what makes a key as needing them: any two keys may change places, a key
 * and a foreign key that leans on it may not.
 */
function key(name: string): string {
  return `key ${name}`;
}

function ofConstraint(one: Constraint): Parts {
  const own = named(one.name);
  switch (one.kind) {
    case 'check':
      return { changes: [own], needs: ofSql(one.sql) };
    case 'exclude':
      return { changes: [own], needs: [...ofTargets(one.elements), ...ofSql(one.where)] };
    case 'foreignKey': {
      const targets = one.targetColumns.length === 0 ? ['primary'] : one.targetColumns;
      return { changes: [own, ...targets.map(key)], needs: [...one.columns, ...one.targetColumns].map(column) };
    }
    case 'primaryKey':
      // It makes its columns NOT NULL.
      return {
        changes: [own, ...one.columns.map(column)],
        needs: [key('primary'), ...one.columns.map(key), ...(one.include ?? []).map(column), ...given(one.usingIndex)],
      };
    case 'unique':
      return {
        changes: [own],
        needs: [
          ...one.columns.flatMap((name) => [key(name), column(name)]),
          ...(one.include ?? []).map(column),
          ...given(one.usingIndex),
        ],
      };
  }
}

function given(index: string | undefined): readonly string[] {
  return index === undefined ? [] : [named(index)];
}

function ofIndex(one: Index): Parts {
  const keys = one.unique
    ? one.elements.flatMap(({ target }) => (typeof target === 'string' ? [key(target)] : []))
    : [];
  return {
    changes: [named(one.name)],
    needs: [...ofTargets(one.elements), ...(one.include ?? []).map(column), ...ofSql(one.where), ...keys],
  };
}

function ofTargets(elements: readonly { readonly target: string | SqlExpression }[]): readonly string[] {
  return elements.flatMap(({ target }) => (typeof target === 'string' ? [column(target)] : ofSql(target)));
}
