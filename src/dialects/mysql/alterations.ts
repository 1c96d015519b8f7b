import type { TableName } from '../../schema/model.ts';
import { type Fragment, fragment, join, verbatim } from '../../sql/fragment.ts';
import type { Dialect, Statement } from '../dialect.ts';
import { identifier, qualified } from '../spelling.ts';

/** One ALTER TABLE, which is done whole or not at all; in a batch it may become one with others: `ALTER TABLE users DROP COLUMN age`. */
export function alteration(table: TableName, dialect: Dialect, ...actions: readonly Fragment[]): Statement {
  const head = fragment`ALTER TABLE ${qualified(table, dialect)}`;
  const action = join(actions);
  return {
    sql: fragment`${head} ${action}`,
    transaction: 'outside',
    // The clauses of one statement all see the table as it was before it.
    clause: { table: head, action, pass: 0, once: true },
  };
}

/** `DROP INDEX ix` */
export function dropping(what: string, name: string, dialect: Dialect): Fragment {
  return fragment`${verbatim(`DROP ${what}`)} ${identifier(name, dialect)}`;
}
