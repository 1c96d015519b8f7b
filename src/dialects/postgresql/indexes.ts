import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Index, TableName } from '../../schema/model.ts';
import { type Fragment, fragment, join, keyword, nothing } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { type Dialect, doing, inside, type RenderContext, type Rendering } from '../dialect.ts';
import { expressionSql, identifier, qualified, refused } from '../spelling.ts';
import { commentsOnIndexes } from './comments.ts';
import { included } from './constraints.ts';
import { indexGuard } from './definition-checks.ts';
import { accessMethod, indexElement, storageParameters, tablespace } from './elements.ts';
import { identityBack } from './table-options.ts';

/** The access methods of PostgreSQL that cannot be unique: `pg_indexam_has_property(oid, 'can_unique')`. */
const NEVER_UNIQUE: ReadonlySet<string> = new Set(['hash', 'gist', 'gin', 'spgist', 'brin']);

/** `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix_email ON users (email)` */
export function createIndex(operation: Operation<'createIndex'>, { dialect, before }: RenderContext): Rendering {
  const { table, index, ifNotExists, concurrently, at } = operation;
  const guard = ifNotExists ? { guard: indexGuard(table, index, dialect) } : {};
  const sql = indexSql(table, index, { ifNotExists, concurrently }, dialect);
  const comments = doing(inside(...commentsOnIndexes(table, [index], dialect)));
  const later = [...comments, ...identityBack(table, index, at, dialect)];
  if (!concurrently) return [{ sql, transaction: 'inside', ...guard }, ...later];
  if (tableOf(before, table)?.options?.partitionBy !== undefined) {
    refused(
      `PostgreSQL cannot create ${shown(index.name)} concurrently: ${shown(table.name)} is partitioned`,
      'create the index on each partition concurrently, then the one of the table without concurrently',
    );
  }
  return [{ sql, transaction: 'outside', ...guard }, ...later];
}

/** `DROP INDEX CONCURRENTLY IF EXISTS ix_email` */
export function dropIndex(operation: Operation<'dropIndex'>, { dialect }: RenderContext): Rendering {
  const { name, schema, ifExists, concurrently } = operation;
  const full = qualified(schema === undefined ? { name } : { name, schema }, dialect);
  const sql = fragment`DROP INDEX ${keyword('CONCURRENTLY', concurrently)} ${keyword('IF EXISTS', ifExists)} ${full}`;
  return concurrently ? [{ sql, transaction: 'outside' }] : inside(sql);
}

/** An index as a statement of its own. Its name has no schema: it lives where its table lives. */
export function indexSql(
  table: TableName,
  index: Index,
  { ifNotExists, concurrently }: { readonly ifNotExists: boolean; readonly concurrently: boolean },
  dialect: Dialect,
): Fragment {
  const { unique, using, where, nullsNotDistinct } = index;
  if (unique && using !== undefined && NEVER_UNIQUE.has(using.toLowerCase())) {
    refused(`index ${shown(index.name)} is unique, and ${using} indexes cannot be`, 'leave out using, or unique');
  }
  if (index.elements.length === 0) refused(`index ${shown(index.name)} has no columns`, 'name at least one');
  const head = fragment`CREATE ${keyword('UNIQUE', unique)} INDEX ${keyword('CONCURRENTLY', concurrently)} ${keyword('IF NOT EXISTS', ifNotExists)} ${identifier(index.name, dialect)}`;
  const elements = join(index.elements.map((one) => indexElement(one, dialect)));
  return join(
    [
      fragment`${head} ON ${qualified(table, dialect)} ${accessMethod(using, dialect)} (${elements})`,
      included(index.include, dialect),
      keyword('NULLS NOT DISTINCT', nullsNotDistinct),
      storageParameters(index.with),
      tablespace(index.tablespace, dialect),
      where === undefined ? nothing : fragment`WHERE ${expressionSql(where, dialect)}`,
    ],
    ' ',
  );
}
