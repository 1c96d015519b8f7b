import type { Operation } from '../../../operations/operation.ts';
import type { SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../../dialect.ts';
import { expressionSql, identifier, qualified, refused } from '../../spelling.ts';
import { roleSql } from './names.ts';

/** `CREATE POLICY own_rows ON notes FOR SELECT TO app USING (owner = current_user)` */
export function createPolicy(policy: SchemaObject<'policy'>, dialect: Dialect): Fragment {
  const { name, on, command, permissive, to, using, withCheck } = policy;
  if (on === undefined) refused(`policy ${shown(name)} has no table`, 'name the table');
  if (command === 'insert' && using !== undefined)
    refused(
      `policy ${shown(name)} is for INSERT and has using`,
      'write withCheck: new rows are checked, none are read',
    );
  if ((command === 'select' || command === 'delete') && withCheck !== undefined)
    refused(`policy ${shown(name)} is for ${command.toUpperCase()} and has withCheck`, 'write using');
  return join(
    [
      fragment`CREATE POLICY ${identifier(name, dialect)} ON ${qualified(on, dialect)}`,
      verbatim(permissive ? '' : 'AS RESTRICTIVE'),
      verbatim(command === 'all' ? '' : `FOR ${command.toUpperCase()}`),
      to.length === 0 ? nothing : fragment`TO ${join(to.map((role) => roleSql(role, dialect)))}`,
      using === undefined ? nothing : fragment`USING (${expressionSql(using, dialect)})`,
      withCheck === undefined ? nothing : fragment`WITH CHECK (${expressionSql(withCheck, dialect)})`,
    ],
    ' ',
  );
}

/** `ALTER TABLE notes ENABLE ROW LEVEL SECURITY` */
export function rowSecurity(
  { table, enabled, forced }: Operation<'rowSecurity'>,
  { dialect }: RenderContext,
): Rendering {
  const alter = fragment`ALTER TABLE ${qualified(table, dialect)}`;
  return inside(
    enabled === undefined ? nothing : fragment`${alter} ${verbatim(enabled ? 'ENABLE' : 'DISABLE')} ROW LEVEL SECURITY`,
    forced === undefined ? nothing : fragment`${alter} ${verbatim(forced ? 'FORCE' : 'NO FORCE')} ROW LEVEL SECURITY`,
  );
}
