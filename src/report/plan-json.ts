import type { Compilation } from '../compile.ts';

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
      statements: statements.map(({ text, transaction, operation, source, dataLoss, when }) => ({
        sql: text,
        transactional: transaction !== 'outside' && transaction !== 'alone',
        operation,
        source,
        losesData: dataLoss !== undefined,
        ...(when && { when: when.condition }),
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
