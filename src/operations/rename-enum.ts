import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { type Catalog, isUncertain, sameName, typeOf, withoutType, withTable, withType } from '../schema/catalog.ts';
import { holderOf, movePrivileges, withObject } from '../schema/catalog-objects.ts';
import { type Column, displayName, type Table, type TableName } from '../schema/model.ts';
import type { ColumnType } from '../schema/types.ts';
import { isSqlExpression, type SqlExpression } from '../sql/author.ts';
import { renameCast } from '../sql/words.ts';
import type { OperationRules } from './rules.ts';

export const renameEnum: OperationRules<'renameEnum'> = {
  word: () => 'renameEnum',
  summary: ({ type, to }) => `rename enum type ${displayName(type)} to ${to}`,
  apply({ type, to, at }, before, report) {
    const old = typeOf(before, type);
    if (!old) {
      if (!isUncertain(before, type.name)) {
        const help =
          didYouMean(displayName(type), [...before.types.values()].map(displayName)) ??
          'create it with op.createEnum or t.enum first';
        report(diagnostic('LB410', `no enum type "${displayName(type)}" at this point in the chain`, { at, help }));
      }
      return before;
    }
    const fresh = { ...type, name: to };
    if (typeOf(before, fresh) || holderOf(before, { kind: 'domain', ...fresh })) {
      const message = `cannot rename "${displayName(type)}": a type "${displayName(fresh)}" exists already`;
      report(diagnostic('LB409', message, { at, help: 'choose another name' }));
      return before;
    }
    const renamed = withType(withoutType(before, old), { ...old, name: to });
    return movePrivileges(
      followed(renamed, type, to),
      { kind: 'type', ...type },
      {
        kind: 'type',
        ...fresh,
      },
    );
  },
  invert: ({ type, to, at }) => [{ kind: 'renameEnum', at, type: { ...type, name: to }, to: type.name }],
};

/** Columns and domains know their type itself, whatever it is called, and so do the casts in stored expressions. */
function followed(before: Catalog, from: TableName, to: string): Catalog {
  let after = before;
  const cast = (one: SqlExpression): SqlExpression => renameCast(one, from.name, to);
  for (const table of before.tables.values()) {
    const next = tableWith(table, from, to, cast);
    if (next !== table) after = withTable(after, next);
  }
  for (const object of before.objects.values()) {
    if (object.kind !== 'domain') continue;
    const type = typeWith(object.type, from, to);
    if (type !== object.type) after = withObject(after, { ...object, type });
  }
  return after;
}

function tableWith(table: Table, from: TableName, to: string, cast: (one: SqlExpression) => SqlExpression): Table {
  const columns = mapped(table.columns, (one) => columnWith(one, from, to, cast));
  const constraints = mapped(table.constraints, (one) => {
    if (one.kind !== 'check') return one;
    const sql = cast(one.sql);
    return sql === one.sql ? one : { ...one, sql };
  });
  const indexes = mapped(table.indexes, (one) => {
    const where = one.where && cast(one.where);
    return where === undefined || where === one.where ? one : { ...one, where };
  });
  if (columns === table.columns && constraints === table.constraints && indexes === table.indexes) return table;
  return { ...table, columns, constraints, indexes };
}

function columnWith(column: Column, from: TableName, to: string, cast: (one: SqlExpression) => SqlExpression): Column {
  const type = typeWith(column.type, from, to);
  const value = isSqlExpression(column.default) ? cast(column.default) : column.default;
  const computed = column.computed && cast(column.computed.sql);
  if (type === column.type && value === column.default && computed === column.computed?.sql) return column;
  return {
    ...column,
    type,
    ...(value !== undefined && { default: value }),
    ...(column.computed && computed && { computed: { ...column.computed, sql: computed } }),
  };
}

function typeWith(type: ColumnType, from: TableName, to: string): ColumnType {
  if (type.kind === 'array') {
    const of = typeWith(type.of, from, to);
    return of === type.of ? type : { ...type, of };
  }
  return type.kind === 'enum' && sameName(type, from) ? { ...type, name: to } : type;
}

/** The same list where nothing changes. */
function mapped<T>(list: readonly T[], change: (one: T) => T): readonly T[] {
  const next = list.map(change);
  return next.every((one, i) => one === list[i]) ? list : next;
}
