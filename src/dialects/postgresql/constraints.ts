import type { Operation } from '../../operations/operation.ts';
import {
  type Constraint,
  type Exclude,
  isBackedByIndex,
  type PrimaryKey,
  type TableName,
  type Unique,
} from '../../schema/model.ts';
import { type Fragment, fragment, join, keyword, nothing } from '../../sql/fragment.ts';
import { checkBody, constraintName, foreignKeyBody, references, shown, timing } from '../ansi.ts';
import { type Dialect, doing, extend, inside, type RenderContext, type Rendering, type Statement } from '../dialect.ts';
import { expressionSql, identifier, names, refused } from '../spelling.ts';
import { alterTable, pass } from './alter-table.ts';
import { commentOnConstraint } from './comments.ts';
import { constraintExists } from './conditions.ts';
import { constraintGuard } from './definition-checks.ts';
import { accessMethod, exclusionElement } from './elements.ts';
import { identityBack } from './table-options.ts';

/** `ALTER TABLE orders ADD CONSTRAINT ck_qty CHECK (qty > 0) NOT VALID` */
export function addConstraint(operation: Operation<'addConstraint'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const { table, constraint, ifNotExists, at } = operation;
  const made = [
    addedConstraint(table, constraint, context),
    ...doing(inside(commentOnConstraint(table, constraint, dialect))),
    ...identityBack(table, constraint, at, dialect),
  ];
  return ifNotExists ? unlessThere(table, constraint, made, context) : made;
}

/** The constraint alone, without its comment. */
export function addedConstraint(table: TableName, constraint: Constraint, context: RenderContext): Statement {
  const at = isBackedByIndex(constraint) ? pass.addKey : pass.addOther;
  return alterTable(table, fragment`ADD ${constraintSql(constraint, context)}`, at, context.dialect);
}

/** The first statement where the constraint is missing; where it is another, the script stops. */
export function unlessThere(
  table: TableName,
  constraint: Constraint,
  made: readonly Statement[],
  { dialect, leaveNames }: RenderContext,
): readonly Statement[] {
  if (leaveNames && !constraint.named) {
    refused(
      'a constraint without a name cannot be looked for in the database',
      "give it a name, or set constraintNames to 'written'",
    );
  }
  const onlyIf = `NOT EXISTS (${constraintExists(table, constraint.name, dialect)})`;
  return made.map((one, i) =>
    i === 0 ? extend(one, { guard: constraintGuard(table, constraint, dialect), onlyIf }) : one,
  );
}

/** `ALTER TABLE orders DROP CONSTRAINT IF EXISTS ck_qty` */
export function dropConstraint(
  { table, name, ifExists }: Operation<'dropConstraint'>,
  { dialect }: RenderContext,
): Rendering {
  const action = fragment`DROP CONSTRAINT ${keyword('IF EXISTS', ifExists)} ${identifier(name, dialect)}`;
  return [alterTable(table, action, pass.drop, dialect)];
}

/** A constraint as ALTER TABLE and CREATE TABLE write it, with its name. */
export function constraintSql(constraint: Constraint, context: RenderContext): Fragment {
  checkTiming(constraint);
  return fragment`${constraintName(constraint, context)} ${body(constraint, context.dialect)}`;
}

function body(constraint: Constraint, dialect: Dialect): Fragment {
  switch (constraint.kind) {
    case 'primaryKey':
      return key('PRIMARY KEY', constraint, false, dialect);
    case 'unique':
      return key('UNIQUE', constraint, constraint.nullsNotDistinct ?? false, dialect);
    case 'foreignKey':
      return fragment`${foreignKeyBody(constraint, dialect)} ${timing(constraint)} ${keyword('NOT VALID', constraint.notValid)}`;
    case 'check':
      return fragment`${checkBody(constraint, dialect)} ${keyword('NO INHERIT', constraint.noInherit)} ${keyword('NOT VALID', constraint.notValid)}`;
    case 'exclude':
      return exclude(constraint, dialect);
  }
}

/** `UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (c) DEFERRABLE`, or `UNIQUE USING INDEX ix` */
function key(
  word: 'PRIMARY KEY' | 'UNIQUE',
  constraint: PrimaryKey | Unique,
  nulls: boolean,
  dialect: Dialect,
): Fragment {
  const { columns, include, usingIndex } = constraint;
  const start = keyword(word, true);
  if (usingIndex !== undefined) {
    return fragment`${start} USING INDEX ${identifier(usingIndex, dialect)} ${timing(constraint)}`;
  }
  return fragment`${start} ${keyword('NULLS NOT DISTINCT', nulls)} (${names(columns, dialect)}) ${included(include, dialect)} ${timing(constraint)}`;
}

/** `INCLUDE (a, b)` */
export function included(columns: readonly string[] | undefined, dialect: Dialect): Fragment {
  return columns === undefined || columns.length === 0 ? nothing : fragment`INCLUDE (${names(columns, dialect)})`;
}

/** `EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (state <> 'cancelled')` */
function exclude(constraint: Exclude, dialect: Dialect): Fragment {
  const { elements, using = 'gist', where } = constraint;
  const list = join(elements.map((one) => exclusionElement(one, dialect)));
  const filter = where === undefined ? nothing : fragment`WHERE (${expressionSql(where, dialect)})`;
  return fragment`EXCLUDE ${accessMethod(using, dialect)} (${list}) ${filter} ${timing(constraint)}`;
}

/**
 * The constraint as part of a column's own definition: `CONSTRAINT fk REFERENCES users (id)`; undefined where PostgreSQL knows no such
 * form of it.
 */
export function columnConstraintSql(constraint: Constraint, context: RenderContext): Fragment | undefined {
  checkTiming(constraint);
  const name = constraintName(constraint, context);
  const { dialect } = context;
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique': {
      if (constraint.columns.length !== 1 || constraint.usingIndex !== undefined || constraint.include !== undefined)
        return undefined;
      const nulls = keyword('NULLS NOT DISTINCT', constraint.kind === 'unique' && constraint.nullsNotDistinct);
      return fragment`${name} ${keyword(constraint.kind === 'unique' ? 'UNIQUE' : 'PRIMARY KEY', true)} ${nulls} ${timing(constraint)}`;
    }
    case 'foreignKey':
      if (constraint.columns.length !== 1 || constraint.notValid) return undefined;
      return fragment`${name} ${references(constraint, dialect)} ${timing(constraint)}`;
    case 'check':
      if (constraint.notValid) return undefined;
      return fragment`${name} ${checkBody(constraint, dialect)} ${keyword('NO INHERIT', constraint.noInherit)}`;
    case 'exclude':
      return undefined;
  }
}

/** https://www.postgresql.org/docs/current/sql-createtable.html, at DEFERRABLE and MATCH */
function checkTiming(constraint: Constraint): void {
  const { deferrable, initially, kind, name } = constraint;
  if (initially === 'deferred' && deferrable === false) {
    refused(
      `constraint ${shown(name)} is initially deferred and not deferrable`,
      'remove deferrable: false, or initially',
    );
  }
  if (kind === 'check' && (deferrable || initially === 'deferred')) {
    refused(
      `PostgreSQL cannot defer the check constraint ${shown(name)}`,
      'remove deferrable and initially, or write a constraint trigger',
    );
  }
  if (kind === 'foreignKey' && constraint.match === 'partial') {
    refused('PostgreSQL has no MATCH PARTIAL', "use match: 'full', or leave match out");
  }
  if (
    kind === 'foreignKey' &&
    constraint.columns.length !== constraint.targetColumns.length &&
    constraint.targetColumns.length > 0
  ) {
    refused(
      `foreign key ${shown(name)} has ${constraint.columns.length} columns and refers to ${constraint.targetColumns.length}`,
      'name as many columns on both sides',
    );
  }
}
