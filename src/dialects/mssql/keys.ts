import type { Constraint, Table } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { shown } from '../ansi.ts';
import type { RenderContext } from '../dialect.ts';
import { attempt, refused, typeSql } from '../spelling.ts';
import { currentType } from './columns.ts';

/** Types that no key of an index, of a constraint or of a foreign key can have. */
const LARGE = /\((?:max)\)|^(?:N?TEXT|IMAGE|XML|JSON|GEOGRAPHY|GEOMETRY)\b/i;

/**
 * Refuses what SQL Server takes for no key: text, bytes and documents without a length.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql#remarks
 */
export function checkKey(
  what: string,
  columns: readonly string[],
  table: Pick<Table, 'columns'> | undefined,
  context: RenderContext,
): void {
  for (const name of columns) {
    const column = table?.columns.find((one) => one.name === name);
    if (column === undefined || column.computed !== undefined) continue;
    const type = spelled(column.type, context);
    if (type !== undefined && LARGE.test(type))
      refused(
        `${what} is on the column ${shown(name)} of type ${type}, which SQL Server takes for no key`,
        'give the column a length: t.string(255), or leave it out for SQL Server',
      );
  }
}

function spelled(type: ColumnType, context: RenderContext): string | undefined {
  return attempt(() => typeSql(currentType(type, context), context.dialect).text);
}

/** What a constraint needs as a key. */
export function checkConstraintKey(
  constraint: Constraint,
  table: Pick<Table, 'columns'> | undefined,
  context: RenderContext,
): void {
  if (constraint.kind === 'check' || constraint.kind === 'exclude') return;
  checkKey(`the constraint ${shown(constraint.name)}`, constraint.columns, table, context);
}
