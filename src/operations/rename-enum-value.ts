import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { isUncertain, sameName, typeOf, withTable, withType } from '../schema/catalog.ts';
import { type Column, displayName, type EnumType } from '../schema/model.ts';
import { elementType } from '../schema/types.ts';
import type { OperationRules } from './rules.ts';

export const renameEnumValue: OperationRules<'renameEnumValue'> = {
  word: () => 'renameEnumValue',
  summary: ({ type, from, to }) => `rename value '${from}' of enum type ${displayName(type)} to '${to}'`,
  apply({ type, from, to, at }, before, report) {
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
    if (!old.values.includes(from) || old.values.includes(to)) {
      const [message, help] = old.values.includes(from)
        ? [`enum type "${name}" has the value '${to}' already`, 'choose another name for it']
        : [
            `enum type "${name}" has no value '${from}'`,
            didYouMean(from, old.values) ?? `its values are ${old.values.join(', ')}`,
          ];
      report(diagnostic('LB415', message, { at, help }));
      return before;
    }
    let after = withType(before, { ...old, values: old.values.map((one) => (one === from ? to : one)) });
    // A default is the value itself to the server, and follows it.
    for (const table of before.tables.values()) {
      const columns = table.columns.map((one) => withRenamedDefault(one, old, from, to));
      if (columns.some((one, i) => one !== table.columns[i])) after = withTable(after, { ...table, columns });
    }
    return after;
  },
  invert: ({ type, from, to, at }) => [{ kind: 'renameEnumValue', at, type, from: to, to: from }],
};

function withRenamedDefault(column: Column, type: EnumType, from: string, to: string): Column {
  const inner = elementType(column.type);
  if (inner.kind !== 'enum' || !sameName(inner, type) || column.default !== from) return column;
  return { ...column, default: to };
}
