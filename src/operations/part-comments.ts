import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { type Catalog, isUncertain, relationOf, tableOf, typeOf, withTable, withType } from '../schema/catalog.ts';
import { objectOf, withObject } from '../schema/catalog-objects.ts';
import { displayName, type Index, type TableName } from '../schema/model.ts';
import { findConstraint, findTable } from './lookup.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const constraintComment: OperationRules<'constraintComment'> = {
  word: () => 'comment',
  summary: ({ table, name, comment }) => `${verb(comment)} constraint ${name} of ${displayName(table)}`,
  apply({ table: tableName, name, comment, at }, before, report) {
    const table = findTable(before, tableName, at, report);
    const old = table && findConstraint(before, table, name, at, report);
    if (!table || !old) return before;
    const constraints = table.constraints.map((one) => (one === old ? commented(one, comment) : one));
    return withTable(before, { ...table, constraints });
  },
  invert({ table, name, at }, before) {
    const old = tableOf(before, table)?.constraints.find((one) => one.name === name);
    if (!old) return unknown(`constraint ${name}`);
    return [{ kind: 'constraintComment', at, table, name, comment: old.comment ?? null }];
  },
};

export const indexComment: OperationRules<'indexComment'> = {
  word: () => 'comment',
  summary: ({ index, comment }) => `${verb(comment)} index ${displayName(index)}`,
  apply({ index, comment, at }, before, report) {
    const old = indexOf(before, index);
    if (old === undefined) {
      if (!isUncertain(before, index.name)) {
        const known = [...before.tables.values()].flatMap((table) => table.indexes.map((one) => one.name));
        report(
          diagnostic('LB408', `no index "${index.name}" at this point in the chain`, {
            at,
            help: didYouMean(index.name, known) ?? 'create it in this migration or an earlier one',
          }),
        );
      }
      return before;
    }
    const indexes = (list: readonly Index[]): readonly Index[] =>
      list.map((one) => (one === old.index ? commented(one, comment) : one));
    const table = tableOf(before, old.owner);
    if (table) return withTable(before, { ...table, indexes: indexes(table.indexes) });
    const view = objectOf(before, { kind: 'materializedView', ...old.owner });
    return view ? withObject(before, { ...view, indexes: indexes(view.indexes) }) : before;
  },
  invert({ index, at }, before) {
    const old = indexOf(before, index);
    if (old === undefined) return unknown(`index ${displayName(index)}`);
    return [{ kind: 'indexComment', at, index, comment: old.index.comment ?? null }];
  },
};

export const enumComment: OperationRules<'enumComment'> = {
  word: () => 'comment',
  summary: ({ type, comment }) => `${verb(comment)} enum type ${displayName(type)}`,
  apply({ type, comment, at }, before, report) {
    const old = typeOf(before, type);
    if (old) return withType(before, commented(old, comment));
    if (!isUncertain(before, type.name)) {
      const help =
        didYouMean(displayName(type), [...before.types.values()].map(displayName)) ??
        'create it with op.createEnum or t.enum first';
      report(diagnostic('LB410', `no enum type "${displayName(type)}" at this point in the chain`, { at, help }));
    }
    return before;
  },
  invert({ type, at }, before) {
    const old = typeOf(before, type);
    if (!old) return unknown(`enum type ${displayName(type)}`);
    return [{ kind: 'enumComment', at, type, comment: old.comment ?? null }];
  },
};

function indexOf(
  catalog: Catalog,
  { name, schema }: TableName,
): { readonly owner: TableName; readonly index: Index } | undefined {
  const holder = relationOf(catalog, name, schema);
  if (holder?.kind !== 'index') return undefined;
  const owner = tableOf(catalog, holder.table) ?? objectOf(catalog, { kind: 'materializedView', ...holder.table });
  const index = owner?.indexes.find((one) => one.name === name);
  return index && { owner: holder.table, index };
}

function verb(comment: string | null): string {
  return comment === null ? 'remove the comment of' : 'comment on';
}

function unknown(what: string): ReturnType<typeof irreversible> {
  return irreversible(`the catalog does not know the comment of ${what}`, 'write downgrade(op) in the migration');
}

function commented<T extends { readonly comment?: string }>(one: T, comment: string | null): T {
  const { comment: _, ...rest } = one;
  return (comment === null ? rest : { ...rest, comment }) as T;
}
