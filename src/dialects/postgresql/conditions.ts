import type { Operation } from '../../operations/operation.ts';
import { type Condition, plainCondition } from '../../schema/condition.ts';
import type { TableName } from '../../schema/model.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import { doubleQuoted, quotedString } from '../ansi.ts';
import type { Dialect, RenderContext, Rendering } from '../dialect.ts';
import { expressionSql, identifier } from '../spelling.ts';

/** The query by which a block of `when` is decided; the script puts the answer into a setting of the session. */
export function when({ condition }: Operation<'when'>, { dialect }: RenderContext): Rendering {
  return [{ sql: conditionQuery(condition, dialect), transaction: 'inside', control: { kind: 'condition' } }];
}

/** The query that must give true; the script stops where it does not. */
export function assert({ condition, message }: Operation<'assert'>, { dialect }: RenderContext): Rendering {
  quotedString(message);
  return [{ sql: conditionQuery(condition, dialect), transaction: 'inside', control: { kind: 'assert', message } }];
}

/** `SELECT (…) IS TRUE`: one row with true or false, never NULL. */
function conditionQuery(condition: Condition, dialect: Dialect): Fragment {
  const { plain, holds } = plainCondition(condition);
  if (plain.kind === 'query') {
    return fragment`SELECT (${expressionSql(plain.sql, dialect)}) ${verbatim(holds ? 'IS TRUE' : 'IS NOT TRUE')}`;
  }
  return verbatim(`SELECT ${holds ? '' : 'NOT '}EXISTS (${existence(plain, dialect)})`);
}

function existence(
  condition: Exclude<ReturnType<typeof plainCondition>['plain'], { readonly kind: 'query' }>,
  dialect: Dialect,
): string {
  switch (condition.kind) {
    case 'table':
      return `SELECT FROM pg_catalog.pg_class WHERE oid = ${regclass(condition.table, dialect)} AND relkind IN ('r', 'p', 'f')`;
    case 'column':
      return `SELECT FROM pg_catalog.pg_attribute WHERE attrelid = ${regclass(condition.table, dialect)} AND attname = ${nameText(condition.column, dialect)} AND attnum > 0 AND NOT attisdropped`;
    case 'index':
      return `SELECT FROM pg_catalog.pg_class WHERE oid = ${regclass(condition.index, dialect)} AND relkind IN ('i', 'I')`;
    case 'constraint':
      return constraintExists(condition.table, condition.name, dialect);
    case 'enum':
      return `SELECT FROM pg_catalog.pg_type WHERE oid = pg_catalog.to_regtype(${quotedName(condition.type, dialect)}) AND typtype = 'e'`;
    case 'schema':
      return `SELECT FROM pg_catalog.pg_namespace WHERE nspname = ${nameText(condition.name, dialect)}`;
  }
}

export function constraintExists(table: TableName, name: string, dialect: Dialect): string {
  return `SELECT FROM pg_catalog.pg_constraint WHERE conrelid = ${regclass(table, dialect)} AND conname = ${nameText(name, dialect)}`;
}

/** The table or index as the search path finds it; NULL, not an error, where there is none. */
export function regclass(name: TableName, dialect: Dialect): string {
  return `pg_catalog.to_regclass(${quotedName(name, dialect)})`;
}

/** `'"sales"."users"'`: always quoted, since `to_regtype` reads unquoted words as SQL's own names of types. */
function quotedName({ schema, name }: TableName, dialect: Dialect): string {
  const parts = schema === undefined ? [name] : [schema, name];
  for (const part of parts) identifier(part, dialect);
  return quotedString(parts.map(doubleQuoted).join('.'));
}

/** A name as the text that the server's catalogs hold. */
export function nameText(name: string, dialect: Dialect): string {
  identifier(name, dialect);
  return quotedString(name);
}
