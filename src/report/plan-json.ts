import type { Compilation } from '../compile.ts';
import { noFacts, type StatementFacts } from '../dialects/facts.ts';

/** The plan for machines: what `compile --json` prints. */
export function planJson({ plan, steps, script, losses, diagnostics }: Compilation): Readonly<Record<string, unknown>> {
  return {
    from: plan.from,
    to: plan.to,
    direction: plan.direction,
    dialect: script.dialect,
    digest: script.digest,
    steps: steps.map(({ revision, message, moves, statements }) => ({
      revision,
      message,
      versionTable: moves,
      statements: statements.map(({ text, transaction, operation, source, dataLoss, when, facts, control, first }) => ({
        sql: text,
        transactional: transaction !== 'outside' && transaction !== 'alone',
        operation,
        source,
        ...factsJson(facts),
        losesData: dataLoss !== undefined,
        ...(when && { when: when.condition }),
        ...(control?.kind === 'precondition' && { message: `${control.many}, but ${control.because}` }),
        ...(control?.kind === 'assert' && { message: control.message }),
        ...(first && { first }),
      })),
    })),
    dataLoss: losses.map(({ revision, key, what, at, permission }) => ({
      key,
      what,
      revision,
      source: at,
      allowed: permission,
    })),
    diagnostics,
  };
}

/** null is what cannot be known; a condition is there only where a rewrite depends on it. */
function factsJson(facts: StatementFacts | 'unknown' = noFacts): Readonly<Record<string, unknown>> {
  if (facts === 'unknown') return { locks: null, rewrites: null, scans: null };
  const { locks, rewrites, scans, rewritesIf } = facts;
  const told = locks.map(({ object, mode, blocks }) => ({ object, mode, blocks }));
  return { locks: told, rewrites, scans, ...(rewritesIf.length > 0 && { rewritesIf }) };
}
