import { diagnostic } from '../diagnostics/diagnostic.ts';
import { isUncertain, relationOf, sameName, tableOf, withTable } from '../schema/catalog.ts';
import { objectOf, withObject } from '../schema/catalog-objects.ts';
import { displayName } from '../schema/model.ts';
import { checkIndex, otherDefinition, sameDefinition } from './constraint-checks.ts';
import { findTable } from './lookup.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const createIndex: OperationRules<'createIndex'> = {
  word: () => 'createIndex',
  summary: ({ table, index }) => `create ${index.unique ? 'unique ' : ''}index ${index.name} on ${displayName(table)}`,
  apply({ table: name, index, ifNotExists, at }, before, report) {
    const view = objectOf(before, { kind: 'materializedView', ...name });
    if (view) {
      if (relationOf(before, index.name, name.schema)) {
        if (!ifNotExists)
          report(diagnostic('LB407', `the name "${index.name}" is taken`, { at, help: 'choose another name' }));
        return before;
      }
      return withObject(before, { ...view, indexes: [...view.indexes, index] });
    }
    const table = findTable(before, name, at, report);
    if (!table) return before;
    const holder = ifNotExists ? relationOf(before, index.name, name.schema) : undefined;
    if (holder?.kind === 'index') {
      const known = tableOf(before, holder.table)?.indexes.find((one) => one.name === index.name);
      if (!sameName(holder.table, name) || (known && !sameDefinition(known, index)))
        report(otherDefinition(`index "${index.name}"`, at));
      return before;
    }
    if (!checkIndex(before, table, index, at, report)) return before;
    return withTable(before, { ...table, indexes: table.indexes.concat(index) });
  },
  invert({ table, index, ifNotExists, concurrently, at }, before) {
    if (ifNotExists && (relationOf(before, index.name, table.schema) || isUncertain(before, index.name))) {
      return irreversible(
        'createIndex with ifNotExists may have created nothing',
        'write downgrade(op) in the migration',
      );
    }
    return [
      {
        kind: 'dropIndex',
        at,
        name: index.name,
        table: table.name,
        ...(table.schema !== undefined && { schema: table.schema }),
        ifExists: false,
        concurrently,
      },
    ];
  },
};
