import { execute } from './execute.ts';
import { irreversible, type OperationRules } from './rules.ts';

/** An operation that an author has defined: to the catalog, it is the SQL that it renders. */
export const custom: OperationRules<'custom'> = {
  word: ({ name }) => name,
  summary: ({ summary }) => summary,
  apply: ({ at, sql }, before, report) => execute.apply({ kind: 'execute', at, sql }, before, report),
  invert({ name, down, at }) {
    if (down === undefined) {
      return irreversible(
        `"${name}" does not say what undoes it`,
        'give its definition an inverse, or null when nothing is to be undone',
      );
    }
    return (down ?? []).map((one) => ({ ...one, at }));
  },
  dataLoss: ({ loss }) => loss,
};
