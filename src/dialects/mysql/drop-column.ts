import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Table } from '../../schema/model.ts';
import { type Fragment, fragment, keyword } from '../../sql/fragment.ts';
import { wordsOf } from '../../sql/words.ts';
import { shown } from '../ansi.ts';
import type { Dialect, RenderContext, Rendering } from '../dialect.ts';
import { identifier, refused } from '../spelling.ts';
import { alteration, dropping } from './alterations.ts';
import { dropConstraintSql } from './constraints.ts';
import { need } from './differences.ts';
import { indexForForeignKey } from './key-cover.ts';

/**
 * DROP COLUMN, in one statement with the constraints and indexes that go with it: a foreign key or a check would stop it, and an index
 * of several columns would live on without this one.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html
 */
export function dropColumn({ table, column, ifExists }: Operation<'dropColumn'>, context: RenderContext): Rendering {
  const { dialect, before, after } = context;
  if (ifExists) need('partsIfExist', 'IF EXISTS for columns', 'leave ifExists out', dialect);
  const old = tableOf(before, table);
  if (old) checkDropped(old, column, dialect);
  const gone = old ? goneWith(old, tableOf(after, table), column, dialect) : [];
  return [
    alteration(
      table,
      dialect,
      ...gone,
      fragment`DROP COLUMN ${keyword('IF EXISTS', ifExists)} ${identifier(column, dialect)}`,
    ),
  ];
}

function goneWith(old: Table, left: Table | undefined, column: string, dialect: Dialect): readonly Fragment[] {
  const kept = new Set([...(left?.constraints ?? []), ...(left?.indexes ?? [])].map((one) => one.name));
  const constraints = old.constraints.filter((one) => !kept.has(one.name));
  const dropped = new Set(constraints.map((one) => one.name));
  const rest = { ...old, constraints: old.constraints.filter((one) => !dropped.has(one.name)) };
  const several = (columns: readonly unknown[]): boolean => columns.some((one) => one !== column);
  return [
    ...constraints.flatMap((one) => {
      const alone = (one.kind === 'primaryKey' || one.kind === 'unique') && !several(one.columns);
      if (alone) return [];
      const instead =
        one.kind === 'unique'
          ? indexForForeignKey({ ...rest, constraints: [...rest.constraints, one] }, one.name, dialect)
          : [];
      return [dropConstraintSql(one.kind, one.name, false, dialect), ...instead];
    }),
    ...old.indexes.flatMap((one) =>
      kept.has(one.name) || !several(one.elements.map(({ target }) => target))
        ? []
        : [dropping('INDEX', one.name, dialect), ...indexForForeignKey(rest, one.name, dialect)],
    ),
  ];
}

function checkDropped(table: Table, column: string, { title }: Dialect): void {
  const computed = table.columns.find(
    (one) => one.name !== column && one.computed !== undefined && wordsOf(one.computed.sql).has(column),
  );
  if (computed !== undefined)
    refused(
      `${title} cannot drop ${shown(column)}: the computed column ${shown(computed.name)} needs it`,
      `drop ${shown(computed.name)} first`,
    );
  if (table.columns.every((one) => one.name === column))
    refused(`${title} cannot drop ${shown(column)}: the table would have no column`, 'drop the table instead');
}
