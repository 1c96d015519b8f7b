import { nameOf, sameName, tableOf, withTable, withUncertain } from '../schema/catalog.ts';
import {
  type Constraint,
  displayName,
  type Index,
  type Table,
  type TableName,
  type TableOptions,
} from '../schema/model.ts';
import { checkTableChange } from './alter-table-checks.ts';
import { findTable } from './lookup.ts';
import type { Operation, TableChange } from './operation.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const alterTable: OperationRules<'alterTable'> = {
  word: () => 'alterTable',
  summary: (operation) => `alter table ${displayName(operation.table)}: ${changesInWords(operation).join(', ')}`,
  apply(operation, before, report) {
    const table = findTable(before, operation.table, operation.at, report);
    if (!table || !checkTableChange(operation, table, before, report)) return before;
    const after = withTable(before, withIdentity(withOptions(table, operation), operation.replicaIdentity));
    // What is added to the parent comes to the child, too.
    return operation.inherit ? withUncertain(after, [table.name]) : after;
  },
  invert(operation, before) {
    const { table: name, at } = operation;
    const table = tableOf(before, name);
    if (!table) {
      return irreversible(
        `the catalog does not know how "${displayName(name)}" was`,
        'write downgrade(op) in the migration',
      );
    }
    const { unlogged, tablespace, owner, inherits = [], replicaIdentity, with: old = {} } = table.options ?? {};
    const marked = [...table.indexes, ...table.constraints].find(isIdentity);
    if (operation.replicaIdentity !== undefined && replicaIdentity === 'index' && !marked) {
      return irreversible(
        `the index that was the replica identity of "${displayName(name)}" is gone`,
        'write downgrade(op) in the migration',
      );
    }
    const former = replicaIdentity === 'index' && marked ? { index: marked.name } : (replicaIdentity ?? 'default');
    const parents = parentsBack(operation, inherits);
    const back: Operation<'alterTable'> = {
      kind: 'alterTable',
      at,
      table: name,
      ...(operation.unlogged !== undefined && { unlogged: unlogged ?? false }),
      ...(operation.with && {
        with: Object.fromEntries(Object.keys(operation.with).map((key) => [key, old[key] ?? null])),
      }),
      ...(operation.tablespace !== undefined && { tablespace: tablespace ?? null }),
      ...(parents.noInherit.length > 0 && { noInherit: parents.noInherit }),
      ...(parents.inherit.length > 0 && { inherit: parents.inherit }),
      ...(operation.replicaIdentity !== undefined && { replicaIdentity: former === 'index' ? 'nothing' : former }),
      ...(operation.owner !== undefined && { owner: owner ?? null }),
    };
    return [back];
  },
};

/** What changes, in words for reviewers. */
export function changesInWords(change: TableChange): readonly string[] {
  const { unlogged, tablespace, inherit = [], noInherit = [], owner, replicaIdentity } = change;
  const found: string[] = [];
  if (unlogged !== undefined) found.push(unlogged ? 'unlogged' : 'logged');
  for (const [key, value] of Object.entries(change.with ?? {}))
    found.push(value === null ? `reset ${key}` : `${key} = ${value}`);
  if (tablespace !== undefined)
    found.push(tablespace === null ? 'no tablespace of its own' : `tablespace ${tablespace}`);
  for (const one of noInherit) found.push(`no longer inherit from ${displayName(one)}`);
  for (const one of inherit) found.push(`inherit from ${displayName(one)}`);
  if (replicaIdentity !== undefined)
    found.push(
      `replica identity ${typeof replicaIdentity === 'string' ? replicaIdentity : `index ${replicaIdentity.index}`}`,
    );
  if (owner !== undefined) found.push(owner === null ? 'owned by who runs the script' : `owner ${owner}`);
  return found;
}

/** The parents come back in the order that they had: those that came after a lost one leave and come again. */
function parentsBack(
  { inherit = [], noInherit = [] }: TableChange,
  before: NonNullable<TableOptions['inherits']>,
): { readonly inherit: readonly TableName[]; readonly noInherit: readonly TableName[] } {
  const gone = (one: (typeof before)[number]): boolean => noInherit.some((other) => sameName(one, other));
  const first = before.findIndex(gone);
  const later = first < 0 ? [] : before.slice(first);
  const unknown = noInherit.filter((one) => !before.some((other) => sameName(one, other)));
  return { noInherit: [...inherit, ...later.filter((one) => !gone(one))], inherit: [...unknown, ...later] };
}

function withOptions(table: Table, change: TableChange): Table {
  const { options = {}, ...rest } = table;
  const { unlogged, tablespace, owner, inherits = [], with: old, ...others } = options;
  const kept = inherits.filter((one) => !change.noInherit?.some((other) => sameName(one, other)));
  const parents = [...kept, ...(change.inherit ?? []).map(nameOf)];
  const parameters = Object.entries({ ...old, ...change.with }).flatMap(([key, value]) =>
    value === null ? [] : [[key, value] as const],
  );
  const next: TableOptions = {
    ...others,
    ...((change.unlogged ?? unlogged) && { unlogged: true }),
    ...(parents.length > 0 && { inherits: parents }),
    ...(parameters.length > 0 && { with: Object.fromEntries(parameters) }),
    ...text('tablespace', change.tablespace === undefined ? tablespace : change.tablespace),
    ...text('owner', change.owner === undefined ? owner : change.owner),
  };
  return Object.keys(next).length > 0 ? { ...rest, options: next } : rest;
}

function text<K extends string>(key: K, value: string | null | undefined): { readonly [P in K]?: string } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: string });
}

function isIdentity(one: Index | Constraint): boolean {
  return 'replicaIdentity' in one && one.replicaIdentity === true;
}

/** The table with this replica identity; an index that is it bears a mark, which goes where the index goes. */
function withIdentity(table: Table, identity: TableChange['replicaIdentity']): Table {
  if (identity === undefined) return table;
  const name = typeof identity === 'string' ? undefined : identity.index;
  const marked = <T extends Index | Constraint>(one: T): T => {
    if (one.name !== name && !isIdentity(one)) return one;
    const { replicaIdentity: _, ...rest } = one as T & { readonly replicaIdentity?: boolean };
    return (one.name === name ? { ...rest, replicaIdentity: true } : rest) as T;
  };
  const { options = {}, ...others } = table;
  const { replicaIdentity: _, ...kept } = options;
  const word = typeof identity === 'string' ? identity : 'index';
  const next: TableOptions = word === 'default' ? kept : { ...kept, replicaIdentity: word };
  const constraints = table.constraints.some((one) => one.name === name || isIdentity(one))
    ? table.constraints.map(marked)
    : table.constraints;
  const indexes = table.indexes.some((one) => one.name === name || isIdentity(one))
    ? table.indexes.map(marked)
    : table.indexes;
  return { ...others, constraints, indexes, ...(Object.keys(next).length > 0 && { options: next }) };
}
