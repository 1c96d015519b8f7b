import { backfillKey } from '../../operations/change-rows.ts';
import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import { Fragment, fragment, join, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { extend, outside, type RenderContext, type Rendering } from '../dialect.ts';
import { assignment, filter, isRepeatable } from '../row-changes.ts';
import { identifier, qualified, refused, typeSql } from '../spelling.ts';
import { currentType } from './columns.ts';
import { checkIdentity } from './data.ts';

/**
 * One loop through the key, which commits every batch: outside of a transaction, each UPDATE is one. A second run goes through the rows
 * again, where that sets what the first one did.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/language-elements/while-transact-sql
 */
export function backfill(operation: Operation<'backfill'>, context: RenderContext): Rendering {
  const { dialect, before } = context;
  const { set, where, batchSize, pause } = operation;
  const table = tableOf(before, operation.table);
  const key = operation.key ?? (table && backfillKey(table));
  if (key === undefined)
    refused(`the key of table ${shown(operation.table.name)} is not known`, "name it: { key: ['id'] }");
  const [column, ...more] = key;
  const type = table?.columns.find((one) => one.name === column)?.type;
  if (column === undefined || more.length > 0 || type === undefined)
    refused(
      `SQL Server goes through ${shown(operation.table.name)} by a key of one column, whose type is known`,
      'name such a key, or use op.updateRows',
    );
  if (set.length === 0) refused('the backfill sets nothing', 'write set: { column: value }');
  checkIdentity(operation, context);
  const name = qualified(operation.table, dialect);
  const id = identifier(column, dialect);
  const condition = filter(operation.table, where, context, currentType);
  const chosen = condition.text === '' ? nothing : fragment`AND (${stripped(condition)})`;
  const changes = join(set.map(([one, value]) => assignment(operation.table, one, value, context, currentType)));
  const keyType = typeSql(currentType(type, context), dialect);
  const behind = fragment`(@last IS NULL OR ${id} > @last)`;
  const delay = pause === 0 ? nothing : fragment`\n  WAITFOR DELAY ${verbatim(`'${clock(pause)}'`)}`;
  return outside(
    fragment`DECLARE @last ${keyType}, @next ${keyType}
WHILE 1 = 1
BEGIN
  SET @next = NULL
  SELECT @next = MAX(${id}) FROM (SELECT TOP (${verbatim(String(batchSize))}) ${id} FROM ${name} WHERE ${behind} ORDER BY ${id}) AS batch
  IF @next IS NULL BREAK
  UPDATE ${name} SET ${changes} WHERE ${behind} AND ${id} <= @next ${chosen}
  SET @last = @next${delay}
END`,
  ).map((one) => (isRepeatable(set) ? extend(one, { resume: { kind: 'again', repairs: [] } }) : one));
}

/** `00:00:01.500` */
function clock(milliseconds: number): string {
  return new Date(Math.min(milliseconds, 86_399_999)).toISOString().slice(11, 23);
}

/** The condition without its WHERE. */
function stripped({ text, origins }: Fragment): Fragment {
  const skipped = 'WHERE '.length;
  const moved = origins.map((one) => ({ ...one, start: one.start - skipped, end: one.end - skipped }));
  return new Fragment(text.slice(skipped), moved);
}
