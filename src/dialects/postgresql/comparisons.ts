import { isNarrow } from '../../schema/texts/numbers.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, fragment } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { refused, typeSql } from '../spelling.ts';

/**
 * A literal on the right of `=`. In VALUES a literal takes the type of its column; in a condition it has one of its own: `0.1` is no
 * REAL and would find no row, `ARRAY[1]` is no SMALLINT[], and MONEY compares with nothing else.
 *
 * Source: https://www.postgresql.org/docs/current/typeconv-oper.html
 */
export function comparedLiteral(sql: Fragment, type: ColumnType, column: string, context: TypeContext): Fragment {
  switch (type.kind) {
    case 'json':
    case 'xml':
    case 'jsonpath':
      return refused(
        `no operator of PostgreSQL compares values of type ${typeSql(type, context.dialect).text}`,
        `write the condition with the sql tag, for instance sql\`${column}::text = …\``,
      );
    case 'money':
    case 'regclass':
    case 'regconfig':
      return cast(sql, type, context);
    case 'real':
    case 'float':
    case 'double':
      return isNarrow(type) ? cast(sql, type, context) : sql;
    case 'array':
      return sql.text.startsWith('ARRAY') ? cast(sql, type, context) : sql;
    default:
      return sql;
  }
}

function cast(sql: Fragment, type: ColumnType, { dialect }: TypeContext): Fragment {
  const target = fragment`::${typeSql(type, dialect)}`;
  if (sql.text.endsWith(target.text)) return sql;
  if (sql.text.startsWith('-')) return fragment`(${sql})${target}`;
  return fragment`${sql}${target}`;
}
