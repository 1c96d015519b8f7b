import type { SchemaObject, TriggerEvent } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { isBlank, Lexer } from '../../../sql/lexer.ts';
import { shown } from '../../ansi.ts';
import type { Dialect } from '../../dialect.ts';
import { expressionSql, names, qualified, refused } from '../../spelling.ts';

const PLSQL = /^pl\/?sql$/i;

/**
 * CREATE FUNCTION and PROCEDURE in PL/SQL. The body is what stands behind AS: declarations, then BEGIN … END.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/lnpls/CREATE-FUNCTION-statement.html
 *
 * @example
 * CREATE OR REPLACE FUNCTION tax (price IN NUMBER)
 * RETURN NUMBER DETERMINISTIC
 * AS
 * BEGIN RETURN price * 0.2; END;
 */
export function createRoutine(
  routine: SchemaObject<'function' | 'procedure'>,
  orReplace: boolean,
  dialect: Dialect,
): Fragment {
  const { kind, name, language, returns, arguments: given } = routine;
  if (!PLSQL.test(language)) {
    refused(
      `${kind} ${shown(name)} is written in ${language}, and Oracle speaks PL/SQL`,
      `write it for Oracle with language: 'plsql' in a revision or an op.execute of its own`,
    );
  }
  checkAttributes(routine);
  if (kind === 'function' && returns === undefined)
    refused(`function ${shown(name)} returns nothing`, 'write returns: sql`NUMBER`, or make it a procedure');
  const list = given === undefined ? nothing : fragment`(${expressionSql(given, dialect)})`;
  const head = fragment`CREATE ${keyword('OR REPLACE', orReplace)} ${verbatim(kind.toUpperCase())} ${qualified(routine, dialect)} ${list}`;
  const result = returns === undefined ? nothing : fragment`RETURN ${expressionSql(returns, dialect)}`;
  return join(
    [head, result, attributes(routine), verbatim('AS'), bodySql(name, expressionSql(routine.body, dialect))],
    '\n',
  );
}

function attributes({ kind, volatility, security, parallel }: SchemaObject<'function' | 'procedure'>): Fragment {
  const words = [
    kind === 'function' && volatility === 'immutable' ? 'DETERMINISTIC' : undefined,
    security === undefined ? undefined : `AUTHID ${security === 'definer' ? 'DEFINER' : 'CURRENT_USER'}`,
    kind === 'function' && parallel === 'safe' ? 'PARALLEL_ENABLE' : undefined,
  ];
  return verbatim(words.filter((one) => one !== undefined).join(' '));
}

function checkAttributes(routine: SchemaObject<'function' | 'procedure'>): void {
  const { kind, name, returns } = routine;
  if (kind === 'procedure' && returns !== undefined)
    refused(`procedure ${shown(name)} returns something`, 'make it a function, or give it OUT arguments');
  const lost = (['strict', 'leakproof', 'cost', 'rows', 'set'] as const).find((one) => routine[one] !== undefined);
  if (lost !== undefined) refused(`Oracle has no ${lost} for the ${kind} ${shown(name)}`, 'leave it out for Oracle');
  if (routine.parallel === 'restricted')
    refused(`Oracle has no PARALLEL RESTRICTED for the ${kind} ${shown(name)}`, "write 'safe', or leave it out");
}

/** Every block ends in END and a semicolon, which is a part of it. */
function bodySql(name: string, body: Fragment): Fragment {
  if (body.text.trim() === '') refused(`the body of ${shown(name)} is empty`, 'write it: body: sql`BEGIN … END;`');
  if (/^\s*declare\b/i.test(body.text))
    refused(`the body of ${shown(name)} begins with DECLARE`, 'leave the word out: declarations follow AS at once');
  return /;\s*$/.test(body.text) ? body : fragment`${body};`;
}

/**
 * CREATE TRIGGER. The body is a block, or the statements of one.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/lnpls/CREATE-TRIGGER-statement.html
 */
export function createTrigger(trigger: SchemaObject<'trigger'>, orReplace: boolean, dialect: Dialect): Fragment {
  const { name, schema, on, body, events, forEach, when, timing } = trigger;
  if (on === undefined) refused(`trigger ${shown(name)} has no table`, 'name the table');
  if (body === undefined)
    refused(`trigger ${shown(name)} has no body for Oracle`, 'write its statements: body: sql`:new.at := SYSDATE;`');
  if (trigger.constraint || trigger.deferrable !== undefined || trigger.initially !== undefined)
    refused(`trigger ${shown(name)} is a constraint, which Oracle has none of`, 'remove constraint and its timing');
  if (trigger.referencing)
    refused(`trigger ${shown(name)} has transition tables, which Oracle has none of`, 'write a compound trigger');
  if (events.length === 0) refused(`trigger ${shown(name)} waits for nothing`, 'name an event');
  if (when !== undefined && forEach !== 'row')
    refused(`trigger ${shown(name)} has a condition and is for each statement`, "write forEach: 'row'");
  const place = on.schema ?? schema;
  const own = qualified(place === undefined ? { name } : { name, schema: place }, dialect);
  const condition = when === undefined ? nothing : fragment`\nWHEN (${expressionSql(when, dialect)})`;
  const what = join(
    events.map((one) => eventSql(one, name, dialect)),
    ' OR ',
  );
  const each = keyword('\nFOR EACH ROW', forEach === 'row');
  const head = fragment`CREATE ${keyword('OR REPLACE', orReplace)} TRIGGER ${own} ${verbatim(timing.toUpperCase())} ${what} ON ${qualified(on, dialect)}`;
  return join([head, each, condition, verbatim('\n'), blockSql(expressionSql(body, dialect), name)], '');
}

function eventSql({ event, columns }: TriggerEvent, name: string, dialect: Dialect): Fragment {
  if (event === 'truncate')
    refused(`trigger ${shown(name)} waits for TRUNCATE`, 'Oracle has no trigger for it on a table');
  const of = columns === undefined ? nothing : fragment`OF ${names(columns, dialect)}`;
  return fragment`${verbatim(event.toUpperCase())} ${of}`;
}

function blockSql(body: Fragment, name: string): Fragment {
  const text = body.text.trim();
  if (text === '') refused(`the body of ${shown(name)} is empty`, 'write its statements');
  checkRows(text, name);
  const ended = text.endsWith(';') ? body : fragment`${body};`;
  return /^(?:declare|begin|compound\s+trigger|call)\b/i.test(text) ? ended : fragment`BEGIN\n${ended}\nEND;`;
}

/** Without a colon they would be tables, and Oracle would make the trigger all the same, and call it invalid. */
function checkRows(text: string, name: string): void {
  const lexer = new Lexer(text, 'oracle');
  const tokens: string[] = [];
  while (lexer.next()) if (!isBlank(lexer.kind)) tokens.push(text.slice(lexer.start, lexer.end));
  const bare = tokens.find(
    (token, i) => /^(?:new|old)$/i.test(token) && tokens[i + 1] === '.' && tokens[i - 1] !== ':',
  );
  if (bare !== undefined)
    refused(
      `the body of ${shown(name)} says ${bare.toUpperCase()} for the row, which Oracle takes for a table`,
      `write :${bare.toUpperCase()}, by sql.for where other engines run it too`,
    );
}
