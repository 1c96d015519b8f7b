import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { type Catalog, isUncertain, referencesTo, sameName, tableOf } from '../schema/catalog.ts';
import { type Constraint, displayName, type Index, type Table, type TableName } from '../schema/model.ts';
import { sameDefinition } from './constraint-checks.ts';
import { findTable, isVague, type Report } from './lookup.ts';
import type { Operation } from './operation.ts';

type Change = Operation<'alterTable'>;

/** Whether the table can be changed so; what the database would refuse is said here. */
export function checkTableChange(change: Change, table: Table, catalog: Catalog, report: Report): boolean {
  let fine = true;
  const says = (message: string, help: string): void => {
    fine = false;
    report(diagnostic('LB443', message, { at: change.at, help }));
  };
  const { kind: _kind, at: _at, table: _table, batch: _batch, autocommit: _autocommit, ...parts } = change;
  if (Object.keys(parts).length === 0)
    says(
      `alterTable of "${displayName(table)}" changes nothing`,
      'say what is to change: unlogged, or postgresql: { with, tablespace, inherit, noInherit, owner, replicaIdentity }',
    );
  checkStorage(change, table, catalog, says);
  const kept = withoutParents(table, change);
  for (const parent of change.inherit ?? []) {
    const found = findTable(catalog, parent, change.at, report);
    const fault = found && unfitParent(kept, found, catalog);
    if (fault) says(...fault);
    else if (!found && !isUncertain(catalog, parent.name)) fine = false;
  }
  for (const parent of change.noInherit ?? []) {
    const parents = table.options?.inherits ?? [];
    if (parents.some((one) => sameName(one, parent)) || isVagueParent(catalog, table)) continue;
    const help =
      didYouMean(displayName(parent), parents.map(displayName)) ??
      (parents.length > 0 ? `its parents are ${parents.map(displayName).join(', ')}` : 'it has no parent: remove it');
    says(`"${displayName(table)}" does not inherit from "${displayName(parent)}"`, help);
  }
  const fault =
    typeof change.replicaIdentity === 'object'
      ? unfitIdentity(change.replicaIdentity.index, table, catalog)
      : undefined;
  if (fault) says(...fault);
  return fine;
}

type Says = (message: string, help: string) => void;

/** A child is always vague; its parents are known where any is. */
function isVagueParent(catalog: Catalog, table: Table): boolean {
  return table.options?.inherits === undefined && isVague(catalog, table);
}

function checkStorage(change: Change, table: Table, catalog: Catalog, says: Says): void {
  const name = displayName(table);
  const { temporary, partitionBy } = table.options ?? {};
  if (change.unlogged !== undefined && temporary)
    says(`table "${name}" is temporary, and never logged`, 'remove unlogged');
  if (partitionBy !== undefined && (change.unlogged !== undefined || change.with !== undefined)) {
    const what = change.unlogged === undefined ? 'storage parameters' : 'unlogged';
    says(`table "${name}" is partitioned and takes no ${what}`, 'change its partitions: they hold the rows');
  }
  if (change.unlogged === true) {
    const user = referencesTo(catalog, table).find(({ table: other }) => {
      const known = tableOf(catalog, other);
      return known && !sameName(known, table) && !known.options?.unlogged && !known.options?.temporary;
    });
    if (user)
      says(
        `"${name}" cannot be unlogged: "${user.constraint.name}" of the logged table "${displayName(user.table)}" references it`,
        `drop "${user.constraint.name}" first, or make "${displayName(user.table)}" unlogged before`,
      );
  }
  if (change.unlogged === false) {
    const target = table.constraints.flatMap((one) => (one.kind === 'foreignKey' ? [one.target] : []));
    const bare = target.find((one) => !sameName(one, table) && tableOf(catalog, one)?.options?.unlogged);
    if (bare)
      says(
        `"${name}" cannot be logged: it references the unlogged table "${displayName(bare)}"`,
        `make "${displayName(bare)}" logged first`,
      );
  }
}

/** The table after NO INHERIT, which comes first. */
function withoutParents(table: Table, { noInherit = [] }: Change): Table {
  const inherits = table.options?.inherits?.filter((one) => !noInherit.some((other) => sameName(one, other)));
  return inherits === undefined ? table : { ...table, options: { ...table.options, inherits } };
}

type Fault = readonly [message: string, help: string];

/** Why the table cannot be a child of the other. */
function unfitParent(table: Table, parent: Table, catalog: Catalog): Fault | undefined {
  const [name, other] = [displayName(table), displayName(parent)];
  if (sameName(table, parent)) return [`table "${name}" cannot inherit from itself`, 'name another table'];
  if (table.options?.inherits?.some((one) => sameName(one, parent)))
    return [`"${name}" inherits from "${other}" already`, 'remove it'];
  if (isAncestor(catalog, parent, table))
    return [`"${other}" inherits from "${name}" already`, 'a table cannot inherit from its own child'];
  const partitioned = [table, parent].find((one) => one.options?.partitionBy !== undefined || one.partitionOf);
  if (partitioned) {
    const message = `"${displayName(partitioned)}" is partitioned or a partition, and takes no part in inheritance`;
    return [message, 'use op.attachPartition'];
  }
  if (isVague(catalog, table) || isVague(catalog, parent)) return undefined;
  for (const column of parent.columns) {
    const own = table.columns.find((one) => one.name === column.name);
    if (!own) {
      const help = `op.addColumn('${table.name}', '${column.name}', …) first`;
      return [`"${name}" has no column "${column.name}" as its parent "${other}" has`, help];
    }
    if (!sameDefinition(own.type, column.type) && own.type.kind !== 'raw' && column.type.kind !== 'raw') {
      const message = `"${name}.${column.name}" is of another type than "${other}.${column.name}"`;
      return [message, 'give it the same type first'];
    }
    if (own.nullable && !column.nullable)
      return [`"${name}.${column.name}" may be null, "${other}.${column.name}" may not`, 'make it NOT NULL first'];
  }
  const has = (check: string): boolean => table.constraints.some((one) => one.kind === 'check' && one.name === check);
  const missing = parent.constraints.find((one) => one.kind === 'check' && !one.noInherit && !has(one.name));
  if (!missing) return undefined;
  return [`"${name}" has no check "${missing.name}" as its parent "${other}" has`, 'add it under the same name first'];
}

function isAncestor(catalog: Catalog, table: Table, of: TableName): boolean {
  return (table.options?.inherits ?? []).some((one) => {
    const parent = tableOf(catalog, one);
    return sameName(one, of) || (parent !== undefined && isAncestor(catalog, parent, of));
  });
}

/** Why the index cannot be it: https://www.postgresql.org/docs/current/sql-altertable.html, at REPLICA IDENTITY */
function unfitIdentity(name: string, table: Table, catalog: Catalog): Fault | undefined {
  const index = table.indexes.find((one) => one.name === name);
  const key = table.constraints.find((one) => one.name === name);
  const full = displayName(table);
  if (!index && !key) {
    if (isVague(catalog, table)) return undefined;
    const keys = table.constraints.filter((one) => one.kind === 'primaryKey' || one.kind === 'unique');
    const known = [...table.indexes, ...keys].map((one) => one.name);
    return [
      `table "${full}" has no index "${name}"`,
      didYouMean(name, known) ?? 'name a unique index or a key of the table',
    ];
  }
  const columns = columnsOf(index, key);
  const why = columns === undefined ? 'it is not unique' : whyNot(index, key);
  if (why !== undefined) {
    const message = `"${name}" cannot be the replica identity of "${full}": ${why}`;
    return [message, 'use the primary key, or a plain unique index'];
  }
  const open = table.columns.find((one) => columns?.includes(one.name) && one.nullable && !one.identity);
  if (!open) return undefined;
  return [
    `"${name}" cannot be the replica identity of "${full}": "${open.name}" may be null`,
    `op.alterColumn('${table.name}', '${open.name}', { nullable: false }) first`,
  ];
}

/** The columns of what is unique. */
function columnsOf(index: Index | undefined, key: Constraint | undefined): readonly unknown[] | undefined {
  if (index) return index.unique ? index.elements.map((one) => one.target) : undefined;
  return key?.kind === 'primaryKey' || key?.kind === 'unique' ? key.columns : undefined;
}

function whyNot(index: Index | undefined, key: Constraint | undefined): string | undefined {
  if (index?.where !== undefined) return 'it has a condition';
  if (key?.deferrable) return 'it is deferrable';
  return index?.elements.some((one) => typeof one.target !== 'string') ? 'it has expressions' : undefined;
}
