import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import { type Catalog, hasIndex, isUncertain, relationOf, sameName } from '../schema/catalog.ts';
import {
  type Constraint,
  displayName,
  type ForeignKey,
  type Index,
  isBackedByIndex,
  type Table,
} from '../schema/model.ts';
import { checkColumns, comparable, findTable, isVague, type Report } from './lookup.ts';

/**
 * Whether this constraint can stand on this table: names, columns, and what it points to.
 *
 * @param table as it is so far; the catalog may not know it yet
 * @param whole the table that a foreign key to itself means
 */
export function checkConstraint(
  catalog: Catalog,
  table: Table,
  constraint: Constraint,
  at: Position,
  report: Report,
  whole = table,
): boolean {
  if (table.constraints.some((one) => one.name === constraint.name)) {
    report(
      diagnostic('LB405', `table "${displayName(table)}" has a constraint "${constraint.name}" already`, {
        at,
        help: 'give this one another name',
      }),
    );
    return false;
  }
  if (isBackedByIndex(constraint) && !('usingIndex' in constraint && constraint.usingIndex !== undefined)) {
    if (isTaken(catalog, table, constraint.name)) {
      const message = `the name "${constraint.name}" is taken by another table, index or key`;
      report(diagnostic('LB407', message, { at, help: 'the index behind this constraint needs a name of its own' }));
      return false;
    }
  }
  if (constraint.kind === 'primaryKey') {
    const other = table.constraints.find((one) => one.kind === 'primaryKey');
    if (other) {
      const help = `drop "${other.name}" first, or use a unique constraint`;
      report(
        diagnostic('LB416', `table "${displayName(table)}" has the primary key "${other.name}" already`, { at, help }),
      );
      return false;
    }
  }
  if (constraint.kind === 'check') return true;
  if (constraint.kind === 'exclude') {
    const columns = constraint.elements.flatMap((one) => (typeof one.target === 'string' ? [one.target] : []));
    return checkColumns(catalog, table, [...new Set(columns)], at, report);
  }
  if (!checkColumns(catalog, table, constraint.columns, at, report)) return false;
  if (constraint.kind === 'foreignKey') return checkForeignKey(catalog, table, constraint, at, report, whole);
  return constraint.include === undefined || checkColumns(catalog, table, constraint.include, at, report);
}

/** Where something was written and who named it; the values of an enum belong to the type. */
const meaningless: ReadonlySet<string> = new Set(['at', 'named', 'usingIndex', 'values']);

/** Are these two the same thing, wherever they were written? */
export function sameDefinition(a: object, b: object): boolean {
  const canonical = (one: object): string =>
    JSON.stringify(one, (key, value: unknown) => {
      if (meaningless.has(key)) return undefined;
      if (typeof value === 'bigint') return `${value}n`;
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
      return Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)));
    });
  return canonical(a) === canonical(b);
}

/** What `ifNotExists` would pass over is not what it would make; the script would stop there. */
export function otherDefinition(what: string, at: Position): Diagnostic {
  return diagnostic('LB450', `${what} exists at this point in the chain, and is another one`, {
    at,
    help: 'give it another name, change the one that is there, or write the same definition',
  });
}

/** Whether this index can stand on this table. */
export function checkIndex(catalog: Catalog, table: Table, index: Index, at: Position, report: Report): boolean {
  if (isTaken(catalog, table, index.name)) {
    const help = 'give it another name, or drop the other one first';
    report(diagnostic('LB407', `the name "${index.name}" is taken by another table, index or key`, { at, help }));
    return false;
  }
  const columns: string[] = [];
  for (const { target } of index.elements)
    if (typeof target === 'string' && !columns.includes(target)) columns.push(target);
  for (const one of index.include ?? []) if (!columns.includes(one)) columns.push(one);
  return checkColumns(catalog, table, columns, at, report);
}

/** Is there a table, an index or a key of this name? */
function isTaken(catalog: Catalog, table: Table, name: string): boolean {
  return table.name === name || hasIndex(table, name) || relationOf(catalog, name, table.schema) !== undefined;
}

/** The columns that a foreign key points to: its own list, or the primary key of the target. */
export function referencedColumns(constraint: ForeignKey, target: Table): readonly string[] {
  if (constraint.targetColumns.length > 0) return constraint.targetColumns;
  const key = target.constraints.find((one) => one.kind === 'primaryKey');
  return key?.kind === 'primaryKey' ? key.columns : [];
}

/** Are these columns, in any order, a key of the table? */
export function isKey(table: Table, columns: readonly string[]): boolean {
  const same = (other: readonly string[]): boolean =>
    other.length === columns.length && other.every((one) => columns.includes(one));
  return (
    table.constraints.some((one) => (one.kind === 'primaryKey' || one.kind === 'unique') && same(one.columns)) ||
    table.indexes.some(
      (one) =>
        one.unique &&
        one.where === undefined &&
        same(one.elements.map((element) => (typeof element.target === 'string' ? element.target : ''))),
    )
  );
}

function checkForeignKey(
  catalog: Catalog,
  table: Table,
  constraint: ForeignKey,
  at: Position,
  report: Report,
  whole: Table,
): boolean {
  const target = sameName(constraint.target, table) ? whole : findTable(catalog, constraint.target, at, report);
  if (!target) return isUncertain(catalog, constraint.target.name);
  if (constraint.targetColumns.length > 0 && !checkColumns(catalog, target, constraint.targetColumns, at, report))
    return isVague(catalog, target);
  const columns = referencedColumns(constraint, target);
  const name = displayName(target);
  if (columns.length === 0) {
    if (isVague(catalog, target)) return true;
    const help = 'name the columns that it references, or give the table a primary key';
    report(diagnostic('LB414', `table "${name}" has no primary key to reference`, { at, help }));
    return false;
  }
  if (columns.length !== constraint.columns.length) {
    const message = `foreign key (${constraint.columns.join(', ')}) has ${constraint.columns.length} columns, ${name} (${columns.join(', ')}) has ${columns.length}`;
    report(diagnostic('LB412', message, { at, help: 'name as many columns on both sides, in the same order' }));
    return false;
  }
  if (!isKey(target, columns) && !isVague(catalog, target)) {
    const help = `add a unique constraint on ${name} (${columns.join(', ')}) first`;
    report(diagnostic('LB414', `${name} (${columns.join(', ')}) is neither the primary key nor unique`, { at, help }));
    return false;
  }
  for (let i = 0; i < columns.length; i++) {
    const from = table.columns.find((one) => one.name === constraint.columns[i]);
    const to = target.columns.find((one) => one.name === columns[i]);
    if (!from || !to || comparable(from.type, to.type)) continue;
    const message = `foreign key compares ${from.name} (${from.type.kind}) with ${name}.${to.name} (${to.type.kind})`;
    report(diagnostic('LB413', message, { at, help: `give "${from.name}" the type of "${name}.${to.name}"` }));
    return false;
  }
  return true;
}
