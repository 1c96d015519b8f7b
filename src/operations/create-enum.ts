import { diagnostic } from '../diagnostics/diagnostic.ts';
import { isUncertain, typeOf, withType } from '../schema/catalog.ts';
import { displayName } from '../schema/model.ts';
import { otherDefinition } from './constraint-checks.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const createEnum: OperationRules<'createEnum'> = {
  word: () => 'createEnum',
  summary: ({ type }) => `create enum type ${displayName(type)}`,
  apply({ type, values, managed, at, ifNotExists }, before, report) {
    const name = displayName(type);
    const known = typeOf(before, type);
    if (known && ifNotExists) {
      if (known.values.join('\u0000') !== values.join('\u0000')) report(otherDefinition(`enum type "${name}"`, at));
      return before;
    }
    if (known) {
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
  invert({ type, at, ifNotExists }, before) {
    if (ifNotExists && (typeOf(before, type) || isUncertain(before, type.name)))
      return irreversible('createEnum with ifNotExists may have made nothing', 'write downgrade(op) in the migration');
    return [{ kind: 'dropEnum', at, type, ifExists: false }];
  },
};
