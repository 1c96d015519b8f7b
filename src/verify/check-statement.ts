import type { PostgresParser } from '../sql/postgres.ts';
import type { Verdict } from './statements.ts';

const fine: Verdict = { kind: 'fine' };

/** One rendered statement must be one statement to the real parser. */
export function checkStatement(text: string, parser: PostgresParser): Verdict {
  const outcome = parser.parse(text);
  if (!outcome.ok) return { kind: 'syntax', message: outcome.message, offset: outcome.offset };
  return outcome.statements.length === 1 ? fine : { kind: 'count', statements: outcome.statements.length };
}
