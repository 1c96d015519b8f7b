import type { ForeignKey, Table } from '../../schema/model.ts';
import { type Fragment, fragment } from '../../sql/fragment.ts';
import type { Dialect } from '../dialect.ts';
import { identifier, names } from '../spelling.ts';

/**
 * MySQL makes an index for a foreign key that has none, and drops it again once another does: a foreign key that would lose the last
 * one gets it back, under its own name, in the same statement.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html#foreign-key-restrictions
 *
 * @param gone the index or the key that is dropped
 */
export function indexForForeignKey(table: Table, gone: string, dialect: Dialect): readonly Fragment[] {
  const needed = table.constraints.filter(
    (one): one is ForeignKey =>
      one.kind === 'foreignKey' && covers(table, one).length > 0 && covers(table, one).every((name) => name === gone),
  );
  const made = new Set<string>();
  return needed.flatMap((one) => {
    const key = JSON.stringify(one.columns);
    if (made.has(key)) return [];
    made.add(key);
    return [fragment`ADD INDEX ${identifier(one.name, dialect)} (${names(one.columns, dialect)})`];
  });
}

/** The keys and indexes that begin with the columns of a foreign key. */
function covers({ constraints, indexes }: Table, { columns }: ForeignKey): readonly string[] {
  const begins = (own: readonly unknown[]): boolean => columns.every((name, i) => own[i] === name);
  return [
    ...constraints.flatMap((one) =>
      (one.kind === 'primaryKey' || one.kind === 'unique') && one.mysql?.length === undefined && begins(one.columns)
        ? [one.name]
        : [],
    ),
    ...indexes.flatMap((one) =>
      one.mysql?.length === undefined &&
      one.mysql?.prefix === undefined &&
      begins(one.elements.map(({ target }) => target))
        ? [one.name]
        : [],
    ),
  ];
}
