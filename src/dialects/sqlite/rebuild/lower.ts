import { applyOperation } from '../../../operations/index.ts';
import type { Operation } from '../../../operations/operation.ts';
import { columnsOfType } from '../../../operations/remove-enum-value.ts';
import type { PlannedOperation } from '../../../plan/plan.ts';
import { type Catalog, isUncertain, keyOf, nameOf, relationOf, sameName, tableOf } from '../../../schema/catalog.ts';
import { displayName, type TableName } from '../../../schema/model.ts';
import { type Dialect, isRefusal, type Lowered, type Refusal, refuse } from '../../dialect.ts';
import { renderOperation } from '../../render.ts';
import { byExistence } from '../conditions.ts';
import { copiesOf, type Rename, type Trace, trace } from './trace.ts';

/** Changes of one table that follow each other. */
interface Run {
  readonly table: TableName;
  readonly members: PlannedOperation[];
}

/**
 * What ALTER TABLE cannot do is done by making the table anew, and all changes of a table that follow each other by one rebuild. What
 * can be done in place, where nothing beside it needs the rebuild, stays as it is.
 *
 * Source: https://sqlite.org/lang_altertable.html#otheralter
 */
export function lower(
  operations: readonly PlannedOperation[],
  dialect: Dialect,
  leaveNames: boolean,
): readonly Lowered[] {
  const lowered: Lowered[] = [];
  let run: Run | undefined;
  const finish = (): void => {
    if (run) lowered.push(...finished(run, dialect, leaveNames));
    run = undefined;
  };
  for (const planned of operations) {
    if (planned.block) {
      finish();
      lowered.push(inBlock(planned));
      continue;
    }
    const tables = tablesOf(planned);
    if (tables?.length === 0) {
      if (run) run.members.push(planned);
      else lowered.push(asItIs(planned));
      continue;
    }
    const [table, ...more] = tables ?? [];
    if (run && table && more.length === 0 && joins(planned, run, table)) {
      run.members.push(planned);
      continue;
    }
    finish();
    if (table && more.length === 0) run = { table, members: [planned] };
    else if (table) lowered.push(...ofSeveral(planned, [table, ...more], dialect, leaveNames));
    else lowered.push(asItIs(planned));
  }
  finish();
  return lowered;
}

function asItIs(planned: PlannedOperation): Lowered {
  return { kind: 'operation', planned, causes: [planned] };
}

/** What stands in a block of `when` is done where IF EXISTS or IF NOT EXISTS say the same. */
function inBlock(planned: PlannedOperation): Lowered {
  const found = byExistence(planned);
  return isRefusal(found)
    ? { kind: 'refused', refusal: found, causes: [planned] }
    : { kind: 'operation', planned: found, causes: [planned] };
}

/** The tables whose definition changes; undefined for all that is something else, and none for what SQLite does not see at all. */
function tablesOf({ operation, before }: PlannedOperation): readonly TableName[] | undefined {
  switch (operation.kind) {
    case 'addColumn':
    case 'dropColumn':
    case 'alterColumn':
    case 'addConstraint':
    case 'dropConstraint':
    case 'renameConstraint':
    case 'validateConstraint':
    case 'constraintComment':
    case 'tableComment':
    case 'createIndex':
      return [nameOf(operation.table)];
    case 'dropIndex':
      return tableOfIndex(operation, before);
    case 'renameIndex':
    case 'indexComment':
      return tableOfIndex(operation.index, before);
    case 'addEnumValue':
    case 'removeEnumValue':
    case 'renameEnumValue': {
      const tables = columnsOfType(before, operation.type).map(({ table }) => nameOf(table));
      return [...new Map(tables.map((one) => [keyOf(one), one])).values()];
    }
    case 'createEnum':
    case 'dropEnum':
    case 'enumComment':
    case 'allow':
      return [];
    default:
      return undefined;
  }
}

function tableOfIndex({ name, schema }: TableName, catalog: Catalog): readonly TableName[] | undefined {
  const holder = relationOf(catalog, name, schema);
  return holder && 'table' in holder ? [holder.table] : undefined;
}

function joins(planned: PlannedOperation, { table, members }: Run, other: TableName): boolean {
  const [first] = members;
  if (!first || !sameName(table, other) || planned.block) return false;
  if (first.operation.autocommit || planned.operation.autocommit) return false;
  const start = tableOf(first.before, table);
  return start !== undefined && trace(start, [...members, planned]) !== undefined;
}

/** The run as it is, where every change can be done in place; otherwise one rebuild, and the renames behind it. */
function finished({ table, members }: Run, dialect: Dialect, leaveNames: boolean): readonly Lowered[] {
  const refusals = members.flatMap((planned): (readonly [PlannedOperation, Refusal])[] => {
    const answer = renderOperation(planned, dialect, leaveNames);
    return isRefusal(answer) ? [[planned, answer]] : [];
  });
  const impossible = refusals.filter(([, one]) => !one.inPlace);
  if (refusals.length === 0 || impossible.length > 0) {
    if (impossible.length === 0) return members.map(asItIs);
    return impossible.map(([planned, refusal]) => ({ kind: 'refused', refusal, causes: [planned] }));
  }
  const [first, last] = [members[0], members.at(-1)];
  const [needing] = refusals;
  if (!first || !last || !needing) return [];
  const [from, end] = [tableOf(first.before, table), tableOf(last.after, table)];
  const traced = from && trace(from, members);
  if (!from || !end || !traced || isUnsure(members, table)) return [unsure(needing, table)];
  const seen = members.filter((one) => tablesOf(one)?.length !== 0);
  const back = renamed(
    last.after,
    table,
    traced.renames.map(({ from: to, to: name }) => [name, to]),
    last,
  );
  const to = tableOf(back, table) ?? end;
  return [
    ...members.filter((one) => !seen.includes(one)).map(asItIs),
    {
      kind: 'rebuild',
      rebuild: { from, to, copies: copiesOf(traced, end) },
      before: first.before,
      after: back,
      causes: seen,
    },
    ...renamesOf(traced, table, back),
  ];
}

function isUnsure(members: readonly PlannedOperation[], table: TableName): boolean {
  return members.some(({ before }) => isUncertain(before, table.name));
}

/** Nothing that the table has may be unknown: it would be gone with the old one. */
function unsure([planned, { why }]: readonly [PlannedOperation, Refusal], table: TableName): Lowered {
  if (tableOf(planned.before, table)?.options?.temporary) {
    const refusal = refuse(`${why}: ${displayName(table)} is temporary`, 'create it as it is to be');
    return { kind: 'refused', refusal, causes: [planned] };
  }
  const refusal = refuse(
    `${why}, and cannot make the table anew: raw SQL or a condition has changed ${displayName(table)}, and what it has now is not known`,
    'say what it did with the words for it, or make the table anew by op.execute',
  );
  return { kind: 'refused', refusal, causes: [planned] };
}

function renamed(
  catalog: Catalog,
  table: TableName,
  renames: readonly (readonly [from: string, to: string])[],
  { operation: { at } }: PlannedOperation,
): Catalog {
  return renames.reduce(
    (before, [column, rename]) => applyOperation({ kind: 'alterColumn', at, table, column, rename }, before, () => {}),
    catalog,
  );
}

function renamesOf({ renames }: Trace, table: TableName, start: Catalog): readonly Lowered[] {
  let before = start;
  // They were undone in their order, and are done from the last to the first.
  return renames.toReversed().map(({ from, to, cause }: Rename): Lowered => {
    const { at } = cause.operation;
    const operation: Operation<'alterColumn'> = { kind: 'alterColumn', at, table, column: from, rename: to };
    const after = applyOperation(operation, before, () => {});
    const planned: PlannedOperation = { operation, before, after, implied: cause.implied };
    before = after;
    return { kind: 'operation', planned, causes: [cause] };
  });
}

/** A change of an enum type is one of the checks of all tables that have it. */
function ofSeveral(
  planned: PlannedOperation,
  tables: readonly TableName[],
  dialect: Dialect,
  leaveNames: boolean,
): readonly Lowered[] {
  return tables.flatMap((table) => finished({ table, members: [planned] }, dialect, leaveNames));
}
