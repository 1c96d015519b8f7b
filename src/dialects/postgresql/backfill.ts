import { backfillKey } from '../../operations/change-rows.ts';
import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import { displayName } from '../../schema/model.ts';
import { Fragment, fragment, join, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import type { RenderContext, Rendering } from '../dialect.ts';
import { assignment, filter } from '../row-changes.ts';
import { identifier, names, qualified, refused } from '../spelling.ts';
import { currentType } from './columns.ts';

/**
 * One batch: the next rows behind the last key, locked in the order of the key, updated, and the key where it ended.
 *
 * @example
 * WITH batch AS (SELECT id FROM users WHERE ($1 OR (id) > ($2)) AND (state IS NULL) ORDER BY id LIMIT 1000 FOR UPDATE),
 * changed AS (UPDATE users SET state = 'new' WHERE (id) IN (SELECT id FROM batch) RETURNING 1)
 * SELECT (SELECT count(*) FROM changed), id FROM batch ORDER BY id DESC LIMIT 1
 */
export function backfill(operation: Operation<'backfill'>, context: RenderContext): Rendering {
  const { dialect, before } = context;
  const { set, where, batchSize, pause } = operation;
  const table = tableOf(before, operation.table);
  const key = operation.key ?? (table && backfillKey(table));
  if (key === undefined)
    refused(`the key of table ${shown(operation.table.name)} is not known`, "name it: { key: ['id'] }");
  if (set.length === 0) refused('the backfill sets nothing', 'write set: { column: value }');
  const name = qualified(operation.table, dialect);
  const columns = names(key, dialect);
  const last = join(key.map((_, i) => verbatim(`$${i + 2}`)));
  const condition = filter(operation.table, where, context, currentType);
  // The condition has a line of its own: an author's SQL may end in a comment.
  const chosen: Fragment = condition.text === '' ? condition : fragment`AND (${stripped(condition)})`;
  const changes = join(set.map(([column, value]) => assignment(operation.table, column, value, context, currentType)));
  const downward = join(key.map((one) => fragment`${identifier(one, dialect)} DESC`));
  const sql = fragment`WITH batch AS (
  SELECT ${columns} FROM ${name}
  WHERE ($1 OR (${columns}) > (${last})) ${chosen}
  ORDER BY ${columns} LIMIT ${verbatim(String(batchSize))} FOR UPDATE
), changed AS (
  UPDATE ${name} SET ${changes} WHERE (${columns}) IN (SELECT ${columns} FROM batch) RETURNING 1
)
SELECT (SELECT count(*) FROM changed), ${columns} FROM batch ORDER BY ${downward} LIMIT 1`;
  const loop = {
    key: key.map((one) => fragment`${name}.${identifier(one, dialect)}`.text),
    pause,
    what: `${set.map(([column]) => column).join(', ')} of ${displayName(operation.table)}`,
  };
  return [{ sql, transaction: 'outside', loop }];
}

/** The condition without its WHERE. */
function stripped({ text, origins }: Fragment): Fragment {
  const skipped = 'WHERE '.length;
  const moved = origins.map((one) => ({ ...one, start: one.start - skipped, end: one.end - skipped }));
  return new Fragment(text.slice(skipped), moved);
}
