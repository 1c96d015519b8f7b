import type { Operation } from '../../operations/operation.ts';
import { sameName, tableOf } from '../../schema/catalog.ts';
import type { Column, Constraint } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { doing, extend, inside, isRefusal, type RenderContext, type Rendering, type Statement } from '../dialect.ts';
import { expressionSql, guardRefusal, identifier, qualified, refused, typeSql } from '../spelling.ts';
import { alterTable, type Pass, pass } from './alter-table.ts';
import { collation, columnDefinition, defaultSql, identityChanges, identityDefinition } from './columns.ts';
import { commenting, commentOnColumn, commentOnConstraint } from './comments.ts';
import { addedConstraint, columnConstraintSql, unlessThere } from './constraints.ts';
import { columnGuard, indexGuard } from './definition-checks.ts';
import { indexSql } from './indexes.ts';
import { storageChanges } from './storage.ts';
import { laterColumnOptions } from './table-options.ts';

/**
 * ADD COLUMN, then what the column asks for beside it. Checks stand in the column's definition; the rest does too when `inline` is said,
 * or `ifNotExists`, so that nothing is added to a column that was there before.
 */
export function addColumn(operation: Operation<'addColumn'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const { table, column, ifNotExists, at } = operation;
  const within: Fragment[] = [];
  const inlined: Constraint[] = [];
  const compared: Constraint[] = [];
  const after: Statement[] = [...laterColumnOptions(table, column, at, dialect)];
  for (const constraint of operation.constraints) {
    const inline = operation.inline || ifNotExists || constraint.kind === 'check';
    const sql = inline ? columnConstraintSql(constraint, context) : undefined;
    if (sql) {
      within.push(sql);
      inlined.push(constraint);
      if (constraint.named || !context.leaveNames) compared.push(constraint);
      continue;
    }
    const added = doing([addedConstraint(table, constraint, context)], {
      kind: 'addConstraint',
      at,
      table,
      constraint,
    });
    after.push(...(ifNotExists ? unlessThere(table, constraint, added, context) : added));
  }
  for (const index of operation.indexes) {
    const sql = indexSql(table, index, { ifNotExists, concurrently: false }, dialect);
    const made = {
      sql,
      transaction: 'inside',
      ...(ifNotExists && { guard: indexGuard(table, index, dialect) }),
    } as const;
    after.push(...doing([made], { kind: 'createIndex', at, table, index, ifNotExists, concurrently: false }));
  }
  if (column.comment !== undefined)
    after.push(...doing(inside(commentOnColumn(table, column.name, column.comment, dialect)), commenting(table, at)));
  for (const constraint of operation.constraints)
    after.push(...doing(inside(commentOnConstraint(table, constraint, dialect))));
  const keyed = operation.constraints.some((one) => one.kind === 'primaryKey');
  const definition = join([columnDefinition(column, keyed, context), ...within], ' ');
  const action = fragment`ADD COLUMN ${keyword('IF NOT EXISTS', ifNotExists)} ${definition}`;
  const guard = ifNotExists && { guard: columnGuard(table, column, keyed, compared, dialect) };
  const does = after.length === 0 ? [operation] : [{ ...operation, constraints: inlined, indexes: [] }];
  return [extend(alterTable(table, action, pass.addColumn, dialect), { does, ...guard }), ...after];
}

/** `ALTER TABLE users DROP COLUMN IF EXISTS email` */
export function dropColumn(
  { table, column, ifExists }: Operation<'dropColumn'>,
  { dialect }: RenderContext,
): Rendering {
  const action = fragment`DROP COLUMN ${keyword('IF EXISTS', ifExists)} ${identifier(column, dialect)}`;
  return [alterTable(table, action, pass.drop, dialect)];
}

/** One statement per part, in Alembic's order: type, nullability, default or identity, comment, and the name last. */
export function alterColumn(operation: Operation<'alterColumn'>, context: RenderContext): Rendering {
  const { dialect } = context;
  const { table, column, nullable, comment, rename } = operation;
  const old = tableOf(context.before, table)?.columns.find((one) => one.name === column);
  const changes: Fragment[] = [...typeChanges(operation, old, context)];
  if (nullable !== undefined) changes.push(verbatim(nullable ? 'DROP NOT NULL' : 'SET NOT NULL'));
  changes.push(...valueChanges(operation, old, context));
  changes.push(...storageChanges(operation, column, operation.type ?? old?.type));
  const own = identifier(column, dialect);
  const altered = changes
    .filter((one) => one.text !== '')
    .flatMap((one) =>
      doing([alterTable(table, fragment`ALTER COLUMN ${own} ${one}`, passOf(one), dialect)], partOf(operation, one)),
    );
  const statements: Statement[] = [];
  if (comment !== undefined)
    statements.push(
      ...doing(inside(commentOnColumn(table, column, comment, dialect)), commenting(table, operation.at)),
    );
  if (rename !== undefined) {
    const renamed = inside(
      fragment`ALTER TABLE ${qualified(table, dialect)} RENAME ${own} TO ${identifier(rename, dialect)}`,
    );
    statements.push(...doing(renamed, { kind: 'alterColumn', at: operation.at, table, column, rename }));
  }
  return [...altered, ...statements];
}

/** The pass of a change to a column, by its first words. */
function passOf({ text }: Fragment): Pass {
  if (text.startsWith('DROP ')) return pass.drop;
  if (text.startsWith('TYPE ')) return pass.type;
  if (/^SET (STATISTICS|STORAGE|COMPRESSION) /.test(text)) return pass.rest;
  return text.startsWith('SET DEFAULT ') || text.startsWith('ADD ') ? pass.addOther : pass.attributes;
}

/** The part of an alterColumn that one of its clauses is. */
function partOf(operation: Change, { text }: Fragment): Change {
  const { kind, at, table, column, type, using, collation, nullable } = operation;
  const word = /^(?:TYPE|SET NOT NULL|DROP NOT NULL|SET STATISTICS)\b/.exec(text)?.[0];
  if (word === 'TYPE') {
    return {
      kind,
      at,
      table,
      column,
      ...(type && { type }),
      ...(using && { using }),
      ...(collation !== undefined && { collation }),
    };
  }
  if (word === 'SET STATISTICS') return { kind, at, table, column, statistics: operation.statistics ?? null };
  if (word !== undefined && nullable !== undefined) return { kind, at, table, column, nullable };
  return { kind, at, table, column, default: { kind: 'none' } };
}

type Change = Operation<'alterColumn'>;

const DROP_DEFAULT = verbatim('DROP DEFAULT');

function typeChanges(operation: Change, old: Column | undefined, context: RenderContext): readonly Fragment[] {
  const { dialect } = context;
  const type = operation.type ?? (operation.collation === undefined ? undefined : old?.type);
  if (operation.using !== undefined && operation.type === undefined) {
    refused('using says how old values become a new type, and there is none', 'give the type too');
  }
  if (type === undefined) {
    if (operation.collation === undefined) return [];
    refused(`PostgreSQL needs the type of ${shown(operation.column)} to change its collation`, 'give the type too');
  }
  const using = usingSql(operation, old, context);
  const sql = fragment`TYPE ${typeSql(type, dialect)} ${collation(operation.collation, type)} ${using}`;
  return parksDefault(operation, old) ? [DROP_DEFAULT, sql] : [sql];
}

/**
 * USING converts rows, never the default: "default for column cannot be cast automatically to type"
 * (https://www.postgresql.org/docs/current/sql-altertable.html). It is dropped before and set again after.
 */
function parksDefault(operation: Change, old: Column | undefined): boolean {
  const { type, using } = operation;
  if (type === undefined || old?.default === undefined) return false;
  return becomesEnum(operation, old) || (using !== undefined && old.type.kind !== type.kind);
}

function usingSql(operation: Change, old: Column | undefined, { dialect }: RenderContext): Fragment {
  if (operation.using !== undefined) return fragment`USING ${expressionSql(operation.using, dialect)}`;
  if (operation.type === undefined || !becomesEnum(operation, old)) return nothing;
  return fragment`USING ${identifier(operation.column, dialect)}::TEXT::${typeSql(operation.type, dialect)}`;
}

/** Texts and the values of other enums have one way to become an enum, and PostgreSQL wants it said. */
function becomesEnum({ type, using }: Change, old: Column | undefined): boolean {
  if (using !== undefined || type?.kind !== 'enum' || old === undefined) return false;
  return old.type.kind === 'enum' ? !sameName(old.type, type) : TEXTS.has(old.type.kind);
}

const TEXTS: ReadonlySet<string> = new Set(['string', 'char', 'text', 'citext']);

function valueChanges(operation: Change, old: Column | undefined, context: RenderContext): readonly Fragment[] {
  const { autoincrement } = operation;
  const type = operation.type ?? old?.type;
  const value = newDefault(operation, old, type, context);
  if (autoincrement === true && old?.autoincrement !== true) {
    refused(
      `PostgreSQL cannot make ${shown(operation.column)} a SERIAL after the fact`,
      'use identity: {} instead, which can be added to a column',
    );
  }
  const serialEnds = autoincrement === false && old?.autoincrement === true && value.text === '';
  const identity = identityChange(operation, old, type);
  const ordered = operation.identity === null ? [identity, value] : [value, identity];
  return serialEnds ? [DROP_DEFAULT, ...ordered] : ordered;
}

function newDefault(
  operation: Change,
  old: Column | undefined,
  type: ColumnType | undefined,
  context: RenderContext,
): Fragment {
  const parked = parksDefault(operation, old);
  if (operation.default === undefined)
    return parked ? keptDefault(operation, old?.default ?? null, type, context) : nothing;
  if (isNone(operation.default)) return parked ? nothing : DROP_DEFAULT;
  return fragment`SET DEFAULT ${defaultSql(operation.default, type, context)}`;
}

function keptDefault(
  operation: Change,
  value: Literal,
  type: ColumnType | undefined,
  context: RenderContext,
): Fragment {
  const kept = guardRefusal(() => inside(defaultSql(value, type, context)));
  const sql = isRefusal(kept) ? undefined : kept[0]?.sql;
  if (sql !== undefined) return fragment`SET DEFAULT ${sql}`;
  refused(
    `the default of ${shown(operation.column)} does not fit its new type`,
    'give the new default in the same alterColumn: { type, using, default: … }, or default: null to drop it',
  );
}

function isNone(value: NonNullable<Change['default']> | null): value is { readonly kind: 'none' } {
  return typeof value === 'object' && value !== null && value.kind === 'none';
}

function identityChange(
  { identity, column, autoincrement }: Change,
  old: Column | undefined,
  type: ColumnType | undefined,
): Fragment {
  if (identity === undefined) return nothing;
  if (identity === null) return verbatim('DROP IDENTITY');
  if (old?.identity !== undefined) return verbatim(identityChanges(old.identity, identity, type));
  if (old?.autoincrement && autoincrement !== false) {
    refused(
      `${shown(column)} is a SERIAL and cannot be an identity at the same time`,
      'add autoincrement: false, and set where the new identity starts above the highest number in the table',
    );
  }
  return fragment`ADD ${identityDefinition(identity, type)}`;
}
