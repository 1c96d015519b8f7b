import type { Operation } from '../../operations/operation.ts';
import { fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString, shown } from '../ansi.ts';
import { inside, type RenderContext, type Rendering } from '../dialect.ts';
import { identifier, qualified, refused } from '../spelling.ts';
import { alterTable, pass } from './alter-table.ts';

/** `ALTER TABLE users RENAME CONSTRAINT uq TO uq_email` */
export function renameConstraint(
  { table, name, to }: Operation<'renameConstraint'>,
  { dialect }: RenderContext,
): Rendering {
  return inside(
    fragment`ALTER TABLE ${qualified(table, dialect)} RENAME CONSTRAINT ${identifier(name, dialect)} TO ${identifier(to, dialect)}`,
  );
}

/** `ALTER TABLE users VALIDATE CONSTRAINT ck_age`: reads the table, and lets others write meanwhile. */
export function validateConstraint(
  { table, name }: Operation<'validateConstraint'>,
  { dialect }: RenderContext,
): Rendering {
  return [alterTable(table, fragment`VALIDATE CONSTRAINT ${identifier(name, dialect)}`, pass.rest, dialect)];
}

/** `ALTER INDEX ix_mail RENAME TO ix_email` */
export function renameIndex({ index, to }: Operation<'renameIndex'>, { dialect }: RenderContext): Rendering {
  return inside(fragment`ALTER INDEX ${qualified(index, dialect)} RENAME TO ${identifier(to, dialect)}`);
}

/** `ALTER TYPE mood RENAME TO feeling` */
export function renameEnum({ type, to }: Operation<'renameEnum'>, { dialect }: RenderContext): Rendering {
  return inside(fragment`ALTER TYPE ${qualified(type, dialect)} RENAME TO ${identifier(to, dialect)}`);
}

/** `ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'` */
export function renameEnumValue(
  { type, from, to }: Operation<'renameEnumValue'>,
  { dialect }: RenderContext,
): Rendering {
  if (new TextEncoder().encode(to).length > 63)
    refused(`the enum value ${shown(to)} has more than 63 bytes`, 'choose a shorter value');
  const [old, fresh] = [verbatim(quotedString(from)), verbatim(quotedString(to))];
  return inside(fragment`ALTER TYPE ${qualified(type, dialect)} RENAME VALUE ${old} TO ${fresh}`);
}
