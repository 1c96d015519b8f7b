import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Constraint, Index, Table } from '../../schema/model.ts';
import { type Fragment, fragment } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { type RenderContext, type Rendering, refuse } from '../dialect.ts';
import { identifier, refused } from '../spelling.ts';
import { alteration, dropping } from './alterations.ts';
import { constraintSql, dropConstraintSql } from './constraints.ts';
import { indexDefinition, tableOfIndex } from './indexes.ts';

/** `ALTER TABLE users RENAME INDEX ix_mail TO ix_email` */
export function renameIndex({ index, to }: Operation<'renameIndex'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const table = tableOfIndex(context.before, index);
  if (table === undefined)
    return refuse(
      `an index of ${dialect.title} belongs to a table, and that of ${shown(index.name)} is not known`,
      'write the ALTER TABLE … RENAME INDEX with op.execute',
    );
  return [alteration(table, dialect, renaming(index.name, to, context))];
}

function renaming(from: string, to: string, { dialect }: RenderContext): Fragment {
  return fragment`RENAME INDEX ${identifier(from, dialect)} TO ${identifier(to, dialect)}`;
}

/**
 * A unique constraint is an index and is renamed as one; the name of a primary key is always PRIMARY; a foreign key or a check is dropped
 * and added in one statement.
 */
export function renameConstraint(
  { table, name, to }: Operation<'renameConstraint'>,
  context: RenderContext,
): Rendering {
  const { dialect, before, after } = context;
  const own = tableOf(before, table);
  const old = own?.constraints.find((one) => one.name === name);
  const fresh = tableOf(after, table);
  const renamed = fresh?.constraints.find((one) => one.name === to);
  if (!old || !fresh || !renamed)
    refused(`${dialect.title} has no RENAME CONSTRAINT, and ${shown(name)} is not known`, 'drop it and add it again');
  switch (old.kind) {
    case 'primaryKey':
      return [];
    case 'unique':
      return [alteration(table, dialect, renaming(name, to, context))];
    default:
      return [alteration(table, dialect, ...again(old, renamed, fresh, context))];
  }
}

function again(old: Constraint, renamed: Constraint, table: Table, context: RenderContext): readonly Fragment[] {
  return [
    dropConstraintSql(old.kind, old.name, false, context.dialect),
    fragment`ADD ${constraintSql(renamed, table, { ...context, leaveNames: false })}`,
  ];
}

/** Every row is checked from the beginning. */
export function validateConstraint(): Rendering {
  return [];
}

/** An index gets its comment when it is made, and so it is made anew: https://dev.mysql.com/doc/refman/8.4/en/create-index.html */
export function indexComment({ index }: Operation<'indexComment'>, context: RenderContext): Rendering {
  const { dialect, before, after } = context;
  const name = tableOfIndex(before, index);
  const table = name && tableOf(after, name);
  const fresh: Index | undefined = table?.indexes.find((one) => one.name === index.name);
  if (!table || !fresh)
    return refuse(
      `${dialect.title} needs the whole index ${shown(index.name)} to comment on it, and it is not known`,
      'leave the comment out',
    );
  return [
    alteration(
      table,
      dialect,
      dropping('INDEX', index.name, dialect),
      fragment`ADD ${indexDefinition(fresh, table, context)}`,
    ),
  ];
}

export function constraintComment({ name }: Operation<'constraintComment'>, { dialect }: RenderContext): Rendering {
  return refuse(
    `${dialect.title} keeps no comments on constraints, as on ${shown(name)}`,
    'comment on the table instead',
  );
}

export function enumComment({ type }: Operation<'enumComment'>, { dialect }: RenderContext): Rendering {
  return refuse(
    `${dialect.title} has no enum types to comment on, as on ${shown(type.name)}`,
    'comment on the columns instead',
  );
}
