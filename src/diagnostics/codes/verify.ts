import type { CodeEntry } from './entry.ts';

export const verifyCodes = {
} as const satisfies Record<string, CodeEntry>;
