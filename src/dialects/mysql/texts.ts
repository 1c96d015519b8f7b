import { booleanOf } from '../../schema/texts/values.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { literal } from './literals.ts';
import { mismatch } from './mismatch.ts';
import { isDecimal } from './numbers.ts';
import { textSql } from './strings.ts';

/** A text of a file that was found to be a value of the type. What MySQL would keep as something else is refused. */
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
      if (!Number.isFinite(Number(text))) mismatch(text, type, 'there are finite numbers only', context);
      return literal(Number(text), type, context);
    case 'boolean':
      return literal(booleanOf(text) === true, type, context);
    case 'binary':
      return literal({ kind: 'bytes', hex: text.slice(2) }, type, context);
    case 'json':
    case 'jsonb':
      return textSql(text);
    default:
      return literal(text, type, context);
  }
}
