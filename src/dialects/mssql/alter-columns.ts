import { isNone } from '../../operations/alter-column.ts';
import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import type { Column, Table, TableName } from '../../schema/model.ts';
import { type Fragment, fragment } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { inside, type RenderContext, type Rendering, refuse } from '../dialect.ts';
import { identifier, qualified, refused, typeSql } from '../spelling.ts';
import { columnDefinition, currentType, isIdentity, typeAndNullability } from './columns.ts';
import { commentSql, commentsOnParts } from './comments.ts';
import { addConstraintSql } from './constraints.ts';
import { defaultClause } from './defaults.ts';
import {
  addValuesSql,
  checkComputed,
  type Dependents,
  dependentsOf,
  dropDefaultSql,
  dropDependents,
  dropValuesSql,
  isFilteredBy,
  noDependents,
  restoreDependents,
} from './dependents.ts';
import { indexSql } from './indexes.ts';
import { dropUnnamed } from './look-ups.ts';
import { defaultName, nameText, objectText, rename } from './names.ts';

/**
 * `ALTER TABLE users ADD age INTEGER NULL`, then its comment, constraints and indexes.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql
 */
export function addColumn(operation: Operation<'addColumn'>, context: RenderContext): Rendering {
  const { table, column, constraints, indexes, ifNotExists } = operation;
  const { dialect } = context;
  const key = constraints.find((one) => one.kind === 'primaryKey');
  const definition = columnDefinition(column, table, key?.kind === 'primaryKey' ? key.columns : [], context);
  const add = fragment`ALTER TABLE ${qualified(table, dialect)} ADD ${definition}`;
  if (ifNotExists && (constraints.length > 0 || indexes.length > 0 || column.comment !== undefined))
    return refuse(
      `SQL Server adds ${shown(column.name)} only if it is not there, but not its constraints, indexes and comment`,
      'add them by operations of their own',
    );
  const comment =
    column.comment === undefined
      ? []
      : [commentSql('execute', { table, column: column.name }, column.comment, undefined, dialect)];
  return inside(
    ifNotExists
      ? fragment`IF COL_LENGTH(${objectText(table, dialect)}, ${nameText(column.name, dialect)}) IS NULL ${add}`
      : add,
    ...comment,
    ...constraints.map((one) => addConstraintSql(one, table, context)),
    ...indexes.map((one) => indexSql(table, one, false, context)),
    ...commentsOnParts(table, constraints, indexes, dialect),
  );
}

/** A change of a column, with what is known of it. */
interface Change {
  readonly operation: Operation<'alterColumn'>;
  readonly table: Table | undefined;
  readonly old: Column | undefined;
  /** As it is afterwards, but for its name. */
  readonly changed: Column | undefined;
}

/**
 * ALTER COLUMN says type, collation and NULL as a whole, and takes no column on which a constraint, an index or a default of another
 * type stands: what the catalog knows of these is dropped first and made again after.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-table-transact-sql#alter-column
 */
export function alterColumn(operation: Operation<'alterColumn'>, context: RenderContext): Rendering {
  const { before, after, dialect } = context;
  const { table, column, rename: to, comment } = operation;
  checkChange(operation, before);
  const known = tableOf(before, table);
  const old = known?.columns.find((one) => one.name === column);
  const current = tableOf(after, table)?.columns.find((one) => one.name === (to ?? column));
  const change: Change = { operation, table: known, old, changed: current && { ...current, name: column } };
  const dependents = known && old ? standing(change, known, old, context) : noDependents;
  const recheck = changesValues(change, context);
  const found: Fragment[] = [
    ...dropDependents(dependents, table, context),
    ...(recheck && old ? dropValuesSql(table, old, context) : []),
    ...definitionSql(change, context),
    ...(comment === undefined ? [] : [commentSql('exec', { table, column }, comment, old?.comment, dialect)]),
    ...(to === undefined ? [] : renameSql(change, to, context)),
    ...(recheck && current ? addValuesSql(table, current, { ...context, before: after }) : []),
    ...restoreDependents(dependents, table, context),
  ];
  return inside(...found);
}

/** The statements that take NULL from a column, and nothing where it has none. */
export function notNull(table: TableName, column: string, context: RenderContext): readonly Fragment[] {
  const known = tableOf(context.before, table);
  const old = known?.columns.find((one) => one.name === column);
  if (!known || !old?.nullable || old.computed) return [];
  const changed = { ...old, nullable: false };
  const operation = {
    kind: 'alterColumn',
    at: { file: '', line: 0, column: 0 },
    table,
    column,
    nullable: false,
  } as const;
  const dependents = standing({ operation, table: known, old, changed }, known, old, context);
  const { dialect } = context;
  return [
    ...dropDependents(dependents, table, context),
    fragment`ALTER TABLE ${qualified(table, dialect)} ALTER COLUMN ${identifier(column, dialect)} ${typeAndNullability(changed, false, context)}`,
    ...restoreDependents(dependents, table, context),
  ];
}

/** The default out of the way, the column itself, and the default again. */
function definitionSql({ operation, old, changed }: Change, context: RenderContext): readonly Fragment[] {
  const { table, column, type, collation, nullable, default: value } = operation;
  const { dialect, leaveNames } = context;
  const altered = type !== undefined || collation !== undefined || nullable !== undefined;
  const retyped = type !== undefined && old !== undefined && baseType(old, context) !== baseType(changed, context);
  const had = old?.default;
  const dropsDefault = had !== undefined && (value !== undefined || (altered && retyped));
  const next = value === undefined ? (dropsDefault ? had : undefined) : isNone(value) ? undefined : value;
  const owner = qualified(table, dialect);
  const found: Fragment[] = [];
  if (dropsDefault) found.push(dropDefaultSql(table, column, context));
  else if (value !== undefined && (old === undefined || (isNone(value) && leaveNames)))
    found.push(dropUnnamed('default', table, column, dialect));
  if (altered)
    found.push(
      fragment`ALTER TABLE ${owner} ALTER COLUMN ${identifier(column, dialect)} ${wholeSql(operation, changed, context)}`,
    );
  const target: Column = changed ?? { name: column, type: type ?? { kind: 'text' }, nullable: true };
  if (next !== undefined)
    found.push(
      fragment`ALTER TABLE ${owner} ADD ${defaultClause(next, target, table, context)} FOR ${identifier(column, dialect)}`,
    );
  return found;
}

/** Type, collation and NULL; of a column that the catalog does not know, the author has to say them. */
function wholeSql(operation: Operation<'alterColumn'>, changed: Column | undefined, context: RenderContext): Fragment {
  const { column, type, nullable, collation } = operation;
  if (changed !== undefined) {
    const key = tableOf(context.after, operation.table)?.constraints.find((one) => one.kind === 'primaryKey');
    const name = operation.rename ?? column;
    return typeAndNullability(changed, key?.kind === 'primaryKey' && key.columns.includes(name), context);
  }
  if (type === undefined || nullable === undefined)
    refused(
      `SQL Server changes the type and the NULL of ${shown(column)} together, and the catalog does not know the column`,
      'say both: { type: …, nullable: … }',
    );
  return typeAndNullability(
    { name: column, type, nullable, ...(collation !== undefined && { collation }) },
    false,
    context,
  );
}

/** The name, and with it that of the default where it has one of ours. */
function renameSql({ operation, changed }: Change, to: string, context: RenderContext): readonly Fragment[] {
  const { table, column } = operation;
  const { dialect, leaveNames } = context;
  const own = rename([qualified(table, dialect), identifier(column, dialect)], to, dialect, 'COLUMN');
  if (leaveNames || changed?.default === undefined) return [own];
  return [own, renameDefault(table, column, table, to, context)];
}

/** `EXEC sp_rename 'df_users_age', df_users_years, 'OBJECT'`: so the name of a default always tells where it belongs. */
export function renameDefault(
  table: TableName,
  column: string,
  toTable: TableName,
  toColumn: string,
  { dialect }: RenderContext,
): Fragment {
  const name = defaultName(table, column);
  const own = qualified(table.schema === undefined ? { name } : { name, schema: table.schema }, dialect);
  return rename([own], defaultName(toTable, toColumn), dialect, 'OBJECT');
}

function checkChange(operation: Operation<'alterColumn'>, before: RenderContext['before']): void {
  const { table, column, using, identity, autoincrement } = operation;
  const name = shown(column);
  if (using !== undefined)
    refused(
      `SQL Server converts the values of ${name} by its own rules, and has no USING`,
      'add a column of the new type, fill it by updateRows, and drop the old one',
    );
  const old = tableOf(before, table)?.columns.find((one) => one.name === column);
  if (identity !== undefined || (autoincrement !== undefined && autoincrement !== (old ? isIdentity(old) : false)))
    refused(
      `SQL Server cannot make the existing column ${name} an identity, nor take that from it`,
      'add a new column with identity(), or number the rows by a sequence: default(sql`NEXT VALUE FOR …`)',
    );
  for (const part of ['statistics', 'storage', 'compression'] as const)
    if (operation[part] !== undefined)
      refused(`SQL Server has no ${part} for the column ${name}`, 'leave it out for SQL Server');
  if (old?.computed !== undefined && (operation.type !== undefined || operation.nullable !== undefined))
    refused(`SQL Server cannot change the computed column ${name}`, 'drop it and add it again');
}

/** What has to be dropped and made again around the change. */
function standing(change: Change, table: Table, old: Column, context: RenderContext): Dependents {
  const { operation, changed } = change;
  const { column, rename: to } = operation;
  const all = dependentsOf(table, column, context);
  if (to !== undefined) checkComputed(table, column, 'rename');
  const extent = changed ? extentOf(old, changed, table, context) : 'none';
  if (extent !== 'none') checkComputed(table, column, 'change');
  const keyed = all.constraints.some((one) => one.kind === 'primaryKey');
  switch (extent) {
    case 'type':
      return all;
    case 'null':
      return {
        ...all,
        foreign: keyed ? all.foreign : [],
        constraints: all.constraints.filter((one) => one.kind !== 'foreignKey'),
      };
    case 'length':
      // A longer one is let pass, but in a primary key.
      if (keyed) return all;
  }
  if (to === undefined) return noDependents;
  return {
    foreign: [],
    constraints: all.constraints.filter((one) => one.kind === 'check'),
    indexes: all.indexes.filter((one) => isFilteredBy(one.where, column)),
  };
}

const SIZED = /^(N?VARCHAR|VARBINARY)\((\d+)\)$/;

/** How much of the column changes. */
function extentOf(
  old: Column,
  changed: Column,
  table: Table,
  context: RenderContext,
): 'none' | 'length' | 'null' | 'type' {
  const key = table.constraints.find((one) => one.kind === 'primaryKey');
  const keyed = key?.kind === 'primaryKey' && key.columns.includes(old.name);
  const [from, to] = [old, changed].map((one) => typeSql(currentType(one.type, context), context.dialect).text);
  const sameNull = keyed || old.nullable === changed.nullable;
  if (JSON.stringify(old.collation) !== JSON.stringify(changed.collation)) return 'type';
  if (from === to) return sameNull ? 'none' : 'null';
  const [, word, size] = SIZED.exec(from ?? '') ?? [];
  const [, other, length] = SIZED.exec(to ?? '') ?? [];
  const grows = word !== undefined && word === other && Number(length) >= Number(size);
  return grows && sameNull ? 'length' : 'type';
}

/** The word of the type: a default stays while only its numbers change. */
function baseType(column: Column | undefined, context: RenderContext): string | undefined {
  return column && typeSql(currentType(column.type, context), context.dialect).text.replace(/\(.*/s, '');
}

/** Is the check of the values another one, or of a column with another name or type? */
function changesValues({ operation, old, changed }: Change, context: RenderContext): boolean {
  if (old === undefined || changed === undefined) return false;
  return (
    operation.rename !== undefined ||
    (operation.type !== undefined &&
      extentOf(old, changed, { columns: [], constraints: [], indexes: [], name: '' }, context) !== 'none') ||
    old.type.kind !== changed.type.kind
  );
}
