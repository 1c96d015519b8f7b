import { usersOfType } from '../../operations/drop-enum.ts';
import type { Operation } from '../../operations/operation.ts';
import { typeOf } from '../../schema/catalog.ts';
import { shown } from '../ansi.ts';
import { type RenderContext, type Rendering, refuseInPlace } from '../dialect.ts';

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
  return refuseInPlace(`SQLite cannot add the value ${shown(value)}: the check of ${user} has to change`);
}
