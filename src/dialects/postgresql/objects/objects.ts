import { privilegesBack } from '../../../operations/attached.ts';
import { referenceOf } from '../../../operations/objects.ts';
import type { Operation } from '../../../operations/operation.ts';
import { nameOf } from '../../../schema/catalog.ts';
import { attachedTo, objectOf, privilegesOn } from '../../../schema/catalog-objects.ts';
import type { ObjectKind, SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { quotedString, shown } from '../../ansi.ts';
import { doing, inside, type RenderContext, type Rendering, type Statement } from '../../dialect.ts';
import { identifier, qualified, refused } from '../../spelling.ts';
import { commentsOnIndexes } from '../comments.ts';
import { indexSql } from '../indexes.ts';
import { createDomain } from './domains.ts';
import { calledName, commentSql, kindWords, objectName, roleSql } from './names.ts';
import { createPolicy } from './policies.ts';
import { grant, revoke } from './privileges.ts';
import { createRoutine } from './routines.ts';
import { createSequence } from './sequences.ts';
import { createTrigger } from './triggers.ts';
import { createMaterializedView, createView } from './views.ts';

interface Manner {
  readonly ifNotExists: boolean;
  readonly orReplace: boolean;
}

type Creation = {
  readonly [K in ObjectKind]: (object: SchemaObject<K>, manner: Manner, context: RenderContext) => Fragment;
};

/** How each kind is made. */
const creations: Creation = {
  schema({ name, owner }, { ifNotExists }, { dialect }) {
    const by = owner === undefined ? nothing : fragment`AUTHORIZATION ${roleSql(owner, dialect)}`;
    return fragment`CREATE SCHEMA ${keyword('IF NOT EXISTS', ifNotExists)} ${identifier(name, dialect)} ${by}`;
  },
  extension({ name, into, version }, { ifNotExists }, { dialect }) {
    const schema = into === undefined ? nothing : fragment`SCHEMA ${identifier(into, dialect)}`;
    const exact = version === undefined ? nothing : verbatim(`VERSION ${quotedString(version)}`);
    return fragment`CREATE EXTENSION ${keyword('IF NOT EXISTS', ifNotExists)} ${identifier(name, dialect)} ${schema} ${exact}`;
  },
  sequence: (object, { ifNotExists }, { dialect }) => createSequence(object, ifNotExists, dialect),
  domain: (object, _, context) => createDomain(object, context),
  view: (object, { orReplace }, { dialect }) => createView(object, orReplace, dialect),
  materializedView: (object, { ifNotExists }, { dialect }) => createMaterializedView(object, ifNotExists, dialect),
  function: (object, { orReplace }, { dialect }) => createRoutine(object, orReplace, dialect),
  procedure: (object, { orReplace }, { dialect }) => createRoutine(object, orReplace, dialect),
  trigger: (object, _, { dialect }) => createTrigger(object, dialect),
  policy: (object, _, { dialect }) => createPolicy(object, dialect),
};

function creation<K extends ObjectKind>(object: SchemaObject<K>, manner: Manner, context: RenderContext): Fragment {
  const make = creations[object.kind] as (object: SchemaObject<K>, manner: Manner, context: RenderContext) => Fragment;
  return make(object, manner, context);
}

/** PostgreSQL has IF NOT EXISTS for these; for the others a replacement is what says the same. */
const CONDITIONAL: ReadonlySet<ObjectKind> = new Set(['schema', 'extension', 'sequence', 'materializedView']);

export function createObject(
  { object, ifNotExists, at }: Operation<'createObject'>,
  context: RenderContext,
): Rendering {
  if (ifNotExists && !CONDITIONAL.has(object.kind)) {
    refused(
      `PostgreSQL has no CREATE ${kindWords[object.kind]} IF NOT EXISTS`,
      'replace it instead, or leave ifNotExists out',
    );
  }
  return wholeObject(object, { ifNotExists, orReplace: false }, at, context);
}

/** The object with its indexes and its comment. */
function wholeObject(
  object: SchemaObject,
  manner: Manner,
  at: Operation['at'],
  context: RenderContext,
): readonly Statement[] {
  const { dialect, after } = context;
  const indexes = object.kind === 'materializedView' ? object.indexes : [];
  const { ifNotExists } = manner;
  const reference = referenceOf(object);
  const comment = object.comment === undefined ? nothing : commentSql(reference, object.comment, after, dialect);
  return [
    ...doing(inside(creation(object, manner, context)), { kind: 'createObject', at, object, ifNotExists }),
    ...indexes.flatMap((index) =>
      doing(inside(indexSql(object, index, { ifNotExists: false, concurrently: false }, dialect)), {
        kind: 'createIndex',
        at,
        table: nameOf(object),
        index,
        ifNotExists: false,
        concurrently: false,
      }),
    ),
    ...doing(inside(...commentsOnIndexes(object, indexes, dialect))),
    ...doing(inside(comment), { kind: 'commentOnObject', at, reference, comment: null }),
  ];
}

/** CREATE OR REPLACE where PostgreSQL has it and it suffices, else DROP and CREATE, with all that hung on the old one. */
export function replaceObject({ object, recreate, at }: Operation<'replaceObject'>, context: RenderContext): Rendering {
  const { before, after, dialect } = context;
  const old = objectOf(before, object);
  const whole = objectOf(after, object) ?? object;
  switch (object.kind) {
    case 'view':
    case 'function':
    case 'procedure':
      if (old === undefined || !recreate)
        return inside(creation(object, { ifNotExists: false, orReplace: true }, context));
      break;
    case 'extension':
      if (old === undefined || object.version === undefined)
        refused(
          `extension ${shown(object.name)} cannot be replaced without a version`,
          'write op.updateExtension(name, version)',
        );
      return inside(
        fragment`ALTER EXTENSION ${identifier(object.name, dialect)} UPDATE TO ${verbatim(quotedString(object.version))}`,
      );
    case 'schema':
    case 'sequence':
    case 'domain':
      refused(`a ${object.kind} is not replaced`, 'alter it, or drop and create it');
  }
  const made = wholeObject(whole, { ifNotExists: false, orReplace: false }, at, context);
  if (old === undefined) return made;
  const reference = referenceOf(old);
  const dropped = doing(inside(fragment`DROP ${objectName(reference, before, dialect)}`), {
    kind: 'dropObject',
    at,
    reference,
    ifExists: false,
    cascade: false,
  });
  return [...dropped, ...made, ...hungOn(old, at, context)];
}

/** What DROP has taken along: triggers of a view, and privileges. */
function hungOn(old: SchemaObject, at: Operation['at'], context: RenderContext): readonly Statement[] {
  const triggers = old.kind === 'view' ? attachedTo(context.before, old) : [];
  const grants = privilegesBack(old, privilegesOn(context.before, old), at);
  return [
    ...triggers.flatMap((one) => wholeObject(one, { ifNotExists: false, orReplace: false }, at, context)),
    ...grants.flatMap((one) => {
      if (one.kind !== 'grant' && one.kind !== 'revoke') return [];
      const rendered = one.kind === 'grant' ? grant(one, context) : revoke(one, context);
      return 'kind' in rendered ? [] : doing(rendered, one);
    }),
  ];
}

/** `DROP VIEW IF EXISTS totals CASCADE`, `DROP TRIGGER touch ON users` */
export function dropObject(operation: Operation<'dropObject'>, { dialect, before }: RenderContext): Rendering {
  const { reference, ifExists, cascade } = operation;
  const there = keyword('IF EXISTS', ifExists);
  const all = keyword('CASCADE', cascade);
  if (reference.on !== undefined) {
    return inside(
      fragment`DROP ${verbatim(kindWords[reference.kind])} ${there} ${identifier(reference.name, dialect)} ON ${qualified(reference.on, dialect)} ${all}`,
    );
  }
  return inside(
    fragment`DROP ${verbatim(kindWords[reference.kind])} ${there} ${calledName(reference, before, dialect)} ${all}`,
  );
}

/** `ALTER VIEW totals RENAME TO sums` */
export function renameObject(
  { reference, to }: Operation<'renameObject'>,
  { dialect, before }: RenderContext,
): Rendering {
  return inside(fragment`ALTER ${objectName(reference, before, dialect)} RENAME TO ${identifier(to, dialect)}`);
}

export function commentOnObject(
  { reference, comment }: Operation<'commentOnObject'>,
  { dialect, before }: RenderContext,
): Rendering {
  return inside(commentSql(reference, comment, before, dialect));
}
