import type { Collation, IndexElement } from '../../schema/model.ts';
import type { SqlExpression } from '../../sql/author.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../../sql/fragment.ts';
import { doubleQuoted, quotedString, shown } from '../ansi.ts';
import type { Dialect } from '../dialect.ts';
import { expressionSql, identifier, refused } from '../spelling.ts';

const OPERATOR_CLASS = /^[A-Za-z_][\w$]*(\.[A-Za-z_][\w$]*)?(\s*\([^()]*\))?$/;
const OPERATOR = /^(?:[-+*/<>=~!@#%^&|`?]+|OPERATOR\s*\([\w.]*[-+*/<>=~!@#%^&|`?]+\))$/i;
const PARAMETER = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)?$/;
const WORD = /^[A-Za-z_]\w*$/;

/** One element of an index: `lower(email) text_pattern_ops DESC NULLS LAST` */
export function indexElement(element: IndexElement, dialect: Dialect): Fragment {
  const { target, collation, opclass, order, nulls } = element;
  const parts = [typeof target === 'string' ? identifier(target, dialect) : indexExpression(target, dialect)];
  if (collation !== undefined) parts.push(collate(collation));
  if (opclass !== undefined) parts.push(operatorClass(opclass));
  if (order !== undefined) parts.push(verbatim(order.toUpperCase()));
  if (nulls !== undefined) parts.push(verbatim(`NULLS ${nulls.toUpperCase()}`));
  return join(parts, ' ');
}

/** `COLLATE "de_DE"`, `COLLATE sales."by_name"`: each part quoted, since the names of collations differ by case and may hold dots. */
export function collate(collation: Collation): Fragment {
  const parts = typeof collation === 'string' ? [collation] : [collation.schema, collation.name];
  if (parts.includes('')) refused('the name of the collation is empty', 'give its name, or leave the collation out');
  return verbatim(`COLLATE ${parts.map(doubleQuoted).join('.')}`);
}

/** One element of an exclusion constraint: `during WITH &&` */
export function exclusionElement(
  {
    target,
    operator,
    opclass,
  }: { readonly target: string | SqlExpression; readonly operator: string; readonly opclass?: string },
  dialect: Dialect,
): Fragment {
  if (!OPERATOR.test(operator)) refused(`${shown(operator)} is no operator`, "write for instance '=' or '&&'");
  const element = indexElement({ target, ...(opclass !== undefined && { opclass }) }, dialect);
  return fragment`${element} WITH ${verbatim(operator)}`;
}

function operatorClass(name: string): Fragment {
  if (!OPERATOR_CLASS.test(name))
    refused(`${shown(name)} is no operator class`, "write for instance 'text_pattern_ops'");
  return verbatim(name);
}

/**
 * An expression in an index. PostgreSQL wants parentheses around all but a column and a function call
 * (https://www.postgresql.org/docs/current/sql-createindex.html); what an author wrote so, with or without a direction behind it, stays
 * as it is.
 */
function indexExpression(expression: SqlExpression, dialect: Dialect): Fragment {
  const sql = expressionSql(expression, dialect);
  return standsAlone(sql.text) ? sql : fragment`(${sql})`;
}

/** Is it a name, a call or something in parentheses, perhaps followed by COLLATE, operator class, direction and place of nulls? */
function standsAlone(text: string): boolean {
  const tokens = topLevel(text);
  let i = 0;
  if (tokens[i] === '()') i++;
  else {
    if (!isName(tokens[i])) return false;
    i++;
    while (tokens[i] === '.' && isName(tokens[i + 1])) i += 2;
    if (tokens[i] === '()') i++;
  }
  if (/^collate$/i.test(tokens[i] ?? '') && isName(tokens[i + 1])) {
    i += 2;
    while (tokens[i] === '.' && isName(tokens[i + 1])) i += 2;
  }
  if (isName(tokens[i]) && !/^(?:asc|desc|nulls)$/i.test(tokens[i] ?? '')) {
    i++;
    if (tokens[i] === '()') i++;
  }
  if (/^(?:asc|desc)$/i.test(tokens[i] ?? '')) i++;
  if (/^nulls$/i.test(tokens[i] ?? '') && /^(?:first|last)$/i.test(tokens[i + 1] ?? '')) i += 2;
  return i === tokens.length;
}

function isName(token: string | undefined): boolean {
  return token !== undefined && /^["\p{L}_]/u.test(token);
}

const TOKEN = /\s+|"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_$]*|[\s\S]/gu;

/** The tokens outside of parentheses; what is in parentheses counts as one. */
function topLevel(text: string): readonly string[] {
  const tokens: string[] = [];
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === ')') depth--;
    if (depth === 0 && token === '(') tokens.push('()');
    else if (depth === 0 && token !== ')' && token.trim() !== '') tokens.push(token);
    if (token === '(') depth++;
  }
  return tokens;
}

/** `USING gin` */
export function accessMethod(name: string | undefined, dialect: Dialect): Fragment {
  return name === undefined ? nothing : fragment`USING ${identifier(name.toLowerCase(), dialect)}`;
}

/** `WITH (fillfactor = 70)` */
export function storageParameters(parameters: Parameters | undefined): Fragment {
  if (parameters === undefined) return nothing;
  const list = parameterList(parameters);
  return list.text === '' ? nothing : fragment`WITH (${list})`;
}

type Parameters = Readonly<Record<string, string | number | boolean>>;

/** `fillfactor = 70, autovacuum_enabled = false` */
export function parameterList(parameters: Parameters): Fragment {
  return join(
    Object.entries(parameters).map(([name, value]) => {
      const text = typeof value !== 'string' || WORD.test(value) ? String(value) : quotedString(value);
      return fragment`${parameter(name)} = ${verbatim(text)}`;
    }),
  );
}

/** The name of a storage parameter: `toast.autovacuum_enabled` */
export function parameter(name: string): Fragment {
  if (!PARAMETER.test(name)) refused(`${shown(name)} is no storage parameter`, 'write for instance { fillfactor: 70 }');
  return verbatim(name);
}

/** `TABLESPACE fast` */
export function tablespace(name: string | undefined, dialect: Dialect): Fragment {
  return name === undefined ? nothing : fragment`TABLESPACE ${identifier(name, dialect)}`;
}
