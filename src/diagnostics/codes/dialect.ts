import type { CodeEntry } from './entry.ts';

export const dialectCodes = {
} as const satisfies Record<string, CodeEntry>;
