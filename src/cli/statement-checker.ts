import type { DialectName } from '../sql/author.ts';
import { checkStatement } from '../verify/check-statement.ts';
import type { Verdict } from '../verify/statements.ts';

/** What a parser says against a statement, by the statement's number in the plan. */
export interface FoundFault {
  readonly index: number;
  readonly verdict: Verdict;
}

/** Parses statements beside the rest of the work. */
export interface StatementChecker {
  submit(statements: readonly { readonly text: string }[]): void;
  /** The verdicts on those that are not fine. */
  finish(): Promise<readonly FoundFault[]>;
  stop(): void;
}

/** The checker of a dialect; a dialect without a parser of its own has nothing to say. */
export function startChecker(dialect: DialectName): StatementChecker {
  if (dialect !== 'postgresql') return { submit: () => undefined, finish: async () => [], stop: () => undefined };
  const submitted: string[] = [];
  const loading = import('../sql/postgres.ts').then(({ loadPostgresParser }) => loadPostgresParser());
  loading.catch(() => undefined);
  return {
    submit: (statements) => void submitted.push(...statements.map((one) => one.text)),
    async finish() {
      const parser = await loading;
      return submitted.flatMap((text, index) => {
        const verdict = checkStatement(text, parser);
        return verdict.kind === 'fine' ? [] : [{ index, verdict }];
      });
    },
    stop: () => undefined,
  };
}
