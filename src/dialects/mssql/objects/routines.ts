import type { SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, keyword, nothing } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import type { Dialect } from '../../dialect.ts';
import { expressionSql, qualified, refused } from '../../spelling.ts';

/** What is PostgreSQL's own of a routine. */
const UNKNOWN = ['volatility', 'strict', 'leakproof', 'parallel', 'cost', 'rows', 'set'] as const;

/**
 * `CREATE PROCEDURE touch @id INT AS BEGIN … END`: arguments, result and body as the author wrote them, in T-SQL. It is a batch of its
 * own.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/create-procedure-transact-sql
 */
export function routineSql(
  routine: SchemaObject<'function' | 'procedure'>,
  orAlter: boolean,
  dialect: Dialect,
): Fragment {
  const { kind, name, language, returns, security, body } = routine;
  if (!/^t-?sql$/i.test(language))
    refused(
      `${kind} ${shown(name)} is written in ${language}, and SQL Server runs T-SQL`,
      "write one for SQL Server with language: 'tsql', under op.when or in a migration of its own",
    );
  if (kind === 'function' && returns === undefined)
    refused(`function ${shown(name)} returns nothing`, 'say what: returns: sql`INT`, or make it a procedure');
  const option = UNKNOWN.find((one) => routine[one] !== undefined && routine[one] !== false);
  if (option !== undefined)
    refused(`SQL Server has no ${option} for the ${kind} ${shown(name)}`, 'leave it out for SQL Server');
  if (kind === 'procedure' && returns !== undefined)
    refused(`procedure ${shown(name)} returns something`, 'make it a function, or use OUTPUT in its arguments');
  if (security !== undefined && returns !== undefined && /^\s*TABLE\s*$/i.test(expressionSql(returns, dialect).text))
    refused(`function ${shown(name)} gives a table by one query, and runs as whoever asks`, 'leave security out');
  const given = routine.arguments === undefined ? nothing : expressionSql(routine.arguments, dialect);
  const list = kind === 'function' ? fragment`(${given})` : given;
  const result = returns === undefined ? nothing : fragment`RETURNS ${expressionSql(returns, dialect)}`;
  const executeAs =
    security === undefined
      ? nothing
      : keyword(security === 'definer' ? 'WITH EXECUTE AS OWNER' : 'WITH EXECUTE AS CALLER', true);
  const word = keyword(kind.toUpperCase(), true);
  return fragment`CREATE ${keyword('OR ALTER', orAlter)} ${word} ${qualified(routine, dialect)} ${list} ${result} ${executeAs} AS\n${expressionSql(body, dialect)}`;
}
