import type { Operation } from '../../operations/operation.ts';
import type { PlannedOperation } from '../../plan/plan.ts';
import { sameName } from '../../schema/catalog.ts';
import { type Condition, type PlainCondition, plainCondition } from '../../schema/condition.ts';
import type { TableName } from '../../schema/model.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import { type Dialect, type Refusal, type RenderContext, type Rendering, refuse } from '../dialect.ts';
import { expressionSql, refused } from '../spelling.ts';

/**
 * Neither the sqlite3 shell nor SQLite's SQL can run a statement or leave it out, but IF EXISTS and IF NOT EXISTS can: a block stays
 * possible where each of its operations makes what its condition says is not there, or drops what it says is.
 *
 * @example
 * op.when(not(exists.index('ix_name')), (op) => op.createIndex('ix_name', 'users', ['name']))
 * // CREATE INDEX IF NOT EXISTS ix_name ON users (name)
 */
export function byExistence(planned: PlannedOperation): PlannedOperation | Refusal {
  const { operation, block, before, after, implied } = planned;
  if (!block || operation.kind === 'allow') return planned;
  const asked = withExistence(operation, block.question.condition);
  if (asked === undefined) {
    return refuse(
      'SQLite has no way to run this under a condition: its scripts have no IF',
      'in a block, SQLite can make the table or index that its condition asks for, or drop it; op.assert can stop the script',
    );
  }
  return { operation: asked, before, after, implied };
}

function withExistence(operation: Operation, condition: Condition): Operation | undefined {
  const { plain, holds } = plainCondition(condition);
  const { kind } = operation;
  if (!holds) {
    if (kind === 'createTable' && isTable(plain, operation.table)) return { ...operation, ifNotExists: true };
    if (kind === 'createIndex' && isIndex(plain, { ...operation.table, name: operation.index.name }))
      return { ...operation, ifNotExists: true };
    return undefined;
  }
  if (kind === 'dropTable' && isTable(plain, operation.table)) return { ...operation, ifExists: true };
  if (kind === 'dropIndex' && isIndex(plain, operation)) return { ...operation, ifExists: true };
  return undefined;
}

function isTable(condition: PlainCondition, table: TableName): boolean {
  return condition.kind === 'table' && sameName(condition.table, table);
}

function isIndex(condition: PlainCondition, index: TableName): boolean {
  return condition.kind === 'index' && sameName(condition.index, index);
}

/** The question itself is put by what stands in the block. */
export function when(): Rendering {
  return [];
}

/** The query that must give true: the script inserts its answer where a CHECK stands with the message as its name. */
export function assert({ condition, message }: Operation<'assert'>, { dialect }: RenderContext): Rendering {
  quotedString(message);
  return [{ sql: conditionQuery(condition, dialect), transaction: 'inside', control: { kind: 'assert', message } }];
}

function conditionQuery(condition: Condition, dialect: Dialect): Fragment {
  const { plain, holds } = plainCondition(condition);
  if (plain.kind === 'query')
    return fragment`SELECT (${expressionSql(plain.sql, dialect)}) ${verbatim(holds ? 'IS TRUE' : 'IS NOT TRUE')}`;
  return verbatim(`SELECT ${holds ? '' : 'NOT '}EXISTS (${existence(plain)})`);
}

/** Names are the same to SQLite in upper and lower case: https://sqlite.org/schematab.html, https://sqlite.org/pragma.html */
function existence(condition: Exclude<PlainCondition, { readonly kind: 'query' }>): string {
  switch (condition.kind) {
    case 'table':
      return inSchema('table', condition.table);
    case 'index':
      return inSchema('index', condition.index);
    case 'column': {
      const { name, schema } = condition.table;
      const of = schema === undefined ? quotedString(name) : `${quotedString(name)}, ${quotedString(schema)}`;
      return `SELECT 1 FROM pragma_table_xinfo(${of}) WHERE name = ${quotedString(condition.column)} COLLATE NOCASE`;
    }
    case 'schema':
      return `SELECT 1 FROM pragma_database_list WHERE name = ${quotedString(condition.name)} COLLATE NOCASE`;
    case 'constraint':
      return refused(
        'SQLite keeps no list of its constraints',
        'ask by a query: sql`(SELECT sql FROM sqlite_schema WHERE name = …) LIKE …`',
      );
    case 'enum':
      return refused('SQLite has no enum types', 'leave the question out for SQLite');
  }
}

function inSchema(type: string, { schema, name }: TableName): string {
  const of = schema === undefined ? 'sqlite_schema' : `"${schema.replaceAll('"', '""')}".sqlite_schema`;
  return `SELECT 1 FROM ${of} WHERE type = '${type}' AND name = ${quotedString(name)} COLLATE NOCASE`;
}
