import { isNone } from '../../operations/alter-column.ts';
import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Column, Table } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, fragment, join, keyword, verbatim } from '../../sql/fragment.ts';
import { wordsOf } from '../../sql/words.ts';
import { shown } from '../ansi.ts';
import { outside, type RenderContext, type Rendering, refuse } from '../dialect.ts';
import { identifier, qualified, refused, typeSql } from '../spelling.ts';
import { collation, columnDefinition, currentType, identityDefinition, identityOf } from './columns.ts';
import { commentOnColumn } from './comments.ts';
import { columnConstraintSql, constraintSql } from './constraints.ts';
import { defaultSql } from './defaults.ts';
import { indexSql } from './indexes.ts';
import { checkIndexes, checkKeys } from './large-keys.ts';
import { addOwnCheck, dropOwnCheck, ownCheck, renameOwnCheck } from './own-checks.ts';
import { isLarge } from './types.ts';

/**
 * ADD, then what the column asks for beside it; with `inline`, the constraints stand in the column's own definition.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/ALTER-TABLE.html
 */
export function addColumn(operation: Operation<'addColumn'>, context: RenderContext): Rendering {
  const { table, column, constraints, indexes, ifNotExists, inline } = operation;
  const { dialect } = context;
  if (ifNotExists) {
    return refuse('Oracle cannot add a column only if it is not there', 'leave ifNotExists out, or use op.when');
  }
  const columns = [...(tableOf(context.before, table)?.columns ?? []), column];
  checkKeys(columns, constraints, context);
  checkIndexes(columns, indexes, context);
  const key = constraints.find((one) => one.kind === 'primaryKey');
  const keyed = key?.kind === 'primaryKey' ? key.columns : [];
  const within = inline ? constraints.map((one) => columnConstraintSql(one, column.name, context)) : [];
  const alter = fragment`ALTER TABLE ${qualified(table, dialect)} ADD`;
  const beside = inline ? [] : constraints.map((one) => fragment`${alter} ${constraintSql(one, context)}`);
  return outside(
    fragment`${alter} ${join([columnDefinition(table, column, keyed, context), ...within], ' ')}`,
    ...beside,
    ...indexes.map((index) => indexSql(table, index, { ifNotExists: false, online: false }, dialect)),
    ...(column.comment === undefined ? [] : [commentOnColumn(table, column.name, column.comment, dialect)]),
  );
}

/**
 * DROP COLUMN. Indexes on the column go with it, and so do constraints on it alone; those that need another column too have to be told,
 * or Oracle refuses.
 */
export function dropColumn(
  { table, column, ifExists }: Operation<'dropColumn'>,
  { dialect, before }: RenderContext,
): Rendering {
  if (ifExists) return refuse('Oracle cannot drop a column only if it is there', 'leave ifExists out, or use op.when');
  const known = tableOf(before, table);
  const computed = known?.columns.find(
    (one) => one.name !== column && one.computed !== undefined && wordsOf(one.computed.sql).has(column.toLowerCase()),
  );
  if (computed !== undefined) {
    refused(
      `Oracle cannot drop ${shown(column)}: the computed column ${shown(computed.name)} needs it`,
      `drop ${shown(computed.name)} first`,
    );
  }
  const shared = known !== undefined && hasSharedConstraint(known, column);
  return outside(
    fragment`ALTER TABLE ${qualified(table, dialect)} DROP COLUMN ${identifier(column, dialect)} ${keyword('CASCADE CONSTRAINTS', shared)}`,
  );
}

/** Is there a constraint of this column and another one? */
function hasSharedConstraint({ columns, constraints }: Table, column: string): boolean {
  const others = columns.map((one) => one.name).filter((one) => one !== column);
  return constraints.some((one) => {
    if (one.kind === 'exclude') return false;
    if (one.kind !== 'check') return one.columns.length > 1 && one.columns.includes(column);
    const words = wordsOf(one.sql);
    return words.has(column.toLowerCase()) && others.some((other) => words.has(other.toLowerCase()));
  });
}

/**
 * One statement per part, in Alembic's order: nullability, default or identity, type, comment, and the name last. What is so already is
 * not said again: Oracle refuses NOT NULL for what is NOT NULL (ORA-01442).
 *
 * @example
 * ALTER TABLE account MODIFY age NOT NULL
 */
export function alterColumn(operation: Operation<'alterColumn'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const { table, column, nullable, comment, rename } = operation;
  checkParts(operation);
  const old = tableOf(context.before, table)?.columns.find((one) => one.name === column);
  const alter = fragment`ALTER TABLE ${qualified(table, dialect)}`;
  const modify = (what: Fragment): Fragment => fragment`${alter} MODIFY ${identifier(column, dialect)} ${what}`;
  const statements: Fragment[] = [];
  if (nullable !== undefined && nullable !== old?.nullable) {
    statements.push(modify(verbatim(nullable ? 'NULL' : 'NOT NULL')));
  }
  statements.push(...newDefault(operation, old, context).map(modify));
  statements.push(...newIdentity(operation, old).map(modify));
  statements.push(...newType(operation, old, modify, context));
  if (comment !== undefined) statements.push(commentOnColumn(table, column, comment, dialect));
  if (rename !== undefined) {
    statements.push(
      fragment`${alter} RENAME COLUMN ${identifier(column, dialect)} TO ${identifier(rename, dialect)}`,
      ...renamedCheck(operation, rename, old, context),
    );
  }
  return outside(...statements);
}

function checkParts(operation: Operation<'alterColumn'>): void {
  const name = shown(operation.column);
  for (const part of ['statistics', 'storage', 'compression'] as const) {
    if (operation[part] !== undefined)
      refused(`Oracle has no ${part} for the column ${name}`, 'leave it out for Oracle');
  }
  if (operation.using !== undefined) {
    refused(
      `Oracle changes the type of ${name} by its own conversion, and takes no using`,
      'add a column, fill it with op.updateRows, drop the old one, and rename the new one',
    );
  }
}

/** Oracle has no DROP DEFAULT: NULL is what a column without one gets. */
function newDefault(
  { default: value, type, column }: Operation<'alterColumn'>,
  old: Column | undefined,
  context: RenderContext,
): readonly Fragment[] {
  if (value === undefined) return [];
  if (isNone(value)) return [verbatim('DEFAULT NULL')];
  const current = type ?? old?.type;
  const known = current && currentType(current, context);
  return [fragment`DEFAULT ${defaultSql(value, known, column, context.dialect)}`];
}

/** Only what is an identity can be changed as one: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/ALTER-TABLE.html */
function newIdentity(operation: Operation<'alterColumn'>, old: Column | undefined): readonly Fragment[] {
  const { column, identity, autoincrement } = operation;
  if (identity === undefined && autoincrement === undefined) return [];
  const was = old && identityOf(old);
  const wanted =
    identity === null
      ? undefined
      : identityOf({ ...(identity && { identity }), ...(autoincrement !== undefined && { autoincrement }) });
  if (wanted === undefined) return old !== undefined && was === undefined ? [] : [verbatim('DROP IDENTITY')];
  if (was === undefined) {
    refused(
      `Oracle cannot make the column ${shown(column)} an identity: it has to be one from the beginning`,
      'add an identity column and drop this one, or give it the default sql`a_sequence.NEXTVAL`',
    );
  }
  return [identityDefinition(wanted, column)];
}

function newType(
  { table, column, type: given, collation: collated }: Operation<'alterColumn'>,
  old: Column | undefined,
  modify: (what: Fragment) => Fragment,
  context: RenderContext,
): readonly Fragment[] {
  const { dialect } = context;
  if (given === undefined) return collated === undefined ? [] : [modify(collation(collated))];
  const type = currentType(given, context);
  const from = old && currentType(old.type, context);
  const sql = fragment`${typeSql(type, dialect)} ${collation(collated)}`;
  const was = from === undefined ? undefined : fragment`${typeSql(from, dialect)} ${collation(old?.collation)}`;
  const before = from && ownCheck(table, column, from, dialect);
  const after = ownCheck(table, column, type, dialect);
  const same = before?.body.text === after?.body.text;
  if (was?.text !== sql.text) checkConversion(column, from, type, context);
  return [
    ...(before && !same ? [dropOwnCheck(table, before, dialect)] : []),
    ...(was?.text === sql.text ? [] : [modify(sql)]),
    ...(after && !same ? [addOwnCheck(table, after, dialect)] : []),
  ];
}

/** https://docs.oracle.com/en/error-help/db/ora-22858/ and ora-22859 */
function checkConversion(
  column: string,
  from: ColumnType | undefined,
  to: ColumnType,
  { dialect }: RenderContext,
): void {
  const large = [from, to].find((one) => one !== undefined && isLarge(one, dialect));
  if (large === undefined) return;
  const name = shown(column);
  const kind = typeSql(large, dialect).text;
  refused(
    large === to
      ? `Oracle cannot make a ${kind} of the column ${name} in place`
      : `Oracle cannot make anything else of the column ${name}, which is a ${kind}`,
    'add a column, fill it with op.updateRows, drop the old one, and rename the new one',
  );
}

function renamedCheck(
  { table, column, type: given }: Operation<'alterColumn'>,
  rename: string,
  old: Column | undefined,
  context: RenderContext,
): readonly Fragment[] {
  const type = given ?? old?.type;
  if (type === undefined) return [];
  const known = currentType(type, context);
  const [from, to] = [column, rename].map((name) => ownCheck(table, name, known, context.dialect));
  return from && to ? [renameOwnCheck(table, from, to, context.dialect)] : [];
}
