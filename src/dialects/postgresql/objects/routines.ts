import type { SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import type { Dialect } from '../../dialect.ts';
import { expressionSql, identifier, literalSql, qualified, refused } from '../../spelling.ts';
import { kindWords } from './names.ts';

const SETTING = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/i;

/** CREATE FUNCTION or PROCEDURE: https://www.postgresql.org/docs/current/sql-createfunction.html */
export function createRoutine(
  routine: SchemaObject<'function' | 'procedure'>,
  orReplace: boolean,
  dialect: Dialect,
): Fragment {
  const list = routine.arguments === undefined ? nothing : expressionSql(routine.arguments, dialect);
  const head = fragment`CREATE ${keyword('OR REPLACE', orReplace)} ${verbatim(kindWords[routine.kind])} ${qualified(routine, dialect)}(${list})`;
  const returns =
    routine.returns === undefined ? nothing : fragment`RETURNS ${expressionSql(routine.returns, dialect)}`;
  if (routine.kind === 'procedure' && routine.returns !== undefined)
    refused(`procedure ${shown(routine.name)} returns something`, 'make it a function, or give it INOUT arguments');
  const lines = [head, returns, fragment`LANGUAGE ${identifier(routine.language, dialect)}`, attributes(routine)];
  return join([...lines, ...settings(routine, dialect), fragment`AS ${bodySql(routine, dialect)}`], '\n');
}

function attributes(routine: SchemaObject<'function' | 'procedure'>): Fragment {
  const { volatility, strict, security, leakproof, parallel, cost, rows } = routine;
  if (routine.kind === 'procedure' && (volatility ?? strict ?? leakproof ?? parallel ?? cost ?? rows) !== undefined) {
    refused(
      `procedure ${shown(routine.name)} has attributes that only functions have`,
      'keep security and set; remove volatility, strict, leakproof, parallel, cost and rows',
    );
  }
  const words = [
    volatility?.toUpperCase(),
    strict === undefined ? undefined : strict ? 'STRICT' : 'CALLED ON NULL INPUT',
    leakproof === undefined ? undefined : leakproof ? 'LEAKPROOF' : 'NOT LEAKPROOF',
    security === undefined ? undefined : `SECURITY ${security.toUpperCase()}`,
    parallel === undefined ? undefined : `PARALLEL ${parallel.toUpperCase()}`,
    cost === undefined ? undefined : `COST ${positive(cost, 'cost', routine.name)}`,
    rows === undefined ? undefined : `ROWS ${positive(rows, 'rows', routine.name)}`,
  ];
  return verbatim(words.filter((one) => one !== undefined).join(' '));
}

function positive(value: number, word: string, name: string): number {
  if (!(value > 0) || !Number.isFinite(value))
    refused(`the ${word} of ${shown(name)} is ${value}`, 'write a positive number');
  return value;
}

function settings({ name, set = {} }: SchemaObject<'function' | 'procedure'>, dialect: Dialect): readonly Fragment[] {
  return Object.entries(set).map(([setting, value]) => {
    if (!SETTING.test(setting))
      refused(`${shown(setting)} of ${shown(name)} is no setting`, 'write for instance search_path');
    return fragment`SET ${verbatim(setting)} TO ${literalSql(value, undefined, dialect)}`;
  });
}

/** The body in dollar quotes whose tag is not in it. */
function bodySql({ name, body }: SchemaObject<'function' | 'procedure'>, dialect: Dialect): Fragment {
  const sql = expressionSql(body, dialect);
  if (sql.text.trim() === '') refused(`the body of ${shown(name)} is empty`, 'write it: body: sql`BEGIN … END`');
  let tag = '$function$';
  for (let i = 1; sql.text.includes(tag.slice(0, -1)); i++) tag = `$function${i}$`;
  return fragment`${verbatim(tag)}${sql}${verbatim(tag)}`;
}
