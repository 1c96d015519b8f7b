import type { Position } from '../diagnostics/diagnostic.ts';
import { type Catalog, nameOf, sameName } from '../schema/catalog.ts';
import {
  attachedTo,
  initialPrivileges,
  movePrivileges,
  privilegesOn,
  withObject,
  withoutObject,
  withoutPrivileges,
  withPrivileges,
} from '../schema/catalog-objects.ts';
import type { Table, TableName } from '../schema/model.ts';
import {
  displayObject,
  type GrantTarget,
  type MovedTable,
  mayMean,
  type ObjectReference,
  type Privilege,
  type RenamedColumn,
  type SchemaObject,
} from '../schema/objects.ts';
import { renameWord, wordsOf } from '../sql/words.ts';
import type { Operation } from './operation.ts';

/** The triggers, policies, sequences and privileges of a table follow it to its new name. */
export function moveAttached(catalog: Catalog, from: TableName, to: TableName): Catalog {
  let after = catalog;
  for (const one of attachedTo(catalog, from)) after = withObject(withoutObject(after, one), retargeted(one, to));
  const target = (name: TableName): GrantTarget => ({ kind: 'table', ...nameOf(name) });
  return movePrivileges(renameInViews(after, from, to), target(from), target(to));
}

function retargeted(object: SchemaObject, to: TableName): SchemaObject {
  if (object.kind === 'sequence' && object.ownedBy)
    return { ...object, ownedBy: { ...object.ownedBy, table: nameOf(to) } };
  return { ...object, on: nameOf(to) };
}

/** What mentions a renamed column follows it. */
export function renameInAttached(catalog: Catalog, table: TableName, from: string, to: string): Catalog {
  let after = withRenamedPrivileges(catalog, table, from, to);
  for (const one of attachedTo(catalog, table)) after = withObject(after, withRenamedColumn(one, from, to));
  for (const view of viewsOf(after, table, from, to))
    after = withObject(after, withRenames(view, { table: table.name, from, to }));
  return after;
}

/** What the query of a view says of a table that has been moved is not true any more, whatever the database makes of it. */
export function moveInViews(catalog: Catalog, change: MovedTable): Catalog {
  let after = catalog;
  for (const view of viewsOf(catalog, movedFrom(change))) after = withObject(after, withRenames(view, change));
  return after;
}

/** Views know their tables themselves, whatever these are called. */
function renameInViews(catalog: Catalog, from: TableName, to: TableName): Catalog {
  let after = catalog;
  for (const view of viewsOf(catalog, from))
    after = withObject(after, { ...view, query: renameWord(view.query, from.name, to.name) });
  return after;
}

function movedFrom({ table, fromSchema }: MovedTable): TableName {
  return fromSchema === null ? { name: table } : { name: table, schema: fromSchema };
}

/** The views whose queries name the table, and one of the columns. */
function viewsOf(
  catalog: Catalog,
  table: TableName,
  ...columns: readonly string[]
): readonly SchemaObject<'view' | 'materializedView'>[] {
  return [...catalog.objects.values()].filter((one): one is SchemaObject<'view' | 'materializedView'> => {
    if (one.kind !== 'view' && one.kind !== 'materializedView') return false;
    const words = wordsOf(one.query);
    return (
      words.has(table.name) &&
      mayMean(one, table) &&
      (columns.length === 0 || columns.some((column) => words.has(column)))
    );
  });
}

/** The name of a view's own column stays when a table's column is renamed: no other query would say the same. */
function withRenames(
  view: SchemaObject<'view' | 'materializedView'>,
  change: RenamedColumn | MovedTable,
): SchemaObject<'view' | 'materializedView'> {
  const { renamed = [], ...rest } = view;
  const last = renamed.at(-1);
  const undone = last !== undefined && isUndoneBy(last, change);
  const left = undone ? renamed.slice(0, -1) : [...renamed, change];
  return left.length === 0 ? rest : { ...rest, renamed: left };
}

function isUndoneBy(one: RenamedColumn | MovedTable, other: RenamedColumn | MovedTable): boolean {
  if (one.table !== other.table) return false;
  if ('from' in one) return 'from' in other && one.from === other.to && one.to === other.from;
  return 'toSchema' in other && one.fromSchema === other.toSchema && one.toSchema === other.fromSchema;
}

/** Why a view cannot be made as it was: what its query names has another name by now. */
export function staleView(object: SchemaObject): string | undefined {
  const first = object.kind === 'view' || object.kind === 'materializedView' ? object.renamed?.[0] : undefined;
  if (first === undefined) return undefined;
  if ('toSchema' in first) {
    const schema = first.fromSchema === null ? 'the schema of the search path' : `schema ${first.fromSchema}`;
    return `${displayObject(object)} was made when table ${first.table} was in ${schema}`;
  }
  return `${displayObject(object)} was made when ${first.table}.${first.to} was still called ${first.from}`;
}

function withRenamedColumn(object: SchemaObject, from: string, to: string): SchemaObject {
  if (object.kind === 'sequence' && object.ownedBy?.column === from)
    return { ...object, ownedBy: { ...object.ownedBy, column: to } };
  if (object.kind === 'policy') {
    return {
      ...object,
      ...(object.using && { using: renameWord(object.using, from, to) }),
      ...(object.withCheck && { withCheck: renameWord(object.withCheck, from, to) }),
    };
  }
  if (object.kind === 'trigger') {
    return {
      ...object,
      events: object.events.map((one) =>
        one.columns === undefined
          ? one
          : { ...one, columns: one.columns.map((column) => (column === from ? to : column)) },
      ),
      ...(object.when && { when: renameWord(object.when, from, to) }),
    };
  }
  return object;
}

/** The catalog without what the database drops with a table. */
export function withoutAttached(catalog: Catalog, table: TableName): Catalog {
  const without = attachedTo(catalog, table).reduce<Catalog>(withoutObject, catalog);
  return withoutPrivileges(without, { kind: 'table', ...nameOf(table) });
}

/** What was dropped with a table and must be made again around its creation. */
export function recreation(
  catalog: Catalog,
  table: Table,
  at: Position,
): { readonly before: readonly Operation[]; readonly after: readonly Operation[] } {
  const sequences: Operation[] = [];
  const after: Operation[] = [];
  for (const object of attachedTo(catalog, table)) {
    if (object.kind === 'sequence') {
      const [create, own] = sequenceBack(object, at);
      sequences.push(create);
      after.push(own);
    } else after.push({ kind: 'createObject', at, object, ifNotExists: false });
  }
  if (table.rowSecurity) after.push({ kind: 'rowSecurity', at, table: nameOf(table), ...table.rowSecurity });
  const target: GrantTarget = { kind: 'table', ...nameOf(table) };
  after.push(...privilegesBack(target, privilegesOn(catalog, target), at));
  return { before: sequences, after };
}

/** A sequence that its column's default needs is made before the column, and belongs to it after. */
export function sequenceBack(
  sequence: SchemaObject<'sequence'>,
  at: Position,
): readonly [create: Operation<'createObject'>, own: Operation<'alterSequence'>] {
  const { ownedBy, ...free } = sequence;
  return [
    { kind: 'createObject', at, object: free, ifNotExists: false },
    { kind: 'alterSequence', at, sequence: nameOf(sequence), change: { ownedBy: ownedBy ?? null } },
  ];
}

/** The sequences that a column takes with it. */
export function sequencesOf(catalog: Catalog, table: TableName, column: string): readonly SchemaObject<'sequence'>[] {
  return attachedTo(catalog, table).filter(
    (one): one is SchemaObject<'sequence'> =>
      one.kind === 'sequence' && one.ownedBy?.column === column && sameName(one.ownedBy.table, table),
  );
}

/** What gives a new object the privileges that the old one had. */
export function privilegesBack(
  target: GrantTarget | ObjectReference,
  privileges: readonly Privilege[],
  at: Position,
): readonly Operation[] {
  const initial = initialPrivileges(target);
  const missing = privileges.filter((one) => !initial.some((other) => sameRight(one, other)));
  const taken = initial.filter((one) => !privileges.some((other) => sameRight(one, other)));
  const revokes = grantsFor(target, taken, at).map((one) => ({ ...one, kind: 'revoke' as const }));
  return [...revokes, ...grantsFor(target, missing, at)];
}

/** The same right of the same role on the same columns, with or without the option to grant it. */
export function sameRight(a: Privilege, b: Privilege): boolean {
  return (
    a.privilege === b.privilege &&
    a.role.toLowerCase() === b.role.toLowerCase() &&
    (a.columns ?? []).join() === (b.columns ?? []).join()
  );
}

/** The grants that give these privileges: one for each role and list of columns. */
export function grantsFor(
  target: GrantTarget | ObjectReference,
  privileges: readonly Privilege[],
  at: Position,
): readonly Operation<'grant'>[] {
  const rights = new Map<string, Privilege>();
  for (const { columns, ...right } of privileges) {
    const key = JSON.stringify([right, columns === undefined]);
    const all = columns && [...(rights.get(key)?.columns ?? []), ...columns];
    rights.set(key, { ...right, ...(all && { columns: all }) });
  }
  const grants = new Map<string, Operation<'grant'>>();
  for (const { privilege, role, columns, grantOption } of rights.values()) {
    const key = JSON.stringify([role, columns, grantOption]);
    const known = grants.get(key);
    grants.set(key, {
      kind: 'grant',
      at,
      target: grantTarget(target),
      privileges: [...(known?.privileges ?? []), privilege],
      ...(columns !== undefined && { columns }),
      roles: [role],
      grantOption,
    });
  }
  return [...grants.values()];
}

/** The privileges on a column of a table, which go where it goes. */
export function columnPrivileges(catalog: Catalog, table: TableName, column: string): readonly Privilege[] {
  return privilegesOn(catalog, onlyTable(table)).filter((one) => one.columns?.includes(column));
}

/** The catalog without the privileges on a column. */
export function withoutColumnPrivileges(catalog: Catalog, table: TableName, column: string): Catalog {
  const gone = columnPrivileges(catalog, table, column);
  if (gone.length === 0) return catalog;
  const all = privilegesOn(catalog, onlyTable(table));
  return withPrivileges(
    catalog,
    onlyTable(table),
    all.filter((one) => !gone.includes(one)),
  );
}

function withRenamedPrivileges(catalog: Catalog, table: TableName, from: string, to: string): Catalog {
  if (columnPrivileges(catalog, table, from).length === 0) return catalog;
  const all = privilegesOn(catalog, onlyTable(table)).map((one) =>
    one.columns === undefined ? one : { ...one, columns: one.columns.map((name) => (name === from ? to : name)) },
  );
  return withPrivileges(catalog, onlyTable(table), all);
}

function onlyTable(table: TableName): GrantTarget {
  return { kind: 'table', ...nameOf(table) };
}

function grantTarget({ kind, ...name }: GrantTarget | ObjectReference): GrantTarget {
  const { name: own, schema, arguments: list } = name;
  const rest = { name: own, ...(schema !== undefined && { schema }), ...(list !== undefined && { arguments: list }) };
  switch (kind) {
    case 'sequence':
    case 'schema':
    case 'function':
    case 'procedure':
    case 'type':
    case 'domain':
      return { kind, ...rest };
    default:
      return { kind: 'table', ...rest };
  }
}
