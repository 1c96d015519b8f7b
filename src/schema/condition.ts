import type { Literal, SqlExpression, SqlPart } from '../sql/author.ts';
import { displayName, type TableName } from './model.ts';

/** What a script asks the database before it goes on: whether something exists, or a query that gives one boolean. */
export type Condition =
  | { readonly kind: 'table'; readonly table: TableName }
  | { readonly kind: 'column'; readonly table: TableName; readonly column: string }
  | { readonly kind: 'index'; readonly index: TableName }
  | { readonly kind: 'constraint'; readonly table: TableName; readonly name: string }
  | { readonly kind: 'enum'; readonly type: TableName }
  | { readonly kind: 'schema'; readonly name: string }
  | { readonly kind: 'query'; readonly sql: SqlExpression }
  | { readonly kind: 'not'; readonly condition: Condition };

export type PlainCondition = Exclude<Condition, { readonly kind: 'not' }>;

/** The condition without its negations, and whether it holds where the whole does. */
export function plainCondition(
  condition: Condition,
  holds = true,
): { readonly plain: PlainCondition; readonly holds: boolean } {
  return condition.kind === 'not' ? plainCondition(condition.condition, !holds) : { plain: condition, holds };
}

/** One line for people: `column users.email does not exist`. */
export function conditionInWords(condition: Condition): string {
  const { plain, holds } = plainCondition(condition);
  if (plain.kind === 'query') return `${holds ? '' : 'not '}(${shortSql(plain.sql)})`;
  return `${subject(plain)} ${holds ? 'exists' : 'does not exist'}`;
}

function subject(condition: Exclude<PlainCondition, { readonly kind: 'query' }>): string {
  switch (condition.kind) {
    case 'table':
      return `table ${displayName(condition.table)}`;
    case 'column':
      return `column ${displayName(condition.table)}.${condition.column}`;
    case 'index':
      return `index ${displayName(condition.index)}`;
    case 'constraint':
      return `constraint ${condition.name} of ${displayName(condition.table)}`;
    case 'enum':
      return `enum type ${displayName(condition.type)}`;
    case 'schema':
      return `schema ${condition.name}`;
  }
}

function shortSql(sql: SqlExpression): string {
  const line = written(sql).replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}

/** An author's SQL with its values, for people to read; never for output as SQL. */
function written(sql: SqlExpression): string {
  if (sql.kind === 'sql-by-dialect') return Object.values(sql.by).map(written).join(' / ');
  return sql.parts
    .map((part: SqlPart) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'identifier') return part.path.join('.');
      return part.kind === 'value' ? shownValue(part.value) : written(part);
    })
    .join('');
}

function shownValue(value: Literal): string {
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'object' && value !== null ? '…' : String(value);
}
