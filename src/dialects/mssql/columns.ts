import { typeOf } from '../../schema/catalog.ts';
import { type Collation, type Column, displayName, type TableName } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import type { RenderContext } from '../dialect.ts';
import { expressionSql, identifier, literalSql, refused, typeSql } from '../spelling.ts';
import { defaultClause } from './defaults.ts';
import { valuesName } from './names.ts';
import { hasJson } from './types.ts';

/**
 * A column as CREATE TABLE and ADD define it, in SQLAlchemy's order. NULL is always written: without it, a setting of the session
 * decides.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql
 *
 * @example
 * points INTEGER NOT NULL CONSTRAINT df_users_points DEFAULT 0
 * @param key the columns of the primary key
 */
export function columnDefinition(
  column: Column,
  table: TableName,
  key: readonly string[],
  context: RenderContext,
): Fragment {
  const { dialect } = context;
  const name = identifier(column.name, dialect);
  checkColumn(column);
  if (column.computed !== undefined) {
    const { sql, stored } = column.computed;
    const notNull = keyword('NOT NULL', stored && (!column.nullable || key.includes(column.name)));
    return fragment`${name} AS (${expressionSql(sql, dialect)}) ${keyword('PERSISTED', stored)} ${notNull}`;
  }
  return join(
    [
      name,
      typeAndNullability(column, key.includes(column.name), context),
      identitySql(column),
      column.default === undefined ? nothing : defaultClause(column.default, column, table, context),
      valuesClause(column, table, context),
    ],
    ' ',
  );
}

/** `VARCHAR(30) COLLATE Latin1_General_CI_AS NOT NULL`: what ALTER COLUMN has to say as a whole, since it forgets the rest. */
export function typeAndNullability(column: Column, keyed: boolean, context: RenderContext): Fragment {
  return join(
    [
      typeSql(currentType(column.type, context), context.dialect),
      collation(column.collation),
      verbatim(keyed || !column.nullable ? 'NOT NULL' : 'NULL'),
    ],
    ' ',
  );
}

/** The type with the enum values that the catalog knows, which may be more than the column was declared with. */
export function currentType(type: ColumnType, { before, after }: Pick<RenderContext, 'before' | 'after'>): ColumnType {
  if (type.kind !== 'enum') return type;
  const known = typeOf(before, type) ?? typeOf(after, type);
  return known === undefined ? type : { ...type, values: known.values };
}

/** `COLLATE Latin1_General_CI_AS`: a word, which cannot be quoted. */
function collation(given: Collation | undefined): Fragment {
  if (given === undefined) return nothing;
  const name = typeof given === 'string' ? given : displayName(given);
  if (typeof given !== 'string' || !/^[A-Za-z][A-Za-z0-9_]*$/.test(name))
    refused(
      `SQL Server has no collation ${shown(name)}`,
      'write one of its own, such as Latin1_General_100_CI_AS_SC_UTF8, or leave it out for SQL Server',
    );
  return verbatim(`COLLATE ${name}`);
}

/** https://learn.microsoft.com/en-us/sql/t-sql/statements/create-table-transact-sql-identity-property */
function identitySql({ name, identity, autoincrement }: Column): Fragment {
  if (identity === undefined) return keyword('IDENTITY', autoincrement);
  const { start, increment, minValue, maxValue, cycle } = identity;
  const lost = cycle ? 'CYCLE' : typeof minValue === 'number' || typeof minValue === 'bigint' ? 'MINVALUE' : undefined;
  const limit = lost ?? (typeof maxValue === 'number' || typeof maxValue === 'bigint' ? 'MAXVALUE' : undefined);
  if (limit !== undefined)
    refused(
      `column ${shown(name)} is an identity with ${limit}, which SQL Server does not have`,
      'leave it out, or number the rows by a sequence: default(sql`NEXT VALUE FOR …`)',
    );
  // How many numbers are taken ahead is a setting of the database: https://learn.microsoft.com/en-us/sql/t-sql/statements/alter-database-scoped-configuration-transact-sql
  return start === undefined && increment === undefined
    ? verbatim('IDENTITY')
    : verbatim(`IDENTITY(${start ?? 1},${increment ?? 1})`);
}

/** Does the server number it? */
export function isIdentity({ identity, autoincrement }: Column): boolean {
  return identity !== undefined || autoincrement === true;
}

function checkColumn(column: Column): void {
  const name = shown(column.name);
  const numbered = isIdentity(column);
  if ((numbered || column.computed !== undefined) && column.default !== undefined)
    refused(`column ${name} is generated and has a default`, 'keep one of the two');
  if (numbered && column.computed !== undefined)
    refused(`column ${name} is computed and numbers itself`, 'keep one of the two');
  const isWhole =
    ['smallint', 'integer', 'bigint', 'raw'].includes(column.type.kind) ||
    (column.type.kind === 'numeric' && (column.type.scale ?? 0) === 0);
  if (numbered && !isWhole) refused(`column ${name} cannot number itself`, 'give it a whole number for a type');
  for (const part of ['statistics', 'storage', 'compression'] as const)
    if (column[part] !== undefined)
      refused(`SQL Server has no ${part} for the column ${name}`, 'leave it out for SQL Server');
}

/** `CONSTRAINT ck_users_mood_values CHECK (mood IN ('a', 'b'))`, for the types that SQL Server does not have. */
export function valuesClause(column: Column, table: TableName, context: RenderContext): Fragment {
  const condition = valuesCondition(column, context);
  if (condition === undefined) return nothing;
  const { dialect, leaveNames } = context;
  const name = leaveNames ? nothing : fragment`CONSTRAINT ${identifier(valuesName(table, column.name), dialect)}`;
  return fragment`${name} CHECK (${condition})`;
}

/** What every value of the column must be; undefined where its type says it all. */
export function valuesCondition(column: Column, context: RenderContext): Fragment | undefined {
  const { dialect } = context;
  const name = identifier(column.name, dialect);
  const type = currentType(column.type, context);
  if (type.kind === 'json') return hasJson(dialect) ? undefined : fragment`ISJSON(${name}) = 1`;
  if (type.kind !== 'enum' || type.values === undefined) return undefined;
  return fragment`${name} IN (${join(type.values.map((one) => literalSql(one, type, dialect)))})`;
}
