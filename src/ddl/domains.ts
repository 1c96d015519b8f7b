import type { Constraint as ConstraintNode } from 'libpg-query';
import { objectOf } from '../schema/catalog-objects.ts';
import type { TableName } from '../schema/model.ts';
import type { DomainCheck } from '../schema/objects.ts';
import type { Literal } from '../sql/author.ts';
import { defaultOf } from './columns.ts';
import { parenthesised } from './constraints.ts';
import { collationName, expected, type Names, strings } from './nodes.ts';
import type { Reader } from './reader.ts';
import { notUnderstood, type Source } from './source.ts';
import { columnType } from './types.ts';

/** CREATE DOMAIN. https://www.postgresql.org/docs/current/sql-createdomain.html */
export const createDomain: Reader<'CreateDomainStmt'> = (node, { source, names, at }) => {
  const name = names.path(strings(node.domainname), (one) => isDomain(one, names));
  const type = columnType(node.typeName, names);
  const nodes = (node.constraints ?? []).map((one) => expected(one, 'Constraint'));
  const places = nodes.map((one) => source.place(one.location));
  const checks: DomainCheck[] = [];
  let notNull = false;
  let value: Literal | undefined;
  for (const one of nodes) {
    if (one.contype === 'CONSTR_NOTNULL') notNull = true;
    else if (one.contype === 'CONSTR_DEFAULT') {
      const start = source.behind('default', source.place(one.location)) ?? 0;
      value = defaultOf(
        one.raw_expr,
        start,
        source.end(start, places, ['collate', 'constraint', 'check']),
        type,
        source,
      );
    } else if (one.contype === 'CONSTR_CHECK') checks.push(checkOf(one, name, checks, source));
    else if (one.contype !== 'CONSTR_NULL') return notUnderstood('a constraint of a domain');
  }
  const object = {
    kind: 'domain',
    ...name,
    type,
    ...collationName(node.collClause),
    ...(value !== undefined && { default: value }),
    notNull,
    checks,
  } as const;
  return [{ kind: 'createObject', at, object, ifNotExists: false }];
};

/** ALTER DOMAIN. */
export const alterDomain: Reader<'AlterDomainStmt'> = (node, { source, names, at }) => {
  const domain = names.path(strings(node.typeName), (one) => isDomain(one, names));
  const known = objectOf(names.catalog, { kind: 'domain', ...domain });
  switch (node.subtype) {
    case 'T': {
      const start = source.behind('default') ?? source.text.length;
      const value = node.def && defaultOf(node.def, start, source.text.length, known?.type, source);
      return [{ kind: 'alterDomain', at, domain, default: value ?? { kind: 'none' } }];
    }
    case 'N':
    case 'O':
      return [{ kind: 'alterDomain', at, domain, notNull: node.subtype === 'O' }];
    case 'C': {
      const check = expected(node.def, 'Constraint');
      if (check.contype !== 'CONSTR_CHECK' || check.skip_validation)
        return notUnderstood('a constraint of a domain that is no check, or not valid');
      return [{ kind: 'alterDomain', at, domain, addCheck: checkOf(check, domain, known?.checks ?? [], source) }];
    }
    case 'X':
      if (node.behavior === 'DROP_CASCADE' || node.missing_ok)
        return notUnderstood('DROP CONSTRAINT of a domain with CASCADE or IF EXISTS');
      return [{ kind: 'alterDomain', at, domain, dropCheck: node.name ?? '' }];
    default:
      return notUnderstood('a change of a domain');
  }
};

/** The server names what has no name: `<domain>_check`, and numbers when that is taken. */
function checkOf(node: ConstraintNode, domain: TableName, others: readonly DomainCheck[], source: Source): DomainCheck {
  let name = node.conname ?? `${domain.name}_check`;
  for (let i = 1; node.conname === undefined && others.some((one) => one.name === name); i++)
    name = `${domain.name}_check${i}`;
  return { name, sql: parenthesised(source, source.behind('check', source.place(node.location))) };
}

function isDomain(one: TableName, names: Names): boolean {
  return objectOf(names.catalog, { kind: 'domain', ...one }) !== undefined;
}
