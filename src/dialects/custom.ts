import type { Operation } from '../operations/operation.ts';
import { authorStatements } from './author-statements.ts';
import { type RenderContext, type Rendering, refuse } from './dialect.ts';
import { chosenFor } from './spelling.ts';

/** What an author's definition renders for this dialect, one statement at a time. */
export function customStatements({ name, sql }: Operation<'custom'>, context: RenderContext): Rendering {
  const { name: dialect, title, profile } = context.dialect;
  const own = chosenFor(sql.by, context.dialect);
  if (own === undefined) {
    return refuse(
      `"${name}" has no SQL for ${title}`,
      `add ${dialect} to the render of its defineOperation; [] says that there is nothing to do`,
    );
  }
  return own.kind === 'sql' && own.parts.length === 0 ? [] : authorStatements({ sql: own }, profile, context);
}
