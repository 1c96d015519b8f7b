import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import type { Fragment } from '../../sql/fragment.ts';
import { isBlank, Lexer } from '../../sql/lexer.ts';
import { shown } from '../ansi.ts';
import type { Dialect } from '../dialect.ts';
import { literalSql, refused } from '../spelling.ts';

const MOMENT_HELP = 'write sql`CURRENT_TIMESTAMP`, which every database knows';
const UUID_HELP = 'write sql`LOWER(RAWTOHEX(SYS_GUID()))` for Oracle by sql.for, or leave it to the application';

/** Functions of other engines that stand in defaults, with what to write instead. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ...'now clock_timestamp statement_timestamp transaction_timestamp timezone getdate sysdatetime getutcdate utc_timestamp'
    .split(' ')
    .map((name) => [name, MOMENT_HELP] as const),
  ...'gen_random_uuid uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 uuidv4 uuidv7 newid newsequentialid'
    .split(' ')
    .map((name) => [name, UUID_HELP] as const),
  ...'nextval currval lastval'
    .split(' ')
    .map((name) => [name, 'write sql`order_no.NEXTVAL` for Oracle by sql.for'] as const),
]);

/** What stands behind DEFAULT. Names that only other engines know are refused: what else is unknown, Oracle refuses at once. */
export function defaultSql(value: Literal, type: ColumnType | undefined, column: string, dialect: Dialect): Fragment {
  const sql = literalSql(value, type, dialect);
  const text = sql.text.trim();
  if (text === '') refused(`the default of ${shown(column)} is empty`, 'write a value, or leave the default out');
  if (/^N?''$/i.test(text))
    refused(`the default of ${shown(column)} is an empty string, which is NULL to Oracle`, 'write sql`NULL`');
  checkCalls(text, column);
  return sql;
}

function checkCalls(text: string, column: string): void {
  const lexer = new Lexer(text, 'oracle');
  let word = '';
  while (lexer.next()) {
    if (isBlank(lexer.kind)) continue;
    const token = text.slice(lexer.start, lexer.end);
    const help = token === '(' ? FOREIGN.get(word) : undefined;
    if (help !== undefined)
      refused(`the default of ${shown(column)} calls ${word}(), which Oracle does not have`, help);
    word = lexer.kind === 'word' ? token.toLowerCase() : '';
  }
}
