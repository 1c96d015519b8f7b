import type { Position } from '../diagnostics/diagnostic.ts';

/** The engines that Limbeck knows by name. */
export const dialectNames = ['postgresql', 'mysql', 'mariadb', 'sqlite', 'mssql', 'oracle'] as const;
export type DialectName = (typeof dialectNames)[number];

export function isDialectName(word: string): word is DialectName {
  return dialectNames.some((one) => one === word);
}

/** A value as plain data, ready to be rendered as a literal of any dialect. */
export type Literal =
  | null
  | boolean
  | number
  | bigint
  | string
  | { readonly kind: 'instant'; readonly iso: string }
  | { readonly kind: 'bytes'; readonly hex: string }
  | { readonly kind: 'list'; readonly items: readonly Literal[] }
  | { readonly kind: 'record'; readonly entries: readonly (readonly [key: string, value: Literal])[] }
  | SqlExpression;

/** SQL that a person wrote with the `sql` tag: text, values, identifiers and nested SQL, in order. */
export interface AuthorSql {
  readonly kind: 'sql';
  readonly parts: readonly SqlPart[];
  /** Where the template stands; what the server says about it is reported there. */
  readonly at?: Position;
}

/** One text of a template, with its number among the template's texts: what an error needs to find its column. */
export interface SqlText {
  readonly kind: 'text';
  readonly text: string;
  readonly index: number;
}

export type SqlPart =
  | SqlText
  | { readonly kind: 'value'; readonly value: Literal }
  | { readonly kind: 'identifier'; readonly path: readonly string[] }
  | SqlExpression;

/** SQL that differs by dialect; a dialect that is missing is refused. */
export interface DialectSql {
  readonly kind: 'sql-by-dialect';
  readonly by: { readonly [dialect: string]: SqlExpression };
  readonly at?: Position;
}

export type SqlExpression = AuthorSql | DialectSql;

/** Is this SQL that an author wrote, rather than a value? */
export function isSqlExpression(value: Literal | undefined): value is SqlExpression {
  return typeof value === 'object' && value !== null && (value.kind === 'sql' || value.kind === 'sql-by-dialect');
}

/** SQL of one piece of text without a place in a file: what the compiler writes itself. */
export function plainSql(text: string): AuthorSql {
  return { kind: 'sql', parts: [{ kind: 'text', text, index: 0 }] };
}

/** The text of an author's SQL as far as it is text: for looking words up, never for output. */
export function textOfSql(expression: SqlExpression): string {
  if (expression.kind === 'sql-by-dialect') return Object.values(expression.by).map(textOfSql).join(' ');
  return expression.parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'identifier') return part.path.map((name) => `"${name}"`).join('.');
      return part.kind === 'value' ? "''" : textOfSql(part);
    })
    .join('');
}
