import { isNone } from '../../operations/alter-column.ts';
import type { Operation } from '../../operations/operation.ts';
import { isUncertain, tableOf } from '../../schema/catalog.ts';
import type { Check, Column, Table } from '../../schema/model.ts';
import { type Fragment, fragment } from '../../sql/fragment.ts';
import { wordsOf } from '../../sql/words.ts';
import { shown } from '../ansi.ts';
import type { RenderContext, Rendering } from '../dialect.ts';
import { identifier, refused } from '../spelling.ts';
import { alteration } from './alterations.ts';
import { currentType, wholeDefinition } from './columns.ts';
import { constraintSql, dropConstraintSql } from './constraints.ts';
import { defaultSql, isMoment, isMomentType } from './defaults.ts';

/**
 * All that changes of a column in one statement. MODIFY and CHANGE say the whole column anew, as the catalog knows it; a default alone
 * is set without that.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html#alter-table-redefine-column
 *
 * @example
 * ALTER TABLE users CHANGE age years BIGINT NOT NULL DEFAULT 18 COMMENT 'in full'
 */
export function alterColumn(operation: Operation<'alterColumn'>, context: RenderContext): Rendering {
  const { table, column, rename } = operation;
  const { dialect, before, after } = context;
  checkChange(operation, context);
  const name = identifier(column, dialect);
  const old = tableOf(before, table);
  const fresh = tableOf(after, table);
  const changed = fresh?.columns.find((one) => one.name === (rename ?? column));
  if (!old || !fresh || !changed) {
    const why = isUncertain(before, table.name) ? ', which raw SQL has changed' : '';
    refused(
      `${dialect.title} needs the whole definition of the column ${shown(column)}, and it is not known${why}`,
      'write the ALTER TABLE with op.execute',
    );
  }
  if (rename !== undefined && rename !== column) checkRename(old, column, rename, context);
  const action = actionOf(operation, name, changed, fresh, context);
  const [gone, made] = rename === undefined || rename === column ? [[], []] : checksAround(old, fresh, column, context);
  return [alteration(table, dialect, ...gone, action, ...made)];
}

function actionOf(
  operation: Operation<'alterColumn'>,
  name: Fragment,
  changed: Column,
  table: Table,
  context: RenderContext,
): Fragment {
  const { dialect } = context;
  const { default: value, rename } = operation;
  const type = currentType(changed.type, context);
  const dropsDefault = value !== undefined && isNone(value);
  const others = (['type', 'nullable', 'comment', 'collation', 'identity', 'autoincrement'] as const).some(
    (one) => operation[one] !== undefined,
  );
  const whole = (): Fragment => wholeDefinition(changed, table, context);
  if (rename !== undefined) return fragment`CHANGE ${name} ${identifier(rename, dialect)} ${whole()}`;
  const changesMoment =
    isMomentType(type, dialect) && !dropsDefault && (others || isMoment(changed.default, type, dialect));
  if (changesMoment) return fragment`CHANGE ${name} ${name} ${whole()}`;
  if (others) return fragment`MODIFY ${name} ${whole()}`;
  const sql = defaultSql(changed, type, dialect);
  if (sql === undefined) return fragment`ALTER COLUMN ${name} DROP DEFAULT`;
  return fragment`ALTER COLUMN ${name} SET DEFAULT ${sql}`;
}

function checkChange(operation: Operation<'alterColumn'>, { dialect }: RenderContext): void {
  const { column, using } = operation;
  for (const part of ['statistics', 'storage', 'compression'] as const) {
    if (operation[part] === undefined) continue;
    refused(`${dialect.title} has no ${part} for the column ${shown(column)}`, 'leave it out');
  }
  if (using !== undefined)
    refused(
      `${dialect.title} has no USING: it converts the values of ${shown(column)} by its own rules`,
      'leave using out, or add a column, fill it with op.updateRows and drop the old one',
    );
}

function checkRename(table: Table, column: string, rename: string, { dialect }: RenderContext): void {
  const other = table.columns.find((one) => one.name !== column && one.name.toLowerCase() === rename.toLowerCase());
  if (other)
    refused(
      `${dialect.title} takes ${shown(rename)} and the column ${shown(other.name)} of the same table for one`,
      'choose a name that differs in more than upper and lower case',
    );
  const computed = table.columns.find(
    (one) => one.name !== column && one.computed !== undefined && wordsOf(one.computed.sql).has(column),
  );
  if (computed)
    refused(
      `${dialect.title} cannot rename ${shown(column)}: the computed column ${shown(computed.name)} needs it`,
      `drop ${shown(computed.name)} first, and add it again after`,
    );
}

/** A check does not follow the new name of a column: it is dropped and added in the same statement. */
function checksAround(
  old: Table,
  fresh: Table,
  column: string,
  context: RenderContext,
): readonly [gone: readonly Fragment[], made: readonly Fragment[]] {
  const held = old.constraints.filter((one): one is Check => one.kind === 'check' && wordsOf(one.sql).has(column));
  const names = new Set(held.map((one) => one.name));
  return [
    held.map((one) => dropConstraintSql('check', one.name, false, context.dialect)),
    fresh.constraints
      .filter((one) => names.has(one.name))
      .map((one) => fragment`ADD ${constraintSql(one, fresh, { ...context, leaveNames: false })}`),
  ];
}
