import type { OnConflict, Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import type { RenderContext } from '../dialect.ts';
import { assignment } from '../row-changes.ts';
import { identifier, names, qualified, refused } from '../spelling.ts';
import { currentType } from './columns.ts';

/** What the new row is called in its MERGE. */
const ROW = verbatim('new_row');

/**
 * A MERGE for each row, which inserts it or does what onConflict says.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/MERGE.html
 *
 * @example
 * MERGE INTO users USING (SELECT 1 AS id, 'a' AS name FROM DUAL) new_row ON (users.id = new_row.id)
 * WHEN MATCHED THEN UPDATE SET name = new_row.name
 * WHEN NOT MATCHED THEN INSERT (id, name) VALUES (new_row.id, new_row.name)
 */
export function mergeStatements(
  operation: Operation<'bulkInsert'>,
  conflict: OnConflict,
  types: readonly (ColumnType | undefined)[],
  valueSql: (value: Literal, type: ColumnType | undefined) => Fragment,
  context: RenderContext,
): readonly Fragment[] {
  const { dialect } = context;
  const { table, columns, rows } = operation;
  const key = keyOf(operation, conflict, context);
  const into = qualified(table, dialect);
  const own = (name: string): Fragment => fragment`${ROW}.${identifier(name, dialect)}`;
  const pairs = key.map((name) => fragment`${into}.${identifier(name, dialect)} = ${own(name)}`);
  const changes = conflict.update.map(([column, value]) => {
    if (key.includes(column))
      refused(`the update of onConflict changes ${shown(column)}, which is in the key`, 'leave it out of the update');
    return typeof value === 'object' && value !== null && value.kind === 'inserted'
      ? fragment`${identifier(column, dialect)} = ${own(column)}`
      : assignment(table, column, value, context, currentType);
  });
  const update = changes.length === 0 ? nothing : fragment`WHEN MATCHED THEN UPDATE SET ${join(changes)}`;
  const insert = fragment`WHEN NOT MATCHED THEN INSERT (${names(columns, dialect)}) VALUES (${join(columns.map(own))})`;
  return rows.map((row) => {
    const values = row.map(
      (value, i) => fragment`${valueSql(value, types[i])} AS ${identifier(columns[i] ?? '', dialect)}`,
    );
    const head = fragment`MERGE INTO ${into} USING (SELECT ${join(values)} FROM DUAL) ${ROW} ON (${join(pairs, ' AND ')})`;
    return join([head, update, insert], '\n');
  });
}

function keyOf(
  { table, columns }: Operation<'bulkInsert'>,
  conflict: OnConflict,
  { before }: RenderContext,
): readonly string[] {
  if (conflict.where !== undefined)
    refused(
      'Oracle has no partial unique indexes for onConflict',
      'leave where out, and write a MERGE with op.execute',
    );
  const named = tableOf(before, table)?.constraints.find((one) => one.name === conflict.constraint);
  const key = conflict.columns ?? (named && 'columns' in named ? named.columns : undefined);
  if (key === undefined || key.length === 0)
    refused('onConflict names no key that is known, and MERGE compares by one', 'name the columns of the key');
  const missing = key.find((one) => !columns.includes(one));
  if (missing !== undefined)
    refused(`the rows do not have the column ${shown(missing)} of the key`, 'give it a value in each row');
  return key;
}
