import type { Operation } from '../../operations/operation.ts';
import { plainCondition } from '../../schema/condition.ts';
import { fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import { type RenderContext, type Rendering, refuse } from '../dialect.ts';
import { expressionSql } from '../spelling.ts';

/** Neither the sqlite3 shell nor SQLite's SQL can run a statement or leave it out. */
export function when(): Rendering {
  return refuse(
    'SQLite has no way to run statements under a condition: its scripts have no IF',
    'write ifExists or ifNotExists where the operation has it, or op.assert to stop instead',
  );
}

/** The query that must give true: the script inserts its answer where a CHECK stands with the message as its name. */
export function assert({ condition, message }: Operation<'assert'>, { dialect }: RenderContext): Rendering {
  const { plain, holds } = plainCondition(condition);
  quotedString(message);
  if (plain.kind !== 'query') {
    return refuse(
      'exists is for PostgreSQL: SQLite keeps its names elsewhere',
      'write a query: sql`SELECT count(*) = 1 FROM pragma_table_info(…) WHERE …`',
    );
  }
  const sql = fragment`SELECT (${expressionSql(plain.sql, dialect)}) ${verbatim(holds ? 'IS TRUE' : 'IS NOT TRUE')}`;
  return [{ sql, transaction: 'inside', control: { kind: 'assert', message } }];
}
