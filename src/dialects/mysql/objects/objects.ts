import type { Operation } from '../../../operations/operation.ts';
import { objectOf } from '../../../schema/catalog-objects.ts';
import { type ObjectKind, type ObjectReference, objectWords, type SchemaObject } from '../../../schema/objects.ts';
import { type Fragment, fragment, keyword, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, outside, type RenderContext, type Rendering, type Statement } from '../../dialect.ts';
import { identifier, qualified, refused } from '../../spelling.ts';
import { nameText } from '../conditions.ts';
import { knows, need } from '../differences.ts';
import { quotedText } from '../strings.ts';
import { routineSql } from './routines.ts';
import { sequenceSql } from './sequences.ts';
import { besideTable, triggerSql } from './triggers.ts';
import { viewSql } from './views.ts';

const HELP: { readonly [K in ObjectKind]?: string } = {
  extension: 'leave it out for MySQL by op.when, or give it a chain of its own',
  domain: 'give the column its type and a check',
  materializedView: 'create a table, and fill it with op.execute',
  policy: 'give the rights on a view that shows the rows which may be seen',
};

/** What neither MySQL nor MariaDB has at all. */
export function noObject(kind: ObjectKind, { title }: Dialect): never {
  refused(`${title} has no ${kind === 'policy' ? 'policies' : `${objectWords[kind]}s`}`, HELP[kind] ?? 'leave it out');
}

export function createObject(
  { object, ifNotExists }: Operation<'createObject'>,
  { dialect }: RenderContext,
): Rendering {
  return outside(creation(object, { ifNotExists }, dialect));
}

interface Manner {
  readonly ifNotExists?: boolean;
  readonly orReplace?: boolean;
}

function creation(object: SchemaObject, manner: Manner, dialect: Dialect): Fragment {
  switch (object.kind) {
    case 'view':
      return viewSql(object, manner, dialect);
    case 'function':
    case 'procedure':
      return routineSql(object, manner, dialect);
    case 'trigger':
      return triggerSql(object, manner, dialect);
    case 'sequence':
      return sequenceSql(object, manner.ifNotExists ?? false, dialect);
    case 'schema':
      return schemaSql(object, manner.ifNotExists ?? false, dialect);
    default:
      return noObject(object.kind, dialect);
  }
}

/** A schema is a database: https://dev.mysql.com/doc/refman/8.4/en/create-database.html */
function schemaSql({ name, owner, comment }: SchemaObject<'schema'>, ifNotExists: boolean, dialect: Dialect): Fragment {
  if (owner !== undefined)
    refused(
      `${dialect.title} has no owners of schemas, as ${shown(name)} has one`,
      'leave it out, and grant what is needed',
    );
  if (comment !== undefined) need('schemaComments', 'comments on schemas', 'leave the comment out', dialect);
  const said = comment === undefined ? '' : `COMMENT ${quotedText(comment)}`;
  return fragment`CREATE SCHEMA ${keyword('IF NOT EXISTS', ifNotExists)} ${identifier(name, dialect)} ${verbatim(said)}`;
}

/** What cannot be replaced is dropped first; MariaDB replaces routines and triggers, too. */
export function replaceObject({ object, recreate }: Operation<'replaceObject'>, { dialect }: RenderContext): Rendering {
  const replaces =
    object.kind === 'view' ||
    ((object.kind === 'function' || object.kind === 'procedure' || object.kind === 'trigger') &&
      knows('replacedRoutines', dialect));
  if (replaces && (object.kind === 'view' || !recreate || object.kind === 'trigger'))
    return outside(creation(object, { orReplace: true }, dialect));
  const made = creation(object, {}, dialect);
  return outside(dropSql({ ...object }, true, dialect), made);
}

/** Of all that has a name of its own, MySQL renames tables and views only. */
export function renameObject({ reference, to }: Operation<'renameObject'>, context: RenderContext): Rendering {
  const { dialect, before, after } = context;
  const { kind } = reference;
  switch (kind) {
    case 'view':
      return outside(
        fragment`RENAME TABLE ${qualified(reference, dialect)} TO ${qualified({ ...reference, name: to }, dialect)}`,
      );
    case 'sequence':
      need('sequences', 'sequences', 'leave it out', dialect);
      return outside(
        fragment`RENAME TABLE ${qualified(reference, dialect)} TO ${qualified({ ...reference, name: to }, dialect)}`,
      );
    case 'schema':
      return refused(
        `${dialect.title} cannot rename the schema ${shown(reference.name)}`,
        'create another one, and move the tables with op.moveTable',
      );
    case 'function':
    case 'procedure':
    case 'trigger': {
      const old = objectOf(before, reference);
      const renamed = objectOf(after, { ...reference, name: to });
      if (old === undefined || renamed === undefined)
        refused(
          `${dialect.title} cannot rename the ${kind} ${shown(reference.name)}, whose body is not known`,
          'drop it and create it again',
        );
      return outside(dropSql(reference, false, dialect), creation(renamed, {}, dialect));
    }
    default:
      return noObject(kind, dialect);
  }
}

/** A schema goes with all that is in it, so that its script makes sure that there is nothing. */
export function dropObject(
  { reference, ifExists, cascade }: Operation<'dropObject'>,
  { dialect }: RenderContext,
): Rendering {
  const { kind, name } = reference;
  if (cascade && kind !== 'schema')
    refused(
      `${dialect.title} has no CASCADE for the ${objectWords[kind]} ${shown(name)}`,
      'drop what depends on it first',
    );
  const drop = outside(dropSql(reference, ifExists, dialect));
  return kind === 'schema' && !cascade ? [emptySchema(name, dialect), ...drop] : drop;
}

function emptySchema(name: string, dialect: Dialect): Statement {
  const text = nameText(name, dialect);
  const sql = verbatim(
    `SELECT NOT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = ${text}) AND NOT EXISTS (SELECT 1 FROM information_schema.routines WHERE routine_schema = ${text})`,
  );
  return {
    sql,
    transaction: 'inside',
    control: { kind: 'assert', message: `schema ${name} is not empty, and would be dropped with all that is in it` },
  };
}

function dropSql(reference: ObjectReference, ifExists: boolean, dialect: Dialect): Fragment {
  const { kind } = reference;
  if (kind === 'sequence') need('sequences', 'sequences', 'leave it out', dialect);
  if (kind === 'extension' || kind === 'domain' || kind === 'materializedView' || kind === 'policy')
    return noObject(kind, dialect);
  const name = kind === 'trigger' ? besideTable(reference) : reference;
  return fragment`DROP ${verbatim(kind.toUpperCase())} ${keyword('IF EXISTS', ifExists)} ${qualified(name, dialect)}`;
}

/** `ALTER FUNCTION tax COMMENT 'of last year'` (https://dev.mysql.com/doc/refman/8.4/en/alter-function.html) */
export function commentOnObject(
  { reference, comment }: Operation<'commentOnObject'>,
  { dialect }: RenderContext,
): Rendering {
  const { kind, name } = reference;
  const text = quotedText(comment ?? '');
  switch (kind) {
    case 'function':
    case 'procedure':
      return outside(
        fragment`ALTER ${verbatim(kind.toUpperCase())} ${qualified(reference, dialect)} COMMENT ${verbatim(text)}`,
      );
    case 'schema':
      need('schemaComments', 'comments on schemas', 'leave the comment out', dialect);
      return outside(fragment`ALTER SCHEMA ${identifier(name, dialect)} COMMENT ${verbatim(text)}`);
    case 'view':
    case 'trigger':
    case 'sequence':
      return refused(`${dialect.title} keeps no comments on a ${kind}, as on ${shown(name)}`, 'leave the comment out');
    default:
      return noObject(kind, dialect);
  }
}
