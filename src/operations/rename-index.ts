import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { isUncertain, relationOf, tableOf, withTable } from '../schema/catalog.ts';
import { objectOf, withObject } from '../schema/catalog-objects.ts';
import { displayName } from '../schema/model.ts';
import type { OperationRules } from './rules.ts';

export const renameIndex: OperationRules<'renameIndex'> = {
  word: () => 'renameIndex',
  summary: ({ index, to }) => `rename index ${displayName(index)} to ${to}`,
  apply({ index: { name, schema }, to, at }, before, report) {
    const holder = relationOf(before, name, schema);
    if (holder?.kind !== 'index') {
      if (isUncertain(before, name)) return before;
      const known = [...before.tables.values()].flatMap((table) => table.indexes.map((one) => one.name));
      const help =
        holder?.kind === 'constraint'
          ? `it serves a constraint: op.renameConstraint('${holder.table.name}', '${name}', '${to}')`
          : (didYouMean(name, known) ?? 'create it in this migration or an earlier one');
      report(diagnostic('LB408', `no index "${name}" at this point in the chain`, { at, help }));
      return before;
    }
    if (relationOf(before, to, schema)) {
      report(diagnostic('LB407', `the name "${to}" is taken`, { at, help: 'choose another name' }));
      return before;
    }
    const renamed = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
      list.map((one) => (one.name === name ? { ...one, name: to } : one));
    const table = tableOf(before, holder.table);
    if (table) return withTable(before, { ...table, indexes: renamed(table.indexes) });
    const view = objectOf(before, { kind: 'materializedView', ...holder.table });
    return view ? withObject(before, { ...view, indexes: renamed(view.indexes) }) : before;
  },
  invert: ({ index, to, at }) => [{ kind: 'renameIndex', at, index: { ...index, name: to }, to: index.name }],
};
