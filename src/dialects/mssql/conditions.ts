import type { Operation } from '../../operations/operation.ts';
import { type Condition, plainCondition } from '../../schema/condition.ts';
import type { TableName } from '../../schema/model.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import type { Dialect, RenderContext, Rendering } from '../dialect.ts';
import { expressionSql, refused } from '../spelling.ts';
import { nameText, objectId } from './names.ts';

/** The query by which a block of `when` is decided. */
export function when({ condition }: Operation<'when'>, { dialect }: RenderContext): Rendering {
  return [{ sql: conditionQuery(condition, dialect), transaction: 'inside', control: { kind: 'condition' } }];
}

/** The query that must give 1; the script stops where it does not. */
export function assert({ condition, message }: Operation<'assert'>, { dialect }: RenderContext): Rendering {
  quotedString(message);
  return [{ sql: conditionQuery(condition, dialect), transaction: 'inside', control: { kind: 'assert', message } }];
}

/** `SELECT CASE WHEN … THEN 1 ELSE 0 END`: one row with 1 or 0, never NULL. SQL Server has no booleans to select. */
function conditionQuery(condition: Condition, dialect: Dialect): Fragment {
  const { plain, holds } = plainCondition(condition);
  const [yes, no] = holds ? [1, 0] : [0, 1];
  const predicate = plain.kind === 'query' ? askedBy(expressionSql(plain.sql, dialect)) : existence(plain, dialect);
  return fragment`SELECT CASE WHEN ${predicate} THEN ${verbatim(`${yes}`)} ELSE ${verbatim(`${no}`)} END`;
}

/** A query gives 1 or 0; anything else is a condition as it stands in WHERE. */
function askedBy(sql: Fragment): Fragment {
  return /^\s*SELECT\b/i.test(sql.text) ? fragment`(${sql}) = 1` : fragment`(${sql})`;
}

function existence(
  condition: Exclude<ReturnType<typeof plainCondition>['plain'], { readonly kind: 'query' }>,
  dialect: Dialect,
): Fragment {
  const rows = (from: Fragment): Fragment => fragment`EXISTS (SELECT 1 FROM ${from})`;
  switch (condition.kind) {
    case 'table':
      return rows(fragment`sys.tables WHERE object_id = ${objectId(condition.table, dialect)}`);
    case 'column':
      return rows(
        fragment`sys.columns WHERE object_id = ${objectId(condition.table, dialect)} AND name = ${nameText(condition.column, dialect)}`,
      );
    case 'index':
      return rows(
        fragment`sys.indexes AS i JOIN sys.tables AS t ON t.object_id = i.object_id WHERE i.name = ${nameText(condition.index.name, dialect)} AND t.schema_id = ${schemaId(condition.index, dialect)}`,
      );
    case 'constraint':
      return rows(
        fragment`sys.objects WHERE parent_object_id = ${objectId(condition.table, dialect)} AND name = ${nameText(condition.name, dialect)} AND type IN ('PK', 'UQ', 'F', 'C', 'D')`,
      );
    case 'enum':
      return refused(
        'SQL Server has no enum types: each column checks its values',
        'ask for the column or its constraint',
      );
    case 'schema':
      return rows(fragment`sys.schemas WHERE name = ${nameText(condition.name, dialect)}`);
  }
}

function schemaId({ schema }: TableName, dialect: Dialect): Fragment {
  return schema === undefined ? verbatim('SCHEMA_ID()') : fragment`SCHEMA_ID(${nameText(schema, dialect)})`;
}
