import type { Operation, PrivilegeChange } from '../../../operations/operation.ts';
import type { GrantTarget } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, outside, type RenderContext, type Rendering } from '../../dialect.ts';
import { identifier, names, qualified, refused } from '../../spelling.ts';

/** https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/GRANT.html, at object privileges */
const RIGHTS: Readonly<Record<GrantTarget['kind'], readonly string[]>> = {
  table: ['select', 'insert', 'update', 'delete', 'references', 'alter', 'index', 'read', 'all'],
  sequence: ['select', 'alter', 'all'],
  function: ['execute', 'debug', 'all'],
  procedure: ['execute', 'debug', 'all'],
  schema: [],
  type: [],
  domain: [],
};

const COLUMN_RIGHTS: readonly string[] = ['insert', 'update', 'references'];

/** `GRANT SELECT, INSERT ON users TO app WITH GRANT OPTION` */
export function grant(change: Operation<'grant'>, { dialect }: RenderContext): Rendering {
  if (change.grantOption && change.roles.some((one) => one.toLowerCase() === 'public'))
    refused('PUBLIC cannot be given the option to grant', 'name the users that may grant it on');
  return outside(
    fragment`GRANT ${rights(change, dialect)} ON ${qualified(change.target, dialect)} TO ${roles(change, dialect)} ${keyword('WITH GRANT OPTION', change.grantOption)}`,
  );
}

/** `REVOKE INSERT ON users FROM app` */
export function revoke(change: Operation<'revoke'>, { dialect }: RenderContext): Rendering {
  if (change.grantOption)
    refused('Oracle cannot revoke the option to grant alone', 'revoke the privilege, and grant it again without it');
  if (change.columns !== undefined)
    refused('Oracle cannot revoke a privilege on columns alone', 'revoke it on the table, and grant the rest again');
  return outside(
    fragment`REVOKE ${rights(change, dialect)} ON ${qualified(change.target, dialect)} FROM ${roles(change, dialect)}`,
  );
}

function rights({ privileges, target: { kind, name }, columns }: PrivilegeChange, dialect: Dialect): Fragment {
  const known = columns === undefined ? RIGHTS[kind] : COLUMN_RIGHTS;
  if (RIGHTS[kind].length === 0)
    refused(`Oracle has no privileges on a ${kind} such as ${shown(name)}`, 'leave the grant out for Oracle');
  if (columns !== undefined && kind !== 'table')
    refused(`columns are named for a ${kind}`, 'only tables have privileges on columns');
  const list = columns === undefined ? nothing : fragment`(${names(columns, dialect)})`;
  return join(
    privileges.map((one) => {
      const word = one.toLowerCase();
      if (!known.includes(word)) {
        const on = columns === undefined ? `a ${kind}` : 'columns';
        refused(`Oracle has no privilege ${shown(one)} on ${on} such as ${shown(name)}`, `write ${known.join(', ')}`);
      }
      return fragment`${verbatim(word.toUpperCase())} ${list}`;
    }),
  );
}

function roles({ roles: list }: PrivilegeChange, dialect: Dialect): Fragment {
  return join(
    list.map((one) => {
      if (/^(?:current_user|current_role|session_user)$/i.test(one))
        refused(`Oracle has no ${one.toUpperCase()} in GRANT and REVOKE`, 'name the user or role');
      return one.toLowerCase() === 'public' ? verbatim('PUBLIC') : identifier(one, dialect);
    }),
  );
}
