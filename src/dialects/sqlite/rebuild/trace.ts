import { columnsOfType } from '../../../operations/remove-enum-value.ts';
import type { PlannedOperation } from '../../../plan/plan.ts';
import { sameName } from '../../../schema/catalog.ts';
import type { Column, Table } from '../../../schema/model.ts';
import type { ColumnType } from '../../../schema/types.ts';
import type { SqlExpression } from '../../../sql/author.ts';
import { wordsOf } from '../../../sql/words.ts';
import type { Copy } from '../../dialect.ts';
import { folded, mentions } from '../names.ts';

/** Where a column comes from, and what was changed about its values. */
interface Traced {
  readonly source:
    | { readonly kind: 'kept'; readonly column: Column }
    | { readonly kind: 'added'; readonly column: Column };
  readonly retyped?: { readonly from: ColumnType; readonly to: ColumnType };
  readonly using?: SqlExpression;
  readonly values?: readonly (readonly [from: string, to: string])[];
  readonly renamedBy?: PlannedOperation;
}

/** A column that is to be renamed when the table is there again, so that views and triggers follow. */
export interface Rename {
  readonly from: string;
  readonly to: string;
  readonly cause: PlannedOperation;
}

/** What several changes of one table come to. */
export interface Trace {
  /** By the names that the columns have in the end. */
  readonly columns: ReadonlyMap<string, Traced>;
  readonly renames: readonly Rename[];
}

/** Follows the columns of a table through its changes; undefined where one rebuild cannot do all of them. */
export function trace(start: Table, members: readonly PlannedOperation[]): Trace | undefined {
  let columns = new Map<string, Traced>(
    start.columns.map((column) => [column.name, { source: { kind: 'kept', column } }]),
  );
  for (const planned of members) {
    const { operation, before } = planned;
    switch (operation.kind) {
      case 'addColumn':
        columns.set(operation.column.name, { source: { kind: 'added', column: operation.column } });
        break;
      case 'dropColumn':
        columns.delete(operation.column);
        break;
      case 'alterColumn': {
        const known = columns.get(operation.column);
        if (known === undefined) break;
        const { type, using, rename } = operation;
        let changed = known;
        if (type !== undefined) {
          if (isChanged(known) || (using && usesChanged(using, columns))) return undefined;
          changed = { ...changed, ...(using ? { using } : { retyped: { from: known.source.column.type, to: type } }) };
        }
        if (rename !== undefined && rename !== operation.column) {
          changed = { ...changed, renamedBy: planned };
          columns = new Map(
            [...columns].map(([name, one]) => (name === operation.column ? [rename, changed] : [name, one])),
          );
        } else columns.set(operation.column, changed);
        break;
      }
      case 'addEnumValue':
      case 'removeEnumValue':
      case 'renameEnumValue': {
        const renamed = renamedValue(operation);
        if (!renamed) break;
        for (const { table, column } of columnsOfType(before, operation.type)) {
          const known = sameName(table, start) ? columns.get(column.name) : undefined;
          if (known === undefined) continue;
          if (known.source.kind === 'added' || known.retyped || known.using) return undefined;
          columns.set(column.name, { ...known, values: [...(known.values ?? []), renamed] });
        }
        break;
      }
      default:
        break;
    }
  }
  const renames = [...columns].flatMap(([to, { source, renamedBy }]) =>
    source.kind === 'kept' && source.column.name !== to && renamedBy
      ? [{ from: source.column.name, to, cause: renamedBy }]
      : [],
  );
  return canWait(renames, [...columns.keys()]) ? { columns, renames } : undefined;
}

function isChanged({ source, retyped, using, values }: Traced): boolean {
  return source.kind === 'added' || retyped !== undefined || using !== undefined || values !== undefined;
}

/** The author speaks of columns as they are then; the rebuild reads the old table. */
function usesChanged(using: SqlExpression, columns: ReadonlyMap<string, Traced>): boolean {
  const words = wordsOf(using);
  return [...columns].some(
    ([name, one]) =>
      mentions(words, name) && (isChanged(one) || (one.source.kind === 'kept' && one.source.column.name !== name)),
  );
}

function renamedValue(
  operation: Extract<PlannedOperation['operation'], { kind: 'addEnumValue' | 'removeEnumValue' | 'renameEnumValue' }>,
): readonly [from: string, to: string] | undefined {
  if (operation.kind === 'renameEnumValue') return [operation.from, operation.to];
  if (operation.kind === 'addEnumValue' || operation.replaceWith === undefined) return undefined;
  return [operation.value, operation.replaceWith];
}

/** Can all columns keep their old names until the table is there again? */
function canWait(renames: readonly Rename[], end: readonly string[]): boolean {
  const names = new Set(end.map(folded));
  for (const { from, to } of renames) {
    names.delete(folded(to));
    if (names.has(folded(from))) return false;
    names.add(folded(from));
  }
  return true;
}

/** What the columns of the new table are filled with, while they still have their old names. */
export function copiesOf({ columns }: Trace, end: Table): readonly Copy[] {
  return end.columns.flatMap((column): readonly Copy[] => {
    const traced = columns.get(column.name);
    if (traced === undefined || column.computed !== undefined) return [];
    const { source, using, retyped, values } = traced;
    if (source.kind === 'kept') {
      const into = source.column.name;
      if (using) return [{ into, kind: 'using', sql: using }];
      return [{ into, kind: 'column', name: into, ...(retyped && { retyped }), ...(values && { values }) }];
    }
    const { default: value, autoincrement, type } = source.column;
    if (value === column.default || autoincrement) return [];
    return [{ into: column.name, kind: 'value', value, type }];
  });
}
