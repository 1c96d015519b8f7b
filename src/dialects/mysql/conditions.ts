import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import { type Condition, plainCondition } from '../../schema/condition.ts';
import type { TableName } from '../../schema/model.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import type { Dialect, RenderContext, Rendering } from '../dialect.ts';
import { expressionSql, identifier, refused } from '../spelling.ts';
import { quotedText } from './strings.ts';

/** The query by which a block of `when` is decided: one row with 1 or 0. */
export function when({ condition }: Operation<'when'>, context: RenderContext): Rendering {
  return [{ sql: conditionQuery(condition, context), transaction: 'inside', control: { kind: 'condition' } }];
}

/** The query that must give 1; the script stops where it does not. */
export function assert({ condition, message }: Operation<'assert'>, context: RenderContext): Rendering {
  quotedText(message);
  return [{ sql: conditionQuery(condition, context), transaction: 'inside', control: { kind: 'assert', message } }];
}

/** `SELECT (…) IS TRUE`: 1 or 0, never NULL. */
function conditionQuery(condition: Condition, context: RenderContext): Fragment {
  const { plain, holds } = plainCondition(condition);
  if (plain.kind === 'query') {
    return fragment`SELECT (${expressionSql(plain.sql, context.dialect)}) ${verbatim(holds ? 'IS TRUE' : 'IS NOT TRUE')}`;
  }
  return verbatim(`SELECT ${holds ? '' : 'NOT '}EXISTS (${existence(plain, context)})`);
}

type Existence = Exclude<ReturnType<typeof plainCondition>['plain'], { readonly kind: 'query' }>;

/** https://dev.mysql.com/doc/refman/8.4/en/information-schema.html; a table without a schema is one of the database at hand. */
function existence(condition: Existence, context: RenderContext): string {
  const { dialect } = context;
  switch (condition.kind) {
    case 'table':
      return `SELECT 1 FROM information_schema.tables WHERE ${ofTable(condition.table, dialect)} AND table_type <> 'VIEW'`;
    case 'column':
      return `SELECT 1 FROM information_schema.columns WHERE ${ofTable(condition.table, dialect)} AND column_name = ${nameText(condition.column, dialect)}`;
    case 'index':
      return `SELECT 1 FROM information_schema.statistics WHERE ${ofSchema(condition.index, dialect)} AND index_name = ${nameText(condition.index.name, dialect)}`;
    case 'constraint':
      return constraintExists(condition.table, condition.name, context);
    case 'enum':
      return refused(`${dialect.title} has no enum types that could be there`, 'ask for the column: exists.column(…)');
    case 'schema':
      return `SELECT 1 FROM information_schema.schemata WHERE schema_name = ${nameText(condition.name, dialect)}`;
  }
}

/** The name of a primary key is always PRIMARY. */
function constraintExists(table: TableName, name: string, { dialect, before }: RenderContext): string {
  const known = tableOf(before, table)?.constraints.find((one) => one.name === name);
  const own = known?.kind === 'primaryKey' ? quotedText('PRIMARY') : nameText(name, dialect);
  return `SELECT 1 FROM information_schema.table_constraints WHERE ${ofTable(table, dialect)} AND constraint_name = ${own}`;
}

function ofTable(table: TableName, dialect: Dialect): string {
  return `${ofSchema(table, dialect)} AND table_name = ${nameText(table.name, dialect)}`;
}

function ofSchema({ schema }: TableName, dialect: Dialect): string {
  return `table_schema = ${schema === undefined ? 'DATABASE()' : nameText(schema, dialect)}`;
}

/** A name as the text that information_schema holds. */
export function nameText(name: string, dialect: Dialect): string {
  identifier(name, dialect);
  return quotedText(name);
}
