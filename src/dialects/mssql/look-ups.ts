import type { TableName } from '../../schema/model.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import type { Dialect } from '../dialect.ts';
import { qualified } from '../spelling.ts';
import { nameText, objectText } from './names.ts';
import { isAscii, textSql } from './strings.ts';

/** What the server named itself, and how it is found: by the column that it stands on. */
export type Unnamed = 'default' | 'check' | 'foreignKey';

const VIEWS = { default: 'sys.default_constraints', check: 'sys.check_constraints' } as const;

/**
 * Drops a constraint that has a name of the server's own making, by a look-up when the script runs: one batch, as Alembic writes it.
 *
 * Source: https://learn.microsoft.com/en-us/sql/relational-databases/system-catalog-views/sys-default-constraints-transact-sql
 */
export function dropUnnamed(
  kind: Unnamed,
  table: TableName,
  column: string,
  dialect: Dialect,
  onlySystemNamed = false,
): Fragment {
  const id = `object_id(${objectText(table, dialect).text})`;
  const name = nameText(column, dialect).text;
  const found =
    kind === 'foreignKey'
      ? `select @const_name = QUOTENAME([name]) from
sys.foreign_keys fk join sys.foreign_key_columns fkc
on fk.object_id=fkc.constraint_object_id
where fkc.parent_object_id = ${id}
and col_name(fkc.parent_object_id, fkc.parent_column_id) = ${name}`
      : `select @const_name = QUOTENAME([name]) from ${VIEWS[kind]}
where parent_object_id = ${id}
and col_name(parent_object_id, parent_column_id) = ${name}${onlySystemNamed ? '\nand is_system_named = 1' : ''}`;
  return dropFound(found, table, isAscii(column), dialect);
}

/** Drops the primary key of a table, whatever the server calls it. */
export function dropUnnamedKey(table: TableName, dialect: Dialect): Fragment {
  const found = `select @const_name = QUOTENAME([name]) from sys.key_constraints
where parent_object_id = object_id(${objectText(table, dialect).text})
and [type] = 'PK'`;
  return dropFound(found, table, true, dialect);
}

/** The server makes its names of those of the table and the column: where these have letters of their own, so may the name. */
function dropFound(select: string, table: TableName, plain: boolean, dialect: Dialect): Fragment {
  const owner = qualified(table, dialect).text;
  const type = plain && isAscii(owner) ? 'varchar(256)' : 'nvarchar(258)';
  return verbatim(`declare @const_name ${type}
${select}
exec(${textSql(`alter table ${owner} drop constraint `).text} + @const_name)`);
}
