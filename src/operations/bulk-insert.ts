import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { type Catalog, tableOf, typeOf } from '../schema/catalog.ts';
import { displayName, type Table } from '../schema/model.ts';
import { fieldOf, placeOfField, placeOfName, type TextRow } from '../schema/texts/rows.ts';
import { textFault } from '../schema/texts/values.ts';
import { type ColumnType, elementType } from '../schema/types.ts';
import { wayBack } from './change-rows.ts';
import { isKey } from './constraint-checks.ts';
import { checkColumns, findConstraint, findTable, isVague, type Report } from './lookup.ts';
import type { OnConflict, Operation } from './operation.ts';
import type { OperationRules } from './rules.ts';

export const bulkInsert: OperationRules<'bulkInsert'> = {
  word: () => 'bulkInsert',
  summary: ({ table, rows }) =>
    `insert ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} into ${displayName(table)}`,
  apply(operation, before, report) {
    const { table: name, columns, types, texts, onConflict, at } = operation;
    const table = findTable(before, name, at, report);
    if (table && !isVague(before, table)) {
      const known = types === undefined ? columns : columns.filter((one) => !Object.hasOwn(types, one));
      const origin = texts?.find((one) => one !== undefined);
      for (const one of known) checkColumns(before, table, [one], (origin && placeOfName(origin, one)) ?? at, report);
      if (onConflict) checkConflict(table, onConflict, at, before, report);
    }
    if (texts) checkTexts(operation, texts, before, report);
    return before;
  },
  invert: (operation) => wayBack(operation, 'which of these rows are to go, and what they are by then'),
};

/** The database looks for a unique index on exactly these columns, and refuses the insert where there is none. */
function checkConflict(
  table: Table,
  { columns, constraint, where, update }: OnConflict,
  at: Operation['at'],
  catalog: Catalog,
  report: Report,
): void {
  checkColumns(
    catalog,
    table,
    update.map(([column]) => column),
    at,
    report,
  );
  if (constraint !== undefined) findConstraint(catalog, table, constraint, at, report);
  if (columns === undefined || !checkColumns(catalog, table, columns, at, report)) return;
  const partial = where !== undefined && table.indexes.some((one) => one.unique && one.where !== undefined);
  if (partial || isKey(table, columns)) return;
  const keys = table.constraints.flatMap((one) =>
    one.kind === 'primaryKey' || one.kind === 'unique' ? [one.columns.join(', ')] : [],
  );
  report(
    diagnostic('LB440', `no unique key of "${displayName(table)}" has exactly the columns ${columns.join(', ')}`, {
      at,
      help:
        didYouMean(columns.join(', '), keys) ?? `its keys are ${keys.map((one) => `(${one})`).join(', ') || 'none'}`,
    }),
  );
}

/** So many values of one operation are told. */
const TOLD = 20;

/** A text of a file must be a value of its column's type, and lose nothing on the way. */
function checkTexts(
  { table, columns, types, rows, at }: Operation<'bulkInsert'>,
  texts: readonly (TextRow | undefined)[],
  catalog: Catalog,
  report: Report,
): void {
  const known = tableOf(catalog, table)?.columns ?? [];
  const typed = columns.flatMap((name, i) => {
    const declared = types !== undefined && Object.hasOwn(types, name) ? types[name] : undefined;
    const type = currentType(declared ?? known.find((one) => one.name === name)?.type, catalog);
    return type === undefined ? [] : [{ name, i, type }];
  });
  let wrong = 0;
  rows.forEach((row, number) => {
    const origin = texts[number];
    if (origin === undefined) return;
    for (const { name, i, type } of typed) {
      const value = row[i];
      const field = fieldOf(origin, name, value);
      const help = field >= 0 && typeof value === 'string' ? textFault(value, type) : undefined;
      if (help === undefined || ++wrong > TOLD) continue;
      const message = `${shortened(value)} is no value for column "${name}" of "${displayName(table)}", which is ${typeInWords(type)}`;
      report(diagnostic('LB445', message, { at: placeOfField(origin, field), help }));
    }
  });
  if (wrong > TOLD) {
    const message = `${wrong - TOLD} more values are none of their columns' types`;
    report(
      diagnostic('LB445', message, { at, help: 'correct the first ones; perhaps a column of the file is another' }),
    );
  }
}

function currentType(type: ColumnType | undefined, catalog: Catalog): ColumnType | undefined {
  if (type?.kind === 'array') return { ...type, of: currentType(type.of, catalog) ?? type.of };
  if (type?.kind !== 'enum') return type;
  const known = typeOf(catalog, type);
  return known === undefined ? type : { ...type, values: known.values };
}

function typeInWords(type: ColumnType): string {
  if (type.kind === 'array') return `an array of ${elementType(type).kind}`;
  return type.kind === 'enum' ? `the enum "${type.name}"` : type.kind;
}

function shortened(value: unknown): string {
  const text = String(value);
  return JSON.stringify(text.length <= 40 ? text : `${text.slice(0, 37)}…`);
}
