import { irreversible, type OperationRules } from './rules.ts';

/** What is there before the chain begins. Only the parser knows what it says: the plan folds it. */
export const baseline: OperationRules<'baseline'> = {
  word: () => 'baseline',
  summary: () => 'take over the schema that is there',
  apply: (_, before) => before,
  invert: () =>
    irreversible(
      'a baseline stands for what was there before the chain',
      'go back to the baseline itself, no further: --to its revision',
    ),
};
