import type { Operation } from '../../operations/operation.ts';
import { relationOf, tableOf } from '../../schema/catalog.ts';
import type { Index, Table, TableName } from '../../schema/model.ts';
import { type Fragment, fragment, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { type Dialect, extend, outside, type RenderContext, type Rendering, type Resume, refuse } from '../dialect.ts';
import { identifier, qualified, refused } from '../spelling.ts';
import { alteration, dropping } from './alterations.ts';
import { need } from './differences.ts';
import { indexForForeignKey } from './key-cover.ts';
import { keyParts } from './key-parts.ts';
import { indexRows } from './resume.ts';
import { commentText } from './strings.ts';

/**
 * `CREATE FULLTEXT INDEX ix_body ON page (body) WITH PARSER ngram`
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/create-index.html
 */
export function createIndex(
  { table, index, ifNotExists }: Operation<'createIndex'>,
  context: RenderContext,
): Rendering {
  const { dialect, after } = context;
  if (ifNotExists) need('partsIfExist', 'IF NOT EXISTS for indexes', 'leave ifNotExists out', dialect);
  return outside(createIndexSql(index, tableOf(after, table), table, ifNotExists, context));
}

export function createIndexSql(
  index: Index,
  table: Table | undefined,
  name: TableName,
  ifNotExists: boolean,
  context: RenderContext,
): Fragment {
  const { dialect } = context;
  const own = fragment`${keyword('IF NOT EXISTS', ifNotExists)} ${identifier(index.name, dialect)}`;
  return fragment`CREATE ${kindOf(index)} INDEX ${own} ON ${qualified(name, dialect)} ${rest(index, table, context)}`;
}

/** `UNIQUE INDEX ix_email (email)`, as CREATE TABLE and ADD have it. */
export function indexDefinition(index: Index, table: Table, context: RenderContext): Fragment {
  return fragment`${kindOf(index)} INDEX ${identifier(index.name, context.dialect)} ${rest(index, table, context)}`;
}

function rest(index: Index, table: Table | undefined, context: RenderContext): Fragment {
  checkOptions(index, context.dialect);
  const parts = keyParts({ ...index, what: 'index' }, table, context);
  const { using = index.using?.toLowerCase(), parser } = index.mysql ?? {};
  const parsed = parser === undefined ? nothing : fragment`WITH PARSER ${identifier(parser, context.dialect)}`;
  const { comment } = index;
  const said =
    comment === undefined || comment === ''
      ? nothing
      : verbatim(`COMMENT ${commentText(comment, 1024, `index ${shown(index.name)}`)}`);
  return fragment`(${parts}) ${parsed} ${using === undefined ? nothing : verbatim(`USING ${using}`)} ${said}`;
}

function kindOf({ unique, mysql }: Index): Fragment {
  return mysql?.prefix === undefined ? keyword('UNIQUE', unique) : verbatim(mysql.prefix.toUpperCase());
}

function checkOptions(index: Index, { title }: Dialect): void {
  const {
    name,
    unique,
    using,
    where,
    include = [],
    nullsNotDistinct,
    with: storage = {},
    tablespace,
    mysql = {},
  } = index;
  const lost = (what: string): never =>
    refused(`${title} has no ${what} for index ${shown(name)}`, 'leave it out, or give MySQL an index of its own');
  const method = mysql.using ?? using;
  if (method !== undefined && !/^(?:btree|hash)$/i.test(method)) lost(`access method ${method}`);
  if (where !== undefined)
    refused(
      `${title} has no partial indexes, as ${shown(name)} is one`,
      'leave where out, or index a computed column that is NULL for the rest',
    );
  if (include.length > 0) lost('INCLUDE');
  if (nullsNotDistinct) lost('NULLS NOT DISTINCT');
  if (Object.keys(storage).length > 0) lost('storage parameters');
  if (tablespace !== undefined) lost('tablespace');
  if (mysql.prefix === undefined) {
    if (mysql.parser !== undefined)
      refused(
        `index ${shown(name)} has a parser and is no full-text index`,
        "add prefix: 'fulltext', or remove the parser",
      );
    return;
  }
  if (!/^(?:fulltext|spatial)$/i.test(mysql.prefix)) lost(`prefix ${mysql.prefix}`);
  if (unique) refused(`index ${shown(name)} is unique and ${mysql.prefix}`, 'keep one of the two');
  if (method !== undefined) lost(`access method ${method} beside ${mysql.prefix}`);
}

/**
 * `DROP INDEX ix_email ON users`. The index that a foreign key needs is made anew under the name of that, as it was before.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/drop-index.html
 */
export function dropIndex(
  { name, schema, table, ifExists }: Operation<'dropIndex'>,
  context: RenderContext,
): Rendering {
  const { dialect, before } = context;
  const found = tableOfIndex(before, { name, ...(schema !== undefined && { schema }) });
  const own = table === undefined ? found : { name: table, ...(schema !== undefined && { schema }) };
  if (own === undefined)
    return refuse(
      `an index of ${dialect.title} belongs to a table, and that of ${shown(name)} is not known`,
      "name it: op.dropIndex(name, { table: 'users' })",
    );
  if (ifExists) need('partsIfExist', 'IF EXISTS for indexes', 'leave ifExists out', dialect);
  const known = tableOf(before, own);
  const instead = known ? indexForForeignKey(known, name, dialect) : [];
  const resume: Resume = { kind: 'probe', done: `NOT EXISTS (${indexRows(own, name, dialect)})`, repairs: [] };
  if (instead.length > 0 && !ifExists)
    return [{ ...alteration(own, dialect, dropping('INDEX', name, dialect), ...instead), resume }];
  return outside(
    fragment`DROP INDEX ${keyword('IF EXISTS', ifExists)} ${identifier(name, dialect)} ON ${qualified(own, dialect)}`,
  ).map((one) => extend(one, { resume }));
}

export function tableOfIndex(catalog: RenderContext['before'], index: TableName): TableName | undefined {
  const holder = relationOf(catalog, index.name, index.schema);
  return holder && 'table' in holder ? holder.table : undefined;
}
