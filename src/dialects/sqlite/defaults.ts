import type { Column } from '../../schema/model.ts';
import type { ColumnType } from '../../schema/types.ts';
import { type Fragment, fragment } from '../../sql/fragment.ts';
import { isBlank, Lexer } from '../../sql/lexer.ts';
import { isParenthesised } from '../../sql/parentheses.ts';
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

/** A column's default: an author's expression is put in parentheses unless it is a constant or has them already. */
export function defaultSql(column: Column, type: ColumnType, dialect: Dialect): DefaultSql | undefined {
  if (column.default === undefined) return undefined;
  const sql = literalSql(column.default, type, dialect);
  const text = sql.text.trim();
  if (/^null$/i.test(text)) return { sql, kind: 'null' };
  if (CONSTANT.test(text)) return { sql, kind: 'constant' };
  if (MOMENT.test(text)) return { sql, kind: 'moment' };
  if (text === '') refused(`the default of ${shown(column.name)} is empty`, "write sql`''` for an empty string");
  checkCalls(text, column.name);
  return { sql: isParenthesised(sql.text, 'sqlite') ? sql : fragment`(${sql})`, kind: 'expression' };
}

const MOMENT_HELP = 'write sql`CURRENT_TIMESTAMP`, which every database knows';
const UUID_HELP =
  'write sql`lower(hex(randomblob(16)))` for SQLite by sql.for, or leave the default to the application';
const SEQUENCE_HELP = 'use t.integer().primaryKey().autoincrement(): it is the rowid';

/** Functions of other engines that stand in defaults, with what to write instead. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ...'now clock_timestamp statement_timestamp transaction_timestamp timezone getdate sysdatetime utc_timestamp'
    .split(' ')
    .map((name) => [name, MOMENT_HELP] as const),
  ...'gen_random_uuid uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 uuidv4 uuidv7 newid sys_guid'
    .split(' ')
    .map((name) => [name, UUID_HELP] as const),
  ...'nextval currval lastval'.split(' ').map((name) => [name, SEQUENCE_HELP] as const),
]);

/**
 * SQLite looks for the functions of a default only when a row needs it: CREATE TABLE passes, and every INSERT fails.
 * An application may bring functions of its own, so that only those are refused that are known to be another engine's.
 */
function checkCalls(text: string, column: string): void {
  const lexer = new Lexer(text, 'sqlite');
  let word = '';
  while (lexer.next()) {
    if (isBlank(lexer.kind)) continue;
    const token = text.slice(lexer.start, lexer.end);
    const help = token === '(' ? FOREIGN.get(word) : undefined;
    if (help !== undefined)
      refused(`the default of ${shown(column)} calls ${word}(), which SQLite does not have`, help);
    word = lexer.kind === 'word' ? token.toLowerCase() : '';
  }
}
