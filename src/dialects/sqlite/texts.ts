import { isPlainNumber } from '../../schema/texts/numbers.ts';
import { booleanOf } from '../../schema/texts/values.ts';
import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { literal } from './literals.ts';
import { mismatch } from './mismatch.ts';
import { isDecimal } from './numbers.ts';
import { textSql } from './strings.ts';

/** A text that was found to be a value of the type. What SQLite would keep as something else is refused, as it is for every value. */
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
      return documentSql(text, type, context);
    default:
      return literal(text, type, context);
  }
}

function floatOf(text: string): number {
  if (isPlainNumber(text)) return Number(text);
  if (/^nan$/i.test(text)) return Number.NaN;
  return /inf/i.test(text) ? Number(`${text.startsWith('-') ? '-' : ''}Infinity`) : 0;
}

/** The affinity of JSON is NUMERIC: a document that is one number becomes a number of SQLite, and must be one that it keeps. */
function documentSql(text: string, type: ColumnType<'json'>, context: TypeContext): Fragment {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'number') return textSql(text);
  const number: Literal = /^\s*-?\d+\s*$/.test(text) ? BigInt(text) : value;
  if (typeof number === 'number' && number.toString() !== text.trim()) {
    mismatch(text, type, 'SQLite would keep it as a float; put it into an object or an array', context);
  }
  return literal(number, type, context);
}
