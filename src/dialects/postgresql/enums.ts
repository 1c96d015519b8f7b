import type { Operation } from '../../operations/operation.ts';
import { fragment, join, keyword, nothing, verbatim } from '../../sql/fragment.ts';
import { quotedString, shown } from '../ansi.ts';
import { extend, inside, type RenderContext, type Rendering } from '../dialect.ts';
import { qualified, refused } from '../spelling.ts';
import { created, enumGuard } from './definition-checks.ts';

/** `CREATE TYPE mood AS ENUM ('sad', 'ok')` */
export function createEnum(
  { type, values, ifNotExists }: Operation<'createEnum'>,
  { dialect }: RenderContext,
): Rendering {
  const labels = join(values.map((one) => verbatim(label(one))));
  const made = inside(fragment`CREATE TYPE ${qualified(type, dialect)} AS ENUM (${labels})`);
  if (!ifNotExists) return made;
  const onlyIf = `NOT EXISTS (${created('pg_type', 'typ', type, dialect)})`;
  return made.map((one) => extend(one, { guard: enumGuard(type, values, dialect), onlyIf }));
}

/** `DROP TYPE IF EXISTS mood` */
export function dropEnum({ type, ifExists }: Operation<'dropEnum'>, { dialect }: RenderContext): Rendering {
  return inside(fragment`DROP TYPE ${keyword('IF EXISTS', ifExists)} ${qualified(type, dialect)}`);
}

/**
 * `ALTER TYPE mood ADD VALUE IF NOT EXISTS 'glad' AFTER 'ok'`. It may run in a transaction, but the value can be used only when that is
 * committed: https://www.postgresql.org/docs/current/sql-altertype.html
 */
export function addEnumValue(operation: Operation<'addEnumValue'>, { dialect }: RenderContext): Rendering {
  const { type, value, before, after, ifNotExists } = operation;
  const place =
    before !== undefined
      ? verbatim(`BEFORE ${label(before)}`)
      : after !== undefined
        ? verbatim(`AFTER ${label(after)}`)
        : nothing;
  const added = verbatim(label(value));
  const sql = fragment`ALTER TYPE ${qualified(type, dialect)} ADD VALUE ${keyword('IF NOT EXISTS', ifNotExists)} ${added} ${place}`;
  return [{ sql, transaction: 'commitAfter' }];
}

/** Enum labels are names to PostgreSQL, and have their length: https://www.postgresql.org/docs/current/datatype-enum.html */
function label(value: string): string {
  if (value.length > 15 && new TextEncoder().encode(value).length > 63) {
    refused(`the enum value ${shown(value)} has more than 63 bytes`, 'choose a shorter value');
  }
  return quotedString(value);
}
