import type { Operation } from '../../operations/operation.ts';
import { relationOf, tableOf } from '../../schema/catalog.ts';
import type { Constraint, Index, TableName } from '../../schema/model.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../../sql/fragment.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../dialect.ts';
import { identifier } from '../spelling.ts';
import { tableOfIndex } from './indexes.ts';
import { constantSql, isQuiet, textSql } from './strings.ts';

/** What a comment is on: a table or another object of a schema and what is in it, or a schema as a whole. */
export type Commented =
  | {
      readonly table: TableName;
      /** What it is, where it is no table: `view`. */
      readonly kind?: string;
      readonly column?: string;
      readonly index?: string;
      readonly constraint?: string;
      readonly trigger?: string;
    }
  | { readonly schema: string };

/**
 * A comment is the extended property MS_Description, which is added, updated or dropped: the catalog knows which. The schema is said
 * always; where the author leaves it out, it is that of the user.
 *
 * Source: https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
 *
 * @example
 * exec sp_addextendedproperty 'MS_Description', N'in years', 'schema', app, 'table', account, 'column', age
 * @param word how Alembic writes the call: `execute` for a table and in CREATE TABLE, `exec` for a column that is there
 */
export function commentSql(
  word: 'exec' | 'execute',
  on: Commented,
  comment: string | null,
  old: string | undefined,
  dialect: Dialect,
): Fragment {
  const declared: string[] = [];
  const schema = 'table' in on ? on.table.schema : on.schema;
  if (schema === undefined) declared.push('@schema sysname = SCHEMA_NAME()');
  if (comment !== null && !isQuiet(comment)) declared.push(`@comment nvarchar(max) = ${textSql(comment, true).text}`);
  const value = comment === null ? nothing : isQuiet(comment) ? constantSql(comment, true) : verbatim('@comment');
  const procedure = comment === null ? 'drop' : old === undefined ? 'add' : 'update';
  const call = fragment`${verbatim(word)} ${verbatim(`sp_${procedure}extendedproperty`)} ${join([
    verbatim("'MS_Description'"),
    value,
    verbatim("'schema'"),
    schema === undefined ? verbatim('@schema') : identifier(schema, dialect),
    ...('table' in on ? levels(on, dialect) : []),
  ])}`;
  return declared.length === 0 ? call : fragment`${verbatim(`declare ${declared.join(', ')}`)}\n${call}`;
}

/** `'table', account, 'column', age` */
function levels(on: Extract<Commented, { readonly table: TableName }>, dialect: Dialect): readonly Fragment[] {
  const { table, kind = 'table', column, index, constraint, trigger } = on;
  const inside = Object.entries({ column, index, constraint, trigger });
  return [
    verbatim(`'${kind}'`),
    identifier(table.name, dialect),
    ...inside.flatMap(([what, name]) => (name === undefined ? [] : [verbatim(`'${what}'`), identifier(name, dialect)])),
  ];
}

function comment(
  word: 'exec' | 'execute',
  on: Commented,
  text: string | null,
  old: string | undefined,
  { dialect }: RenderContext,
): Rendering {
  return inside(commentSql(word, on, text, old, dialect));
}

/** The comments of what has just been made in a table: they come with it on a way back. */
export function commentsOnParts(
  table: TableName,
  constraints: readonly Constraint[],
  indexes: readonly Index[],
  dialect: Dialect,
): readonly Fragment[] {
  return [
    ...constraints.flatMap(({ name, comment: text }) =>
      text === undefined ? [] : [commentSql('exec', { table, constraint: name }, text, undefined, dialect)],
    ),
    ...indexes.flatMap(({ name, comment: text }) =>
      text === undefined ? [] : [commentSql('exec', { table, index: name }, text, undefined, dialect)],
    ),
  ];
}

export function tableComment({ table, comment: text }: Operation<'tableComment'>, context: RenderContext): Rendering {
  return comment('execute', { table }, text, tableOf(context.before, table)?.comment, context);
}

export function constraintComment(
  { table, name, comment: text }: Operation<'constraintComment'>,
  context: RenderContext,
): Rendering {
  const old = tableOf(context.before, table)?.constraints.find((one) => one.name === name)?.comment;
  return comment('exec', { table, constraint: name }, text, old, context);
}

export function indexComment({ index, comment: text }: Operation<'indexComment'>, context: RenderContext): Rendering {
  const table = tableOfIndex(index.name, index.schema, undefined, context);
  const holder = relationOf(context.before, index.name, index.schema);
  const known = tableOf(context.before, table);
  if (holder?.kind === 'constraint') {
    const old = known?.constraints.find((one) => one.name === index.name)?.comment;
    return comment('exec', { table, constraint: index.name }, text, old, context);
  }
  const old = known?.indexes.find((one) => one.name === index.name)?.comment;
  return comment('exec', { table, index: index.name }, text, old, context);
}
