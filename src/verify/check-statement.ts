import type { PostgresParser } from '../sql/postgres.ts';
import type { Verdict } from './statements.ts';

/** What a parser says against a statement, by the statement's number in the plan. */
export interface FoundFault {
  readonly index: number;
  readonly verdict: Verdict;
}

const fine: Verdict = { kind: 'fine' };

/** One rendered statement must be one statement to the real parser. */
export function checkStatement(text: string, parser: PostgresParser): Verdict {
  const outcome = parser.parse(text);
  if (!outcome.ok) return { kind: 'syntax', message: outcome.message, offset: outcome.offset };
  return outcome.statements.length === 1 ? fine : { kind: 'count', statements: outcome.statements.length };
}

/** The grammar of the version that a plan is for, where it is an older one. */
export interface TargetGrammar {
  readonly version: string;
  readonly parser: PostgresParser;
}

/** The verdicts on those statements that are not fine; the first of them has the number `first`. */
export function findFaults(
  texts: readonly string[],
  first: number,
  parser: PostgresParser,
  target?: TargetGrammar,
): readonly FoundFault[] {
  return texts.flatMap((text, i) => {
    const verdict = checkStatement(text, parser);
    if (verdict.kind !== 'fine') return [{ index: first + i, verdict }];
    const older = target?.parser.parse(text);
    if (target === undefined || older === undefined || older.ok) return [];
    const { message, offset } = older;
    return [{ index: first + i, verdict: { kind: 'version' as const, version: target.version, message, offset } }];
  });
}
