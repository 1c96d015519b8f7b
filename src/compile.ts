import { type Diagnostic, diagnostic, isError, type Position, Problem } from './diagnostics/diagnostic.ts';
import { expressionText, rawText, statementTexts } from './dialects/author-statements.ts';
import type { Dialect } from './dialects/dialect.ts';
import { needsOf } from './dialects/needs.ts';
import { groupsOf, renderOperations } from './dialects/render.ts';
import { factsOfStatement } from './dialects/statement-facts.ts';
import type { Draft } from './dsl/draft.ts';
import { summarize, wordOf } from './operations/index.ts';
import { type Surroundings, surroundingsOf } from './plan/born.ts';
import { buildPlan, type RecordedRevision } from './plan/build-plan.ts';
import { type PermittedLoss, passGate, permissionInWords } from './plan/data-loss.ts';
import { digestOfRevision, type Meaning, meaningOf, withRevisions } from './plan/meaning.ts';
import type { Block, Plan, PlannedOperation, Step } from './plan/plan.ts';
import { type PlacedPreconditions, type PlaceRequest, placePreconditions } from './plan/preconditions/place.ts';
import type { RawSql } from './plan/raw-sql.ts';
import { wayBackInWords } from './plan/way-back.ts';
import type { Graph } from './revisions/graph.ts';
import { precedenceOf } from './revisions/precedence.ts';
import { type ResolvedPath, resolvePath } from './revisions/resolve-path.ts';
import type { Catalog } from './schema/catalog.ts';
import { conditionInWords } from './schema/condition.ts';
import type { NamingConvention } from './schema/names.ts';
import { assembleScript } from './script/assemble.ts';
import type {
  KnownRevision,
  Script,
  ScriptBlock,
  ScriptSettings,
  ScriptStatement,
  ScriptStep,
} from './script/plan-script.ts';
import { preconditionTests } from './script/precondition-tests.ts';
import type { PostgresParser } from './sql/postgres.ts';
import type { RenderedStatement } from './verify/statements.ts';

/** What is asked for, and all that the answer depends on. */
export interface CompileRequest {
  readonly graph: Graph;
  /** As `checkPath` gave it. */
  readonly path: ResolvedPath;
  readonly revision: (id: string) => RecordedRevision;
  /** What an earlier run has found where the path begins. */
  readonly known?: KnownStart | undefined;
  readonly dialect: Dialect;
  /** Reads raw SQL, so that the schema knows what it does; without it, what raw SQL names is uncertain. */
  readonly parser?: PostgresParser | undefined;
  readonly naming: NamingConvention;
  /** Names that nobody chose are left to the database. */
  readonly leaveNames: boolean;
  /** Whether the compiler adds preconditions of its own to those of the author. */
  readonly derivePreconditions: boolean;
  /** What may be lost, by `--allow`; without the gate, everything. */
  readonly dataLoss: { readonly allow: readonly string[]; readonly gate: boolean };
  readonly script: ScriptSettings;
  /** For every database between the two ends: what is applied already is passed over. */
  readonly idempotent?: boolean;
  /** Receives every statement as soon as it is rendered, so that it can be parsed beside the rest of the work. */
  readonly rendered?: (statements: readonly RenderedStatement[]) => void;
}

/** The schema, and what the migrations that lead to it say. */
export interface KnownStart {
  readonly catalog: Catalog;
  readonly meaning: Meaning;
}

/** One statement, and what it is for. */
export interface CompiledStatement extends ScriptStatement, RenderedStatement {
  readonly source: Position;
}

/** One revision with its statements. */
export interface CompiledStep extends ScriptStep {
  readonly statements: readonly CompiledStatement[];
}

export interface Compilation {
  readonly plan: Plan;
  readonly steps: readonly CompiledStep[];
  readonly script: Script;
  /** The data that it destroys, and who permitted it. */
  readonly losses: readonly PermittedLoss[];
  /** What the migrations say that are applied before and after, as digests. */
  readonly meaning: () => { readonly from: Meaning; readonly to: Meaning };
  /** Warnings and notes; errors are thrown. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The way from one revision to another as a script: fold the schema along the path, render every operation, put the guards
 * around. Pure and synchronous.
 *
 * @throws Problem with everything that is wrong
 */
export function compile(request: CompileRequest): Compilation {
  const diagnostics: Diagnostic[] = [...request.graph.warnings];
  const report = (one: Diagnostic): void => void diagnostics.push(one);
  const { path } = request;
  diagnostics.push(...path.diagnostics);
  const applied = request.known ? [] : appliedBefore(request.graph, path.from);
  const { revision, naming } = request;
  const start = request.known?.catalog;
  const raw = rawSqlOf(request);
  const precedence = precedenceOf([...applied, ...path.steps.map((one) => one.revision)], request.graph.needs);
  const plan = buildPlan({ path, applied, revision, naming, start, raw, precedence, report });
  const losses = passGate({ plan, ...request.dataLoss, report });
  const placed = placePreconditions({ plan, ...preconditionsOf(request) });
  const blocks = new Map<Block, ScriptBlock>();
  const surroundings = surroundingsOf(plan, request.idempotent);
  const known = { losses, placed, blocks, surroundings };
  const steps = plan.steps.map((step) => renderStep(step, request, known, report));
  if (diagnostics.some(isError)) throw new Problem(unique(diagnostics));
  // Of a plan that may be applied in parts, nobody can tell which of its needs are left.
  const asked = request.idempotent
    ? { known: knownRevisions(request.graph) }
    : { needs: needsOf(plan.steps, request.dialect) };
  const wayBack = plan.direction === 'upgrade' ? wayBackInWords(plan, (id) => revision(id).declared ?? 'derived') : [];
  const meaning = once(() => meaningsOf(request, applied));
  const script = assembleScript({ ...plan, steps, ...request.script, ...asked, wayBack, meaning });
  return { plan, steps, script, meaning, losses: [...losses.values()], diagnostics: unique(diagnostics) };
}

/** Digests over what is applied before the plan, and after it. */
function meaningsOf(
  { revision, path, known }: CompileRequest,
  applied: readonly string[],
): ReturnType<Compilation['meaning']> {
  const digests = (ids: readonly string[]) => ids.map((id) => digestOfRevision(id, revision(id).upgrade));
  const from = known?.meaning ?? meaningOf(digests(applied));
  const down = path.direction === 'downgrade';
  return { from, to: withRevisions(from, digests(path.steps.map((one) => one.revision)), down) };
}

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

/** The parser is PostgreSQL's: SQL of other engines would be misread. */
export function rawSqlOf({ parser, dialect, script }: CompileRequest): RawSql | undefined {
  if (parser === undefined || dialect.name !== 'postgresql') return undefined;
  return { parser, textOf: (operation) => rawText(operation, dialect), versionTable: script.versionTable };
}

/** What places the preconditions: whether there are any of the compiler's, and who reads the SQL of the author's. */
export function preconditionsOf({
  derivePreconditions: derive,
  dialect,
  parser,
  leaveNames,
}: CompileRequest): Omit<PlaceRequest, 'plan'> {
  return {
    derive,
    groupsOf: (operations) => groupsOf(operations, dialect, leaveNames),
    statementsOf: (operation) => statementTexts(operation, dialect),
    ...(parser && dialect.preconditions.first && { reader: { parser, textOf: (sql) => expressionText(sql, dialect) } }),
  };
}

/** Every revision, each behind what it needs. */
function knownRevisions(graph: Graph): readonly KnownRevision[] {
  return appliedBefore(graph, graph.heads).map((revision) => ({ revision, needs: graph.needs(revision) }));
}

/** Everything that is applied when the plan begins, each revision after what it needs. */
export function appliedBefore(graph: Graph, from: readonly string[]): readonly string[] {
  if (from.length === 0) return [];
  return resolvePath(graph, { from: [], to: from, direction: 'upgrade' }).steps.map((one) => one.revision);
}

/** What the statements of a step are put together with. */
export interface Known {
  readonly losses: ReadonlyMap<PlannedOperation, PermittedLoss>;
  readonly placed: PlacedPreconditions;
  readonly blocks: Map<Block, ScriptBlock>;
  readonly surroundings: Surroundings;
}

export function renderStep(
  step: Step,
  request: CompileRequest,
  { losses, placed, blocks, surroundings }: Known,
  report: (one: Diagnostic) => void,
): CompiledStep {
  const { dialect, leaveNames } = request;
  const statements: CompiledStep['statements'][number][] = [];
  for (const { opens } of step.operations) {
    if (opens) {
      blocks.set(opens, { number: blocks.size + 1, condition: conditionInWords(opens.question.condition) });
    }
  }
  const tests = preconditionTests(placed.before, dialect);
  /** How many statements of an operation are there already. */
  const told = new Map<PlannedOperation, number>();
  for (const rendered of renderOperations(step.operations, dialect, leaveNames)) {
    if ('refusal' in rendered) {
      const { refusal, cause } = rendered;
      for (const { why, help, at = cause.operation.at } of [refusal, ...(refusal.others ?? [])])
        report(diagnostic('LB501', why, { at, help, revision: step.revision }));
      continue;
    }
    const { statement, causes, parts } = rendered;
    const { sql, transaction, control, guard, onlyIf, loop, rebuilds } = statement;
    const first = causes[0];
    if (!first) continue;
    const own = first.opens && blocks.get(first.opens);
    const when = first.block && blocks.get(first.block);
    const number = told.get(first) ?? 0;
    for (const test of tests(causes, number, when)) statements.push(test);
    const read = first.reads?.filter((one) => one.statement === number);
    const begins = losses.size === 0 ? [] : [...causes.filter((one) => !told.has(one)), ...(read ?? [])];
    for (const one of causes) told.set(one, number + 1);
    const compiled: Draft<CompiledStatement> = {
      text: sql.text,
      origins: sql.origins,
      causes,
      transaction,
      summary: statement.summary ?? summaryOf(causes),
      operation: causes.length > 1 ? 'batchAlterTable' : wordOf(first.operation),
      source: first.operation.at,
      facts: factsOfStatement(parts, dialect, surroundings) ?? 'unknown',
    };
    if (control?.kind === 'assert') compiled.control = control;
    if (placed.firstAsserts.has(first)) compiled.first = true;
    if (control?.kind === 'condition' && own) compiled.control = { kind: 'condition', block: own };
    if (when) compiled.when = when;
    if (guard !== undefined) compiled.guard = guard;
    if (onlyIf !== undefined) compiled.onlyIf = onlyIf;
    if (loop) compiled.loop = loop;
    if (transaction === 'outside' && !loop) {
      const resume = statement.resume ?? dialect.resume?.((read?.[0] ?? first).operation, sql.text, dialect);
      if (resume) compiled.resume = resume;
    }
    if (rebuilds) compiled.rebuilds = rebuilds;
    const lost = begins.length === 0 ? [] : begins.flatMap((one) => losses.get(one) ?? []);
    if (lost.length > 0) {
      compiled.dataLoss = lost.map((one) => one.what).join('; ');
      compiled.lossAllowed = [...new Set(lost.map((one) => permissionInWords(one.permission)))].join('; ');
    }
    statements.push(compiled);
  }
  request.rendered?.(statements);
  const { revision, message, moves, rowsBefore, rowsAfter } = step;
  const needs = request.idempotent && { needs: request.graph.needs(revision) };
  return { revision, message, moves, rowsBefore, rowsAfter, statements, ...needs };
}

function summaryOf(causes: readonly PlannedOperation[]): string {
  const [first, ...others] = causes;
  if (first && others.length === 0) return summarize(first.operation);
  return causes.map(({ operation }) => summarize(operation)).join('; ');
}

/** A mistake in a revision that is recorded twice is said once. */
export function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((one) => {
    const key = JSON.stringify([one.code, one.message, one.at]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
