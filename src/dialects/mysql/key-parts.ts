import type { Index, MysqlKeyOptions, Table } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import type { RenderContext } from '../dialect.ts';
import { expressionSql, identifier, refused } from '../spelling.ts';
import { currentType } from './columns.ts';
import { knows, need } from './differences.ts';
import { isLong } from './types.ts';

/** What is between the parentheses of a key or an index. */
export interface Key extends Pick<Index, 'name' | 'elements' | 'unique'> {
  readonly mysql?: MysqlKeyOptions & Pick<NonNullable<Index['mysql']>, 'prefix'>;
  readonly what: 'index' | 'constraint';
}

/**
 * `title(20), author DESC, (lower(name))`
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/create-index.html
 */
export function keyParts(key: Key, table: Table | undefined, context: RenderContext): Fragment {
  const { name, elements, what, mysql } = key;
  if (elements.length === 0 && what === 'index') refused(`${what} ${shown(name)} has no columns`, 'name at least one');
  if (typeof mysql?.length === 'object') {
    const columns = elements.map(({ target }) => target);
    const other = Object.keys(mysql.length).find((one) => !columns.includes(one));
    if (other !== undefined)
      refused(`${what} ${shown(name)} has a length for ${shown(other)}, which is not in it`, 'remove it');
  }
  return join(elements.map((one) => partSql(one, key, table, context)));
}

function partSql(
  { target, order, nulls, opclass, collation }: Key['elements'][number],
  key: Key,
  table: Table | undefined,
  context: RenderContext,
): Fragment {
  const { dialect } = context;
  const lost = (what: string): never =>
    refused(
      `${dialect.title} has no ${what} for ${key.what} ${shown(key.name)}`,
      'leave it out, or give MySQL an index of its own',
    );
  if (opclass !== undefined) lost(`operator class ${opclass}`);
  if (nulls !== undefined) lost(`NULLS ${nulls.toUpperCase()}`);
  if (collation !== undefined) lost('collation of its own');
  const direction = directionSql(order, context);
  if (typeof target !== 'string') return expressionPart(expressionSql(target, dialect), direction, context);
  const length = lengthOf(target, key, table, context);
  return join(
    [
      length === undefined
        ? identifier(target, dialect)
        : fragment`${identifier(target, dialect)}${verbatim(`(${length})`)}`,
      direction,
    ],
    ' ',
  );
}

function directionSql(order: 'asc' | 'desc' | undefined, { dialect }: Pick<RenderContext, 'dialect'>): Fragment {
  if (order === undefined) return nothing;
  if (order === 'desc')
    need('descendingIndexes', 'descending indexes', 'leave the order out: an index is read both ways', dialect);
  return verbatim(order.toUpperCase());
}

/** A bare name, or one in backticks. */
const NAME = /^(?:[A-Za-z_$][\w$]*|`(?:[^`]|``)+`)$/;

/** `(lower(email))`, in parentheses of its own; a column that is written as SQL is a column: ``sql`created_at DESC` ``. */
function expressionPart(sql: Fragment, direction: Fragment, { dialect }: RenderContext): Fragment {
  const [, text, word] = /^([\s\S]*\S)\s+(asc|desc)\s*$/i.exec(sql.text) ?? [];
  const expression = text === undefined ? sql : verbatim(text);
  const tail = word === undefined ? direction : directionSql(/^d/i.test(word) ? 'desc' : 'asc', { dialect });
  if (NAME.test(expression.text.trim())) return join([expression, tail], ' ');
  need('functionalIndexes', 'indexes of expressions', 'add a computed column and index that', dialect);
  return join([fragment`(${expression})`, tail], ' ');
}

/** How much of the values is in the key: https://dev.mysql.com/doc/refman/8.4/en/column-indexes.html */
function lengthOf(
  column: string,
  { name, what, unique, mysql }: Key,
  table: Table | undefined,
  context: RenderContext,
): number | undefined {
  const { dialect } = context;
  const type = table?.columns.find((one) => one.name === column)?.type;
  const given =
    typeof mysql?.length === 'object' ? mysql.length[column] : type && isWhole(type) ? undefined : mysql?.length;
  if (given !== undefined) {
    if (!Number.isInteger(given) || given < 1)
      refused(`the length of ${shown(column)} in ${shown(name)} is ${given}`, 'write a whole number from 1 on');
    return given;
  }
  if (type === undefined || mysql?.prefix !== undefined || !isLong(currentType(type, context), dialect))
    return undefined;
  if (type.kind === 'json' || type.kind === 'jsonb')
    refused(
      `${dialect.title} has no key of JSON, as ${what} ${shown(name)} wants for ${shown(column)}`,
      'index a computed column',
    );
  if (!knows('wholeTextKeys', dialect))
    refused(
      `${dialect.title} needs to know how much of ${shown(column)} is in the ${what} ${shown(name)}`,
      `say it, { mysql: { length: { ${column}: 100 } } }${unique ? ', of which then only one may come' : ''}, or make the column t.string(…)`,
    );
  return undefined;
}

/** A length for all columns of a key is for those that can have one. */
function isWhole({ kind }: ColumnType): boolean {
  return !/^(?:string|char|text|binary|raw)$/.test(kind);
}
