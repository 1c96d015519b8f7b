import { referenceOf } from '../../../operations/objects.ts';
import type { Operation } from '../../../operations/operation.ts';
import { attachedTo, objectOf } from '../../../schema/catalog-objects.ts';
import type { TableName } from '../../../schema/model.ts';
import { type ObjectKind, type ObjectReference, objectWords, type SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, keyword } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, inside, type RenderContext, type Rendering, type Statement } from '../../dialect.ts';
import { identifier, qualified, refused } from '../../spelling.ts';
import { commentSql } from '../comments.ts';
import { nameText, objectText, rename } from '../names.ts';
import { constantSql } from '../strings.ts';
import { routineSql } from './routines.ts';
import { sequenceSql } from './sequences.ts';
import { triggerSql } from './triggers.ts';
import { viewSql } from './views.ts';

const HELP: { readonly [K in ObjectKind]?: string } = {
  extension: 'what SQL Server has is there already; leave it out for it',
  domain: 'give the column its type and a check',
  materializedView:
    'create a view with SCHEMABINDING by op.execute and a unique clustered index on it, which the server keeps up to date by itself',
  policy: 'write CREATE SECURITY POLICY with its function by op.execute',
};

/** What SQL Server does not have, or not so. */
export function noObject(kind: ObjectKind): never {
  const words = kind === 'policy' ? 'policies' : `${objectWords[kind]}s`;
  refused(`SQL Server has no ${words} as these are meant here`, HELP[kind] ?? 'leave it out');
}

export function createObject({ object, ifNotExists }: Operation<'createObject'>, context: RenderContext): Rendering {
  return creation(object, ifNotExists, context);
}

function creation(object: SchemaObject, ifNotExists: boolean, context: RenderContext): readonly Statement[] {
  const { dialect } = context;
  const sql = creationSql(object, false, context);
  const comment = object.comment === undefined ? [] : [objectComment(object, object.comment, undefined, dialect)];
  if (!ifNotExists) return inside(sql, ...comment);
  if (comment.length > 0)
    refused(
      `SQL Server makes ${shown(object.name)} only if it is not there, but not its comment`,
      'write it by op.comment',
    );
  return inside(guarded(object, sql, dialect));
}

function creationSql(object: SchemaObject, orAlter: boolean, context: RenderContext): Fragment {
  const { dialect } = context;
  switch (object.kind) {
    case 'schema': {
      const owner =
        object.owner === undefined ? keyword('', false) : fragment`AUTHORIZATION ${identifier(object.owner, dialect)}`;
      return fragment`CREATE SCHEMA ${identifier(object.name, dialect)} ${owner}`;
    }
    case 'sequence':
      return sequenceSql(object, dialect);
    case 'view':
      return viewSql(object, orAlter, dialect);
    case 'function':
    case 'procedure':
      return routineSql(object, orAlter, dialect);
    case 'trigger':
      return triggerSql(object, orAlter, dialect);
    default:
      return noObject(object.kind);
  }
}

/** What OBJECT_ID calls the kinds. */
const CODES: { readonly [K in ObjectKind]?: string } = { view: 'V', sequence: 'SO', procedure: 'P', trigger: 'TR' };

/** Schemas, views and routines begin a batch of their own: behind IF they are a batch in a string. */
function guarded(object: SchemaObject, sql: Fragment, dialect: Dialect): Fragment {
  if (object.kind === 'schema')
    return fragment`IF SCHEMA_ID(${nameText(object.name, dialect)}) IS NULL EXEC(${constantSql(sql.text, true)})`;
  const code = CODES[object.kind];
  const id =
    code === undefined
      ? fragment`OBJECT_ID(${objectText(placeOf(object), dialect)})`
      : fragment`OBJECT_ID(${objectText(placeOf(object), dialect)}, ${constantSql(code)})`;
  if (object.kind === 'sequence') return fragment`IF ${id} IS NULL ${sql}`;
  return fragment`IF ${id} IS NULL EXEC(${constantSql(sql.text, true)})`;
}

/** A trigger is in the schema of its table. */
export function placeOf({ kind, name, schema, on }: ObjectReference): TableName {
  const own = kind === 'trigger' ? on?.schema : schema;
  return own === undefined ? { name } : { name, schema: own };
}

/** `CREATE OR ALTER VIEW totals AS …`, which keeps the privileges; with `recreate`, the old one is dropped first. */
export function replaceObject({ object, recreate }: Operation<'replaceObject'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const old = objectOf(context.before, object);
  if (!['view', 'function', 'procedure', 'trigger'].includes(object.kind)) return noObject(object.kind);
  const comment =
    object.comment === undefined || object.comment === old?.comment
      ? []
      : [objectComment(object, object.comment, recreate ? undefined : old?.comment, dialect)];
  if (!recreate) return inside(creationSql(object, true, context), ...comment);
  const triggers = old?.kind === 'view' ? attachedTo(context.before, old) : [];
  return inside(
    dropSql(old === undefined ? object : referenceOf(old), old === undefined, dialect),
    creationSql(object, false, context),
    ...comment,
    ...triggers.map((one) => creationSql(one, false, context)),
  );
}

/** sp_rename leaves the old name in the text of a view or a routine, which is made anew therefore. */
export function renameObject({ reference, to }: Operation<'renameObject'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const { kind } = reference;
  if (kind === 'sequence') return inside(rename([qualified(reference, dialect)], to, dialect, 'OBJECT'));
  const old = objectOf(context.before, reference);
  const renamed = objectOf(context.after, { ...reference, name: to });
  if (kind === 'schema')
    refused('SQL Server cannot rename a schema', 'create the new one, and move each table by op.moveTable');
  if (old === undefined || renamed === undefined || !['view', 'function', 'procedure', 'trigger'].includes(kind)) {
    if (['view', 'function', 'procedure', 'trigger'].includes(kind))
      refused(
        `SQL Server renames ${shown(reference.name)} by making it anew, and the catalog does not know it`,
        'drop it and create it again',
      );
    return noObject(kind);
  }
  return [...inside(dropSql(reference, false, dialect)), ...creation(renamed, false, context)];
}

export function dropObject(
  { reference, ifExists, cascade }: Operation<'dropObject'>,
  { dialect }: RenderContext,
): Rendering {
  if (cascade) refused('SQL Server has no CASCADE', 'drop what depends on it first');
  return inside(dropSql(reference, ifExists, dialect));
}

function dropSql(reference: ObjectReference, ifExists: boolean, dialect: Dialect): Fragment {
  const { kind } = reference;
  const words: { readonly [K in ObjectKind]?: Fragment } = {
    schema: keyword('SCHEMA', true),
    sequence: keyword('SEQUENCE', true),
    view: keyword('VIEW', true),
    function: keyword('FUNCTION', true),
    procedure: keyword('PROCEDURE', true),
    trigger: keyword('TRIGGER', true),
  };
  const word = words[kind];
  if (word === undefined) return noObject(kind);
  return fragment`DROP ${word} ${keyword('IF EXISTS', ifExists)} ${qualified(placeOf(reference), dialect)}`;
}

export function commentOnObject(
  { reference, comment }: Operation<'commentOnObject'>,
  { dialect, before }: RenderContext,
): Rendering {
  return inside(objectComment(reference, comment, objectOf(before, reference)?.comment, dialect));
}

function objectComment(
  reference: ObjectReference,
  comment: string | null,
  old: string | undefined,
  dialect: Dialect,
): Fragment {
  const { kind, on } = reference;
  switch (kind) {
    case 'view':
    case 'sequence':
    case 'function':
    case 'procedure':
      return commentSql('exec', { table: placeOf(reference), kind }, comment, old, dialect);
    case 'trigger':
      if (on === undefined) return refused(`trigger ${shown(reference.name)} has no table`, 'name the table');
      return commentSql('exec', { table: on, trigger: reference.name }, comment, old, dialect);
    case 'schema':
      return commentSql('exec', { schema: reference.name }, comment, old, dialect);
    default:
      return noObject(kind);
  }
}
