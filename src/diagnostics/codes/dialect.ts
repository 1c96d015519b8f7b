import type { CodeEntry } from './entry.ts';

export const dialectCodes = {
  LB501: {
    severity: 'error',
    title: 'the dialect cannot do this',
    explanation:
      'The engine, or its version, has no SQL for what the operation asks. Limbeck refuses rather than drop a part of it silently or print SQL that the engine rejects. Follow the help line, or give SQL per dialect with sql.for.',
  },
} as const satisfies Record<string, CodeEntry>;
