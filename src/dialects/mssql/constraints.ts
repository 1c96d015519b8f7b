import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Constraint, ForeignKey, Table } from '../../schema/model.ts';
import { type Fragment, fragment, keyword, verbatim } from '../../sql/fragment.ts';
import { checkBody, constraintName, foreignKeyBody, shown } from '../ansi.ts';
import { inside, type RenderContext, type Rendering } from '../dialect.ts';
import { identifier, names, qualified, refused } from '../spelling.ts';
import { notNull } from './alter-columns.ts';
import { checkCascades, checkTypes } from './cascades.ts';
import { commentsOnParts } from './comments.ts';
import { checkConstraintKey } from './keys.ts';
import { objectId, rename } from './names.ts';

/**
 * `ALTER TABLE users ADD CONSTRAINT uq_email UNIQUE (email)`; NOT VALID is WITH NOCHECK, which passes over the rows that are there.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-table-constraint-transact-sql
 */
export function addConstraint(
  { table, constraint, ifNotExists }: Operation<'addConstraint'>,
  context: RenderContext,
): Rendering {
  const { dialect } = context;
  const add = addConstraintSql(constraint, table, context);
  // PRIMARY KEY of ALTER TABLE takes no columns that may be NULL, and makes none of them NOT NULL.
  const keyed = constraint.kind === 'primaryKey' ? constraint.columns : [];
  const before = keyed.flatMap((column) => notNull(table, column, context));
  const comments = commentsOnParts(table, [constraint], [], dialect);
  if (!ifNotExists) return inside(...before, add, ...comments);
  if (before.length > 0 || comments.length > 0)
    refused(
      `SQL Server adds ${shown(constraint.name)} only if it is not there, but nothing else with it: its comment, or NOT NULL for its columns`,
      'do that by operations of their own',
    );
  const { schema } = table;
  const named = schema === undefined ? { name: constraint.name } : { name: constraint.name, schema };
  return inside(fragment`IF ${objectId(named, dialect)} IS NULL ${add}`);
}

export function addConstraintSql(
  constraint: Constraint,
  table: Operation<'addConstraint'>['table'],
  context: RenderContext,
): Fragment {
  const unchecked = keyword('WITH NOCHECK', 'notValid' in constraint && constraint.notValid);
  return fragment`ALTER TABLE ${qualified(table, context.dialect)} ${unchecked} ADD ${constraintSql(constraint, tableOf(context.after, table), context)}`;
}

/** `ALTER TABLE users DROP CONSTRAINT IF EXISTS uq_email` */
export function dropConstraint(
  { table, name, ifExists }: Operation<'dropConstraint'>,
  { dialect }: RenderContext,
): Rendering {
  return inside(
    fragment`ALTER TABLE ${qualified(table, dialect)} DROP CONSTRAINT ${keyword('IF EXISTS', ifExists)} ${identifier(name, dialect)}`,
  );
}

/** Checks the rows that WITH NOCHECK has passed over, so that the optimizer trusts it again. */
export function validateConstraint(
  { table, name }: Operation<'validateConstraint'>,
  { dialect }: RenderContext,
): Rendering {
  return inside(
    fragment`ALTER TABLE ${qualified(table, dialect)} WITH CHECK CHECK CONSTRAINT ${identifier(name, dialect)}`,
  );
}

/** `EXEC sp_rename 'uq_mail', uq_email, 'OBJECT'`: constraints have names of the schema, without their table. */
export function renameConstraint(
  { table, name, to }: Operation<'renameConstraint'>,
  { dialect }: RenderContext,
): Rendering {
  const own = qualified(table.schema === undefined ? { name } : { name, schema: table.schema }, dialect);
  return inside(rename([own], to, dialect, 'OBJECT'));
}

/** A constraint as CREATE TABLE and ALTER TABLE write it, with its name. */
export function constraintSql(constraint: Constraint, table: Table | undefined, context: RenderContext): Fragment {
  checkOptions(constraint);
  checkConstraintKey(constraint, table, context);
  if (constraint.kind === 'foreignKey' && table) {
    checkCascades(constraint, table, context);
    checkTypes(constraint, table, context);
  }
  return fragment`${constraintName(constraint, context)} ${body(constraint, context)}`;
}

/** One NULL is like another in a UNIQUE of SQL Server: it takes one row without a value, and so it does by NULLS NOT DISTINCT. */
function body(constraint: Constraint, { dialect }: RenderContext): Fragment {
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return fragment`${verbatim(WORDS[constraint.kind])} ${clusteredSql(constraint.mssql?.clustered)} (${names(constraint.columns, dialect)})`;
    case 'foreignKey':
      return foreignKeyBody(written(constraint), dialect);
    case 'check':
      return checkBody(constraint, dialect);
    case 'exclude':
      refused('SQL Server has no exclusion constraints', 'write a trigger with op.createTrigger');
  }
}

const WORDS = { primaryKey: 'PRIMARY KEY', unique: 'UNIQUE' } as const;

export function clusteredSql(clustered: boolean | undefined): Fragment {
  return clustered === undefined ? verbatim('') : verbatim(clustered ? 'CLUSTERED' : 'NONCLUSTERED');
}

/** NO ACTION refuses at the end of the statement, which is all that RESTRICT could do in SQL Server. */
function written(constraint: ForeignKey): ForeignKey {
  const { match: _, onDelete, onUpdate, ...rest } = constraint;
  return {
    ...rest,
    ...(onDelete && { onDelete: onDelete === 'restrict' ? 'no action' : onDelete }),
    ...(onUpdate && { onUpdate: onUpdate === 'restrict' ? 'no action' : onUpdate }),
  };
}

function checkOptions(constraint: Constraint): void {
  const { name, deferrable, initially } = constraint;
  const lost = (what: string, help = 'leave it out, or give SQL Server a table of its own'): never =>
    refused(`SQL Server has no ${what} for constraint ${shown(name)}`, help);
  if (deferrable || initially === 'deferred') lost('DEFERRABLE', 'leave it out: every statement is checked at its end');
  if ('noInherit' in constraint && constraint.noInherit) lost('NO INHERIT');
  if ('include' in constraint && (constraint.include ?? []).length > 0)
    lost('INCLUDE', 'make a unique index instead, which has it: op.createIndex(…, { unique: true, include: […] })');
  if ('usingIndex' in constraint && constraint.usingIndex !== undefined) lost('USING INDEX');
  if ('replicaIdentity' in constraint && constraint.replicaIdentity) lost('REPLICA IDENTITY');
  if (constraint.kind === 'foreignKey') checkForeignKey(constraint);
}

function checkForeignKey({ name, columns, targetColumns, match }: ForeignKey): void {
  if (targetColumns.length > 0 && targetColumns.length !== columns.length)
    refused(
      `foreign key ${shown(name)} has ${columns.length} columns and refers to ${targetColumns.length}`,
      'name as many columns on both sides',
    );
  // With one column every MATCH is the same; SIMPLE is what SQL Server does.
  if (match !== undefined && match !== 'simple' && columns.length > 1)
    refused(
      `SQL Server has no MATCH ${match.toUpperCase()} for the foreign key ${shown(name)} of several columns`,
      'leave match out, and write a check for the columns that must be null together',
    );
}
