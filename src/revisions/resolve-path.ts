import { type Diagnostic, diagnostic, isError, Problem } from '../diagnostics/diagnostic.ts';
import type { Graph } from './graph.ts';
import { type Direction, moveRows, type PathStep, settleRows } from './moves.ts';
import { above, between, type Route, routeDown, routeUp, upgradeTargets } from './path.ts';
import { ancestors } from './reach.ts';
import { impossibleRows, readRows, tell, typed } from './rows.ts';
import { parseTarget, type Target } from './targets.ts';

export interface PathRequest {
  /** The rows of the version table: one revision or a set, as a list or separated by commas; `base` is the empty table. */
  readonly from: string | readonly string[];
  /** Any identifier; a list, or one with commas, is the set of rows to arrive at. */
  readonly to: string | readonly string[];
  /** Follows from the graph when absent. */
  readonly direction?: Direction | undefined;
}

export interface ResolvedPath {
  readonly direction: Direction;
  /** The rows before, sorted. */
  readonly from: readonly string[];
  /** The rows afterwards, sorted. */
  readonly to: readonly string[];
  readonly steps: readonly PathStep[];
  /** Why this is not what was meant, with errors among them: see `checkPath`. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Which revisions run between two places, in which order, and what each does to the version table.
 * This is the plain answer, as Alembic gives it; `checkPath` makes of it what may run, or refuses it.
 *
 * @example resolvePath(graph, { from: 'base', to: 'head' }).steps.map((s) => s.revision) // ['a', 'b', 'c']
 * @throws Problem LB220–LB233
 * @see alembic.md §3
 */
export function resolvePath(graph: Graph, request: PathRequest): ResolvedPath {
  const rows = readRows(graph, request.from);
  const goal = readGoal(graph, request.to);
  const direction = request.direction ?? directionOf(graph, rows, goal);
  const impossible = impossibleRows(graph, rows);
  if (impossible && direction === 'upgrade') throw new Problem([impossible]);
  const route = routeOf(graph, rows, goal, direction);
  const diagnostics = impossible ? [impossible, ...route.diagnostics] : route.diagnostics;
  const steps = moveRows(graph, rows, route.revisions, direction);
  const from = [...rows].sort();
  const to = steps.at(-1)?.rowsAfter ?? from;
  const doubts = steps.length > 0 ? diagnostics : [...diagnostics, nothingToDo(graph, rows, goal, direction)];
  return { direction, from, to, steps, diagnostics: doubts };
}

/**
 * The path as it may run. Refuses one that is empty or goes the wrong way (W19), whose target names a branch that it has
 * nothing to do with (W27), or whose start no version table holds; makes the last step leave rows that one can hold
 * where Alembic's rules would not (W23). Every command that writes a script calls it.
 *
 * @throws Problem LB224, LB225, LB230, LB231
 */
export function checkPath(graph: Graph, path: ResolvedPath): ResolvedPath {
  if (path.diagnostics.some(isError)) throw new Problem(path.diagnostics);
  const steps = settleRows(graph, path.steps);
  return { ...path, steps, to: steps.at(-1)?.rowsAfter ?? path.to };
}

/**
 * The way back over exactly the same revisions, in the opposite order, to the rows that it started from.
 *
 * @example reversePath(graph, up).to // up.from
 */
export function reversePath(graph: Graph, path: ResolvedPath): ResolvedPath {
  const direction = path.direction === 'upgrade' ? 'downgrade' : 'upgrade';
  const revisions = path.steps.map((step) => step.revision).reverse();
  const steps = settleRows(graph, moveRows(graph, path.to, revisions, direction));
  return { direction, from: path.to, to: path.from, steps, diagnostics: [] };
}

/** One identifier, or the rows to arrive at. */
type Goal = Target | readonly string[];

function readGoal(graph: Graph, to: string | readonly string[]): Goal {
  if (typeof to === 'string' && !to.includes(',')) return parseTarget(graph, to);
  return readRows(graph, to);
}

function isTarget(goal: Goal): goal is Target {
  return 'text' in goal;
}

function routeOf(graph: Graph, rows: readonly string[], goal: Goal, direction: Direction): Route {
  if (isTarget(goal)) return direction === 'upgrade' ? routeUp(graph, rows, goal) : routeDown(graph, rows, goal);
  return {
    revisions: direction === 'upgrade' ? between(graph, rows, goal) : above(graph, rows, goal),
    diagnostics: [],
  };
}

/** Down when all that is asked for is applied and more than that; the sign decides for `+n` and `-n`. */
function directionOf(graph: Graph, rows: readonly string[], goal: Goal): Direction {
  let targets: readonly string[];
  if (!isTarget(goal)) targets = goal;
  else if (goal.name === undefined) return (goal.offset ?? 0) < 0 ? 'downgrade' : 'upgrade';
  else targets = upgradeTargets(graph, rows, goal);
  const applied = ancestors(graph, rows);
  if (!targets.every((id) => applied.has(id))) return 'upgrade';
  const same = targets.length === rows.length && targets.every((id) => rows.includes(id));
  return same ? 'upgrade' : 'downgrade';
}

function nothingToDo(graph: Graph, rows: readonly string[], goal: Goal, direction: Direction): Diagnostic {
  if (graph.nodes.size === 0) {
    const help = 'write the first one: limbeck revision -m "first tables"';
    return diagnostic('LB231', 'there is nothing to do: the project has no migrations', { help });
  }
  const name = isTarget(goal) ? `"${goal.text}"` : tell(goal);
  if (direction === 'downgrade') {
    const message = `there is nothing to do: going down from ${tell(rows)} to ${name} removes no revision`;
    const there = isTarget(goal) ? goal.text : typed(goal);
    const help =
      there === typed(rows)
        ? 'check --from: it says where the database is before the script runs'
        : `check --from; the way up is an upgrade: limbeck upgrade ${typed(rows)}:${there}`;
    return diagnostic('LB231', message, { help });
  }
  const targets = isTarget(goal) ? upgradeTargets(graph, rows, goal) : goal;
  const applied = ancestors(graph, rows);
  const below = targets.length < rows.length || targets.some((id) => !rows.includes(id));
  if (rows.length > 0 && below && targets.every((id) => applied.has(id))) {
    const message = `there is nothing to do: ${name} is behind ${tell(rows)}, and an upgrade goes forward`;
    return diagnostic('LB231', message, {
      help: `the way back is a downgrade: limbeck downgrade ${typed(rows)}:${typed(targets)}`,
    });
  }
  const help = 'check --from: it says where the database is before the script runs';
  return diagnostic('LB231', `there is nothing to do: the database is at ${tell(rows)} already`, { help });
}
