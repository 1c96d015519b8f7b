import type { OperationRules } from './rules.ts';

/** Nothing to do, and nothing to undo: it only speaks for the operations beside it. */
export const allow: OperationRules<'allow'> = {
  word: () => 'allow',
  summary: ({ key, reason }) => `allow ${key}: ${reason}`,
  apply: (_, before) => before,
  invert: () => [],
};
