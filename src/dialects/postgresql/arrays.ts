import { type ColumnType, dimensionsOf, elementType, type TypeKind } from '../../schema/types.ts';
import { isSqlExpression, type Literal } from '../../sql/author.ts';
import { type Fragment, fragment, join, verbatim } from '../../sql/fragment.ts';
import type { TypeContext } from '../dialect.ts';
import { literalSql, refused, typeSql } from '../spelling.ts';
import { mismatch } from './mismatch.ts';

type List = Extract<Literal, { readonly kind: 'list' }>;

const NUMERIC: ReadonlySet<TypeKind> = new Set(['smallint', 'integer', 'bigint', 'numeric', 'float', 'real', 'double']);
const TEXTUAL: ReadonlySet<TypeKind> = new Set(['string', 'char', 'text', 'citext']);

/**
 * A list for an array column: `[1, 2]` becomes `ARRAY[1, 2]`. A cast is added where PostgreSQL would otherwise take the array for one
 * of text: `ARRAY['…']::UUID[]`.
 */
export function arrayLiteral(value: Literal, type: ColumnType<'array'>, context: TypeContext): Fragment {
  const { dialect } = context;
  if (!isList(value)) mismatch(value, type, "write an array, or a string: '{1,2}'", context);
  if (value.items.length === 0) return fragment`ARRAY[]::${typeSql(type, dialect)}`;
  const leaves: Literal[] = [];
  const sql = rows(value, dimensionsOf(type), elementType(type), leaves, context);
  return needsCast(leaves, elementType(type).kind) ? fragment`${sql}::${typeSql(type, dialect)}` : sql;
}

/** A list by itself. Its type is what PostgreSQL makes of its elements. */
export function plainList(value: List, context: TypeContext): Fragment {
  if (value.items.length === 0) return verbatim("'{}'");
  const items = value.items.map((one) =>
    isList(one) ? plainList(one, context) : literalSql(one, undefined, context.dialect),
  );
  return fragment`ARRAY[${join(items)}]`;
}

function rows(list: List, depth: number, element: ColumnType, leaves: Literal[], context: TypeContext): Fragment {
  if (depth === 1) {
    for (const one of list.items) leaves.push(one);
    return fragment`ARRAY[${join(list.items.map((one) => literalSql(one, element, context.dialect)))}]`;
  }
  const length = list.items[0] !== undefined && isList(list.items[0]) ? list.items[0].items.length : 0;
  const inner = list.items.map((one) => {
    if (!isList(one) || one.items.length === 0 || one.items.length !== length) {
      refused(
        `an array of ${depth} dimensions has rows of different lengths, or none`,
        'give every row the same number of elements; PostgreSQL has no other arrays',
      );
    }
    return rows(one, depth - 1, element, leaves, context);
  });
  return fragment`ARRAY[${join(inner)}]`;
}

/** An explicit cast would cut strings to the length of a VARCHAR(n) in silence: text takes one only where there is none to cut. */
function needsCast(leaves: readonly Literal[], kind: TypeKind): boolean {
  const given = leaves.filter((one) => one !== null);
  if (given.length === 0) return true;
  if (TEXTUAL.has(kind)) return false;
  if (NUMERIC.has(kind)) return !given.every((one) => typeof one === 'number' || typeof one === 'bigint');
  return !(kind === 'boolean' && given.every((one) => typeof one === 'boolean'));
}

function isList(value: Literal): value is List {
  return typeof value === 'object' && value !== null && !isSqlExpression(value) && value.kind === 'list';
}
