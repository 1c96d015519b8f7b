import { booleanOf } from '../../schema/texts/values.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { literal } from './literals.ts';
import { mismatch } from './mismatch.ts';
import { isDecimal } from './numbers.ts';
import { textSql } from './strings.ts';

/** A text that was found to be a value of the type. */
export function textLiteral(text: string, type: ColumnType, context: TypeContext): Fragment {
  switch (type.kind) {
    case 'smallint':
    case 'integer':
    case 'bigint':
      return literal(BigInt(text.replace('+', '')), type, context);
    case 'numeric': {
      const sql = literal(text, type, context);
      return isDecimal(text) ? verbatim(text.replace('+', '').replace(/^(-?)0+(?=\d)/, '$1')) : sql;
    }
    case 'float':
    case 'real':
    case 'double':
      return literal(floatOf(text, type, context), type, context);
    case 'boolean':
      return literal(booleanOf(text) === true, type, context);
    case 'binary':
      return literal({ kind: 'bytes', hex: text.slice(2) }, type, context);
    case 'json':
      return textSql(text);
    default:
      return literal(text, type, context);
  }
}

/** A number of Oracle has no sign at zero. */
function floatOf(text: string, type: ColumnType, context: TypeContext): number {
  const value = Number(text);
  if (!Number.isFinite(value)) mismatch(text, type, 'a number of Oracle is never NaN or infinite', context);
  if (value === 0 && /[1-9]/.test(text.replace(/e.*/i, '')))
    mismatch(text, type, 'it is too small to be told from 0', context);
  return value === 0 ? 0 : value;
}
