import type { Column } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, fragment } from '../../sql/fragment.ts';
import { isBlank, Lexer } from '../../sql/lexer.ts';
import { shown } from '../ansi.ts';
import type { Dialect } from '../dialect.ts';
import { literalSql, refused } from '../spelling.ts';

/** What stands behind DEFAULT; ADD COLUMN takes constants only. */
export interface DefaultSql {
  readonly sql: Fragment;
  readonly kind: 'null' | 'constant' | 'moment' | 'expression';
}

/** What may stand behind DEFAULT without parentheses: https://sqlite.org/syntax/column-constraint.html */
const CONSTANT =
  /^(?:[+-]?\s*(?:(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|0x[0-9a-f]+)|'(?:[^']|'')*'|x'[0-9a-f]*'|true|false)$/i;
const MOMENT = /^current_(?:time|date|timestamp)$/i;
const NOW = /^now\s*\(\s*\)$/i;

/** A column's default: an author's expression is put in parentheses unless it is a constant or has them already. */
export function defaultSql(column: Column, type: ColumnType, dialect: Dialect): DefaultSql | undefined {
  if (column.default === undefined) return undefined;
  const sql = literalSql(column.default, type, dialect);
  const text = sql.text.trim();
  if (/^null$/i.test(text)) return { sql, kind: 'null' };
  if (CONSTANT.test(text)) return { sql, kind: 'constant' };
  if (MOMENT.test(text)) return { sql, kind: 'moment' };
  if (text === '') refused(`the default of ${shown(column.name)} is empty`, "write sql`''` for an empty string");
  if (NOW.test(text)) {
    refused(
      `the default of ${shown(column.name)} is now(), which SQLite does not have`,
      'write sql`CURRENT_TIMESTAMP`, which every database knows',
    );
  }
  return { sql: isParenthesised(sql.text) ? sql : fragment`(${sql})`, kind: 'expression' };
}

/** Does the parenthesis that opens the text close at its end? `(a) + (b)` is no such text. */
function isParenthesised(text: string): boolean {
  const lexer = new Lexer(text, 'sqlite');
  let depth = 0;
  let closed = false;
  while (lexer.next()) {
    if (isBlank(lexer.kind)) continue;
    const code = lexer.kind === 'punctuation' ? text[lexer.start] : '';
    if (closed || (depth === 0 && code !== '(')) return false;
    if (code === '(') depth++;
    else if (code === ')') closed = --depth === 0;
  }
  return closed;
}
