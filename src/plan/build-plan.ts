import { type Diagnostic, diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { withoutAttached } from '../operations/attached.ts';
import { applyOperation, dataLossOf } from '../operations/index.ts';
import type { Operation } from '../operations/operation.ts';
import type { Direction, VersionMove } from '../revisions/moves.ts';
import type { Precedence } from '../revisions/precedence.ts';
import {
  aside,
  type Catalog,
  emptyCatalog,
  isUncertain,
  keyOf,
  nameOf,
  sameName,
  withoutTable,
  withTable,
} from '../schema/catalog.ts';
import type { Table } from '../schema/model.ts';
import type { NamingConvention } from '../schema/names.ts';
import { wordsOf } from '../sql/words.ts';
import { readBaseline } from './baseline.ts';
import { afterBlock, whereItHolds } from './blocks.ts';
import { completeCondition, completeNames } from './complete.ts';
import { derive, inBatch } from './derive.ts';
import { differences } from './differences.ts';
import { enumsAfter, enumsBefore } from './enums.ts';
import type { Block, Plan, PlannedOperation, Step } from './plan.ts';
import { type RawSql, type ReadRawSql, readRawSql } from './raw-sql.ts';
import { temporaryTables } from './temporary.ts';
import { Unordered } from './unordered.ts';
import type { DeclaredDowngrade } from './way-back.ts';

/** The way through the graph, as `revisions/` found it. */
export interface Path {
  readonly direction: Direction;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly steps: readonly {
    readonly revision: string;
    readonly moves: readonly VersionMove[];
    readonly rowsBefore: readonly string[];
    readonly rowsAfter: readonly string[];
    /** Of a downgrade: only these of the operations of its upgrade are undone, by their places. */
    readonly only?: ReadonlySet<number>;
  }[];
}

/** What the author wrote for the way back. */
export type WrittenDowngrade = 'derived' | { readonly irreversible: string } | readonly Operation[];

/** What a revision's migration says. */
export interface RecordedRevision {
  readonly message: string;
  readonly upgrade: readonly Operation[];
  readonly downgrade: WrittenDowngrade;
  /** What its migration says of the way back; without it, that is derived. */
  readonly declared?: DeclaredDowngrade;
}

export interface PlanRequest {
  readonly path: Path;
  /** Every revision applied before the plan begins, each after its parents and dependencies. */
  readonly applied: readonly string[];
  /** The schema that they lead to, where it is known: then none of them is asked for. Upgrades only. */
  readonly start?: Catalog | undefined;
  readonly revision: (id: string) => RecordedRevision;
  readonly naming: NamingConvention;
  /** Reads raw SQL; without it, what raw SQL names is uncertain. */
  readonly raw?: RawSql | undefined;
  /** What must come before what, of all that is applied or planned. */
  readonly precedence?: Precedence | undefined;
  readonly report: (one: Diagnostic) => void;
}

/** Folds the chain and gives the plan: every operation with the schema before and after it. */
export function buildPlan(request: PlanRequest): Plan {
  const { path } = request;
  // Of what is applied already only mistakes are told: its warnings were told when it was planned.
  let planning = false;
  const fold = new Fold(request, (one) => {
    if (planning || isError(one)) request.report(one);
  });
  const { direction, from, to } = path;
  if (direction === 'downgrade') {
    const { start, steps } = downgradeSteps(request, fold, () => (planning = true));
    return { direction, from, to, start, steps };
  }
  if (request.start) fold.catalog = request.start;
  const unordered = request.precedence?.isPartial ? new Unordered(request.precedence) : undefined;
  if (!request.start) {
    for (const id of request.applied) {
      const planned = fold.run(request.revision(id).upgrade, id);
      unordered?.add(id, planned);
    }
  }
  const start = fold.catalog;
  fold.session.clear();
  planning = true;
  const steps = upgradeSteps(request, fold);
  for (const { revision, operations } of steps) unordered?.add(revision, operations);
  const own = new Set(steps.map((one) => one.revision));
  unordered?.report((id) => own.has(id), request.report);
  return { direction, from, to, start, steps };
}

function upgradeSteps({ path, revision }: PlanRequest, fold: Fold): Step[] {
  return path.steps.map((step) => {
    const { revision: id, moves, rowsBefore, rowsAfter } = step;
    const recorded = revision(id);
    const operations = fold.run(recorded.upgrade, id);
    return { revision: id, moves, rowsBefore, rowsAfter, message: recorded.message, operations };
  });
}

function downgradeSteps(request: PlanRequest, fold: Fold, begin: () => void): Pick<Plan, 'start' | 'steps'> {
  const { path, applied, revision, report } = request;
  const wanted = new Set(path.steps.map((one) => one.revision));
  const done = new Map<string, { before: Catalog; planned: readonly PlannedOperation[]; after: Catalog }>();
  for (const id of applied) {
    const before = fold.catalog;
    const planned = fold.run(revision(id).upgrade, id);
    if (wanted.has(id)) done.set(id, { before, planned, after: fold.catalog });
  }
  const start = fold.catalog;
  fold.session.clear();
  begin();
  const steps = path.steps.map((step) => {
    const recorded = revision(step.revision);
    const upgraded = done.get(step.revision);
    const { only, revision: id, moves, rowsBefore, rowsAfter } = step;
    const written = only ? 'derived' : recorded.downgrade;
    let back: readonly Operation[] = [];
    if (written === 'derived') back = derive(upgraded?.planned ?? [], step.revision, report, only);
    else if ('irreversible' in written) {
      const at = upgraded?.planned[0]?.operation.at;
      const help = 'restore from a backup, or write a new migration that goes forward';
      report(
        diagnostic('LB432', `revision ${step.revision} cannot be undone: ${written.irreversible}`, {
          at,
          help,
          revision: step.revision,
        }),
      );
    } else {
      back = written;
      if (upgraded) checkWritten(written, upgraded, step.revision, request);
    }
    const operations = fold.run(back, id);
    return { revision: id, moves, rowsBefore, rowsAfter, message: recorded.message, operations };
  });
  return { start, steps };
}

/** A written downgrade must lead back to the schema before the revision. */
function checkWritten(
  back: readonly Operation[],
  upgraded: { readonly before: Catalog; readonly planned: readonly PlannedOperation[]; readonly after: Catalog },
  id: string,
  { naming, raw, report }: PlanRequest,
): void {
  let fine = true;
  const fold = new Fold({ naming, raw }, (one) => {
    if (isError(one)) fine = false;
  });
  fold.catalog = aside(upgraded.after);
  const undone = fold.run(back, id);
  const all = [...upgraded.planned, ...undone];
  const conditional = all.some((one) => one.opens);
  const isUnsure = (name: string): boolean =>
    conditional && isUncertain(fold.catalog, name) && !isUncertain(upgraded.before, name);
  const [first, ...more] = fine ? differences(upgraded.before, fold.catalog, all, isUnsure) : [];
  if (first === undefined) return;
  const rest = more.length > 0 ? `, and ${more.length} more` : '';
  report(
    diagnostic('LB431', `the downgrade of ${id} does not lead back: ${first}${rest}`, {
      at: back[0]?.at,
      help: 'complete it, or leave it out to have it derived',
      revision: id,
    }),
  );
}

/** The author drops the type himself, with the word for it or in raw SQL as Alembic's users must. */
function isDroppedLater({ type }: Operation<'dropEnum'>, later: readonly Operation[]): boolean {
  return later.some((one) => {
    if (one.kind === 'dropEnum') return sameName(one.type, type);
    if (one.kind !== 'execute') return false;
    const words = wordsOf(one.sql);
    return words.has('drop') && words.has('type') && (words.has(type.name) || words.has(type.name.toLowerCase()));
  });
}

/** A catalog that moves on with every operation. */
class Fold {
  catalog: Catalog = emptyCatalog;
  /** Temporary tables of earlier revisions that the session of the plan still has. */
  readonly session = new Map<string, Table>();
  private readonly naming: NamingConvention;
  private readonly raw: RawSql | undefined;
  private readonly report: (one: Diagnostic) => void;

  constructor({ naming, raw }: Pick<PlanRequest, 'naming' | 'raw'>, report: (one: Diagnostic) => void) {
    this.naming = naming;
    this.raw = raw;
    this.report = report;
  }

  run(recorded: readonly Operation[], revision: string): readonly PlannedOperation[] {
    const report = (one: Diagnostic): void => this.report({ ...one, revision });
    return this.withoutTemporary(this.fold(recorded, report, undefined));
  }

  /** No revision knows in which session another one runs: temporary tables end with their revision. */
  private withoutTemporary(planned: readonly PlannedOperation[]): readonly PlannedOperation[] {
    const last = planned.at(-1);
    const left = temporaryTables(planned, this.catalog);
    if (last === undefined || left.length === 0) return planned;
    for (const { table, isCertain } of left) {
      this.catalog = withoutTable(withoutAttached(this.catalog, table), table);
      if (isCertain) this.session.set(keyOf(table), table);
    }
    return [...planned.slice(0, -1), { ...last, after: this.catalog }];
  }

  private fold(
    recorded: readonly Operation[],
    report: (one: Diagnostic) => void,
    block: Block | undefined,
  ): readonly PlannedOperation[] {
    const planned: PlannedOperation[] = [];
    const step = (operation: Operation, implied: boolean): PlannedOperation => {
      const one = this.step(operation, implied, report, block);
      planned.push(one);
      return one;
    };
    for (const open of recorded) {
      if (open.kind === 'when') {
        planned.push(...this.block(open, report, block));
        continue;
      }
      const operation = completeNames(open, this.catalog, this.naming, report);
      for (const one of enumsBefore(operation, this.catalog)) step(inBatch(one, operation.batch), true);
      const left =
        operation.kind === 'createTable' && this.session.size > 0
          ? this.session.get(keyOf(operation.table))
          : undefined;
      if (left) {
        this.session.delete(keyOf(left));
        this.catalog = withTable(this.catalog, left);
        step({ kind: 'dropTable', at: operation.at, table: nameOf(left), ifExists: false }, true);
      }
      const { before, reads } = step(operation, false);
      const dropped = reads
        ? reads.flatMap((each) => enumsAfter(each.operation, each.before, this.catalog))
        : enumsAfter(operation, before, this.catalog);
      for (const one of dropped) {
        const later = recorded.slice(recorded.indexOf(open) + 1);
        if (!isDroppedLater(one, later)) step(inBatch(one, operation.batch), true);
      }
    }
    return planned;
  }

  private step(
    operation: Operation,
    implied: boolean,
    report: (one: Diagnostic) => void,
    block: Block | undefined,
  ): PlannedOperation {
    const before = this.catalog;
    const loss = dataLossOf(operation, before);
    const read = this.read(operation, before, report);
    const after = read?.after ?? applyOperation(operation, before, report);
    this.catalog = after;
    const planned = { operation, before, after, implied };
    if (!loss && !read && !block) return planned;
    return { ...planned, ...read, ...(loss && { loss }), ...(block && { block }) };
  }

  /** What SQL does that only a parser understands. */
  private read(operation: Operation, before: Catalog, report: (one: Diagnostic) => void): ReadRawSql | undefined {
    if (this.raw && operation.kind === 'baseline') return this.baseline(operation, before, this.raw, report);
    if (this.raw && (operation.kind === 'execute' || operation.kind === 'custom'))
      return readRawSql(operation, before, this.raw, report);
    return undefined;
  }

  private baseline(
    operation: Operation<'baseline'>,
    before: Catalog,
    raw: RawSql,
    report: (one: Diagnostic) => void,
  ): ReadRawSql {
    const { at, sql } = operation;
    const file = sql.at?.file ?? at.file;
    const { after, statements, unread } = readBaseline(raw.textOf(operation) ?? '', before, { ...raw, at });
    const help = `on a database that has this schema, compile with --from and this revision; an empty one gets ${file} first`;
    report(diagnostic('LB487', 'a baseline renders nothing: the database must have its schema already', { at, help }));
    if (unread.length > 0) {
      const first = unread.slice(0, 5).map((one) => `line ${one.line}: ${one.text}`);
      const rest = unread.length > first.length ? `; and ${unread.length - first.length} more` : '';
      const message = `${unread.length} of ${statements} statements of ${file} are not understood: ${first.join('; ')}${rest}`;
      report(
        diagnostic('LB488', message, {
          at: sql.at ? { file, line: unread[0]?.line ?? 1, column: 1 } : at,
          help: 'of what they name, nothing is checked; what the chain needs to know, say again in a migration',
        }),
      );
    }
    return { after };
  }

  /** Inside a block its condition holds; behind it the catalog is what is true whether the block ran or not. */
  private block(
    open: Operation<'when'>,
    report: (one: Diagnostic) => void,
    outer: Block | undefined,
  ): readonly PlannedOperation[] {
    const before = this.catalog;
    const condition = completeCondition(open.condition, open.operations, before, this.naming);
    const question: Operation<'when'> = { ...open, condition };
    const opens: Block = { question };
    const start = whereItHolds(before, question.condition);
    this.catalog = start;
    const asked: PlannedOperation = {
      operation: question,
      before,
      after: start,
      implied: false,
      opens,
      ...(outer && { block: outer }),
    };
    const inside = this.fold(question.operations, report, opens);
    this.catalog = afterBlock(before, question.condition, { start, ran: this.catalog }, inside);
    const last = inside.at(-1);
    return [asked, ...inside.slice(0, -1), ...(last ? [{ ...last, after: this.catalog }] : [])];
  }
}
