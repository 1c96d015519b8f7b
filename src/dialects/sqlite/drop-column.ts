import { referencedColumns } from '../../operations/constraint-checks.ts';
import type { Operation } from '../../operations/operation.ts';
import { sameName, tableOf } from '../../schema/catalog.ts';
import type { Constraint, Index, Table } from '../../schema/model.ts';
import { fragment } from '../../sql/fragment.ts';
import { wordsOf } from '../../sql/words.ts';
import { shown } from '../ansi.ts';
import { inside, type RenderContext, type Rendering, refuse } from '../dialect.ts';
import { identifier, qualified, refused, refusedInPlace } from '../spelling.ts';
import { dropIndexSql, nextTo } from './indexes.ts';
import { mentions, sameWord } from './names.ts';

/**
 * DROP COLUMN, after the indexes that stand in its way: PostgreSQL drops them with the column, SQLite refuses. What says more than the
 * column itself, a partial index or uniqueness of several columns, is the author's to drop. Triggers and views are not known to the
 * catalog; SQLite stops the script where they need the column.
 *
 * Source: https://sqlite.org/lang_altertable.html#alter_table_drop_column
 */
export function dropColumn(
  { table, column, ifExists }: Operation<'dropColumn'>,
  { dialect, before }: RenderContext,
): Rendering {
  if (ifExists) return refuse('SQLite cannot drop a column only if it is there', 'leave ifExists out');
  const old = tableOf(before, table);
  const gone = old === undefined ? [] : indexesOf(old, column);
  if (old !== undefined) checkDropped(old, column, gone);
  return inside(
    ...gone.map((one) => dropIndexSql(nextTo(table, one.name), false, dialect)),
    fragment`ALTER TABLE ${qualified(table, dialect)} DROP COLUMN ${identifier(column, dialect)}`,
  );
}

function checkDropped(table: Table, column: string, indexes: readonly Index[]): void {
  const name = shown(column);
  const held = table.constraints.find((one) => holds(one, table, column));
  const computed = table.columns.find(
    (one) => one.name !== column && one.computed !== undefined && mentions(wordsOf(one.computed.sql), column),
  )?.name;
  if (computed !== undefined) {
    refused(
      `SQLite cannot drop ${name}: the computed column ${shown(computed)} needs it`,
      `drop ${shown(computed)} first`,
    );
  }
  const kept = table.columns.filter((one) => one.name !== column);
  if (kept.length < table.columns.length && kept.every((one) => one.computed !== undefined)) {
    refused(`SQLite cannot drop ${name}: the table would have no column to store`, 'drop the table instead');
  }
  const index = indexes.find((one) => one.where !== undefined || (one.unique && !isOf(one, column)));
  if (index !== undefined) {
    refused(
      `SQLite cannot drop ${name}: the ${index.where === undefined ? 'unique' : 'partial'} index ${shown(index.name)} needs it`,
      `drop the index first: op.dropIndex('${index.name}')`,
    );
  }
  // The constraint goes with the column, as in PostgreSQL.
  if (held !== undefined) refusedInPlace(`SQLite cannot drop ${name}: the constraint ${shown(held.name)} needs it`);
}

/**
 * Whether a check or a foreign key stands in the column's own definition, and would go with it, or behind the columns, and would not,
 * the catalog does not tell.
 */
function holds(constraint: Constraint, table: Table, column: string): boolean {
  switch (constraint.kind) {
    case 'check':
      return mentions(wordsOf(constraint.sql), column);
    case 'exclude':
      return false;
    case 'foreignKey':
      return (
        constraint.columns.some((one) => sameWord(one, column)) ||
        (sameName(constraint.target, table) &&
          referencedColumns(constraint, table).some((one) => sameWord(one, column)))
      );
    default:
      return constraint.columns.some((one) => sameWord(one, column));
  }
}

function indexesOf(table: Table, column: string): readonly Index[] {
  return table.indexes.filter(
    ({ elements, where }) =>
      elements.some(({ target }) =>
        typeof target === 'string' ? sameWord(target, column) : mentions(wordsOf(target), column),
      ) ||
      (where !== undefined && mentions(wordsOf(where), column)),
  );
}

/** Is this an index of that column alone? */
function isOf({ elements }: Index, column: string): boolean {
  return elements.every(({ target }) => typeof target === 'string' && sameWord(target, column));
}
