import { usersOfType } from '../../operations/drop-enum.ts';
import type { Operation } from '../../operations/operation.ts';
import { relationOf, tableOf } from '../../schema/catalog.ts';
import { fragment } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { inside, type RenderContext, type Rendering, refuseInPlace } from '../dialect.ts';
import { qualified, refused } from '../spelling.ts';
import { indexSql } from './indexes.ts';

export function renameConstraint({ name }: Operation<'renameConstraint'>): Rendering {
  return refuseInPlace(`SQLite cannot rename the constraint ${shown(name)}`);
}

/** SQLite has checked every row from the beginning. */
export function validateConstraint(): Rendering {
  return [];
}

/** SQLite has no ALTER INDEX: the index is built again under its new name. */
export function renameIndex({ index, to }: Operation<'renameIndex'>, context: RenderContext): Rendering {
  const holder = relationOf(context.before, index.name, index.schema);
  const table = holder && 'table' in holder ? tableOf(context.before, holder.table) : undefined;
  const old = table?.indexes.find((one) => one.name === index.name);
  if (!table || !old) refused(`SQLite cannot rename the index ${shown(index.name)}`, 'drop it and create it again');
  return inside(
    fragment`DROP INDEX ${qualified(index, context.dialect)}`,
    indexSql(table, { ...old, name: to }, false, context),
  );
}

/** The values stand in the checks of the columns, which SQLite cannot change. */
export function renameEnumValue({ type, from }: Operation<'renameEnumValue'>, { before }: RenderContext): Rendering {
  const [user] = usersOfType(before, type);
  if (user === undefined) return [];
  return refuseInPlace(`SQLite cannot rename the value ${shown(from)}: the check of ${user} has to change`);
}

export function removeEnumValue({ type, value }: Operation<'removeEnumValue'>, { before }: RenderContext): Rendering {
  const [user] = usersOfType(before, type);
  if (user === undefined) return [];
  return refuseInPlace(`SQLite cannot remove the value ${shown(value)}: the check of ${user} has to change`);
}
