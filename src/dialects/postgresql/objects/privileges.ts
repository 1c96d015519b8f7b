import type { Operation, PrivilegeChange } from '../../../operations/operation.ts';
import type { Catalog } from '../../../schema/catalog.ts';
import type { GrantTarget } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../../dialect.ts';
import { names, qualified, refused } from '../../spelling.ts';
import { calledName, roleSql } from './names.ts';

/** https://www.postgresql.org/docs/current/ddl-priv.html */
const RIGHTS: Readonly<Record<GrantTarget['kind'], readonly string[]>> = {
  table: ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger', 'maintain', 'all'],
  sequence: ['usage', 'select', 'update', 'all'],
  schema: ['create', 'usage', 'all'],
  function: ['execute', 'all'],
  procedure: ['execute', 'all'],
  type: ['usage', 'all'],
  domain: ['usage', 'all'],
};

const COLUMN_RIGHTS = new Set(['select', 'insert', 'update', 'references', 'all']);

/** `GRANT SELECT, INSERT ON users TO app WITH GRANT OPTION` */
export function grant(change: Operation<'grant'>, { dialect, before }: RenderContext): Rendering {
  if (change.grantOption && change.roles.some((one) => one.toLowerCase() === 'public'))
    refused('PUBLIC cannot be given the option to grant', 'name the roles that may grant it on');
  return inside(
    fragment`GRANT ${rights(change, dialect)} ON ${target(change, before, dialect)} TO ${roles(change, dialect)} ${keyword('WITH GRANT OPTION', change.grantOption)}`,
  );
}

/** `REVOKE INSERT ON users FROM app` */
export function revoke(change: Operation<'revoke'>, { dialect, before }: RenderContext): Rendering {
  return inside(
    fragment`REVOKE ${keyword('GRANT OPTION FOR', change.grantOption)} ${rights(change, dialect)} ON ${target(change, before, dialect)} FROM ${roles(change, dialect)}`,
  );
}

function rights({ privileges, target: { kind, name }, columns }: PrivilegeChange, dialect: Dialect): Fragment {
  if (columns !== undefined && kind !== 'table')
    refused(`columns are named for a ${kind}`, 'only tables have privileges on columns');
  const list = columns === undefined ? nothing : fragment`(${names(columns, dialect)})`;
  return join(
    privileges.map((one) => {
      const word = one.toLowerCase();
      const known = RIGHTS[kind].includes(word) && (columns === undefined || COLUMN_RIGHTS.has(word));
      if (!known) {
        const on = columns === undefined ? `a ${kind}` : 'columns';
        refused(`${shown(one)} is no privilege on ${on} such as ${shown(name)}`, `write ${RIGHTS[kind].join(', ')}`);
      }
      return fragment`${verbatim(word.toUpperCase())} ${list}`;
    }),
  );
}

function target({ target: one }: PrivilegeChange, catalog: Catalog, dialect: Dialect): Fragment {
  const { kind } = one;
  if (kind === 'table') return qualified(one, dialect);
  if (kind === 'type') return fragment`TYPE ${qualified(one, dialect)}`;
  return fragment`${verbatim(kind.toUpperCase())} ${calledName({ ...one, kind }, catalog, dialect)}`;
}

function roles({ roles: list }: PrivilegeChange, dialect: Dialect): Fragment {
  return join(list.map((one) => roleSql(one, dialect)));
}
