import type { CodeEntry } from './entry.ts';

export const commandCodes = {
} as const satisfies Record<string, CodeEntry>;
