import { privilegesBack } from '../../../operations/attached.ts';
import { referenceOf } from '../../../operations/objects.ts';
import type { Operation } from '../../../operations/operation.ts';
import { nameOf } from '../../../schema/catalog.ts';
import { attachedTo, objectOf, privilegesOn } from '../../../schema/catalog-objects.ts';
import { type ObjectKind, type ObjectReference, objectWords, type SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, outside, type RenderContext, type Rendering, type Statement } from '../../dialect.ts';
import { expressionSql, identifier, qualified, refused, typeSql } from '../../spelling.ts';
import { commentText, noComment } from '../comments.ts';
import { defaultSql } from '../defaults.ts';
import { ifExistsWord, ifNotExistsWord } from '../existence.ts';
import { indexSql } from '../indexes.ts';
import { isAi } from '../types.ts';
import { grant } from './privileges.ts';
import { createRoutine, createTrigger } from './routines.ts';
import { createSequence } from './sequences.ts';
import { createMaterializedView, createView } from './views.ts';

interface Manner {
  readonly ifNotExists: boolean;
  readonly orReplace: boolean;
}

type Creation = {
  readonly [K in ObjectKind]: (object: SchemaObject<K>, manner: Manner, context: RenderContext) => Fragment;
};

const creations: Creation = {
  schema: ({ name }) => noObject('schema', name),
  extension: ({ name }) => noObject('extension', name),
  policy: ({ name }) => noObject('policy', name),
  domain: createDomain,
  sequence: (object, { ifNotExists }, { dialect }) => createSequence(object, ifNotExists, dialect),
  view: (object, manner, { dialect }) => createView(object, manner, dialect),
  materializedView: (object, { ifNotExists }, { dialect }) => createMaterializedView(object, ifNotExists, dialect),
  function: (object, { orReplace }, { dialect }) => createRoutine(object, orReplace, dialect),
  procedure: (object, { orReplace }, { dialect }) => createRoutine(object, orReplace, dialect),
  trigger: (object, { orReplace }, { dialect }) => createTrigger(object, orReplace, dialect),
};

/** What Oracle has in another way, or not at all. */
export function noObject(kind: 'schema' | 'extension' | 'policy', name: string): never {
  const helps = {
    schema: 'a schema is a user: let the administrator CREATE USER, and name it as { schema }',
    extension: 'leave it out: what Oracle has, it has from the beginning',
    policy: 'write DBMS_RLS.ADD_POLICY with op.execute',
  };
  const plural = { schema: 'schemas', extension: 'extensions', policy: 'policies' };
  refused(`Oracle has no ${plural[kind]} of the kind that ${shown(name)} is`, helps[kind]);
}

export function createObject({ object, ifNotExists }: Operation<'createObject'>, context: RenderContext): Rendering {
  const routine = object.kind === 'function' || object.kind === 'procedure' || object.kind === 'trigger';
  if (routine && ifNotExists)
    refused(`Oracle cannot create a ${object.kind} only if it is not there`, 'write op.replace… in its place');
  return wholeObject(object, { ifNotExists, orReplace: false }, context);
}

/** The object, with its comment and its indexes. */
function wholeObject(object: SchemaObject, manner: Manner, context: RenderContext): readonly Statement[] {
  const { dialect } = context;
  const { comment } = object;
  const indexes = object.kind === 'materializedView' ? object.indexes : [];
  return outside(
    made(object, manner, context),
    ...indexes.map((one) => indexSql(object, one, { ifNotExists: manner.ifNotExists, online: false }, dialect)),
    ...(comment === undefined ? [] : [commentSql(referenceOf(object), comment, dialect)]),
  );
}

function made<K extends ObjectKind>(
  object: SchemaObject & { readonly kind: K },
  manner: Manner,
  context: RenderContext,
): Fragment {
  const create = creations[object.kind] as (one: SchemaObject, manner: Manner, context: RenderContext) => Fragment;
  return create(object, manner, context);
}

/** CREATE OR REPLACE where Oracle has it; a materialized view is dropped first, and what hung on it is made again. */
export function replaceObject(operation: Operation<'replaceObject'>, context: RenderContext): Rendering {
  const { object, recreate, at } = operation;
  const old = objectOf(context.before, object);
  if (object.kind === 'schema' || object.kind === 'sequence' || object.kind === 'domain')
    refused(`a ${object.kind} is not replaced`, 'alter it, or drop and create it');
  if (object.kind === 'extension' || object.kind === 'policy') noObject(object.kind, object.name);
  if (object.kind !== 'materializedView') {
    const triggers = object.kind === 'view' && old !== undefined && recreate ? attachedTo(context.before, old) : [];
    return [
      ...wholeObject(object, { ifNotExists: false, orReplace: true }, context),
      ...triggers.flatMap((one) => wholeObject(one, { ifNotExists: false, orReplace: true }, context)),
    ];
  }
  const whole = wholeObject(object, { ifNotExists: false, orReplace: false }, context);
  if (old === undefined) return whole;
  const grants = privilegesBack(old, privilegesOn(context.before, old), at).flatMap((one) => {
    const rendered = one.kind === 'grant' ? grant(one, context) : [];
    return 'kind' in rendered ? [] : rendered;
  });
  return [...outside(dropSql(referenceOf(old), false, context.dialect)), ...whole, ...grants];
}

export function dropObject(
  { reference, ifExists, cascade }: Operation<'dropObject'>,
  { dialect }: RenderContext,
): Rendering {
  if (cascade) refused('Oracle has no CASCADE for it', 'drop what depends on it first; views become invalid only');
  return outside(dropSql(reference, ifExists, dialect));
}

function dropSql(reference: ObjectReference, ifExists: boolean, dialect: Dialect): Fragment {
  const { kind, name } = reference;
  if (kind === 'schema' || kind === 'extension' || kind === 'policy') return noObject(kind, name);
  if (kind === 'domain') checkDomains(name, dialect);
  const word = objectWords[kind];
  const schema = reference.schema ?? reference.on?.schema;
  const own = qualified(schema === undefined ? { name } : { name, schema }, dialect);
  return fragment`DROP ${verbatim(word.toUpperCase())} ${ifExistsWord(ifExists, `a ${word}`, dialect)} ${own}`;
}

/** `RENAME totals TO sums`: of the user's own, without a schema (https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/RENAME.html) */
export function renameObject({ reference, to }: Operation<'renameObject'>, { dialect }: RenderContext): Rendering {
  const { kind, name, schema } = reference;
  if (kind === 'trigger')
    return outside(
      fragment`ALTER TRIGGER ${qualified(triggerName(reference), dialect)} RENAME TO ${identifier(to, dialect)}`,
    );
  if (kind !== 'view' && kind !== 'sequence')
    refused(`Oracle cannot rename the ${objectWords[kind]} ${shown(name)}`, 'drop it, and create it by its new name');
  if (schema !== undefined)
    refused(
      `Oracle renames the ${kind} ${shown(name)} in the schema of its own user only`,
      'drop it, and create it by its new name',
    );
  return outside(fragment`RENAME ${identifier(name, dialect)} TO ${identifier(to, dialect)}`);
}

function triggerName(reference: ObjectReference): { readonly name: string; readonly schema?: string } {
  const schema = reference.schema ?? reference.on?.schema;
  return schema === undefined ? { name: reference.name } : nameOf({ name: reference.name, schema });
}

export function commentOnObject(
  { reference, comment }: Operation<'commentOnObject'>,
  { dialect }: RenderContext,
): Rendering {
  return outside(commentSql(reference, comment, dialect));
}

function commentSql(reference: ObjectReference, comment: string | null, dialect: Dialect): Fragment {
  const { kind, name } = reference;
  if (kind !== 'view' && kind !== 'materializedView') return noComment(`a ${objectWords[kind]}`, name);
  const word = verbatim(kind === 'view' ? 'TABLE' : 'MATERIALIZED VIEW');
  return fragment`COMMENT ON ${word} ${qualified(reference, dialect)} IS ${commentText(comment)}`;
}

function checkDomains(name: string, dialect: Dialect): void {
  if (!isAi(dialect))
    refused(
      `Oracle before 23ai has no domains, such as ${shown(name)}`,
      'give the column its type and a check, or compile for oracle@23',
    );
}

/** `CREATE DOMAIN email AS VARCHAR2(200 CHAR) NOT NULL CONSTRAINT email_at CHECK (VALUE LIKE '%@%')` (Oracle 23ai) */
function createDomain(domain: SchemaObject<'domain'>, { ifNotExists }: Manner, { dialect }: RenderContext): Fragment {
  checkDomains(domain.name, dialect);
  if (domain.collation !== undefined)
    refused(`domain ${shown(domain.name)} has a collation`, 'give it to the columns instead');
  const value =
    domain.default === undefined
      ? nothing
      : fragment`DEFAULT ${defaultSql(domain.default, domain.type, domain.name, dialect)}`;
  return join(
    [
      fragment`CREATE DOMAIN ${ifNotExistsWord(ifNotExists, 'a domain', dialect)} ${qualified(domain, dialect)} AS ${typeSql(domain.type, dialect)}`,
      value,
      keyword('NOT NULL', domain.notNull),
      ...domain.checks.map(
        ({ name, sql }) => fragment`CONSTRAINT ${identifier(name, dialect)} CHECK (${expressionSql(sql, dialect)})`,
      ),
    ],
    ' ',
  );
}
