import { conditionInWords } from '../schema/condition.ts';
import type { OperationRules } from './rules.ts';

export const assert: OperationRules<'assert'> = {
  word: () => 'assert',
  summary: ({ condition }) => `assert ${conditionInWords(condition)}`,
  apply: (_, before) => before,
  invert: () => [],
};
