import { isPlainNumber } from '../../schema/texts/numbers.ts';
import { booleanOf } from '../../schema/texts/values.ts';
import type { ColumnType, TypeKind } from '../../schema/types.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';

const NUMBERS: ReadonlySet<TypeKind> = new Set([
  'smallint',
  'integer',
  'bigint',
  'oid',
  'numeric',
  'money',
  'float',
  'real',
  'double',
]);

/**
 * A text that was found to be a value of the type. Numbers and booleans are written as such; the rest is a quoted string, which
 * PostgreSQL reads as the type of the column: an array as `'{1,2}'`, JSON as the document that it is.
 */
export function textLiteral(text: string, type: ColumnType): Fragment {
  if (NUMBERS.has(type.kind) && isPlainNumber(text))
    return verbatim(text.replace('+', '').replace(/^(-?)0+(?=\d)/, '$1'));
  if (type.kind === 'boolean') return verbatim(booleanOf(text) === true ? 'true' : 'false');
  return verbatim(quotedString(text));
}
