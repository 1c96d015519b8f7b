import { diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { type Catalog, isUncertain, typeOf } from '../schema/catalog.ts';
import { type Column, displayName, type Table } from '../schema/model.ts';
import { type ColumnType, elementType } from '../schema/types.ts';
import { wordsOf } from '../sql/words.ts';
import type { Report } from './lookup.ts';

/** What a column cannot be, wherever it is defined. */
export function checkNewColumn(column: Column, at: Position, report: Report): void {
  const { name, computed, identity, autoincrement, default: value } = column;
  // Most columns get their values from the rows alone.
  if (!computed && !identity && !autoincrement) return;
  const says = (message: string, help: string): void => report(diagnostic('LB420', message, { at, help }));
  if (computed && value !== undefined) {
    says(
      `column "${name}" is computed and has a default`,
      'a computed column gets its value from its expression: remove default()',
    );
  }
  if (computed && identity)
    says(`column "${name}" is computed and an identity`, 'keep one of computed() and identity()');
  if (identity && value !== undefined)
    says(`column "${name}" is an identity and has a default`, 'an identity numbers itself: remove default()');
  if (autoincrement && (identity || value !== undefined || computed))
    says(`column "${name}" numbers itself by autoincrement() and has another source of values`, 'keep one of them');
  if (autoincrement && !['smallint', 'integer', 'bigint'].includes(column.type.kind))
    says(`column "${name}" is not an integer and cannot autoincrement`, 'use t.integer(), t.bigint() or t.smallint()');
}

/** Enum types that columns name without declaring them must exist; declared ones must agree with what exists. */
export function checkColumnTypes(catalog: Catalog, columns: readonly Column[], at: Position, report: Report): void {
  for (const column of columns) {
    const type = elementType(column.type);
    if (type.kind !== 'enum') continue;
    const known = typeOf(catalog, type);
    if (!known) {
      if (isUncertain(catalog, type.name)) continue;
      const help =
        didYouMean(displayName(type), [...catalog.types.values()].map(displayName)) ??
        `declare its values: t.enum('${type.name}', ['…']), or create it with op.createEnum first`;
      report(diagnostic('LB410', `no enum type "${displayName(type)}" at this point in the chain`, { at, help }));
    } else if (
      type.values &&
      (type.values.length !== known.values.length || type.values.some((value, i) => value !== known.values[i]))
    ) {
      report(
        diagnostic(
          'LB409',
          `enum type "${displayName(type)}" exists with other values: ${known.values.map((one) => `'${one}'`).join(', ')}`,
          {
            at,
            help: `use t.enum('${type.name}') for the existing type, op.addEnumValue to add a value, or another name`,
          },
        ),
      );
    }
  }
}

/** The table's columns whose computed expression mentions this one. */
export function computedFrom(table: Table, column: string): readonly string[] {
  return table.columns
    .filter((one) => one.name !== column && one.computed && wordsOf(one.computed.sql).has(column))
    .map((one) => one.name);
}

/** The type with the values that its enum has by now: what a way back has to declare. */
export function currentType(type: ColumnType, catalog: Catalog): ColumnType {
  if (type.kind === 'array') return { ...type, of: currentType(type.of, catalog) };
  if (type.kind !== 'enum' || type.values === undefined) return type;
  const known = typeOf(catalog, type);
  return known ? { ...type, values: known.values } : type;
}

export function withCurrentType(column: Column, catalog: Catalog): Column {
  const type = currentType(column.type, catalog);
  return type === column.type ? column : { ...column, type };
}
