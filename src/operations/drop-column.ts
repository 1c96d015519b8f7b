import { diagnostic } from '../diagnostics/diagnostic.ts';
import { type Catalog, isUncertain, nameOf, referencesTo, sameName, tableOf, withTable } from '../schema/catalog.ts';
import { withoutObject } from '../schema/catalog-objects.ts';
import { type Constraint, displayName, type Index, type Table } from '../schema/model.ts';
import { wordsOf } from '../sql/words.ts';
import { columnPrivileges, grantsFor, sequenceBack, sequencesOf, withoutColumnPrivileges } from './attached.ts';
import { computedFrom, withCurrentType } from './column-checks.ts';
import { referencedColumns } from './constraint-checks.ts';
import { withoutIndex } from './drop-constraint.ts';
import { inheritedFrom } from './inheritance.ts';
import { findColumn, findTable } from './lookup.ts';
import { reportUses, warnOfViews } from './objects.ts';
import type { Operation } from './operation.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const dropColumn: OperationRules<'dropColumn'> = {
  word: () => 'dropColumn',
  summary: ({ table, column }) => `drop column ${displayName(table)}.${column}`,
  apply(operation, before, report) {
    const { column, at, ifExists } = operation;
    const table = findTable(before, operation.table, at, report);
    if (!table) return before;
    if (ifExists && !table.columns.some((one) => one.name === column)) return before;
    if (!findColumn(before, table, column, at, report)) return before;
    const full = `${displayName(table)}.${column}`;
    const parent = inheritedFrom(before, table, column);
    if (parent) {
      const help = `change it in "${displayName(parent)}": it changes here, too`;
      report(diagnostic('LB411', `column "${full}" is inherited from "${displayName(parent)}"`, { at, help }));
    }
    for (const { table: other, constraint } of referencesTo(before, table)) {
      if (sameName(other, table) || !referencedColumns(constraint, table).includes(column)) continue;
      const help = `drop it first: op.dropConstraint('${constraint.name}', '${other.name}')`;
      report(
        diagnostic('LB411', `column "${full}" is still referenced by "${constraint.name}" of "${displayName(other)}"`, {
          at,
          help,
        }),
      );
    }
    warnOfViews(before, table, column, `column "${full}" is dropped`, at, report);
    for (const computed of computedFrom(table, column)) {
      report(
        diagnostic('LB411', `column "${full}" is still used by the computed column "${computed}"`, {
          at,
          help: `drop "${computed}" first`,
        }),
      );
    }
    reportUses(before, table, column, at, report);
    const without = sequencesOf(before, table, column).reduce<Catalog>(withoutObject, before);
    return withTable(withoutColumnPrivileges(without, table, column), withoutColumn(table, column));
  },
  invert({ table: name, column, at }, before) {
    const table = tableOf(before, name);
    const old = table?.columns.find((one) => one.name === column);
    if (!table || !old) {
      return irreversible(
        `the catalog does not know how "${displayName(name)}.${column}" looked`,
        'write downgrade(op) in the migration',
      );
    }
    const own = constraintsOf(table, column);
    const sequences = sequencesOf(before, table, column).map((one) => sequenceBack(one, at));
    const back: Operation[] = [
      ...sequences.map(([create]) => create),
      {
        kind: 'addColumn',
        at,
        table: name,
        column: withCurrentType(old, before),
        constraints: [],
        indexes: [],
        ifNotExists: false,
        inline: false,
      },
    ];
    back.push(...sequences.map(([, belong]) => belong));
    for (const constraint of own)
      back.push({ kind: 'addConstraint', at, table: name, constraint: withoutIndex(constraint) });
    for (const index of indexesOf(table, column)) {
      back.push({ kind: 'createIndex', at, table: name, index, ifNotExists: false, concurrently: false });
    }
    back.push(...grantsFor({ kind: 'table', ...nameOf(table) }, columnPrivileges(before, table, column), at));
    return back;
  },
  dataLoss({ table, column, ifExists }, before) {
    const known = tableOf(before, table)?.columns.find((one) => one.name === column);
    if (known ? known.computed : !ifExists && !isUncertain(before, table.name)) return undefined;
    const full = `${displayName(table)}.${column}`;
    return { key: `drop-column:${full}`, what: `all values of column ${full}` };
  },
};

/** The table after the database has dropped the column: its constraints and indexes that mention it go with it. */
export function withoutColumn(table: Table, column: string): Table {
  const constraints = constraintsOf(table, column);
  const indexes = indexesOf(table, column);
  return {
    ...table,
    columns: table.columns.filter((one) => one.name !== column),
    constraints:
      constraints.length === 0 ? table.constraints : table.constraints.filter((one) => !constraints.includes(one)),
    indexes: indexes.length === 0 ? table.indexes : table.indexes.filter((one) => !indexes.includes(one)),
  };
}

function constraintsOf(table: Table, column: string): readonly Constraint[] {
  return table.constraints.filter((one) => {
    if (one.kind === 'check') return wordsOf(one.sql).has(column);
    if (one.kind === 'exclude') {
      return (
        one.elements.some((element) =>
          typeof element.target === 'string' ? element.target === column : wordsOf(element.target).has(column),
        ) ||
        (one.where !== undefined && wordsOf(one.where).has(column))
      );
    }
    if (one.columns.includes(column)) return true;
    if (one.kind === 'foreignKey') return sameName(one.target, table) && referencedColumns(one, table).includes(column);
    return one.include?.includes(column) ?? false;
  });
}

function indexesOf(table: Table, column: string): readonly Index[] {
  return table.indexes.filter(
    (one) =>
      one.elements.some((element) =>
        typeof element.target === 'string' ? element.target === column : wordsOf(element.target).has(column),
      ) ||
      one.include?.includes(column) ||
      (one.where !== undefined && wordsOf(one.where).has(column)),
  );
}
