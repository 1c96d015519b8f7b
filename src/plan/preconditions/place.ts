import { childrenOf } from '../../operations/inheritance.ts';
import { type Catalog, hasFamilies, nameOf } from '../../schema/catalog.ts';
import type { TableName } from '../../schema/model.ts';
import type { Block, Plan, PlannedOperation } from '../plan.ts';
import type { RawOperation } from '../raw-sql.ts';
import { type AssertReader, readsOfAssert } from './assert-reads.ts';
import { type Derived, derivePreconditions } from './derive.ts';
import { Disturbance } from './disturbance.ts';
import type { Precondition } from './precondition.ts';
import { readsOf } from './reads.ts';

/** What a plan tests before it changes anything, and what it tests on its way. */
export interface PlacedPreconditions {
  /** What has to be tested before the statements of an operation, or of the first of its batch that is rendered. */
  readonly before: ReadonlyMap<PlannedOperation, readonly Precondition[]>;
  /** The author's assertions that hold at the start of the plan already, or never: nothing before them changes what they read. */
  readonly firstAsserts: ReadonlySet<PlannedOperation>;
}

export interface PlaceRequest {
  readonly plan: Plan;
  /** Whether the compiler adds its own. */
  readonly derive: boolean;
  /** The operations of a step, those together between which there is no place for a test. */
  readonly groupsOf: (operations: readonly PlannedOperation[]) => readonly (readonly PlannedOperation[])[];
  /** The statements of raw SQL as they stand in the script; undefined where the dialect refuses it. */
  readonly statementsOf: (operation: RawOperation) => readonly string[] | undefined;
  /** Reads assertions; without it, all of them stay where they are. */
  readonly reader?: AssertReader | undefined;
}

/**
 * Where each precondition is tested: before the first change of the plan, when all that it reads is there already and stays as it is up
 * to its operation; right before its operation, when its data come into being on the way. In one ALTER TABLE there is no place between
 * the clauses: what they make themselves is not tested.
 */
export function placePreconditions({
  plan,
  derive,
  groupsOf,
  statementsOf,
  reader,
}: PlaceRequest): PlacedPreconditions {
  const before = new Map<PlannedOperation, readonly Precondition[]>();
  const firstAsserts = new Set<PlannedOperation>();
  if (!derive && reader === undefined) return { before, firstAsserts };
  const sofar = new Disturbance(hasFamilies(plan.start));
  for (const { operations } of plan.steps) {
    for (const group of groupsOf(operations)) {
      const own = group.length > 1 ? sofar.fresh() : undefined;
      let found: readonly Precondition[] = none;
      for (const one of group) {
        const { operation } = one;
        if (operation.kind === 'execute' || operation.kind === 'custom') {
          found = [...found, ...ofRawSql(one, statementsOf(operation), sofar, derive)];
          own?.followAnything();
          continue;
        }
        if (operation.kind === 'assert' && isFirst(one, sofar, reader)) firstAsserts.add(one);
        if (derive && !one.implied) {
          const more = placed(one, one.block, sofar, own);
          if (more.length > 0) found = [...found, ...more];
        }
        sofar.follow(one);
        own?.follow(one);
      }
      if (found.length > 0) for (const one of group) before.set(one, found);
    }
  }
  return { before, firstAsserts };
}

const none: readonly Precondition[] = [];

function isFirst(planned: PlannedOperation, sofar: Disturbance, reader: AssertReader | undefined): boolean {
  const { operation, before, block } = planned;
  if (operation.kind !== 'assert' || block || reader === undefined) return false;
  const reads = readsOfAssert(operation, before, reader, sofar.isNone);
  return reads !== undefined && !sofar.meets(reads, before);
}

function placed(
  planned: PlannedOperation,
  block: Block | undefined,
  sofar: Disturbance,
  own: Disturbance | undefined,
): readonly Precondition[] {
  const { operation, before } = planned;
  // Nearly all of a chain that begins at the base: nobody has to look further.
  if ('table' in operation && typeof operation.table === 'object' && sofar.isEmpty(operation.table, block, before))
    return none;
  return derivePreconditions(planned).flatMap((one): readonly Precondition[] => {
    const reads = readsOf(one, before);
    if (sofar.isEmpty(one.table, block, before) || isMet(one, sofar, before) || own?.meets(reads, before)) return [];
    const alone = sofar.isRelated ? aloneIn(one, before) : [];
    return [{ ...one, alone, place: block === undefined && !sofar.meets(reads, before) ? 'first' : 'here' }];
  });
}

/** Keys and foreign keys are about the rows of a table itself; what a column may hold is passed on to the tables that inherit it. */
function aloneIn({ test, table }: Derived, catalog: Catalog): readonly TableName[] {
  const isAlone =
    test.kind === 'duplicate' || test.kind === 'orphan' || (test.kind === 'breach' && test.check.noInherit);
  if (!isAlone) return [];
  return [nameOf(table), ...(test.kind === 'orphan' ? [test.target] : [])].filter(
    (name) => childrenOf(catalog, name).length > 0,
  );
}

/** Does it ask only for what a new column without a value cannot break? NULLs are alike to no value, and refer to nothing. */
function isMet({ test, table }: Derived, sofar: Disturbance, catalog: Catalog): boolean {
  const isBlank = (name: string): boolean => sofar.isBlank(table, name, catalog);
  if (test.kind === 'duplicate' && !test.nullsNotDistinct)
    return test.elements.some(
      ({ target }) => typeof target === 'string' && sofar.isBlank(table, target, catalog, true),
    );
  if (test.kind !== 'orphan') return false;
  const { columns, match } = test.foreignKey;
  return match === 'full' ? columns.every(isBlank) : columns.some(isBlank);
}

/** What raw SQL asks, one statement at a time, as far as it is understood. */
function ofRawSql(
  { before, block, reads = [] }: PlannedOperation,
  statements: readonly string[] | undefined,
  sofar: Disturbance,
  derive: boolean,
): readonly Precondition[] {
  if (statements === undefined) sofar.followAnything();
  const found: Precondition[] = [];
  for (const [statement, text] of (statements ?? []).entries()) {
    const said = reads.filter((one) => one.statement === statement);
    if (said.length === 0) sofar.followText(text, before);
    const own = sofar.fresh();
    for (const one of said) {
      if (derive) found.push(...placed(one, block, sofar, own).map((each) => ({ ...each, statement })));
      const within = { ...one, ...(block && { block }) };
      own.follow(within);
      sofar.follow(within);
    }
  }
  return found;
}
