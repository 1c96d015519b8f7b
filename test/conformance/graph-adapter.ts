import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isError, Problem } from '../../src/diagnostics/diagnostic.ts';
import { loadProject } from '../../src/project/project.ts';
import { buildGraph, type Graph } from '../../src/revisions/graph.ts';
import { branchPoints, historyRange } from '../../src/revisions/history.ts';
import type { RevisionNode } from '../../src/revisions/node.ts';
import { resolvePath } from '../../src/revisions/resolve-path.ts';
import { currentRevisions, readRows } from '../../src/revisions/rows.ts';
import { resolveRevision, resolveRevisions } from '../../src/revisions/show.ts';
import { stampSteps } from '../../src/revisions/stamp.ts';
import type { GraphAnswer, GraphAnswers } from './compare.ts';
import type { GraphCase, GraphQuery } from './data.ts';

/**
 * The nodes of a case in load order: its revisions are written as migration modules into a project of its own, and read as
 * every project is.
 */
export async function nodesOf(one: GraphCase): Promise<readonly RevisionNode[]> {
  const root = mkdtempSync(join(tmpdir(), 'limbeck-graph-'));
  try {
    mkdirSync(join(root, 'migrations'));
    one.revisions.forEach((_, i) => {
      writeFileSync(join(root, 'migrations', moduleName(one, i)), renderModule(one, i));
    });
    const project = await loadProject({ cwd: root, api: async () => ({ ...(await import('../../src/index.ts')) }) });
    if (project.diagnostics.some(isError)) throw new Problem(project.diagnostics);
    return project.revisions;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The file of a case's revision: its name keeps the load order. */
export function moduleName(one: GraphCase, index: number): string {
  return `${String(index + 1).padStart(3, '0')}_${one.revisions[index]?.revision ?? ''}.ts`;
}

/** The text of a migration module that says of the graph what the case says. */
export function renderModule(one: GraphCase, index: number): string {
  const declared = one.revisions[index];
  if (!declared) throw new RangeError(`case ${one.id} has no revision ${index}`);
  const { revision, down_revision, depends_on, branch_labels } = declared;
  const parents = down_revision.length > 1 ? down_revision : (down_revision[0] ?? null);
  return [
    "import { migration } from 'limbeck';",
    '',
    'export default migration({',
    `  revision: ${JSON.stringify(revision)},`,
    `  downRevision: ${JSON.stringify(parents)},`,
    `  branchLabels: ${JSON.stringify(branch_labels)},`,
    `  dependsOn: ${JSON.stringify(depends_on)},`,
    `  message: ${JSON.stringify(`revision ${revision}`)},`,
    '  upgrade() {},',
    '  downgrade() {},',
    '});',
    '',
  ].join('\n');
}

/** Answers every query of every case. */
export async function answerGraph(cases: readonly GraphCase[]): Promise<GraphAnswers> {
  const answers: Record<string, readonly GraphAnswer[]> = {};
  for (const one of cases) answers[one.id] = await answerCase(one);
  return answers;
}

async function answerCase(one: GraphCase): Promise<GraphAnswer[]> {
  let graph: Graph;
  try {
    graph = buildGraph(await nodesOf(one));
  } catch (error) {
    const answer = failure(error);
    return one.queries.map(() => answer);
  }
  return one.queries.map((query) => {
    try {
      return answerQuery(graph, query);
    } catch (error) {
      return failure(error);
    }
  });
}

/** Only what we tell the user counts as an answer; anything else is a bug of ours. */
function failure(error: unknown): GraphAnswer {
  if (error instanceof Problem) return { error: error.message };
  throw error;
}

function answerQuery(graph: Graph, query: GraphQuery): GraphAnswer {
  const { q, symbol = '', range, from = [] } = query;
  const to = typeof query.to === 'string' ? query.to : (query.to ?? []);
  switch (q) {
    case 'heads':
      return { result: graph.heads };
    case 'bases':
      return { result: graph.bases };
    case 'heads_resolve_dependencies':
      return { result: graph.effectiveHeads };
    case 'branch_points':
      return { result: branchPoints(graph) };
    case 'branch_labels': {
      const labels = [...graph.nodes.keys()].map((id) => [id, graph.labelsOf(id)] as const);
      return { result: Object.fromEntries(labels.filter(([, all]) => all.length > 0)) };
    }
    case 'resolve':
      return { result: resolveRevisions(graph, symbol) };
    case 'resolve_one':
      return { result: resolveRevision(graph, symbol) };
    case 'current':
      return { result: currentRevisions(graph, from) };
    case 'history':
      return { result: historyRange(graph, range, query.from && readRows(graph, query.from)) };
    case 'upgrade':
    case 'downgrade': {
      const { steps } = resolvePath(graph, { from, to, direction: q });
      return { steps: steps.map(({ revision, moves }) => ({ revision, version_table: moves })) };
    }
    case 'stamp': {
      const { steps } = stampSteps(graph, { from, to });
      return { steps: steps.map((step) => ({ from: step.from, to: step.to, version_table: step.moves })) };
    }
    default:
      throw new Error(`no such query: ${q}`);
  }
}
