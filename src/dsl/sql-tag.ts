import { problem } from '../diagnostics/diagnostic.ts';
import { type AuthorSql, type DialectName, type DialectSql, dialectNames, type SqlPart } from '../sql/author.ts';
import { callSite } from './call-site.ts';
import { type ColumnReference, columnName, isColumnReference } from './references.ts';
import { publish, requireSql, type Sql, sqlOf, toLiteral, type Value } from './values.ts';

/**
 * SQL with values in it. Text stays as it is written; a value becomes a literal of the target dialect, a column of
 * `createTable`'s second argument a quoted name, another `sql` itself.
 *
 * @example
 * sql`UPDATE users SET plan = ${'it\'s free'} WHERE id = ${7}`
 * // UPDATE users SET plan = 'it''s free' WHERE id = 7
 */
function tag(strings: TemplateStringsArray, ...values: readonly (Value | ColumnReference)[]): Sql {
  const at = callSite(tag);
  let parts: SqlPart[] = [];
  for (let i = 0; i < strings.length; i++) {
    const text = strings[i];
    const source = strings.raw[i] ?? '';
    const lost = /(?<!\\)(?:\\\\)*\\([^\\`$'"nrtbvf0xu\r\n])/.exec(source);
    if (text === undefined || lost) {
      throw problem('LB308', `JavaScript would drop the backslash of \\${lost?.[1] ?? ''} in this SQL`, {
        at,
        help: `write \\\\${lost?.[1] ?? ''} for a backslash in the SQL`,
      });
    }
    if (text !== '') {
      const part: SqlPart = { kind: 'text', text, index: i };
      // Most SQL is one text: an array that grows takes room for many.
      if (parts.length === 0) parts = [part];
      else parts.push(part);
    }
    if (i < values.length) parts.push(partOf(values[i], i, at));
  }
  const expression: AuthorSql = { kind: 'sql', parts, at };
  return publish(expression);
}

function partOf(value: unknown, index: number, at: ReturnType<typeof callSite>): SqlPart {
  if (isColumnReference(value)) return { kind: 'identifier', path: [columnName(value)] };
  const expression = sqlOf(value);
  if (expression) {
    const only = expression.kind === 'sql' && expression.parts.length === 1 ? expression.parts[0] : undefined;
    return only?.kind === 'identifier' ? only : expression;
  }
  return { kind: 'value', value: toLiteral(value, at, `value ${index + 1} of this SQL`) };
}

/**
 * A name, quoted where the dialect needs it; several parts are joined by dots.
 *
 * @example sql`SELECT * FROM ${sql.id('Sales', 'order')}` // SELECT * FROM "Sales"."order"
 */
function id(...path: readonly string[]): Sql {
  const at = callSite(id);
  if (path.length === 0 || path.some((name) => typeof name !== 'string' || name === '')) {
    throw problem('LB301', 'sql.id needs names that are not empty', {
      at,
      help: "write sql.id('table') or sql.id('schema', 'table')",
    });
  }
  return publish({ kind: 'sql', parts: [{ kind: 'identifier', path: [...path] }], at });
}

/**
 * SQL that differs by dialect. A dialect that is missing is refused when it is compiled for.
 *
 * @example sql.for({ postgresql: sql`now()`, sqlite: sql`CURRENT_TIMESTAMP` })
 */
function forDialect(by: { readonly [D in DialectName]?: Sql }): Sql {
  const at = callSite(forDialect);
  const chosen: { [D in DialectName]?: AuthorSql } = {};
  for (const [name, value] of Object.entries(by)) {
    const dialect = dialectNames.find((one) => one === name);
    if (!dialect)
      throw problem('LB301', `sql.for does not know the dialect "${name}"`, {
        at,
        help: `the dialects are ${dialectNames.join(', ')}`,
      });
    const expression = requireSql(value, `sql.for's ${name}`, at);
    chosen[dialect] = expression.kind === 'sql' ? expression : { kind: 'sql', parts: [expression], at };
  }
  const expression: DialectSql = { kind: 'sql-by-dialect', by: chosen, at };
  return publish(expression);
}

export const sql: typeof tag & { readonly id: typeof id; readonly for: typeof forDialect } = Object.freeze(
  Object.assign(tag, { id, for: forDialect }),
);
