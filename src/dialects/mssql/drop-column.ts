import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import { type Fragment, fragment, keyword } from '../../sql/fragment.ts';
import { inside, type RenderContext, type Rendering } from '../dialect.ts';
import { identifier, qualified } from '../spelling.ts';
import { dependentsOf, dropDefaultSql, dropDependents, dropValuesSql } from './dependents.ts';
import { dropUnnamed } from './look-ups.ts';

/**
 * `ALTER TABLE users DROP COLUMN age`, and before it whatever stands on the column: SQL Server drops nothing with it.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
 */
export function dropColumn(operation: Operation<'dropColumn'>, context: RenderContext): Rendering {
  const { table, column, ifExists, mssql = {} } = operation;
  const { dialect } = context;
  const known = tableOf(context.before, table);
  const old = known?.columns.find((one) => one.name === column);
  const found: Fragment[] = [];
  if (known && old) {
    found.push(...dropDependents(dependentsOf(known, column, context), table, context));
    found.push(...dropValuesSql(table, old, context));
    if (old.default !== undefined && !mssql.dropDefault) found.push(dropDefaultSql(table, column, context));
  }
  if (mssql.dropDefault) found.push(dropUnnamed('default', table, column, dialect));
  if (mssql.dropCheck) found.push(dropUnnamed('check', table, column, dialect));
  if (mssql.dropForeignKey) found.push(dropUnnamed('foreignKey', table, column, dialect));
  return inside(
    ...found,
    fragment`ALTER TABLE ${qualified(table, dialect)} DROP COLUMN ${keyword('IF EXISTS', ifExists)} ${identifier(column, dialect)}`,
  );
}
