import type { SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import type { Dialect } from '../../dialect.ts';
import { expressionSql, qualified, refused } from '../../spelling.ts';

/**
 * `CREATE TRIGGER touch ON users AFTER INSERT, UPDATE AS …`: it runs once for each statement, with the rows in `inserted` and `deleted`.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/create-trigger-transact-sql
 */
export function triggerSql(trigger: SchemaObject<'trigger'>, orAlter: boolean, dialect: Dialect): Fragment {
  const { name, on, body, events, forEach, timing } = trigger;
  if (on === undefined) refused(`trigger ${shown(name)} has no table`, 'name the table');
  if (body === undefined)
    refused(`trigger ${shown(name)} has no body for SQL Server`, 'write its statements: body: sql`UPDATE …`');
  if (timing === 'before')
    refused(
      `trigger ${shown(name)} runs before, and SQL Server has no such triggers`,
      "write timing: 'after' or 'instead of'",
    );
  if (forEach === 'row')
    refused(
      `trigger ${shown(name)} is for each row, and SQL Server has triggers for each statement only`,
      "write forEach: 'statement', and read the rows from inserted and deleted",
    );
  if (events.some((one) => one.event === 'truncate'))
    refused(`trigger ${shown(name)} waits for TRUNCATE, which SQL Server has no trigger for`, 'leave it out');
  if (events.some((one) => one.columns !== undefined))
    refused(`trigger ${shown(name)} is for some columns only`, 'ask for them in the body: IF UPDATE(column)');
  if (trigger.when !== undefined)
    refused(
      `trigger ${shown(name)} has a condition`,
      'ask for it in the body: IF EXISTS (SELECT 1 FROM inserted WHERE …)',
    );
  if (trigger.execute !== undefined)
    refused(`trigger ${shown(name)} calls a function, and SQL Server has its statements in the body`, 'remove execute');
  if (trigger.constraint || trigger.referencing || trigger.deferrable !== undefined || trigger.initially !== undefined)
    refused(
      `trigger ${shown(name)} has options that SQL Server does not know`,
      'remove constraint, deferrable, initially and referencing',
    );
  const own = qualified(on.schema === undefined ? { name } : { name, schema: on.schema }, dialect);
  const list = join(events.map(({ event }) => verbatim(event.toUpperCase())));
  return fragment`CREATE ${keyword('OR ALTER', orAlter)} TRIGGER ${own} ON ${qualified(on, dialect)} ${verbatim(timing.toUpperCase())} ${list} AS\n${expressionSql(body, dialect)}`;
}
