import type { Catalog } from '../schema/catalog.ts';
import { displayName, type TableName } from '../schema/model.ts';
import { checkColumns, findTable, isVague, type Report } from './lookup.ts';
import type { Operation, RowCondition } from './operation.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const updateRows: OperationRules<'updateRows'> = {
  word: () => 'updateRows',
  summary: ({ table, set, where }) =>
    `update ${set.map(([column]) => column).join(', ')} of ${rowsInWords(where)} of ${displayName(table)}`,
  apply({ table, set, where, at }, before, report) {
    checkNamed(
      before,
      table,
      set.map(([column]) => column),
      at,
      report,
    );
    checkNamed(before, table, conditionColumns(where), at, report);
    return before;
  },
  invert: (operation) => wayBack(operation, 'what the rows were before'),
};

export const deleteRows: OperationRules<'deleteRows'> = {
  word: () => 'deleteRows',
  summary: ({ table, where }) => `delete ${rowsInWords(where)} of ${displayName(table)}`,
  apply({ table, where, at }, before, report) {
    checkNamed(before, table, conditionColumns(where), at, report);
    return before;
  },
  invert: (operation) => wayBack(operation, 'the rows that were deleted'),
  dataLoss({ table, where }) {
    return { key: `delete-rows:${displayName(table)}`, what: `${rowsInWords(where)} of table ${displayName(table)}` };
  },
};

function checkNamed(
  catalog: Catalog,
  name: TableName,
  columns: readonly string[],
  at: Operation['at'],
  report: Report,
): void {
  const table = findTable(catalog, name, at, report);
  if (table && !isVague(catalog, table)) checkColumns(catalog, table, columns, at, report);
}

function conditionColumns(where: RowCondition): readonly string[] {
  return where.kind === 'values' ? where.columns.map(([column]) => column) : [];
}

function rowsInWords(where: RowCondition): string {
  return where.kind === 'all' ? 'all rows' : 'some rows';
}

function wayBack(
  { down, at, autocommit }: Operation<'updateRows' | 'deleteRows'>,
  what: string,
): ReturnType<OperationRules<'updateRows'>['invert']> {
  if (down === undefined) {
    return irreversible(
      `only the database knows ${what}`,
      'say how: { down: sql`…` }, or { down: null } when nothing is to be undone',
    );
  }
  return down === null ? [] : [{ kind: 'execute', at, sql: down, down: null, ...(autocommit && { autocommit }) }];
}
