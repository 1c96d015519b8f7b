import { referenceOf } from '../../../operations/objects.ts';
import type { Operation } from '../../../operations/operation.ts';
import { attachedTo, objectOf } from '../../../schema/catalog-objects.ts';
import type { ObjectKind, SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../../dialect.ts';
import { expressionSql, identifier, names, qualified, refused } from '../../spelling.ts';
import { checkObjectName } from '../names.ts';

const HELP: { readonly [K in ObjectKind]?: string } = {
  schema: 'SQLite has one schema per file; leave the schema out for it',
  extension: 'SQLite loads extensions into the program, not into the database',
  sequence: 'number rows by an INTEGER PRIMARY KEY, or by a table of your own',
  domain: 'give the column its type and a check',
  materializedView: 'create a view, or a table that you fill',
  function: 'SQLite takes functions from the program that opens the file',
  procedure: 'SQLite has triggers, but nothing that is called',
  policy: 'SQLite has no roles; the program decides who reads what',
};

/** What SQLite does not have at all. */
export function noObject(kind: ObjectKind): never {
  refused(
    `SQLite has no ${kind === 'materializedView' ? 'materialized views' : plural(kind)}`,
    HELP[kind] ?? 'leave it out',
  );
}

function plural(kind: ObjectKind): string {
  return kind === 'policy' ? 'policies' : `${kind}s`;
}

export function createObject({ object, ifNotExists }: Operation<'createObject'>, context: RenderContext): Rendering {
  return inside(creation(object, ifNotExists, context));
}

function creation(object: SchemaObject, ifNotExists: boolean, { dialect }: RenderContext): Fragment {
  switch (object.kind) {
    case 'view':
      return createView(object, ifNotExists, dialect);
    case 'trigger':
      return triggerSql(object, ifNotExists, dialect);
    default:
      return noObject(object.kind);
  }
}

/** SQLite has no OR REPLACE for either: what is there is dropped first, and a view's triggers go with it. */
export function replaceObject({ object }: Operation<'replaceObject'>, context: RenderContext): Rendering {
  const old = objectOf(context.before, object);
  const made = creation(object, false, context);
  if (old === undefined) return inside(made);
  const triggers = old.kind === 'view' ? attachedTo(context.before, old) : [];
  return inside(
    drop(referenceOf(old), false, context.dialect),
    made,
    ...triggers.map((one) => creation(one, false, context)),
  );
}

/** Views cannot be renamed: https://sqlite.org/lang_altertable.html */
export function renameObject({ reference, to }: Operation<'renameObject'>, context: RenderContext): Rendering {
  const old = objectOf(context.before, reference);
  const renamed = objectOf(context.after, { ...reference, name: to });
  if (old === undefined || renamed === undefined) noObject(reference.kind);
  return inside(drop(reference, false, context.dialect), creation(renamed, false, context));
}

export function dropObject(
  { reference, ifExists, cascade }: Operation<'dropObject'>,
  { dialect }: RenderContext,
): Rendering {
  if (cascade) refused('SQLite has no CASCADE', 'drop what depends on it first');
  return inside(drop(reference, ifExists, dialect));
}

function drop(reference: Operation<'dropObject'>['reference'], ifExists: boolean, dialect: Dialect): Fragment {
  const { kind } = reference;
  if (kind !== 'view' && kind !== 'trigger') return noObject(kind);
  return fragment`DROP ${verbatim(kind.toUpperCase())} ${keyword('IF EXISTS', ifExists)} ${qualified(reference, dialect)}`;
}

/** SQLite keeps no comments: there is nothing to do. */
export function commentOnObject({ reference: { kind } }: Operation<'commentOnObject'>): Rendering {
  return kind === 'view' || kind === 'trigger' ? [] : noObject(kind);
}

/** `CREATE VIEW totals (day, amount) AS SELECT …` (https://sqlite.org/lang_createview.html) */
function createView(view: SchemaObject<'view'>, ifNotExists: boolean, dialect: Dialect): Fragment {
  checkObjectName(view.name);
  if (view.checkOption !== undefined || view.with !== undefined || view.recursive) {
    refused(`view ${shown(view.name)} has options that SQLite does not know`, 'remove checkOption, with and recursive');
  }
  const columns = view.columns === undefined ? nothing : fragment`(${names(view.columns, dialect)})`;
  return fragment`CREATE VIEW ${keyword('IF NOT EXISTS', ifNotExists)} ${qualified(view, dialect)} ${columns} AS\n${expressionSql(view.query, dialect)}`;
}

/** https://sqlite.org/lang_createtrigger.html */
export function triggerSql(trigger: SchemaObject<'trigger'>, ifNotExists: boolean, dialect: Dialect): Fragment {
  const { name, on, body, events, forEach, when } = trigger;
  checkObjectName(name);
  if (on === undefined) refused(`trigger ${shown(name)} has no table`, 'name the table');
  if (body === undefined)
    refused(`trigger ${shown(name)} has no body for SQLite`, 'write its statements: body: sql`UPDATE … ;`');
  const [event, ...more] = events;
  if (event === undefined || more.length > 0)
    refused(`trigger ${shown(name)} has several events, and SQLite takes one`, 'write a trigger for each');
  if (forEach !== 'row')
    refused(`trigger ${shown(name)} is for each statement`, 'SQLite has triggers for each row only');
  if (event.event === 'truncate') refused(`trigger ${shown(name)} waits for TRUNCATE`, 'SQLite has no TRUNCATE');
  if (trigger.constraint || trigger.referencing || trigger.deferrable !== undefined || trigger.initially !== undefined)
    refused(
      `trigger ${shown(name)} has options that SQLite does not know`,
      'remove constraint, deferrable, initially and referencing',
    );
  const of = event.columns === undefined ? nothing : fragment`OF ${names(event.columns, dialect)}`;
  const condition = when === undefined ? nothing : fragment`WHEN ${expressionSql(when, dialect)}`;
  const statements = expressionSql(body, dialect);
  const end = /;\s*$/.test(statements.text) ? '\nEND' : ';\nEND';
  const head = fragment`CREATE TRIGGER ${keyword('IF NOT EXISTS', ifNotExists)} ${identifier(name, dialect)} ${verbatim(`${trigger.timing.toUpperCase()} ${event.event.toUpperCase()}`)} ${of} ON ${identifier(on.name, dialect)} FOR EACH ROW ${condition} BEGIN`;
  return join([head, verbatim('\n'), statements, verbatim(end)], '');
}
