import type { Operation, PrivilegeChange } from '../../../operations/operation.ts';
import type { GrantTarget } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, outside, type RenderContext, type Rendering } from '../../dialect.ts';
import { identifier, names, qualified, refused } from '../../spelling.ts';
import { need } from '../differences.ts';
import { quotedText } from '../strings.ts';

/** https://dev.mysql.com/doc/refman/8.4/en/privileges-provided.html */
const RIGHTS: { readonly [K in GrantTarget['kind']]?: readonly string[] } = {
  table: 'select,insert,update,delete,references,trigger,create,drop,alter,index,create view,show view,all'.split(','),
  schema:
    'select,insert,update,delete,references,trigger,create,drop,alter,index,create view,show view,create routine,alter routine,execute,event,lock tables,create temporary tables,all'.split(
      ',',
    ),
  sequence: ['select', 'insert', 'alter', 'drop', 'all'],
  function: ['execute', 'alter routine', 'all'],
  procedure: ['execute', 'alter routine', 'all'],
};

const COLUMN_RIGHTS: ReadonlySet<string> = new Set(['select', 'insert', 'update', 'references']);

/** `GRANT SELECT, INSERT ON users TO app WITH GRANT OPTION` (https://dev.mysql.com/doc/refman/8.4/en/grant.html) */
export function grant(change: Operation<'grant'>, { dialect }: RenderContext): Rendering {
  return outside(
    fragment`GRANT ${rights(change, dialect)} ON ${target(change, dialect)} TO ${roles(change, dialect)} ${keyword('WITH GRANT OPTION', change.grantOption)}`,
  );
}

/** `REVOKE INSERT ON users FROM app`; the option to grant is one for all the rights on a thing. */
export function revoke(change: Operation<'revoke'>, { dialect }: RenderContext): Rendering {
  const list = rights(change, dialect);
  const what = change.grantOption ? verbatim('GRANT OPTION') : list;
  return outside(fragment`REVOKE ${what} ON ${target(change, dialect)} FROM ${roles(change, dialect)}`);
}

function rights({ privileges, target: { kind, name }, columns }: PrivilegeChange, dialect: Dialect): Fragment {
  const known = RIGHTS[kind];
  if (known === undefined)
    refused(`${dialect.title} has no privileges on a ${kind}, as on ${shown(name)}`, 'leave it out');
  if (columns !== undefined && kind !== 'table')
    refused(`columns are named for a ${kind}`, 'only tables have privileges on columns');
  const list = columns === undefined ? nothing : fragment`(${names(columns, dialect)})`;
  return join(
    privileges.map((one) => {
      const word = one.toLowerCase();
      if (!known.includes(word) || (columns !== undefined && !COLUMN_RIGHTS.has(word)))
        refused(
          `${dialect.title} has no privilege ${one.toUpperCase()} on ${columns === undefined ? `a ${kind}` : 'columns'}, as on ${shown(name)}`,
          `they are ${(columns === undefined ? known : [...COLUMN_RIGHTS]).join(', ')}`,
        );
      return fragment`${verbatim(word === 'all' ? 'ALL PRIVILEGES' : word.toUpperCase())} ${list}`;
    }),
  );
}

function target({ target: one }: PrivilegeChange, dialect: Dialect): Fragment {
  switch (one.kind) {
    case 'schema':
      return fragment`${identifier(one.name, dialect)}.*`;
    case 'sequence':
      need('sequences', 'sequences', 'leave it out', dialect);
      return qualified(one, dialect);
    case 'function':
    case 'procedure':
      return fragment`${verbatim(one.kind.toUpperCase())} ${qualified(one, dialect)}`;
    default:
      return qualified(one, dialect);
  }
}

function roles({ roles: list }: PrivilegeChange, dialect: Dialect): Fragment {
  return join(list.map((one) => account(one, dialect)));
}

/** A role by its name, or an account with its host: `app`, `'app'@'10.0.0.%'` (https://dev.mysql.com/doc/refman/8.4/en/account-names.html) */
function account(name: string, dialect: Dialect): Fragment {
  if (name.toLowerCase() === 'public') {
    need('publicRole', 'rights of everybody', 'name the roles', dialect);
    return verbatim('PUBLIC');
  }
  const at = name.lastIndexOf('@');
  if (at <= 0) return identifier(name, dialect);
  return verbatim(`${quotedText(name.slice(0, at))}@${quotedText(name.slice(at + 1))}`);
}
