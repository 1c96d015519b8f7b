import { diagnostic } from '../diagnostics/diagnostic.ts';
import { type Catalog, tableOf } from '../schema/catalog.ts';
import { displayName, type Table, type TableName } from '../schema/model.ts';
import { isKey } from './constraint-checks.ts';
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

export const backfill: OperationRules<'backfill'> = {
  word: () => 'backfill',
  summary: ({ table, set, batchSize }) =>
    `backfill ${set.map(([column]) => column).join(', ')} of ${displayName(table)}, ${batchSize} rows at a time`,
  apply({ table: name, set, where, key, at }, before, report) {
    checkNamed(
      before,
      name,
      set.map(([column]) => column),
      at,
      report,
    );
    checkNamed(before, name, conditionColumns(where), at, report);
    const table = tableOf(before, name);
    if (!table) return before;
    const columns = key ?? backfillKey(table);
    if (columns === undefined) {
      report(
        diagnostic('LB441', `table "${displayName(name)}" has no primary key to walk along`, {
          at,
          help: "name a unique key without NULLs: { key: ['code'] }, or update all rows at once with op.updateRows",
        }),
      );
    } else if (key !== undefined && checkColumns(before, table, key, at, report)) {
      const nullable = table.columns.find((one) => one.nullable && key.includes(one.name));
      if (!isKey(table, key) || nullable !== undefined) {
        report(
          diagnostic(
            'LB441',
            `the columns ${key.join(', ')} of "${displayName(name)}" are no unique key without NULLs`,
            {
              at,
              help: 'leave key out for the primary key, or name the columns of a unique constraint that are NOT NULL',
            },
          ),
        );
      }
    }
    for (const [column] of set) {
      if (!columns?.includes(column)) continue;
      report(
        diagnostic('LB441', `"${column}" is part of the key that the backfill walks along, and changes on the way`, {
          at,
          help: 'name another key, or update all rows at once with op.updateRows',
        }),
      );
    }
    return before;
  },
  invert: (operation) => wayBack(operation, 'what the rows were before'),
};

/** The columns of the primary key. */
export function backfillKey(table: Table): readonly string[] | undefined {
  const key = table.constraints.find((one) => one.kind === 'primaryKey');
  return key?.kind === 'primaryKey' ? key.columns : undefined;
}

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

/** What the author says that undoes it: nobody else knows. */
export function wayBack(
  { down, at, autocommit }: Operation<'bulkInsert' | 'updateRows' | 'deleteRows' | 'backfill'>,
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
