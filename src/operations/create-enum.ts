import { diagnostic } from '../diagnostics/diagnostic.ts';
import { typeOf, withType } from '../schema/catalog.ts';
import { displayName } from '../schema/model.ts';
import type { OperationRules } from './rules.ts';

export const createEnum: OperationRules<'createEnum'> = {
  word: () => 'createEnum',
  summary: ({ type }) => `create enum type ${displayName(type)}`,
  apply({ type, values, managed, at }, before, report) {
    const name = displayName(type);
    if (typeOf(before, type)) {
      report(
        diagnostic('LB409', `enum type "${name}" exists already`, {
          at,
          help: 'drop it first, or choose another name',
        }),
      );
      return before;
    }
    const twice = values.find((value, i) => values.indexOf(value) !== i);
    if (twice !== undefined) {
      report(
        diagnostic('LB415', `enum type "${name}" lists the value '${twice}' twice`, {
          at,
          help: 'list each value once',
        }),
      );
    }
    return withType(before, { ...type, values, managed });
  },
  invert: ({ type, at }) => [{ kind: 'dropEnum', at, type, ifExists: false }],
};
