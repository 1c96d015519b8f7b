import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import {
  type Catalog,
  isUncertain,
  nameOf,
  sameName,
  tableOf,
  typeOf,
  withTable,
  withType,
} from '../schema/catalog.ts';
import { type Column, displayName, type Table, type TableName } from '../schema/model.ts';
import { elementType } from '../schema/types.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const removeEnumValue: OperationRules<'removeEnumValue'> = {
  word: () => 'removeEnumValue',
  summary: ({ type, value }) => `remove value '${value}' from enum type ${displayName(type)}`,
  apply({ type, value, replaceWith, at }, before, report) {
    const old = typeOf(before, type);
    const name = displayName(type);
    if (!old) {
      if (!isUncertain(before, type.name)) {
        const help =
          didYouMean(name, [...before.types.values()].map(displayName)) ??
          'create it with op.createEnum or t.enum first';
        report(diagnostic('LB410', `no enum type "${name}" at this point in the chain`, { at, help }));
      }
      return before;
    }
    const unknown = [value, replaceWith].find((one) => one !== undefined && !old.values.includes(one));
    if (unknown !== undefined || value === replaceWith) {
      const message =
        unknown === undefined
          ? `'${value}' cannot be replaced with itself`
          : `enum type "${name}" has no value '${unknown}'`;
      const help = didYouMean(unknown ?? value, old.values) ?? `its values are ${old.values.join(', ')}`;
      report(diagnostic('LB415', message, { at, help }));
      return before;
    }
    const left = withType(before, { ...old, values: old.values.filter((one) => one !== value) });
    return columnsOfType(before, type).reduce((after, { table, column }) => {
      if (column.default !== value) return after;
      if (replaceWith === undefined) {
        report(
          diagnostic('LB415', `'${value}' is the default of "${displayName(table)}.${column.name}"`, {
            at,
            help: 'change the default first, or say replaceWith',
          }),
        );
        return after;
      }
      const current = tableOf(after, table) ?? table;
      const columns = current.columns.map((one) => (one.name === column.name ? { ...one, default: replaceWith } : one));
      return withTable(after, { ...current, columns });
    }, left);
  },
  /** The value comes back at its place; which rows had it, only the database knew. */
  invert({ type, value, at }, before) {
    const values = typeOf(before, type)?.values ?? [];
    const place = values.indexOf(value);
    if (place < 0)
      return irreversible(
        `the catalog does not know the values of "${displayName(type)}"`,
        'write downgrade(op) in the migration',
      );
    const next = values[place + 1];
    const defaults = columnsOfType(before, type).filter(({ column }) => column.default === value);
    return [
      { kind: 'addEnumValue', at, type, value, ifNotExists: false, ...(next !== undefined && { before: next }) },
      ...defaults.map(
        ({ table, column }) =>
          ({ kind: 'alterColumn', at, table: nameOf(table), column: column.name, default: value }) as const,
      ),
    ];
  },
  dataLoss({ type, value, replaceWith }) {
    if (replaceWith === undefined) return undefined;
    const name = `${displayName(type)}.${value}`;
    return { key: `remove-enum-value:${name}`, what: `which rows had the value '${value}' of ${displayName(type)}` };
  },
};

/** The columns of this type, or of an array of it. */
export function columnsOfType(
  catalog: Catalog,
  type: TableName,
): readonly { readonly table: Table; readonly column: Column }[] {
  const found = [...catalog.tables.values()].flatMap((table) =>
    table.columns.flatMap((column) => {
      const inner = elementType(column.type);
      return inner.kind === 'enum' && sameName(inner, type) ? [{ table, column }] : [];
    }),
  );
  const name = ({ table, column }: (typeof found)[number]): string => `${displayName(table)}.${column.name}`;
  return found.sort((a, b) => (name(a) < name(b) ? -1 : 1));
}
