import { createHash } from 'node:crypto';
import type { TableName } from '../../schema/model.ts';
import { type Fragment, fragment, join, verbatim } from '../../sql/fragment.ts';
import type { Dialect } from '../dialect.ts';
import { identifier, qualified } from '../spelling.ts';
import { bracketed } from './keywords.ts';
import { constantSql, textSql } from './strings.ts';

const LIMIT = 128;

/** The constraint that holds the default of a column: `df_users_age`. */
export function defaultName(table: TableName, column: string): string {
  return shortened(`df_${table.name}_${column}`);
}

/** The constraint that keeps a column to the values of its type, an enum or JSON: `ck_users_mood_values`. */
export function valuesName(table: TableName, column: string): string {
  return shortened(`ck_${table.name}_${column}_values`);
}

function shortened(name: string): string {
  if (name.length <= LIMIT) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, LIMIT - 9).replace(/[\ud800-\udbff]$/, '')}_${digest}`;
}

/** What the functions of the catalog read as a name without quotes. */
const PLAIN = /^[A-Za-z_][A-Za-z0-9_$#@]*$/;

/** `'app.invoice'`, as OBJECT_ID reads a name. */
export function objectText(name: TableName, dialect: Dialect): Fragment {
  const parts = name.schema === undefined ? [name.name] : [name.schema, name.name];
  return textSql(
    parts
      .map((one) => checked(one, dialect))
      .map((one) => (PLAIN.test(one) ? one : bracketed(one)))
      .join('.'),
  );
}

/** A name as the text that the server's catalogs hold. */
export function nameText(name: string, dialect: Dialect): Fragment {
  return textSql(checked(name, dialect));
}

function checked(name: string, dialect: Dialect): string {
  identifier(name, dialect);
  return name;
}

/** `OBJECT_ID('app.invoice')` */
export function objectId(name: TableName, dialect: Dialect): Fragment {
  return fragment`OBJECT_ID(${objectText(name, dialect)})`;
}

/**
 * `EXEC sp_rename 'account.age', years, 'COLUMN'`. The new name is a name and no path: brackets are no part of it.
 *
 * Source: https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
 */
export function rename(
  path: readonly Fragment[],
  to: string,
  dialect: Dialect,
  kind?: 'COLUMN' | 'INDEX' | 'OBJECT',
): Fragment {
  const old = join(path, '.').text;
  return fragment`EXEC sp_rename ${constantSql(old)}, ${join([identifier(to, dialect), verbatim(kind === undefined ? '' : `'${kind}'`)])}`;
}

/** The path of something in a schema: `app.account`. */
export function pathOf(name: TableName, dialect: Dialect): readonly Fragment[] {
  return [qualified(name, dialect)];
}
