import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Column, Constraint } from '../../schema/model.ts';
import { fragment, join } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { inside, type RenderContext, type Rendering, refuse } from '../dialect.ts';
import { identifier, qualified, refused } from '../spelling.ts';
import { columnDefinition, currentType } from './columns.ts';
import { columnConstraintSql, REBUILD } from './constraints.ts';
import { defaultSql } from './defaults.ts';
import { indexSql } from './indexes.ts';
import { sameWord } from './names.ts';

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
  checkConstraints(column, constraints);
  checkName(tableOf(context.before, table)?.columns ?? [], column.name);
  const definition = columnDefinition(column, [], context);
  checkAdded(column, constraints, context);
  const own = constraints.map((one) => columnConstraintSql(one, column.name, table, context));
  return inside(
    fragment`ALTER TABLE ${qualified(table, dialect)} ADD COLUMN ${join([definition, ...own], ' ')}`,
    ...indexes.map((index) => indexSql(table, index, false, context)),
  );
}

function checkConstraints(column: Column, constraints: readonly Constraint[]): void {
  const name = shown(column.name);
  if (constraints.some((one) => one.kind === 'primaryKey')) {
    refused(`SQLite cannot add ${name} to the primary key of a table`, REBUILD);
  }
  if (constraints.some((one) => one.kind === 'unique')) {
    refused(
      `SQLite cannot add the unique column ${name}`,
      'add the column, then a unique index: op.createIndex(…, { unique: true })',
    );
  }
}

function checkAdded(column: Column, constraints: readonly Constraint[], context: RenderContext): void {
  const name = shown(column.name);
  if (column.computed !== undefined) {
    if (!column.computed.stored) return;
    refused(`SQLite cannot add the stored computed column ${name}`, 'make it virtual: computed(…, { stored: false })');
  }
  const value = defaultSql(column, currentType(column.type, context), context.dialect)?.kind ?? 'null';
  if (value === 'null' && !column.nullable) {
    refused(`SQLite cannot add ${name}: it is NOT NULL and has no default`, 'give it a default, or make it nullable');
  }
  if (value === 'moment' || value === 'expression') {
    refused(
      `SQLite cannot add ${name} with a default that is computed for every row`,
      'use a constant default without parentheses, and fill the rows with op.execute',
    );
  }
  if (value !== 'null' && constraints.some((one) => one.kind === 'foreignKey')) {
    refused(`SQLite cannot add ${name}: it references another table and has a default`, 'leave the default out');
  }
}

/**
 * `ALTER TABLE users RENAME COLUMN email TO mail`. A comment has no place in SQLite, and a rowid numbers itself or not as an insert
 * wishes; everything else needs the table to be made anew.
 *
 * Source: https://sqlite.org/lang_altertable.html#alter_table_rename_column
 */
export function alterColumn(operation: Operation<'alterColumn'>, { dialect, before }: RenderContext): Rendering {
  const {
    kind: _kind,
    at: _at,
    autocommit: _autocommit,
    batch: _batch,
    table,
    column,
    rename,
    comment: _,
    ...changes
  } = operation;
  const { autoincrement, ...others } = changes;
  const [part] = autoincrement === true ? ['autoincrement'] : Object.keys(others);
  if (part === 'statistics' || part === 'storage' || part === 'compression')
    return refuse(`SQLite has no ${part} for the column ${shown(column)}`, 'leave it out for SQLite');
  if (part !== undefined) return refuse(`SQLite cannot change the ${part} of ${shown(column)} in place`, REBUILD);
  if (rename === undefined) return [];
  const columns = tableOf(before, table)?.columns ?? [];
  checkName(
    columns.filter((one) => one.name !== column),
    rename,
  );
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
