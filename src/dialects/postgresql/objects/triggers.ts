import type { SchemaObject, TriggerEvent } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown, timing } from '../../ansi.ts';
import type { Dialect } from '../../dialect.ts';
import { expressionSql, identifier, names, qualified, refused } from '../../spelling.ts';

/** `CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON users FOR EACH ROW EXECUTE FUNCTION touch()` */
export function createTrigger(trigger: SchemaObject<'trigger'>, dialect: Dialect): Fragment {
  const { name, on, execute, constraint, forEach, when, referencing } = trigger;
  if (on === undefined) refused(`trigger ${shown(name)} has no table`, 'name the table');
  if (execute === undefined) {
    refused(
      `trigger ${shown(name)} says nothing that PostgreSQL can execute`,
      'create a function that returns trigger, and write execute: sql`its_name()`',
    );
  }
  const call = expressionSql(execute, dialect);
  if (!call.text.trim().endsWith(')'))
    refused(`trigger ${shown(name)} does not call a function`, 'write the call: execute: sql`touch()`');
  if (constraint && (trigger.timing !== 'after' || forEach !== 'row'))
    refused(`constraint trigger ${shown(name)} is not AFTER … FOR EACH ROW`, 'PostgreSQL knows no other');
  const events = join(
    trigger.events.map((one) => event(one, dialect)),
    ' OR ',
  );
  const head = fragment`CREATE ${keyword('CONSTRAINT', constraint)} TRIGGER ${identifier(name, dialect)} ${verbatim(trigger.timing.toUpperCase())} ${events}`;
  const tables = referencing === undefined ? nothing : transitionTables(referencing, dialect);
  const condition = when === undefined ? nothing : fragment`WHEN (${expressionSql(when, dialect)})`;
  return fragment`${head} ON ${qualified(on, dialect)} ${timing(trigger)} ${tables} FOR EACH ${verbatim(forEach.toUpperCase())} ${condition} EXECUTE FUNCTION ${call}`;
}

function event({ event: word, columns }: TriggerEvent, dialect: Dialect): Fragment {
  const of = columns === undefined ? nothing : fragment`OF ${names(columns, dialect)}`;
  return fragment`${verbatim(word.toUpperCase())} ${of}`;
}

function transitionTables(
  { old, new: fresh }: NonNullable<SchemaObject<'trigger'>['referencing']>,
  dialect: Dialect,
): Fragment {
  const former = old === undefined ? nothing : fragment`OLD TABLE AS ${identifier(old, dialect)}`;
  const latter = fresh === undefined ? nothing : fragment`NEW TABLE AS ${identifier(fresh, dialect)}`;
  return fragment`REFERENCING ${former} ${latter}`;
}
