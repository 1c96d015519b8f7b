import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Constraint, Table } from '../../schema/model.ts';
import { isSqlExpression } from '../../sql/author.ts';
import { fragment, verbatim } from '../../sql/fragment.ts';
import { wordsOf } from '../../sql/words.ts';
import { shown } from '../ansi.ts';
import { inside, type RenderContext, type Rendering, refuse } from '../dialect.ts';
import { identifier, qualified } from '../spelling.ts';
import { indexSql } from './indexes.ts';
import { columnDefinition, constraintSql } from './tables.ts';

const REBUILD =
  'make the table anew: create it under another name, copy the rows with op.execute, drop the old one, rename the new one';

/**
 * ADD COLUMN within what SQLite allows; a foreign key and checks are written into the column.
 *
 * Source: https://sqlite.org/lang_altertable.html#alter_table_add_column
 */
export function addColumn(operation: Operation<'addColumn'>, context: RenderContext): Rendering {
  const { table, column, constraints, indexes, ifNotExists } = operation;
  const { dialect } = context;
  const name = shown(column.name);
  if (ifNotExists) return refuse('SQLite cannot add a column only if it is not there', 'leave ifNotExists out');
  if (constraints.some((one) => one.kind === 'primaryKey'))
    return refuse(`SQLite cannot add ${name} to the primary key of a table`, REBUILD);
  if (constraints.some((one) => one.kind === 'unique')) {
    return refuse(
      `SQLite cannot add the unique column ${name}`,
      'add the column, then a unique index: op.createIndex(…, { unique: true })',
    );
  }
  if (column.computed?.stored)
    return refuse(
      `SQLite cannot add the stored computed column ${name}`,
      'make it virtual: computed(…, { stored: false })',
    );
  if (!column.nullable && (column.default === undefined || column.default === null) && !column.computed) {
    return refuse(
      `SQLite cannot add ${name}: it is NOT NULL and has no default`,
      'give it a default, or make it nullable',
    );
  }
  const definition = columnDefinition(column, [], context);
  const byDefault = isSqlExpression(column.default) ? /DEFAULT (\(|CURRENT_)/i.test(definition.text) : false;
  if (byDefault)
    return refuse(
      `SQLite cannot add ${name} with a default that is computed for every row`,
      'use a constant default, and fill the rows with op.execute',
    );
  const references = constraints.filter((one) => one.kind === 'foreignKey');
  if (references.length > 0 && column.default !== undefined && column.default !== null) {
    return refuse(`SQLite cannot add ${name}: it references another table and has a default`, 'leave the default out');
  }
  const inline = constraints.map((one) => columnConstraint(one, context));
  const sql = inline.reduce(
    (soFar, one) => fragment`${soFar} ${one}`,
    fragment`ALTER TABLE ${qualified(table, dialect)} ADD COLUMN ${definition}`,
  );
  return inside(sql, ...indexes.map((index) => indexSql(table, index, false, dialect)));
}

/** A constraint inside a column's definition: a foreign key without its own list of columns. */
function columnConstraint(constraint: Constraint, context: RenderContext): ReturnType<typeof constraintSql> {
  const sql = constraintSql(constraint, context);
  if (constraint.kind !== 'foreignKey') return sql;
  const start = sql.text.indexOf('FOREIGN KEY(');
  const end = sql.text.indexOf(') REFERENCES', start);
  return fragment`${verbatim(sql.text.slice(0, start).trim())} ${verbatim(sql.text.slice(end + 2))}`;
}

/**
 * DROP COLUMN, after the indexes that have the column; refused where a key, a constraint or another column needs it.
 *
 * Source: https://sqlite.org/lang_altertable.html#alter_table_drop_column
 */
export function dropColumn(
  { table, column, ifExists }: Operation<'dropColumn'>,
  { dialect, before, after }: RenderContext,
): Rendering {
  if (ifExists) return refuse('SQLite cannot drop a column only if it is there', 'leave ifExists out');
  const old = tableOf(before, table);
  const held = old && holderOf(old, column);
  if (held !== undefined) return refuse(`SQLite cannot drop ${shown(column)}: ${held} needs it`, REBUILD);
  const kept = new Set(tableOf(after, table)?.indexes.map((one) => one.name));
  const gone = old?.indexes.filter((one) => !kept.has(one.name)) ?? [];
  return inside(
    ...gone.map(
      (one) =>
        fragment`DROP INDEX ${qualified({ ...(table.schema !== undefined && { schema: table.schema }), name: one.name }, dialect)}`,
    ),
    fragment`ALTER TABLE ${qualified(table, dialect)} DROP COLUMN ${identifier(column, dialect)}`,
  );
}

function holderOf(table: Table, column: string): string | undefined {
  for (const one of table.constraints) {
    if (one.kind === 'check' ? wordsOf(one.sql).has(column) : one.kind !== 'exclude' && one.columns.includes(column))
      return `the constraint ${shown(one.name)}`;
  }
  return undefined;
}

/** RENAME COLUMN; comments have no place; everything else needs the table to be made anew. */
export function alterColumn(operation: Operation<'alterColumn'>, { dialect }: RenderContext): Rendering {
  const { table, column, rename, comment: _, kind: _kind, at: _at, autocommit: _autocommit, ...changes } = operation;
  const [part] = Object.keys(changes);
  if (part !== undefined) return refuse(`SQLite cannot change the ${part} of ${shown(column)} in place`, REBUILD);
  if (rename === undefined) return [];
  return inside(
    fragment`ALTER TABLE ${qualified(table, dialect)} RENAME COLUMN ${identifier(column, dialect)} TO ${identifier(rename, dialect)}`,
  );
}

export function addConstraint({ table, constraint }: Operation<'addConstraint'>): Rendering {
  const unique = constraint.kind === 'unique';
  return refuse(
    `SQLite cannot add the constraint ${shown(constraint.name)} to the existing table ${shown(table.name)}`,
    unique ? 'use a unique index: op.createIndex(…, { unique: true })' : REBUILD,
  );
}

export function dropConstraint({ table, name }: Operation<'dropConstraint'>): Rendering {
  return refuse(`SQLite cannot drop the constraint ${shown(name)} of the existing table ${shown(table.name)}`, REBUILD);
}
