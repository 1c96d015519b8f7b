import type { CodeEntry } from './entry.ts';

export const authoringCodes = {
} as const satisfies Record<string, CodeEntry>;
