import { displayName } from '../schema/model.ts';
import { checkColumns, findTable, isVague } from './lookup.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const bulkInsert: OperationRules<'bulkInsert'> = {
  word: () => 'bulkInsert',
  summary: ({ table, rows }) =>
    `insert ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} into ${displayName(table)}`,
  apply({ table: name, columns, types, at }, before, report) {
    const table = findTable(before, name, at, report);
    if (table && !isVague(before, table)) {
      const known = types === undefined ? columns : columns.filter((one) => !Object.hasOwn(types, one));
      checkColumns(before, table, known, at, report);
    }
    return before;
  },
  invert: ({ table }) =>
    irreversible(
      `rows inserted into "${displayName(table)}" may have changed since`,
      'write downgrade(op) and delete what should go',
    ),
};
