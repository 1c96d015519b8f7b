import type { Operation } from '../../operations/operation.ts';
import { type Condition, type PlainCondition, plainCondition } from '../../schema/condition.ts';
import type { TableName } from '../../schema/model.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import type { Dialect, RenderContext, Rendering } from '../dialect.ts';
import { expressionSql, identifier, refused } from '../spelling.ts';
import { columnRows, constraintRows, indexRows, type StoredName, tableRows } from './dictionary.ts';
import { storedName } from './names.ts';

/** The query by which a block of `when` is decided: one row with 1 or 0. */
export function when({ condition }: Operation<'when'>, { dialect }: RenderContext): Rendering {
  return [{ sql: conditionQuery(condition, dialect), transaction: 'inside', control: { kind: 'condition' } }];
}

/** The query that must give 1; the script stops where it does not. */
export function assert({ condition, message }: Operation<'assert'>, { dialect }: RenderContext): Rendering {
  quotedString(message);
  return [{ sql: conditionQuery(condition, dialect), transaction: 'inside', control: { kind: 'assert', message } }];
}

/** An author's query gives the number 1 where the condition holds: before 23ai no query of Oracle gives a boolean. */
function conditionQuery(condition: Condition, dialect: Dialect): Fragment {
  const { plain, holds } = plainCondition(condition);
  const [yes, no] = holds ? ['1', '0'] : ['0', '1'];
  const truth =
    plain.kind === 'query'
      ? fragment`(${expressionSql(plain.sql, dialect)}) = 1`
      : verbatim(`EXISTS (SELECT 1 FROM ${existence(plain, dialect)})`);
  return fragment`SELECT CASE WHEN ${truth} THEN ${verbatim(yes)} ELSE ${verbatim(no)} END FROM DUAL`;
}

/** What the dictionary says. */
function existence(condition: Exclude<PlainCondition, { readonly kind: 'query' }>, dialect: Dialect): string {
  const text = (name: string): string => {
    identifier(name, dialect);
    return storedName(name);
  };
  const stored = ({ schema, name }: TableName): StoredName => ({
    schema: schema === undefined ? undefined : text(schema),
    name: text(name),
  });
  switch (condition.kind) {
    case 'table':
      return tableRows(stored(condition.table));
    case 'column':
      return columnRows(stored(condition.table), text(condition.column));
    case 'index':
      return indexRows(stored(condition.index));
    case 'constraint':
      return constraintRows(stored(condition.table), text(condition.name));
    case 'schema':
      return `ALL_USERS WHERE username = ${quotedString(text(condition.name))}`;
    case 'enum':
      refused('Oracle has no enum types: each column checks its values', 'ask for the column, or for its constraint');
  }
}
