import { conditionInWords } from '../schema/condition.ts';
import { irreversible, type OperationRules } from './rules.ts';

/** The question itself; what stands inside is folded by the plan, on both ways. */
export const when: OperationRules<'when'> = {
  word: () => 'when',
  summary: ({ condition }) => `when ${conditionInWords(condition)}`,
  apply: (_, before) => before,
  invert: ({ condition }) =>
    irreversible(
      `nobody can say later whether "when ${conditionInWords(condition)}" changed anything`,
      'write downgrade(op) in the migration; it may use op.when too',
    ),
};
