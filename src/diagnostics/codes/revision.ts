import type { CodeEntry } from './entry.ts';

export const revisionCodes = {
} as const satisfies Record<string, CodeEntry>;
