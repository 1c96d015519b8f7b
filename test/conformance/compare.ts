import { isDeepStrictEqual } from 'node:util';
import type { E2eCase, GraphCase, GraphQuery, GraphStepData, OpsCase } from './data.ts';
import { sameScript, sameStatements } from './tokens.ts';

/**
 * The reference comparison, compare.py, in TypeScript. `weak`: it differs, but Alembic's own answer is marked weak and
 * a better one is allowed.
 */
export type Verdict = 'same' | 'weak' | 'differs' | 'missing';

export interface Compared {
  readonly file: 'ops' | 'graph' | 'e2e';
  readonly id: string;
  readonly dialect?: string;
  /** Which of several answers of the case. */
  readonly part?: string;
  readonly verdict: Verdict;
  readonly expected: unknown;
  readonly actual: unknown;
}

export type VersionMoveData =
  | { readonly insert: string }
  | { readonly delete: string }
  | { readonly update: readonly [string, string] };

export type OpsAnswer = { readonly sql: readonly string[] } | { readonly error: string };
export type OpsAnswers = Readonly<Record<string, Readonly<Record<string, OpsAnswer>>>>;

export type GraphAnswer =
  | { readonly result: unknown }
  | { readonly steps: readonly GraphStepData[] }
  | { readonly error: string };
export type GraphAnswers = Readonly<Record<string, readonly GraphAnswer[]>>;

export type E2eAnswer = { readonly text: string } | { readonly error: string };
export type E2eAnswers = Readonly<Record<string, Readonly<Record<string, readonly E2eAnswer[]>>>>;

export function compareOps(cases: readonly OpsCase[], answers: OpsAnswers, dialects?: readonly string[]): Compared[] {
  return cases.flatMap((one) =>
    Object.entries(one.expect)
      .filter(([dialect]) => !dialects || dialects.includes(dialect))
      .map(([dialect, expected]) => {
        const actual = answers[one.id]?.[dialect];
        const weak = one.weak?.[dialect] !== undefined;
        const verdict = judge(actual, expected.error !== undefined, weak, (answer) => {
          if (!('sql' in answer)) return false;
          const fine = [expected.sql ?? [], ...(expected.alternatives ?? [])];
          return fine.some((list) => sameStatements(list, answer.sql, dialect));
        });
        return { file: 'ops', id: one.id, dialect, verdict, expected, actual };
      }),
  );
}

export function compareGraph(cases: readonly GraphCase[], answers: GraphAnswers): Compared[] {
  return cases.flatMap((one) =>
    one.queries.map((query, index): Compared => {
      const actual = answers[one.id]?.[index];
      const weak = query.error !== undefined && query.weak !== undefined;
      const verdict = judge(actual, query.error !== undefined, weak, (answer) =>
        sameAnswer(query, answer, one.revisions),
      );
      const { q, from, to, range, symbol } = query;
      const part = `#${index} ${JSON.stringify({ q, from, to, range, symbol })}`;
      return { file: 'graph', id: one.id, part, verdict, expected: query, actual };
    }),
  );
}

export function compareE2e(cases: readonly E2eCase[], answers: E2eAnswers, dialects?: readonly string[]): Compared[] {
  return cases.flatMap((one) =>
    Object.entries(one.expect)
      .filter(([dialect]) => !dialects || dialects.includes(dialect))
      .flatMap(([dialect, list]) =>
        list.map((expected, index): Compared => {
          const actual = answers[one.id]?.[dialect]?.[index];
          const weak = expected.error === undefined && one.weak?.[dialect] !== undefined;
          const verdict = judge(actual, expected.error !== undefined, weak, (answer) => {
            if (!('text' in answer)) return false;
            const fine = [expected.text ?? '', ...(expected.alternatives ?? [])];
            return fine.some((text) => sameScript(text, answer.text, dialect));
          });
          return { file: 'e2e', id: one.id, dialect, part: expected.command, verdict, expected, actual };
        }),
      ),
  );
}

function judge<Answer extends object>(
  actual: Answer | undefined,
  errorExpected: boolean,
  weak: boolean,
  matches: (answer: Answer) => boolean,
): Verdict {
  if (actual === undefined) return 'missing';
  if (errorExpected ? 'error' in actual : matches(actual)) return 'same';
  return weak ? 'weak' : 'differs';
}

function sameAnswer(query: GraphQuery, answer: GraphAnswer, revisions: GraphCase['revisions']): boolean {
  if ('error' in answer) return false;
  if (query.steps !== undefined) return 'steps' in answer && sameSteps(query, query.steps, answer.steps, revisions);
  if (!('result' in answer)) return false;
  if (query.unstable === 'order' && Array.isArray(query.result) && Array.isArray(answer.result)) {
    return isDeepStrictEqual([...answer.result].sort(), [...query.result].sort());
  }
  return isDeepStrictEqual(answer.result, query.result);
}

function sameSteps(
  query: GraphQuery,
  expected: readonly GraphStepData[],
  actual: readonly GraphStepData[],
  revisions: GraphCase['revisions'],
): boolean {
  const names = [expected.map(nameOf), actual.map(nameOf)] as const;
  const inOrder = isDeepStrictEqual(...names);
  if (query.unstable === undefined) {
    const tables = [expected, actual].map((steps) => steps.map((step) => step.version_table));
    return inOrder && isDeepStrictEqual(tables[0], tables[1]);
  }
  if (query.unstable === 'version_table') {
    const kinds = (steps: readonly GraphStepData[]) =>
      steps.map((step) => step.version_table.map((move) => Object.keys(move)[0]).sort());
    return (
      inOrder &&
      isDeepStrictEqual(headsAfterEach(query, expected), headsAfterEach(query, actual)) &&
      isDeepStrictEqual(kinds(expected), kinds(actual))
    );
  }
  if (!isDeepStrictEqual([...names[0]].sort(), [...names[1]].sort())) return false;
  return isTopological(query, actual, revisions) && endsRight(query, actual);
}

/** Any order that respects downRevision and dependsOn. */
function isTopological(
  query: GraphQuery,
  actual: readonly GraphStepData[],
  revisions: GraphCase['revisions'],
): boolean {
  const labels = new Map(revisions.flatMap((one) => one.branch_labels.map((label) => [label, one.revision])));
  const position = new Map(actual.map((step, i) => [step.revision ?? '', i]));
  return revisions.every((one) => {
    const own = position.get(one.revision);
    if (own === undefined) return true;
    return [...one.down_revision, ...one.depends_on].every((name) => {
      const other = position.get(labels.get(name) ?? name);
      return other === undefined || other < own === (query.q === 'upgrade');
    });
  });
}

function endsRight(query: GraphQuery, actual: readonly GraphStepData[]): boolean {
  return actual.length === 0 || isDeepStrictEqual(headsAfterEach(query, actual).at(-1), query.heads_after);
}

function headsAfterEach(query: GraphQuery, steps: readonly GraphStepData[]): string[][] {
  const from = query.from ?? [];
  const current = new Set(from.length === 1 && from[0] === 'base' ? [] : (query.start ?? from));
  return steps.map((step) => {
    for (const move of step.version_table) {
      if ('insert' in move) current.add(move.insert);
      else if ('delete' in move) current.delete(move.delete);
      else {
        current.delete(move.update[0]);
        current.add(move.update[1]);
      }
    }
    return [...current].sort();
  });
}

function nameOf(step: GraphStepData): string {
  return step.revision ?? JSON.stringify([step.from, step.to]);
}
