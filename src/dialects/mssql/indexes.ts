import type { Operation } from '../../operations/operation.ts';
import { relationOf, tableOf } from '../../schema/catalog.ts';
import type { Index, IndexElement, TableName } from '../../schema/model.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../dialect.ts';
import { expressionSql, identifier, names, qualified, refused } from '../spelling.ts';
import { commentsOnParts } from './comments.ts';
import { clusteredSql } from './constraints.ts';
import { checkKey } from './keys.ts';
import { nameText, objectId, rename } from './names.ts';

/**
 * `CREATE UNIQUE INDEX ix_email ON users (email)`. `concurrently` is ONLINE, which only some editions have; the index has a transaction
 * of its own then, since its locks would last to the end of a longer one.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/create-index-transact-sql
 */
export function createIndex(
  { table, index, ifNotExists, concurrently }: Operation<'createIndex'>,
  context: RenderContext,
): Rendering {
  const comments = commentsOnParts(table, [], [index], context.dialect);
  if (ifNotExists && comments.length > 0)
    refused(
      `SQL Server makes the index ${shown(index.name)} only if it is not there, but not its comment`,
      'write it by op.comment',
    );
  const statements = inside(indexSql(table, index, ifNotExists, context, concurrently), ...comments);
  return concurrently ? statements.map((one) => ({ ...one, transaction: 'alone' as const })) : statements;
}

/** `DROP INDEX IF EXISTS ix_email ON users`. Only what lies in the order of the rows takes ONLINE; every other is dropped at once. */
export function dropIndex(
  { name, schema, table, ifExists }: Operation<'dropIndex'>,
  context: RenderContext,
): Rendering {
  const owner = tableOfIndex(name, schema, table, context);
  return inside(dropIndexSql(name, owner, ifExists, context.dialect));
}

export function dropIndexSql(name: string, table: TableName, ifExists: boolean, dialect: Dialect): Fragment {
  return fragment`DROP INDEX ${keyword('IF EXISTS', ifExists)} ${identifier(name, dialect)} ON ${qualified(table, dialect)}`;
}

/** `EXEC sp_rename 'users.ix_mail', ix_email, 'INDEX'` */
export function renameIndex({ index, to }: Operation<'renameIndex'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const table = tableOfIndex(index.name, index.schema, undefined, context);
  return inside(rename([qualified(table, dialect), identifier(index.name, dialect)], to, dialect, 'INDEX'));
}

/** An index belongs to its table in SQL Server, and is found by it. */
export function tableOfIndex(
  name: string,
  schema: string | undefined,
  table: string | undefined,
  { before }: RenderContext,
): TableName {
  if (table !== undefined) return schema === undefined ? { name: table } : { name: table, schema };
  const holder = relationOf(before, name, schema);
  if (holder === undefined || !('table' in holder))
    refused(
      `SQL Server finds the index ${shown(name)} by its table, which is not known here`,
      "name it: { table: '…' }",
    );
  return holder.table;
}

export function indexSql(
  table: TableName,
  index: Index,
  ifNotExists: boolean,
  context: RenderContext,
  online = false,
): Fragment {
  const { dialect, after } = context;
  const keyed = index.elements.flatMap(({ target }) => (typeof target === 'string' ? [target] : []));
  if (!index.mssql?.columnstore) checkKey(`the index ${shown(index.name)}`, keyed, tableOf(after, table), context);
  const { unique, where, include = [], mssql = {} } = index;
  checkOptions(index);
  const { clustered, columnstore } = mssql;
  const name = identifier(index.name, dialect);
  const elements = join(index.elements.map((one) => elementSql(one, index.name, dialect)));
  const head = fragment`CREATE ${keyword('UNIQUE', unique)} ${clusteredSql(clustered)} ${keyword('COLUMNSTORE', columnstore)} INDEX ${name} ON ${qualified(table, dialect)}`;
  // What lies in the order of a columnstore has every column of the table.
  const list = columnstore && clustered ? nothing : fragment`(${elements})`;
  const created = join(
    [
      head,
      list,
      include.length === 0 ? nothing : fragment`INCLUDE (${names(include, dialect)})`,
      where === undefined ? nothing : fragment`WHERE ${expressionSql(where, dialect)}`,
      optionsSql(index, online),
    ],
    ' ',
  );
  if (!ifNotExists) return created;
  return fragment`IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = ${objectId(table, dialect)} AND name = ${nameText(index.name, dialect)}) ${created}`;
}

/** What stands behind WITH, by its name and what it may be. */
const OPTIONS: ReadonlyMap<string, RegExp> = new Map([
  ['fillfactor', /^(?:[1-9]\d?|100)$/],
  ['pad_index', /^(?:ON|OFF)$/],
  ['sort_in_tempdb', /^(?:ON|OFF)$/],
  ['ignore_dup_key', /^(?:ON|OFF)$/],
  ['statistics_norecompute', /^(?:ON|OFF)$/],
  ['allow_row_locks', /^(?:ON|OFF)$/],
  ['allow_page_locks', /^(?:ON|OFF)$/],
  ['optimize_for_sequential_key', /^(?:ON|OFF)$/],
  ['maxdop', /^\d+$/],
  ['data_compression', /^(?:NONE|ROW|PAGE|COLUMNSTORE|COLUMNSTORE_ARCHIVE)$/],
]);

function optionsSql({ name, with: given = {} }: Index, online: boolean): Fragment {
  const options = Object.entries(given).map(([option, value]) => {
    const text = typeof value === 'boolean' ? (value ? 'ON' : 'OFF') : String(value).toUpperCase();
    if (!OPTIONS.get(option.toLowerCase())?.test(text))
      refused(
        `SQL Server has no ${option} = ${text} for index ${shown(name)}`,
        `it has ${[...OPTIONS.keys()].join(', ')}; leave the others out for it`,
      );
    return `${option.toUpperCase()} = ${text}`;
  });
  if (online) options.push('ONLINE = ON');
  return options.length === 0 ? nothing : verbatim(`WITH (${options.join(', ')})`);
}

function checkOptions(index: Index): void {
  const { name, elements, using, unique, include = [], tablespace, mssql = {} } = index;
  const lost = (what: string): never =>
    refused(
      `SQL Server has no ${what} for index ${shown(name)}`,
      'leave it out, or give SQL Server an index of its own',
    );
  if (elements.length === 0) refused(`index ${shown(name)} has no columns`, 'name at least one');
  if (using !== undefined && using.toLowerCase() !== 'btree') lost(`access method ${using}`);
  if (tablespace !== undefined) lost('tablespace');
  if (index.replicaIdentity) lost('REPLICA IDENTITY');
  if (mssql.columnstore && (unique || include.length > 0))
    refused(`index ${shown(name)} holds columns, and can be neither unique nor include others`, 'leave that out');
  if (mssql.clustered && include.length > 0)
    refused(`index ${shown(name)} is clustered, and includes every column anyway`, 'leave include out');
  if (mssql.clustered && index.where !== undefined)
    refused(`index ${shown(name)} is clustered, and cannot leave rows out`, 'leave where out, or clustered');
}

/** A column by an author's own hand: `created_at DESC`. */
const COLUMN = /^\s*(?:\w+|\[(?:[^\]]|\]\])+\]|"(?:[^"]|"")+")(?:\s+(?:ASC|DESC))?\s*$/i;

function elementSql(
  { target, order, nulls, opclass, collation }: IndexElement,
  index: string,
  dialect: Dialect,
): Fragment {
  const lost = (what: string): never => refused(`SQL Server has no ${what} for index ${shown(index)}`, 'leave it out');
  if (opclass !== undefined) lost('operator class');
  if (collation !== undefined) lost('collation of its own');
  if (nulls !== undefined) lost(`NULLS ${nulls.toUpperCase()}`);
  const sql = typeof target === 'string' ? identifier(target, dialect) : expressionSql(target, dialect);
  if (typeof target !== 'string' && !COLUMN.test(sql.text))
    refused(
      `index ${shown(index)} is on an expression, and SQL Server has indexes on columns only`,
      'add a computed column with the expression, and make the index on that',
    );
  return join([sql, order === undefined ? nothing : verbatim(order.toUpperCase())], ' ');
}
