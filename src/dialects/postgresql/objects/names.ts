import type { Catalog } from '../../../schema/catalog.ts';
import { objectOf, withoutDefaults } from '../../../schema/catalog-objects.ts';
import type { ObjectKind, ObjectReference } from '../../../schema/objects.ts';
import { type Fragment, fragment, verbatim } from '../../../sql/fragment.ts';
import { quotedString } from '../../ansi.ts';
import type { Dialect } from '../../dialect.ts';
import { expressionSql, identifier, qualified } from '../../spelling.ts';

/** The words of PostgreSQL for each kind. */
export const kindWords: Readonly<Record<ObjectKind, string>> = {
  schema: 'SCHEMA',
  extension: 'EXTENSION',
  sequence: 'SEQUENCE',
  domain: 'DOMAIN',
  view: 'VIEW',
  materializedView: 'MATERIALIZED VIEW',
  function: 'FUNCTION',
  procedure: 'PROCEDURE',
  trigger: 'TRIGGER',
  policy: 'POLICY',
};

/** `TRIGGER touch ON users`, `FUNCTION tax(price numeric)`: an object as DROP, COMMENT and ALTER name it. */
export function objectName(reference: ObjectReference, catalog: Catalog, dialect: Dialect): Fragment {
  const word = verbatim(kindWords[reference.kind]);
  if (reference.on !== undefined) {
    return fragment`${word} ${identifier(reference.name, dialect)} ON ${qualified(reference.on, dialect)}`;
  }
  return fragment`${word} ${calledName(reference, catalog, dialect)}`;
}

/** The name without the word before it; that of a routine with its arguments where they are known. */
export function calledName(reference: ObjectReference, catalog: Catalog, dialect: Dialect): Fragment {
  const name = qualified(reference, dialect);
  if (reference.kind !== 'function' && reference.kind !== 'procedure') return name;
  const known = objectOf(catalog, reference);
  const list = reference.arguments ?? known?.arguments;
  if (list === undefined) return known === undefined ? name : fragment`${name}()`;
  return fragment`${name}(${verbatim(withoutDefaults(expressionSql(list, dialect).text))})`;
}

/** `COMMENT ON VIEW totals IS 'by day'` */
export function commentSql(
  reference: ObjectReference,
  comment: string | null,
  catalog: Catalog,
  dialect: Dialect,
): Fragment {
  const text = verbatim(comment === null ? 'NULL' : quotedString(comment));
  return fragment`COMMENT ON ${objectName(reference, catalog, dialect)} IS ${text}`;
}

const ROLES = new Set(['public', 'current_user', 'current_role', 'session_user']);

/** A role, which may be one of the words that stand for a role. */
export function roleSql(role: string, dialect: Dialect): Fragment {
  return ROLES.has(role.toLowerCase()) ? verbatim(role.toUpperCase()) : identifier(role, dialect);
}
