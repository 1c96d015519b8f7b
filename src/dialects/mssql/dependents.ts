import { computedFrom } from '../../operations/column-checks.ts';
import { referencedColumns } from '../../operations/constraint-checks.ts';
import { referencesTo, sameName, tableOf } from '../../schema/catalog.ts';
import type { Column, Constraint, ForeignKey, Index, Table, TableName } from '../../schema/model.ts';
import { type Fragment, fragment } from '../../sql/fragment.ts';
import { wordsOf } from '../../sql/words.ts';
import { shown } from '../ansi.ts';
import type { RenderContext } from '../dialect.ts';
import { identifier, qualified, refused } from '../spelling.ts';
import { valuesClause, valuesCondition } from './columns.ts';
import { commentsOnParts } from './comments.ts';
import { addConstraintSql } from './constraints.ts';
import { dropIndexSql, indexSql } from './indexes.ts';
import { dropUnnamed, dropUnnamedKey } from './look-ups.ts';
import { defaultName, valuesName } from './names.ts';

/** What stands on a column, and keeps SQL Server from changing it. */
export interface Dependents {
  /** Foreign keys of other tables, with the table that has them. */
  readonly foreign: readonly { readonly table: TableName; readonly constraint: ForeignKey }[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
}

export const noDependents: Dependents = { foreign: [], constraints: [], indexes: [] };

/** All that mentions the column. */
export function dependentsOf(table: Table, column: string, { before }: RenderContext): Dependents {
  const foreign = referencesTo(before, table).flatMap(({ table: owner, constraint }) =>
    sameName(owner, table) || !referencedColumns(constraint, table).includes(column)
      ? []
      : [{ table: owner, constraint }],
  );
  return {
    foreign,
    constraints: table.constraints.filter((one) => isOn(one, table, column)),
    indexes: table.indexes.filter((one) => indexMentions(one, column)),
  };
}

function isOn(constraint: Constraint, table: Table, column: string): boolean {
  if (constraint.kind === 'check')
    return wordsOf(constraint.sql).has(column.toLowerCase()) || wordsOf(constraint.sql).has(column);
  if (constraint.kind === 'exclude') return false;
  if (constraint.columns.includes(column)) return true;
  return (
    constraint.kind === 'foreignKey' &&
    sameName(constraint.target, table) &&
    referencedColumns(constraint, table).includes(column)
  );
}

function indexMentions({ elements, include, where }: Index, column: string): boolean {
  const inElements = elements.some(({ target }) =>
    typeof target === 'string' ? target === column : wordsOf(target).has(column),
  );
  return inElements || (include?.includes(column) ?? false) || isFilteredBy(where, column);
}

export function isFilteredBy(where: Index['where'], column: string): boolean {
  return where !== undefined && wordsOf(where).has(column);
}

/** The statements that drop what stands on a column: first what refers to what follows. */
export function dropDependents(
  { foreign, constraints, indexes }: Dependents,
  table: TableName,
  context: RenderContext,
): readonly Fragment[] {
  return [
    ...foreign.map((one) => dropConstraintSql(one.constraint, one.table, context)),
    ...ordered(constraints)
      .reverse()
      .map((one) => dropConstraintSql(one, table, context)),
    ...indexes.map((one) => dropIndexSql(one.name, table, false, context.dialect)),
  ];
}

/** The statements that make them again, as the catalog knows them afterwards. */
export function restoreDependents(
  { foreign, constraints, indexes }: Dependents,
  table: TableName,
  context: RenderContext,
): readonly Fragment[] {
  const owner = tableOf(context.after, table);
  const now = <T extends { readonly name: string }>(old: T, list: readonly T[] | undefined): T =>
    list?.find((one) => one.name === old.name) ?? old;
  const { dialect } = context;
  const ownConstraints = ordered(constraints).map((one) => now(one, owner?.constraints));
  const ownIndexes = indexes.map((one) => now(one, owner?.indexes));
  return [
    ...ownConstraints.map((one) => addConstraintSql(one, table, context)),
    ...ownIndexes.map((one) => indexSql(table, one, false, context)),
    ...commentsOnParts(table, ownConstraints, ownIndexes, dialect),
    ...foreign.flatMap((one) => {
      const current = now<Constraint>(one.constraint, tableOf(context.after, one.table)?.constraints);
      return [addConstraintSql(current, one.table, context), ...commentsOnParts(one.table, [current], [], dialect)];
    }),
  ];
}

/** Keys first, foreign keys, which may refer to them, last. */
function ordered(constraints: readonly Constraint[]): Constraint[] {
  const rank = ({ kind }: Constraint): number => (kind === 'foreignKey' ? 2 : kind === 'check' ? 1 : 0);
  return [...constraints].sort((a, b) => rank(a) - rank(b));
}

/** By its name, or where the server chose that, by a look-up. */
export function dropConstraintSql(
  constraint: Constraint,
  table: TableName,
  { dialect, leaveNames }: RenderContext,
): Fragment {
  if (constraint.named || !leaveNames)
    return fragment`ALTER TABLE ${qualified(table, dialect)} DROP CONSTRAINT ${identifier(constraint.name, dialect)}`;
  if (constraint.kind === 'primaryKey') return dropUnnamedKey(table, dialect);
  const [column, ...more] = constraint.kind === 'foreignKey' ? constraint.columns : [];
  if (column !== undefined && more.length === 0) return dropUnnamed('foreignKey', table, column, dialect);
  refused(
    `the constraint ${shown(constraint.name)} of ${shown(table.name)} has a name that the server chose, and nobody knows it`,
    'give constraints names, or drop it by op.execute first',
  );
}

/** Drops the default of a column. */
export function dropDefaultSql(table: TableName, column: string, { dialect, leaveNames }: RenderContext): Fragment {
  if (leaveNames) return dropUnnamed('default', table, column, dialect);
  return fragment`ALTER TABLE ${qualified(table, dialect)} DROP CONSTRAINT ${identifier(defaultName(table, column), dialect)}`;
}

/** Drops the check that a column of an enum or of JSON has; nothing where it has none. */
export function dropValuesSql(table: TableName, column: Column, context: RenderContext): readonly Fragment[] {
  if (column.computed || valuesCondition(column, context) === undefined) return [];
  const { dialect, leaveNames } = context;
  // A check that its author named is another one.
  if (leaveNames) return [dropUnnamed('check', table, column.name, dialect, true)];
  return [
    fragment`ALTER TABLE ${qualified(table, dialect)} DROP CONSTRAINT ${identifier(valuesName(table, column.name), dialect)}`,
  ];
}

export function addValuesSql(table: TableName, column: Column, context: RenderContext): readonly Fragment[] {
  if (column.computed || valuesCondition(column, context) === undefined) return [];
  return [fragment`ALTER TABLE ${qualified(table, context.dialect)} ADD ${valuesClause(column, table, context)}`];
}

/** SQL Server changes no column that another one is computed of. */
export function checkComputed(table: Table, column: string, what: string): void {
  const [computed] = computedFrom(table, column);
  if (computed !== undefined)
    refused(
      `SQL Server cannot ${what} ${shown(column)}: the computed column ${shown(computed)} uses it`,
      `drop ${shown(computed)} first, and add it again after`,
    );
}
