import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Column, Constraint } from '../../schema/model.ts';
import { fragment, join } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { inside, type RenderContext, type Rendering, refuse, refuseInPlace } from '../dialect.ts';
import { identifier, qualified, refused, refusedInPlace } from '../spelling.ts';
import { columnDefinition, currentType } from './columns.ts';
import { columnConstraintSql, constraintSql } from './constraints.ts';
import { defaultSql } from './defaults.ts';
import { indexSql } from './indexes.ts';
import { sameWord } from './names.ts';
import { conversion } from './rebuild/conversion.ts';

/**
 * ADD COLUMN within what SQLite documents; a foreign key and checks are written into the column, where alone they can stand.
 * Of some rules SQLite lets a table off that has no rows; a script that depends on that is none to rely on.
 *
 * Source: https://sqlite.org/lang_altertable.html#alter_table_add_column
 */
export function addColumn(operation: Operation<'addColumn'>, context: RenderContext): Rendering {
  const { table, column, constraints, indexes, ifNotExists } = operation;
  const { dialect } = context;
  if (ifNotExists) return refuse('SQLite cannot add a column only if it is not there', 'leave ifNotExists out');
  checkName(tableOf(context.before, table)?.columns ?? [], column.name);
  const definition = columnDefinition(column, keyOf(constraints), context);
  for (const one of constraints) constraintSql(one, table, context);
  const ofIndexes = indexes.map((index) => indexSql(table, index, false, context));
  checkConstraints(column, constraints);
  checkAdded(column, constraints, context);
  const own = constraints.map((one) => columnConstraintSql(one, column.name, table, context));
  return inside(
    fragment`ALTER TABLE ${qualified(table, dialect)} ADD COLUMN ${join([definition, ...own], ' ')}`,
    ...ofIndexes,
  );
}

function keyOf(constraints: readonly Constraint[]): readonly string[] {
  const key = constraints.find((one) => one.kind === 'primaryKey');
  return key?.kind === 'primaryKey' ? key.columns : [];
}

function checkConstraints(column: Column, constraints: readonly Constraint[]): void {
  const name = shown(column.name);
  if (constraints.some((one) => one.kind === 'primaryKey')) {
    refusedInPlace(`SQLite cannot add ${name} to the primary key of a table`);
  }
  if (constraints.some((one) => one.kind === 'unique')) refusedInPlace(`SQLite cannot add the unique column ${name}`);
}

function checkAdded(column: Column, constraints: readonly Constraint[], context: RenderContext): void {
  const name = shown(column.name);
  if (column.computed !== undefined) {
    if (column.computed.stored) refusedInPlace(`SQLite cannot add the stored computed column ${name}`);
    return;
  }
  const value = defaultSql(column, currentType(column.type, context), context.dialect)?.kind ?? 'null';
  if (value === 'null' && !column.nullable) {
    refusedInPlace(`SQLite cannot add ${name}: it is NOT NULL and has no default`);
  }
  if (value === 'moment' || value === 'expression') {
    refusedInPlace(`SQLite cannot add ${name} with a default that is computed for every row`);
  }
  if (value !== 'null' && constraints.some((one) => one.kind === 'foreignKey')) {
    refusedInPlace(`SQLite cannot add ${name}: it references another table and has a default`);
  }
}

/**
 * `ALTER TABLE users RENAME COLUMN email TO mail`. A comment has no place in SQLite, and a rowid numbers itself or not as an insert
 * wishes; for everything else the table is made anew.
 *
 * Source: https://sqlite.org/lang_altertable.html#alter_table_rename_column
 */
export function alterColumn(operation: Operation<'alterColumn'>, context: RenderContext): Rendering {
  const { dialect, before, after } = context;
  const { table, column, rename } = operation;
  for (const part of ['statistics', 'storage', 'compression'] as const) {
    if (operation[part] === undefined) continue;
    return refuse(`SQLite has no ${part} for the column ${shown(column)}`, 'leave it out for SQLite');
  }
  const columns = tableOf(before, table)?.columns ?? [];
  if (rename !== undefined) {
    checkName(
      columns.filter((one) => one.name !== column),
      rename,
    );
  }
  const fresh = tableOf(after, table);
  const changed = fresh?.columns.find((one) => one.name === (rename ?? column));
  if (fresh && changed) columnDefinition(changed, keyOf(fresh.constraints), context);
  const old = columns.find((one) => one.name === column);
  if (operation.type !== undefined && operation.using === undefined && old) {
    conversion(currentType(old.type, context), currentType(operation.type, context), column);
  }
  const part = (['type', 'using', 'collation', 'nullable', 'default', 'identity'] as const).find(
    (one) => operation[one] !== undefined,
  );
  if (operation.autoincrement !== undefined && changed?.type.kind !== 'integer')
    return refuseInPlace(`SQLite cannot let ${shown(column)} number itself in place`);
  if (part !== undefined) return refuseInPlace(`SQLite cannot change the ${part} of ${shown(column)} in place`);
  if (rename === undefined) return [];
  return inside(
    fragment`ALTER TABLE ${qualified(table, dialect)} RENAME COLUMN ${identifier(column, dialect)} TO ${identifier(rename, dialect)}`,
  );
}

/** What the catalog holds apart, SQLite may take for the same. */
function checkName(columns: readonly Column[], name: string): void {
  const other = columns.find((one) => sameWord(one.name, name));
  if (other === undefined) return;
  refused(
    `SQLite takes ${shown(name)} and the column ${shown(other.name)} of the same table for one`,
    'choose a name that differs in more than upper and lower case',
  );
}
