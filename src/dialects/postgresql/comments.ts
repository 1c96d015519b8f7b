import type { Constraint, TableName } from '../../schema/model.ts';
import { type Fragment, fragment, nothing, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import type { Dialect } from '../dialect.ts';
import { identifier, qualified } from '../spelling.ts';

/** `COMMENT ON TABLE users IS 'People'`; null removes it. */
export function commentOnTable(table: TableName, comment: string | null, dialect: Dialect): Fragment {
  return fragment`COMMENT ON TABLE ${qualified(table, dialect)} IS ${text(comment)}`;
}

/** `COMMENT ON COLUMN users.email IS 'for letters'`; null removes it. */
export function commentOnColumn(table: TableName, column: string, comment: string | null, dialect: Dialect): Fragment {
  return fragment`COMMENT ON COLUMN ${qualified(table, dialect)}.${identifier(column, dialect)} IS ${text(comment)}`;
}

/** `COMMENT ON CONSTRAINT ck_age ON users IS 'by law'`, or nothing when it has no comment. */
export function commentOnConstraint(table: TableName, { name, comment }: Constraint, dialect: Dialect): Fragment {
  if (comment === undefined) return nothing;
  return fragment`COMMENT ON CONSTRAINT ${identifier(name, dialect)} ON ${qualified(table, dialect)} IS ${text(comment)}`;
}

function text(comment: string | null): Fragment {
  return verbatim(comment === null ? 'NULL' : quotedString(comment));
}
