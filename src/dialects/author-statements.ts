import type { Operation } from '../operations/operation.ts';
import type { SqlExpression } from '../sql/author.ts';
import { Fragment } from '../sql/fragment.ts';
import { isBlank, Lexer, type SqlProfile } from '../sql/lexer.ts';
import { splitStatements } from '../sql/split.ts';
import { transactionality } from '../sql/transactionality.ts';
import { endsBatch } from '../sql/tsql-batches.ts';
import { shown } from './ansi.ts';
import type { RenderContext, Rendering, TransactionClass } from './dialect.ts';
import { attempt, chosenFor, expressionSql, HALF_CHARACTER, refused } from './spelling.ts';

/** The author's SQL, one statement at a time, each with its transaction class. */
export function authorStatements(
  { sql }: Pick<Operation<'execute'>, 'sql'>,
  profile: SqlProfile,
  { dialect }: RenderContext,
): Rendering {
  const statements = statementsOf(expressionSql(sql, dialect), profile);
  if (statements.length === 0) refused('the SQL has no statement in it', 'write one, or remove the call');
  return statements.map((one) => ({ sql: one, transaction: classOf(one.text, profile) }));
}

/** The text that `authorStatements` splits; undefined where it is refused. */
export function rawText(
  operation: Operation<'execute'> | Operation<'custom'> | Operation<'baseline'>,
  dialect: RenderContext['dialect'],
): string | undefined {
  const sql = operation.kind === 'custom' ? chosenFor(operation.sql.by, dialect) : operation.sql;
  return sql && attempt(() => expressionSql(sql, dialect).text);
}

/** The same, divided into its statements. */
export function statementTexts(
  operation: Operation<'execute'> | Operation<'custom'>,
  dialect: RenderContext['dialect'],
): readonly string[] | undefined {
  const text = rawText(operation, dialect);
  return text === undefined ? undefined : splitStatements(text, dialect.profile).map((one) => one.text);
}

/** An author's expression as it stands in the script; undefined where it is refused. */
export function expressionText(sql: SqlExpression, dialect: RenderContext['dialect']): string | undefined {
  return attempt(() => expressionSql(sql, dialect).text);
}

/** The author's transactions are the compiler's business: what would begin, end or outlive one is refused. */
function classOf(text: string, profile: SqlProfile): TransactionClass {
  if (HALF_CHARACTER.test(text))
    refused(`the SQL ${shown(text)} contains half a surrogate pair, which UTF-8 cannot write`, 'correct the SQL');
  const found = transactionality(text, profile);
  switch (found.kind) {
    case 'inside':
    case 'outside':
      return found.kind;
    case 'commit-after':
      return 'commitAfter';
    case 'control':
      refused(
        `the SQL ${shown(text)} cannot be part of a script: ${found.why}`,
        'remove it: transactions and the session belong to the script; rows are inserted with op.bulkInsert',
      );
  }
}

/** The single statements of a text, each with the comments that stand with it, without what separates them. */
function statementsOf(sql: Fragment, profile: SqlProfile): readonly Fragment[] {
  const { text } = sql;
  let from = 0;
  return splitStatements(text, profile).map(({ end }) => {
    const after = behind(text, end, profile);
    const start = from;
    from = after.next;
    return part(sql, start, after.end);
  });
}

/**
 * What follows a statement up to its semicolon: block comments stay with it, a comment to the end of the line does not, since it would
 * swallow whatever is written behind it.
 */
function behind(text: string, from: number, profile: SqlProfile): { readonly end: number; readonly next: number } {
  const lexer = new Lexer(text.slice(from), profile);
  let end = 0;
  let next = 0;
  let open = true;
  while (lexer.next()) {
    if (lexer.kind === 'punctuation' && text[from + lexer.start] === ';') next = lexer.end;
    else if (profile === 'mssql' && endsBatch(text, from + lexer.start, from + lexer.end)) next = lexer.end;
    else if (!isBlank(lexer.kind)) break;
    if (next > 0 || lexer.kind === 'line-comment') open = false;
    if (open && lexer.kind === 'block-comment') end = lexer.end;
  }
  return { end: from + end, next: next > 0 ? from + next : text.length };
}

/** A part of a fragment without the white space around it, its origins with it. */
function part(sql: Fragment, from: number, to: number): Fragment {
  const slice = sql.text.slice(from, to);
  const start = from + (slice.length - slice.trimStart().length);
  const origins = sql.origins
    .filter((one) => one.end > start && one.start < to)
    .map((one) => ({ ...one, start: one.start - start, end: one.end - start }));
  return new Fragment(slice.trim(), origins);
}
