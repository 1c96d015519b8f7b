import type { Operation } from '../operations/operation.ts';
import type { SqlProfile } from '../sql/lexer.ts';
import { authorStatements } from './author-statements.ts';
import { type RenderContext, type Rendering, refuse } from './dialect.ts';

/** What an author's definition renders for this dialect, one statement at a time. */
export function customStatements(profile: SqlProfile) {
  return ({ name, sql }: Operation<'custom'>, context: RenderContext): Rendering => {
    const { name: dialect, title } = context.dialect;
    const own = sql.by[dialect];
    if (own === undefined) {
      return refuse(
        `"${name}" has no SQL for ${title}`,
        `add ${dialect} to the render of its defineOperation; [] says that there is nothing to do`,
      );
    }
    return own.parts.length === 0 ? [] : authorStatements({ sql: own }, profile, context);
  };
}
