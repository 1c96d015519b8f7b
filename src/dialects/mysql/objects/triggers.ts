import type { SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import type { Dialect } from '../../dialect.ts';
import { expressionSql, qualified, refused } from '../../spelling.ts';
import { need } from '../differences.ts';

/**
 * A trigger for each row, with the statements of its body between BEGIN and END. It lives in the schema of its table.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/create-trigger.html
 */
export function triggerSql(
  trigger: SchemaObject<'trigger'>,
  { ifNotExists = false, orReplace = false }: { readonly ifNotExists?: boolean; readonly orReplace?: boolean },
  dialect: Dialect,
): Fragment {
  const { name, on, body, events } = trigger;
  if (on === undefined) refused(`trigger ${shown(name)} has no table`, 'name the table');
  if (body === undefined)
    refused(
      `trigger ${shown(name)} has no body for ${dialect.title}`,
      'write its statements: body: sql`SET NEW.changed = now();`',
    );
  const [event, ...more] = events;
  if (event === undefined || more.length > 0)
    refused(`trigger ${shown(name)} has several events, and ${dialect.title} takes one`, 'write a trigger for each');
  checkOptions(trigger, dialect);
  if (ifNotExists) need('routinesIfNotExist', 'IF NOT EXISTS for triggers', 'leave ifNotExists out', dialect);
  const statements = expressionSql(body, dialect);
  const end = /;\s*$/.test(statements.text) ? '\nEND' : ';\nEND';
  const own = fragment`${keyword('IF NOT EXISTS', ifNotExists)} ${qualified(besideTable(trigger), dialect)}`;
  const moment = verbatim(`${trigger.timing.toUpperCase()} ${event.event.toUpperCase()}`);
  const head = fragment`CREATE ${keyword('OR REPLACE', orReplace)} TRIGGER ${own} ${moment} ON ${qualified(on, dialect)} FOR EACH ROW BEGIN`;
  return join([head, verbatim('\n'), statements, verbatim(end)], '');
}

/** The name of a trigger with the schema of its table. */
export function besideTable({ name, on }: Pick<SchemaObject<'trigger'>, 'name' | 'on'>): {
  readonly name: string;
  readonly schema?: string;
} {
  return on?.schema === undefined ? { name } : { name, schema: on.schema };
}

function checkOptions(
  { name, timing, events, forEach, when, comment, ...rest }: SchemaObject<'trigger'>,
  { title }: Dialect,
): void {
  const own = shown(name);
  if (timing === 'instead of')
    refused(`${title} has no triggers instead of a change, as ${own} is one`, 'write it before or after');
  if (forEach !== 'row') refused(`trigger ${own} is for each statement`, `${title} has triggers for each row only`);
  if (events[0]?.event === 'truncate')
    refused(`trigger ${own} waits for TRUNCATE, of which no trigger of ${title} hears`, 'leave it out');
  if (events[0]?.columns !== undefined)
    refused(
      `trigger ${own} is for some columns, and ${title} has it for all`,
      'compare OLD and NEW in its body: IF NOT (NEW.name <=> OLD.name) THEN …',
    );
  if (when !== undefined) refused(`${title} has no WHEN for trigger ${own}`, 'write IF … THEN … END IF into its body');
  if (comment !== undefined) refused(`${title} keeps no comments on triggers, as on ${own}`, 'leave the comment out');
  if (rest.constraint || rest.referencing || rest.deferrable !== undefined || rest.initially !== undefined)
    refused(
      `trigger ${own} has options that ${title} does not know`,
      'remove constraint, deferrable, initially and referencing',
    );
}
