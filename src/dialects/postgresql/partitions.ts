import type { Operation } from '../../operations/operation.ts';
import type { PartitionBounds } from '../../schema/model.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, fragment, join, keyword, verbatim } from '../../sql/fragment.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../dialect.ts';
import { literalSql, qualified, refused } from '../spelling.ts';

/** `CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')` */
export function createPartition({ table, of }: Operation<'createPartition'>, { dialect }: RenderContext): Rendering {
  return inside(
    fragment`CREATE TABLE ${qualified(table, dialect)} PARTITION OF ${qualified(of.parent, dialect)} ${boundsSql(of.bounds, dialect)}`,
  );
}

/** `ALTER TABLE log ATTACH PARTITION log_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')` */
export function attachPartition({ table, of }: Operation<'attachPartition'>, { dialect }: RenderContext): Rendering {
  return inside(
    fragment`ALTER TABLE ${qualified(of.parent, dialect)} ATTACH PARTITION ${qualified(table, dialect)} ${boundsSql(of.bounds, dialect)}`,
  );
}

/** CONCURRENTLY cannot run in a transaction: https://www.postgresql.org/docs/current/sql-altertable.html */
export function detachPartition(
  { table, parent, concurrently }: Operation<'detachPartition'>,
  { dialect }: RenderContext,
): Rendering {
  const sql = fragment`ALTER TABLE ${qualified(parent, dialect)} DETACH PARTITION ${qualified(table, dialect)} ${keyword('CONCURRENTLY', concurrently)}`;
  return concurrently ? [{ sql, transaction: 'outside' }] : inside(sql);
}

function boundsSql(bounds: PartitionBounds, dialect: Dialect): Fragment {
  const list = (values: readonly Literal[]): Fragment => {
    if (values.length === 0) refused('the bounds of a partition have an empty list', 'name at least one value');
    return join(values.map((one) => literalSql(one, undefined, dialect)));
  };
  switch (bounds.kind) {
    case 'default':
      return verbatim('DEFAULT');
    case 'list':
      return fragment`FOR VALUES IN (${list(bounds.values)})`;
    case 'range':
      return fragment`FOR VALUES FROM (${list(bounds.from)}) TO (${list(bounds.to)})`;
    case 'hash': {
      const { modulus, remainder } = bounds;
      if (!(Number.isSafeInteger(modulus) && Number.isSafeInteger(remainder) && remainder >= 0 && remainder < modulus))
        refused(
          `modulus ${modulus} and remainder ${remainder} are no part of a hash`,
          'write 0 to modulus - 1 as remainder',
        );
      return verbatim(`FOR VALUES WITH (MODULUS ${modulus}, REMAINDER ${remainder})`);
    }
  }
}
