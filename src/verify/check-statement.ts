import type { ParseOutcome, PostgresParser } from '../sql/postgres.ts';
import { type NamedColumn, namedColumns } from './scope.ts';
import type { Verdict } from './statements.ts';

/** Statements that follow each other in the plan. */
export interface Checkable {
  readonly texts: readonly string[];
  /** Which of them have SQL of an author's in them, by their numbers here: only that can name what is not there. */
  readonly authored: readonly number[];
}

/** What a parser finds in a statement, by the statement's number in the plan. */
export interface Finding {
  readonly index: number;
  readonly verdict: Verdict;
  /** The columns that it names, where an author's SQL may have named them: whether they are there, the plan knows. */
  readonly columns?: readonly NamedColumn[];
}

const fine: Verdict = { kind: 'fine' };

/** One rendered statement must be one statement to the real parser. */
export function checkStatement(text: string, parser: PostgresParser): Verdict {
  return verdictOn(parser.parse(text));
}

function verdictOn(outcome: ParseOutcome): Verdict {
  if (!outcome.ok) return { kind: 'syntax', message: outcome.message, offset: outcome.offset };
  const { length } = outcome.statements;
  return length === 1 ? fine : { kind: 'count', statements: length };
}

/** The grammar of the version that a plan is for, where it is an older one. */
export interface TargetGrammar {
  readonly version: string;
  readonly parser: PostgresParser;
}

/** What there is to say of statements; the first of them has the number `first`. */
export function findFaults(
  { texts, authored }: Checkable,
  first: number,
  parser: PostgresParser,
  target?: TargetGrammar,
): readonly Finding[] {
  const findings: Finding[] = [];
  const looked = new Set(authored);
  for (const [i, text] of texts.entries()) {
    const outcome = parser.parse(text);
    const own = verdictOn(outcome);
    const verdict = own.kind === 'fine' && target !== undefined ? olderVerdict(text, target) : own;
    const only = outcome.ok && own.kind === 'fine' && looked.has(i) ? outcome.statements[0] : undefined;
    const columns = only ? namedColumns(only) : [];
    if (columns.length > 0) findings.push({ index: first + i, verdict, columns });
    else if (verdict.kind !== 'fine') findings.push({ index: first + i, verdict });
  }
  return findings;
}

function olderVerdict(text: string, { version, parser }: TargetGrammar): Verdict {
  const outcome = parser.parse(text);
  return outcome.ok ? fine : { kind: 'version', version, message: outcome.message, offset: outcome.offset };
}
