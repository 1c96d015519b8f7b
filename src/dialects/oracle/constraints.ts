import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Constraint, ConstraintTiming, ForeignKey } from '../../schema/model.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { checkBody, constraintName, shown, tableAndColumns, timing } from '../ansi.ts';
import { outside, type RenderContext, type Rendering, refuse } from '../dialect.ts';
import { identifier, names, qualified, refused } from '../spelling.ts';
import { checkKeys } from './large-keys.ts';

/** `ALTER TABLE users ADD CONSTRAINT users_age CHECK (age >= 18)` */
export function addConstraint(
  { table, constraint, ifNotExists }: Operation<'addConstraint'>,
  context: RenderContext,
): Rendering {
  if (ifNotExists) return refuse('Oracle cannot add a constraint only if it is not there', 'leave ifNotExists out');
  checkKeys(tableOf(context.before, table)?.columns ?? [], [constraint], context);
  return outside(fragment`ALTER TABLE ${qualified(table, context.dialect)} ADD ${constraintSql(constraint, context)}`);
}

/** `ALTER TABLE users DROP CONSTRAINT users_age` */
export function dropConstraint(
  { table, name, ifExists }: Operation<'dropConstraint'>,
  { dialect }: RenderContext,
): Rendering {
  if (ifExists) return refuse('Oracle cannot drop a constraint only if it is there', 'leave ifExists out');
  return outside(fragment`ALTER TABLE ${qualified(table, dialect)} DROP CONSTRAINT ${identifier(name, dialect)}`);
}

/** An index that a key has brought keeps the name that it has. */
export function renameConstraint(
  { table, name, to }: Operation<'renameConstraint'>,
  { dialect }: RenderContext,
): Rendering {
  return outside(
    fragment`ALTER TABLE ${qualified(table, dialect)} RENAME CONSTRAINT ${identifier(name, dialect)} TO ${identifier(to, dialect)}`,
  );
}

/** `ALTER TABLE orders MODIFY CONSTRAINT fk_user VALIDATE` */
export function validateConstraint(
  { table, name }: Operation<'validateConstraint'>,
  { dialect }: RenderContext,
): Rendering {
  return outside(
    fragment`ALTER TABLE ${qualified(table, dialect)} MODIFY CONSTRAINT ${identifier(name, dialect)} VALIDATE`,
  );
}

/**
 * A constraint as CREATE TABLE and ALTER TABLE … ADD write it.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/constraint.html
 */
export function constraintSql(constraint: Constraint, context: RenderContext): Fragment {
  checkOptions(constraint);
  return fragment`${constraintName(constraint, context)} ${body(constraint, context)} ${deferral(constraint)} ${validity(constraint)}`;
}

/** The same as a part of a column's own definition: `CONSTRAINT fk REFERENCES users (id)`. */
export function columnConstraintSql(constraint: Constraint, column: string, context: RenderContext): Fragment {
  const own = 'columns' in constraint && constraint.columns.length === 1 && constraint.columns[0] === column;
  if (constraint.kind === 'check') return constraintSql(constraint, context);
  if (!own) refused(`the constraint ${shown(constraint.name)} is not of ${shown(column)} alone`, 'add it by itself');
  checkOptions(constraint);
  const what = constraint.kind === 'foreignKey' ? references(constraint, context) : verbatim(WORDS[constraint.kind]);
  return fragment`${constraintName(constraint, context)} ${what} ${deferral(constraint)} ${validity(constraint)}`;
}

const WORDS = { primaryKey: 'PRIMARY KEY', unique: 'UNIQUE' } as const;

function body(constraint: Constraint, context: RenderContext): Fragment {
  const { dialect } = context;
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return fragment`${verbatim(WORDS[constraint.kind])} (${names(constraint.columns, dialect)})`;
    case 'foreignKey':
      return fragment`FOREIGN KEY(${names(constraint.columns, dialect)}) ${references(constraint, context)}`;
    case 'check':
      return checkBody(constraint, dialect);
    case 'exclude':
      refused('Oracle has no exclusion constraints', 'write a trigger, or a unique index on what must not meet');
  }
}

/** Oracle has no words for what it does by itself: NO ACTION, RESTRICT where nothing is deferred, and MATCH SIMPLE. */
function references(constraint: ForeignKey, { dialect }: RenderContext): Fragment {
  checkForeignKey(constraint);
  const { onDelete, target, targetColumns } = constraint;
  const action = onDelete === 'cascade' || onDelete === 'set null' ? onDelete.toUpperCase() : undefined;
  return join(
    [
      fragment`REFERENCES ${tableAndColumns(target, targetColumns, dialect)}`,
      action === undefined ? nothing : verbatim(`ON DELETE ${action}`),
    ],
    ' ',
  );
}

function checkForeignKey({ name, columns, onDelete, onUpdate, match, deferrable, initially }: ForeignKey): void {
  const key = `the foreign key ${shown(name)}`;
  const deferred = deferrable === true || initially === 'deferred';
  if (onDelete === 'set default' || (onDelete === 'restrict' && deferred)) {
    refused(
      `Oracle has no ON DELETE ${onDelete.toUpperCase()} for ${key}`,
      "use 'cascade' or 'set null', or leave onDelete out",
    );
  }
  if (onUpdate !== undefined && onUpdate !== 'no action' && (onUpdate !== 'restrict' || deferred)) {
    refused(
      `Oracle has no ON UPDATE for ${key}: what is referred to cannot be updated`,
      'leave onUpdate out, or write a trigger',
    );
  }
  // With one column every MATCH is the same.
  if (match !== undefined && match !== 'simple' && columns.length > 1) {
    refused(
      `Oracle has no MATCH ${match.toUpperCase()} for ${key} of several columns`,
      'leave match out, and write a check for the columns that must be null together',
    );
  }
}

/** `DEFERRABLE INITIALLY DEFERRED`; what is initially deferred is deferrable. */
function deferral({ deferrable, initially }: ConstraintTiming): Fragment {
  if (initially === undefined) return timing(deferrable === undefined ? {} : { deferrable });
  return timing({ deferrable: deferrable ?? initially === 'deferred', initially });
}

function validity(constraint: Constraint): Fragment {
  return keyword('ENABLE NOVALIDATE', 'notValid' in constraint && constraint.notValid === true);
}

function checkOptions(constraint: Constraint): void {
  const { name, deferrable, initially } = constraint;
  const lost = (what: string, help = 'leave it out for Oracle'): never =>
    refused(`Oracle has no ${what} for constraint ${shown(name)}`, help);
  if (initially === 'deferred' && deferrable === false) {
    refused(
      `constraint ${shown(name)} is initially deferred and not deferrable`,
      'remove deferrable: false, or initially',
    );
  }
  if ('noInherit' in constraint && constraint.noInherit) lost('NO INHERIT');
  if ('include' in constraint && (constraint.include ?? []).length > 0) lost('INCLUDE');
  if ('nullsNotDistinct' in constraint && constraint.nullsNotDistinct) lost('NULLS NOT DISTINCT');
  if ('usingIndex' in constraint && constraint.usingIndex !== undefined) {
    lost(
      'index to take over',
      'name the columns instead: Oracle uses an index by itself that is there on the same columns',
    );
  }
  if (constraint.comment !== undefined) lost('comment');
}
