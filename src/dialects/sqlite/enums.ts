import { usersOfType } from '../../operations/drop-enum.ts';
import type { Operation } from '../../operations/operation.ts';
import { typeOf } from '../../schema/catalog.ts';
import { shown } from '../ansi.ts';
import { type RenderContext, type Rendering, refuse } from '../dialect.ts';

/** SQLite has no types to make or to drop: each column checks its values itself. */
export function noType(): Rendering {
  return [];
}

/** The columns that have the type would need another CHECK, and SQLite cannot change one. */
export function addEnumValue(
  { type, value, ifNotExists }: Operation<'addEnumValue'>,
  { before }: RenderContext,
): Rendering {
  if (ifNotExists && typeOf(before, type)?.values.includes(value)) return [];
  const [user] = usersOfType(before, type);
  if (user === undefined) return [];
  return refuse(
    `SQLite cannot add the value ${shown(value)}: the check of ${user} would have to change`,
    'make the table anew with the new list of values',
  );
}
