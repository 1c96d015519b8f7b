import type { Operation } from '../../operations/operation.ts';
import type { Index, IndexElement, TableName } from '../../schema/model.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../dialect.ts';
import { expressionSql, identifier, qualified, refused } from '../spelling.ts';
import { collation } from './columns.ts';
import { checkFreeName, checkObjectName } from './names.ts';

/**
 * `CREATE UNIQUE INDEX IF NOT EXISTS ix_email ON users (email)`. `concurrently` says how PostgreSQL builds an index; SQLite has one
 * writer, and builds the same index.
 */
export function createIndex(
  { table, index, ifNotExists }: Operation<'createIndex'>,
  context: RenderContext,
): Rendering {
  return inside(indexSql(table, index, ifNotExists, context));
}

/** `DROP INDEX IF EXISTS ix_email` */
export function dropIndex({ name, schema, ifExists }: Operation<'dropIndex'>, { dialect }: RenderContext): Rendering {
  return inside(dropIndexSql(schema === undefined ? { name } : { name, schema }, ifExists, dialect));
}

export function dropIndexSql(index: TableName, ifExists: boolean, dialect: Dialect): Fragment {
  return fragment`DROP INDEX ${keyword('IF EXISTS', ifExists)} ${qualified(index, dialect)}`;
}

/** https://sqlite.org/lang_createindex.html: the schema belongs to the name of the index, never to the table. */
export function indexSql(
  table: TableName,
  index: Index,
  ifNotExists: boolean,
  { dialect, after }: RenderContext,
): Fragment {
  const { unique, where } = index;
  checkObjectName(index.name);
  checkFreeName(index.name, table, after);
  checkOptions(index);
  const name = qualified(nextTo(table, index.name), dialect);
  const elements = join(index.elements.map((one) => elementSql(one, index.name, dialect)));
  const filter = where === undefined ? nothing : fragment`WHERE ${expressionSql(where, dialect)}`;
  return fragment`CREATE ${keyword('UNIQUE', unique)} INDEX ${keyword('IF NOT EXISTS', ifNotExists)} ${name} ON ${identifier(table.name, dialect)} (${elements}) ${filter}`;
}

/** The full name of an index of this table. */
export function nextTo(table: TableName, name: string): TableName {
  return table.schema === undefined ? { name } : { name, schema: table.schema };
}

function checkOptions(index: Index): void {
  const { name, elements, using, include = [], nullsNotDistinct, with: storage = {}, tablespace } = index;
  const lost = (what: string): never =>
    refused(`SQLite has no ${what} for index ${shown(name)}`, 'leave it out, or give SQLite an index of its own');
  if (elements.length === 0) refused(`index ${shown(name)} has no columns`, 'name at least one');
  if (using !== undefined && using.toLowerCase() !== 'btree') lost(`access method ${using}`);
  if (include.length > 0) lost('INCLUDE');
  if (nullsNotDistinct) lost('NULLS NOT DISTINCT');
  if (Object.keys(storage).length > 0) lost('storage parameters');
  if (tablespace !== undefined) lost('tablespace');
}

/** COLLATE binds more closely than any operator: an expression is put in parentheses before it. */
function elementSql(element: IndexElement, index: string, dialect: Dialect): Fragment {
  const { target, order, nulls, opclass } = element;
  if (opclass !== undefined) refused(`SQLite has no operator class for index ${shown(index)}`, 'leave it out');
  if (nulls !== undefined) {
    refused(`SQLite has no NULLS ${nulls.toUpperCase()} for index ${shown(index)}`, 'leave it out');
  }
  const collate = collation(element.collation);
  const named = typeof target === 'string';
  const sql = named ? identifier(target, dialect) : expressionSql(target, dialect);
  return join(
    [
      named || collate === nothing ? sql : fragment`(${sql})`,
      collate,
      order === undefined ? nothing : verbatim(order.toUpperCase()),
    ],
    ' ',
  );
}
