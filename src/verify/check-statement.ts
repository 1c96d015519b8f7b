import type { PostgresParser } from '../sql/postgres.ts';
import { type Scope, strangeColumn } from './scope.ts';
import type { Verdict } from './statements.ts';

/** What a parser says against a statement, by the statement's number in the plan. */
export interface FoundFault {
  readonly index: number;
  readonly verdict: Verdict;
}

/** A statement's text, with the table that its expressions speak of where that is known. */
export type Checkable = string | { readonly text: string; readonly scope: Scope };

const fine: Verdict = { kind: 'fine' };

/** One rendered statement must be one statement to the real parser, and name no column that is not there. */
export function checkStatement(text: string, parser: PostgresParser, scope?: Scope): Verdict {
  const outcome = parser.parse(text);
  if (!outcome.ok) return { kind: 'syntax', message: outcome.message, offset: outcome.offset };
  const [only, ...more] = outcome.statements;
  if (only === undefined || more.length > 0) return { kind: 'count', statements: outcome.statements.length };
  const strange = scope && strangeColumn(text, only, scope);
  return strange && scope ? { kind: 'column', ...strange, scope } : fine;
}

/** The grammar of the version that a plan is for, where it is an older one. */
export interface TargetGrammar {
  readonly version: string;
  readonly parser: PostgresParser;
}

/** The verdicts on those statements that are not fine; the first of them has the number `first`. */
export function findFaults(
  statements: readonly Checkable[],
  first: number,
  parser: PostgresParser,
  target?: TargetGrammar,
): readonly FoundFault[] {
  return statements.flatMap((one, i) => {
    const { text, scope } = typeof one === 'string' ? { text: one, scope: undefined } : one;
    const verdict = checkStatement(text, parser, scope);
    if (verdict.kind !== 'fine') return [{ index: first + i, verdict }];
    const older = target?.parser.parse(text);
    if (target === undefined || older === undefined || older.ok) return [];
    const { message, offset } = older;
    return [{ index: first + i, verdict: { kind: 'version' as const, version: target.version, message, offset } }];
  });
}
