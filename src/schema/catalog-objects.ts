import { textOfSql } from '../sql/author.ts';
import { type Catalog, keyOf, nameOf } from './catalog.ts';
import type { TableName } from './model.ts';
import type { GrantTarget, ObjectKind, ObjectName, ObjectReference, Privilege, SchemaObject } from './objects.ts';

/** What shares one name space: relations with the tables, domains with the other types, functions with procedures. */
const spaces: Readonly<Record<ObjectKind, string>> = {
  schema: 'schema',
  extension: 'extension',
  sequence: 'relation',
  view: 'relation',
  materializedView: 'relation',
  domain: 'type',
  function: 'routine',
  procedure: 'routine',
  trigger: 'trigger',
  policy: 'policy',
};

/** The key of an object: what may not be there twice has the same. */
export function objectKey(one: ObjectReference): string {
  const on = one.on === undefined ? '' : `${keyOf(one.on)}\u0001`;
  const signature = spaces[one.kind] === 'routine' ? `(${signatureOf(one).toLowerCase()})` : '';
  return `${spaces[one.kind]}:${on}${keyOf(one)}${signature}`;
}

/** The arguments of a routine as its name has them: without the defaults, which a DROP does not take. */
export function signatureOf({ arguments: list }: ObjectName): string {
  return list === undefined ? '' : withoutDefaults(textOfSql(list));
}

/** `price numeric, rate numeric DEFAULT 0.2` as `price numeric, rate numeric`. */
export function withoutDefaults(list: string): string {
  return splitArguments(list)
    .map((one) =>
      one
        .replace(/\s+default\s[\s\S]*$|\s*(?::=|=)[\s\S]*$/i, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((one) => one !== '')
    .join(', ');
}

/** At the commas that stand in no parentheses, brackets or quotes. */
function splitArguments(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of text.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[\s\S]/g)) {
    if (token === '(' || token === '[') depth++;
    if (token === ')' || token === ']') depth--;
    if (token === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

/** The object of this name and kind; for a routine whose arguments are not said, the only one of its name. */
export function objectOf<K extends ObjectKind>(
  catalog: Catalog,
  reference: ObjectReference<K>,
): SchemaObject<K> | undefined {
  if (catalog.objects.size === 0) return undefined;
  const found = catalog.objects.get(objectKey(reference)) ?? onlyRoutine(catalog, reference);
  return found?.kind === reference.kind ? (found as SchemaObject<K>) : undefined;
}

/** What holds the object's name, of whatever kind. */
export function holderOf(catalog: Catalog, reference: ObjectReference): SchemaObject | undefined {
  return catalog.objects.get(objectKey(reference));
}

function onlyRoutine(catalog: Catalog, one: ObjectReference): SchemaObject | undefined {
  if (spaces[one.kind] !== 'routine') return undefined;
  const found = routinesNamed(catalog, one);
  if (one.arguments === undefined) return found.length === 1 ? found[0] : undefined;
  // `numeric, text` means the routine with `price numeric, note text`.
  const wanted = signatureOf(one).toLowerCase().split(', ');
  const fitting = found.filter((other) => {
    const parts = signatureOf(other).toLowerCase().split(', ');
    return (
      parts.length === wanted.length && parts.every((part, i) => part === wanted[i] || part.endsWith(` ${wanted[i]}`))
    );
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The routines of a name, whatever their arguments. */
export function routinesNamed(catalog: Catalog, name: TableName): readonly SchemaObject[] {
  const start = `routine:${keyOf(name)}(`;
  return [...catalog.objects].filter(([key]) => key.startsWith(start)).map(([, one]) => one);
}

/** The catalog with this object, in place of the one that has its name. */
export function withObject(catalog: Catalog, object: SchemaObject): Catalog {
  const key = objectKey(object);
  const old = catalog.objects.get(key);
  const owner = ownerOf(object);
  let { attached, relations } = catalog;
  if (old !== undefined) attached = detach(attached, ownerOf(old), key);
  if (owner !== undefined) attached = attached.set(keyOf(owner), [...(attached.get(keyOf(owner)) ?? []), key]);
  if (old?.kind === 'materializedView') for (const one of old.indexes) relations = relations.delete(indexKey(old, one));
  if (object.kind === 'materializedView')
    for (const one of object.indexes)
      relations = relations.set(indexKey(object, one), { kind: 'index', table: nameOf(object) });
  return { ...catalog, objects: catalog.objects.set(key, object), attached, relations };
}

export function withoutObject(catalog: Catalog, reference: ObjectReference): Catalog {
  const old = objectOf(catalog, reference);
  if (old === undefined) return catalog;
  const key = objectKey(old);
  let { relations } = catalog;
  if (old.kind === 'materializedView') for (const one of old.indexes) relations = relations.delete(indexKey(old, one));
  return {
    ...catalog,
    objects: catalog.objects.delete(key),
    attached: detach(catalog.attached, ownerOf(old), key),
    privileges: catalog.privileges.delete(grantKey(old)),
    relations,
  };
}

/** The triggers, policies and owned sequences of a table or view, in the order in which they were made. */
export function attachedTo(catalog: Catalog, table: TableName): readonly SchemaObject[] {
  return (catalog.attached.get(keyOf(table)) ?? []).flatMap((key) => catalog.objects.get(key) ?? []);
}

/** The table without which the object is not. */
function ownerOf(object: SchemaObject): TableName | undefined {
  if (object.on !== undefined) return object.on;
  return object.kind === 'sequence' ? object.ownedBy?.table : undefined;
}

function detach(attached: Catalog['attached'], owner: TableName | undefined, key: string): Catalog['attached'] {
  if (owner === undefined) return attached;
  const left = (attached.get(keyOf(owner)) ?? []).filter((one) => one !== key);
  return left.length > 0 ? attached.set(keyOf(owner), left) : attached.delete(keyOf(owner));
}

function indexKey(view: TableName, { name }: { readonly name: string }): string {
  return keyOf(view.schema === undefined ? { name } : { name, schema: view.schema });
}

/** The key under which privileges on something stand. Views are tables to GRANT. */
export function grantKey(target: GrantTarget | ObjectReference): string {
  const signature =
    target.kind === 'function' || target.kind === 'procedure' ? `(${signatureOf(target).toLowerCase()})` : '';
  const kind = target.kind === 'view' || target.kind === 'materializedView' ? 'table' : target.kind;
  return `${kind}:${keyOf(target)}${signature}`;
}

export function privilegesOn(catalog: Catalog, target: GrantTarget | ObjectReference): readonly Privilege[] {
  return catalog.privileges.get(grantKey(target)) ?? initialPrivileges(target);
}

/** What everybody may do with a new object: https://www.postgresql.org/docs/current/ddl-priv.html */
export function initialPrivileges({ kind }: GrantTarget | ObjectReference): readonly Privilege[] {
  if (kind === 'function' || kind === 'procedure')
    return [{ privilege: 'execute', role: 'public', grantOption: false }];
  return kind === 'type' || kind === 'domain' ? [{ privilege: 'usage', role: 'public', grantOption: false }] : [];
}

export function withPrivileges(
  catalog: Catalog,
  target: GrantTarget | ObjectReference,
  privileges: readonly Privilege[],
): Catalog {
  const usual = new Set(initialPrivileges(target).map(rightKey));
  if (privileges.length === usual.size && privileges.every((one) => usual.has(rightKey(one))))
    return withoutPrivileges(catalog, target);
  return { ...catalog, privileges: catalog.privileges.set(grantKey(target), privileges) };
}

/** The privileges follow what they are on to its new name. */
export function movePrivileges(
  catalog: Catalog,
  from: GrantTarget | ObjectReference,
  to: GrantTarget | ObjectReference,
): Catalog {
  const held = catalog.privileges.get(grantKey(from));
  if (held === undefined) return catalog;
  return withPrivileges(withoutPrivileges(catalog, from), to, held);
}

export function withoutPrivileges(catalog: Catalog, target: GrantTarget | ObjectReference): Catalog {
  return { ...catalog, privileges: catalog.privileges.delete(grantKey(target)) };
}

function rightKey({ privilege, role, columns = [], grantOption }: Privilege): string {
  return JSON.stringify([privilege, role.toLowerCase(), columns, grantOption]);
}
