import {
  appliedBefore,
  type Compilation,
  type CompiledStatement,
  type CompiledStep,
  type CompileRequest,
  compile,
  preconditionsOf,
  rawSqlOf,
  renderStep,
  unique,
} from './compile.ts';
import { type Diagnostic, isError, Problem } from './diagnostics/diagnostic.ts';
import { needsOf } from './dialects/needs.ts';
import { surroundingsOf } from './plan/born.ts';
import { buildPlan } from './plan/build-plan.ts';
import { passGate } from './plan/data-loss.ts';
import type { Block, PlannedOperation, Step } from './plan/plan.ts';
import { placePreconditions } from './plan/preconditions/place.ts';
import { type Part, undoPlan } from './plan/undo.ts';
import { gradesInWords } from './plan/way-back.ts';
import { assembleScript, divideFor, keepsJournal } from './script/assemble.ts';
import { stepDigests } from './script/digest.ts';
import type { ScriptBlock, ScriptStatement, ScriptStep, UndoneStep } from './script/plan-script.ts';
import type { Segment } from './script/segments.ts';

/**
 * The script that undoes exactly one plan, as far as that has come. Each part of the plan has its own way back; what is lost by it was
 * made by the plan.
 *
 * @throws Problem LB430, LB432 where a revision has no way back
 */
export function compileRollback(request: CompileRequest): Compilation {
  const { rendered: _rendered, ...quiet } = request;
  const done = compile(quiet);
  const { graph, revision, naming, dialect, script: settings } = request;
  const parts = divideFor({ ...settings, steps: done.steps });
  const planned = new Map<ScriptStep, Step>(done.steps.map((one, i) => [one, done.plan.steps[i] as Step]));
  const written = (id: string): boolean => revision(id).declared === 'written';
  const undo = undoPlan(
    parts.map((one) => partsOf(one, planned)),
    written,
  );
  const diagnostics: Diagnostic[] = [...done.diagnostics];
  const report = (one: Diagnostic): void => void diagnostics.push(one);
  const path = { direction: 'downgrade', from: done.plan.to, to: done.plan.from } as const;
  const applied = [...appliedBefore(graph, done.plan.from), ...done.plan.steps.map((one) => one.revision)];
  const steps = undo.steps.map((one) => one.path);
  const plan = buildPlan({ path: { ...path, steps }, applied, revision, naming, raw: rawSqlOf(request), report });
  const losses = passGate({ plan, allow: [], gate: 'rollback', report });
  const placed = placePreconditions({ plan, ...preconditionsOf({ ...request, derivePreconditions: false }) });
  const known = { losses, placed, blocks: new Map<Block, ScriptBlock>(), surroundings: surroundingsOf(plan, false) };
  const compiled = plan.steps.flatMap((step, i): CompiledStep[] => {
    const { segment = 1, part } = undo.steps[i] ?? {};
    const message = part === undefined ? step.message : `${step.message} (${part})`;
    const one = renderStep({ ...step, message }, request, known, report);
    if (one.statements.length === 0 && one.moves.length === 0) return [];
    return [{ ...one, undoes: undoneStep(segment, parts[segment - 1]) }];
  });
  if (diagnostics.some(isError)) throw new Problem(unique(diagnostics));
  const undone = {
    digest: done.script.digest,
    steps: stepDigests(parts),
    journalled: keepsJournal({ ...settings, direction: 'upgrade' }, parts),
    whole: undo.whole,
    grades: gradesInWords(done.plan, (id) => revision(id).declared ?? 'derived', losses.size > 0),
  };
  const needs = needsOf(plan.steps, dialect);
  const script = assembleScript({ ...plan, steps: compiled, ...settings, needs, undone });
  const meaning: Compilation['meaning'] = () => ({ from: done.meaning().to, to: done.meaning().from });
  return { plan, steps: compiled, script, meaning, losses: [...losses.values()], diagnostics: unique(diagnostics) };
}

/** What a segment does of each revision. */
function partsOf({ actions }: Segment, planned: ReadonlyMap<ScriptStep, Step>): readonly Part[] {
  const parts = new Map<Step, { step: Step; operations: Set<PlannedOperation>; moves: boolean }>();
  for (const action of actions) {
    const step = action.kind === 'announce' ? undefined : planned.get(action.step);
    if (!step) continue;
    const part = parts.get(step) ?? { step, operations: new Set(), moves: false };
    parts.set(step, part);
    if (action.kind === 'move') part.moves = true;
    else if (action.kind === 'run') for (const one of causesOf(action.statement)) part.operations.add(one);
  }
  return [...parts.values()];
}

function causesOf(statement: ScriptStatement): readonly PlannedOperation[] {
  return (statement as CompiledStatement).causes ?? [];
}

/** How a rollback finds out whether a statement outside of transactions took effect. */
function undoneStep(step: number, segment: Segment | undefined): UndoneStep {
  const run = segment?.kind === 'outside' ? segment.actions.find((one) => one.kind === 'run') : undefined;
  const resume = run?.statement.resume;
  if (!resume) return { step, repairs: [] };
  return { step, repairs: resume.repairs, ...(resume.kind === 'probe' && { done: resume.done }) };
}
