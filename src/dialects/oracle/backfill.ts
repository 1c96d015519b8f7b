import { backfillKey } from '../../operations/change-rows.ts';
import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import { Fragment, fragment, join, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { extend, outside, type RenderContext, type Rendering } from '../dialect.ts';
import { assignment, filter, isRepeatable } from '../row-changes.ts';
import { identifier, qualified, refused } from '../spelling.ts';
import { currentType } from './columns.ts';

/**
 * A PL/SQL block that walks through the table by its key, and commits after each batch. A second run goes through the
 * rows again, where that sets what the first one did. Its variables have names that no column has: in
 * a statement of PL/SQL a column comes first.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/lnpls/plsql-name-resolution.html
 */
export function backfill(operation: Operation<'backfill'>, context: RenderContext): Rendering {
  const { dialect, before } = context;
  const { set, where, batchSize, pause } = operation;
  const table = tableOf(before, operation.table);
  const [key, ...more] = operation.key ?? (table && backfillKey(table)) ?? [];
  if (key === undefined)
    refused(`the key of table ${shown(operation.table.name)} is not known`, "name it: { key: ['id'] }");
  if (more.length > 0) {
    refused(
      `the key of table ${shown(operation.table.name)} has several columns, by which Oracle cannot walk`,
      "name a unique column: { key: ['id'] }, or write op.updateRows",
    );
  }
  if (set.length === 0) refused('the backfill sets nothing', 'write set: { column: value }');
  const name = qualified(operation.table, dialect);
  const column = identifier(key, dialect);
  const condition = filter(operation.table, where, context, currentType);
  const changes = join(set.map(([one, value]) => assignment(operation.table, one, value, context, currentType)));
  // An author's condition has a line of its own: it may end in a comment.
  const chosen = condition.text === '' ? nothing : fragment`AND (${stripped(condition)}\n    )`;
  const behind: Fragment = fragment`(limbeck_last IS NULL OR ${column} > limbeck_last)`;
  const pausing = pause > 0 ? verbatim(`\n    DBMS_SESSION.SLEEP(${pause / 1000});`) : nothing;
  return outside(
    fragment`DECLARE
  limbeck_last ${name}.${column}%TYPE;
  limbeck_next ${name}.${column}%TYPE;
BEGIN
  LOOP
    SELECT MAX(${column}) INTO limbeck_next FROM (
      SELECT ${column} FROM ${name} WHERE ${behind} ORDER BY ${column} FETCH FIRST ${verbatim(String(batchSize))} ROWS ONLY
    );
    EXIT WHEN limbeck_next IS NULL;
    UPDATE ${name} SET ${changes}
    WHERE ${behind} AND ${column} <= limbeck_next ${chosen};
    COMMIT;
    limbeck_last := limbeck_next;${pausing}
  END LOOP;
END;`,
  ).map((one) => (isRepeatable(set) ? extend(one, { resume: { kind: 'again', repairs: [] } }) : one));
}

/** The condition without its WHERE. */
function stripped({ text, origins }: Fragment): Fragment {
  const skipped = 'WHERE '.length;
  const moved = origins.map((one) => ({ ...one, start: one.start - skipped, end: one.end - skipped }));
  return new Fragment(text.slice(skipped), moved);
}
