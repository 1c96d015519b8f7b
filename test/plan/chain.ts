import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Op } from '../../src/dsl/op.ts';
import { record } from '../../src/dsl/record.ts';
import { buildPlan, type RecordedRevision } from '../../src/plan/build-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { RawSql } from '../../src/plan/raw-sql.ts';
import { buildGraph } from '../../src/revisions/graph.ts';
import { resolvePath } from '../../src/revisions/resolve-path.ts';
import type { NamingConvention } from '../../src/schema/names.ts';

export type Author = (op: Op) => void;

export interface Planned {
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ChainOptions {
  readonly from?: string;
  readonly to?: string;
  readonly naming?: NamingConvention;
  /** Reads raw SQL. */
  readonly raw?: RawSql;
  /** Written downgrades, by the number of the revision. */
  readonly downgrades?: Readonly<Record<number, Author>>;
}

/** The plan of a linear chain r1, r2, … of these upgrades. */
export function planChain(upgrades: readonly Author[], options: ChainOptions = {}): Planned {
  const diagnostics: Diagnostic[] = [];
  const nodes = upgrades.map((_, i) => ({
    revision: `r${i + 1}`,
    downRevision: i === 0 ? [] : [`r${i}`],
    dependsOn: [],
    branchLabels: [],
  }));
  const graph = buildGraph(nodes);
  const path = resolvePath(graph, { from: options.from ?? 'base', to: options.to ?? 'head' });
  const applied =
    path.from.length === 0
      ? []
      : resolvePath(graph, { from: [], to: path.from, direction: 'upgrade' }).steps.map((one) => one.revision);
  const revision = (id: string): RecordedRevision => {
    const number = Number(id.slice(1));
    const author = upgrades[number - 1];
    const back = options.downgrades?.[number];
    return {
      message: id,
      upgrade: author ? record(author) : [],
      downgrade: back ? record(back) : 'derived',
    };
  };
  const plan = buildPlan({
    path,
    applied,
    revision,
    naming: options.naming ?? {},
    raw: options.raw,
    report: (one) => diagnostics.push(one),
  });
  return { plan, diagnostics };
}

/** The schema after the whole plan. */
export function finalCatalog({ plan }: Planned): Plan['steps'][number]['operations'][number]['after'] | undefined {
  return plan.steps.flatMap((step) => step.operations).at(-1)?.after;
}
