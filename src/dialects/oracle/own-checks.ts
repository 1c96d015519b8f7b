import { createHash } from 'node:crypto';
import type { TableName } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, fragment, join } from '../../sql/fragment.ts';
import type { Dialect } from '../dialect.ts';
import { identifier, literalSql, qualified } from '../spelling.ts';
import { hasBoolean, hasJson } from './types.ts';

/** A CHECK that stands for what Oracle has no type for. */
export interface OwnCheck {
  readonly name: string;
  /** `CHECK (mood IN ('ok', 'bad'))` */
  readonly body: Fragment;
}

const LIMIT = 128;

/**
 * The CHECK that makes a column what its type says: the values of an enum, the two of a boolean, a JSON document. It has a name that
 * follows from the table's and the column's, so that it can be dropped; both renames rename it.
 *
 * @example
 * CONSTRAINT users_mood_enum CHECK (mood IN ('ok', 'bad'))
 */
export function ownCheck(table: TableName, column: string, type: ColumnType, dialect: Dialect): OwnCheck | undefined {
  const name = identifier(column, dialect);
  switch (type.kind) {
    case 'enum': {
      if (type.values === undefined) return undefined;
      const values = join(type.values.map((one) => literalSql(one, undefined, dialect)));
      return { name: nameOf(table, column, 'enum'), body: fragment`CHECK (${name} IN (${values}))` };
    }
    case 'boolean':
      if (hasBoolean(dialect)) return undefined;
      return { name: nameOf(table, column, 'bool'), body: fragment`CHECK (${name} IN (0, 1))` };
    case 'json':
      if (hasJson(dialect)) return undefined;
      return { name: nameOf(table, column, 'json'), body: fragment`CHECK (${name} IS JSON)` };
    default:
      return undefined;
  }
}

/** `CONSTRAINT users_mood_enum CHECK (…)` */
export function ownCheckSql({ name, body }: OwnCheck, dialect: Dialect): Fragment {
  return fragment`CONSTRAINT ${identifier(name, dialect)} ${body}`;
}

export function addOwnCheck(table: TableName, check: OwnCheck, dialect: Dialect): Fragment {
  return fragment`ALTER TABLE ${qualified(table, dialect)} ADD ${ownCheckSql(check, dialect)}`;
}

export function dropOwnCheck(table: TableName, { name }: OwnCheck, dialect: Dialect): Fragment {
  return fragment`ALTER TABLE ${qualified(table, dialect)} DROP CONSTRAINT ${identifier(name, dialect)}`;
}

/** The name that the check has under another name of its table or column. */
export function renameOwnCheck(table: TableName, from: OwnCheck, to: OwnCheck, dialect: Dialect): Fragment {
  return fragment`ALTER TABLE ${qualified(table, dialect)} RENAME CONSTRAINT ${identifier(from.name, dialect)} TO ${identifier(to.name, dialect)}`;
}

/** Too long a name is cut, and told from others by a hash of the whole. */
function nameOf(table: TableName, column: string, label: string): string {
  const whole = `${bare(table.name)}_${bare(column)}_${label}`;
  if (Buffer.byteLength(whole) <= LIMIT) return whole;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 8);
  let cut = whole;
  while (Buffer.byteLength(cut) > LIMIT - hash.length - 1) cut = [...cut].slice(0, -1).join('');
  return `${cut}_${hash}`;
}

/** Without the quotes of a name that comes in them. */
function bare(name: string): string {
  return name.replaceAll('"', '');
}
