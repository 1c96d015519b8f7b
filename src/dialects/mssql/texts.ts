import { isPlainNumber } from '../../schema/texts/numbers.ts';
import { booleanOf } from '../../schema/texts/values.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { checkDocument, literal } from './literals.ts';
import { isDecimal } from './numbers.ts';
import { textSql } from './strings.ts';

/** A text that was found to be a value of the type. What SQL Server would round or cut is refused, as it is for every value. */
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
      return literal(floatOf(text), type, context);
    case 'boolean':
      return literal(booleanOf(text) === true, type, context);
    case 'binary':
      return literal({ kind: 'bytes', hex: text.slice(2) }, type, context);
    case 'json':
      checkDocument(text, type, context);
      return textSql(text);
    default:
      return literal(text, type, context);
  }
}

function floatOf(text: string): number {
  if (isPlainNumber(text)) return Number(text);
  if (/^nan$/i.test(text)) return Number.NaN;
  return /inf/i.test(text) ? Number(`${text.startsWith('-') ? '-' : ''}Infinity`) : 0;
}
