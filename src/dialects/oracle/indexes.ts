import type { Operation } from '../../operations/operation.ts';
import { relationOf, tableOf } from '../../schema/catalog.ts';
import type { Index, IndexElement, TableName } from '../../schema/model.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { type Dialect, outside, type RenderContext, type Rendering } from '../dialect.ts';
import { expressionSql, identifier, qualified, refused } from '../spelling.ts';
import { ifExistsWord, ifNotExistsWord } from './existence.ts';
import { checkIndexes } from './large-keys.ts';

export function createIndex(
  { table, index, ifNotExists, concurrently }: Operation<'createIndex'>,
  context: RenderContext,
): Rendering {
  checkIndexes(tableOf(context.before, table)?.columns ?? [], [index], context);
  return outside(indexSql(table, index, { ifNotExists, online: concurrently }, context.dialect));
}

/** `DROP INDEX app.ix_email ONLINE` */
export function dropIndex(
  { name, schema, ifExists, concurrently }: Operation<'dropIndex'>,
  { dialect }: RenderContext,
): Rendering {
  const index = qualified(schema === undefined ? { name } : { name, schema }, dialect);
  return outside(
    fragment`DROP INDEX ${ifExistsWord(ifExists, 'an index', dialect)} ${index} ${keyword('ONLINE', concurrently)}`,
  );
}

/** `ALTER INDEX ix_mail RENAME TO ix_email` */
export function renameIndex({ index, to }: Operation<'renameIndex'>, { dialect }: RenderContext): Rendering {
  return outside(fragment`ALTER INDEX ${qualified(index, dialect)} RENAME TO ${identifier(to, dialect)}`);
}

/** The table of an index, as far as the catalog knows it. */
export function tableOfIndex(index: TableName, { before }: RenderContext): TableName | undefined {
  const holder = relationOf(before, index.name, index.schema);
  return holder && 'table' in holder ? tableOf(before, holder.table) : undefined;
}

interface Manner {
  readonly ifNotExists: boolean;
  /** Rows can be changed meanwhile. */
  readonly online: boolean;
}

/**
 * The index is in the schema of its table.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/CREATE-INDEX.html
 *
 * @example
 * CREATE BITMAP INDEX ix_state ON orders (state) COMPRESS TABLESPACE fast ONLINE
 */
export function indexSql(table: TableName, index: Index, { ifNotExists, online }: Manner, dialect: Dialect): Fragment {
  const { name, unique, oracle = {} } = index;
  checkOptions(index);
  const own = qualified(table.schema === undefined ? { name } : { name, schema: table.schema }, dialect);
  const elements = join(index.elements.map((one) => elementSql(one, name, dialect)));
  return join(
    [
      fragment`CREATE ${keyword('UNIQUE', unique)} ${keyword('BITMAP', oracle.bitmap)} INDEX`,
      ifNotExistsWord(ifNotExists, 'an index', dialect),
      fragment`${own} ON ${qualified(table, dialect)} (${elements})`,
      compression(oracle.compress, name),
      index.tablespace === undefined ? nothing : fragment`TABLESPACE ${identifier(index.tablespace, dialect)}`,
      keyword('ONLINE', online),
    ],
    ' ',
  );
}

/** `COMPRESS`, `COMPRESS 1` for the first column alone, `COMPRESS ADVANCED LOW` */
function compression(given: boolean | number | string | undefined, name: string): Fragment {
  if (given === undefined) return nothing;
  if (typeof given === 'boolean') return verbatim(given ? 'COMPRESS' : 'NOCOMPRESS');
  if (typeof given === 'number' && Number.isInteger(given) && given > 0) return verbatim(`COMPRESS ${given}`);
  if (typeof given === 'string' && /^advanced (?:low|high)$/i.test(given))
    return verbatim(`COMPRESS ${given.toUpperCase()}`);
  refused(
    `${shown(String(given))} is no compression for index ${shown(name)}`,
    "write true, how many columns, 'advanced low' or 'advanced high'",
  );
}

function checkOptions(index: Index): void {
  const { name, unique, elements, using, include = [], nullsNotDistinct, where, oracle = {} } = index;
  const lost = (what: string, help: string): never => refused(`Oracle has no ${what} for index ${shown(name)}`, help);
  if (elements.length === 0) refused(`index ${shown(name)} has no columns`, 'name at least one');
  if (using !== undefined && using.toLowerCase() !== 'btree')
    lost(`access method ${using}`, 'leave using out; { oracle: { bitmap: true } } makes a bitmap index');
  if (where !== undefined)
    lost(
      'WHERE',
      'index an expression that is NULL for the other rows: sql`CASE WHEN … THEN email END`; rows of NULLs are not in the index',
    );
  if (include.length > 0) lost('INCLUDE', 'make them columns of the index');
  if (nullsNotDistinct) lost('NULLS NOT DISTINCT', 'leave it out for Oracle');
  if (Object.keys(index.with ?? {}).length > 0) lost('storage parameters of this kind', 'leave with out for Oracle');
  if (index.comment !== undefined) lost('comment', 'leave it out for Oracle');
  if (unique && oracle.bitmap)
    refused(`index ${shown(name)} is a bitmap index and unique`, 'remove unique, or oracle: { bitmap: true }');
}

function elementSql(
  { target, order, nulls, opclass, collation }: IndexElement,
  index: string,
  dialect: Dialect,
): Fragment {
  if (opclass !== undefined) refused(`Oracle has no operator class for index ${shown(index)}`, 'leave it out');
  if (nulls !== undefined)
    refused(`Oracle has no NULLS ${nulls.toUpperCase()} for index ${shown(index)}`, 'leave it out');
  if (collation !== undefined)
    refused(
      `Oracle has no collation for index ${shown(index)}`,
      "index the expression: sql`NLSSORT(name, 'NLS_SORT=BINARY_CI')`",
    );
  const sql = typeof target === 'string' ? identifier(target, dialect) : expressionSql(target, dialect);
  return fragment`${sql} ${order === undefined ? nothing : verbatim(order.toUpperCase())}`;
}
