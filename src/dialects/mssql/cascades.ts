import { keyOf, nameOf, referencesTo, sameName, tableOf } from '../../schema/catalog.ts';
import type { ForeignKey, ReferentialAction, TableName } from '../../schema/model.ts';
import { shown } from '../ansi.ts';
import type { RenderContext } from '../dialect.ts';
import { checkReferenceTypes } from '../reference-types.ts';
import { refused, typeSql } from '../spelling.ts';
import { currentType } from './columns.ts';

type Event = 'onDelete' | 'onUpdate';

/** A foreign key with the table that has it. */
interface Edge {
  readonly table: TableName;
  readonly constraint: ForeignKey;
}

/**
 * From no table may a change come to another one by two ways, or back to itself: the server refuses such a foreign key (error 1785),
 * whether rows could ever do so or not.
 *
 * Source: https://learn.microsoft.com/en-us/sql/relational-databases/tables/primary-and-foreign-key-constraints#cascading-referential-integrity
 */
export function checkCascades(constraint: ForeignKey, table: TableName, context: RenderContext): void {
  for (const event of ['onDelete', 'onUpdate'] as const) {
    if (!acts(constraint[event])) continue;
    const own: Edge = { table, constraint };
    const below = reachedFrom(table, event, own, context);
    for (const source of [constraint.target, ...sourcesOf(constraint.target, event, own, context)]) {
      const reached = reachedFrom(source, event, own, context);
      const twice = [...below].some((one) => reached.has(one));
      if (!twice && !below.has(keyOf(source))) continue;
      refused(
        `foreign key ${shown(constraint.name)} lets a change of ${shown(source.name)} come to ${shown(table.name)} by two ways or in a circle, which SQL Server does not`,
        `leave ${event} out for SQL Server, or let a trigger do it`,
      );
    }
  }
}

function acts(action: ReferentialAction | undefined): boolean {
  return action !== undefined && action !== 'no action' && action !== 'restrict';
}

/** The table itself, and whatever a change of it comes to, but for one foreign key. */
function reachedFrom(table: TableName, event: Event, without: Edge, { after }: RenderContext): ReadonlySet<string> {
  return walk(table, (one) =>
    referencesTo(after, one)
      .filter((edge) => acts(edge.constraint[event]) && !isSame(edge, without))
      .map((edge) => edge.table),
  ).keys;
}

/** From where a change comes to the table. */
function sourcesOf(table: TableName, event: Event, without: Edge, { after }: RenderContext): readonly TableName[] {
  return walk(table, (one) =>
    (tableOf(after, one)?.constraints ?? []).flatMap((constraint) =>
      constraint.kind === 'foreignKey' && acts(constraint[event]) && !isSame({ table: one, constraint }, without)
        ? [constraint.target]
        : [],
    ),
  ).names.slice(1);
}

function walk(
  from: TableName,
  next: (table: TableName) => readonly TableName[],
): { readonly keys: ReadonlySet<string>; readonly names: readonly TableName[] } {
  const names: TableName[] = [nameOf(from)];
  const keys = new Set([keyOf(from)]);
  for (const one of names)
    for (const other of next(one)) {
      if (keys.has(keyOf(other))) continue;
      keys.add(keyOf(other));
      names.push(nameOf(other));
    }
  return { keys, names };
}

function isSame(a: Edge, b: Edge): boolean {
  return sameName(a.table, b.table) && a.constraint.name === b.constraint.name;
}

/**
 * Both sides of a foreign key have the same type, length and collation in SQL Server (errors 1753, 1757 and 1778).
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
 */
export function checkTypes(constraint: ForeignKey, table: TableName, context: RenderContext): void {
  checkReferenceTypes(constraint, table, context, (column) => {
    if (column.computed !== undefined || column.type.kind === 'raw') return undefined;
    const type = typeSql(currentType(column.type, context), context.dialect).text;
    return column.collation === undefined ? type : `${type} COLLATE ${JSON.stringify(column.collation)}`;
  });
}
