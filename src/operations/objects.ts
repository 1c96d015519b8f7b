import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { type Catalog, isUncertain, relationOf, tableOf, typeOf } from '../schema/catalog.ts';
import { attachedTo, holderOf, objectOf, routinesNamed } from '../schema/catalog-objects.ts';
import { displayName, type TableName } from '../schema/model.ts';
import {
  displayObject,
  mayMean,
  type ObjectKind,
  type ObjectReference,
  objectWords,
  type SchemaObject,
} from '../schema/objects.ts';
import { isSqlExpression, type Literal, type SqlExpression } from '../sql/author.ts';
import { everyWord, wordsOf } from '../sql/words.ts';
import { findColumn, findTable, type Report } from './lookup.ts';

/** The author's word: `createMaterializedView`. */
export function objectWord(verb: string, kind: ObjectKind): string {
  return `${verb}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

/** The object without what it is: its kind and name. */
export function referenceOf(object: SchemaObject): ObjectReference {
  const { kind, name, schema, on } = object;
  return {
    kind,
    name,
    ...(schema !== undefined && { schema }),
    ...(on !== undefined && { on }),
    ...(object.arguments !== undefined && { arguments: object.arguments }),
  };
}

/** Says that the name is taken; true when it is free. */
export function checkFree(catalog: Catalog, object: SchemaObject, at: Position, report: Report): boolean {
  const holder = holderName(catalog, object);
  if (holder === undefined) return true;
  report(
    diagnostic('LB480', `there is ${holder} "${displayName(object)}" already`, {
      at,
      help:
        holder === objectWords[object.kind] && object.kind !== 'schema' && object.kind !== 'extension'
          ? 'drop it first, replace it, or choose another name'
          : 'drop or rename it first, or choose another name',
    }),
  );
  return false;
}

function holderName(catalog: Catalog, object: SchemaObject): string | undefined {
  const same = holderOf(catalog, object);
  if (same !== undefined) return `${/^[aeiou]/.test(objectWords[same.kind]) ? 'an' : 'a'} ${objectWords[same.kind]}`;
  if (object.kind === 'domain') return typeOf(catalog, object) ? 'an enum type' : undefined;
  if (object.kind !== 'view' && object.kind !== 'materializedView' && object.kind !== 'sequence') return undefined;
  const relation = relationOf(catalog, object.name, object.schema);
  if (relation === undefined) return undefined;
  return relation.kind === 'index' ? 'an index' : `a ${relation.kind}`;
}

/** The object, or undefined after saying that there is none; silent where raw SQL made us unsure. */
export function findObject<K extends ObjectKind>(
  catalog: Catalog,
  reference: ObjectReference<K>,
  at: Position,
  report: Report,
): SchemaObject<K> | undefined {
  const object = objectOf(catalog, reference);
  if (object !== undefined || isUncertain(catalog, reference.name)) return object;
  const overloads = routinesNamed(catalog, reference);
  const known = [...catalog.objects.values()].filter((one) => one.kind === reference.kind).map(displayName);
  const help =
    overloads.length > 1
      ? `there are ${overloads.length} of this name; say which: { arguments: sql\`…\` }`
      : (didYouMean(displayName(reference), known) ?? 'create it in this migration or an earlier one');
  report(diagnostic('LB481', `no ${displayObject(reference)} at this point in the chain`, { at, help }));
  return undefined;
}

/** What the definition names must be there. */
export function checkObject(catalog: Catalog, object: SchemaObject, at: Position, report: Report): void {
  if (object.kind === 'trigger' && object.on !== undefined) {
    const view = relationOf(catalog, object.on.name, object.on.schema);
    if (view?.kind === 'view') return;
    const table = findTable(catalog, object.on, at, report);
    if (table === undefined) return;
    for (const { columns = [] } of object.events)
      for (const column of columns) findColumn(catalog, table, column, at, report);
  }
  if (object.kind === 'policy' && object.on !== undefined) findTable(catalog, object.on, at, report);
  if (object.kind === 'sequence' && object.ownedBy) checkOwner(catalog, object.ownedBy, at, report);
}

export function checkOwner(
  catalog: Catalog,
  { table: name, column }: { readonly table: TableName; readonly column: string },
  at: Position,
  report: Report,
): void {
  const table = findTable(catalog, name, at, report);
  if (table) findColumn(catalog, table, column, at, report);
}

/** Who still needs the object, in words; the first is enough. */
export function userOf(catalog: Catalog, object: SchemaObject): string | undefined {
  switch (object.kind) {
    case 'schema': {
      const inside = [...catalog.tables.values(), ...catalog.types.values(), ...catalog.objects.values()];
      const one = inside.find(({ schema }) => schema === object.name);
      return one && `"${displayName(one)}" is in it`;
    }
    case 'function': {
      const caller = [...catalog.objects.values()].find(
        (one) => one.kind === 'trigger' && one.execute !== undefined && wordsOf(one.execute).has(object.name),
      );
      return caller && `${displayObject(caller)} calls it`;
    }
    case 'sequence':
      return columnThat(
        catalog,
        (value) => everyWord(value).has(object.name.toLowerCase()) && wordsOf(value).has('nextval'),
      );
    case 'domain': {
      for (const table of catalog.tables.values()) {
        const user = table.columns.find((one) => one.type.kind === 'raw' && wordsOf(one.type.sql).has(object.name));
        if (user) return `it is the type of "${displayName(table)}.${user.name}"`;
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

function columnThat(
  catalog: Catalog,
  uses: (value: Extract<Literal, { kind: 'sql' | 'sql-by-dialect' }>) => boolean,
): string | undefined {
  for (const table of catalog.tables.values()) {
    const user = table.columns.find((one) => isSqlExpression(one.default) && uses(one.default));
    if (user) return `the default of "${displayName(table)}.${user.name}" takes its values`;
  }
  return undefined;
}

export function stillNeeded(object: SchemaObject, why: string, at: Position): Diagnostic {
  return diagnostic('LB482', `${displayObject(object)} is still needed: ${why}`, {
    at,
    help: 'drop that first, or write { cascade: true } to drop all that depends on it',
  });
}

/** Is there a table of this name, or a view? */
export function hasRelation(catalog: Catalog, name: TableName): boolean {
  return tableOf(catalog, name) !== undefined || relationOf(catalog, name.name, name.schema) !== undefined;
}

/** Warns where a view's query names the table and, if one is given, the column: the database would refuse the change. */
export function warnOfViews(
  catalog: Catalog,
  table: TableName,
  column: string | undefined,
  what: string,
  at: Position,
  report: Report,
): void {
  for (const view of catalog.objects.values()) {
    if (view.kind !== 'view' && view.kind !== 'materializedView') continue;
    const words = wordsOf(view.query);
    if (!words.has(table.name) || !mayMean(view, table) || (column !== undefined && !words.has(column))) continue;
    const word = view.kind === 'view' ? 'View' : 'MaterializedView';
    report(
      diagnostic('LB484', `${what}, and ${displayObject(view)} seems to use it`, {
        at,
        help: `if so, op.drop${word}('${view.name}') before, and op.create${word} after`,
      }),
    );
  }
}

/** Says which triggers and policies of a table keep one of its columns from being dropped or getting another type. */
export function reportUses(catalog: Catalog, table: TableName, column: string, at: Position, report: Report): void {
  const full = `${displayName(table)}.${column}`;
  for (const object of attachedTo(catalog, table)) {
    const use = useOf(object, column);
    if (use === undefined) continue;
    const help = `drop it first: op.${objectWord('drop', object.kind)}('${object.name}', '${table.name}')`;
    report(diagnostic('LB411', `column "${full}" is still ${use} "${object.name}"`, { at, help }));
  }
}

function useOf(object: SchemaObject, column: string): string | undefined {
  const names = (sql: SqlExpression | undefined): boolean => {
    const words = sql && wordsOf(sql);
    // Of a query inside nobody can tell whose column it names.
    return words?.has(column) === true && !words.has('select');
  };
  if (object.kind === 'policy') return names(object.using) || names(object.withCheck) ? 'used by policy' : undefined;
  if (object.kind !== 'trigger') return undefined;
  if (object.events.some((one) => one.columns?.includes(column))) return 'watched by trigger';
  return names(object.when) ? 'used by trigger' : undefined;
}
