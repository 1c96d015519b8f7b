import type { Operation } from '../../operations/operation.ts';
import type { Index, IndexElement, TableName } from '../../schema/model.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../dialect.ts';
import { expressionSql, identifier, qualified, refused } from '../spelling.ts';

/** `concurrently` says how PostgreSQL builds an index; SQLite has one writer, and builds the same index. */
export function createIndex(
  { table, index, ifNotExists }: Operation<'createIndex'>,
  { dialect }: RenderContext,
): Rendering {
  return inside(indexSql(table, index, ifNotExists, dialect));
}

export function dropIndex({ name, schema, ifExists }: Operation<'dropIndex'>, { dialect }: RenderContext): Rendering {
  return inside(
    fragment`DROP INDEX ${keyword('IF EXISTS', ifExists)} ${qualified(schema === undefined ? { name } : { name, schema }, dialect)}`,
  );
}

/** https://sqlite.org/lang_createindex.html: the schema belongs to the name of the index, never to the table. */
export function indexSql(table: TableName, index: Index, ifNotExists: boolean, dialect: Dialect): Fragment {
  const { unique, using, include, nullsNotDistinct, tablespace, where } = index;
  const lost = (what: string): never =>
    refused(`SQLite has no ${what} for index ${shown(index.name)}`, 'leave it out, or give SQLite an index of its own');
  if (using !== undefined && using.toLowerCase() !== 'btree') lost(`access method ${using}`);
  if (include !== undefined) lost('INCLUDE');
  if (nullsNotDistinct) lost('NULLS NOT DISTINCT');
  if (index.with !== undefined) lost('storage parameters');
  if (tablespace !== undefined) lost('tablespace');
  const name = qualified(
    table.schema === undefined ? { name: index.name } : { name: index.name, schema: table.schema },
    dialect,
  );
  const elements = join(index.elements.map((one) => elementSql(one, index.name, dialect)));
  const filter = where === undefined ? nothing : fragment`WHERE ${expressionSql(where, dialect)}`;
  return fragment`CREATE ${keyword('UNIQUE', unique)} INDEX ${keyword('IF NOT EXISTS', ifNotExists)} ${name} ON ${identifier(table.name, dialect)} (${elements}) ${filter}`;
}

function elementSql(
  { target, collation, order, nulls, opclass }: IndexElement,
  index: string,
  dialect: Dialect,
): Fragment {
  if (opclass !== undefined) refused(`SQLite has no operator class for index ${shown(index)}`, 'leave it out');
  if (nulls !== undefined)
    refused(`SQLite has no NULLS ${nulls.toUpperCase()} for index ${shown(index)}`, 'leave it out');
  return join(
    [
      typeof target === 'string' ? identifier(target, dialect) : expressionSql(target, dialect),
      collation === undefined ? nothing : fragment`COLLATE ${identifier(collation, dialect)}`,
      order === undefined ? nothing : verbatim(order.toUpperCase()),
    ],
    ' ',
  );
}
