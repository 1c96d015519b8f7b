import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { isUncertain, typeOf, withType } from '../schema/catalog.ts';
import { displayName } from '../schema/model.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const addEnumValue: OperationRules<'addEnumValue'> = {
  word: () => 'addEnumValue',
  summary: ({ type, value }) => `add value '${value}' to enum type ${displayName(type)}`,
  apply({ type, value, before: previous, after: next, ifNotExists, at }, catalog, report) {
    const old = typeOf(catalog, type);
    if (!old) {
      if (!isUncertain(catalog, type.name)) {
        const help =
          didYouMean(displayName(type), [...catalog.types.values()].map(displayName)) ??
          'create it with op.createEnum or t.enum first';
        report(diagnostic('LB410', `no enum type "${displayName(type)}" at this point in the chain`, { at, help }));
      }
      return catalog;
    }
    if (old.values.includes(value)) {
      if (!ifNotExists) {
        report(
          diagnostic('LB415', `enum type "${displayName(type)}" has the value '${value}' already`, {
            at,
            help: 'remove this call',
          }),
        );
      }
      return catalog;
    }
    const neighbour = previous ?? next;
    let place = old.values.length;
    if (neighbour !== undefined) {
      place = old.values.indexOf(neighbour);
      if (place < 0) {
        const help =
          didYouMean(neighbour, old.values) ?? `its values are ${old.values.map((one) => `'${one}'`).join(', ')}`;
        report(diagnostic('LB415', `enum type "${displayName(type)}" has no value '${neighbour}'`, { at, help }));
        return catalog;
      }
      if (next !== undefined) place++;
    }
    return withType(catalog, { ...old, values: [...old.values.slice(0, place), value, ...old.values.slice(place)] });
  },
  invert: ({ type, value }) =>
    irreversible(
      `rows may have the value '${value}' of the enum type "${displayName(type)}" by then, and nobody can tell what they get instead`,
      'write downgrade(op) with op.removeEnumValue, and its replaceWith for rows that have the value; or leave the value there and write an empty downgrade',
    ),
};
