import type { Operation } from '../../operations/operation.ts';
import { nameOf } from '../../schema/catalog.ts';
import type { Constraint, Index, TableName } from '../../schema/model.ts';
import { type Fragment, fragment, nothing, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../dialect.ts';
import { identifier, qualified } from '../spelling.ts';

/** `COMMENT ON TABLE users IS 'People'`; null removes it. */
export function commentOnTable(table: TableName, comment: string | null, dialect: Dialect): Fragment {
  return fragment`COMMENT ON TABLE ${qualified(table, dialect)} IS ${text(comment)}`;
}

/** `COMMENT ON COLUMN users.email IS 'for letters'`; null removes it. */
export function commentOnColumn(table: TableName, column: string, comment: string | null, dialect: Dialect): Fragment {
  return fragment`COMMENT ON COLUMN ${qualified(table, dialect)}.${identifier(column, dialect)} IS ${text(comment)}`;
}

/** `COMMENT ON INDEX ix_email IS 'for logins'`; null removes it. */
export function commentOnIndex(index: TableName, comment: string | null, dialect: Dialect): Fragment {
  return fragment`COMMENT ON INDEX ${qualified(index, dialect)} IS ${text(comment)}`;
}

/** The comments that indexes have from the beginning. */
export function commentsOnIndexes(table: TableName, indexes: readonly Index[], dialect: Dialect): readonly Fragment[] {
  const { schema } = table;
  const comments: Fragment[] = [];
  for (const { name, comment } of indexes) {
    if (comment !== undefined)
      comments.push(commentOnIndex({ name, ...(schema !== undefined && { schema }) }, comment, dialect));
  }
  return comments;
}

/** `COMMENT ON CONSTRAINT ck_age ON users IS 'by law'`, or nothing when it has no comment. */
export function commentOnConstraint(table: TableName, { name, comment }: Constraint, dialect: Dialect): Fragment {
  if (comment === undefined) return nothing;
  return fragment`COMMENT ON CONSTRAINT ${identifier(name, dialect)} ON ${qualified(table, dialect)} IS ${text(comment)}`;
}

/** What a comment on a part of a table does: the same as one on the table itself. */
export function commenting(table: TableName, at: Operation['at']): Operation {
  return { kind: 'tableComment', at, table: nameOf(table), comment: null };
}

function text(comment: string | null): Fragment {
  return verbatim(comment === null ? 'NULL' : quotedString(comment));
}

export function constraintComment(
  { table, name, comment }: Operation<'constraintComment'>,
  { dialect }: RenderContext,
): Rendering {
  const on = fragment`${identifier(name, dialect)} ON ${qualified(table, dialect)}`;
  return inside(fragment`COMMENT ON CONSTRAINT ${on} IS ${text(comment)}`);
}

export function indexComment({ index, comment }: Operation<'indexComment'>, { dialect }: RenderContext): Rendering {
  return inside(commentOnIndex(index, comment, dialect));
}

/** `COMMENT ON TYPE mood IS 'how it goes'`; null removes it. */
export function commentOnType(type: TableName, comment: string | null, dialect: Dialect): Fragment {
  return fragment`COMMENT ON TYPE ${qualified(type, dialect)} IS ${text(comment)}`;
}

export function enumComment({ type, comment }: Operation<'enumComment'>, { dialect }: RenderContext): Rendering {
  return inside(commentOnType(type, comment, dialect));
}
