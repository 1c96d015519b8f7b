import type { SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import type { Dialect } from '../../dialect.ts';
import { expressionSql, qualified, refused } from '../../spelling.ts';
import { need } from '../differences.ts';
import { quotedText } from '../strings.ts';

const PROMISES = {
  immutable: 'DETERMINISTIC',
  // What reads tables gives the same within one statement: with a binary log, a function must say so.
  stable: 'READS SQL DATA',
  volatile: 'NOT DETERMINISTIC',
} as const;

/**
 * The body stands as its author wrote it: `RETURN price * 1.2`, or `BEGIN … END`.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/create-procedure.html
 *
 * @example
 * CREATE FUNCTION tax(price NUMERIC(10, 2)) RETURNS NUMERIC(10, 2) DETERMINISTIC
 * RETURN price * 1.2
 */
export function routineSql(
  routine: SchemaObject<'function' | 'procedure'>,
  { ifNotExists = false, orReplace = false }: { readonly ifNotExists?: boolean; readonly orReplace?: boolean },
  dialect: Dialect,
): Fragment {
  checkOptions(routine, dialect);
  const { kind, returns, volatility, security, comment, body } = routine;
  if (ifNotExists) need('routinesIfNotExist', `IF NOT EXISTS for a ${kind}`, 'leave ifNotExists out', dialect);
  const list = routine.arguments === undefined ? nothing : expressionSql(routine.arguments, dialect);
  const name = fragment`${keyword('IF NOT EXISTS', ifNotExists)} ${qualified(routine, dialect)}`;
  const called = join([name, verbatim('('), list, verbatim(')')], '');
  const head = fragment`CREATE ${keyword('OR REPLACE', orReplace)} ${verbatim(kind.toUpperCase())} ${called}`;
  const words = [
    head,
    returns === undefined ? nothing : fragment`RETURNS ${expressionSql(returns, dialect)}`,
    volatility === undefined ? nothing : verbatim(PROMISES[volatility]),
    security === undefined ? nothing : verbatim(`SQL SECURITY ${security.toUpperCase()}`),
    comment === undefined ? nothing : verbatim(`COMMENT ${quotedText(comment)}`),
  ];
  return join([join(words, ' '), verbatim('\n'), expressionSql(body, dialect)], '');
}

function checkOptions(routine: SchemaObject<'function' | 'procedure'>, { title }: Dialect): void {
  const { kind, name, language, returns, set } = routine;
  if (language.toLowerCase() !== 'sql')
    refused(
      `${title} has no language ${language} for the ${kind} ${shown(name)}`,
      `write it with op.execute(sql.for({ … })), or as language: 'sql' with a body of its own`,
    );
  if (kind === 'function' && returns === undefined)
    refused(`the function ${shown(name)} does not say what it returns`, 'write returns: sql`INTEGER`');
  const lost = (['strict', 'leakproof', 'parallel', 'cost', 'rows'] as const).find((one) => routine[one] !== undefined);
  if (lost !== undefined) refused(`${title} has no ${lost} for the ${kind} ${shown(name)}`, 'leave it out');
  if (set !== undefined)
    refused(`${title} has no settings for the time of a call, as ${shown(name)} has`, 'leave set out');
}
