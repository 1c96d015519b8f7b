import type { Operation, PrivilegeChange } from '../../../operations/operation.ts';
import type { GrantTarget } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../../dialect.ts';
import { identifier, names, qualified, refused } from '../../spelling.ts';

/** https://learn.microsoft.com/en-us/sql/t-sql/statements/grant-object-permissions-transact-sql */
const OBJECT = ['alter', 'control', 'take ownership', 'view definition'];
const RIGHTS: { readonly [K in GrantTarget['kind']]?: readonly string[] } = {
  table: ['select', 'insert', 'update', 'delete', 'references', 'view change tracking', ...OBJECT],
  sequence: ['update', 'references', ...OBJECT],
  schema: ['select', 'insert', 'update', 'delete', 'references', 'execute', 'create sequence', ...OBJECT],
  function: ['execute', 'select', 'references', ...OBJECT],
  procedure: ['execute', ...OBJECT],
};
const COLUMN_RIGHTS = new Set(['select', 'update', 'references']);

/** `GRANT SELECT, INSERT ON users TO app WITH GRANT OPTION` */
export function grant(change: Operation<'grant'>, { dialect }: RenderContext): Rendering {
  return inside(
    fragment`GRANT ${rights(change, dialect)} ON ${target(change, dialect)} TO ${roles(change, dialect)} ${keyword('WITH GRANT OPTION', change.grantOption)}`,
  );
}

/** `REVOKE INSERT ON users FROM app`; what was granted on goes with the option to grant. */
export function revoke(change: Operation<'revoke'>, { dialect }: RenderContext): Rendering {
  const { grantOption } = change;
  return inside(
    fragment`REVOKE ${keyword('GRANT OPTION FOR', grantOption)} ${rights(change, dialect)} ON ${target(change, dialect)} FROM ${roles(change, dialect)} ${keyword('CASCADE', grantOption)}`,
  );
}

function rights({ privileges, target: { kind, name }, columns }: PrivilegeChange, dialect: Dialect): Fragment {
  const known = RIGHTS[kind];
  if (known === undefined) refused(`SQL Server has no ${kind}s to grant anything on`, 'leave it out for SQL Server');
  if (columns !== undefined && kind !== 'table')
    refused(`columns are named for a ${kind}`, 'only tables have privileges on columns');
  const list = columns === undefined ? nothing : fragment`(${names(columns, dialect)})`;
  return join(
    privileges.map((one) => {
      const word = one.toLowerCase();
      if (!known.includes(word) || (columns !== undefined && !COLUMN_RIGHTS.has(word)))
        refused(
          `${shown(one)} is no privilege of SQL Server on ${columns === undefined ? `a ${kind}` : 'columns'} such as ${shown(name)}`,
          `write ${(columns === undefined ? known : [...COLUMN_RIGHTS]).join(', ')}`,
        );
      return fragment`${verbatim(word.toUpperCase())} ${list}`;
    }),
  );
}

function target({ target: one }: PrivilegeChange, dialect: Dialect): Fragment {
  if (one.kind === 'schema') return fragment`SCHEMA::${identifier(one.name, dialect)}`;
  return qualified(one, dialect);
}

/** `public` is the role of everybody. */
function roles({ roles: list }: PrivilegeChange, dialect: Dialect): Fragment {
  return join(list.map((one) => (one.toLowerCase() === 'public' ? verbatim('public') : identifier(one, dialect))));
}
