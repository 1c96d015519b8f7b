import type { Operation } from '../../operations/operation.ts';
import type { Constraint, ForeignKey, TableName } from '../../schema/model.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import { checkBody, constraintName, foreignKeyBody, references, shown, timing } from '../ansi.ts';
import { type RenderContext, type Rendering, refuse, refuseInPlace } from '../dialect.ts';
import { names, refused, refusedInPlace } from '../spelling.ts';

/** ALTER TABLE cannot do it; making the table anew can, where SQLite can say the constraint at all. */
export function addConstraint(
  { table, constraint, ifNotExists }: Operation<'addConstraint'>,
  context: RenderContext,
): Rendering {
  if (ifNotExists) return refuse('SQLite cannot add a constraint only if it is not there', 'leave ifNotExists out');
  constraintSql(constraint, table, context);
  return refuseInPlace(
    `SQLite cannot add the constraint ${shown(constraint.name)} to the existing table ${shown(table.name)}`,
  );
}

export function dropConstraint({ table, name, ifExists }: Operation<'dropConstraint'>): Rendering {
  if (ifExists) return refuse('SQLite cannot drop a constraint only if it is there', 'leave ifExists out');
  return refuseInPlace(`SQLite cannot drop the constraint ${shown(name)} of the existing table ${shown(table.name)}`);
}

/** A constraint as CREATE TABLE writes it, with its name; a comment of it has no place in SQLite. */
export function constraintSql(constraint: Constraint, table: TableName, context: RenderContext): Fragment {
  checkOptions(constraint);
  return fragment`${constraintName(constraint, context)} ${body(constraint, table, context)}`;
}

function body(constraint: Constraint, table: TableName, { dialect }: RenderContext): Fragment {
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return fragment`${verbatim(WORDS[constraint.kind])} (${names(constraint.columns, dialect)})`;
    case 'foreignKey':
      return fragment`${foreignKeyBody(nearby(constraint, table), dialect)} ${deferral(constraint)}`;
    case 'check':
      return checkBody(constraint, dialect);
    case 'exclude':
      refused('SQLite has no exclusion constraints', 'write a trigger with op.execute');
  }
}

const WORDS = { primaryKey: 'PRIMARY KEY', unique: 'UNIQUE' } as const;

/** A foreign key or a check as part of a column's own definition: `CONSTRAINT fk REFERENCES users (id)`. */
export function columnConstraintSql(
  constraint: Constraint,
  column: string,
  table: TableName,
  context: RenderContext,
): Fragment {
  if (constraint.kind !== 'foreignKey') return constraintSql(constraint, table, context);
  checkOptions(constraint);
  if (constraint.columns.length !== 1 || constraint.columns[0] !== column) {
    refusedInPlace(
      `SQLite cannot add the foreign key ${shown(constraint.name)} of several columns with ${shown(column)}`,
    );
  }
  const target = references(nearby(constraint, table), context.dialect);
  return fragment`${constraintName(constraint, context)} ${target} ${deferral(constraint)}`;
}

/** A foreign key stays within its database, and its target is written without one: https://sqlite.org/foreignkeys.html#fk_unsupported */
function nearby(constraint: ForeignKey, table: TableName): ForeignKey {
  const { target } = constraint;
  if ((target.schema ?? 'main') !== (table.schema ?? 'main')) {
    refused(
      `foreign key ${shown(constraint.name)} points to the table ${shown(target.name)} in another database, which SQLite cannot do`,
      'leave the foreign key out for SQLite, or put both tables into one schema',
    );
  }
  return { ...constraint, target: { name: target.name } };
}

/** `DEFERRABLE INITIALLY DEFERRED`; SQLite takes INITIALLY behind DEFERRABLE only: https://sqlite.org/syntax/foreign-key-clause.html */
function deferral({ deferrable, initially }: ForeignKey): Fragment {
  if (initially === undefined) return timing(deferrable === undefined ? {} : { deferrable });
  return timing({ deferrable: deferrable ?? initially === 'deferred', initially });
}

function checkOptions(constraint: Constraint): void {
  const { kind, name, deferrable, initially } = constraint;
  const lost = (what: string): never =>
    refused(`SQLite has no ${what} for constraint ${shown(name)}`, 'leave it out, or give SQLite a table of its own');
  if ('notValid' in constraint && constraint.notValid) lost('NOT VALID');
  if ('noInherit' in constraint && constraint.noInherit) lost('NO INHERIT');
  if ('include' in constraint && (constraint.include ?? []).length > 0) lost('INCLUDE');
  if ('usingIndex' in constraint && constraint.usingIndex !== undefined) lost('USING INDEX');
  if ('nullsNotDistinct' in constraint && constraint.nullsNotDistinct) lost('NULLS NOT DISTINCT');
  // What is never deferred may say so.
  if (kind !== 'foreignKey' && kind !== 'exclude' && (deferrable || initially === 'deferred')) lost('DEFERRABLE');
  if (kind === 'foreignKey') checkForeignKey(constraint);
}

function checkForeignKey({ name, columns, targetColumns, match, deferrable, initially }: ForeignKey): void {
  if (initially === 'deferred' && deferrable === false) {
    refused(
      `constraint ${shown(name)} is initially deferred and not deferrable`,
      'remove deferrable: false, or initially',
    );
  }
  if (targetColumns.length > 0 && targetColumns.length !== columns.length) {
    refused(
      `foreign key ${shown(name)} has ${columns.length} columns and refers to ${targetColumns.length}`,
      'name as many columns on both sides',
    );
  }
  // With one column every MATCH is the same; with more SQLite reads the word and does MATCH SIMPLE.
  if (match !== undefined && match !== 'simple' && columns.length > 1) {
    refused(
      `SQLite has no MATCH ${match.toUpperCase()} for the foreign key ${shown(name)} of several columns`,
      'leave match out, and write a check for the columns that must be null together',
    );
  }
}
