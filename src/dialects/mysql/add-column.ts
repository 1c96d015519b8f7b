import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Constraint, Table } from '../../schema/model.ts';
import { type Fragment, fragment, join, keyword } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { outside, type RenderContext, type Rendering } from '../dialect.ts';
import { refused } from '../spelling.ts';
import { alteration } from './alterations.ts';
import { columnDefinition, numbersItself } from './columns.ts';
import { constraintSql } from './constraints.ts';
import { knows, need } from './differences.ts';
import { createIndexSql, indexDefinition } from './indexes.ts';

/**
 * ADD COLUMN, then what it asks for beside it. Its primary key stands in it, and so does what a column needs that numbers itself. A
 * foreign key never does: before version 9 MySQL reads REFERENCES in a column and forgets it.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html
 */
export function addColumn(operation: Operation<'addColumn'>, context: RenderContext): Rendering {
  const { table, column, constraints, indexes, ifNotExists, inline } = operation;
  const { dialect, before, after } = context;
  if (ifNotExists)
    need(
      'partsIfExist',
      'IF NOT EXISTS for columns',
      'leave ifNotExists out, or put it into op.when(not(exists.column(…)), …)',
      dialect,
    );
  const old = tableOf(before, table);
  const known: Table = tableOf(after, table) ?? { ...table, columns: [column], constraints, indexes };
  checkName(old, column.name, dialect.title);
  const numbering = numbersItself(column);
  const within = (one: Constraint): boolean => (one.kind === 'check' && inline) || (numbering && one.kind === 'unique');
  const key = constraints.find((one) => one.kind === 'primaryKey');
  if (key) constraintSql(key, known, context);
  const definition = columnDefinition(
    column,
    { constraints: [...(old?.constraints ?? []), ...constraints], indexes: [...(old?.indexes ?? []), ...indexes] },
    context,
  );
  const checks: readonly Constraint[] =
    inline && knows('namedColumnChecks', dialect)
      ? constraints.filter((one): one is Constraint => one.kind === 'check')
      : [];
  const whole = join(
    [definition, keyword('PRIMARY KEY', key !== undefined), ...checks.map((one) => constraintSql(one, known, context))],
    ' ',
  );
  const first = alteration(
    table,
    dialect,
    fragment`ADD COLUMN ${keyword('IF NOT EXISTS', ifNotExists)} ${whole}`,
    ...constraints
      .filter((one) => within(one) && !checks.includes(one))
      .map((one) => fragment`ADD ${constraintSql(one, known, context)}`),
    ...(numbering ? indexes.map((one) => fragment`ADD ${indexDefinition(one, known, context)}`) : []),
  );
  const beside = constraints.filter((one) => one !== key && !within(one));
  return [
    first,
    ...beside.map((one) => alteration(table, dialect, fragment`ADD ${constraintSql(one, known, context)}`)),
    ...(numbering
      ? []
      : outside(...indexes.map((one): Fragment => createIndexSql(one, known, table, ifNotExists, context)))),
  ];
}

function checkName(table: Table | undefined, name: string, title: string): void {
  const other = table?.columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (other === undefined) return;
  refused(
    `${title} takes ${shown(name)} and the column ${shown(other.name)} of the same table for one`,
    'choose a name that differs in more than upper and lower case',
  );
}
