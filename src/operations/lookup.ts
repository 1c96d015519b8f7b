import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { type Catalog, isUncertain, tableOf } from '../schema/catalog.ts';
import { type Column, type Constraint, displayName, type Table, type TableName } from '../schema/model.ts';
import type { ColumnType } from '../schema/types.ts';

export type Report = (one: Diagnostic) => void;

/** The table, or undefined after saying that there is none; silent where raw SQL made us unsure. */
export function findTable(catalog: Catalog, name: TableName, at: Position, report: Report): Table | undefined {
  const table = tableOf(catalog, name);
  if (table || isUncertain(catalog, name.name)) return table;
  const elsewhere = [...catalog.tables.values()].find((one) => one.name === name.name);
  const help = elsewhere
    ? `there is "${displayName(elsewhere)}": write { schema: ${elsewhere.schema === undefined ? 'undefined' : `'${elsewhere.schema}'`} }`
    : (didYouMean(displayName(name), [...catalog.tables.values()].map(displayName)) ??
      (name.name.includes('.') && name.schema === undefined
        ? "a schema is an option, not a part of the name: { schema: '…' }"
        : 'create it in this migration or an earlier one; "limbeck history" shows the order'));
  report(diagnostic('LB402', `no table "${displayName(name)}" at this point in the chain`, { at, help }));
  return undefined;
}

/** The column, or undefined after saying that there is none. */
export function findColumn(
  catalog: Catalog,
  table: Table,
  name: string,
  at: Position,
  report: Report,
): Column | undefined {
  const column = table.columns.find((one) => one.name === name);
  if (column || isVague(catalog, table)) return column;
  const names = table.columns.map((one) => one.name);
  report(
    diagnostic('LB404', `no column "${name}" in table "${displayName(table)}" at this point in the chain`, {
      at,
      help: didYouMean(name, names) ?? `its columns are ${names.join(', ') || 'none'}`,
    }),
  );
  return undefined;
}

/** The constraint, or undefined after saying that there is none. */
export function findConstraint(
  catalog: Catalog,
  table: Table,
  name: string,
  at: Position,
  report: Report,
): Constraint | undefined {
  const found = table.constraints.find((one) => one.name === name);
  if (found || isVague(catalog, table)) return found;
  const known = table.constraints.map((one) => one.name);
  const message = `no constraint "${name}" on table "${displayName(table)}" at this point in the chain`;
  const help = didYouMean(name, known) ?? `its constraints are ${known.join(', ') || 'none'}`;
  report(diagnostic('LB406', message, { at, help }));
  return undefined;
}

/** Has raw SQL named this table, so that it may have other columns than we know? */
export function isVague(catalog: Catalog, table: TableName): boolean {
  return isUncertain(catalog, table.name);
}

/** Says which of these columns do not exist or come twice; true when all is well. */
export function checkColumns(
  catalog: Catalog,
  table: Table,
  names: readonly string[],
  at: Position,
  report: Report,
): boolean {
  let fine = true;
  for (const [i, name] of names.entries()) {
    if (names.indexOf(name) < i) {
      report(diagnostic('LB419', `column "${name}" is listed twice`, { at, help: 'name each column once' }));
      fine = false;
    }
    if (!table.columns.some((one) => one.name === name)) {
      findColumn(catalog, table, name, at, report);
      fine = false;
    }
  }
  return fine;
}

/** Kinds of values that an equality operator of the database can compare. */
const families: Partial<Record<ColumnType['kind'], string>> = {
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  float: 'number',
  real: 'number',
  double: 'number',
  oid: 'number',
  string: 'text',
  char: 'text',
  text: 'text',
  citext: 'text',
  date: 'date',
  timestamp: 'date',
};

/** Can values of the two types be compared? Unsure means yes. */
export function comparable(a: ColumnType, b: ColumnType): boolean {
  if (a.kind === 'raw' || b.kind === 'raw') return true;
  if (a.kind === 'enum' && b.kind === 'enum') return a.name === b.name;
  return (families[a.kind] ?? a.kind) === (families[b.kind] ?? b.kind);
}
