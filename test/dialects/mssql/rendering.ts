import type { Dialect } from '../../../src/dialects/dialect.ts';
import { mssql } from '../../../src/dialects/mssql/dialect.ts';
import { renderOperations } from '../../../src/dialects/render.ts';
import { guardRefusal, literalSql, typeSql } from '../../../src/dialects/spelling.ts';
import type { ColumnType } from '../../../src/schema/types.ts';
import type { Literal } from '../../../src/sql/author.ts';
import { type Author, planChain } from '../../plan/chain.ts';

interface Around {
  readonly leaveNames?: boolean;
  readonly dialect?: Dialect;
}

/** The statements, or the refusals, of the last of some migrations. */
export function render(
  authors: readonly Author[],
  { leaveNames = false, dialect = mssql }: Around = {},
): readonly string[] {
  const step = planChain(authors).plan.steps.at(-1);
  return renderOperations(step?.operations ?? [], dialect, leaveNames).map((one) =>
    'refusal' in one ? `refused: ${one.refusal.why}` : one.statement.sql.text,
  );
}

/** A literal, or why it is none. */
export function literal(value: Literal, type?: ColumnType, dialect: Dialect = mssql): string {
  return spelled(() => literalSql(value, type, dialect).text);
}

export function type(one: ColumnType, dialect: Dialect = mssql): string {
  return spelled(() => typeSql(one, dialect).text);
}

function spelled(spell: () => string): string {
  let text = '';
  const refusal = guardRefusal(() => {
    text = spell();
    return [];
  });
  return 'why' in refusal ? `refused: ${refusal.why}` : text;
}
