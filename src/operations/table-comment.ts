import { tableOf, withTable } from '../schema/catalog.ts';
import { displayName, type Table } from '../schema/model.ts';
import { findTable } from './lookup.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const tableComment: OperationRules<'tableComment'> = {
  word: () => 'tableComment',
  summary: ({ table, comment }) =>
    `${comment === null ? 'remove the comment of' : 'comment on'} table ${displayName(table)}`,
  apply({ table, comment, at }, before, report) {
    const old = findTable(before, table, at, report);
    return old ? withTable(before, commented(old, comment)) : before;
  },
  invert({ table, at }, before) {
    const old = tableOf(before, table);
    if (!old)
      return irreversible(
        `the catalog does not know the comment of "${displayName(table)}"`,
        'write downgrade(op) in the migration',
      );
    return [{ kind: 'tableComment', at, table, comment: old.comment ?? null }];
  },
};

function commented(table: Table, comment: string | null): Table {
  const { comment: _, ...rest } = table;
  return comment === null ? rest : { ...rest, comment };
}
