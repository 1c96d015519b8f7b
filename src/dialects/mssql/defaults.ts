import type { Column, TableName } from '../../schema/model.ts';
import { type Fragment, fragment, nothing } from '../../sql/fragment.ts';
import { isBlank, Lexer } from '../../sql/lexer.ts';
import { isParenthesised } from '../../sql/parentheses.ts';
import { shown } from '../ansi.ts';
import type { RenderContext } from '../dialect.ts';
import { identifier, literalSql, refused } from '../spelling.ts';
import { currentType } from './columns.ts';
import { defaultName } from './names.ts';

/** `CONSTRAINT df_users_age DEFAULT 5`; without the name where the database is to choose it. */
export function defaultClause(
  value: NonNullable<Column['default']> | null,
  column: Column,
  table: TableName,
  context: RenderContext,
): Fragment {
  const { dialect, leaveNames } = context;
  const name = leaveNames ? nothing : fragment`CONSTRAINT ${identifier(defaultName(table, column.name), dialect)}`;
  return fragment`${name} DEFAULT ${defaultSql(value, column, context)}`;
}

/** What needs no parentheses: a constant, a word, a call, the next value of a sequence. */
const ALONE =
  /^(?:[+-]?\s*(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|0x[0-9a-f]*|N?'(?:[^']|'')*'|[a-z_@]\w*(?:\.\w+)*(?:\s*\([^()']*\))?|next\s+value\s+for\s+[\w.[\]]+)$/i;

function defaultSql(value: NonNullable<Column['default']> | null, column: Column, context: RenderContext): Fragment {
  const sql = literalSql(value, currentType(column.type, context), context.dialect);
  const text = sql.text.trim();
  if (text === '') refused(`the default of ${shown(column.name)} is empty`, "write sql`''` for an empty string");
  if (/^(?:true|false)$/i.test(text))
    refused(
      `the default of ${shown(column.name)} is ${text}, which SQL Server takes for a column`,
      `write .default(${text.toLowerCase()}), which every database understands`,
    );
  checkCalls(text, column.name);
  return ALONE.test(text) || isParenthesised(text, 'mssql') ? sql : fragment`(${sql})`;
}

const MOMENT_HELP = 'write sql`CURRENT_TIMESTAMP`, which every database knows, or SYSUTCDATETIME() by sql.for';
const UUID_HELP = 'write sql`NEWID()` for SQL Server by sql.for';
const SEQUENCE_HELP = 'write sql`NEXT VALUE FOR sequence` for SQL Server by sql.for';

/** Functions of other engines that stand in defaults, with what to write instead. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ...'now clock_timestamp statement_timestamp transaction_timestamp timezone utc_timestamp'
    .split(' ')
    .map((name) => [name, MOMENT_HELP] as const),
  ...'gen_random_uuid uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 uuidv4 uuidv7 sys_guid uuid'
    .split(' ')
    .map((name) => [name, UUID_HELP] as const),
  ...'nextval currval lastval'.split(' ').map((name) => [name, SEQUENCE_HELP] as const),
]);

/** Only those are refused that are known to be another engine's: a database may have functions of its own. */
function checkCalls(text: string, column: string): void {
  const lexer = new Lexer(text, 'mssql');
  let word = '';
  let before = '';
  while (lexer.next()) {
    if (isBlank(lexer.kind)) continue;
    const token = text.slice(lexer.start, lexer.end);
    if (token === '(' && before !== '.') {
      const help = FOREIGN.get(word);
      if (help !== undefined)
        refused(`the default of ${shown(column)} calls ${word}(), which SQL Server does not have`, help);
    }
    before = word === '' ? token : before;
    word = lexer.kind === 'word' ? token.toLowerCase() : '';
    if (word === '') before = token;
  }
}
