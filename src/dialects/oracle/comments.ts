import type { Operation } from '../../operations/operation.ts';
import type { TableName } from '../../schema/model.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString, shown } from '../ansi.ts';
import { type Dialect, outside, type RenderContext, type Rendering } from '../dialect.ts';
import { identifier, qualified, refused } from '../spelling.ts';
import { bytesOf } from './strings.ts';

const MOST_BYTES = 4000;

/** The empty text is how Oracle removes one: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/COMMENT.html */
export function commentText(comment: string | null): Fragment {
  if (comment !== null && bytesOf(comment) > MOST_BYTES)
    refused(`the comment ${shown(comment)} is longer than ${MOST_BYTES} bytes`, 'shorten it');
  return verbatim(quotedString(comment ?? ''));
}

/** `COMMENT ON TABLE users IS 'People'` */
export function commentOnTable(table: TableName, comment: string | null, dialect: Dialect): Fragment {
  return fragment`COMMENT ON TABLE ${qualified(table, dialect)} IS ${commentText(comment)}`;
}

/** `COMMENT ON COLUMN app.users.email IS 'where letters go'` */
export function commentOnColumn(table: TableName, column: string, comment: string | null, dialect: Dialect): Fragment {
  return fragment`COMMENT ON COLUMN ${qualified(table, dialect)}.${identifier(column, dialect)} IS ${commentText(comment)}`;
}

export function tableComment({ table, comment }: Operation<'tableComment'>, { dialect }: RenderContext): Rendering {
  return outside(commentOnTable(table, comment, dialect));
}

/** Tables, columns and materialized views have comments in Oracle, and little else. */
export function noComment(what: string, name: string): never {
  refused(`Oracle has no comments on ${what}, such as ${shown(name)}`, 'leave it out for Oracle');
}
