import { diagnostic } from '../diagnostics/diagnostic.ts';
import { type Catalog, referencesTo, sameName, tableOf, withTable } from '../schema/catalog.ts';
import { type Column, type Constraint, displayName, type Index, type Table } from '../schema/model.ts';
import { renameWord } from '../sql/words.ts';
import { renameInAttached } from './attached.ts';
import { checkColumnTypes, computedFrom, withCurrentType } from './column-checks.ts';
import { inheritedFrom } from './inheritance.ts';
import { findColumn, findTable, type Report } from './lookup.ts';
import { lossOfNarrowing } from './narrowing.ts';
import { reportUses, warnOfViews } from './objects.ts';
import type { ColumnChange, Operation } from './operation.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const alterColumn: OperationRules<'alterColumn'> = {
  word: () => 'alterColumn',
  summary: (operation) =>
    `alter column ${displayName(operation.table)}.${operation.column}: ${parts(operation).join(', ')}`,
  apply(operation, before, report) {
    const { at, rename } = operation;
    const table = findTable(before, operation.table, at, report);
    if (!table) return before;
    const column = findColumn(before, table, operation.column, at, report);
    if (!column) return before;
    check(operation, table, column, before, report);
    const parent = inheritedFrom(before, table, column.name);
    if (parent && (rename !== undefined || operation.type !== undefined)) {
      const message = `column "${displayName(table)}.${column.name}" is inherited from "${displayName(parent)}"`;
      const help = `change it in "${displayName(parent)}": it changes here, too`;
      report(diagnostic('LB411', message, { at, help }));
    }
    if (operation.type !== undefined) reportUses(before, table, column.name, at, report);
    if (operation.type !== undefined)
      warnOfViews(
        before,
        table,
        column.name,
        `column "${displayName(table)}.${column.name}" gets another type`,
        at,
        report,
      );
    const changed = changedColumn(column, operation);
    const columns = table.columns.map((one) => (one === column ? changed : one));
    const after: Table = { ...table, columns };
    if (rename === undefined || rename === column.name) return withTable(before, after);
    const attached = renameInAttached(before, after, column.name, rename);
    return withRenamedColumn(withTable(attached, after), after, column.name, rename);
  },
  invert(operation, before) {
    const { at, table, rename } = operation;
    const old = tableOf(before, table)?.columns.find((one) => one.name === operation.column);
    if (!old) {
      return irreversible(
        `the catalog does not know how "${displayName(table)}.${operation.column}" looked`,
        'write downgrade(op) in the migration',
      );
    }
    const back: Operation<'alterColumn'> = {
      kind: 'alterColumn',
      at,
      table,
      column: operation.column,
      ...previous(operation, withCurrentType(old, before)),
    };
    if (rename === undefined || rename === operation.column) return [back];
    const undone: Operation = { kind: 'alterColumn', at, table, column: rename, rename: operation.column };
    return parts(back).length === 0 ? [undone] : [undone, back];
  },
  dataLoss(operation, before) {
    const old = tableOf(before, operation.table)?.columns.find((one) => one.name === operation.column);
    const lost = old && operation.type && lossOfNarrowing(old.type, operation.type);
    if (lost === undefined) return undefined;
    const full = `${displayName(operation.table)}.${operation.column}`;
    return { key: `narrow-column:${full}`, what: `${lost} of column ${full}` };
  },
};

function parts(change: ColumnChange): string[] {
  const found: string[] = [];
  if (change.type) found.push('type');
  if (change.collation !== undefined && !change.type) found.push('collation');
  if (change.nullable !== undefined) found.push(change.nullable ? 'nullable' : 'not null');
  if (change.default !== undefined) found.push(isNone(change.default) ? 'no default' : 'default');
  if (change.identity !== undefined) found.push(change.identity === null ? 'no identity' : 'identity');
  if (change.autoincrement !== undefined) found.push('autoincrement');
  for (const part of ['statistics', 'storage', 'compression'] as const)
    if (change[part] !== undefined) found.push(change[part] === null ? `usual ${part}` : `${part} ${change[part]}`);
  if (change.comment !== undefined) found.push(change.comment === null ? 'no comment' : 'comment');
  if (change.rename !== undefined) found.push(`rename to ${change.rename}`);
  return found;
}

/** Is this the mark that removes a default? */
export function isNone(value: NonNullable<ColumnChange['default']> | null): value is { readonly kind: 'none' } {
  return typeof value === 'object' && value !== null && value.kind === 'none';
}

function check(
  operation: Operation<'alterColumn'>,
  table: Table,
  column: Column,
  catalog: Catalog,
  report: Report,
): void {
  const { at } = operation;
  const full = `${displayName(table)}.${column.name}`;
  const says = (message: string, help: string): void => report(diagnostic('LB418', message, { at, help }));
  if (parts(operation).length === 0)
    says(
      `alterColumn of "${full}" changes nothing`,
      'say what is to change: type, nullable, default, comment, rename …',
    );
  if (operation.using && !operation.type)
    says('using has no meaning without type', 'it says how old values become the new type: { type: …, using: sql`…` }');
  for (const computed of operation.type ? computedFrom(table, column.name) : []) {
    const message = `column "${full}" cannot get another type: the computed column "${computed}" uses it`;
    report(diagnostic('LB411', message, { at, help: `drop "${computed}" first, and add it again after` }));
  }
  if (operation.type) checkColumnTypes(catalog, [{ ...column, type: operation.type }], at, report);
  if (column.computed && operation.default !== undefined)
    says(`column "${full}" is computed and takes no default`, 'remove the default');
  const key = table.constraints.find((one) => one.kind === 'primaryKey');
  if (operation.nullable === true && key?.kind === 'primaryKey' && key.columns.includes(column.name)) {
    says(`column "${full}" is in the primary key and cannot be null`, 'drop the primary key first');
  }
  if (operation.identity && operation.nullable === true)
    says('an identity column cannot be null', 'remove nullable: true');
  if (operation.identity && !column.identity && column.nullable && operation.nullable !== false) {
    says(`column "${full}" is nullable and cannot become an identity`, 'add nullable: false to the same alterColumn');
  }
  if (operation.identity === null && !column.identity) says(`column "${full}" is no identity`, 'remove identity: null');
  if (operation.rename !== undefined && table.columns.some((one) => one.name === operation.rename)) {
    const message = `cannot rename "${full}": table "${displayName(table)}" has a column "${operation.rename}" already`;
    report(diagnostic('LB403', message, { at, help: 'choose another name' }));
  }
}

function changedColumn(column: Column, change: ColumnChange): Column {
  const {
    default: value,
    comment,
    identity,
    collation,
    autoincrement,
    statistics,
    storage,
    compression,
    ...rest
  } = column;
  // A column that gets a type anew is stored as the type has it.
  const retyped = change.type !== undefined || change.collation !== undefined;
  const kept = {
    default: change.default === undefined ? value : isNone(change.default) ? undefined : change.default,
    comment: change.comment === undefined ? comment : (change.comment ?? undefined),
    identity: change.identity === undefined ? identity : (change.identity ?? undefined),
    collation: change.collation ?? (change.type ? undefined : collation),
    autoincrement: change.autoincrement ?? autoincrement,
    statistics: change.statistics === undefined ? statistics : (change.statistics ?? undefined),
    storage: change.storage === undefined ? (retyped ? undefined : storage) : (change.storage ?? undefined),
    compression:
      change.compression === undefined ? (retyped ? undefined : compression) : (change.compression ?? undefined),
  };
  return {
    ...rest,
    type: change.type ?? column.type,
    nullable: change.nullable ?? column.nullable,
    ...(kept.default !== undefined && { default: kept.default }),
    ...(kept.comment !== undefined && { comment: kept.comment }),
    ...(kept.identity !== undefined && { identity: kept.identity }),
    ...(kept.collation !== undefined && { collation: kept.collation }),
    ...(kept.autoincrement && { autoincrement: true }),
    ...(kept.statistics !== undefined && { statistics: kept.statistics }),
    ...(kept.storage !== undefined && { storage: kept.storage }),
    ...(kept.compression !== undefined && { compression: kept.compression }),
  };
}

/** The change that restores what this one replaced. */
function previous(change: ColumnChange, old: Column): ColumnChange {
  const retyped = change.type !== undefined || change.collation !== undefined;
  return {
    ...((change.type || change.collation !== undefined) && {
      type: old.type,
      ...(old.collation !== undefined && { collation: old.collation }),
    }),
    ...(change.nullable !== undefined && { nullable: old.nullable }),
    ...(change.default !== undefined && {
      default: old.default === undefined ? { kind: 'none' as const } : old.default,
    }),
    ...(change.comment !== undefined && { comment: old.comment ?? null }),
    ...(change.identity !== undefined && { identity: old.identity ?? null }),
    ...(change.autoincrement !== undefined && { autoincrement: old.autoincrement ?? false }),
    ...(change.statistics !== undefined && { statistics: old.statistics ?? null }),
    ...((retyped ? old.storage !== undefined : change.storage !== undefined) && { storage: old.storage ?? null }),
    ...((retyped ? old.compression !== undefined : change.compression !== undefined) && {
      compression: old.compression ?? null,
    }),
  };
}

function withRenamedColumn(catalog: Catalog, table: Table, from: string, to: string): Catalog {
  let after = withTable(catalog, renamedInTable(table, from, to));
  for (const name of new Set(referencesTo(catalog, table).map((one) => one.table))) {
    const other = tableOf(after, name);
    if (other)
      after = withTable(after, {
        ...other,
        constraints: other.constraints.map((one) => retargeted(one, table, from, to)),
      });
  }
  return after;
}

function retargeted(constraint: Constraint, target: Table, from: string, to: string): Constraint {
  if (constraint.kind !== 'foreignKey' || !sameName(constraint.target, target)) return constraint;
  return { ...constraint, targetColumns: constraint.targetColumns.map((one) => (one === from ? to : one)) };
}

function renamedInTable(table: Table, from: string, to: string): Table {
  const name = (one: string): string => (one === from ? to : one);
  const target = (one: Index['elements'][number]['target']): typeof one =>
    typeof one === 'string' ? name(one) : renameWord(one, from, to);
  const constraints = table.constraints.map((one): Constraint => {
    if (one.kind === 'check') return { ...one, sql: renameWord(one.sql, from, to) };
    if (one.kind === 'exclude') {
      return {
        ...one,
        elements: one.elements.map((element) => ({ ...element, target: target(element.target) })),
        ...(one.where && { where: renameWord(one.where, from, to) }),
      };
    }
    if (one.kind === 'foreignKey') return { ...one, columns: one.columns.map(name) };
    return { ...one, columns: one.columns.map(name), ...(one.include && { include: one.include.map(name) }) };
  });
  const indexes = table.indexes.map((one) => ({
    ...one,
    elements: one.elements.map((element) => ({ ...element, target: target(element.target) })),
    ...(one.include && { include: one.include.map(name) }),
    ...(one.where && { where: renameWord(one.where, from, to) }),
  }));
  const columns = table.columns.map((one) => ({
    ...one,
    name: name(one.name),
    ...(one.computed && { computed: { ...one.computed, sql: renameWord(one.computed.sql, from, to) } }),
  }));
  return { ...table, columns, constraints, indexes };
}
