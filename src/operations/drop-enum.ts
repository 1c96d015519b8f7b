import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { type Catalog, isUncertain, sameName, typeOf, withoutType } from '../schema/catalog.ts';
import { displayName, type TableName } from '../schema/model.ts';
import { elementType } from '../schema/types.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const dropEnum: OperationRules<'dropEnum'> = {
  word: () => 'dropEnum',
  summary: ({ type }) => `drop enum type ${displayName(type)}`,
  apply({ type, ifExists, at }, before, report) {
    if (!typeOf(before, type)) {
      if (!ifExists && !isUncertain(before, type.name)) {
        const help =
          didYouMean(displayName(type), [...before.types.values()].map(displayName)) ??
          'create it with op.createEnum first';
        report(diagnostic('LB410', `no enum type "${displayName(type)}" at this point in the chain`, { at, help }));
      }
      return before;
    }
    // From a table that raw SQL has changed, the column may be gone.
    for (const user of usersOfType(before, type, (one) => !isUncertain(before, one.name))) {
      report(
        diagnostic('LB417', `enum type "${displayName(type)}" is still the type of ${user}`, {
          at,
          help: 'drop or change that column first',
        }),
      );
    }
    return withoutType(before, type);
  },
  invert({ type, at }, before) {
    const old = typeOf(before, type);
    if (!old)
      return irreversible(
        `the catalog does not know the values of "${displayName(type)}"`,
        'write downgrade(op) in the migration',
      );
    const create = { kind: 'createEnum', at, type, values: old.values, managed: old.managed } as const;
    if (old.comment === undefined) return [create];
    return [create, { kind: 'enumComment', at, type, comment: old.comment }];
  },
};

/** The columns that have this type, as people read them. */
export function usersOfType(
  catalog: Catalog,
  type: TableName,
  counts: (table: TableName) => boolean = () => true,
): readonly string[] {
  const users: string[] = [];
  for (const table of catalog.tables.values()) {
    if (!counts(table)) continue;
    for (const column of table.columns) {
      const inner = elementType(column.type);
      if (inner.kind === 'enum' && sameName(inner, type)) users.push(`${displayName(table)}.${column.name}`);
    }
  }
  return users.sort();
}
