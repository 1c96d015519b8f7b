import type { CodeEntry } from './entry.ts';

export const catalogCodes = {
} as const satisfies Record<string, CodeEntry>;
